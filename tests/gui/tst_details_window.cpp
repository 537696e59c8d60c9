// The details beside the queue, in the real window: what one sees, types and undoes, for one video and for
// several.
#include "gui/details/blocks/issue_block.h"
#include "gui/details/details_form.h"
#include "gui/details/details_panel.h"
#include "gui/details/field_head.h"
#include "gui/details/tags_field.h"
#include "window_rig.h"
#include "words/languages.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using transfer::Activity;

class DetailsWindowTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(rig.open()); }
    void init() { QVERIFY(rig.show()); }
    void cleanup() { QVERIFY(rig.clear()); }
    void cleanupTestCase() { QVERIFY(rig.close()); }

    void titleIsProposedAndCountersFollow();
    void aRefusalSaysWhatHappenedAndLeadsBack();
    void inChineseNoSpaceFollowsAFullStop();
    void whatYoukuHasIsShownLockedWithTheReason();
    void severalShowMixedValuesAndWhatChanged();
    void ofSeveralOnlyThoseThatCanChangeAreWritten();
    void theKeyboardGoesBackToTheQueueWhenAFieldLocks();
    void undoAndDiscardTakeChangesBack();
    void aSlipInSeveralIsNotApplied();
    void partOfTheTagsAreShownWithTheirShare();
    void categoriesSpeakTheUsersLanguage();
    void everyFieldAnswersToItsName();
    void theFormIsWalkedByTab();
    void escapeReturnsToTheRow();
    void mendingAFieldStartsNothing();
    void aRowIsHeldWhileItIsEdited();
    void aRowLeftNotReadyIsADraftAgain();
    void aPopUpHoldsTheRow();
    void whatWasTypedLastIsSentByStartAll();
    void whatWasTypedLastIsSentAfterARefusal();
    void whatWasTypedLastIsKeptAtClosing();
    void aTagThatIsNoChipYetIsSent();
    void aTagThatIsNoChipYetIsApplied();
    void aBadTagThatIsNoChipYetStartsNothing();
    void severalAreHeldUntilTheirChangesAreAnswered();
    void whoLeavesChangesMayGoOnEditing();
    void whatWasAppliedIsTakenBack();
    void takingBackSparesWhatWasWrittenSince();

private:
    QString head(const char *name); // the small text at its end: a counter, or Undo
    QString text(const char *name) { return rig.find<QLabel>(name)->text(); }

    WindowRig rig;
};

QString DetailsWindowTest::head(const char *name)
{
    const QList<QLabel *> labels = rig.find<gui::FieldHead>(name)->findChildren<QLabel *>();
    return labels.last()->text();
}

void DetailsWindowTest::titleIsProposedAndCountersFollow()
{
    QVERIFY(rig.add({u"清晨采茶.mp4"_s}));
    rig.selectRows({0});
    auto *title = rig.find<QLineEdit>("title");
    QCOMPARE(title->text(), u"清晨采茶"_s);
    QCOMPARE(head("titleHead"), u"4 / 50"_s);
    title->setText(QString(58, u'x'));
    QCOMPARE(head("titleHead"), u"58 / 50"_s);
    QCOMPARE(rig.find<gui::FieldProblemLine>("titleProblem")->text(),
             u"The title is 8 characters too long"_s);
    rig.find<gui::TagsField>("tags")->replaceTags({u"cinematography"_s});
    QCOMPARE(head("tagsHead"), u"1 / 10"_s);
    QCOMPARE(rig.find<gui::FieldProblemLine>("tagsProblem")->text(),
             u"“cinematography” has 14 letters; a tag has at most 12. Shorten it or remove it."_s);
    rig.find<QPlainTextEdit>("description")->setPlainText(u"Three hundred lanterns"_s);
    QCOMPARE(head("descriptionHead"), u"22 / 1999"_s);
}

