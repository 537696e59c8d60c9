// The weekly plan in the window: painted by mouse and keys, read aloud, kept; and what toolbar and rows make
// of it.
#include "engine/schedule/schedule.h"
#include "gui/prompts/prompts.h"
#include "gui/queue/row_actions.h"
#include "gui/settings/day_dialog.h"
#include "gui/settings/schedule_page.h"
#include "gui/settings/week_grid.h"
#include "gui/window/speed_limit_button.h"
#include "gui/window/tool_bar.h"
#include "practice.h"
#include "support/hand_clock.h"
#include "support/wait.h"

#include <QAccessible>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDoubleSpinBox>
#include <QJsonArray>
#include <QLabel>
#include <QLayout>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using gui::RowCommand;
using gui::WeekGrid;
using store::Setting;
using transfer::Activity;
using transfer::Pace;
using transfer::WeekPlan;

class SchedulePageTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_page.reset(); }

    void keysPaintWhatIsSelected();
    void spacePaintsWithTheBrush();
    void keysGoToTheEndsOfDayAndWeek();
    void aDragPaintsABlock();
    void aDayIsCopied();
    void whatWasPaintedIsTakenBack();
    void itIsClearedAfterAQuestion();
    void whatItSaysIsKept();
    void readersHearEachHalfHour();
    void whatIsSelectedIsNamed();
    void withLittleRoomDaysAreListed();
    void theToolBarSaysWhatHolds();
    void theToolBarMakesRoomForIt();
    void aRowThatWaitsForItsTimeCanBeSentNow();
    void anUploadIsGivenATimeOfItsOwn();

private:
    template <typename T>
    T *part(const char *name)
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    WeekGrid &grid() { return *part<WeekGrid>("grid"); }
    const WeekPlan &plan() { return grid().plan().plan(); }
    void go(int day, int halfHour) { grid().setCurrentIndex(grid().model()->index(day, halfHour)); }
    QPoint middle(int day, int halfHour)
    {
        return grid().visualRect(grid().model()->index(day, halfHour)).center();
    }
    int count(Pace pace) { return int(plan().toText().join(QString()).count(u"FLN"[int(pace)])); }

    std::unique_ptr<store::Settings> m_settings;
    std::unique_ptr<gui::SchedulePage> m_page;
};

void SchedulePageTest::init()
{
    m_settings = std::make_unique<store::Settings>(QString()); // nothing is kept
    m_page = std::make_unique<gui::SchedulePage>(*m_settings);
    m_page->resize(m_page->sizeHint());
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    grid().setFocus();
}

