// A profile that others could have put something into is refused by every command, and left as it was.
#include "programs.h"

#include <QDir>
#include <QFile>
#include <QTest>

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

QTEST_GUILESS_MAIN(CliForeignTest)
#include "tst_cli_foreign.moc"
