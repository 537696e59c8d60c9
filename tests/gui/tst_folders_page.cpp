// The watched folders in the settings: added, changed and taken off the list by mouse and keys, told of as
// they are, kept; and what they add on the message bar.
#include "desktop_services_double.h"
#include "engine/accounts/account_store.h"
#include "engine/folders/folders.h"
#include "gui/messages/folder_notices.h"
#include "gui/prompts/prompts.h"
#include "gui/settings/folders/age_box.h"
#include "gui/settings/folders/folder_view.h"
#include "gui/settings/folders/folders_page.h"
#include "gui/settings/settings_dialog.h"
#include "gui/widgets/accent_button.h"
#include "ingest/presets.h"
#include "support/wait.h"
#include "window_rig.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using gui::FolderList;
using store::WatchedFolder;

namespace {
constexpr auto valid = "River"_L1;
constexpr auto notValid = "Rehearsals"_L1;
} // namespace

class FoldersPageTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { QVERIFY(m_practice.close()); }

    void withoutAFolderThePageSaysWhatTheyAreFor();
    void aFolderIsAddedOnceItIsSaved();
    void oneThatIsListedIsNotAddedTwice();
    void whatIsWantedIsKept();
    void onlyAValidTemplateLetsThemStart();
    void theNextTitleIsTold();
    void twoOfOnePathAreRefused();
    void aPathIsWhole();
    void whatIsOfNoUseAnyMoreDoesNotHoldUpTheRest();
    void anotherIsChosenWhereOneLeaves();
    void twoFoldersTakeEachOthersPlace();
    void theStateIsAlive();
    void theAccountIsThereOnceItMatters();
    void theAgeIsReadAndStepped();
    void namesAreSplit();
    void columnsLeaveWhereThereIsLittleRoom();
    void readersHearEachRow();
    void theSettingsKeepThem();
    void whatIsAddedIsOneAnswer();
    void anAnswerToTheUserStands();

