// The window's program, ended by the system in the middle of its work: it asks nothing, keeps everything, and
// the next one goes on.
#include "cli/programs.h"
#include "support/wait.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

class WindowEndTest : public QObject
{
    Q_OBJECT

private slots:
    void aTerminatedWindowKeepsItsQueue();

private:
    static qint64 received(SandboxProgram &youku) { return youku.counter(u"bytes_received"_s); }
};

void WindowEndTest::aTerminatedWindowKeepsItsQueue()
{
#ifdef Q_OS_WIN
    QSKIP("Windows has no such signal");
#endif
    SandboxProgram youku;
    // A death between a slice and its answer leaves a task to nobody, until the server takes it back.
    QVERIFY(youku.start({u"--rate"_s, u"3000000"_s, u"--task-timeout"_s, u"1"_s}));
    CliProgram programs(&youku);
    const QString file = programs.file(u"long.mp4"_s, 20000000);

    // Somebody started it, and died.
    const auto console = programs.start({"upload", "--json", "--title", "Harbour at night", file});
    TRY_VERIFY(received(youku) > 0);
    console->kill();
    console->waitForFinished();
    const qint64 before = received(youku);

    const auto window = programs.startWindow({u"--minimized"_s});
    TRY_VERIFY(received(youku) > before + 4000000); // it went on by itself
    window->terminate();
    const Outcome end = CliProgram::outcomeOf(*window);
    QVERIFY2(end.code == 0, qPrintable(end.err));
    QFile settings(programs.profile() + u"/settings.json"_s);
    QVERIFY(settings.open(QIODevice::ReadOnly));
    QVERIFY(settings.readAll().contains("window_geometry"));

    const Outcome list = programs.run({"list", "--json"});
    QCOMPARE(list.lines().size(), 1);
    QCOMPARE(list.lines().constFirst()[u"state"].toString(), u"waiting"_s); // it was to run, and is
    QVERIFY(list.lines().constFirst()[u"transferred"].toInteger() > 0);

    QVERIFY(youku.control({{u"rate"_s, 0}}));
    const auto again = programs.startWindow();
    TRY_VERIFY(youku.videos().size() == 1);
    again->terminate();
    QCOMPARE(CliProgram::outcomeOf(*again).code, 0);
    const QJsonObject video = youku.videos().constFirst();
    QCOMPARE(video[u"title"].toString(), u"Harbour at night"_s);
    QCOMPARE(video[u"held_md5"].toString(), md5Of(file));
    QCOMPARE(youku.counter(u"creates"_s), 1);
}

QTEST_GUILESS_MAIN(WindowEndTest)
#include "tst_window_end.moc"