void DetailsWindowTest::aRefusalSaysWhatHappenedAndLeadsBack()
{
    QVERIFY(rig.add({u"refused.mp4"_s}));
    rig.selectRows({0});
    auto *description = rig.find<QPlainTextEdit>("description");
    auto *issue = rig.window->findChild<gui::IssueBlock *>();
    QVERIFY(!issue->isVisible());
    description->setPlainText(u"A forbiddenword in it"_s); // the practice Youku refuses that
    QTRY_VERIFY(!rig.upload(0)->record().metadata.description.isEmpty());
    rig.action("startAll")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Failed, practice::patienceMs);
    QTRY_VERIFY(issue->isVisible());
    QCOMPARE(issue->accessibleName(), u"Youku refused the details"_s);
    for (const QString &part : {u"does not allow a word in the description"_s, u"120010141"_s,
                                u"Nothing was sent."_s, u"Not retried by itself."_s})
        QVERIFY2(issue->accessibleDescription().contains(part), qPrintable(issue->accessibleDescription()));
    for (QLabel *label : issue->findChildren<QLabel *>())
        emit label->linkActivated(u"copy"_s); // Copy details
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(u"code: 120010141"_s) && copied.contains(u"refused.mp4"_s), qPrintable(copied));

    QTRY_COMPARE(rig.cell(0, gui::QueueModel::State),
                 u"Failed, Youku does not allow a word in the description (code 120010141)"_s);
    QTest::keyClick(rig.view(), Qt::Key_Return);          // Edit details
    QTRY_COMPARE(rig.window->focusWidget(), description); // what was refused
    auto *step = rig.find<QPushButton>("step");
    QVERIFY(!step->isEnabled()); // Youku would refuse the same again
    QCOMPARE(step->toolTip(), u"Youku does not allow a word in the description (code 120010141)"_s);
    description->setPlainText(u"Nothing in it"_s);
    QCOMPARE(step->text(), u"Start"_s);
    QVERIFY(step->isEnabled());
    step->click();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    QTRY_VERIFY(!issue->isVisible());
}

void DetailsWindowTest::inChineseNoSpaceFollowsAFullStop()
{
    QVERIFY(rig.add({u"refused.mp4"_s}));
    rig.find<QPlainTextEdit>("description")->setPlainText(u"A forbiddenword in it"_s);
    rig.selectRows({});
    rig.action("startAll")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Failed, practice::patienceMs);
    words::installLanguage(u"zh_CN"_s);
    rig.selectRows({0});
    const auto *issue = rig.window->findChild<gui::IssueBlock *>();
    const QString said = issue->accessibleDescription();
    words::installLanguage(u"en"_s);
    QVERIFY2(said.count(u'。') >= 3, qPrintable(said));
    QVERIFY2(!said.contains(u"。 "_s), qPrintable(said));
}

void DetailsWindowTest::whatYoukuHasIsShownLockedWithTheReason()
{
    QVERIFY(rig.add({u"locked.mp4"_s}));
    rig.selectRows({0});
    QVERIFY(rig.find<QLineEdit>("title")->isEnabled());
    QVERIFY(!rig.find<QLabel>("note")->isVisible());
    rig.action("startAll")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    QTRY_VERIFY(!rig.find<QLineEdit>("title")->isVisible());
    QVERIFY(!rig.find<QWidget>("footer")->isVisible()); // nothing can be saved or started
    const auto *panel = rig.window->findChild<gui::DetailsPanel *>();
    QCOMPARE(panel->findChild<QLabel *>(u"heading"_s)->text(), u"Published video"_s);
}

