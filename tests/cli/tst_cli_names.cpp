// Files of any name on the command line, and that none of them is left out in silence.
#include "programs.h"

#include <QDir>
#include <QFile>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

#include <cstdio>
#include <filesystem>

using namespace Qt::StringLiterals;

namespace {

enum { published = 0, someFailed = 1, wrongUsage = 2 };

} // namespace

class CliNamesTest : public QObject
{
    Q_OBJECT

private slots:
#ifdef Q_OS_LINUX
    void aNameThatIsNotUtf8Uploads_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("fileName");
        QTest::addColumn<QString>("title");
        QTest::newRow("gbk") << QByteArray("\xca\xd3\xc6\xb5.mp4") << u"视频.mp4"_s << u"视频"_s;
        QTest::newRow("latin 1") << QByteArray("caf\xe9 au lait.mp4") << u"caf\ufffd au lait.mp4"_s
                                 << u"caf au lait"_s;
        QTest::newRow("nothing to read") << QByteArray("\xff\xfe.mp4") << u"\ufffd\ufffd.mp4"_s << u"Video"_s;
        QTest::newRow("begins with a dash") << QByteArray("-\xca\xd3.mp4") << u"-视.mp4"_s << u"-视"_s;
    }

    void aNameThatIsNotUtf8Uploads()
    {
        QFETCH(QByteArray, name);
        QFETCH(QString, fileName);
        QFETCH(QString, title);
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        const QString good = cli.file(u"good.mp4"_s, 3000000);
        const QString md5 = md5Of(good);
        const QByteArray folder = cli.dir().toUtf8() + "/\xca\xd3\xc6\xb5";
        QCOMPARE(::mkdir(folder.constData(), 0700), 0);
        const auto gone = qScopeGuard([&folder] { std::filesystem::remove_all(folder.toStdString()); });
        QCOMPARE(std::rename(good.toUtf8().constData(), (folder + '/' + name).constData()), 0);
        const QString line = u"cd \"$(printf '\\312\\323\\306\\265')\"; exec \"$0\" upload --json *.mp4"_s;

        const Outcome first = CliProgram::outcomeOf(*cli.startInShell(line, {}));
        QVERIFY2(first.code == published, qPrintable(first.err));
        QCOMPARE(youku.videos().size(), 1);
        const QJsonObject video = youku.videos().constFirst();
        QCOMPARE(video[u"file_name"].toString(), fileName);
        QCOMPARE(video[u"title"].toString(), title);
        QCOMPARE(video[u"held_md5"].toString(), md5);

        const Outcome again = CliProgram::outcomeOf(*cli.startInShell(line, {})); // it is known
        QCOMPARE(again.code, int(published));
        QCOMPARE(youku.videos().size(), 1);
        QCOMPARE(again.last(u"published"_s)[u"file"].toString(), cli.dir() + u"/视频/"_s + fileName);
        const QString list = cli.run({"list", "--all"}).out;
        QVERIFY2(list.contains(fileName), qPrintable(list));
    }

    void aPausedUploadOfSuchANameGoesOn()
    {
        SandboxProgram youku;
        QVERIFY(youku.start({u"--rate"_s, u"400000"_s}));
        CliProgram cli(&youku);
        const QString good = cli.file(u"good.mp4"_s, 3000000);
        const QByteArray odd = cli.dir().toUtf8() + "/\xca\xd3\xc6\xb5.mp4";
        QCOMPARE(std::rename(good.toUtf8().constData(), odd.constData()), 0);
        const auto gone = qScopeGuard([&odd] { std::remove(odd.constData()); });
        const auto program = cli.startInShell(u"exec \"$0\" upload *.mp4"_s, {});
        QVERIFY(QTest::qWaitFor([&] { return youku.counter(u"bytes"_s) > 0; }, 60000));
        program->kill();
        program->waitForFinished();
        QVERIFY(youku.control({{u"rate"_s, 0}}));
        const Outcome rest = cli.run({"resume", "--json"});
        QVERIFY2(rest.code == published, qPrintable(rest.err));
        QCOMPARE(youku.videos().size(), 1);
        QCOMPARE(youku.videos().constFirst()[u"file_name"].toString(), u"视频.mp4"_s);
    }

    void aNameIsFoundHoweverItIsComposed()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        cli.file(u"cafe\u0301.mp4"_s, 1000);
        const Outcome run = cli.run({u"upload"_s, u"caf\u00e9.mp4"_s});
        QVERIFY2(run.code == published, qPrintable(run.err));
        QCOMPARE(youku.videos().constFirst()[u"title"].toString(), u"caf\u00e9"_s);
    }

    void whatIsTypedInAnotherEncodingIsRead()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        cli.file(u"a.mp4"_s, 1000);
        const Outcome run = CliProgram::outcomeOf(*cli.startInShell(
            u"exec \"$0\" upload --title \"$(printf '\\312\\323\\306\\265')\" a.mp4"_s, {}));
        QVERIFY2(run.code == published, qPrintable(run.err));
        QCOMPARE(youku.videos().constFirst()[u"title"].toString(), u"视频"_s);
        // What can only be kept under a name that Qt can open is refused.
        for (const QString &words : {u"--profile \"$X\" list"_s, u"report \"$X\""_s}) {
            const Outcome refused = CliProgram::outcomeOf(
                *cli.startInShell(u"X=$(printf '\\312\\323'); exec \"$0\" "_s + words, {}));
            QCOMPARE(refused.code, int(wrongUsage));
            QVERIFY2(refused.err.contains(u"UTF-8"_s), qPrintable(refused.err));
        }
        QCOMPARE(QDir(cli.dir()).entryList({u"*视*"_s, u"*\ufffd*"_s}, QDir::AllEntries), QStringList());
    }
