// What is done to rows in the real window, and what each is offered: buttons, menus, Start all.
#include "gui/prompts/prompts.h"
#include "gui/queue/filter_bar.h"
#include "window_rig.h"

#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;
using gui::QueueModel;
using transfer::Activity;

class RowCommandsTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(rig.open()); }
    void init() { QVERIFY(rig.show()); }
    void cleanup() { QVERIFY(rig.clear()); }
    void cleanupTestCase() { QVERIFY(rig.close()); }

    void whatWasNotEncodedIsUploadedAgain();
    void whatNobodyCanWatchSaysWhatToDo();
    void whatLostItsFileGoesOnOnceItIsThereAgain();
    void theMenuOfARowOffersWhatAppliesWithItsKeys();
    void theMenuOfAPublishedRowOffersNeitherEditNorMove();
    void startAllAsksAboutDraftsThatNobodyFilledIn();
    void startAllIsOfferedOnlyWhereItWouldStartSomething();
    void startAllSaysHowManyItStarted();
    void whatCannotBeDoneNowSaysWhy();
    void commandsActOnAllSelectedRows();
    void publishedRowsKeepLinkDateAndState();
    void aRowThatNeedsDetailsLeadsToTheField();
    void aRowThatNeedsADecisionTakesAnyAnswer();
    void anEmptyFileGivesWayToAnother();

private:
    WindowRig rig;
};

void RowCommandsTest::whatWasNotEncodedIsUploadedAgain()
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

void RowCommandsTest::whatNobodyCanWatchSaysWhatToDo()
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

void RowCommandsTest::whatLostItsFileGoesOnOnceItIsThereAgain()
{
    // Two whose files are gone when they are looked at.
    const QStringList names{u"lost 1.mp4"_s, u"lost 2.mp4"_s};
    QList<transfer::NewUpload> files;
    for (const QString &name : names)
        files.append({rig.practice.dir.filePath(name), {}, {}});
    rig.queue().add(files);
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(1)->activity(), Activity::Failed, practice::patienceMs);
    QTRY_COMPARE(rig.upload(0)->activity(), Activity::Failed);
    QTRY_COMPARE(rig.action("retryFailed")->toolTip(), u"Nothing that failed can be retried"_s);
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

void RowCommandsTest::theMenuOfARowOffersWhatAppliesWithItsKeys()
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
void RowCommandsTest::theMenuOfAPublishedRowOffersNeitherEditNorMove()
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

void RowCommandsTest::startAllAsksAboutDraftsThatNobodyFilledIn()
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

void RowCommandsTest::startAllIsOfferedOnlyWhereItWouldStartSomething()
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

void RowCommandsTest::startAllSaysHowManyItStarted()
{
    QVERIFY(rig.add({u"a.mp4"_s}));
    QTRY_VERIFY(rig.action("startAll")->isEnabled());
    rig.action("startAll")->trigger();
    QTRY_COMPARE(rig.message()->text(), u"1 started"_s);
    QVERIFY(!rig.find<QLabel>("message")->text().contains(u"href"_s));
}

void RowCommandsTest::whatCannotBeDoneNowSaysWhy()
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

void RowCommandsTest::commandsActOnAllSelectedRows()
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

void RowCommandsTest::publishedRowsKeepLinkDateAndState()
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

void RowCommandsTest::aRowThatNeedsDetailsLeadsToTheField()
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

void RowCommandsTest::aRowThatNeedsADecisionTakesAnyAnswer()
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

void RowCommandsTest::anEmptyFileGivesWayToAnother()
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

QTEST_MAIN(RowCommandsTest)
#include "tst_row_commands.moc"
