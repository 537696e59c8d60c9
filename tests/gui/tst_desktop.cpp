// The window among its surroundings: sleep, task bar, notifications, tray, and every way out.
#include "desktop_services_double.h"
#include "gui/prompts/prompts.h"
#include "gui/queue/view/queue_view.h"
#include "gui/window/main_window.h"
#include "practice.h"
#include "support/wait.h"

#include <QAction>
#include <QGuiApplication>

using namespace Qt::StringLiterals;
using store::Setting;
using transfer::Activity;
using transfer::UploadId;

class DesktopTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_practice.open()); }
    void init();
    void cleanup();
    void cleanupTestCase() { QVERIFY(m_practice.close()); }

    void sleepIsHeldOffWhileBytesGoOutOnly();
    void sleepIsAllowedWhenTheSettingSaysSo();
    void theTaskBarShowsTheTotalWhileItRuns();
    void oneNotificationTellsTheEndOfTheQueue();
    void pausingIsNotTheEndOfTheQueue();
    void aFailureIsToldWhileTheWindowIsHidden();
    void whatYoukuCouldNotEncodeIsTold();
    void aClickOnTheNotificationBringsTheUpload();
    void closingAnIdleWindowQuitsWithoutAQuestion();
    void closingABusyWindowAsksOnceAboutTheTray();
    void closeToTrayHidesAndIsExplainedOnce();
    void withoutATrayClosingNeverHides();
    void quitFromAnywhereAsksWhileSomethingRuns();
    void theEndOfTheSessionAsksNothingAndKeepsTheLayout();
    void theTrayOpensTheWindow();

private:
    UploadId startSlowly(const QString &name);
    transfer::UploadQueue &queue() { return m_practice.engine->queue(); }
    store::Settings &settings() { return m_practice.engine->settings(); }
    QAction *action(const char *name) { return m_window->findChild<QAction *>(QString::fromLatin1(name)); }

    practice::Practice m_practice;
    desktop_services_double::Desktop m_desktop;
    std::unique_ptr<gui::MainWindow> m_window;
};

void DesktopTest::init()
{
    settings().setValue(Setting::SpeedLimit, 0);
    settings().setValue(Setting::KeepAwake, true);
    settings().setValue(Setting::CloseToTray, false);
    settings().setValue(Setting::CloseToTrayExplained, false);
    m_window = std::make_unique<gui::MainWindow>(*m_practice.engine, m_desktop.bundle());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    gui::prompts::answerNext(false); // nothing may open a real dialog
    gui::prompts::takeAsked();
}

void DesktopTest::cleanup()
{
    queue().remove(queue().order());
    TRY_COMPARE(queue().count(), 0);
    TRY_VERIFY(!queue().anythingRunning());
    m_window.reset();
    gui::prompts::takeAsked();
}

UploadId DesktopTest::startSlowly(const QString &name)
{
    settings().setValue(Setting::SpeedLimit, 1000000);
    const UploadId id = m_practice.add(m_practice.file(name, 30000000));
    queue().start({id});
    return id;
}

void DesktopTest::sleepIsHeldOffWhileBytesGoOutOnly()
{
    QVERIFY(!m_desktop.sleep->held);
    startSlowly(u"awake.mp4"_s);
    TRY_VERIFY(m_desktop.sleep->held);
    queue().pause(queue().order());
    TRY_VERIFY(!m_desktop.sleep->held);
}

void DesktopTest::sleepIsAllowedWhenTheSettingSaysSo()
{
    startSlowly(u"sleepy.mp4"_s);
    TRY_VERIFY(m_desktop.sleep->held);
    settings().setValue(Setting::KeepAwake, false);
    TRY_VERIFY(!m_desktop.sleep->held);
}