void DetailsWindowTest::severalShowMixedValuesAndWhatChanged()
{
    QVERIFY(rig.add({u"part 1.mp4"_s, u"part 2.mp4"_s, u"part 3.mp4"_s}));
    rig.view()->selectAll();
    const auto *panel = rig.window->findChild<gui::DetailsPanel *>();
    QCOMPARE(panel->findChild<QLabel *>(u"heading"_s)->text(), u"3 videos selected"_s);
    auto *title = rig.find<QLineEdit>("title");
    auto *category = rig.find<QComboBox>("category");
    QCOMPARE(title->placeholderText(), u"Mixed values"_s);
    QVERIFY(title->font().italic());
    QVERIFY(!rig.find<QComboBox>("copyright")->font().italic());
    auto *apply = rig.find<QPushButton>("apply");
    auto *discard = rig.find<QPushButton>("discard");
    QVERIFY(!apply->isEnabled() && !discard->isEnabled());
    category->setCurrentIndex(category->findData(u"Travel"_s));
    title->setText(u"{name} of the river"_s);
    QVERIFY(!title->font().italic());
    QCOMPARE(text("saved"), u"2 fields changed"_s);
    QCOMPARE(apply->text(), u"Apply to 3 videos"_s);
    QVERIFY(rig.upload(0)->record().metadata.category.isEmpty()); // not before Apply
    apply->click();
    for (int row = 0; row < 3; ++row) {
        QCOMPARE(rig.upload(row)->record().metadata.category, u"Travel"_s);
        QCOMPARE(rig.upload(row)->record().metadata.title, u"part %1 of the river"_s.arg(row + 1));
        QCOMPARE(rig.upload(row)->record().metadata.copyright, youku::Copyright::Original);
    }
    QCOMPARE(text("saved"), u"Saved"_s);
}

void DetailsWindowTest::ofSeveralOnlyThoseThatCanChangeAreWritten()
{
    QVERIFY(rig.add({u"part 1.mp4"_s, u"part 2.mp4"_s, u"part 3.mp4"_s}));
    rig.queue().start({rig.upload(0)->id(), rig.upload(1)->id()});
    for (int row = 0; row < 2; ++row)
        QTRY_COMPARE_WITH_TIMEOUT(rig.upload(row)->activity(), Activity::Published, practice::patienceMs);
    auto *apply = rig.find<QPushButton>("apply");
    rig.view()->selectAll();
    QCOMPARE(apply->text(), u"Apply to 1 video"_s);
    QVERIFY2(text("note").endsWith(u"Youku has the details of 2 of them already; those stay as they are."_s),
             qPrintable(text("note")));
    rig.find<QPlainTextEdit>("description")->setPlainText(u"For the third"_s);
    apply->click();
    QTRY_COMPARE(rig.upload(2)->record().metadata.description, u"For the third"_s);
    QVERIFY(rig.upload(0)->record().metadata.description.isEmpty());
    QCOMPARE(text("saved"), u"Saved"_s);

    rig.selectRows({0, 1});
    QVERIFY(!rig.find<QLineEdit>("title")->isVisible());
    QVERIFY(!apply->isVisible());
    QVERIFY(text("note").startsWith(u"Youku has the details of all of them already."_s));
}

void DetailsWindowTest::theKeyboardGoesBackToTheQueueWhenAFieldLocks()
{
    rig.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(rig.window.get()));
    QVERIFY(rig.add({u"part 1.mp4"_s, u"part 2.mp4"_s}));
    rig.view()->selectAll();
    auto *apply = rig.find<QPushButton>("apply");
    rig.find<QPlainTextEdit>("description")->setPlainText(u"For both"_s);
    apply->setFocus();
    QTest::keyClick(apply, Qt::Key_Space);
    QTRY_COMPARE(QApplication::focusWidget(), rig.view());

    rig.selectRows({0});
    auto *tags = rig.find<QLineEdit>("tagLine");
    tags->setFocus();
    QTest::keyClicks(tags, u"river,"_s);
    QTest::keyClick(tags, Qt::Key_Left);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete); // the tag goes, the field stays
    QCoreApplication::processEvents();
    QCOMPARE(QApplication::focusWidget(), tags);
    rig.find<QPushButton>("step")->click(); // Start; as long as a field has the keyboard nothing starts
    QTRY_VERIFY_WITH_TIMEOUT(rig.upload(0)->detailsLocked(), practice::patienceMs);
    QTRY_COMPARE(QApplication::focusWidget(), rig.view());
}

