// The order of the queue in the real window: dragging and moving, sorting, removing and bringing back.
#include "engine/history/history.h"
#include "gui/prompts/prompts.h"
#include "gui/queue/removals.h"
#include "gui/queue/row_actions.h"
#include "window_rig.h"
#include "words/numbers.h"

#include <QHeaderView>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using gui::QueueModel;
using transfer::Activity;

class QueueOrderTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(rig.open()); }
    void init() { QVERIFY(rig.show()); }
    void cleanup() { QVERIFY(rig.clear()); }
    void cleanupTestCase() { QVERIFY(rig.close()); }

    void rowsAreDraggedToAnotherPlace();
    void aDragMovesAllSelectedRows();
    void aSortedListIsNotReordered();
    void aThirdClickOnTheHeaderReturnsToQueueOrder();
    void rowsMoveByKeyboard();
    void aMoveGoesPastARowThatCanBeSeen();
    void theOrderDecidesWhoIsNext();
    void removedRowsComeBackWhereTheyWere();
    void removingManyIsUndoneByTheMessageToo();
    void finishedOnesAreClearedAndKeepTheirHistory();
    void clearingFinishedLeavesTheViewWhereItIs();
    void aStoppedUploadThatIsRemovedSaysWhatWasSent();
    void manyComeBackInPortions();

private:
    void drag(int from, QPoint to);
    void clickHeader(int column);

    WindowRig rig;
};

void QueueOrderTest::drag(int from, QPoint to)
{
    QWidget *viewport = rig.view()->viewport();
    const QPoint start = rig.middleOf(from);
    QTest::mousePress(viewport, Qt::LeftButton, {}, start);
    for (const QPoint &point : {start + QPoint(0, 30), to}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(point), viewport->mapToGlobal(QPointF(point)),
                         Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(viewport, &move);
    }
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, to);
}

