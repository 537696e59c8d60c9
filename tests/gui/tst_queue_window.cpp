// The queue in the real window: order, selection, commands, removing and bringing back.
#include "engine/history/history.h"
#include "engine/looks/file_looks.h"
#include "gui/details/details_panel.h"
#include "gui/prompts/prompts.h"
#include "gui/queue/filter_bar.h"
#include "gui/queue/removals.h"
#include "gui/queue/row_actions.h"
#include "gui/status/speed_button.h"
#include "gui/status/status_bar.h"
#include "window_rig.h"
#include "words/numbers.h"

#include <QAccessible>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
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
    void whatWasNotEncodedIsUploadedAgain();
    void whatNobodyCanWatchSaysWhatToDo();
    void theStatusBarSpeaksOfOneSet();
    void eachPieceOfTheStatusBarLeadsToItsRows();
    void bytesUnderWayAreCalledThat();
    void whatLostItsFileGoesOnOnceItIsThereAgain();
    void theMenuOfARowOffersWhatAppliesWithItsKeys();
    void theMenuOfAPublishedRowOffersNeitherEditNorMove();
    void startAllAsksAboutDraftsThatNobodyFilledIn();
    void startAllIsOfferedOnlyWhereItWouldStartSomething();
    void startAllSaysHowManyItStarted();
    void whatCannotBeDoneNowSaysWhy();
    void anEmptySearchLeadsOutOfItself();
    void clearingFinishedLeavesTheViewWhereItIs();
    void aStoppedUploadThatIsRemovedSaysWhatWasSent();
    void tabGoesFromPartToPart();
    void aSearchCountsAnew();
    void filtersTellReadersTheirNumbers();
    void commandsActOnAllSelectedRows();
    void filtersAndSearchNarrowTheListAndTheSelection();
    void publishedRowsKeepLinkDateAndState();
    void aRowThatNeedsDetailsLeadsToTheField();
    void aRowThatNeedsADecisionTakesAnyAnswer();
    void anEmptyFileGivesWayToAnother();
    void columnsAndOrderAreRemembered();
    void theSizeColumnIsChosen();
    void picturesAreSwitchedOff();
    void thePanelKeepsItsWidth();
    void manyComeBackInPortions();

private:
    void drag(int from, QPoint to);
    void clickHeader(int column);

    WindowRig rig;
};

void QueueWindowTest::drag(int from, QPoint to)
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