void DetailsWindowTest::undoAndDiscardTakeChangesBack()
{
    QVERIFY(rig.add({u"part 1.mp4"_s, u"part 2.mp4"_s}));
    rig.view()->selectAll();
    auto *title = rig.find<QLineEdit>("title");
    auto *description = rig.find<QPlainTextEdit>("description");
    title->setText(u"Both"_s);
    description->setPlainText(u"For both"_s);
    QVERIFY(head("titleHead").contains(u"Undo"_s));
    emit rig.find<gui::FieldHead>("titleHead")->undoRequested();
    QCOMPARE(title->text(), QString());
    QCOMPARE(title->placeholderText(), u"Mixed values"_s);
    QVERIFY(title->font().italic());
    QCOMPARE(text("saved"), u"1 field changed"_s);
    rig.find<QPushButton>("discard")->click();
    QCOMPARE(description->toPlainText(), QString());
    QVERIFY(!rig.find<QPushButton>("apply")->isEnabled());
    QCOMPARE(rig.titles(), QStringList({u"part 1"_s, u"part 2"_s}));
}

void DetailsWindowTest::aSlipInSeveralIsNotApplied()
{
    QVERIFY(rig.add({u"part 1.mp4"_s, u"part 2.mp4"_s}));
    rig.view()->selectAll();
    rig.find<QLineEdit>("title")->setText(u"7"_s);
    QVERIFY(rig.find<gui::FieldProblemLine>("titleProblem")->isVisible());
    QVERIFY(!rig.find<QPushButton>("apply")->isEnabled());
    gui::prompts::takeAsked();
    gui::prompts::answerNext(1); // there is no Apply
    rig.selectRows({0});         // leaving asks once
    QTRY_COMPARE(gui::prompts::askedSoFar(), QStringList(u"Apply your changes to 2 videos?"_s));
    QCoreApplication::processEvents();
    QCOMPARE(rig.titles(), QStringList({u"part 1"_s, u"part 2"_s}));
}

void DetailsWindowTest::partOfTheTagsAreShownWithTheirShare()
{
    QVERIFY(rig.add({u"part 1.mp4"_s, u"part 2.mp4"_s}));
    const auto tag = [this](int row, const QStringList &tags) {
        youku::Metadata metadata = rig.upload(row)->record().metadata;
        metadata.tags = tags;
        rig.queue().setMetadata(rig.upload(row)->id(), metadata);
    };
    tag(0, {u"river"_s, u"4K"_s});
    tag(1, {u"river"_s, u"boat"_s});
    rig.view()->selectAll();
    auto *field = rig.find<gui::TagsField>("tags");
    QCOMPARE(field->tags(), QStringList({u"river"_s, u"4K"_s, u"boat"_s}));
    QInputMethodEvent typed;
    typed.setCommitString(u"贵州，"_s); // a full-width comma ends a tag as well
    QApplication::sendEvent(field->line(), &typed);
    rig.find<QPushButton>("apply")->click();
    QCOMPARE(rig.upload(0)->record().metadata.tags, QStringList({u"river"_s, u"4K"_s, u"贵州"_s}));
    QCOMPARE(rig.upload(1)->record().metadata.tags, QStringList({u"river"_s, u"boat"_s, u"贵州"_s}));
}

void DetailsWindowTest::categoriesSpeakTheUsersLanguage()
{
    const auto label = [this](const QString &term) {
        const auto *box = rig.find<QComboBox>("category");
        return box->itemText(box->findData(term));
    };
    QCOMPARE(label(u"LifeStyle"_s), u"Lifestyle"_s);
    QCOMPARE(label(u"Wdyg"_s), u"Short film"_s);
    // The last known list is there before Youku answers.
    QTRY_VERIFY(!rig.engine().settings().value(store::Setting::Categories).toJsonValue().toArray().isEmpty());
    words::installLanguage(u"zh_CN"_s);
    QVERIFY(rig.show());
    QCOMPARE(label(u"LifeStyle"_s), u"生活"_s);
    QCOMPARE(label(u"Wdyg"_s), u"微电影"_s);
    words::installLanguage(u"en"_s);
}

