// What happens once everything has ended, and the way to stop it.
#include "gui/desktop/countdown_dialog.h"
#include "gui/desktop/when_done.h"
#include "gui/status/status_bar.h"
#include "support/wait.h"
#include "window_rig.h"

#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;
using Act = gui::WhenDone::Act;

class WhenDoneTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(rig.open()); }
    void init();
    void cleanup() { QVERIFY(rig.clear()); }
    void cleanupTestCase() { QVERIFY(rig.close()); }

    void nothingHappensUnlessItIsChosen();
    void itWaitsForAllAndTellsItBeforehand();
    void theCountdownRunsOut();
    void cancellingIsForGood();
    void whatStartsMeanwhileStopsTheCountdown();
    void pausingIsNotTheEnd();
    void aRefusalIsTold();
    void whatTheSystemDoesNotDoIsGreyed();
    void quittingGoesThroughTheSameCountdown();

private:
    void show(bool canSleep = true);
    void choose(Act act) { choices()[int(act)]->trigger(); }
    QList<QAction *> choices() { return rig.find<QMenu>("whenDoneMenu")->actions(); }
    gui::CountdownDialog *countdown()
    {
        auto *dialog = rig.window->findChild<gui::CountdownDialog *>();
        return dialog && dialog->isVisible() ? dialog : nullptr;
    }
    // Small, and over soon.
    void run(const QStringList &names);
    void press(const QString &text);
    QString status() { return rig.window->findChild<gui::StatusBar *>()->words(); }

    WindowRig rig;
    desktop_services_double::Desktop m_desktop;
};

void WhenDoneTest::show(bool canSleep)
{
    m_desktop.canSleep = canSleep;
    rig.window = std::make_unique<gui::MainWindow>(rig.engine(), m_desktop.bundle());
    rig.window->show();
    QVERIFY(QTest::qWaitForWindowExposed(rig.window.get()));
}

void WhenDoneTest::init()
{
    show();
}

void WhenDoneTest::run(const QStringList &names)
{
    QVERIFY(rig.add(names));
    rig.queue().start(rig.queue().order());
}

void WhenDoneTest::press(const QString &text)
{
    for (QPushButton *button : countdown()->findChildren<QPushButton *>()) {
        if (button->text() == text)
            return button->click();
    }
    QFAIL(qPrintable(u"no button “%1”"_s.arg(text)));
}

void WhenDoneTest::nothingHappensUnlessItIsChosen()
{
    run({u"alone.mp4"_s});
    TRY_COMPARE(m_desktop.notifier->texts, QStringList(u"1 published"_s));
    QVERIFY(!countdown());
    QVERIFY(m_desktop.power->done.isEmpty());
}

void WhenDoneTest::itWaitsForAllAndTellsItBeforehand()
{
    choose(Act::Sleep);
    QVERIFY2(status().endsWith(u" · then the computer sleeps"_s), qPrintable(status()));
    rig.engine().settings().setValue(store::Setting::SpeedLimit, 2000000);
    const QString slow = rig.practice.file(u"slow.mp4"_s, 8000000);
    run({u"first.mp4"_s});
    rig.queue().start({rig.practice.add(slow)});
    TRY_VERIFY(rig.upload(0)->activity() == transfer::Activity::Published);
    QVERIFY(rig.queue().anythingRunning());
    QVERIFY(!countdown());
    rig.engine().settings().setValue(store::Setting::SpeedLimit, 0);
    TRY_VERIFY(countdown());
    QVERIFY(!m_desktop.sleep->held); // it would stand in the way
    press(u"Sleep now"_s);
    TRY_COMPARE(m_desktop.power->done, QList<gui::PowerWay>{gui::PowerWay::Sleep});
    QVERIFY(!status().contains(u"sleeps"_s)); // once
}

void WhenDoneTest::theCountdownRunsOut()
{
    choose(Act::ShutDown);
    rig.window->whenDone().setPatience(2);
    run({u"last.mp4"_s});
    TRY_VERIFY(countdown());
    QCOMPARE(countdown()->text(), u"The computer is shut down in 2 s."_s);
    TRY_COMPARE(countdown()->text(), u"The computer is shut down in 1 s."_s);
    QVERIFY(m_desktop.power->done.isEmpty());
    TRY_COMPARE(m_desktop.power->done, QList<gui::PowerWay>{gui::PowerWay::ShutDown});
}

void WhenDoneTest::cancellingIsForGood()
{
    choose(Act::ShutDown);
    run({u"cancelled.mp4"_s});
    TRY_VERIFY(countdown());
    QTest::keyClick(countdown(), Qt::Key_Escape);
    TRY_VERIFY(!countdown());
    QVERIFY(choices()[int(Act::Nothing)]->isChecked());
    run({u"another.mp4"_s});
    TRY_COMPARE(m_desktop.notifier->texts.size(), 2);
    QVERIFY(!countdown());
    QVERIFY(m_desktop.power->done.isEmpty());
}

void WhenDoneTest::whatStartsMeanwhileStopsTheCountdown()
{
    choose(Act::ShutDown);
    run({u"before.mp4"_s});
    TRY_VERIFY(countdown());
    rig.engine().settings().setValue(store::Setting::SpeedLimit, 1000000);
    rig.queue().start({rig.practice.add(rig.practice.file(u"more.mp4"_s, 8000000))});
    TRY_VERIFY(!countdown());
    QVERIFY(m_desktop.power->done.isEmpty());
}

void WhenDoneTest::pausingIsNotTheEnd()
{
    choose(Act::ShutDown);
    rig.engine().settings().setValue(store::Setting::SpeedLimit, 1000000);
    rig.queue().start({rig.practice.add(rig.practice.file(u"paused.mp4"_s, 8000000))});
    TRY_VERIFY(m_desktop.sleep->held);
    rig.queue().pause(rig.queue().order());
    TRY_VERIFY(!m_desktop.sleep->held); // the window has heard of it
    QVERIFY(!countdown());
    QCOMPARE(rig.window->whenDone().chosen(), Act::ShutDown);
}

void WhenDoneTest::aRefusalIsTold()
{
    choose(Act::ShutDown);
    run({u"refused.mp4"_s});
    TRY_VERIFY(countdown());
    press(u"Shut down now"_s);
    TRY_VERIFY(m_desktop.power->refused);
    m_desktop.power->refused();
    QCOMPARE(rig.message()->text(), u"The system does not let Youchuan shut the computer down."_s);
}

void WhenDoneTest::whatTheSystemDoesNotDoIsGreyed()
{
    show(false);
    QVERIFY(choices()[int(Act::Nothing)]->isEnabled());
    QVERIFY(choices()[int(Act::Quit)]->isEnabled());
    QVERIFY(!choices()[int(Act::Sleep)]->isEnabled());
    QVERIFY(!choices()[int(Act::ShutDown)]->isEnabled());
}

void WhenDoneTest::quittingGoesThroughTheSameCountdown()
{
    QSignalSpy quit(rig.window.get(), &gui::MainWindow::quitWanted);
    choose(Act::Quit);
    run({u"quit.mp4"_s});
    TRY_VERIFY(countdown());
    QCOMPARE(quit.count(), 0);
    press(u"Quit now"_s);
    TRY_COMPARE(quit.count(), 1);
}

QTEST_MAIN(WhenDoneTest)
#include "tst_when_done.moc"