void DesktopTest::theTaskBarShowsTheTotalWhileItRuns()
{
    QCOMPARE(m_desktop.taskProgress->share, -1.0);
    settings().setValue(Setting::SpeedLimit, 4000000);
    queue().start({m_practice.add(m_practice.file(u"bar.mp4"_s, 30000000))});
    TRY_VERIFY(m_desktop.taskProgress->share > 0);
    QVERIFY(m_desktop.taskProgress->share < 1);
    queue().pause(queue().order());
    TRY_COMPARE(m_desktop.taskProgress->share, -1.0);
}

void DesktopTest::oneNotificationTellsTheEndOfTheQueue()
{
    const UploadId first = m_practice.add(m_practice.file(u"end1.mp4"_s, 200000));
    const UploadId second = m_practice.add(m_practice.file(u"end2.mp4"_s, 200000));
    const UploadId gone = m_practice.add(m_practice.file(u"end3.mp4"_s, 200000));
    QFile::remove(m_practice.dir.filePath(u"end3.mp4"_s));
    queue().start({first, second, gone});
    TRY_COMPARE(m_desktop.notifier->texts, QStringList{u"2 published, 1 failed"_s});
}

void DesktopTest::pausingIsNotTheEndOfTheQueue()
{
    startSlowly(u"paused.mp4"_s);
    TRY_VERIFY(m_desktop.sleep->held);
    queue().pause(queue().order());
    TRY_VERIFY(queue().allEnded());
    TRY_VERIFY(!m_desktop.sleep->held); // the window has heard of it
    QVERIFY(m_desktop.notifier->texts.isEmpty());
}

void DesktopTest::aFailureIsToldWhileTheWindowIsHidden()
{
    m_window->hide();
    startSlowly(u"going_on.mp4"_s); // so that the failure is not the end
    const UploadId gone = m_practice.add(m_practice.file(u"gone.mp4"_s, 200000));
    QFile::remove(m_practice.dir.filePath(u"gone.mp4"_s));
    queue().start({gone});
    settings().setValue(Setting::UploadsAtOnce, 2);
    TRY_COMPARE(m_desktop.notifier->texts.size(), 1);
    QCOMPARE(m_desktop.notifier->texts.first(), u"gone: File not found"_s);
    settings().setValue(Setting::UploadsAtOnce, 1);
}

void DesktopTest::whatYoukuCouldNotEncodeIsTold()
{
    const UploadId id = m_practice.add(m_practice.file(u"blurred.mp4"_s, 200000));
    queue().start({id});
    TRY_COMPARE(queue().find(id)->record().videoState, u"normal"_s);
    m_window->hide();
    m_desktop.notifier->texts.clear();
    queue().setVideoState(id, u"fail"_s);
    queue().setVideoState(id, u"fail"_s); // once
    TRY_COMPARE(m_desktop.notifier->texts, QStringList(u"blurred: Not encoded by Youku"_s));
}

void DesktopTest::aClickOnTheNotificationBringsTheUpload()
{
    m_window->hide();
    const UploadId gone = m_practice.add(m_practice.file(u"clicked.mp4"_s, 200000));
    m_practice.add(m_practice.file(u"other.mp4"_s, 1000));
    QFile::remove(m_practice.dir.filePath(u"clicked.mp4"_s));
    queue().start({gone});
    // The failure, then the end of the queue.
    TRY_COMPARE(m_desktop.notifier->texts,
                (QStringList{u"clicked: File not found"_s, u"0 published, 1 failed"_s}));
    m_desktop.notifier->clicks.first()();
    TRY_VERIFY(m_window->isVisible());
    QCOMPARE(m_window->findChild<gui::QueueView *>()->selectedIds(), QList<UploadId>{gone});
}

void DesktopTest::closingAnIdleWindowQuitsWithoutAQuestion()
{
    QSignalSpy quit(m_window.get(), &gui::MainWindow::quitWanted);
    m_window->close();
    QCOMPARE(quit.count(), 1);
    QVERIFY(gui::prompts::takeAsked().isEmpty());
}