private:
    template <typename T>
    T *named(const QString &name)
    {
        const QList<T *> all = m_page->findChildren<T *>();
        for (T *one : all) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    QPushButton *button(const QString &text)
    {
        const QList<QPushButton *> all = m_page->findChildren<QPushButton *>();
        for (QPushButton *one : all) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    QRadioButton *way(const QString &text)
    {
        const QList<QRadioButton *> all = m_page->findChildren<QRadioButton *>();
        for (QRadioButton *one : all) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    QRadioButton *start() { return way(u"start by themselves"_s); }
    QRadioButton *draft() { return way(u"wait as drafts"_s); }
    gui::FolderView *view() { return m_page->findChild<gui::FolderView *>(); }
    QString line(int row) { return view()->model()->index(row, 0).data(FolderList::LineRole).toString(); }
    QString cell(int row, int column) { return view()->model()->index(row, column).data().toString(); }
    bool asksForAttention(int row)
    {
        return view()->model()->index(row, 0).data(FolderList::AttentionRole).toBool();
    }
    engine::Folders &folders() { return m_practice.engine->folders(); }
    QString path(const QString &name) { return m_practice.dir.filePath(name); }
    QString made(const QString &name)
    {
        return QDir(m_practice.dir.path()).mkpath(name) ? path(name) : QString();
    }
    store::FolderId watch(const QString &folder)
    {
        WatchedFolder wanted;
        wanted.path = folder;
        return folders().add(wanted);
    }
    void show();
    void keep()
    {
        m_page->keep(this, [this](const QString &reason) { m_failure = reason; });
    }
    void choose(const QString &box, const QString &text)
    {
        auto *field = named<QComboBox>(box);
        field->setCurrentIndex(field->findText(text));
        QCOMPARE(field->currentText(), text);
    }
    void type(const QString &field, const QString &text)
    {
        auto *line = named<QLineEdit>(field);
        line->selectAll();
        QTest::keyClicks(line, text);
    }

    practice::Practice m_practice;
    std::unique_ptr<gui::FoldersPage> m_page;
    QString m_failure;
};

void FoldersPageTest::initTestCase()
{
    words::installLanguage(u"en"_s);
    QVERIFY(m_practice.open(true));
    ingest::Templates templates(m_practice.engine->settings());
    youku::Metadata details;
    details.tags = {u"water"_s};
    templates.save(ingest::templateOf(valid, u"River, {n:7}"_s, details));
    ingest::Template wrong = ingest::templateOf(notValid, {}, details);
    wrong.details.insert(u"tags"_s, QString(60, u'x')); // longer than a tag may be
    templates.save(wrong);
    QVERIFY(folders().canStartBy(valid) && !folders().canStartBy(notValid));
}

void FoldersPageTest::init()
{
    gui::prompts::takeAsked();
    m_failure.clear();
}

void FoldersPageTest::cleanup()
{
    m_page.reset();
    const QList<WatchedFolder> all = folders().all();
    for (const WatchedFolder &folder : all)
        folders().remove(folder.id);
}

void FoldersPageTest::show()
{
    m_page = std::make_unique<gui::FoldersPage>(*m_practice.engine);
    m_page->resize(726, 660);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activateWindow();
}

void FoldersPageTest::withoutAFolderThePageSaysWhatTheyAreFor()
{
    show();
    QVERIFY(named<gui::AccentButton>(u"Add folder"_s)->isFilled());
    QVERIFY(view()->isVisible());
    for (const QString &name : {u"Stop watching"_s, u"Look now"_s})
        QVERIFY(!button(name)->isVisible());
    QVERIFY(!named<QLineEdit>(u"Folder"_s)->isVisible());
    QVERIFY(view()->accessibleDescription().contains("No folder is watched."_L1));
    gui::prompts::answerNext(made(u"first"_s));
    named<QPushButton>(u"Add folder"_s)->click();
    TRY_COMPARE(view()->model()->rowCount(), 1);
    QVERIFY(!named<gui::AccentButton>(u"Add folder"_s)->isFilled());
    QVERIFY(named<QLineEdit>(u"Folder"_s)->isVisible());
    QCOMPARE(view()->accessibleDescription(), QString());
}

void FoldersPageTest::aFolderIsAddedOnceItIsSaved()
{
    QVERIFY(watch(made(u"first"_s)) > 0);
    show();
    gui::prompts::answerNext(made(u"second"_s));
    named<QPushButton>(u"Add folder"_s)->click();
    TRY_COMPARE(view()->model()->rowCount(), 2);
    QCOMPARE(view()->currentRow(), 1);
    QCOMPARE(m_page->focusWidget(), view());
    QCOMPARE(line(1), u"Watched once it is saved"_s);
    QVERIFY(!button(u"Look now"_s)->isEnabled());
    QCOMPARE(folders().all().size(), 1);
    QVERIFY(m_page->check());
    keep();
    QCOMPARE(folders().all().size(), 2);
    const WatchedFolder &added = folders().all().constLast();
    QCOMPARE(added.path, path(u"second"_s));
    QVERIFY(!added.starts);
    QCOMPARE(added.ageSeconds, WatchedFolder::usualAge);
    QCOMPARE(m_failure, QString());
}

void FoldersPageTest::oneThatIsListedIsNotAddedTwice()
{
    QVERIFY(watch(made(u"first"_s)) > 0 && watch(made(u"second"_s)) > 0);
    show();
    view()->setCurrentRow(1);
    gui::prompts::answerNext(QString(path(u"first"_s) + u'/'));
    named<QPushButton>(u"Add folder"_s)->click();
    TRY_COMPARE(view()->currentRow(), 0);
    QCOMPARE(view()->model()->rowCount(), 2);
}

void FoldersPageTest::whatIsWantedIsKept()
{
    const store::FolderId id = watch(made(u"first"_s));
    show();
    named<QCheckBox>(u"Subfolders too"_s);
    m_page->findChild<QCheckBox *>()->click();
    choose(u"Template"_s, valid);
    start()->click();
    m_page->findChild<gui::AgeBox *>()->setValue(90);
    type(u"File names"_s, u"*.mov; take*"_s);
    choose(u"After publishing"_s, u"Move the file to"_s);
    gui::prompts::answerNext(made(u"done"_s));
    named<QPushButton>(u"Choose folder for published files"_s)->click();
    TRY_COMPARE(named<QLineEdit>(u"Folder for published files"_s)->text(),
                QDir::toNativeSeparators(path(u"done"_s)));
    type(u"Folder"_s, QDir::toNativeSeparators(made(u"other"_s)));
    QCOMPARE(folders().find(id)->path, path(u"first"_s)); // nothing holds before it is saved
    QCOMPARE(cell(0, FolderList::NewVideos), u"Start by themselves"_s);
    QCOMPARE(cell(0, FolderList::Template), valid);
    QVERIFY(m_page->check());
    keep();
    WatchedFolder wanted;
    wanted.id = id;
    wanted.path = path(u"other"_s);
    wanted.below = true;
    wanted.templateName = valid;
    wanted.starts = true;
    wanted.ageSeconds = 90;
    wanted.patterns = {u"*.mov"_s, u"take*"_s};
    wanted.moveTo = path(u"done"_s);
    QCOMPARE(folders().all(), QList{wanted});
    show(); // it shows what is kept
    QVERIFY(start()->isChecked());
    QCOMPARE(m_page->findChild<gui::AgeBox *>()->text(), u"1 min 30 s"_s);
    choose(u"After publishing"_s, u"Leave the file"_s);
    QVERIFY(!named<QLineEdit>(u"Folder for published files"_s)->isVisible());
    keep();
    QCOMPARE(folders().find(id)->moveTo, QString());
}

void FoldersPageTest::onlyAValidTemplateLetsThemStart()
{
    watch(made(u"first"_s));
    show();
    QVERIFY(!start()->isEnabled() && draft()->isChecked());
    QVERIFY(start()->accessibleDescription().contains("only with a template"_L1));
    choose(u"Template"_s, valid);
    QVERIFY(start()->isEnabled());
    QCOMPARE(start()->accessibleDescription(), QString());
    start()->click();
    choose(u"Template"_s, notValid);
    QVERIFY(!start()->isEnabled() && draft()->isChecked());
    QCOMPARE(cell(0, FolderList::NewVideos), u"As drafts"_s);
    choose(u"Template"_s, valid); // it is still what was wanted
    QVERIFY(start()->isChecked());
    QCOMPARE(cell(0, FolderList::NewVideos), u"Start by themselves"_s);
}

void FoldersPageTest::theNextTitleIsTold()
{
    watch(made(u"first"_s));
    show();
    QCOMPARE(named<QComboBox>(u"Template"_s)->accessibleDescription(), QString());
    choose(u"Template"_s, valid);
    QCOMPARE(named<QComboBox>(u"Template"_s)->accessibleDescription(), u"Next title: River, 7"_s);
    choose(u"Template"_s, notValid);
    QCOMPARE(named<QComboBox>(u"Template"_s)->accessibleDescription(), u"Titles from the file names"_s);
}

void FoldersPageTest::twoOfOnePathAreRefused()
{
    watch(made(u"first"_s));
    watch(made(u"second"_s));
    show();
    view()->setCurrentRow(1);
    type(u"Folder"_s, QDir::toNativeSeparators(path(u"first"_s)));
    QVERIFY(asksForAttention(0) && asksForAttention(1));
    view()->setCurrentRow(0);
    view()->setFocus();
    QVERIFY(!m_page->check());
    QCOMPARE(view()->currentRow(), 1); // it was the one that changed
    QCOMPARE(m_page->focusWidget(), named<QLineEdit>(u"Folder"_s));
    QVERIFY(!named<QLineEdit>(u"Folder"_s)->accessibleDescription().isEmpty());
    type(u"Folder"_s, QDir::toNativeSeparators(path(u"second"_s)));
    QVERIFY(m_page->check());
}

void FoldersPageTest::aPathIsWhole()
{
    const store::FolderId id = watch(made(u"first"_s));
    show();
    type(u"Folder"_s, u"first"_s);
    QVERIFY(asksForAttention(0));
    QVERIFY(!m_page->check());
    type(u"Folder"_s, u"~/Videos"_s);
    QVERIFY(m_page->check());
    choose(u"After publishing"_s, u"Move the file to"_s);
    type(u"Folder for published files"_s, u"done"_s);
    QVERIFY(!m_page->check());
    QCOMPARE(m_page->focusWidget(), named<QLineEdit>(u"Folder for published files"_s));
    choose(u"After publishing"_s, u"Leave the file"_s);
    QVERIFY(m_page->check());
    QCOMPARE(cell(0, FolderList::Folder), u"Videos"_s);
    keep();
    QCOMPARE(folders().find(id)->path, QDir::home().filePath(u"Videos"_s));
}

// Whose template went; it was not touched here.
void FoldersPageTest::whatIsOfNoUseAnyMoreDoesNotHoldUpTheRest()
{
    ingest::Templates templates(m_practice.engine->settings());
    ingest::Template passing = *templates.find(valid);
    passing.name = u"Passing"_s;
    templates.save(passing);
    WatchedFolder first;
    first.path = made(u"first"_s);
    first.templateName = passing.name;
    QVERIFY(folders().add(first) > 0);
    templates.remove(passing.name);
    show();
    QVERIFY(asksForAttention(0) && line(0).contains(passing.name));
    QCOMPARE(named<QComboBox>(u"Template"_s)->currentText(), passing.name);
    QVERIFY(m_page->check());
    m_page->findChild<QCheckBox *>()->click();
    QVERIFY(!m_page->check());
    QCOMPARE(m_page->focusWidget(), named<QComboBox>(u"Template"_s));
}

void FoldersPageTest::anotherIsChosenWhereOneLeaves()
{
    for (const QString &name : {u"first"_s, u"second"_s, u"third"_s})
        watch(made(name));
    show();
    view()->setCurrentRow(1);
    view()->setFocus();
    QTest::keyClick(view(), Qt::Key_Delete);
    QCOMPARE(view()->model()->rowCount(), 2);
    QCOMPARE(named<QLineEdit>(u"Folder"_s)->text(), QDir::toNativeSeparators(path(u"third"_s)));
    button(u"Stop watching"_s)->click();
    QCOMPARE(named<QLineEdit>(u"Folder"_s)->text(), QDir::toNativeSeparators(path(u"first"_s)));
    QCOMPARE(folders().all().size(), 3);
    keep();
    QCOMPARE(folders().all().size(), 1);
    show();
    button(u"Stop watching"_s)->click();
    QCOMPARE(m_page->focusWidget(), named<QPushButton>(u"Add folder"_s));
    keep();
    QVERIFY(folders().all().isEmpty());
}

void FoldersPageTest::twoFoldersTakeEachOthersPlace()
{
    watch(made(u"first"_s));
    watch(made(u"second"_s));
    show();
    type(u"Folder"_s, QDir::toNativeSeparators(path(u"second"_s)));
    choose(u"Template"_s, valid);
    view()->setCurrentRow(1);
    type(u"Folder"_s, QDir::toNativeSeparators(path(u"first"_s)));
    QVERIFY(m_page->check());
    keep();
    QCOMPARE(folders().all().size(), 2);
    for (const WatchedFolder &folder : folders().all())
        QCOMPARE(folder.templateName, folder.path == path(u"second"_s) ? QString(valid) : QString());
}

void FoldersPageTest::theStateIsAlive()
{
    QVERIFY(watch(path(u"drive"_s)) > 0);
    show();
    TRY_COMPARE(line(0), u"The folder cannot be reached · tried again every minute"_s);
    QVERIFY(asksForAttention(0));
    made(u"drive"_s);
    button(u"Look now"_s)->click();
    TRY_COMPARE(line(0), u"Nothing new today"_s);
    QVERIFY(!asksForAttention(0));
    QFile file(path(u"drive/one.mp4"_s)); // and nothing in it yet
    QVERIFY(file.open(QIODevice::WriteOnly));
    button(u"Look now"_s)->click();
    TRY_COMPARE(line(0), u"Waiting for 1 file that is still being written"_s);
    QVERIFY(QDir(path(u"drive"_s)).removeRecursively());
}

void FoldersPageTest::theAccountIsThereOnceItMatters()
{
    watch(made(u"first"_s));
    show();
    QVERIFY(view()->isColumnHidden(FolderList::Account));
    QVERIFY(!named<QComboBox>(u"Account"_s)->isVisible());
    WatchedFolder second;
    second.path = made(u"second"_s);
    second.account = m_practice.engine->accountStore().list().value(0).id;
    QVERIFY(!second.account.isEmpty());
    QVERIFY(folders().add(second) > 0);
    show();
    QVERIFY(!view()->isColumnHidden(FolderList::Account));
    QVERIFY(named<QComboBox>(u"Account"_s)->isVisible());
    QCOMPARE(cell(0, FolderList::Account), u"Default account"_s);
    QCOMPARE(cell(1, FolderList::Account), m_practice.engine->accountStore().list().value(0).name);
}

void FoldersPageTest::theAgeIsReadAndStepped()
{
    gui::AgeBox box;
    auto *field = box.findChild<QLineEdit *>();
    const auto typed = [&box, field](const QString &text) {
        field->selectAll();
        field->insert(text); // keys of a test are Latin
        box.interpretText();
        return box.value();
    };
    QCOMPARE(typed(u"45 s"_s), 45);
    QCOMPARE(typed(u"3"_s), 180);
    QCOMPARE(typed(u"1 min 30 s"_s), 90);
    QCOMPARE(typed(u"5 分钟"_s), 300);
    QCOMPARE(typed(u"90 min"_s), 3600); // the most there is
    QCOMPARE(box.text(), u"60 min"_s);
    QCOMPARE(typed(u"1 s"_s), 10);
    QCOMPARE(typed(u"soon"_s), 10);
    QList<int> seen;
    for (int step = 0; step < 7; ++step) {
        box.stepUp();
        seen.append(box.value());
    }
    QCOMPARE(seen, QList<int>({20, 30, 40, 50, 60, 120, 180}));
    box.setValue(90);
    box.stepDown();
    QCOMPARE(box.value(), 60);
    box.stepDown();
    QCOMPARE(box.value(), 50);
}

void FoldersPageTest::namesAreSplit()
{
    const store::FolderId id = watch(made(u"first"_s));
    show();
    type(u"File names"_s, u" *.mov;;take 1*; *.mov ; "_s);
    keep();
    QCOMPARE(folders().find(id)->patterns, QStringList({u"*.mov"_s, u"take 1*"_s}));
}

void FoldersPageTest::columnsLeaveWhereThereIsLittleRoom()
{
    watch(made(u"first"_s));
    show();
    QVERIFY(!view()->isColumnHidden(FolderList::Template));
    m_page->resize(m_page->minimumSizeHint());
    TRY_VERIFY(view()->isColumnHidden(FolderList::Template));
    QVERIFY(!view()->isColumnHidden(FolderList::NewVideos));
    int width = 0;
    for (int column = 0; column < FolderList::ColumnCount; ++column)
        width += view()->columnWidth(column);
    QVERIFY(width <= view()->viewport()->width());
    const auto *field = named<QLineEdit>(u"Folder"_s);
    QVERIFY(field->mapTo(m_page.get(), field->rect().topRight()).x() < m_page->width());
}

void FoldersPageTest::readersHearEachRow()
{
    watch(made(u"first"_s));
    show();
    QCOMPARE(view()->accessibleName(), u"Watched folders"_s);
    TRY_COMPARE(view()->model()->index(0, 0).data(Qt::AccessibleDescriptionRole).toString(),
                u"As drafts, Nothing new today"_s);
    for (const QString &name : {u"Folder"_s, u"File names"_s, u"Folder for published files"_s})
        QVERIFY2(named<QLineEdit>(name), qPrintable(name));
    for (const QString &name : {u"Template"_s, u"Account"_s, u"After publishing"_s})
        QVERIFY2(named<QComboBox>(name), qPrintable(name));
    QVERIFY(named<gui::AgeBox>(u"Taken up after"_s));
}

void FoldersPageTest::theSettingsKeepThem()
{
    const desktop_services_double::NetworkStatus network;
    gui::SettingsDialog dialog(*m_practice.engine, network);
    dialog.show();
    auto *tabs = dialog.findChild<QTabWidget *>();
    auto *page = dialog.findChild<gui::FoldersPage *>();
    auto *save = dialog.findChild<gui::AccentButton *>(u"save"_s);
    QVERIFY(save->isFilled());
    for (int at = 0; at < tabs->count() && !page->isVisible(); ++at)
        tabs->setCurrentIndex(at);
    QVERIFY(!save->isFilled()); // one next step alone
    gui::prompts::answerNext(made(u"first"_s));
    page->findChild<gui::AccentButton *>()->click();
    TRY_VERIFY(save->isFilled());
    auto *field = page->findChild<QLineEdit *>();
    field->selectAll();
    QTest::keyClicks(field, u"nowhere"_s);
    tabs->setCurrentIndex(0);
    save->click();
    QVERIFY(dialog.isVisible() && page->isVisible());
    QCOMPARE(dialog.focusWidget(), field);
    field->selectAll();
    QTest::keyClicks(field, QDir::toNativeSeparators(made(u"second"_s)));
    save->click();
    TRY_VERIFY(!dialog.isVisible());
    QCOMPARE(folders().all().size(), 1);
    QCOMPARE(folders().all().constFirst().path, path(u"second"_s));
}

void FoldersPageTest::whatIsAddedIsOneAnswer()
{
    const store::FolderId first = watch(made(u"Guizhou"_s));
    const store::FolderId second = watch(made(u"second"_s));
    gui::MainWindow window(*m_practice.engine, desktop_services_double::Desktop().bundle());
    window.resize(1200, 780);
    window.show();
    auto *bar = window.findChild<gui::MessageBar *>();
    emit folders().added(first, 101);
    emit folders().added(first, 102);
    TRY_COMPARE(bar->text(), u"2 videos added from the folder “Guizhou”"_s);
    emit folders().added(second, 103);
    TRY_COMPARE(bar->text(), u"3 videos added from watched folders"_s);
    bar->settleAnswer();
    emit folders().added(second, 104);
    TRY_COMPARE(bar->text(), u"1 video added from the folder “second”"_s);
    window.letGo();
}

void FoldersPageTest::anAnswerToTheUserStands()
{
    const store::FolderId id = watch(made(u"Guizhou"_s));
    gui::MainWindow window(*m_practice.engine, desktop_services_double::Desktop().bundle());
    window.resize(1200, 780);
    window.show();
    auto *bar = window.findChild<gui::MessageBar *>();
    bar->answer(u"Removed 3"_s, u"Undo"_s, [] {});
    QSignalSpy tried(window.findChild<gui::FolderNotices *>()->findChild<QTimer *>(), &QTimer::timeout);
    emit folders().added(id, 101);
    QVERIFY(tried.wait());
    QCOMPARE(bar->text(), u"Removed 3"_s);
    bar->settleAnswer();
    TRY_COMPARE(bar->text(), u"1 video added from the folder “Guizhou”"_s);
    window.letGo();
}

QTEST_MAIN(FoldersPageTest)
#include "tst_folders_page.moc"