void DetailsWindowTest::everyFieldAnswersToItsName()
{
    QVERIFY(rig.add({u"named.mp4"_s}));
    rig.selectRows({0});
    // As other programs see it: on some systems Qt names combo boxes by what is chosen.
    for (const auto &[object, name] : {std::pair{"title", "Title"},
                                       {"tagLine", "Tags"},
                                       {"category", "Category"},
                                       {"description", "Description"},
                                       {"copyright", "Copyright"},
                                       {"privacy", "Privacy"},
                                       {"watchPassword", "Watch password"},
                                       {"latitude", "Latitude"},
                                       {"longitude", "Longitude"},
                                       {"shootTime", "Shoot time"}}) {
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(rig.find<QWidget>(object));
        QCOMPARE(access->text(QAccessible::Name), QString::fromLatin1(name));
    }
    QAccessibleInterface *privacy = QAccessible::queryAccessibleInterface(rig.find<QWidget>("privacy"));
    QCOMPARE(privacy->text(QAccessible::Description), u"Public"_s);
    QCOMPARE(privacy->child(0)->childCount(), 4);
    privacy->actionInterface()->doAction(QAccessibleActionInterface::showMenuAction());
    QTRY_VERIFY(rig.find<QComboBox>("privacy")->view()->isVisible());
    privacy->actionInterface()->doAction(QAccessibleActionInterface::showMenuAction());
}

void DetailsWindowTest::theFormIsWalkedByTab()
{
    QVERIFY(rig.add({u"walk.mp4"_s}));
    rig.selectRows({0});
    rig.view()->setFocus();
    QStringList walked;
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(rig.window->focusWidget(), Qt::Key_Tab);
        walked.append(rig.window->focusWidget()->objectName());
    }
    QCOMPARE(walked, QStringList({u"templates"_s, u"title"_s, u"tagLine"_s, u"category"_s, u"description"_s,
                                  u"copyright"_s, u"privacy"_s, u"placeToggle"_s}));
}

void DetailsWindowTest::escapeReturnsToTheRow()
{
    QVERIFY(rig.add({u"there and back.mp4"_s}));
    rig.selectRows({0});
    rig.view()->setFocus();
    QTest::keyClick(rig.view(), Qt::Key_F2);
    QTRY_COMPARE(rig.window->focusWidget(), rig.find<QLineEdit>("title"));
    QTest::keyClick(rig.window->focusWidget(), Qt::Key_Escape);
    QTRY_COMPARE(rig.window->focusWidget(), rig.view());
}

void DetailsWindowTest::mendingAFieldStartsNothing()
{
    QVERIFY(rig.add({u"kitchen.mp4"_s, u"other.mp4"_s}));
    rig.selectRows({0});
    auto *title = rig.find<QLineEdit>("title");
    title->clear();
    rig.action("startAll")->trigger();
    QCOMPARE(rig.message()->text(), u"1 started, 1 draft is not ready"_s);
    auto *step = rig.find<QPushButton>("step");
    QTRY_VERIFY(step->text() == u"Start"_s && !step->isEnabled());
    QCOMPARE(step->toolTip(), u"The title is empty"_s);
    title->setFocus();
    QTest::keyClicks(title, u"My gr"_s);
    QTRY_COMPARE(rig.upload(0)->record().metadata.title, u"My gr"_s);
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(1)->activity(), Activity::Published, practice::patienceMs);
    rig.view()->setFocus();
    QCoreApplication::processEvents();
    QCOMPARE(rig.upload(0)->activity(), Activity::NotStarted);
    QVERIFY(title->isEnabled() && step->isEnabled());
    step->click();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
}

