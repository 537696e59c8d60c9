// What the window makes of several accounts: the toolbar's menu, the field of the panel, rows that say whose
// they are, templates and tables that name one.
#include "accounts_rig.h"
#include "desktop_services_double.h"
#include "gui/account/accounts_dialog.h"
#include "gui/adding/table_import.h"
#include "gui/details/details_panel.h"
#include "gui/presets/save_template_dialog.h"
#include "gui/presets/template_menu.h"
#include "gui/prompts/prompts.h"
#include "gui/queue/queue_model.h"
#include "gui/queue/view/queue_view.h"
#include "gui/window/account_button.h"
#include "gui/window/main_window.h"
#include "ingest/presets.h"
#include "support/wait.h"

#include <QActionGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;
using transfer::AccountId;
using transfer::UploadId;

class SeveralAccountsTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QVERIFY(rig.open());
        m_films = rig.signIn(u"films"_s, u"North Bank Films"_s, {});
        m_travel = rig.signIn(u"travel"_s, u"North Bank Travel"_s, {});
        m_window =
            std::make_unique<gui::MainWindow>(*rig.engine, desktop_services_double::Desktop().bundle());
        m_window->resize(1200, 780);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        gui::prompts::takeAsked();
    }
    void cleanup()
    {
        m_window.reset();
        QVERIFY(rig.close());
    }

    void theMenuOfTheToolbarSetsTheDefault();
    void theDialogOpensByItsKey();
    void theFieldIsThereOnlyWhereThereIsAChoice();
    void aDraftIsGivenToAnother();
    void severalAreGivenToOneByApplyAndTakenBack();
    void rowsSayWhoseTheyAre();
    void aTemplateNamesAnAccount();
    void aTemplateOfAStrangerIsNotReady();
    void aTableNamesAccounts();

private:
    template <typename T>
    T *part(const char *name)
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    QComboBox *field() { return part<QComboBox>("account"); }
    gui::QueueView *view() { return m_window->findChild<gui::QueueView *>(); }
    AccountId owner(UploadId id) { return rig.engine->queue().find(id)->record().account(); }
    QString sentence(int row)
    {
        return view()->model()->index(row, 0).data(Qt::AccessibleDescriptionRole).toString();
    }
    void choose(const QString &name) { field()->setCurrentIndex(field()->findText(name)); }

    AccountsRig rig;
    AccountId m_films;
    AccountId m_travel;
    std::unique_ptr<gui::MainWindow> m_window;
};

void SeveralAccountsTest::theMenuOfTheToolbarSetsTheDefault()
{
    auto *button = part<gui::AccountButton>("accountButton");
    QCOMPARE(button->text(), u"North Bank Films"_s);
    QCOMPARE(button->accessibleName(), u"Account"_s);
    emit button->menu()->aboutToShow();
    const QList<QAction *> entries = button->menu()->actions();
    QCOMPARE(entries.size(), 5); // two, a line, and two of the window's
    QVERIFY(entries[0]->isChecked() && !entries[1]->isChecked());
    QVERIFY(entries[0]->actionGroup() && entries[0]->actionGroup()->isExclusive());
    QCOMPARE(entries[3]->text(), u"Accounts…"_s);
    QCOMPARE(entries[4], part<QAction>("practice"));
    entries[1]->trigger();
    TRY_COMPARE(button->text(), u"North Bank Travel"_s);
    QCOMPARE(rig.engine->account().id(), m_travel);
    emit button->menu()->aboutToShow();
    QVERIFY(button->menu()->actions()[1]->isChecked());
    // What was added before stays its own; what comes goes to the new one.
    const UploadId id = rig.engine->queue().add({{rig.file(u"one.mp4"_s), {}, {}}}).first();
    QCOMPARE(owner(id), m_travel);
}

