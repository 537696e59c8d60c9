// The dialog of accounts, and what the window makes of several of them: the toolbar's menu, the field of the
// panel, rows that say whose they are, templates and tables that name one.
#include "accounts_rig.h"
#include "gui/account/accounts_dialog.h"
#include "gui/account/accounts_list.h"
#include "gui/account/keys_dialog.h"
#include "gui/account/name_and_use_dialog.h"
#include "gui/prompts/prompts.h"
#include "support/wait.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

class AccountsDialogTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QVERIFY(rig.open());
        gui::prompts::takeAsked();
    }
    void cleanup()
    {
        m_dialog.reset();
        QVERIFY(rig.close());
    }

    void eachAccountSaysHowItStands();
    void nobodyIsSignedIn();
    void practiceModeHasOneThatNeedsNothing();
    void anotherOneIsMadeTheDefault();
    void oneIsNamedAndSaysWhatItIsFor();
    void signingOutSaysWhatThenWaits();
    void aRowSignsItsAccountIn();
    void uploadsOfARemovedAccountAreKeptAndSayWhoseTheyAre();
    void checkingSaysWhatYoukuSays();
    void whatSignsInIsADialogOfItsOwn();
    void readersHearARow();

private:
    template <typename T>
    T *part(const char *name)
    {
        return m_dialog->findChild<T *>(QString::fromLatin1(name));
    }
    gui::AccountsList *list() { return part<gui::AccountsList>("accounts"); }
    void open()
    {
        m_dialog = std::make_unique<gui::AccountsDialog>(*rig.engine);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }

    AccountsRig rig;
    std::unique_ptr<gui::AccountsDialog> m_dialog;
};

void AccountsDialogTest::eachAccountSaysHowItStands()
{
    const QDateTime end(QDate(QDate::currentDate().year(), 12, 24), QTime(12, 0));
    const auto films = rig.signIn(u"films"_s, u"North Bank Films"_s, {.renews = true, .validUntil = end});
    rig.signIn(u"travel"_s, u"North Bank Travel"_s, {.renews = false, .validUntil = end});
    const auto studio = rig.signIn(u"studio"_s, u"Lantern Street Studio"_s, {});
    rig.refuse(studio);
    QVERIFY(rig.store().rename(films, {}, u"Documentaries and series"_s));
    open();
    QCOMPARE(list()->count(), 3);
    QCOMPARE(list()->rowAt(0)->name, u"North Bank Films"_s);
    QVERIFY(list()->rowAt(0)->isDefault && list()->rowAt(0)->good);
    QCOMPARE(list()->rowAt(0)->about, u"Documentaries and series"_s);
    QCOMPARE(list()->rowAt(0)->state, u"Signed in until 24 Dec"_s);
    QCOMPARE(list()->rowAt(0)->more, u"Renewed by itself before then"_s);
    QCOMPARE(list()->rowAt(1)->more, u"Sign in again before then"_s);
    QCOMPARE(list()->rowAt(2)->state, u"Signed out by Youku"_s);
    QVERIFY(list()->rowAt(2)->mayBeSignedIn && !list()->rowAt(2)->isDefault);
    QVERIFY(!part<QLabel>("practiceLine")->isVisible());
    // It opens on the one that needs somebody.
    QCOMPARE(list()->currentRow(), 2);
    QVERIFY(list()->hasFocus());
    // What becomes of another one is seen at once.
    rig.refuse(films);
    TRY_COMPARE(list()->rowAt(0)->state, u"Signed out by Youku"_s);
    QCOMPARE(list()->currentRow(), 2);
}

void AccountsDialogTest::nobodyIsSignedIn()
{
    open();
    QVERIFY(!list()->isVisible());
    QVERIFY(part<QLabel>("nobody")->isVisible());
    QVERIFY(part<QPushButton>("signInWithBrowser")->hasFocus());
    QVERIFY(!part<QPushButton>("signOut")->isVisible());
    auto *line = part<QLabel>("practiceLine");
    QVERIFY(line->isVisible());
    QSignalSpy practice(m_dialog.get(), &gui::AccountsDialog::practiceWanted);
    emit line->linkActivated(u"practice"_s);
    QCOMPARE(practice.size(), 1);
    QVERIFY(practice[0][0].toBool());
    // Tests run without a keychain.
    open();
    TRY_VERIFY(part<QLabel>("kept")->text().startsWith(u"There is no keychain on this computer"_s));
    rig.signIn(u"films"_s, u"North Bank Films"_s, {});
    TRY_VERIFY(list()->isVisible());
    QVERIFY(!part<QLabel>("practiceLine")->isVisible());
}