void QueueWindowTest::clickHeader(int column)
{
    QHeaderView *header = rig.view()->header();
    const QPoint place(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                       header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
}

void QueueWindowTest::rowsAreDraggedToAnotherPlace()
{
    QVERIFY(rig.add({u"one.mp4"_s, u"two.mp4"_s, u"three.mp4"_s}));
    QCOMPARE(rig.titles(), QStringList({u"one"_s, u"three"_s, u"two"_s}));
    drag(0, rig.middleOf(2) + QPoint(0, 12));
    QTRY_COMPARE(rig.titles(), QStringList({u"three"_s, u"two"_s, u"one"_s}));
    drag(2, rig.middleOf(0) - QPoint(0, 12));
    QTRY_COMPARE(rig.titles(), QStringList({u"one"_s, u"three"_s, u"two"_s}));
}

void QueueWindowTest::aDragMovesAllSelectedRows()
{
    QVERIFY(rig.add({u"clip 1.mp4"_s, u"clip 2.mp4"_s, u"clip 3.mp4"_s, u"clip 4.mp4"_s}));
    rig.selectRows({0, 2});
    drag(2, rig.middleOf(3) + QPoint(0, 12));
    QTRY_COMPARE(rig.titles(), QStringList({u"clip 2"_s, u"clip 4"_s, u"clip 1"_s, u"clip 3"_s}));
    QCOMPARE(rig.view()->selectedIds().size(), 2);
}

void QueueWindowTest::aSortedListIsNotReordered()
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

void QueueWindowTest::aThirdClickOnTheHeaderReturnsToQueueOrder()
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

void QueueWindowTest::rowsMoveByKeyboard()
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

void QueueWindowTest::aMoveGoesPastARowThatCanBeSeen()
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

void QueueWindowTest::theOrderDecidesWhoIsNext()
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

void QueueWindowTest::removedRowsComeBackWhereTheyWere()
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

void QueueWindowTest::removingManyIsUndoneByTheMessageToo()
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

void QueueWindowTest::finishedOnesAreClearedAndKeepTheirHistory()
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

void QueueWindowTest::whatWasNotEncodedIsUploadedAgain()
{
    QVERIFY(rig.add({u"dark.mp4"_s}));
    const transfer::UploadId id = rig.upload(0)->id();
    rig.queue().start({id});
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->record().videoState, u"normal"_s, practice::patienceMs);
    const QString videoId = rig.upload(0)->record().videoId;
    rig.queue().setVideoState(id, u"fail"_s);
    rig.selectRows({0});
    QVERIFY(rig.action("rowUploadAgain"));
    QTRY_VERIFY(rig.action("rowUploadAgain")->isEnabled());
    gui::prompts::answerNext(0); // Cancel
    rig.action("rowUploadAgain")->trigger();
    QTRY_COMPARE(gui::prompts::askedSoFar().size(), 1);
    QCOMPARE(rig.upload(0)->id(), id);
    gui::prompts::takeAsked();
    gui::prompts::answerNext(2); // the same file
    rig.action("rowUploadAgain")->trigger();
    QTRY_COMPARE(rig.rows(), 1);
    QTRY_VERIFY(rig.upload(0)->id() != id);
    QCOMPARE(rig.titles(), QStringList(u"dark"_s));
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    QVERIFY(rig.upload(0)->record().videoId != videoId);
}

void QueueWindowTest::whatNobodyCanWatchSaysWhatToDo()
{
    QVERIFY(rig.add({u"film.mp4"_s}));
    const transfer::UploadId id = rig.upload(0)->id();
    rig.queue().start({id});
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->record().videoState, u"normal"_s, practice::patienceMs);
    auto *block = rig.find<QFrame>("aftermath");
    QVERIFY(block->isHidden());
    rig.selectRows({0});
    rig.queue().setVideoState(id, u"fail"_s);
    QTRY_VERIFY(block->isVisible());
    QCOMPARE(block->accessibleName(), u"Youku could not encode this video"_s);
    QVERIFY(block->accessibleDescription().startsWith(u"All 1\u00a0kB arrived and were checked"_s));
    QCOMPARE(rig.find<QPushButton>("aftermathAgain")->text(), u"Upload again…"_s);
    QVERIFY(rig.find<QPushButton>("aftermathPage")->isVisible());
    for (const auto *label : block->findChildren<QLabel *>()) // whole, whatever the room
        QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
    QTRY_VERIFY(block->height() <= block->heightForWidth(block->width()));
    QVERIFY(!rig.find<QPushButton>("step")->isVisible()); // once is enough
    QVERIFY(!rig.find<QWidget>("footer")->isVisible());
    gui::prompts::answerNext(0);
    rig.find<QPushButton>("aftermathAgain")->click();
    QTRY_COMPARE(gui::prompts::askedSoFar().size(), 1);

    rig.window->findChild<gui::FilterBar *>()->choose(gui::Group::NeedsYou);
    QTRY_COMPARE(rig.rows(), 1);
    rig.selectRows({0});
    QVERIFY(rig.action("rowDealtWith")->isEnabled());
    auto *links = block->findChild<QLabel *>(u"blockLinks"_s);
    emit links->linkActivated(u"done"_s);
    QTRY_COMPARE(rig.rows(), 0);
    QTRY_VERIFY(!rig.action("rowDealtWith")->isEnabled());
    rig.window->findChild<gui::FilterBar *>()->choose(gui::Group::Published);
    QTRY_COMPARE(rig.rows(), 1);
    rig.selectRows({0});
    QTRY_VERIFY(block->isVisible());
    QCOMPARE(links->accessibleName(), u"Copy details"_s);
    QVERIFY(!rig.action("rowDealtWith")->isEnabled());
    rig.queue().setVideoState(id, u"gone"_s);
    QTRY_COMPARE(block->accessibleName(), u"The video is no longer at Youku"_s);
    QCOMPARE(rig.find<QPushButton>("aftermathAgain")->text(), u"Upload again"_s);
    QVERIFY(rig.find<QPushButton>("aftermathPage")->isHidden());
    rig.window->findChild<gui::FilterBar *>()->choose(gui::Group::All);
}

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

