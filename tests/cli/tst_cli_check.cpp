// youchuan-cli check: facts and findings of files, with the probe beside it, without one and with a bad one.
#include "programs.h"

#include "probe/samples.h"

#include <QFileInfo>
#include <QTest>

#include <signal.h>

using namespace Qt::StringLiterals;

namespace {

QStringList kindsOf(const QJsonObject &line, const QString &weight)
{
    QStringList kinds;
    for (const QJsonValue &finding : line[u"findings"_s].toArray()) {
        if (finding[u"weight"_s].toString() == weight)
            kinds.append(finding[u"kind"_s].toString());
    }
    return kinds;
}

} // namespace

class TestCliCheck : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatAFilmIs()
    {
        CliProgram cli;
        const Outcome outcome = cli.run({u"check"_s, samples::film(u"h264.mp4"_s)});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.err, QString());
        QVERIFY2(outcome.out.contains(u"0:02 · 320×180 · 25 fps · H.264 · AAC · "_s),
                 qPrintable(outcome.out));
        QVERIFY(outcome.out.contains(u"Warning: The video is shorter than 15 s."_s));
        QVERIFY(!QFileInfo::exists(cli.profile())); // which it has no business with
    }

    void jsonLines()
    {
        CliProgram cli;
        const Outcome outcome = cli.run(
            {u"check"_s, u"--json"_s, samples::film(u"deep.mp4"_s), cli.file(u"noise.mp4"_s, 300'000)});
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.lines().size(), 2);
        for (const QJsonObject &line : outcome.lines()) {
            QCOMPARE(line.keys(), (QStringList{u"event"_s, u"facts"_s, u"file"_s, u"findings"_s, u"look"_s,
                                               u"message"_s}));
            QCOMPARE(line[u"event"_s].toString(), u"check"_s);
            QCOMPARE(line[u"look"_s].toString(), u"done"_s);
        }
        const QJsonObject deep = outcome.lines().first();
        QCOMPARE(deep[u"facts"_s][u"streams"_s][0][u"bit_depth"_s].toInt(), 10);
        QVERIFY(kindsOf(deep, u"warns"_s).contains(u"high_depth"_s));
        QVERIFY(kindsOf(deep, u"stops"_s).isEmpty());
        QCOMPARE(kindsOf(outcome.lines().last(), u"stops"_s), QStringList{u"not_media"_s});
        QVERIFY(outcome.lines().last()[u"findings"_s][0][u"message"_s].toString().startsWith(
            u"This is not a video."_s));
    }

    void whatCannotBeReadStopsNoOther()
    {
        CliProgram cli;
        const Outcome outcome =
            cli.run({u"check"_s, u"--json"_s, u"none.mp4"_s, cli.dir(), samples::film(u"h264.mkv"_s)});
        QCOMPARE(outcome.code, 2);
        QStringList looks;
        for (const QJsonObject &line : outcome.lines())
            looks.append(line[u"look"_s].toString());
        QCOMPARE(looks, (QStringList{u"unreadable"_s, u"unreadable"_s, u"done"_s}));
        QVERIFY(outcome.err.contains(u"There is no file none.mp4."_s));
    }

    void quietly()
    {
        CliProgram cli;
        QFile::copy(samples::film(u"h264.mp4"_s), cli.dir() + u"/-v.mp4"_s);
        const Outcome outcome = cli.run({u"check"_s, u"--quiet"_s, u"-v.mp4"_s, cli.file(u"a\nb.mp4"_s, 0)});
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.out.count(u'\n'), 4); // two names, a warning, what stops
        QVERIFY(outcome.out.contains(u"a␊b.mp4"_s));
        QVERIFY(outcome.out.contains(u"Not usable: The file is empty."_s));
    }

    void namesNothing()
    {
        CliProgram cli;
        QCOMPARE(cli.run({u"check"_s}).code, 2);
    }

    void withoutTheProbe()
    {
        CliProgram cli;
        cli.standAlone();
        const QString film = samples::film(u"h264.mp4"_s);
        const Outcome outcome = cli.run({u"check"_s, film, film});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.err.count(u"youchuan-probe is not installed"_s), 1);
        QCOMPARE(outcome.out.count(film), 2);
        QVERIFY(!QFileInfo::exists(cli.profile()));
        const Outcome json = cli.run({u"check"_s, u"--json"_s, film});
        QCOMPARE(json.lines().first()[u"look"_s].toString(), u"not_installed"_s);
        QVERIFY(json.lines().first()[u"facts"_s].isNull());
    }

    void aProbeThatFailsSaysNothingAgainstTheFile_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("crash") << QByteArray("kill -SEGV $$");
        QTest::newRow("flood") << QByteArray("exec cat /dev/zero");
        QTest::newRow("nonsense") << QByteArray("printf 'oh \\033[2J no'");
    }

    void aProbeThatFailsSaysNothingAgainstTheFile()
    {
        QFETCH(QByteArray, script);
        CliProgram cli;
        cli.standAlone(script);
        const Outcome outcome = cli.run({u"check"_s, samples::film(u"h264.mp4"_s)});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.contains(u"could not be looked into"_s));
        QVERIFY(!outcome.out.contains(u'\x1b'));
    }

    void ctrlCEndsItAndTheProbe()
    {
        CliProgram cli;
        const QString mark = cli.dir() + u"/started"_s;
        cli.standAlone("echo $$ >'" + mark.toUtf8() + "'; exec sleep 100000");
        const auto process = cli.start({u"check"_s, samples::film(u"h264.mp4"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(mark).size() > 0, 60'000);
        QFile file(mark);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const pid_t probe = file.readAll().trimmed().toInt();
        ::kill(pid_t(process->processId()), SIGINT);
        QCOMPARE(CliProgram::outcomeOf(*process).code, 130);
        QTRY_COMPARE_WITH_TIMEOUT(::kill(probe, 0), -1, 60'000);
    }
};

QTEST_GUILESS_MAIN(TestCliCheck)
#include "tst_cli_check.moc"