void AccountsDialogTest::practiceModeHasOneThatNeedsNothing()
{
    QVERIFY(rig.close());
    QVERIFY(rig.open(true));
    open();
    QCOMPARE(list()->count(), 1);
    QCOMPARE(list()->rowAt(0)->name, u"Practice account"_s);
    QVERIFY(!part<QPushButton>("signOut")->isVisible());
    QVERIFY(!part<QPushButton>("signInWithBrowser")->isVisible());
    QVERIFY(!part<QLabel>("kept")->isVisible());
    QSignalSpy practice(m_dialog.get(), &gui::AccountsDialog::practiceWanted);
    emit part<QLabel>("practiceLine")->linkActivated(u"leave"_s);
    QCOMPARE(practice.size(), 1);
    QVERIFY(!practice[0][0].toBool());
}

void AccountsDialogTest::anotherOneIsMadeTheDefault()
{
    rig.signIn(u"films"_s, u"North Bank Films"_s, {});
    const auto travel = rig.signIn(u"travel"_s, u"North Bank Travel"_s, {});
    open();
    QCOMPARE(list()->currentRow(), 0);
    QVERIFY(!part<QPushButton>("makeDefault")->isEnabled());
    QTest::keyClick(list(), Qt::Key_Down);
    QVERIFY(part<QPushButton>("makeDefault")->isEnabled());
    part<QPushButton>("makeDefault")->click();
    TRY_VERIFY(list()->rowAt(1)->isDefault);
    QVERIFY(!list()->rowAt(0)->isDefault);
    QCOMPARE(rig.engine->account().id(), travel);
    QCOMPARE(list()->currentRow(), 1);
    QVERIFY(!part<QPushButton>("makeDefault")->isEnabled());
    QVERIFY(list()->hasFocus());
}

void AccountsDialogTest::oneIsNamedAndSaysWhatItIsFor()
{
    const auto films = rig.signIn(u"films"_s, u"North Bank Films"_s, {});
    rig.signIn(u"travel"_s, u"North Bank Travel"_s, {});
    open();
    part<QPushButton>("nameAndUse")->click();
    auto *dialog = m_dialog->findChild<gui::NameAndUseDialog *>();
    QVERIFY(dialog);
    auto *name = dialog->findChild<QLineEdit *>(u"name"_s);
    QCOMPARE(name->text(), u"North Bank Films"_s);
    name->setText(u"north bank TRAVEL"_s); // another one's
    dialog->findChild<QLineEdit *>(u"use"_s)->setText(u"Documentaries"_s);
    dialog->findChild<QPushButton *>(u"save"_s)->click();
    QVERIFY(dialog->isVisible());
    QCOMPARE(rig.store().find(films).name, u"North Bank Films"_s);
    name->setText(u"Films"_s);
    dialog->findChild<QPushButton *>(u"save"_s)->click();
    TRY_VERIFY(!dialog->isVisible());
    QCOMPARE(rig.store().find(films).name, u"Films"_s);
    TRY_COMPARE(list()->rowAt(0)->name, u"Films"_s);
    QCOMPARE(list()->rowAt(0)->about, u"Documentaries"_s);
}

void AccountsDialogTest::signingOutSaysWhatThenWaits()
{
    const auto films = rig.signIn(u"films"_s, u"North Bank Films"_s, {});
    const auto travel = rig.signIn(u"travel"_s, u"North Bank Travel"_s, {});
    const auto id = rig.add(u"one.mp4"_s, films);
    rig.add(u"two.mp4"_s, films);
    rig.add(u"three.mp4"_s, travel);
    open();
    gui::prompts::answerNext(false);
    part<QPushButton>("signOut")->click();
    TRY_COMPARE(gui::prompts::askedSoFar().size(), 1);
    QVERIFY2(gui::prompts::askedSoFar().first().contains(u"North Bank Films"_s),
             qPrintable(gui::prompts::askedSoFar().first()));
    const auto *box = m_dialog->findChild<QMessageBox *>();
    QVERIFY(box && box->informativeText().startsWith(u"2 video"_s));
    QCOMPARE(rig.store().list().size(), 2);
    gui::prompts::answerNext(true);
    part<QPushButton>("signOut")->click();
    TRY_COMPARE(rig.store().list().size(), 1);
    TRY_COMPARE(list()->count(), 1);
    QCOMPARE(list()->rowAt(0)->name, u"North Bank Travel"_s);
    QCOMPARE(rig.engine->queue().find(id)->record().account(), films); // still its own
    QCOMPARE(rig.engine->queue().count(), 3);
}

