// Every way to end has its number, its sentence, and leaves the queue whole.
#include "programs.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <csignal>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;

namespace {

enum { published = 0, someFailed = 1, wrongUsage = 2, needsSignIn = 3, profileInUse = 4, interrupted = 130 };

// Waits until the sandbox holds some bytes; false after a while.
bool underWay(SandboxProgram &youku, qint64 bytes = 1)
{
    return QTest::qWaitFor([&] { return youku.counter(u"bytes"_s) >= bytes; }, 60000);
}

// An upload that was under way when its program was interrupted.
bool beginAndInterrupt(SandboxProgram &youku, CliProgram &cli, const QString &file)
{
    const auto program = cli.start({"upload", file});
    if (!underWay(youku))
        return false;
    ::kill(pid_t(program->processId()), SIGINT);
    return CliProgram::outcomeOf(*program).code == interrupted;
}

} // namespace

class CliEndingsTest : public QObject
{
    Q_OBJECT

private slots:
    void wrongUsageSendsNothing_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named"); // what the sentence must name
        QTest::newRow("missing file") << QStringList{"upload", "good.mp4", "nowhere.mp4"} << "nowhere.mp4";
        QTest::newRow("a folder") << QStringList{"upload", "."} << ".";
        QTest::newRow("no extension") << QStringList{"upload", "bare"} << "bare";
        QTest::newRow("unknown option") << QStringList{"upload", "--fast", "good.mp4"} << "fast";
        QTest::newRow("short title") << QStringList{"upload", "--title", "x", "good.mp4"} << "";
        QTest::newRow("bad tag") << QStringList{"upload", "--tags", "x", "good.mp4"} << "x";
        QTest::newRow("far away") << QStringList{"upload", "--latitude", "91", "good.mp4"} << "";
        QTest::newRow("unknown privacy")
            << QStringList{"upload", "--privacy", "nobody", "good.mp4"} << "nobody";
        QTest::newRow("no password") << QStringList{"upload", "--privacy", "password", "good.mp4"} << "";
        QTest::newRow("a password that nobody would be asked for")
            << QStringList{"upload", "--privacy", "all", "--watch-password-file", "word", "good.mp4"}
            << "all";
        QTest::newRow("an empty password file")
            << QStringList{"upload", "--watch-password-file", "nothing", "good.mp4"} << "";
        QTest::newRow("password file missing")
            << QStringList{"upload", "--privacy", "password", "--watch-password-file", "nofile", "good.mp4"}
            << "nofile";
        QTest::newRow("metadata file missing")
            << QStringList{"upload", "--metadata", "none.json", "good.mp4"} << "none.json";
        QTest::newRow("metadata no JSON")
            << QStringList{"upload", "--metadata", "good.mp4", "good.mp4"} << "good.mp4";
        QTest::newRow("one title for two")
            << QStringList{"upload", "--title", "Both", "good.mp4", "other.mp4"} << "";
        QTest::newRow("no such upload") << QStringList{"cancel", "12"} << "12";
    }

    void wrongUsageSendsNothing()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        cli.file(u"good.mp4"_s, 1000, 1);
        cli.file(u"other.mp4"_s, 1000, 2);
        cli.file(u"bare"_s, 1000);
        cli.file(u"nothing"_s, 0);
        QFile word(cli.dir() + u"/word"_s);
        QVERIFY(word.open(QIODevice::WriteOnly) && word.write("harbour7\n") > 0);
        word.close();
        const Outcome run = cli.run(arguments);
        QCOMPARE(run.code, int(wrongUsage));
        QVERIFY2(!run.err.isEmpty() && run.err.contains(named), qPrintable(run.err));
        QVERIFY(run.out.isEmpty());
        QCOMPARE(youku.counter("creates"), 0);
    }

    void plainHttpElsewhereIsRefused()
    {
        CliProgram cli;
        cli.setVariable(u"YOUCHUAN_API_URL"_s, u"http://192.0.2.1"_s);
        const Outcome run = cli.run({"upload", cli.file(u"a.mp4"_s, 10)});
        QCOMPARE(run.code, int(wrongUsage));
        QVERIFY(!run.err.isEmpty());
    }

    void aFailureHasItsReason()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        const QString empty = cli.file(u"empty.mp4"_s, 0);
        const Outcome run = cli.run({"upload", "--json", empty, cli.file(u"a.mp4"_s, 1000)});
        QCOMPARE(run.code, int(someFailed));
        QCOMPARE(run.last("failed")[u"error"][u"kind"].toString(), u"file_empty"_s);
        QCOMPARE(run.last("failed")[u"file"].toString(), empty);
        QVERIFY2(run.err.contains(empty), qPrintable(run.err));
        QCOMPARE(youku.videos().size(), 1); // the other one does not suffer
    }

