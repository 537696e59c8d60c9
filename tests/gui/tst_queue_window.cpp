// What of the queue the real window shows: filters and search, columns, pictures, the status bar, the way of
// Tab.
#include "engine/looks/file_looks.h"
#include "gui/details/details_panel.h"
#include "gui/queue/filter_bar.h"
#include "gui/status/speed_button.h"
#include "gui/status/status_bar.h"
#include "window_rig.h"

#include <QAccessible>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>

using namespace Qt::StringLiterals;
using gui::QueueModel;
using transfer::Activity;

class QueueWindowTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(rig.open()); }
    void init() { QVERIFY(rig.show()); }
    void cleanup() { QVERIFY(rig.clear()); }
    void cleanupTestCase() { QVERIFY(rig.close()); }

    void theStatusBarSpeaksOfOneSet();
    void eachPieceOfTheStatusBarLeadsToItsRows();
    void bytesUnderWayAreCalledThat();
    void anEmptySearchLeadsOutOfItself();
    void tabGoesFromPartToPart();
    void aSearchCountsAnew();
    void filtersTellReadersTheirNumbers();
    void filtersAndSearchNarrowTheListAndTheSelection();
    void columnsAndOrderAreRemembered();
    void theSizeColumnIsChosen();
    void picturesAreSwitchedOff();
    void thePanelKeepsItsWidth();

private:
    WindowRig rig;
};

void QueueWindowTest::theStatusBarSpeaksOfOneSet()
{
    auto *bar = rig.window->findChild<gui::StatusBar *>();
    QCOMPARE(bar->words(), u"The list is empty"_s);
    QVERIFY(bar->speed().isHidden());
    QVERIFY(rig.add({u"earlier.mp4"_s})); // of an earlier run
    rig.queue().start(rig.queue().order());
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    QTRY_COMPARE(bar->words(), u"Nothing is running"_s);

    rig.engine().settings().setValue(store::Setting::SpeedLimit, 4'000'000);
    const transfer::UploadId slow = rig.practice.add(rig.practice.file(u"slow.mp4"_s, 16'000'000));
    const transfer::UploadId later = rig.practice.add(rig.practice.file(u"later.mp4"_s, 5'000'000));
    QVERIFY(rig.add({u"draft.mp4"_s}));
    rig.queue().start({slow, later});
    QTRY_VERIFY_WITH_TIMEOUT(rig.queue().find(slow)->activity() == Activity::Running, practice::patienceMs);
    rig.queue().pause({later});
    QTRY_VERIFY2(bar->words().endsWith(u"% · 1 uploading · 1 paused · 1 draft"_s), qPrintable(bar->words()));
    QTRY_COMPARE(bar->speed().isVisible(), true);
    QVERIFY2(bar->speed().accessibleName().startsWith(u"Speed, "_s),
             qPrintable(bar->speed().accessibleName()));
    QTRY_VERIFY(rig.window->windowTitle().contains(u'%'));
    rig.engine().settings().setValue(store::Setting::SpeedLimit, 0);
    QTRY_COMPARE_WITH_TIMEOUT(bar->words(), u"Nothing is running · 1 paused · 1 draft, ready to start"_s,
                              practice::patienceMs);
    QVERIFY(!rig.window->windowTitle().contains(u'%'));
    // Its picture of the last minutes is worth a look for as long as it shows anything.
    QVERIFY(bar->speed().isVisible());
    bar->speed().findChild<QTimer *>(u"lingering"_s)->start(0);
    QTRY_VERIFY(bar->speed().isHidden());
}