void AccountsDialogTest::aRowSignsItsAccountIn()
{
    const auto films = rig.signIn(u"films"_s, u"North Bank Films"_s, {});
    rig.refuse(films);
    open();
    auto *button = part<QPushButton>("signIn");
    QVERIFY(button && button->isVisible());
    QCOMPARE(button->accessibleName(), u"Sign in"_s);
    QTest::keyClick(list(), Qt::Key_Return); // the same
    auto *dialog = m_dialog->findChild<gui::KeysDialog *>();
    QVERIFY(dialog);
    // Of the app it was signed in with; the secret is not known here.
    QCOMPARE(dialog->findChild<QLineEdit *>(u"clientId"_s)->text(), AccountsRig::clientId());
    dialog->reject();
    QVERIFY(m_dialog->isVisible());
    rig.engine->accounts().of(films).signIn(AccountsRig::keys(u"films again"_s, true));
    TRY_VERIFY(list()->rowAt(0)->good);
    TRY_VERIFY(!part<QPushButton>("signIn"));
}

void AccountsDialogTest::uploadsOfARemovedAccountAreKeptAndSayWhoseTheyAre()
{
    QVERIFY(rig.close());
    QVERIFY(rig.openReached());
    const auto films = rig.signIn(u"films"_s, u"North Bank Films"_s, {});
    rig.signIn(u"travel"_s, u"North Bank Travel"_s, {});
    const auto id = rig.add(u"one.mp4"_s, films);
    bool removed = false;
    rig.store().signOut(films, this, [&](bool) { removed = true; });
    TRY_VERIFY(removed);
    rig.engine->queue().start({id});
    TRY_COMPARE(rig.engine->queue().find(id)->activity(), transfer::Activity::WaitingForSignIn);
    open();
    TRY_COMPARE(list()->count(), 2);
    QCOMPARE(list()->rowAt(1)->name, u"North Bank Films"_s);
    QVERIFY(list()->rowAt(1)->about.startsWith(u"1 video"_s));
    QCOMPARE(list()->rowAt(1)->state, u"Not signed in"_s);
    QVERIFY(list()->rowAt(1)->mayBeSignedIn);
    QCOMPARE(list()->currentRow(), 1);
    QVERIFY(!part<QPushButton>("signOut")->isEnabled() && !part<QPushButton>("nameAndUse")->isEnabled());
    rig.engine->queue().remove({id});
    TRY_COMPARE(list()->count(), 1);
}

// Nobody answers at that address.
void AccountsDialogTest::checkingSaysWhatYoukuSays()
{
    rig.signIn(u"films"_s, u"North Bank Films"_s, {});
    rig.signIn(u"travel"_s, u"North Bank Travel"_s, {});
    open();
    auto *answer = part<QWidget>("result");
    QVERIFY(!answer->isVisible());
    part<QPushButton>("check")->click();
    TRY_VERIFY(answer->isVisible());
    QVERIFY(!part<QLabel>("resultHead")->text().isEmpty());
    QVERIFY(part<QPushButton>("check")->isEnabled());
    QTest::keyClick(list(), Qt::Key_Down); // it was said of another
    QVERIFY(!answer->isVisible());
}

void AccountsDialogTest::whatSignsInIsADialogOfItsOwn()
{
    rig.signIn(u"films"_s, u"North Bank Films"_s, {});
    open();
    emit part<QLabel>("enterKeys")->linkActivated(u"keys"_s);
    auto *dialog = m_dialog->findChild<gui::KeysDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(dialog->findChild<QLineEdit *>(u"clientId"_s)->text().isEmpty());
    const auto travel = rig.signIn(u"travel"_s, u"North Bank Travel"_s, {});
    emit dialog->signedIn(travel);
    dialog->accept();
    QCOMPARE(list()->currentRow(), 1);
    QCOMPARE(part<QLabel>("resultHead")->text(), u"Signed in as “North Bank Travel”"_s);
    QVERIFY(!list()->rowAt(1)->isDefault); // the one before stays it
}

void AccountsDialogTest::readersHearARow()
{
    rig.signIn(u"films"_s, u"North Bank Films"_s, {.renews = true, .validUntil = QDateTime()});
    open();
    QAccessibleInterface *accounts = QAccessible::queryAccessibleInterface(list());
    QVERIFY(accounts);
    QCOMPARE(accounts->text(QAccessible::Name), u"Accounts"_s);
    QCOMPARE(accounts->child(0)->text(QAccessible::Name),
             u"North Bank Films, Default, Signed in, Renewed by itself"_s);
}

QTEST_MAIN(AccountsDialogTest)
#include "tst_accounts_dialog.moc"