void QueueOrderTest::clickHeader(int column)
{
    QHeaderView *header = rig.view()->header();
    const QPoint place(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                       header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
}

void QueueOrderTest::rowsAreDraggedToAnotherPlace()
{
    QVERIFY(rig.add({u"one.mp4"_s, u"two.mp4"_s, u"three.mp4"_s}));
    QCOMPARE(rig.titles(), QStringList({u"one"_s, u"three"_s, u"two"_s}));
    drag(0, rig.middleOf(2) + QPoint(0, 12));
    QTRY_COMPARE(rig.titles(), QStringList({u"three"_s, u"two"_s, u"one"_s}));
    drag(2, rig.middleOf(0) - QPoint(0, 12));
    QTRY_COMPARE(rig.titles(), QStringList({u"one"_s, u"three"_s, u"two"_s}));
}

void QueueOrderTest::aDragMovesAllSelectedRows()
{
    QVERIFY(rig.add({u"clip 1.mp4"_s, u"clip 2.mp4"_s, u"clip 3.mp4"_s, u"clip 4.mp4"_s}));
    rig.selectRows({0, 2});
    drag(2, rig.middleOf(3) + QPoint(0, 12));
    QTRY_COMPARE(rig.titles(), QStringList({u"clip 2"_s, u"clip 4"_s, u"clip 1"_s, u"clip 3"_s}));
    QCOMPARE(rig.view()->selectedIds().size(), 2);
}

void QueueOrderTest::aSortedListIsNotReordered()
{
    QVERIFY(rig.add({u"clip 1.mp4"_s, u"clip 2.mp4"_s, u"clip 3.mp4"_s}));
    const QList<transfer::UploadId> before = rig.queue().order();
    rig.view()->sortByColumn(QueueModel::Video, Qt::DescendingOrder);
    QCOMPARE(rig.titles(), QStringList({u"clip 3"_s, u"clip 2"_s, u"clip 1"_s}));
    drag(0, rig.middleOf(2) + QPoint(0, 12));
    QCOMPARE(rig.queue().order(), before);
    rig.selectRows({0});
    for (const char *name : {"rowMoveUp", "rowMoveDown", "rowMoveTop", "rowMoveBottom"}) {
        QVERIFY(!rig.action(name)->isEnabled());
        QVERIFY(rig.action(name)->toolTip().contains(u"sorted"_s)); // why
    }
}

void QueueOrderTest::aThirdClickOnTheHeaderReturnsToQueueOrder()
{
    QVERIFY(rig.add({u"b clip.mp4"_s}));
    QVERIFY(rig.add({u"a clip.mp4"_s}));
    clickHeader(QueueModel::Video);
    QTRY_COMPARE(rig.titles(), QStringList({u"a clip"_s, u"b clip"_s}));
    clickHeader(QueueModel::Video);
    QTRY_COMPARE(rig.titles(), QStringList({u"b clip"_s, u"a clip"_s}));
    clickHeader(QueueModel::Video);
    QTRY_VERIFY(rig.view()->filter()->inQueueOrder());
    QCOMPARE(rig.titles(), QStringList({u"b clip"_s, u"a clip"_s}));
}

void QueueOrderTest::rowsMoveByKeyboard()
{
    QVERIFY(rig.add({u"clip 1.mp4"_s, u"clip 2.mp4"_s, u"clip 3.mp4"_s}));
    rig.selectRows({0});
    rig.view()->setFocus();
    const auto press = [this](Qt::Key key, Qt::KeyboardModifiers modifiers) {
        QTest::keyClick(rig.view(), key, modifiers);
    };
    press(Qt::Key_Down, Qt::ControlModifier);
    QTRY_COMPARE(rig.titles(), QStringList({u"clip 2"_s, u"clip 1"_s, u"clip 3"_s}));
    press(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(rig.titles(), QStringList({u"clip 2"_s, u"clip 3"_s, u"clip 1"_s}));
    press(Qt::Key_Up, Qt::ControlModifier);
    QTRY_COMPARE(rig.titles(), QStringList({u"clip 2"_s, u"clip 1"_s, u"clip 3"_s}));
    press(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(rig.titles(), QStringList({u"clip 1"_s, u"clip 2"_s, u"clip 3"_s}));
}

void QueueOrderTest::aMoveGoesPastARowThatCanBeSeen()
{
    QVERIFY(rig.add({u"a boat.mp4"_s, u"b tea.mp4"_s, u"c boat.mp4"_s, u"d tea.mp4"_s}));
    auto *search = rig.find<QLineEdit>("search");
    search->setText(u"boat"_s);
    QTRY_COMPARE(rig.titles(), QStringList({u"a boat"_s, u"c boat"_s}));
    rig.selectRows({1});
    rig.action("rowMoveUp")->trigger();
    QTRY_COMPARE(rig.titles(), QStringList({u"c boat"_s, u"a boat"_s}));
    rig.action("rowMoveDown")->trigger();
    QTRY_COMPARE(rig.titles(), QStringList({u"a boat"_s, u"c boat"_s}));
    rig.action("rowMoveDown")->trigger(); // there is none to go past
    search->clear();
    QTRY_COMPARE(rig.titles(), QStringList({u"a boat"_s, u"c boat"_s, u"b tea"_s, u"d tea"_s}));
}

void QueueOrderTest::theOrderDecidesWhoIsNext()
{
    QVERIFY(rig.add({u"clip 1.mp4"_s, u"clip 2.mp4"_s}));
    QStringList published;
    const QObject here;
    connect(&rig.queue(), &transfer::UploadQueue::published, &here,
            [&](transfer::UploadId id) { published.append(rig.queue().find(id)->record().metadata.title); });
    drag(1, rig.middleOf(0) - QPoint(0, 12));
    QTRY_COMPARE(rig.titles().first(), u"clip 2"_s);
    // Both are ready before the first begins.
    QTRY_VERIFY(rig.upload(0)->stage() == transfer::Stage::Hashed
                && rig.upload(1)->stage() == transfer::Stage::Hashed);
    rig.queue().start(rig.queue().order());
    QTRY_COMPARE_WITH_TIMEOUT(published.size(), 2, practice::patienceMs);
    QCOMPARE(published.first(), u"clip 2"_s);
}

void QueueOrderTest::removedRowsComeBackWhereTheyWere()
{
    QVERIFY(rig.add({u"clip 1.mp4"_s, u"clip 2.mp4"_s, u"clip 3.mp4"_s}));
    const transfer::UploadId id = rig.upload(1)->id();
    rig.selectRows({1});
    QVERIFY(!rig.action("undoRemove")->isEnabled());
    QTest::keyClick(rig.view(), Qt::Key_Delete);
    QTRY_COMPARE(rig.rows(), 2);
    QVERIFY(rig.message()->text().contains(u"1"_s));
    QVERIFY(QFile::exists(rig.practice.dir.filePath(u"clip 2.mp4"_s)));
    QVERIFY(rig.action("undoRemove")->isEnabled());
    QTest::keyClick(rig.view(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(rig.titles(), QStringList({u"clip 1"_s, u"clip 2"_s, u"clip 3"_s}));
    QCOMPARE(rig.upload(1)->id(), id);
    QVERIFY(!rig.action("undoRemove")->isEnabled());
}

void QueueOrderTest::removingManyIsUndoneByTheMessageToo()
{
    QVERIFY(rig.add({u"clip 1.mp4"_s, u"clip 2.mp4"_s, u"clip 3.mp4"_s}));
    rig.view()->selectAll();
    QTest::keyClick(rig.view(), Qt::Key_Delete);
    QTRY_COMPARE(rig.rows(), 0);
    QVERIFY(rig.message()->isVisible()); // also over the empty page
    rig.clickMessage();
    QTRY_COMPARE(rig.rows(), 3);
    QVERIFY(!rig.message()->isVisible());
}

void QueueOrderTest::finishedOnesAreClearedAndKeepTheirHistory()
{
    QVERIFY(rig.add({u"clip 1.mp4"_s, u"clip 2.mp4"_s}));
    QVERIFY(!rig.action("clearFinished")->isEnabled());
    const transfer::UploadId id = rig.upload(0)->id();
    rig.queue().start({id});
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    QTRY_VERIFY(rig.action("clearFinished")->isEnabled());
    rig.action("clearFinished")->trigger();
    QTRY_COMPARE(rig.titles(), QStringList(u"clip 2"_s));
    bool kept = false;
    rig.engine().history().find({}, this,
                                [&](const store::HistoryHits &hits) { kept = hits.ids.contains(id); });
    QTRY_VERIFY(kept);
    rig.action("undoRemove")->trigger();
    QTRY_COMPARE(rig.rows(), 2);
    QCOMPARE(rig.upload(0)->activity(), Activity::Published);
}

void QueueOrderTest::clearingFinishedLeavesTheViewWhereItIs()
{
    QStringList names;
    for (int i = 10; i < 50; ++i)
        names.append(u"clip %1.mp4"_s.arg(i));
    QVERIFY(rig.add(names));
    QTRY_COMPARE(rig.rows(), 40);
    QList<transfer::UploadId> regrets;
    for (const int row : {1, 2, 3, 5, 30})
        regrets.append(rig.upload(row)->id());
    rig.queue().cancel(regrets);
    QTRY_VERIFY_WITH_TIMEOUT(rig.upload(30)->activity() == Activity::Cancelled
                                 && rig.upload(5)->activity() == Activity::Cancelled,
                             practice::patienceMs);
    rig.selectRows({2});
    rig.view()->scrollTo(rig.view()->model()->index(20, 0), QAbstractItemView::PositionAtTop);
    const QPersistentModelIndex seen = rig.view()->model()->index(21, 0);
    const int top = rig.view()->visualRect(seen).top();
    QVERIFY(top > 0);
    QTRY_VERIFY(rig.action("clearFinished")->isEnabled());
    rig.action("clearFinished")->trigger();
    QTRY_COMPARE(rig.rows(), 35);
    QTRY_COMPARE(rig.view()->visualRect(seen).top(), top);
}

void QueueOrderTest::aStoppedUploadThatIsRemovedSaysWhatWasSent()
{
    rig.engine().settings().setValue(store::Setting::SpeedLimit, 1'500'000);
    rig.window->takeFiles({rig.practice.file(u"long.mp4"_s, 12'000'000)});
    QTRY_COMPARE(rig.rows(), 1);
    rig.queue().start({rig.upload(0)->id()});
    QTRY_VERIFY_WITH_TIMEOUT(rig.upload(0)->progress().acknowledged > 0, practice::patienceMs);
    rig.selectRows({0});
    gui::prompts::answerNext(true);
    const QString sent = words::sizeText(rig.upload(0)->progress().acknowledged);
    QTest::keyClick(rig.view(), Qt::Key_Delete);
    QTRY_COMPARE(rig.message()->text(), u"Removed 1, its upload was stopped (%1 sent)"_s.arg(sent));
    QVERIFY(rig.find<QLabel>("message")->text().contains(u" · <a href=\"action\">Undo</a>"_s));
}

void QueueOrderTest::manyComeBackInPortions()
{
    constexpr int many = 500;
    QList<transfer::NewUpload> files;
    for (int i = 0; i < many; ++i)
        files.append({rig.practice.dir.filePath(u"none %1.mp4"_s.arg(i)), {}, {}});
    const QList<transfer::UploadId> ids = rig.queue().add(files);
    gui::Removals &removals = rig.window->findChild<gui::RowActions *>()->removals();
    removals.remove(ids);
    QTRY_COMPARE(rig.queue().count(), 0);
    removals.undo();
    QVERIFY(rig.queue().count() < many); // the event loop has a say in between
    QTRY_COMPARE(rig.queue().count(), many);
    QCOMPARE(rig.queue().order(), ids);
}

QTEST_MAIN(QueueOrderTest)
#include "tst_queue_order.moc"