void SchedulePageTest::keysPaintWhatIsSelected()
{
    go(3, 16);
    QTest::keyClick(&grid(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&grid(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&grid(), Qt::Key_2);
    for (const int day : {3, 4}) {
        QCOMPARE(plan().pace(day, 16), Pace::Limited);
        QCOMPARE(plan().pace(day, 17), Pace::Limited);
    }
    QCOMPARE(count(Pace::Limited), 4);
    QTest::keyClick(&grid(), Qt::Key_3);
    QCOMPARE(count(Pace::Nothing), 4);
    QTest::keyClick(&grid(), Qt::Key_1);
    QVERIFY(plan().isFull());
}

void SchedulePageTest::spacePaintsWithTheBrush()
{
    go(0, 0);
    part<QRadioButton>("nothing")->click();
    grid().setFocus();
    QTest::keyClick(&grid(), Qt::Key_Space);
    QCOMPARE(plan().pace(0, 0), Pace::Nothing);
    QCOMPARE(count(Pace::Nothing), 1);
}

void SchedulePageTest::keysGoToTheEndsOfDayAndWeek()
{
    go(2, 20);
    QTest::keyClick(&grid(), Qt::Key_End);
    QCOMPARE(grid().currentIndex().column(), 47);
    QTest::keyClick(&grid(), Qt::Key_Home);
    QCOMPARE(grid().currentIndex().column(), 0);
    QCOMPARE(grid().currentIndex().row(), 2);
    QTest::keyClick(&grid(), Qt::Key_PageDown);
    QCOMPARE(grid().currentIndex().row(), 6);
    QTest::keyClick(&grid(), Qt::Key_PageUp);
    QCOMPARE(grid().currentIndex().row(), 0);
    QTest::keyClick(&grid(), Qt::Key_Tab); // out of the grid
    QVERIFY(!grid().hasFocus());
}

void SchedulePageTest::aDragPaintsABlock()
{
    part<QRadioButton>("limited")->click();
    QWidget *there = grid().viewport();
    QTest::mousePress(there, Qt::LeftButton, {}, middle(1, 4));
    QTest::mouseMove(there, middle(2, 6));
    QCOMPARE(count(Pace::Limited), 0); // not before it is let go
    QTest::mouseMove(there, middle(3, 9));
    QTest::mouseRelease(there, Qt::LeftButton, {}, middle(3, 9));
    QCOMPARE(count(Pace::Limited), 3 * 6);
    QCOMPARE(plan().pace(1, 4), Pace::Limited);
    QCOMPARE(plan().pace(3, 9), Pace::Limited);
    part<QRadioButton>("nothing")->click();
    QTest::mouseClick(there, Qt::LeftButton, {}, middle(6, 47));
    QCOMPARE(count(Pace::Nothing), 1);
    QCOMPARE(plan().pace(6, 47), Pace::Nothing);
}

void SchedulePageTest::aDayIsCopied()
{
    go(3, 0);
    QTest::keyClick(&grid(), Qt::Key_3);
    QTest::keyClick(&grid(), Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(&grid(), Qt::Key_Down); // Ctrl is let go
    go(5, 12);
    QTest::keyClick(&grid(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&grid(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(count(Pace::Nothing), 3);
    QCOMPARE(plan().pace(6, 0), Pace::Nothing);
    go(3, 1);
    QCOMPARE(part<QPushButton>("copyDay")->text(), u"Copy Thursday to…"_s);
    QMenu *menu = part<QPushButton>("copyDay")->menu();
    emit menu->aboutToShow();
    menu->actions().at(1)->trigger(); // Monday to Friday
    QCOMPARE(count(Pace::Nothing), 7);
}

void SchedulePageTest::whatWasPaintedIsTakenBack()
{
    go(0, 0);
    QTest::keyClick(&grid(), Qt::Key_2);
    QTest::keyClick(&grid(), Qt::Key_2); // changes nothing
    QTest::keyClick(&grid(), Qt::Key_3);
    QTest::keyClick(&grid(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(plan().pace(0, 0), Pace::Limited);
    QTest::keyClick(&grid(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(plan().isFull());
    QTest::keyClick(&grid(), Qt::Key_Z, Qt::ControlModifier);
}

void SchedulePageTest::itIsClearedAfterAQuestion()
{
    go(0, 0);
    QTest::keyClick(&grid(), Qt::Key_2);
    gui::prompts::takeAsked();
    gui::prompts::answerNext(false);
    part<QPushButton>("clear")->click();
    TRY_COMPARE(gui::prompts::askedSoFar(), QStringList(u"Full speed at all hours?"_s));
    TRY_VERIFY(!m_page->findChild<QDialog *>());
    QVERIFY(!plan().isFull());
    gui::prompts::answerNext(true);
    part<QPushButton>("clear")->click();
    TRY_VERIFY(plan().isFull());
}

void SchedulePageTest::whatItSaysIsKept()
{
    part<QCheckBox>("follow")->setChecked(true);
    part<QDoubleSpinBox>("limit")->setValue(2.5);
    go(6, 47);
    QTest::keyClick(&grid(), Qt::Key_2);
    QVERIFY(!m_settings->boolValue(Setting::PlanFollowed)); // not before Save
    m_page->keep(*m_settings);
    QVERIFY(m_settings->boolValue(Setting::PlanFollowed));
    QCOMPARE(m_settings->int64Value(Setting::PlanLimit), 2'500'000);
    QCOMPARE(engine::planFrom(*m_settings).pace(6, 47), Pace::Limited);
    const gui::SchedulePage again(*m_settings);
    QCOMPARE(again.findChild<WeekGrid *>()->plan().plan(), plan());
    QCOMPARE(again.findChild<QDoubleSpinBox *>()->value(), 2.5);
    QTest::keyClick(&grid(), Qt::Key_1);
    m_page->keep(*m_settings);
    QVERIFY(m_settings->value(Setting::WeekPlan).toJsonArray().isEmpty());
}

void SchedulePageTest::readersHearEachHalfHour()
{
    go(3, 16);
    QTest::keyClick(&grid(), Qt::Key_2);
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(&grid());
    QVERIFY(table && table->tableInterface());
    QCOMPARE(table->text(QAccessible::Name), u"Week plan"_s);
    QAccessibleTableInterface *cells = table->tableInterface();
    QCOMPARE(cells->rowCount(), 7);
    QCOMPARE(cells->columnCount(), 48);
    QCOMPARE(cells->cellAt(3, 16)->text(QAccessible::Name), u"Thursday 08:00, limited to 2 MB/s"_s);
    QCOMPARE(cells->cellAt(3, 17)->text(QAccessible::Name), u"Thursday 08:30, full speed"_s);
    QCOMPARE(grid().model()->headerData(3, Qt::Vertical, Qt::AccessibleTextRole).toString(),
             u"Thursday: full speed until 08:00, then 2 MB/s until 08:30, then full speed"_s);
    QCOMPARE(part<QDoubleSpinBox>("limit")->accessibleName(), u"Limit"_s);
}

void SchedulePageTest::whatIsSelectedIsNamed()
{
    go(3, 16);
    QTest::keyClick(&grid(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&grid(), Qt::Key_2);
    QCOMPARE(part<QLabel>("block")->text(), u"Thursday 08:00 to 09:00: limited to 2 MB/s"_s);
    part<QDoubleSpinBox>("limit")->setValue(0.5);
    QCOMPARE(part<QLabel>("block")->text(), u"Thursday 08:00 to 09:00: limited to 0.5 MB/s"_s);
    QTest::keyClick(&grid(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&grid(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(part<QLabel>("block")->text(), u"Thursday to Friday 08:00 to 09:30"_s);
    QVERIFY(part<QLabel>("today")->text().startsWith(u"Today: "_s));
    QVERIFY(part<QLabel>("now")->text().contains(u"not followed"_s));
    QVERIFY(part<QLabel>("zone")->text().contains(u"UTC"_s));
}

void SchedulePageTest::withLittleRoomDaysAreListed()
{
    go(3, 10);
    auto *days = part<QListWidget>("days");
    QVERIFY(grid().isVisible() && !days->isVisible());
    m_page->resize(424, 480); // of a window of 640
    QCOMPARE(m_page->width(), 424);
    QVERIFY(m_page->minimumSizeHint().width() <= 424);
    QVERIFY(!grid().isVisible() && days->isVisible());
    QCOMPARE(days->count(), 7);
    QCOMPARE(days->currentItem()->text(), u"Thursday: full speed all day"_s);
    days->setCurrentRow(5);
    QCOMPARE(part<QPushButton>("copyDay")->text(), u"Copy Saturday to…"_s);
    part<QPushButton>("edit")->click();
    auto *dialog = m_page->findChild<gui::DayDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->windowTitle(), u"Saturday"_s);
    auto *from = dialog->findChild<QComboBox *>(u"from"_s);
    auto *to = dialog->findChild<QComboBox *>(u"to"_s);
    from->setCurrentText(u"19:00"_s);
    to->setCurrentText(u"22:30"_s);
    dialog->findChildren<QRadioButton *>().at(2)->click();
    dialog->findChild<QPushButton *>(u"paint"_s)->click();
    QCOMPARE(count(Pace::Nothing), 7);
    QCOMPARE(plan().pace(5, 38), Pace::Nothing);
    QCOMPARE(plan().pace(5, 44), Pace::Nothing);
    const QString sentence = u"Saturday: full speed until 19:00, then nothing until 22:30, then full speed"_s;
    QCOMPARE(days->currentItem()->text(), sentence);
    QCOMPARE(dialog->findChild<QLabel *>()->text(), sentence);
    from->setCurrentText(u"23:00"_s); // it does not end before
    QCOMPARE(to->currentText(), u"23:30"_s);
    dialog->close();
    m_page->resize(900, 480);
    QVERIFY(grid().isVisible() && !days->isVisible());
    QCOMPARE(grid().currentIndex().row(), 5);
}

void SchedulePageTest::theToolBarSaysWhatHolds()
{
    HandClock clock;
    clock.ms = QDateTime({2026, 11, 30}, {14, 40}).toMSecsSinceEpoch();
    transfer::Gates gates;
    engine::Schedule schedule(gates, *m_settings, clock, true);
    gui::SpeedLimitButton button(*m_settings, schedule);
    QCOMPARE(button.text(), u"No speed limit"_s);
    WeekPlan week;
    const auto follow = [&] {
        m_settings->setValue(Setting::WeekPlan, QJsonArray::fromStringList(week.toText()));
        m_settings->setValue(Setting::PlanFollowed, true);
    };
    for (int day = 0; day < WeekPlan::days; ++day) {
        for (int at = 16; at < 46; ++at)
            week.setPace(day, at, Pace::Limited);
    }
    follow();
    QVERIFY2(button.text().startsWith(u"Limit 2 MB/s until "_s), qPrintable(button.text()));
    QVERIFY(button.text().endsWith(u"23:00"_s));
    m_settings->setValue(Setting::SpeedLimit, 1'000'000); // the lower one holds
    QCOMPARE(button.text(), u"Limit 1 MB/s"_s);
    week.setPace(0, 29, Pace::Nothing);
    follow();
    QVERIFY2(button.text().startsWith(u"Not sending until "_s), qPrintable(button.text()));
    emit button.menu()->aboutToShow();
    auto *ignore = button.menu()->findChild<QAction *>(u"ignorePlan"_s);
    QVERIFY(ignore && ignore->text().startsWith(u"Ignore the plan until "_s));
    ignore->trigger();
    QCOMPARE(button.text(), u"Limit 1 MB/s"_s);
    QVERIFY2(button.accessibleDescription().contains(u"The plan is ignored until "_s),
             qPrintable(button.accessibleDescription()));
    emit button.menu()->aboutToShow();
    QAction *again = button.menu()->actions().first();
    QCOMPARE(again->objectName(), u"ignorePlan"_s);
    QVERIFY(again->isChecked());
    again->trigger();
    QVERIFY2(button.text().startsWith(u"Not sending until "_s), qPrintable(button.text()));
    QVERIFY(!button.accessibleDescription().contains(u"ignored"_s));
}

void SchedulePageTest::theToolBarMakesRoomForIt()
{
    practice::Practice practice;
    QVERIFY(practice.open());
    store::Settings &settings = practice.engine->settings();
    auto bar = std::make_unique<gui::ToolBar>();
    QAction details(u"Details"_s);
    QList<QAction *> actions;
    for (int i = 0; i < 12; ++i)
        actions.append(bar->addAction(u"A command that takes room"_s));
    bar->complete(*practice.engine, actions.first(), {}, &details);
    bar->show();
    auto *last = qobject_cast<QToolButton *>(bar->widgetForAction(actions.last()));
    bar->resize(5000, 50); // texts are shown
    bar->resize(bar->layout()->sizeHint().width(), 50);
    QCOMPARE(last->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    const QString never(WeekPlan::halfHours, u'N');
    QStringList week(WeekPlan::days, never);
    week[(QDate::currentDate().dayOfWeek() + 2) % WeekPlan::days][0] = u'F'; // in some days
    settings.setValue(Setting::WeekPlan, QJsonArray::fromStringList(week));
    settings.setValue(Setting::PlanFollowed, true);
    auto *speed = bar->findChild<QToolButton *>(u"speedLimit"_s);
    QVERIFY2(speed->text().startsWith(u"Not sending until"_s), qPrintable(speed->text()));
    QCOMPARE(speed->accessibleDescription(), speed->text());
    QVERIFY(speed->toolTip().contains(speed->text()));
    QCOMPARE(last->toolButtonStyle(), Qt::ToolButtonIconOnly); // else a button would have to hide
    bar.reset();
    QVERIFY(practice.close());
}

void SchedulePageTest::aRowThatWaitsForItsTimeCanBeSentNow()
{
    practice::Practice practice;
    QVERIFY(practice.open());
    const QString never(WeekPlan::halfHours, u'N');
    practice.engine->settings().setValue(Setting::WeekPlan,
                                         QJsonArray::fromStringList(QStringList(WeekPlan::days, never)));
    practice.engine->settings().setValue(Setting::PlanFollowed, true);
    const transfer::UploadId id = practice.add(practice.file(u"a.mp4"_s, 100'000));
    practice.engine->queue().start({id});
    TRY_COMPARE(practice.upload(id)->activity(), Activity::Scheduled);
    const gui::RowPresentation row = gui::rowPresentation(*practice.upload(id), 0, 0);
    QCOMPARE(row.state, u"Waiting"_s);
    QCOMPARE(row.secondLine, u"The plan lets nothing be sent"_s);
    QCOMPARE(row.buttonText, u"Send now"_s);
    QVERIFY(!row.needsUser);
    QWidget window;
    gui::RowActions actions(practice.engine->queue(), &window);
    actions.run(row.button, {id});
    TRY_COMPARE(practice.upload(id)->activity(), Activity::Published);
    QVERIFY(practice.close());
}

void SchedulePageTest::anUploadIsGivenATimeOfItsOwn()
{
    practice::Practice practice;
    QVERIFY(practice.open());
    const transfer::UploadId id = practice.add(practice.file(u"b.mp4"_s, 100'000));
    QWidget window;
    window.show();
    gui::RowActions actions(practice.engine->queue(), &window);
    const QDateTime start(QDate::currentDate().addDays(400), {23, 30});
    gui::prompts::answerNext(start);
    actions.run(RowCommand::StartAt, {id});
    TRY_COMPARE(practice.upload(id)->activity(), Activity::Scheduled);
    QCOMPARE(practice.upload(id)->record().startAtMs, start.toMSecsSinceEpoch());
    QVERIFY(gui::rowPresentation(*practice.upload(id), 0, 0).secondLine.startsWith(u"Starts at "_s));
    gui::prompts::takeAsked();
    actions.run(RowCommand::StartAt, {id}); // cancelled: it keeps the one it has
    TRY_COMPARE(gui::prompts::askedSoFar(), QStringList(u"Start at"_s));
    TRY_VERIFY(!window.findChild<QDialog *>());
    QCOMPARE(practice.upload(id)->record().startAtMs, start.toMSecsSinceEpoch());
    actions.run(RowCommand::SendNow, {id});
    TRY_COMPARE(practice.upload(id)->activity(), Activity::Published);
    QVERIFY(practice.close());
}

QTEST_MAIN(SchedulePageTest)
#include "tst_schedule_page.moc"
