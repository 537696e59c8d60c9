// The speed window over the main window: how it opens and closes, where it lies, what it tells of an upload
// that runs, and that it does nothing while nobody looks or nothing is sent.
#include "window_rig.h"

#include "gui/details/details_panel.h"
#include "gui/speed/lane_rows.h"
#include "gui/speed/map_view.h"
#include "gui/speed/sparkline.h"
#include "gui/speed/speed_graph.h"
#include "gui/speed/speed_place.h"
#include "gui/speed/speed_recorder.h"
#include "gui/speed/speed_window.h"
#include "gui/status/speed_button.h"

#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;
using transfer::Activity;

namespace {

// How often a widget is painted.
class Paints : public QObject
{
public:
    explicit Paints(QWidget *widget) { widget->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

} // namespace

class SpeedWindowTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_rig.open()); }
    void init()
    {
        QVERIFY(m_rig.show());
        QVERIFY(m_rig.add({u"some.mp4"_s}));
    }
    void cleanup() { QVERIFY(m_rig.clear()); }
    void cleanupTestCase() { QVERIFY(m_rig.close()); }

    void keysOpenAndCloseIt()
    {
        QVERIFY(!speed()->isVisible());
        m_rig.view()->setFocus();
        QTest::keyClick(m_rig.view(), Qt::Key_F8);
        QVERIFY(speed()->isVisible());
        QVERIFY(m_rig.action("showSpeed")->isChecked());
        QVERIFY(m_rig.view()->hasFocus());
        QTest::keyClick(m_rig.view(), Qt::Key_Escape);
        QVERIFY(!speed()->isVisible());
        QVERIFY(!m_rig.action("showSpeed")->isChecked());
        QTest::keyClick(m_rig.view(), Qt::Key_F8);
        QTest::keyClick(m_rig.view(), Qt::Key_F8);
        QVERIFY(!speed()->isVisible());
    }

    void itsCrossClosesItAndNothingOfItTakesTheFocus()
    {
        m_rig.view()->setFocus();
        m_rig.action("showSpeed")->trigger();
        for (const QWidget *each : speed()->findChildren<QWidget *>())
            QCOMPARE(each->focusPolicy(), Qt::NoFocus);
        QTest::mouseClick(speed(), Qt::LeftButton, {}, QPoint(40, 10));
        QVERIFY(m_rig.view()->hasFocus());
        QTest::mouseClick(m_rig.find<QToolButton>("closeSpeed"), Qt::LeftButton);
        QVERIFY(!speed()->isVisible());
        QVERIFY(m_rig.view()->hasFocus());
    }

    void itStaysWhileOneWorks()
    {
        m_rig.action("showSpeed")->trigger();
        m_rig.selectRows({0});
        auto *title = m_rig.find<QLineEdit>("title");
        QVERIFY(title);
        title->setFocus();
        QTest::keyClicks(title, u"A word"_s);
        QVERIFY(speed()->isVisible());
        QVERIFY(title->text().endsWith(u"A word"_s));
    }

    void itLiesOverThePanelOrTheListOrAllOfANarrowWindow()
    {
        m_rig.action("showSpeed")->trigger();
        const auto *panel = m_rig.window->findChild<gui::DetailsPanel *>();
        const QWidget *content = speed()->parentWidget();
        const auto frame = [&] {
            return QRect(speed()->mapTo(content, QPoint(0, 0)), speed()->size());
        };
        QTRY_COMPARE(frame().width(), std::max(340, panel->width() - 12));
        QCOMPARE(frame().right(), content->width() - 7);
        QCOMPARE(frame().bottom(), content->height() - 6);
        m_rig.action("showDetails")->trigger();
        QVERIFY(!panel->isVisible());
        QTRY_COMPARE(frame().width(), 340);
        QCOMPARE(frame().right(), content->width() - 7);
        m_rig.window->resize(700, 500);
        QTRY_COMPARE(frame().width(), content->width());
        QVERIFY(frame().top() >= 0);
        m_rig.window->resize(1200, 780);
        m_rig.action("showDetails")->trigger();
    }

    void theSpeedInTheStatusBarOpensAndClosesIt()
    {
        auto *button = m_rig.find<gui::SpeedButton>("speedButton");
        button->show(2.4e6, true);
        QVERIFY(button->isVisible());
        m_rig.view()->setFocus();
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(speed()->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!speed()->isVisible());
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(speed()->isVisible());
        QTest::keyClick(button, Qt::Key_Escape);
        QVERIFY(!speed()->isVisible());
    }

    void whenNothingIsSentTheStatusBarNamesNoSpeed()
    {
        auto *button = m_rig.find<gui::SpeedButton>("speedButton");
        button->show(2.4e6, true);
        QVERIFY(m_rig.find<QLabel>("totalSpeed")->text().startsWith(u"2.4"_s));
        button->show(0, false);
        QVERIFY(button->isVisible()); // the last minutes are still to be seen
        QCOMPARE(m_rig.find<QLabel>("totalSpeed")->text(), QString());
        QCOMPARE(button->accessibleName(), u"Speed"_s);
    }

    void itEndsAboveWhatIsToldOverTheList()
    {
        gui::MessageBar *bar = m_rig.message();
        m_rig.action("showSpeed")->trigger();
        m_rig.action("showDetails")->trigger();
        const auto top = [](const QWidget *widget) {
            return widget->mapToGlobal(QPoint()).y();
        };
        const auto above = [&] {
            return bar->isVisible() && top(speed()) + speed()->height() == top(bar) - 5;
        };
        bar->answer(u"Done"_s);
        QTRY_VERIFY(above());
        gui::Message cause;
        cause.sentence = u"No way"_s;
        bar->setCause(cause);
        QTRY_VERIFY(above());
        m_rig.window->resize(700, 500);
        QTRY_VERIFY(above());
        bar->setCause(std::nullopt);
        bar->settleAnswer();
        const QWidget *content = speed()->parentWidget();
        QTRY_COMPARE(speed()->geometry().bottom(), content->height() - 6);
        m_rig.window->resize(1200, 780);
        m_rig.action("showDetails")->trigger();
    }

    void withoutSpeedItSaysSoAndNothingTicks()
    {
        m_rig.action("showSpeed")->trigger();
        QCOMPARE(graph()->accessibleName(), u"No speed yet: nothing was sent in the last 10 minutes"_s);
        QVERIFY(!speed()->looking());
        QVERIFY(!speed()->findChild<gui::MapView *>()->isVisible());
        QVERIFY(!lanes()->isVisible());
        for (const QTimer *timer : recorder()->findChildren<QTimer *>())
            QVERIFY(!timer->isActive());
    }

    void itTellsOfWhatRuns()
    {
        m_rig.action("showSpeed")->trigger();
        QVERIFY(sendSlowly());
        QVERIFY(speed()->looking());
        QTRY_VERIFY_WITH_TIMEOUT(lanes()->isVisible(), practice::patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(graph()->accessibleName().startsWith(u"sent "_s), practice::patienceMs);
        QVERIFY2(graph()->accessibleName().contains(u"Limit 300"_s), qPrintable(graph()->accessibleName()));
        QVERIFY(speed()->findChild<gui::MapView *>()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(m_rig.find<QLabel>("speedAmounts")->text().contains(u"under way"_s),
                                 practice::patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(lanes()->accessibleDescription().contains(u"/s"_s), practice::patienceMs);
        QVERIFY(lanes()->accessibleDescription().contains(u"1: "_s));
        const transfer::Upload *upload = m_rig.upload(1);
        QCOMPARE(lanes()->accessibleName().section(u' ', 0, 0).toInt(), int(upload->laneSights().size()));
        // What left is what is confirmed, under way, or was lost.
        const transfer::Traffic traffic = upload->traffic();
        const transfer::Progress progress = upload->progress();
        QCOMPARE(traffic.left, progress.acknowledged + progress.onTheWire + traffic.again);
    }

    void hiddenItPaintsNothingAndLooksAtNothing()
    {
        m_rig.action("showSpeed")->trigger();
        QVERIFY(sendSlowly());
        Paints graphPaints(graph());
        QTRY_VERIFY_WITH_TIMEOUT(graphPaints.count > 0, practice::patienceMs);
        m_rig.action("showSpeed")->trigger();
        QVERIFY(!speed()->looking());
        graphPaints.count = 0;
        Paints mapPaints(speed()->findChild<gui::MapView *>());
        const QString words = graph()->accessibleName();
        QSignalSpy recorded(recorder(), &gui::SpeedRecorder::recorded);
        QTRY_VERIFY_WITH_TIMEOUT(recorded.count() >= 3, practice::patienceMs);
        QCOMPARE(graphPaints.count, 0);
        QCOMPARE(mapPaints.count, 0);
        QCOMPARE(graph()->accessibleName(), words);
        QVERIFY(!speed()->looking());
    }

    void theSmallLineKeepsUp()
    {
        const std::unique_ptr<QWidget> line(m_rig.window->findChild<gui::SpeedPlace *>()->smallLine());
        line->show();
        QVERIFY(QTest::qWaitForWindowExposed(line.get()));
        QCOMPARE(line->size(), QSize(64, 16));
        Paints paints(line.get());
        QVERIFY(sendSlowly());
        QTRY_VERIFY_WITH_TIMEOUT(paints.count >= 2, practice::patienceMs);
        QVERIFY(!speed()->looking()); // whose window is closed
    }

    void pausedThePastGoesByAndNothingIsRecorded()
    {
        QVERIFY(sendSlowly());
        QTRY_VERIFY_WITH_TIMEOUT(!recorder()->upToNow().empty(), practice::patienceMs);
        const transfer::UploadId id = m_rig.upload(1)->id();
        m_rig.queue().pause({id});
        QTRY_COMPARE_WITH_TIMEOUT(m_rig.upload(1)->activity(), Activity::Paused, practice::patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(recorder()->upToNow().state(), gui::SpeedRecord::State::Idle,
                                  practice::patienceMs);
        for (const QTimer *timer : m_rig.queue().findChildren<QTimer *>())
            QTRY_VERIFY_WITH_TIMEOUT(!timer->isActive() || timer->isSingleShot(), practice::patienceMs);
        QVERIFY(!speed()->looking());
        // The map of what is paused can still be looked at.
        m_rig.selectRows({1});
        m_rig.action("showSpeed")->trigger();
        QVERIFY(speed()->findChild<gui::MapView *>()->isVisible());
        QVERIFY(!lanes()->isVisible());
    }

private:
    gui::SpeedWindow *speed() { return m_rig.window->findChild<gui::SpeedWindow *>(); }
    gui::SpeedGraph *graph() { return m_rig.window->findChild<gui::SpeedGraph *>(); }
    gui::LaneRows *lanes() { return m_rig.window->findChild<gui::LaneRows *>(); }
    gui::SpeedRecorder *recorder() { return m_rig.window->findChild<gui::SpeedRecorder *>(); }

    // A second row, which takes half a minute.
    bool sendSlowly()
    {
        m_rig.engine().settings().setValue(store::Setting::SpeedLimit, 300'000);
        const QString path = m_rig.practice.file(u"long.mp4"_s, 10'000'000);
        m_rig.window->takeFiles({path});
        if (!QTest::qWaitFor([this] { return m_rig.rows() == 2; }, practice::patienceMs))
            return false;
        m_rig.queue().acceptFiles({m_rig.upload(1)->id()});
        return QTest::qWaitFor([this] { return m_rig.upload(1)->progress().onTheWire > 0; },
                               practice::patienceMs);
    }

    WindowRig m_rig;
};

QTEST_MAIN(SpeedWindowTest)
#include "tst_speed_window.moc"