void QueueWindowTest::eachPieceOfTheStatusBarLeadsToItsRows()
{
    QVERIFY(rig.add({u"clip 1.mp4"_s, u"clip 2.mp4"_s, u"clip 3.mp4"_s}));
    rig.queue().setDoubt(rig.upload(2)->id(), u"no_index"_s);
    rig.engine().settings().setValue(store::Setting::SpeedLimit, 1);
    rig.queue().start({rig.upload(1)->id()});
    rig.queue().pause({rig.upload(1)->id()});
    auto *bar = rig.window->findChild<gui::StatusBar *>();
    QTRY_COMPARE(bar->words(), u"Nothing is running · 1 paused · 1 needs you · 1 draft, ready to start"_s);
    const auto link = [bar](const QString &text) {
        QPushButton *found = nullptr;
        for (QPushButton *button : bar->findChildren<QPushButton *>()) {
            if (button->text() == text && !button->isHidden())
                found = button;
        }
        return found;
    };
    rig.find<QLineEdit>("search")->setText(u"nothing like it"_s);
    QTRY_COMPARE(rig.rows(), 0);
    QVERIFY(link(u"1 paused"_s));
    link(u"1 paused"_s)->click();
    QCOMPARE(rig.titles(), QStringList(u"clip 2"_s)); // all of them, whatever was looked for
    link(u"1 paused"_s)->setFocus();
    QTest::keyClick(rig.window->focusWidget(), Qt::Key_Tab);
    QCOMPARE(rig.window->focusWidget(), link(u"1 needs you"_s));
    QTest::keyClick(rig.window->focusWidget(), Qt::Key_Return);
    QCOMPARE(rig.titles(), QStringList(u"clip 3"_s));

    // The last ones leave first; their words are in the tooltip still.
    rig.window->resize(640, 480);
    QVERIFY(rig.find<QWidget>("network")->isHidden());
    QVERIFY(!link(u"1 draft, ready to start"_s));
    QVERIFY(link(u"1 paused"_s));
    rig.window->resize(1200, 780);
    QVERIFY(link(u"1 draft, ready to start"_s));
    rig.window->findChild<gui::FilterBar *>()->choose(gui::Group::All);
}

void QueueWindowTest::bytesUnderWayAreCalledThat()
{
    rig.engine().settings().setValue(store::Setting::SpeedLimit, 200'000);
    QVERIFY(rig.drop({rig.practice.file(u"slow.mp4"_s, 1'600'000)}));
    QTRY_COMPARE(rig.rows(), 1);
    QStringList told;
    QObject::connect(rig.view()->model(), &QAbstractItemModel::dataChanged, rig.window.get(),
                     [&] { told.append(rig.cell(0, QueueModel::State)); });
    rig.queue().start(rig.queue().order());
    const transfer::Upload *upload = rig.upload(0);
    QTRY_VERIFY_WITH_TIMEOUT(upload->progress().acknowledged > 0, practice::patienceMs);
    const QString all = told.join(u'\n');
    QVERIFY2(!all.contains(u"no data moving"_s, Qt::CaseInsensitive), qPrintable(all));
    QVERIFY2(!all.contains(u"0 bytes"_s) && !all.contains(u"0\u00a0bytes"_s), qPrintable(all));
    QVERIFY2(all.contains(u"under way, not yet confirmed"_s), qPrintable(all));
}

void QueueWindowTest::anEmptySearchLeadsOutOfItself()
{
    QVERIFY(rig.add({u"a.mp4"_s}));
    rig.find<QLineEdit>("search")->setText(u"nowhere"_s);
    QTRY_COMPARE(rig.rows(), 0);
    auto *link = rig.find<QPushButton>("hintLink");
    QTRY_COMPARE(link->accessibleName(), u"Clear search"_s);
    rig.find<QLineEdit>("search")->setFocus();
    for (int step = 0; step < 200 && QApplication::focusWidget() != link; ++step)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), link);
    QSignalSpy wanted(rig.view(), &gui::QueueView::clearSearchWanted);
    QTest::keyClick(link, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QTRY_COMPARE(rig.rows(), 1);
    QVERIFY(rig.find<QLineEdit>("search")->text().isEmpty());
}