void SeveralAccountsTest::theDialogOpensByItsKey()
{
    QTest::keyClick(m_window.get(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    TRY_VERIFY(m_window->findChild<gui::AccountsDialog *>());
}

void SeveralAccountsTest::theFieldIsThereOnlyWhereThereIsAChoice()
{
    const UploadId id = rig.add(u"one.mp4"_s, m_films);
    view()->select(id);
    TRY_VERIFY(field()->isVisible());
    QCOMPARE(field()->accessibleName(), u"Account"_s);
    bool removed = false;
    rig.store().signOut(m_travel, this, [&](bool) { removed = true; });
    TRY_VERIFY(removed);
    TRY_VERIFY(!field()->isVisible());
    // Its own is gone, and there is one it can be given to.
    m_travel = rig.signIn(u"travel"_s, u"North Bank Travel"_s, {});
    TRY_VERIFY(field()->isVisible());
    removed = false;
    rig.store().signOut(m_films, this, [&](bool) { removed = true; });
    TRY_VERIFY(removed);
    TRY_COMPARE(field()->currentText(), u"North Bank Films"_s);
    QVERIFY(field()->isVisible());
    choose(u"North Bank Travel"_s);
    TRY_COMPARE(owner(id), m_travel);
}

void SeveralAccountsTest::aDraftIsGivenToAnother()
{
    const UploadId id = rig.add(u"one.mp4"_s, m_films);
    view()->select(id);
    TRY_COMPARE(field()->currentText(), u"North Bank Films"_s);
    choose(u"North Bank Travel"_s);
    TRY_COMPARE(owner(id), m_travel);
    QCOMPARE(field()->currentText(), u"North Bank Travel"_s);
    // Whoever else gives it to another is seen in the field.
    m_window->setFocus();
    rig.engine->queue().setAccount({id}, m_films);
    TRY_COMPARE(field()->currentText(), u"North Bank Films"_s);
}

void SeveralAccountsTest::severalAreGivenToOneByApplyAndTakenBack()
{
    const UploadId one = rig.add(u"one.mp4"_s, m_films);
    const UploadId two = rig.add(u"two.mp4"_s, m_travel);
    view()->selectThese({one, two});
    TRY_COMPARE(field()->currentIndex(), -1);
    QCOMPARE(field()->placeholderText(), u"Mixed values"_s);
    choose(u"North Bank Travel"_s);
    auto *apply = part<QPushButton>("apply");
    TRY_VERIFY(apply->isEnabled());
    QCOMPARE(owner(one), m_films); // not yet
    apply->click();
    TRY_COMPARE(owner(one), m_travel);
    QCOMPARE(owner(two), m_travel);
    TRY_COMPARE(field()->currentText(), u"North Bank Travel"_s);
    m_window->findChild<gui::DetailsPanel *>()->undoApply();
    TRY_COMPARE(owner(one), m_films);
    QCOMPARE(owner(two), m_travel);
}

void SeveralAccountsTest::rowsSayWhoseTheyAre()
{
    rig.add(u"one.mp4"_s, m_travel);
    TRY_VERIFY(sentence(0).contains(u"North Bank Travel"_s));
    QVERIFY(view()->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"North Bank Travel"_s));
    QVERIFY(rig.store().rename(m_travel, u"Travel channel"_s, {}));
    TRY_VERIFY(sentence(0).contains(u"Travel channel"_s));
    bool removed = false;
    rig.store().signOut(m_films, this, [&](bool) { removed = true; });
    TRY_VERIFY(removed);
    TRY_VERIFY(!sentence(0).contains(u"Travel channel"_s)); // there is only that one
}

void SeveralAccountsTest::aTemplateNamesAnAccount()
{
    const UploadId id = rig.add(u"one.mp4"_s, m_travel);
    view()->select(id);
    TRY_COMPARE(field()->currentText(), u"North Bank Travel"_s);
    emit m_window->findChild<gui::TemplateMenu *>()->menu()->aboutToShow();
    part<QAction>("saveTemplate")->trigger();
    auto *dialog = m_window->findChild<gui::SaveTemplateDialog *>();
    QVERIFY(dialog);
    auto *with = dialog->findChild<QCheckBox *>(u"withAccount"_s);
    QVERIFY(with->isVisible() && !with->isChecked());
    QVERIFY(with->text().contains(u"North Bank Travel"_s));
    dialog->findChild<QLineEdit *>(u"name"_s)->setText(u"Travel films"_s);
    with->setChecked(true);
    dialog->findChild<QPushButton *>(u"save"_s)->click();
    const ingest::Templates kept(rig.engine->settings());
    QCOMPARE(kept.find(u"Travel films"_s)->account, u"North Bank Travel"_s);
    // And as a file for another machine.
    const auto read = ingest::Templates::fromJson(kept.toJson());
    QVERIFY(read && *read == kept.all());

    const UploadId other = rig.add(u"two.mp4"_s, m_films);
    view()->select(other);
    TRY_COMPARE(field()->currentText(), u"North Bank Films"_s);
    emit m_window->findChild<gui::TemplateMenu *>()->chosen(*kept.find(u"Travel films"_s));
    TRY_COMPARE(owner(other), m_travel);
}

// What it names is not dropped: the video waits for somebody to choose.
void SeveralAccountsTest::aTemplateOfAStrangerIsNotReady()
{
    const UploadId id = rig.add(u"one.mp4"_s, m_films);
    view()->select(id);
    TRY_VERIFY(field()->isVisible());
    ingest::Template one;
    one.name = u"Theirs"_s;
    one.account = u"Nobody's"_s;
    emit m_window->findChild<gui::TemplateMenu *>()->chosen(one);
    TRY_VERIFY(!rig.engine->queue().find(id)->ready());
    QCOMPARE(field()->currentText(), u"Nobody's"_s);
    QVERIFY(field()->accessibleDescription().contains(u"There is no account “Nobody's”"_s));
    rig.engine->queue().start({id});
    QCOMPARE(rig.engine->queue().find(id)->activity(), transfer::Activity::NotStarted);
    choose(u"North Bank Films"_s);
    TRY_VERIFY(rig.engine->queue().find(id)->ready());
    QVERIFY(field()->accessibleDescription().isEmpty());
    QCOMPARE(owner(id), m_films);
}

void SeveralAccountsTest::aTableNamesAccounts()
{
    const QString one = rig.file(u"one.mp4"_s);
    rig.file(u"two.mp4"_s);
    QFile table(QFileInfo(one).dir().filePath(u"videos.csv"_s));
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write("file,account\none.mp4,North Bank Travel\ntwo.mp4,Nobody's\n");
    table.close();
    gui::prompts::answerNext(true);
    m_window->findChild<gui::TableImport *>()->read(table.fileName());
    TRY_COMPARE(rig.engine->queue().count(), 2);
    QVERIFY(gui::prompts::askedSoFar().last().contains(u"There is no account “Nobody's”."_s));
    const QList<UploadId> ids = rig.engine->queue().order();
    QCOMPARE(owner(ids[0]), m_travel);
    QVERIFY(rig.engine->queue().find(ids[0])->ready());
    QVERIFY(!rig.engine->queue().find(ids[1])->ready());
    TRY_VERIFY(sentence(1).contains(u"There is no account “Nobody's”"_s));
    view()->select(ids[1]);
    TRY_COMPARE(field()->currentText(), u"Nobody's"_s);
    choose(u"North Bank Travel"_s);
    TRY_VERIFY(rig.engine->queue().find(ids[1])->ready());
    QCOMPARE(owner(ids[1]), m_travel);
}

QTEST_MAIN(SeveralAccountsTest)
#include "tst_several_accounts.moc"