void DetailsWindowTest::aRowIsHeldWhileItIsEdited()
{
    QVERIFY(rig.add({u"held.mp4"_s, u"other.mp4"_s}));
    rig.selectRows({0});
    auto *title = rig.find<QLineEdit>("title");
    title->setFocus();
    rig.queue().start(rig.queue().order());
    QTRY_COMPARE(text("saved"), u"Starts when you leave this video"_s);
    QTRY_COMPARE(rig.cell(0, gui::QueueModel::State),
                 u"Waiting, You are editing it, starts when you leave this video"_s);
    // The next one goes ahead meanwhile.
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(1)->activity(), Activity::Published, practice::patienceMs);
    QVERIFY(rig.queue().anythingRunning());
    title->clear();
    QTest::keyClicks(title, u"H"_s); // not valid yet
    QTRY_COMPARE(rig.upload(0)->record().metadata.title, u"H"_s);
    QCOMPARE(rig.upload(0)->activity(), Activity::Waiting);
    QTest::keyClicks(title, u"eld back"_s);
    QTRY_COMPARE(rig.upload(0)->record().metadata.title, u"Held back"_s);
    QCOMPARE(rig.upload(0)->activity(), Activity::Waiting);
    rig.view()->setFocus();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    QCOMPARE(rig.upload(0)->record().metadata.title, u"Held back"_s);
}

void DetailsWindowTest::aRowLeftNotReadyIsADraftAgain()
{
    QVERIFY(rig.add({u"left.mp4"_s}));
    rig.selectRows({0});
    auto *title = rig.find<QLineEdit>("title");
    title->setFocus();
    rig.action("startAll")->trigger();
    title->clear();
    rig.view()->setFocus();
    QTRY_COMPARE(rig.upload(0)->activity(), Activity::NotStarted);
    QCOMPARE(rig.upload(0)->record().metadata.title, QString());
    QCOMPARE(rig.upload(0)->record().intent, transfer::Intent::Rest);
}

void DetailsWindowTest::aPopUpHoldsTheRow()
{
    QVERIFY(rig.add({u"popup.mp4"_s}));
    rig.selectRows({0});
    auto *privacy = rig.find<QComboBox>("privacy");
    privacy->showPopup();
    QTRY_VERIFY(privacy->view()->isVisible());
    rig.action("startAll")->trigger();
    QTRY_COMPARE(text("saved"), u"Starts when you leave this video"_s);
    QTRY_COMPARE(rig.upload(0)->stage(), transfer::Stage::Hashed);
    QCoreApplication::processEvents();
    QCOMPARE(rig.upload(0)->activity(), Activity::Waiting);
    privacy->hidePopup();
    rig.view()->setFocus();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
}

void DetailsWindowTest::whatWasTypedLastIsSentByStartAll()
{
    QVERIFY(rig.add({u"old title.mp4"_s}));
    rig.selectRows({0});
    QTRY_COMPARE(rig.upload(0)->stage(), transfer::Stage::Hashed);
    rig.find<QLineEdit>("title")->setText(u"New title"_s); // as through the accessibility interface
    rig.action("startAll")->trigger();
    QCOMPARE(rig.upload(0)->record().metadata.title, u"New title"_s);
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    QCOMPARE(rig.find<QLineEdit>("title")->text(), u"New title"_s);
}

void DetailsWindowTest::whatWasTypedLastIsSentAfterARefusal()
{
    QVERIFY(rig.add({u"refused.mp4"_s}));
    rig.selectRows({0});
    auto *description = rig.find<QPlainTextEdit>("description");
    description->setPlainText(u"A forbiddenword in it"_s);
    rig.action("startAll")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Failed, practice::patienceMs);
    QTRY_VERIFY(description->isEnabled());
    QVERIFY(!rig.action("rowRetry")->isEnabled());
    description->setPlainText(u"A better word"_s);
    QTRY_VERIFY(rig.action("startAll")->isEnabled()); // it follows a moment later
    rig.action("startAll")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    QCOMPARE(rig.upload(0)->record().metadata.description, u"A better word"_s);
}

