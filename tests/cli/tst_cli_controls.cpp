// What others wrote - names of files, words of a server, values typed by a script - speaks to no terminal:
// people see signs, programs get JSON escapes.
#include "programs.h"
#include "support/scripted_server.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#ifdef Q_OS_UNIX
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace {

// The clipboard (OSC 52), the window's title, a cleared screen, a C1 introducer, a line of its own, text
// turned about (override, isolate, mark).
const QString nasty =
    u"\x1b]52;c;cm0gLXJm\x07 \x1b]0;title\x1b\\ \x1b[2J \u009b2J\u0090\u009c\nPublished\r\b\u202egpj\u2066x\u200f\u061c"_s;
// The same in the shape of a file's name.
const QString nastyName = u"v\x1b]52;c;YQ==\x07\x1b[2J\u009b31m\nPublished\r\u202egpj\u2066\u200f.mp4"_s;

bool isHarmless(QChar each)
{
    const char16_t c = each.unicode();
    const bool turns = c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
                       || (c >= 0x2066 && c <= 0x206f);
    const bool parts = c == 0x2028 || c == 0x2029;
    return c == u'\n' || (each.category() != QChar::Other_Control && !turns && !parts);
}

// Of both streams; empty when all is well.
QString harm(const Outcome &run, int lines = -1)
{
    const QString all = run.out + run.err;
    for (const QChar each : all) {
        if (!isHarmless(each))
            return u"U+%1 in: %2"_s.arg(int(each.unicode()), 4, 16, QChar(u'0')).arg(all);
    }
    if (all.startsWith(u"Published\n"_s) || all.contains(u"\nPublished\n"_s))
        return u"a line of somebody else's: "_s + all;
    if (lines >= 0 && all.count(u'\n') != lines)
        return u"%1 lines: %2"_s.arg(all.count(u'\n')).arg(all);
    return {};
}

QByteArray errorAnswer(qint64 code)
{
    const QJsonObject error{{u"code"_s, code}, {u"type"_s, nasty}, {u"description"_s, nasty}};
    return QJsonDocument(QJsonObject{{u"error"_s, error}}).toJson();
}

} // namespace

#define HARMLESS(...)                                                                                        \
    do {                                                                                                     \
        const QString found = harm(__VA_ARGS__);                                                             \
        QVERIFY2(found.isEmpty(), qPrintable(found));                                                        \
    } while (false)

class CliControlsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void serverWordsAreShown_data();
    void serverWordsAreShown();
    void labelsOfCategoriesAreShown();
    void theSpecificationIsShown();
    void namesOfFilesAreShown();
#ifdef Q_OS_UNIX
    void theLiveLinesShowThem();
#endif
    void namesOfOtherFilesAreShown();
    void aMetadataFileIsShown();
    void theAccountIsShown();
    void wrongWordsOnTheCommandLineAreShown();
    void theSandboxShowsThem();
    void theWindowShowsThem();

private:
    // While the scripted server answers.
    Outcome run(const QStringList &arguments);

    std::unique_ptr<support::ScriptedServer> m_server;
    std::unique_ptr<CliProgram> m_cli;
};

void CliControlsTest::init()
{
    m_server = std::make_unique<support::ScriptedServer>();
    m_server->setFallback(support::answer(400, errorAnswer(120999999)));
    m_cli = std::make_unique<CliProgram>();
    m_cli->setVariable(u"YOUCHUAN_API_URL"_s, m_server->url().toString());
    m_cli->setVariable(u"YOUCHUAN_CLIENT_ID"_s, u"client"_s);
    m_cli->setVariable(u"YOUCHUAN_ACCESS_TOKEN"_s, u"access-token-of-the-test"_s);
}

Outcome CliControlsTest::run(const QStringList &arguments)
{
    const auto process = m_cli->start(arguments);
    process->closeWriteChannel();
    (void)QTest::qWaitFor([&process] { return process->state() == QProcess::NotRunning; }, 60000);
    return CliProgram::outcomeOf(*process);
}