#ifdef Q_OS_UNIX
    void closedStandardStreamsAreNoInterruption_data()
    {
        QTest::addColumn<QString>("streams");
        QTest::newRow("all") << u"<&- >&- 2>&-"_s;
        QTest::newRow("input") << u"<&-"_s;
        QTest::newRow("output") << u">&-"_s;
        QTest::newRow("errors") << u"2>&-"_s;
    }

    void closedStandardStreamsAreNoInterruption()
    {
        QFETCH(QString, streams);
        SandboxProgram youku;
        QVERIFY(youku.start({"--rate", "2000000"}));
        CliProgram cli(&youku);
        const QString file = cli.file(u"a.mp4"_s, 6000000);
        const auto program = cli.startInShell(u"exec \"$0\" upload \"$1\" "_s + streams, {file});
        QVERIFY(underWay(youku));
        // Their numbers are nobody else's: what is printed would go into that file.
        const QString numbers = u"/proc/%1/fd"_s.arg(program->processId());
        for (const int number : {0, 1, 2}) {
            const QFileInfo stream(u"%1/%2"_s.arg(numbers).arg(number));
            if (QFileInfo::exists(numbers))
                QVERIFY2(stream.symLinkTarget() == "/dev/null"_L1
                             || stream.symLinkTarget().contains("pipe:"_L1),
                         qPrintable(stream.symLinkTarget()));
        }
        QCOMPARE(CliProgram::outcomeOf(*program).code, int(published));
        QCOMPARE(youku.videos().size(), 1);
        QCOMPARE(youku.videos().constFirst()[u"held_md5"].toString(), md5Of(file));
    }

    void whatIsNoFileIsSaidAtOnce_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("a video") << QStringList{"upload", "pipe.mp4"};
        QTest::newRow("metadata") << QStringList{"upload", "--metadata", "pipe.mp4", "good.mp4"};
        QTest::newRow("watch password") << QStringList{
            "upload", "--privacy", "password", "--watch-password-file", "pipe.mp4", "good.mp4"};
    }

    void whatIsNoFileIsSaidAtOnce()
    {
        QFETCH(QStringList, arguments);
        CliProgram cli;
        cli.file(u"good.mp4"_s, 1000);
        QCOMPARE(::mkfifo((cli.dir() + u"/pipe.mp4"_s).toLocal8Bit().constData(), 0600), 0);
        const auto program = cli.start(arguments);
        QVERIFY(program->waitForFinished(20000));
        QCOMPARE(program->exitCode(), int(wrongUsage));
        const QString said = QString::fromUtf8(program->readAllStandardError());
        QVERIFY2(said.contains(u"pipe.mp4 is not a file"_s), qPrintable(said));
    }
#endif