void DesktopTest::closingABusyWindowAsksOnceAboutTheTray()
{
    QSignalSpy quit(m_window.get(), &gui::MainWindow::quitWanted);
    startSlowly(u"busy.mp4"_s);
    TRY_VERIFY(queue().anythingRunning());
    gui::prompts::answerNext(0); // keep open
    m_window->close();
    QCOMPARE(gui::prompts::takeAsked().size(), 1);
    QCoreApplication::processEvents();
    QVERIFY(m_window->isVisible());

    gui::prompts::answerNext(2); // go on in the tray
    m_window->close();
    TRY_VERIFY(!m_window->isVisible());
    QVERIFY(settings().boolValue(Setting::CloseToTray));
    m_window->show();
    gui::prompts::takeAsked();
    m_window->close();
    QVERIFY(!m_window->isVisible());
    QVERIFY(gui::prompts::takeAsked().isEmpty());
    QCOMPARE(quit.count(), 0);
}

void DesktopTest::closeToTrayHidesAndIsExplainedOnce()
{
    settings().setValue(Setting::CloseToTray, true);
    m_window->close();
    QVERIFY(!m_window->isVisible());
    QCOMPARE(m_desktop.notifier->texts.size(), 1);
    m_window->show();
    m_window->close();
    QVERIFY(!m_window->isVisible());
    QCOMPARE(m_desktop.notifier->texts.size(), 1);
}

void DesktopTest::withoutATrayClosingNeverHides()
{
    m_desktop.tray->there = false;
    settings().setValue(Setting::CloseToTray, true);
    QSignalSpy quit(m_window.get(), &gui::MainWindow::quitWanted);
    m_window->close();
    QVERIFY(m_window->isVisible());
    QCOMPARE(quit.count(), 1);
}

void DesktopTest::quitFromAnywhereAsksWhileSomethingRuns()
{
    QSignalSpy quit(m_window.get(), &gui::MainWindow::quitWanted);
    startSlowly(u"quit.mp4"_s);
    TRY_VERIFY(queue().anythingRunning());
    gui::prompts::answerNext(false);
    action("quit")->trigger();
    QCOMPARE(gui::prompts::takeAsked().size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(quit.count(), 0);

    gui::prompts::answerNext(true);
    QEvent fromTheDock(QEvent::Quit);
    QCoreApplication::sendEvent(qGuiApp, &fromTheDock);
    QCOMPARE(gui::prompts::takeAsked().size(), 1);
    TRY_COMPARE(quit.count(), 1);
}

void DesktopTest::theEndOfTheSessionAsksNothingAndKeepsTheLayout()
{
    QSignalSpy quit(m_window.get(), &gui::MainWindow::quitWanted);
    startSlowly(u"session.mp4"_s);
    TRY_VERIFY(queue().anythingRunning());
    settings().setValue(Setting::WindowGeometry, QString());
    // Nobody but Qt can make a session manager, and nobody here looks at it.
    alignas(16) char nothing[64] = {};
    emit qGuiApp->commitDataRequest(*reinterpret_cast<QSessionManager *>(nothing));
    QVERIFY(!settings().text(Setting::WindowGeometry).isEmpty());
    QCOMPARE(quit.count(), 0); // another program may still call it off
    QEvent end(QEvent::Quit);
    QCoreApplication::sendEvent(qGuiApp, &end);
    QCOMPARE(quit.count(), 1);
    QVERIFY(gui::prompts::takeAsked().isEmpty());

    settings().setValue(Setting::WindowGeometry, QString());
    emit qGuiApp->saveStateRequest(*reinterpret_cast<QSessionManager *>(nothing));
    QVERIFY(!settings().text(Setting::WindowGeometry).isEmpty());
}

void DesktopTest::theTrayOpensTheWindow()
{
    m_window->hide();
    emit m_desktop.tray->activated();
    QVERIFY(m_window->isVisible());
}

QTEST_MAIN(DesktopTest)
#include "tst_desktop.moc"