void QueueWindowTest::tabGoesFromPartToPart()
{
    QVERIFY(rig.add({u"a.mp4"_s}));
    QTRY_COMPARE(rig.rows(), 1);
    rig.selectRows({0});
    rig.find<gui::SpeedButton>("speedButton")->show(1e6, true);
    rig.message()->answer(u"Done"_s, u"Undo"_s, {});
    QTRY_VERIFY(rig.message()->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(rig.window.get()));
    rig.view()->setFocus();
    const QList<QPair<QString, const QWidget *>> parts{
        {u"details"_s, rig.window->findChild<gui::DetailsPanel *>()},
        {u"tools"_s, rig.find<QWidget>("toolBar")},
        {u"filters"_s, rig.window->findChild<gui::FilterBar *>()},
        {u"words"_s, rig.find<QWidget>("totalText")},
        {u"speed"_s, rig.find<QWidget>("speedButton")},
        {u"message"_s, rig.message()}};
    QStringList walked;
    for (int step = 0; step < 200; ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget *now = QApplication::focusWidget();
        if (now == rig.view())
            break;
        for (const auto &[name, part] : parts) {
            if ((now == part || part->isAncestorOf(now)) && walked.value(walked.size() - 1) != name)
                walked.append(name);
        }
    }
    QCOMPARE(walked,
             QStringList({u"details"_s, u"tools"_s, u"filters"_s, u"words"_s, u"speed"_s, u"message"_s}));
    QCOMPARE(QApplication::focusWidget(), rig.view());
}

void QueueWindowTest::aSearchCountsAnew()
{
    QVERIFY(rig.add({u"Tea harvest.mp4"_s, u"Slow boat.mp4"_s, u"Tea house.mp4"_s}));
    const auto name = [this](const char *filter) {
        return rig.find<QToolButton>(filter)->accessibleName();
    };
    QTRY_COMPARE(name("filter0"), u"All, 3"_s);
    rig.find<QLineEdit>("search")->setText(u"tea"_s);
    QCOMPARE(name("filter0"), u"All, 2"_s);
    QCOMPARE(name("filter1"), u"Drafts, 2"_s);
    rig.find<QLineEdit>("search")->clear();
    QCOMPARE(name("filter1"), u"Drafts, 3"_s);
}

void QueueWindowTest::filtersTellReadersTheirNumbers()
{
    QVERIFY(rig.add({u"a.mp4"_s, u"b.mp4"_s}));
    auto *drafts = rig.find<QToolButton>("filter1");
    QTRY_COMPARE(drafts->accessibleName(), u"Drafts, 2"_s);
    QCOMPARE(QAccessible::queryAccessibleInterface(drafts)->role(), QAccessible::RadioButton);
}

void QueueWindowTest::filtersAndSearchNarrowTheListAndTheSelection()
{
    QVERIFY(rig.add({u"Tea harvest.mp4"_s, u"Slow boat.mp4"_s}));
    rig.view()->selectAll();
    QCOMPARE(rig.view()->selectedIds().size(), 2);
    QTest::keyClick(rig.view(), Qt::Key_F, Qt::ControlModifier);
    auto *search = rig.find<QLineEdit>("search");
    QTRY_COMPARE(rig.window->focusWidget(), search);
    QTest::keyClicks(search, u"boat"_s);
    QTRY_COMPARE(rig.titles(), QStringList(u"Slow boat"_s));
    QTRY_COMPARE(rig.view()->selectedIds().size(), 1);
    // What cannot be seen is not edited either.
    QTRY_COMPARE(rig.find<QLineEdit>("title")->text(), u"Slow boat"_s);
    const QString usual = rig.view()->hint();
    QTest::keyClicks(search, u"s nowhere"_s);
    QTRY_COMPARE(rig.rows(), 0);
    QCOMPARE(rig.view()->hint(), u"No video matches “boats nowhere”"_s); // not where to drop more
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_COMPARE(rig.rows(), 2);
    QCOMPARE(rig.view()->hint(), usual);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(rig.window->focusWidget(), rig.view());
    rig.queue().start({rig.upload(0)->id()});
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    QTest::keyClick(rig.view(), Qt::Key_6, Qt::ControlModifier);
    QTRY_COMPARE(rig.rows(), 1);
    QTRY_COMPARE(rig.find<QToolButton>("filter5")->text(), u"Published  1"_s);
    QTRY_COMPARE(rig.find<QToolButton>("filter1")->text(), u"Drafts  1"_s);
    QTest::keyClick(rig.view(), Qt::Key_5, Qt::ControlModifier);
    QTRY_COMPARE(rig.rows(), 0);
    QCOMPARE(rig.view()->hint(), u"Nothing needs you"_s);
    QTest::keyClick(rig.view(), Qt::Key_1, Qt::ControlModifier);
    QTRY_COMPARE(rig.rows(), 2);
}