void QueueWindowTest::whatLostItsFileGoesOnOnceItIsThereAgain()
{
    // Two whose files are gone when they are looked at.
    const QStringList names{u"lost 1.mp4"_s, u"lost 2.mp4"_s};
    QList<transfer::NewUpload> files;
    for (const QString &name : names)
        files.append({rig.practice.dir.filePath(name), {}, {}});
    rig.queue().add(files);
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(1)->activity(), Activity::Failed, practice::patienceMs);
    QTRY_COMPARE(rig.upload(0)->activity(), Activity::Failed);
    QTRY_COMPARE(rig.action("retryFailed")->toolTip(),
                 u"Trying again would change nothing; each failed row says what helps"_s);
    QVERIFY(!rig.action("retryFailed")->isEnabled());
    for (const QString &name : names)
        rig.practice.file(name, 1000);
    for (const int row : {0, 1})
        QTRY_COMPARE_WITH_TIMEOUT(rig.upload(row)->activity(), Activity::NotStarted, practice::patienceMs);
    QTRY_VERIFY(rig.action("startAll")->isEnabled());
    rig.queue().start(rig.queue().order());
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(1)->activity(), Activity::Published, practice::patienceMs);
    QTRY_VERIFY(!rig.action("retryFailed")->isEnabled());
}

void QueueWindowTest::theMenuOfARowOffersWhatAppliesWithItsKeys()
{
    QVERIFY(rig.add({u"menu.mp4"_s}));
    rig.selectRows({0});
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(rig.view(), &event);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QHash<QString, QAction *> offered;
    for (QAction *action : menu->actions())
        offered.insert(action->text(), action);
    for (const char *name : {"Start", "Remove", "Edit details", "Open file location", "Cancel", "Move up",
                             "Move down", "Move to top", "Move to bottom"})
        QVERIFY2(offered.contains(QString::fromLatin1(name)), name);
    for (const QAction *action : std::as_const(offered))
        QVERIFY2(action->isEnabled(), qPrintable(action->text())); // the rest is left out
    for (const char *name : {"Pause", "Resume", "Retry", "Copy video link", "Open video page"})
        QVERIFY2(!offered.contains(QString::fromLatin1(name)), name);
    for (const auto &[name, key] :
         {std::pair{"Remove", "Del"}, {"Edit details", "F2"}, {"Move up", "Ctrl+Up"}})
        QCOMPARE(offered[QString::fromLatin1(name)]->shortcut(), QKeySequence(QString::fromLatin1(key)));
    menu->close();
    for (const auto &[name, key] : {std::pair{"rowPause", "Space"}, {"rowRetry", "Ctrl+R"}})
        QCOMPARE(rig.action(name)->shortcut(), QKeySequence(QString::fromLatin1(key)));
}

// Its details are changed at Youku, and its place in the queue says nothing any more.
void QueueWindowTest::theMenuOfAPublishedRowOffersNeitherEditNorMove()
{
    QVERIFY(rig.add({u"published.mp4"_s}));
    rig.selectRows({0});
    QVERIFY(rig.action("rowEditDetails")->isEnabled());
    rig.action("rowStart")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    for (const char *name : {"rowEditDetails", "rowMoveUp", "rowMoveBottom", "rowCancel", "rowStart"})
        QTRY_VERIFY2(!rig.action(name)->isEnabled(), name);
    for (const char *name : {"rowCopyLink", "rowOpenPage", "rowOpenLocation", "rowRemove"})
        QVERIFY2(rig.action(name)->isEnabled(), name);
}