#ifdef Q_OS_UNIX
    void aFullDiskIsToldLosesNothingAndTheNextRunGoesOn()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        const QString first = cli.file(u"a.mp4"_s, 3000000, 1);
        const QString second = cli.file(u"b.mp4"_s, 3000000, 2);
        QCOMPARE(cli.run({"upload", first}).code, int(published));
        // Not enough to open the queue; and enough for that, but not for the upload.
        for (const int blocks : {4, 64}) {
            const Outcome full = cli.runWithoutRoom(blocks, {"upload", "--json", second});
            QCOMPARE(full.code, int(someFailed));
            QVERIFY2(full.err.contains(u"The disk is full"_s), qPrintable(full.err));
            const QJsonObject row = cli.run({"list", "--all", "--json"}).lines().value(0);
            QCOMPARE(row[u"file"].toString(), first);
            QCOMPARE(row[u"state"].toString(), u"published"_s);
        }

        const Outcome roomy = cli.run({"upload", "--json", second});
        QVERIFY2(roomy.code == published, qPrintable(roomy.err));
        QCOMPARE(youku.videos().size(), 2);
        QCOMPARE(cli.run({"list", "--all", "--json"}).lines().size(), 2);
    }
#endif

    void aQueueThatIsDamagedOrNewerIsSetAsideAndSaidSo_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::newRow("damaged") << QByteArray("damaged");
        QTest::newRow("newer") << QByteArray("newer");
    }

    void aQueueThatIsDamagedOrNewerIsSetAsideAndSaidSo()
    {
        QFETCH(QByteArray, damage);
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        const QString file = cli.file(u"a.mp4"_s, 1000);
        QCOMPARE(cli.run({"upload", file}).code, int(published));
        QFile queue(cli.profile() + u"/queue.sqlite"_s);
        QVERIFY(queue.open(QIODevice::ReadWrite));
        // The version stands big-endian at byte 60 of the header.
        QVERIFY(queue.seek(damage == "newer" ? 60 : 0));
        queue.write(damage == "newer" ? QByteArray("\x00\x00\x0f\xff", 4) : QByteArray("no database", 11));
        queue.close();
        QVERIFY(queue.open(QIODevice::ReadOnly));
        const QByteArray asItWas = queue.readAll();
        queue.close();

        const Outcome list = cli.run({"list"});
        QCOMPARE(list.code, int(someFailed));
        QVERIFY2(list.err.contains(damage == "newer" ? u"a newer version"_s : u"damaged"_s),
                 qPrintable(list.err));

        const Outcome run = cli.run({"upload", "--json", cli.file(u"b.mp4"_s, 1000, 2)});
        QVERIFY2(run.code == published, qPrintable(run.err));
        QVERIFY2(run.err.contains(u"queue-%1-20"_s.arg(QString::fromLatin1(damage))), qPrintable(run.err));
        const QStringList aside =
            QDir(cli.profile()).entryList({u"queue-%1-20*.sqlite"_s.arg(QString::fromLatin1(damage))});
        QCOMPARE(aside.size(), 1);
        QFile kept(cli.profile() + u'/' + aside.constFirst());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), asItWas);
    }

    void whatFailedCanBeRetried()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        QVERIFY(youku.control(
            {{"faults",
              QJsonArray{QJsonObject{{"endpoint", "create"}, {"action", "error"}, {"code", 120010126}}}}}));
        CliProgram cli(&youku);
        const Outcome failed = cli.run({"upload", cli.file(u"a.mp4"_s, 3000000)});
        QCOMPARE(failed.code, int(someFailed));
        QVERIFY(!failed.err.isEmpty());
        QVERIFY(youku.control({{"faults", QJsonArray()}}));
        const Outcome retried = cli.run({"retry", "--json"});
        QVERIFY2(retried.code == published, qPrintable(retried.err));
        QCOMPARE(youku.videos().size(), 1);
    }

    void withoutAnAccountProgressWaits()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        const QString token = youku.ready()[u"access_token"].toString();
        cli.unsetVariable(u"YOUCHUAN_CLIENT_ID"_s);
        cli.unsetVariable(u"YOUCHUAN_ACCESS_TOKEN"_s);
        cli.unsetVariable(u"YOUCHUAN_REFRESH_TOKEN"_s);
        cli.unsetVariable(u"YOUCHUAN_CLIENT_SECRET"_s);
        const QString file = cli.file(u"a.mp4"_s, 1000);
        QCOMPARE(cli.run({"upload", file}).code, int(needsSignIn));
        QCOMPARE(cli.run({"account", "--check"}).code, int(needsSignIn));

        CliProgram signedIn(&youku);
        QCOMPARE(signedIn.run({"account", "--check"}).code, int(published));
        cli.setVariable(u"YOUCHUAN_CLIENT_ID"_s, youku.ready()[u"client_id"].toString());
        cli.setVariable(u"YOUCHUAN_ACCESS_TOKEN"_s, token);
        QCOMPARE(cli.run({"upload", file}).code, int(published));
        QCOMPARE(youku.videos().size(), 1);
    }

    void aRefusedAccountKeepsProgress()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        cli.setVariable(u"YOUCHUAN_ACCESS_TOKEN"_s, u"wrong"_s);
        cli.unsetVariable(u"YOUCHUAN_REFRESH_TOKEN"_s);
        const QString file = cli.file(u"a.mp4"_s, 1000);
        const Outcome refused = cli.run({"upload", file});
        QCOMPARE(refused.code, int(needsSignIn));
        QVERIFY2(refused.err.startsWith(u"The sign-in has expired (code 1008)"_s), qPrintable(refused.err));
        QCOMPARE(cli.run({"list", "--json"}).lines().size(), 1);
    }

    void anUploadOfAnotherAccountSaysWhose()
    {
        SandboxProgram youku;
        QVERIFY(youku.start({"--rate", "4000000", "--task-timeout", "2"}));
        CliProgram cli(&youku);
        const QString file = cli.file(u"a.mp4"_s, 30000000);
        QVERIFY(beginAndInterrupt(youku, cli, file));

        QVERIFY(youku.control({{"rate", 0}}));
        cli.setVariable(u"YOUCHUAN_CLIENT_ID"_s, u"0123456789abcdef"_s);
        const Outcome other = cli.run({"upload", file});
        QCOMPARE(other.code, int(needsSignIn));
        QVERIFY2(other.err.contains(u"Sandbox user 1"_s), qPrintable(other.err)); // whom to sign in
        QVERIFY(youku.videos().isEmpty());
    }

    void controlCPausesAndTheNextRunGoesOn_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("Ctrl-C") << SIGINT;
        QTest::newRow("end of session") << SIGTERM;
    }

    void controlCPausesAndTheNextRunGoesOn()
    {
        QFETCH(int, number);
        SandboxProgram youku;
        QVERIFY(youku.start({"--rate", "4000000", "--task-timeout", "2"}));
        CliProgram cli(&youku);
        const QString file = cli.file(u"a.mp4"_s, 30000000);
        const auto first = cli.start({"upload", "--lanes", "2", file});
        QVERIFY(underWay(youku, 6000000));
        ::kill(pid_t(first->processId()), number);
        QCOMPARE(CliProgram::outcomeOf(*first).code, int(interrupted));

        QVERIFY(youku.control({{"rate", 0}}));
        const Outcome second = cli.run({"upload", "--json", file});
        QVERIFY2(second.code == published, qPrintable(second.err));
        QCOMPARE(youku.videos().size(), 1);
        QCOMPARE(youku.videos().constFirst()[u"held_md5"].toString(), md5Of(file));
        QCOMPARE(youku.counter("creates"), 1);
        QVERIFY(youku.counter("bytes_sent_twice") <= 2 * 10 * 1024 * 1024);
    }

    void whatIsCancelledIsGoneAtYoukuToo()
    {
        SandboxProgram youku;
        QVERIFY(youku.start({"--rate", "4000000", "--task-timeout", "2"}));
        CliProgram cli(&youku);
        const QString file = cli.file(u"a.mp4"_s, 30000000);
        QVERIFY(beginAndInterrupt(youku, cli, file));

        const Outcome cancelled = cli.run({"cancel", "1", "--json"});
        QVERIFY2(cancelled.code == 0, qPrintable(cancelled.err));
        QCOMPARE(cancelled.last("state")[u"state"].toString(), u"cancelled"_s);
        QVERIFY(youku.videos().isEmpty());
        QCOMPARE(youku.state()[u"requests"][u"cancel"].toInt(), 1);

        QVERIFY(youku.control({{"rate", 0}}));
        QCOMPARE(cli.run({"upload", file}).code, int(published)); // named again, it is a new upload
        QCOMPARE(youku.videos().size(), 1);
    }

    void whatIsCancelledIsUploadedAgainOnlyWhenNamed()
    {
        SandboxProgram youku;
        QVERIFY(youku.start({"--rate", "4000000", "--task-timeout", "2"}));
        CliProgram cli(&youku);
        const QString file = cli.file(u"a.mp4"_s, 30000000);
        QVERIFY(beginAndInterrupt(youku, cli, file));
        QCOMPARE(cli.run({"cancel", "1"}).code, 0);
        QVERIFY(youku.control({{"rate", 0}}));
        QCOMPARE(cli.run({"resume"}).code, int(published));
        QCOMPARE(cli.run({"retry"}).code, int(published));
        QVERIFY(youku.videos().isEmpty());

        const Outcome again = cli.run({"resume", "1", "--json"});
        QVERIFY2(again.code == published, qPrintable(again.err));
        QCOMPARE(again.last("published")[u"id"].toInt(), 1);
        QCOMPARE(youku.videos().size(), 1);
        QCOMPARE(youku.videos().constFirst()[u"held_md5"].toString(), md5Of(file));
    }

    void aCancelDoesNotWaitForTheNetwork()
    {
        SandboxProgram youku;
        QVERIFY(youku.start({"--rate", "4000000", "--task-timeout", "2"}));
        CliProgram cli(&youku);
        const QString file = cli.file(u"a.mp4"_s, 30000000);
        QVERIFY(beginAndInterrupt(youku, cli, file));

        cli.setVariable(u"YOUCHUAN_API_URL"_s, u"http://127.0.0.1:1"_s);
        const Outcome offline = cli.run({"cancel", "1"});
        QCOMPARE(offline.code, int(someFailed));
        QVERIFY2(offline.err.contains(u"The server cannot be reached"_s), qPrintable(offline.err));
        QCOMPARE(cli.run({"list", "--json"}).lines().value(0)[u"state"].toString(), u"cancelling"_s);

        cli.setVariable(u"YOUCHUAN_API_URL"_s, youku.ready()[u"api_url"].toString());
        QCOMPARE(cli.run({"cancel", "1"}).code, 0);
        QCOMPARE(youku.state()[u"requests"][u"cancel"].toInt(), 1);
    }

    void noSecretIsEverWritten()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        QFile password(cli.file(u"password"_s, 0));
        QVERIFY(password.open(QIODevice::WriteOnly));
        password.write("Sesame77xyz\n");
        password.close();
        const Outcome run = cli.run({"upload", "--privacy", "password", "--watch-password-file",
                                     password.fileName(), "--json", cli.file(u"a.mp4"_s, 3000000)});
        QVERIFY2(run.code == published, qPrintable(run.err));
        QCOMPARE(youku.videos().constFirst()[u"public_type"].toString(), u"password"_s);

        QByteArray written = run.out.toUtf8() + run.err.toUtf8();
        QDirIterator files(cli.profile(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
            written += file.readAll();
        }
        QVERIFY(!written.isEmpty());
        QVERIFY(!written.contains("Sesame77xyz"));
        for (const QString &name : {u"access_token"_s, u"refresh_token"_s, u"client_secret"_s})
            QVERIFY2(!written.contains(youku.ready()[name].toString().toUtf8()), qPrintable(name));
    }
};

QTEST_GUILESS_MAIN(CliEndingsTest)
#include "tst_cli_endings.moc"