void QueueWindowTest::columnsAndOrderAreRemembered()
{
    QVERIFY(rig.add({u"a clip.mp4"_s, u"b clip.mp4"_s}));
    QHeaderView *header = rig.view()->header();
    const int edge = header->sectionViewportPosition(QueueModel::State) - 1;
    const int before = header->sectionSize(QueueModel::Progress);
    QTest::mousePress(header->viewport(), Qt::LeftButton, {}, QPoint(edge, 5));
    for (const int x : {edge + 10, edge + 30}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(x, 5), header->viewport()->mapToGlobal(QPointF(x, 5)),
                         Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(header->viewport(), &move);
    }
    QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, QPoint(edge + 30, 5));
    const int wide = header->sectionSize(QueueModel::Progress);
    QVERIFY(wide > before);
    rig.view()->sortByColumn(QueueModel::Video, Qt::DescendingOrder);
    rig.window->letGo();
    rig.window->close(); // keeps the layout
    QVERIFY(rig.show());
    QCOMPARE(rig.view()->header()->sectionSize(QueueModel::Progress), wide);
    QCOMPARE(rig.titles(), QStringList({u"b clip"_s, u"a clip"_s}));
    rig.engine().settings().setValue(store::Setting::HeaderState, QString());
}

// Left alone it comes with the room; chosen it stays, but no state is cut for it.
void QueueWindowTest::theSizeColumnIsChosen()
{
    QVERIFY(rig.add({u"a.mp4"_s}));
    const auto isShown = [this] {
        return !rig.view()->isColumnHidden(QueueModel::Size);
    };
    QCOMPARE(rig.view()->viewport()->width() >= 960, isShown());
    rig.find<QAction>("showDetails")->trigger();
    QTRY_VERIFY(isShown());
    rig.find<QAction>("showDetails")->trigger();
    QTRY_VERIFY(!isShown());
    rig.find<QAction>("showSize")->trigger();
    QVERIFY(isShown());
    rig.window->letGo();
    rig.window->close(); // keeps the layout
    QVERIFY(rig.show());
    QVERIFY(isShown());
    rig.window->resize(rig.window->minimumSize());
    QTRY_VERIFY(!isShown());
    rig.window->resize(1200, 780);
    QTRY_VERIFY(isShown());
    rig.find<QAction>("usualColumns")->trigger();
    QTRY_VERIFY(!isShown());
    rig.engine().settings().setValue(store::Setting::HeaderState, QString());
}

void QueueWindowTest::picturesAreSwitchedOff()
{
    QVERIFY(rig.add({u"a.mp4"_s}));
    const auto textLeft = [this] {
        return rig.view()->findChild<gui::QueueDelegate *>()->metrics().textLeft;
    };
    QCOMPARE(textLeft(), 122);
    QAction *pictures = rig.find<QAction>("showPictures");
    pictures->trigger();
    QCOMPARE(textLeft(), 46);
    QVERIFY(!rig.engine().settings().boolValue(store::Setting::ShowPictures));
    QVERIFY(!rig.engine().looks().pictures().isWanted());
    rig.engine().settings().setValue(store::Setting::ShowPictures, true); // elsewhere
    QVERIFY(pictures->isChecked());
    QCOMPARE(textLeft(), 122);
}

void QueueWindowTest::thePanelKeepsItsWidth()
{
    QVERIFY(rig.add({u"wide.mp4"_s}));
    auto *splitter = rig.window->findChild<QSplitter *>();
    const int usual = splitter->sizes().value(1);
    splitter->setSizes({splitter->width() - 420, 420});
    const int wide = splitter->sizes().value(1);
    QVERIFY(wide > usual);
    rig.window->letGo();
    rig.window->close(); // keeps the layout
    QVERIFY(rig.show());
    QCOMPARE(rig.window->findChild<QSplitter *>()->sizes().value(1), wide);
    rig.engine().settings().setValue(store::Setting::SplitterState, QString());
}

QTEST_MAIN(QueueWindowTest)
#include "tst_queue_window.moc"
