// A profile that others could have put something into is refused by every command, and left as it was.
#include "programs.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

class CliForeignTest : public QObject
{
    Q_OBJECT

private slots:
    void aProfileOfOthersIsRefused_data();
    void aProfileOfOthersIsRefused();
    void aPlantedLogIsLeftAlone();
    void aPlantedReportIsLeftAlone();
    void aSecondWindowHandsItsFilesOver();
    void aHolderThatDoesNotAnswerIsSaid();

private:
    static bool write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // A profile as somebody would prepare it, with a log that leads elsewhere.
    static bool plant(const CliProgram &cli)
    {
        return QDir().mkpath(cli.profile() + u"/logs"_s) && write(bashrc(cli), "alias ll='ls -l'\n")
               && write(cli.profile() + u"/settings.json"_s,
                        "{\"api_url\": \"http://127.0.0.1:9/\", \"lanes\": 7}")
               && QFile::link(bashrc(cli), cli.profile() + u"/logs/youchuan.log"_s);
    }
    static QString bashrc(const CliProgram &cli) { return cli.dir() + u"/.bashrc"_s; }
};

void CliForeignTest::aProfileOfOthersIsRefused_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<bool>("foreign"); // else ours, and open to all
    const QList<QStringList> commands = {{"upload", "a.mp4"},
                                         {"--practice", "upload", "a.mp4"},
                                         {"list"},
                                         {"list", "--all"},
                                         {"report", "r.txt"},
                                         {"account", "--check"},
                                         {"categories"},
                                         {"resume"}};
    for (const QStringList &command : commands) {
        const QByteArray name = command.join(u' ').toUtf8();
        QTest::addRow("%s, somebody else's", name.constData()) << command << true;
        QTest::addRow("%s, open to all", name.constData()) << command << false;
    }
}

void CliForeignTest::aProfileOfOthersIsRefused()
{
    QFETCH(const QStringList, command);
    QFETCH(const bool, foreign);
    if (foreign && ::geteuid() != 0)
        QSKIP("only root may give files away");
    CliProgram cli;
    cli.file(u"a.mp4"_s, 1000);
    QVERIFY(plant(cli));
    const QByteArray folder = cli.profile().toLocal8Bit();
    if (foreign)
        QCOMPARE(::chown(folder.constData(), 65534, 65534), 0);
    else
        QCOMPARE(::chmod(folder.constData(), 0777), 0);
    const QStringList before = QDir(cli.profile()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    const QByteArray settings = contentOf(cli.profile() + u"/settings.json"_s);

    const Outcome outcome = cli.run(command);
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains(cli.profile()), qPrintable(outcome.err));
    QVERIFY2(outcome.err.contains(foreign ? u"belongs to somebody else"_s : u"chmod go-w"_s),
             qPrintable(outcome.err));
    QCOMPARE(contentOf(bashrc(cli)), QByteArray("alias ll='ls -l'\n"));
    QCOMPARE(QDir(cli.profile()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), before);
    QCOMPARE(contentOf(cli.profile() + u"/settings.json"_s), settings);
    QVERIFY(!QFile::exists(cli.dir() + u"/r.txt"_s));
}

void CliForeignTest::aPlantedLogIsLeftAlone()
{
    CliProgram cli;
    const QString video = cli.file(u"a.mp4"_s, 100000);
    QVERIFY(QDir().mkpath(cli.profile() + u"/practice/logs"_s));
    QVERIFY(write(bashrc(cli), "alias ll='ls -l'\n"));
    QVERIFY(QFile::link(bashrc(cli), cli.profile() + u"/practice/logs/youchuan.log"_s));
    const Outcome outcome = cli.run({"--practice", "upload", video});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    QCOMPARE(contentOf(bashrc(cli)), QByteArray("alias ll='ls -l'\n"));
}

void CliForeignTest::aPlantedReportIsLeftAlone()
{
    CliProgram cli;
    QVERIFY(write(bashrc(cli), "alias ll='ls -l'\n"));
    QVERIFY(QFile::link(bashrc(cli), cli.dir() + u"/report.txt"_s));
    const Outcome outcome = cli.run({"report", "report.txt"});
    QCOMPARE(outcome.code, 1);
    QCOMPARE(contentOf(bashrc(cli)), QByteArray("alias ll='ls -l'\n"));
}

void CliForeignTest::aSecondWindowHandsItsFilesOver()
{
    CliProgram cli;
    const QString video = cli.file(u"holiday.mp4"_s, 100000);
    const auto first = cli.startWindow({"--practice"});
    if (!first)
        QSKIP("no window was built");
    const QString socket = cli.profile() + u"/practice/control"_s;
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(socket); }, 30000));
    struct stat info = {};
    QCOMPARE(::stat(socket.toLocal8Bit().constData(), &info), 0);
    QVERIFY(S_ISSOCK(info.st_mode) && !(info.st_mode & 077));
    const Outcome second = CliProgram::outcomeOf(*cli.startWindow({"--practice", video}));
    QCOMPARE(second.code, 0);
    QVERIFY(QTest::qWaitFor(
        [&] {
            return cli.run({"--practice", "list"}).out.contains(u"holiday.mp4"_s);
        },
        30000));
    first->terminate();
    QCOMPARE(CliProgram::outcomeOf(*first).code, 0);
    QVERIFY(!QFile::exists(socket));
}

void CliForeignTest::aHolderThatDoesNotAnswerIsSaid()
{
    CliProgram cli;
    const QString video = cli.file(u"holiday.mp4"_s, 100000);
    const auto program = cli.startWindow({"--practice"});
    if (!program)
        QSKIP("no window was built");
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(cli.profile() + u"/practice/control"_s); }, 30000));
    ::kill(pid_t(program->processId()), SIGSTOP); // takes connections, and does no more
    const auto second = cli.startWindow({"--practice", video});
    second->setReadChannel(QProcess::StandardError);
    QByteArray words;
    while (!words.contains("does not answer") && second->waitForReadyRead(30000))
        words += second->readAll();
    QVERIFY2(words.contains("does not answer"), words.constData());
    QCOMPARE(second->state(), QProcess::Running); // its box waits for an answer
    second->kill();
    second->waitForFinished();
    ::kill(pid_t(program->processId()), SIGCONT);
    program->terminate();
    CliProgram::outcomeOf(*program);
}

QTEST_GUILESS_MAIN(CliForeignTest)
#include "tst_cli_foreign.moc"