void QueueWindowTest::startAllAsksAboutDraftsThatNobodyFilledIn()
{
    QVERIFY(rig.add({u"a.mp4"_s, u"b.mp4"_s, u"filled in.mp4"_s}));
    youku::Metadata details = rig.upload(2)->record().metadata;
    details.tags = {u"river"_s};
    QVERIFY(rig.queue().setMetadata(rig.upload(2)->id(), details));
    gui::prompts::answerNext(0); // cancel
    rig.action("startAll")->trigger();
    QCOMPARE(gui::prompts::takeAsked().size(), 1);
    for (int row = 0; row < 3; ++row)
        QCOMPARE(rig.upload(row)->record().intent, transfer::Intent::Rest);
    gui::prompts::answerNext(1); // those that are filled in
    rig.action("startAll")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(2)->activity(), Activity::Published, practice::patienceMs);
    QCOMPARE(rig.upload(0)->record().intent, transfer::Intent::Rest);
    gui::prompts::answerNext(1); // nothing else is left: all
    rig.action("startAll")->trigger();
    for (int row = 0; row < 2; ++row)
        QTRY_COMPARE_WITH_TIMEOUT(rig.upload(row)->activity(), Activity::Published, practice::patienceMs);
    QCOMPARE(gui::prompts::takeAsked().size(), 2);

    QVERIFY(rig.add({u"one.mp4"_s})); // of one it says itself what is started
    QTRY_VERIFY(rig.action("startAll")->isEnabled());
    rig.action("startAll")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(3)->activity(), Activity::Published, practice::patienceMs);
    QCOMPARE(gui::prompts::takeAsked(), QStringList());
}

void QueueWindowTest::startAllIsOfferedOnlyWhereItWouldStartSomething()
{
    QTRY_VERIFY(!rig.action("startAll")->isEnabled());
    QCOMPARE(rig.action("startAll")->toolTip(), u"The list is empty"_s);
    QVERIFY(rig.add({u"a.mp4"_s}));
    QTRY_VERIFY(rig.action("startAll")->isEnabled());
    youku::Metadata details = rig.upload(0)->record().metadata;
    details.title.clear(); // not ready
    QVERIFY(rig.queue().setMetadata(rig.upload(0)->id(), details));
    QTRY_VERIFY(!rig.action("startAll")->isEnabled());
    QCOMPARE(rig.action("startAll")->toolTip(), u"Everything that is ready runs or waits already"_s);
    details.title = u"Ready"_s;
    QVERIFY(rig.queue().setMetadata(rig.upload(0)->id(), details));
    QTRY_VERIFY(rig.action("startAll")->isEnabled());
    QVERIFY(!rig.action("pauseAll")->isEnabled());
    QCOMPARE(rig.action("pauseAll")->toolTip(), u"Nothing is running"_s);
}

void QueueWindowTest::startAllSaysHowManyItStarted()
{
    QVERIFY(rig.add({u"a.mp4"_s}));
    QTRY_VERIFY(rig.action("startAll")->isEnabled());
    rig.action("startAll")->trigger();
    QTRY_COMPARE(rig.message()->text(), u"1 started"_s);
    QVERIFY(!rig.find<QLabel>("message")->text().contains(u"href"_s));
}

void QueueWindowTest::whatCannotBeDoneNowSaysWhy()
{
    const auto tip = [this](const char *action) {
        return rig.action(action)->isEnabled() ? QString() : rig.action(action)->toolTip();
    };
    QTRY_COMPARE(tip("find"), u"The list is empty"_s);
    QCOMPARE(tip("editDetails"), u"The list is empty"_s);
    QCOMPARE(tip("undoRemove"), u"Nothing was removed"_s);
    QCOMPARE(tip("clearFinished"), u"Nothing is published or cancelled"_s);
    QVERIFY(rig.add({u"a.mp4"_s}));
    QTRY_VERIFY(rig.action("find")->isEnabled() && rig.action("editDetails")->isEnabled());
    QVERIFY(rig.action("find")->toolTip() != u"The list is empty"_s);
}