#endif

#ifdef Q_OS_UNIX
    void everyNameThatCannotBeTakenIsTold()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        cli.file(u"good.mp4"_s, 1000);
        cli.file(u"bare"_s, 1000);
        QVERIFY(QFile::link(u"nothing"_s, cli.dir() + u"/broken.mp4"_s));
        QCOMPARE(::mkfifo((cli.dir() + u"/pipe.mp4"_s).toUtf8().constData(), 0600), 0);
        QCOMPARE(::mkfifo((cli.dir() + u"/list.csv"_s).toUtf8().constData(), 0600), 0);
        const QStringList wrong = {"gone.mp4", "broken.mp4", "pipe.mp4",      "list.csv",
                                   ".",        "bare",       "http://y/a.mp4"};
        const Outcome run = cli.run(QStringList{"upload", "--json", "good.mp4"} + wrong);
        QCOMPARE(run.code, int(wrongUsage));
        QVERIFY2(run.err.contains(u"There is no file gone.mp4."_s), qPrintable(run.err));
        QVERIFY2(run.err.contains(u"broken.mp4 is a link that leads nowhere."_s), qPrintable(run.err));
        QVERIFY2(run.err.contains(u"pipe.mp4 is not a file."_s), qPrintable(run.err));
        QVERIFY2(run.err.contains(u"list.csv is not a file."_s), qPrintable(run.err));
        QVERIFY2(run.err.contains(u"http://y/a.mp4"_s), qPrintable(run.err));
        QVERIFY2(run.err.count(u'\n') == wrong.size(), qPrintable(run.err)); // each once
        QCOMPARE(youku.counter(u"bytes"_s), 0);
    }
#endif

    void aTitleThatIsCutIsTold()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        const QString name = QString(60, u'a');
        cli.file(name + u".mp4"_s, 1000);
        const Outcome cut = cli.run({u"upload"_s, name + u".mp4"_s});
        QCOMPARE(cut.code, int(published));
        QVERIFY2(cut.err.contains(name + u".mp4: "_s) && cut.err.contains(u"fits into the title"_s),
                 qPrintable(cut.err));
        cli.file(name + u"b.mp4"_s, 1001, 2);
        const Outcome named = cli.run({u"upload"_s, u"--title"_s, u"{name} {n}"_s, name + u"b.mp4"_s});
        QVERIFY2(named.err.contains(u"fits into the title"_s), qPrintable(named.err));
        QCOMPARE(cli.run({u"upload"_s, name + u".mp4"_s}).err, QString()); // nothing new
        cli.file(u"short.mp4"_s, 1002, 3);
        QCOMPARE(cli.run({u"upload"_s, u"short.mp4"_s}).err, QString());
    }

    void aVideoLargerThanTheAccountTakesIsTold()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        QVERIFY(youku.control({{u"max_file_size"_s, 2000000}}));
        CliProgram cli(&youku);
        cli.file(u"large.mp4"_s, 3000000);
        cli.file(u"small.mp4"_s, 1000, 2);
        const Outcome run = cli.run({"upload", "large.mp4", "small.mp4"});
        QCOMPARE(run.code, int(someFailed));
        QCOMPARE(youku.videos().size(), 1);
        QVERIFY2(run.err.contains(u"large.mp4: "_s) && run.err.contains(u"larger"_s), qPrintable(run.err));
        QVERIFY2(!run.err.contains(u"small.mp4"_s), qPrintable(run.err));
    }
};

QTEST_GUILESS_MAIN(CliNamesTest)
#include "tst_cli_names.moc"