void DetailsWindowTest::whatWasTypedLastIsKeptAtClosing()
{
    QVERIFY(rig.add({u"closing.mp4"_s, u"quitting.mp4"_s}));
    QSignalSpy quit(rig.window.get(), &gui::MainWindow::quitWanted);
    rig.selectRows({0});
    rig.find<QLineEdit>("title")->setText(u"Closed"_s);
    rig.find<gui::TagsField>("tags")->line()->setText(u"harbour"_s);
    rig.window->close();
    QCOMPARE(rig.upload(0)->record().metadata.title, u"Closed"_s);
    QCOMPARE(rig.upload(0)->record().metadata.tags, QStringList(u"harbour"_s));
    rig.selectRows({1});
    rig.find<QLineEdit>("title")->setText(u"Quitted"_s);
    rig.action("quit")->trigger();
    QCOMPARE(rig.upload(1)->record().metadata.title, u"Quitted"_s);
    QCOMPARE(quit.count(), 2);
}

void DetailsWindowTest::aTagThatIsNoChipYetIsSent()
{
    QVERIFY(rig.add({u"tagged.mp4"_s}));
    rig.selectRows({0});
    QTRY_COMPARE(rig.upload(0)->stage(), transfer::Stage::Hashed);
    rig.find<QLineEdit>("tagLine")->setText(u"harbour"_s);
    rig.action("startAll")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    QCOMPARE(rig.upload(0)->record().metadata.tags, QStringList(u"harbour"_s));
}

void DetailsWindowTest::aTagThatIsNoChipYetIsApplied()
{
    QVERIFY(rig.add({u"part 1.mp4"_s, u"part 2.mp4"_s}));
    rig.view()->selectAll();
    auto *tags = rig.find<QLineEdit>("tagLine");
    auto *apply = rig.find<QPushButton>("apply");
    tags->setFocus();
    QTest::keyClicks(tags, u"harbour"_s);
    QVERIFY(apply->isEnabled());
    QCOMPARE(text("saved"), u"1 field changed"_s);
    QTest::mouseClick(apply, Qt::LeftButton);
    for (int row = 0; row < 2; ++row)
        QTRY_COMPARE(rig.upload(row)->record().metadata.tags, QStringList(u"harbour"_s));

    tags->setFocus();
    QTest::keyClicks(tags, u"cinematography"_s); // too long
    QTest::mouseClick(apply, Qt::LeftButton);
    QVERIFY(!apply->isEnabled());
    for (int row = 0; row < 2; ++row)
        QCOMPARE(rig.upload(row)->record().metadata.tags, QStringList(u"harbour"_s));
}

void DetailsWindowTest::aBadTagThatIsNoChipYetStartsNothing()
{
    QVERIFY(rig.add({u"long tag.mp4"_s}));
    rig.selectRows({0});
    QTRY_COMPARE(rig.upload(0)->stage(), transfer::Stage::Hashed);
    auto *tags = rig.find<QLineEdit>("tagLine");
    tags->setFocus();
    QTest::keyClicks(tags, u"cinematography"_s);
    rig.find<QPushButton>("step")->click();
    QCoreApplication::processEvents();
    QCOMPARE(rig.upload(0)->activity(), Activity::NotStarted);
    // Nor does taking it away.
    rig.find<gui::TagsField>("tags")->replaceTags({u"film"_s});
    QTRY_COMPARE(rig.upload(0)->record().metadata.tags, QStringList(u"film"_s));
    QCOMPARE(rig.upload(0)->activity(), Activity::NotStarted);
}

void DetailsWindowTest::severalAreHeldUntilTheirChangesAreAnswered()
{
    QVERIFY(rig.add({u"part 1.mp4"_s, u"part 2.mp4"_s, u"other.mp4"_s}));
    rig.selectRows({0, 1});
    rig.find<QPlainTextEdit>("description")->setPlainText(u"For both"_s);
    gui::prompts::answerNext(1); // all of them, untouched as they are
    rig.action("startAll")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(2)->activity(), Activity::Published, practice::patienceMs);
    QCOMPARE(rig.upload(0)->activity(), Activity::Waiting);
    QCOMPARE(rig.upload(1)->activity(), Activity::Waiting);
    gui::prompts::takeAsked();
    gui::prompts::answerNext(2);
    rig.selectRows({2}); // leaving asks
    for (int row = 0; row < 2; ++row) {
        QTRY_COMPARE_WITH_TIMEOUT(rig.upload(row)->activity(), Activity::Published, practice::patienceMs);
        QCOMPARE(rig.upload(row)->record().metadata.description, u"For both"_s);
    }
}