void QueueWindowTest::anEmptySearchLeadsOutOfItself()
{
    QVERIFY(rig.add({u"a.mp4"_s}));
    rig.find<QLineEdit>("search")->setText(u"nowhere"_s);
    QTRY_COMPARE(rig.rows(), 0);
    QImage image(rig.view()->viewport()->size(), QImage::Format_RGB32);
    rig.view()->viewport()->render(&image);
    QSignalSpy wanted(rig.view(), &gui::QueueView::clearSearchWanted);
    // Somewhere in the middle, above what is told at its foot, stands the link.
    for (int y = 0; wanted.isEmpty() && y < image.height(); y += 8) {
        for (int x = image.width() / 2; wanted.isEmpty() && x < image.width(); x += 8)
            QTest::mouseClick(rig.view()->viewport(), Qt::LeftButton, {}, QPoint(x, y));
    }
    QCOMPARE(wanted.size(), 1);
    QTRY_COMPARE(rig.rows(), 1);
    QVERIFY(rig.find<QLineEdit>("search")->text().isEmpty());
}

void QueueWindowTest::clearingFinishedLeavesTheViewWhereItIs()
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

void QueueWindowTest::aStoppedUploadThatIsRemovedSaysWhatWasSent()
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

void QueueWindowTest::commandsActOnAllSelectedRows()
{
    QVERIFY(rig.add({u"clip 1.mp4"_s, u"clip 2.mp4"_s, u"clip 3.mp4"_s}));
    rig.engine().settings().setValue(store::Setting::SpeedLimit, 1);
    rig.selectRows({0, 2});
    rig.action("rowStart")->trigger();
    QCOMPARE(rig.upload(0)->record().intent, transfer::Intent::Run);
    QCOMPARE(rig.upload(1)->record().intent, transfer::Intent::Rest);
    QCOMPARE(rig.upload(2)->record().intent, transfer::Intent::Run);
    QTest::keyClick(rig.view(), Qt::Key_Space);
    QTRY_COMPARE(rig.upload(0)->activity(), Activity::Paused);
    QTRY_COMPARE(rig.upload(2)->activity(), Activity::Paused);
    rig.view()->setFocus();
    QTest::keyClick(rig.view(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(rig.view()->selectedIds().size(), 3);
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

void QueueWindowTest::publishedRowsKeepLinkDateAndState()
{
    QVERIFY(rig.add({u"clip.mp4"_s}));
    rig.action("startAll")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    const auto facts = [this] {
        return rig.view()
            ->model()
            ->index(0, 0)
            .data(QueueModel::PresentationRole)
            .value<gui::RowPresentation>();
    };
    QVERIFY(facts().publishedAt.startsWith(u"Today "_s));
    // Youku's own word for it follows after a while.
    QTRY_COMPARE_WITH_TIMEOUT(facts().secondLine, u"Can be watched"_s, practice::patienceMs);
    QVERIFY(rig.cell(0, QueueModel::State).contains(u"Can be watched"_s));
    rig.selectRows({0});
    QTRY_VERIFY(rig.action("rowCopyLink")->isEnabled() && rig.action("rowOpenPage")->isEnabled());
    rig.action("rowCopyLink")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"https://v.youku.com/v_show/id_%1.html"_s.arg(rig.upload(0)->record().videoId));
}

void QueueWindowTest::aRowThatNeedsDetailsLeadsToTheField()
{
    QVERIFY(rig.add({u"needs details.mp4"_s}));
    rig.selectRows({0});
    auto *title = rig.find<QLineEdit>("title");
    title->setText(u"7"_s);
    QTRY_COMPARE(rig.upload(0)->record().metadata.title, u"7"_s);
    rig.action("startAll")->trigger();
    QCOMPARE(rig.upload(0)->activity(), Activity::NotStarted);
    QCOMPARE(rig.message()->text(), u"1 draft is not ready"_s);
    QTRY_COMPARE(rig.cell(0, QueueModel::State), u"Not ready, The title has 1 character, 2 at least"_s);
    rig.view()->setFocus();
    QTest::keyClick(rig.view(), Qt::Key_Return); // the row's one button
    QTRY_COMPARE(rig.window->focusWidget(), title);
    QTest::keyClicks(title, u"7th day on the river"_s); // what stands there is selected
    QTRY_COMPARE(rig.upload(0)->record().metadata.title, u"7th day on the river"_s);
    QCOMPARE(rig.upload(0)->activity(), Activity::NotStarted);
    QTest::keyClick(title, Qt::Key_Escape);
    QTest::keyClick(rig.view(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
}

void QueueWindowTest::aRowThatNeedsADecisionTakesAnyAnswer()
{
    QVERIFY(rig.add({u"cut off.mp4"_s, u"no film.mp4"_s}));
    QVERIFY(!rig.action("rowAnyway")->isVisible() && !rig.action("rowLookAgain")->isVisible());
    rig.queue().setDoubt(rig.upload(0)->id(), u"no_index"_s);
    rig.queue().setDoubt(rig.upload(1)->id(), u"not_media"_s);
    QTRY_COMPARE(rig.cell(0, QueueModel::State),
                 u"Check the file, The file is cut off: its index is missing"_s);
    rig.selectRows({0});
    QTRY_VERIFY(rig.action("rowAnyway")->isVisible() && rig.action("rowLookAgain")->isEnabled());
    QVERIFY(!rig.action("rowStart")->isEnabled());
    rig.action("startAll")->trigger();
    QTRY_COMPARE(rig.message()->text(), u"2 drafts are not ready"_s);
    QCOMPARE(rig.upload(0)->activity(), Activity::NeedsDecision);

    gui::prompts::takeAsked();
    gui::prompts::answerNext(false);
    rig.action("rowAnyway")->trigger();
    QCOMPARE(gui::prompts::takeAsked().size(), 1);
    QCOMPARE(rig.upload(0)->activity(), Activity::NeedsDecision);
    gui::prompts::answerNext(true);
    rig.action("rowAnyway")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);

    rig.selectRows({1});
    const QString better = rig.practice.file(u"the film.mp4"_s, 2000);
    gui::prompts::answerNext(QStringList{better});
    rig.view()->setFocus();
    QTest::keyClick(rig.view(), Qt::Key_Return); // the row's one button
    QTRY_COMPARE(rig.upload(1)->record().path, better);
    QCOMPARE(rig.upload(1)->activity(), Activity::NotStarted);
    QCOMPARE(rig.upload(1)->record().metadata.title, u"the film"_s);
}

void QueueWindowTest::anEmptyFileGivesWayToAnother()
{
    rig.practice.add(rig.practice.file(u"empty.mp4"_s, 0));
    QTRY_COMPARE(rig.rows(), 1);
    QTRY_COMPARE(rig.upload(0)->activity(), Activity::Failed);
    rig.selectRows({0});
    gui::prompts::answerNext(QStringList{rig.practice.file(u"full.mp4"_s, 2000)});
    rig.view()->setFocus();
    QTest::keyClick(rig.view(), Qt::Key_Return);
    QTRY_COMPARE(rig.upload(0)->activity(), Activity::NotStarted);
    QCOMPARE(rig.upload(0)->record().metadata.title, u"full"_s);
    QTRY_COMPARE(rig.upload(0)->record().identity.size, 2000);
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

void QueueWindowTest::manyComeBackInPortions()
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

QTEST_MAIN(QueueWindowTest)
#include "tst_queue_window.moc"
