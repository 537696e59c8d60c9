// history lists what was published, whoever runs and whatever became of the list.
#include "programs.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

class CliHistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void whatWasPublishedIsListed()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        QCOMPARE(cli.run({u"history"_s}).err.trimmed(), u"Nothing was published."_s);
        const QString path = cli.file(u"a film.mp4"_s, 300'000);
        QCOMPARE(cli.run({u"upload"_s, u"--title"_s, u"=1+1, \"so\""_s, path}).code, 0);

        const QList<QJsonObject> lines = cli.run({u"history"_s, u"--json"_s}).lines();
        QCOMPARE(lines.size(), 1);
        const QJsonObject video = lines.first();
        QCOMPARE(video[u"event"].toString(), u"history"_s);
        QCOMPARE(video[u"title"].toString(), u"=1+1, \"so\""_s);
        QCOMPARE(video[u"file"].toString(), path);
        QCOMPARE(video[u"total"].toInteger(), 300'000);
        QCOMPARE(video[u"md5"].toString(), md5Of(path));
        QVERIFY(video[u"link"].toString().contains(video[u"video_id"].toString()));
        QVERIFY(QDateTime::fromString(video[u"published_at"].toString(), Qt::ISODateWithMs).isValid());

        const QString account =
            cli.run({u"list"_s, u"--all"_s, u"--json"_s}).lines()[0][u"account"].toString();
        QVERIFY(!account.isEmpty());
        QCOMPARE(video[u"account"].toString(), account); // as it is called everywhere, never its id

        const Outcome table = cli.run({u"history"_s, u"--csv"_s});
        QCOMPARE(table.code, 0);
        const QStringList rows = table.out.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(rows.size(), 2);
        QVERIFY2(rows[0].endsWith(u"title,id,link,account,published,length,bytes,md5,state"_s),
                 qPrintable(rows[0]));
        QVERIFY2(rows[1].contains(u',' + account + u','), qPrintable(rows[1]));
        QVERIFY2(rows[1].startsWith(u"\"'=1+1, \"\"so\"\"\","_s), qPrintable(rows[1]));

        const Outcome people = cli.run({u"history"_s});
        QVERIFY2(people.out.startsWith(u"Published"_s), qPrintable(people.out));
        QVERIFY(people.out.contains(video[u"link"].toString()));
    }

    void onlyWhatWasPublishedSinceThen()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        QCOMPARE(cli.run({u"upload"_s, cli.file(u"film.mp4"_s, 300'000)}).code, 0);
        const auto since = [&cli](const QString &text) {
            return cli.run({u"history"_s, u"--json"_s, u"--since"_s, text});
        };
        QCOMPARE(since(u"2020-01-01"_s).lines().size(), 1);
        QCOMPARE(since(u"2020-01-01 12:00"_s).lines().size(), 1);
        QVERIFY(since(u"2999-01-01"_s).lines().isEmpty());
        const Outcome wrong = since(u"yesterday"_s);
        QCOMPARE(wrong.code, 2);
        QVERIFY(wrong.err.contains(u"yesterday"_s));
    }

    // Which is not changed.
    void aQueueOfAnyVersionIsRead_data()
    {
        QTest::addColumn<QString>("sample");
        const QDir samples(u"" YOUCHUAN_SAMPLES ""_s);
        for (const QString &name : samples.entryList({u"queue-*.sqlite"_s}, QDir::Files))
            QTest::newRow(qPrintable(name)) << samples.filePath(name);
    }
    void aQueueOfAnyVersionIsRead()
    {
        QFETCH(QString, sample);
        CliProgram cli;
        QVERIFY(QDir().mkpath(cli.profile()));
        QVERIFY(QFile::setPermissions(cli.profile(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const QString queue = cli.profile() + u"/queue.sqlite"_s;
        QVERIFY(QFile::copy(sample, queue));
        QVERIFY(QFile::setPermissions(queue, QFile::ReadOwner | QFile::WriteOwner));
        const QList<QJsonObject> lines = cli.run({u"history"_s, u"--json"_s}).lines();
        QCOMPARE(lines.size(), 1);
        QVERIFY(!lines.first()[u"video_id"].toString().isEmpty());
        QVERIFY(!lines.first()[u"title"].toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(CliHistoryTest)
#include "tst_cli_history.moc"