// Esc and Return are the harmless answer: what was typed is still there.
void DetailsWindowTest::whoLeavesChangesMayGoOnEditing()
{
    QVERIFY(rig.add({u"part 1.mp4"_s, u"part 2.mp4"_s, u"other.mp4"_s}));
    rig.selectRows({0, 1});
    rig.find<QPlainTextEdit>("description")->setPlainText(u"For both"_s);
    gui::prompts::takeAsked();
    gui::prompts::answerNext(0);
    rig.selectRows({2});
    QTRY_COMPARE(rig.view()->selectedIds().size(), 2);
    QCOMPARE(rig.find<QPlainTextEdit>("description")->toPlainText(), u"For both"_s);
    QCOMPARE(rig.window->findChild<gui::DetailsPanel *>()->findChild<QLabel *>(u"heading"_s)->text(),
             u"2 videos selected"_s);
    QCOMPARE(rig.upload(0)->record().metadata.description, QString());

    QSignalSpy quitting(rig.window.get(), &gui::MainWindow::quitWanted);
    gui::prompts::answerNext(0);
    rig.window->close();
    QTRY_COMPARE(gui::prompts::askedSoFar().size(), 2);
    QTRY_VERIFY(!rig.window->findChild<QMessageBox *>()); // answered
    gui::prompts::answerNext(1);                          // discard
    rig.action("quit")->trigger();
    QTRY_COMPARE(quitting.size(), 1); // the first one did not
    QCOMPARE(rig.upload(0)->record().metadata.description, QString());
    QCOMPARE(rig.find<QPlainTextEdit>("description")->toPlainText(), QString());
}

void DetailsWindowTest::whatWasAppliedIsTakenBack()
{
    QVERIFY(rig.add({u"part 1.mp4"_s, u"part 2.mp4"_s}));
    youku::Metadata own = rig.upload(1)->record().metadata;
    own.description = u"Its own"_s;
    QVERIFY(rig.queue().setMetadata(rig.upload(1)->id(), own));
    rig.view()->selectAll();
    rig.find<QPlainTextEdit>("description")->setPlainText(u"For both"_s);
    rig.find<QPushButton>("apply")->click();
    QTRY_COMPARE(rig.message()->text(), u"2 videos changed"_s);
    QCOMPARE(rig.upload(0)->record().metadata.description, u"For both"_s);
    QCOMPARE(rig.upload(1)->record().metadata.description, u"For both"_s);
    rig.clickMessage();
    QTRY_COMPARE(rig.upload(1)->record().metadata.description, u"Its own"_s);
    QCOMPARE(rig.upload(0)->record().metadata.description, QString());
}

// What was typed since is nobody's to take back.
void DetailsWindowTest::takingBackSparesWhatWasWrittenSince()
{
    QVERIFY(rig.add({u"part 1.mp4"_s, u"part 2.mp4"_s}));
    rig.view()->selectAll();
    rig.find<QPlainTextEdit>("description")->setPlainText(u"For both"_s);
    rig.find<QPushButton>("apply")->click();
    QTRY_COMPARE(rig.message()->text(), u"2 videos changed"_s);
    youku::Metadata later = rig.upload(1)->record().metadata;
    later.description = u"Later"_s;
    QVERIFY(rig.queue().setMetadata(rig.upload(1)->id(), later));
    rig.clickMessage();
    QTRY_COMPARE(rig.upload(0)->record().metadata.description, QString());
    QCOMPARE(rig.upload(1)->record().metadata.description, u"Later"_s);
}

QTEST_MAIN(DetailsWindowTest)
#include "tst_details_window.moc"