void CliControlsTest::serverWordsAreShown_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const QStringList &each : {QStringList{"categories"},
                                    {"spec"},
                                    {"account", "--check"},
                                    {"upload", "--title", "One", "a.mp4"}}) {
        QTest::newRow(qPrintable(each.first())) << each;
        QTest::newRow(qPrintable(each.first() + u" json"_s)) << each + QStringList{"--json"};
    }
}

void CliControlsTest::serverWordsAreShown()
{
    QFETCH(QStringList, arguments);
    m_cli->file(u"a.mp4"_s, 1000);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, 1);
    HARMLESS(outcome);
    QVERIFY2(outcome.err.contains(u"120999999"_s), qPrintable(outcome.err));
    for (const QJsonObject &line : outcome.lines())
        QVERIFY(arguments.last() != u"--json"_s || !line.isEmpty());
    HARMLESS(run({"list", "--all"}));
    HARMLESS(run({"list", "--json"}));
}

void CliControlsTest::labelsOfCategoriesAreShown()
{
    const QJsonArray categories{QJsonObject{{u"term"_s, nasty}, {u"label"_s, nasty}},
                                QJsonObject{{u"term"_s, u"Travel"_s}, {u"label"_s, nasty}}};
    m_server->setFallback(
        support::answer(200, QJsonDocument(QJsonObject{{u"categories"_s, categories}}).toJson()));
    Outcome outcome = run({"categories"});
    QCOMPARE(outcome.code, 0);
    HARMLESS(outcome, 4);                              // and that nothing was said of the largest file
    m_cli->setVariable(u"LC_ALL"_s, u"zh_CN.UTF-8"_s); // where the labels stand
    HARMLESS(run({"categories"}), 4);
    HARMLESS(run({"categories", "--json"}), 3);
}

void CliControlsTest::theSpecificationIsShown()
{
    const QJsonObject spec{{u"allowed_max_file_size"_s, 1e10},
                           {u"allowed_extensions"_s, QJsonArray{u"mp4"_s, nasty}}};
    m_server->setFallback(support::answer(200, QJsonDocument(spec).toJson()));
    const Outcome outcome = run({"spec"});
    QCOMPARE(outcome.code, 0);
    HARMLESS(outcome, 3);
    HARMLESS(run({"spec", "--json"}), 1);
}

void CliControlsTest::namesOfFilesAreShown()
{
    SandboxProgram youku;
    QVERIFY(youku.start());
    m_cli->signIn(youku);
    const QString file = m_cli->file(nastyName, 1000);
    if (!QFile::exists(file))
        QSKIP("No such names here.");
    HARMLESS(run({"upload", "--title", "One", file}));
    QCOMPARE(youku.videos().size(), 1);
    HARMLESS(run({"upload", "--title", "Another", file})); // published already
    HARMLESS(run({"list", "--all"}), 2);
    const Outcome json = run({"upload", "--json", file});
    HARMLESS(json);
    QCOMPARE(json.last(u"published"_s)[u"file"].toString(), file); // nothing is lost
    HARMLESS(run({"list", "--all", "--json"}), 1);
}

#ifdef Q_OS_UNIX
void CliControlsTest::theLiveLinesShowThem()
{
    SandboxProgram youku;
    QVERIFY(youku.start({u"--rate"_s, u"400000"_s}));
    m_cli->signIn(youku);
    m_cli->setVariable(u"TERM"_s, u"xterm"_s);
    const QString file = m_cli->file(nastyName, 600000);
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
    if (terminal < 0 || ::grantpt(terminal) != 0 || ::unlockpt(terminal) != 0)
        QSKIP("This system offers no terminals (/dev/pts is not there).");
    const auto gone = qScopeGuard([terminal] { ::close(terminal); });
    const auto program = m_cli->startInShell(u"exec \"$0\" upload --title One \"$1\" > \"$2\""_s,
                                             {file, QString::fromLocal8Bit(::ptsname(terminal))});
    ::fcntl(terminal, F_SETFL, O_NONBLOCK);
    QByteArray drawn;
    const auto read = [&] {
        char bytes[4096];
        for (ssize_t got = 0; (got = ::read(terminal, bytes, sizeof bytes)) > 0;)
            drawn.append(bytes, got);
        return program->state() == QProcess::NotRunning;
    };
    QVERIFY(QTest::qWaitFor(read, 60000));
    Outcome outcome = CliProgram::outcomeOf(*program);
    QCOMPARE(outcome.code, 0);
    outcome.out = QString::fromUtf8(drawn);
    const QRegularExpression moves(
        u"\r\x1b\\[\\d+A\x1b\\[J|\r(?=\n)"_s); // ours, and the terminal's line ends
    QVERIFY(outcome.out.contains(u"\x1b[1A"_s));
    outcome.out.remove(moves);
    HARMLESS(outcome);
}
#endif

void CliControlsTest::namesOfOtherFilesAreShown()
{
    HARMLESS(run({"upload", nastyName}), 1); // not there
    HARMLESS(run({"upload", "--json", nastyName}), 2);
    m_cli->file(u"a.mp4"_s, 1000);
    for (const QString &option : {u"--metadata"_s, u"--watch-password-file"_s})
        HARMLESS(run({"upload", option, nastyName, "a.mp4"}), 1);
    HARMLESS(run({"report", nastyName + u"/no/such/folder"_s}), 1);
    HARMLESS(run({"report", nastyName}), 1);
    HARMLESS(run({"report", "--json", nastyName + u"2"_s}), 1);
    QVERIFY(QDir().mkpath(m_cli->profile() + u"/queue.sqlite"_s)); // no queue, and nothing to be read
    HARMLESS(run({"--profile", m_cli->dir() + u"/a.mp4/"_s + nastyName, "list"}));
}

void CliControlsTest::aMetadataFileIsShown()
{
    m_cli->file(u"a.mp4"_s, 1000);
    QFile json(m_cli->dir() + u"/m.json"_s);
    QVERIFY(json.open(QIODevice::WriteOnly));
    const QJsonObject words{{u"title"_s, u"One"_s}, {nasty, nasty}, {u"category"_s, nasty}};
    json.write(QJsonDocument(words).toJson());
    json.close();
    HARMLESS(run({"upload", "--metadata", "m.json", "a.mp4"}), 1);
    QFile table(m_cli->dir() + u"/t.csv"_s);
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write("file,title,\"" + nasty.toUtf8() + "\"\n\"" + nasty.toUtf8() + "\",\"" + nasty.toUtf8()
                + "\",x\n");
    table.close();
    HARMLESS(run({"upload", "t.csv"}));
}

void CliControlsTest::theAccountIsShown()
{
    m_cli->setVariable(u"YOUCHUAN_CLIENT_ID"_s, nasty);
    HARMLESS(run({"account"}), 1);
    HARMLESS(run({"account", "--json"}), 1);
    HARMLESS(m_cli->run({"account", "--set"}, "client_id=a\naccess_token=b\n" + nasty.toUtf8() + "=x\n"));
}

void CliControlsTest::wrongWordsOnTheCommandLineAreShown()
{
    HARMLESS(run({nasty}), 1);
    HARMLESS(run({"--" + nasty}), 1);
    HARMLESS(run({"upload", "--" + nasty, "a.mp4"}), 1);
    HARMLESS(run({"upload", "--lanes", nasty, "a.mp4"}), 1);
    HARMLESS(run({"upload", "--category", nasty, "a.mp4"}));
    HARMLESS(run({"retry", nasty}), 1);
}

void CliControlsTest::theSandboxShowsThem()
{
    for (const QStringList &arguments :
         {QStringList{nasty}, {"--rate", nasty}, {"--" + nasty}, {"--faults", nasty}})
        HARMLESS(CliProgram::outcomeOf(*m_cli->startSandbox(arguments)));
}

void CliControlsTest::theWindowShowsThem()
{
    const auto window = m_cli->startWindow({"-" + nasty});
    if (!window)
        QSKIP("The window was not built.");
    const Outcome outcome = CliProgram::outcomeOf(*window);
    QCOMPARE(outcome.code, 1);
    HARMLESS(outcome);
}

QTEST_GUILESS_MAIN(CliControlsTest)
#include "tst_cli_controls.moc"
