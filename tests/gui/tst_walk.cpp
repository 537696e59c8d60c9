// Walks every window and dialog, in both languages and with fonts half as large again: every control has a
// name, Tab reaches every one, and no text is cut. CMake runs it a second time at 200 %.
#include "desktop_services_double.h"
#include "engine/accounts/account_store.h"
#include "engine/engine.h"
#include "engine/folders/folders.h"
#include "gui/account/accounts_dialog.h"
#include "gui/account/browser_sign_in_box.h"
#include "gui/account/keys_dialog.h"
#include "gui/desktop/countdown_dialog.h"
#include "gui/details/log_window.h"
#include "gui/help/about_dialog.h"
#include "gui/help/shortcuts_dialog.h"
#include "gui/history/history_window.h"
#include "gui/messages/blocking_notices.h"
#include "gui/messages/message_bar.h"
#include "gui/messages/queue_notices.h"
#include "gui/presets/save_template_dialog.h"
#include "gui/presets/templates_dialog.h"
#include "gui/prompts/list_dialog.h"
#include "gui/prompts/prompts.h"
#include "gui/settings/settings_dialog.h"
#include "gui/status/speed_button.h"
#include "gui/theme/theme.h"
#include "gui/window/main_window.h"
#include "practice.h"
#include "support/wait.h"
#include "words/languages.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;
using store::Setting;

namespace {

QString described(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const auto *label = qobject_cast<const QLabel *>(widget);
    const QString text = button ? button->text() : label ? label->text() : QString();
    return u"%1 %2 \"%3\" in %4"_s.arg(QLatin1StringView(widget->metaObject()->className()),
                                       widget->objectName(), text, widget->window()->windowTitle());
}

// Of visible parts only. Qt's own inner parts are named by what they belong to.
bool isControl(const QWidget *widget)
{
    if (!widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus))
        return false;
    const QString name = widget->objectName();
    return !name.startsWith(u"qt_"_s) && !widget->focusProxy();
}

QStringList controlsWithoutName(const QWidget *window)
{
    QStringList faults;
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        if (!isControl(widget) || widget->window() != window)
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        if (!face || face->text(QAccessible::Name).trimmed().isEmpty())
            faults.append(u"no name: "_s + described(widget));
    }
    return faults;
}

// Presses Tab until it comes round.
QStringList controlsOutOfReach(QWidget *window)
{
    QSet<QWidget *> wanted;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        const bool otherOfGroup = qobject_cast<QAbstractButton *>(widget)
                                  && widget->property("checkable").toBool()
                                  && widget->property("autoExclusive").toBool();
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const bool inGroup = otherOfGroup || (button && button->group()); // arrows reach the others
        if (isControl(widget) && widget->window() == window && !inGroup)
            wanted.insert(widget);
    }
    const qsizetype steps = 2 * window->findChildren<QWidget *>().size();
    for (qsizetype step = 0; step < steps && !wanted.isEmpty(); ++step) {
        QWidget *focused = window->focusWidget();
        wanted.remove(focused);
        QTest::keyClick(focused ? focused : window, Qt::Key_Tab);
    }
    QStringList faults;
    for (const QWidget *widget : std::as_const(wanted))
        faults.append(u"not reached by Tab: "_s + described(widget));
    return faults;
}

bool labelIsCut(const QLabel *label)
{
    if (label->text().isEmpty())
        return false;
    if (label->wordWrap())
        return label->heightForWidth(label->width()) > label->height() + 1;
    return label->sizeHint().width() > label->width() + 1 || label->sizeHint().height() > label->height() + 1;
}

bool comboIsCut(const QComboBox *box)
{
    QStyleOptionComboBox option;
    option.initFrom(box);
    const QRect room =
        box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box);
    return box->fontMetrics().horizontalAdvance(box->currentText()) > room.width();
}

bool fieldIsCut(const QLineEdit *edit)
{
    constexpr int edges = 8;
    if (edit->height() < edit->fontMetrics().height())
        return true;
    return edit->text().isEmpty()
           && edit->fontMetrics().horizontalAdvance(edit->placeholderText()) > edit->width() - edges;
}

bool isCut(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return labelIsCut(label);
    if (const auto *box = qobject_cast<const QComboBox *>(widget))
        return comboIsCut(box);
    if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
        return fieldIsCut(edit);
    if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
        return tabs->sizeHint().width() > tabs->width() + 1;
    const auto *tool = qobject_cast<const QToolButton *>(widget);
    if (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull())
        return false; // shows no text
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
        const QSize wanted = button->minimumSizeHint().expandedTo(button->sizeHint());
        return !button->text().isEmpty()
               && (wanted.width() > button->width() + 1 || wanted.height() > button->height() + 1);
    }
    return false;
}

QStringList cutTexts(const QWidget *window)
{
    QStringList faults;
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != window)
            continue;
        // What a parent that does not scroll cuts off is cut as well.
        const QWidget *parent = widget->parentWidget();
        const bool sticksOut = qobject_cast<const QAbstractButton *>(widget) && parent
                               && (widget->geometry().right() > parent->width() || widget->x() < 0);
        if (isCut(widget) || sticksOut)
            faults.append(u"cut: %1 (%2 x %3, wants %4 x %5)"_s.arg(described(widget))
                              .arg(widget->width())
                              .arg(widget->height())
                              .arg(widget->sizeHint().width())
                              .arg(widget->sizeHint().height()));
    }
    return faults;
}

} // namespace

class WalkTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void theEmptyWindow_data() { rows(); }
    void theEmptyWindow();
    void theFirstStart_data() { rows(); }
    void theFirstStart();
    void emptyPlaces_data() { rows(); }
    void emptyPlaces();
    void theHistory_data() { rows(); }
    void theHistory();
    void theWindowAtWork_data() { rows(); }
    void theWindowAtWork();
    void everyWidth_data() { rows(); }
    void everyWidth();
    void messages_data() { rows(); }
    void messages();
    void theSpeed_data() { rows(); }
    void theSpeed();
    void whatIsPublished_data() { rows(); }
    void whatIsPublished();
    void account_data() { rows(); }
    void account();
    void settings_data() { rows(); }
    void settings();
    void smallDialogs_data() { rows(); }
    void smallDialogs();
    void questions_data() { rows(); }
    void questions();

private:
    static void rows();
    void look(QWidget *window, QSize size = {});
    std::unique_ptr<gui::MainWindow> openWindow();

    practice::Practice m_practice;
    QTemporaryDir m_dir;
    OpenEngine m_signedOut; // no practice mode, no account
    QFont m_font;
};

void WalkTest::rows()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<double>("fontFactor");
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        QTest::newRow(qPrintable(language)) << language << 1.0;
        QTest::newRow(qPrintable(language + u", large fonts"_s)) << language << 1.5;
    }
}

void WalkTest::initTestCase()
{
    m_font = QApplication::font();
    QVERIFY(m_practice.open());
    qputenv("YOUCHUAN_API_URL", "http://127.0.0.1:9"); // nobody answers, nothing is asked
    engine::Options options;
    options.profileDir = m_dir.filePath(u"profile"_s);
    QVERIFY(m_signedOut.open(options));
}

void WalkTest::init()
{
    QFETCH(QString, language);
    QFETCH(double, fontFactor);
    words::installLanguage(language);
    QFont font = m_font;
    font.setPointSizeF(m_font.pointSizeF() * fontFactor);
    QApplication::setFont(font);
    gui::applyColorScheme(u"light"_s);
}

void WalkTest::cleanup()
{
    m_practice.engine->queue().remove(m_practice.engine->queue().order());
    TRY_COMPARE(m_practice.engine->queue().count(), 0);
}

void WalkTest::cleanupTestCase()
{
    QVERIFY(m_signedOut.close());
    QVERIFY(m_practice.close());
}

std::unique_ptr<gui::MainWindow> WalkTest::openWindow()
{
    return std::make_unique<gui::MainWindow>(*m_practice.engine, desktop_services_double::Desktop().bundle());
}

void WalkTest::look(QWidget *window, QSize size)
{
    window->show();
    if (size.isValid())
        window->resize(size);
    QVERIFY(QTest::qWaitForWindowExposed(window));
    window->activateWindow();
    for (int level = 0; level < 4;
         ++level) // what a layout changes reaches the one around it in the next round
        QCoreApplication::processEvents();
    const QStringList faults = controlsWithoutName(window) + cutTexts(window) + controlsOutOfReach(window);
    if (!faults.isEmpty())
        QFAIL(
            qPrintable(u"%1 x %2: %3"_s.arg(window->width()).arg(window->height()).arg(faults.join(u'\n'))));
}

void WalkTest::theEmptyWindow()
{
    look(openWindow().get(), QSize(1200, 780));
}

// Nobody is signed in yet: from button to button, as one reads.
void WalkTest::theFirstStart()
{
    gui::MainWindow window(*m_signedOut, desktop_services_double::Desktop().bundle());
    look(&window, QSize(1200, 780));
    auto *first = window.findChild<QWidget *>(u"addFiles"_s);
    first->setFocus();
    QStringList walked;
    for (int step = 0; step < 5; ++step) {
        walked.append(QApplication::focusWidget()->objectName());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(walked, QStringList({u"addFiles"_s, u"addFolder"_s, u"signInWithBrowser"_s, u"tryPractice"_s,
                                  u"links"_s}));
    for (const QSize &size : {QSize(1920, 1000), QSize(760, 780), QSize(640, 480)})
        look(&window, size);
}

// What a filter and a search say when they leave nothing.
void WalkTest::emptyPlaces()
{
    m_practice.add(m_practice.file(u"walk.mp4"_s, 1000));
    const auto window = openWindow();
    window->show();
    for (const QString &filter : {u"filter2"_s, u"filter5"_s}) {
        window->findChild<QAbstractButton *>(filter)->click();
        for (const QSize &size : {QSize(1200, 780), QSize(640, 480)})
            look(window.get(), size);
    }
    window->findChild<QLineEdit *>(u"search"_s)->setText(u"nothing like this"_s);
    look(window.get());
}

void WalkTest::theHistory()
{
    const transfer::UploadId id = m_practice.add(m_practice.file(u"walk.mp4"_s, 1000));
    m_practice.engine->queue().start({id});
    TRY_COMPARE(m_practice.upload(id)->activity(), transfer::Activity::Published);
    gui::HistoryWindow history(*m_practice.engine, nullptr);
    for (const QSize &size : {QSize(1120, 738), QSize(1920, 1000), QSize(760, 400)})
        look(&history, size);
    history.findChild<QLineEdit *>(u"searchHistory"_s)->setText(u"nothing like this"_s);
    TRY_VERIFY(history.findChild<QWidget *>(u"hintLink"_s)->isVisible());
    look(&history);
}

void WalkTest::theWindowAtWork()
{
    m_practice.add(m_practice.file(u"walk.mp4"_s, 1000));
    const auto window = openWindow();
    window->findChild<QAbstractItemView *>()->selectAll();
    look(window.get(), QSize(1500, 900));
}

void WalkTest::everyWidth()
{
    m_practice.add(m_practice.file(u"walk.mp4"_s, 1000));
    const auto window = openWindow();
    window->findChild<QAbstractItemView *>()->selectAll();
    for (const QSize &size : {QSize(640, 480), QSize(700, 600), QSize(740, 780), QSize(750, 780),
                              QSize(760, 780), QSize(960, 600), QSize(1280, 720), QSize(1920, 1000)})
        look(window.get(), size);
}

void WalkTest::messages()
{
    m_practice.add(m_practice.file(u"walk.mp4"_s, 1000));
    const auto window = openWindow();
    using gui::BlockingNotices;
    gui::Message cause;
    cause.sentence = BlockingNotices::tr("This network wants you to sign in before it lets anything through");
    cause.detail =
        BlockingNotices::tr("%n upload(s) wait and go on by themselves. Nothing sent is lost.", nullptr, 3);
    cause.steps = {{BlockingNotices::tr("Open sign-in page"), {}, {}},
                   {BlockingNotices::tr("Try now"), {}, {}}};
    auto *bar = window->findChild<gui::MessageBar *>();
    bar->setCause(cause);
    bar->answer(gui::QueueNotices::tr("Removed %n from the list. The files are untouched.", nullptr, 3),
                gui::QueueNotices::tr("Undo"), {});
    look(window.get(), QSize(1500, 900));
}

void WalkTest::theSpeed()
{
    m_practice.add(m_practice.file(u"walk.mp4"_s, 1000));
    const auto window = openWindow();
    window->findChild<QAction *>(u"showSpeed"_s)->trigger();
    window->findChild<gui::SpeedButton *>()->show(2.4e6, true);
    look(window.get(), QSize(1500, 900));
}

// With its details and its log.
void WalkTest::whatIsPublished()
{
    const transfer::UploadId id = m_practice.add(m_practice.file(u"walk.mp4"_s, 1000));
    m_practice.engine->queue().start({id});
    TRY_COMPARE(m_practice.upload(id)->activity(), transfer::Activity::Published);
    const auto window = openWindow();
    window->findChild<QAbstractItemView *>()->selectAll();
    look(window.get(), QSize(1500, 900));
    emit window->findChild<QLabel *>(u"briefDetails"_s)->linkActivated(u"details"_s);
    look(window.get());
    gui::LogWindow log(m_practice.engine->profile(), m_practice.upload(id)->record(), window.get());
    log.setAttribute(Qt::WA_DeleteOnClose, false);
    look(&log);
}

void WalkTest::account()
{
    gui::AccountsDialog practice(*m_practice.engine);
    look(&practice);
    practice.close();
    gui::AccountsDialog accounts(*m_signedOut);
    look(&accounts);
    accounts.close();
    gui::KeysDialog browser(*m_signedOut, gui::KeysDialog::Way::Browser, {});
    look(&browser);
    browser.close();
    gui::KeysDialog real(*m_signedOut, gui::KeysDialog::Way::Keys, {});
    look(&real);
    emit real.findChild<QLabel *>(u"accessTokenHelp"_s)->linkActivated(u"browser"_s);
    look(&real);
}

void WalkTest::settings()
{
    const desktop_services_double::NetworkStatus network;
    engine::Folders &folders = m_practice.engine->folders();
    store::WatchedFolder folder;
    folder.path = m_practice.dir.filePath(u"in"_s);
    folder.moveTo = m_practice.dir.filePath(u"done"_s);
    folder.account = m_practice.engine->accountStore().list().value(0).id;
    const store::FolderId id = folders.add(folder); // its page has most fields
    QVERIFY(id > 0);
    const auto remove = qScopeGuard([&folders, id] { folders.remove(id); });
    gui::SettingsDialog dialog(*m_practice.engine, network);
    auto *tabs = dialog.findChild<QTabWidget *>();
    for (int page = 0; page < tabs->count(); ++page) {
        tabs->setCurrentIndex(page);
        look(&dialog);
    }
}

void WalkTest::smallDialogs()
{
    const auto window = openWindow();
    gui::AboutDialog about;
    look(&about);
    about.close();
    gui::ShortcutsDialog shortcuts(*window);
    look(&shortcuts);
    shortcuts.close();
    gui::ListDialog list(
        {u"Title"_s, u"A sentence."_s, u"File"_s, u"Reason"_s, {{u"a.txt"_s, u"no video"_s, {}}}, {}, {}});
    look(&list);
    list.close();
    ingest::Templates kept(m_practice.engine->settings());
    gui::TemplatesDialog templates(kept);
    look(&templates);
    templates.close();
    gui::SaveTemplateDialog save({}, {}, u"North Bank Films"_s);
    look(&save);
}

// The boxes of gui/prompts/prompts.h, with the longest words they hold.
void WalkTest::questions()
{
    const auto window = openWindow();
    window->show();
    const auto words = [](const char *context, const char *text) {
        return QCoreApplication::translate(context, text);
    };
    using Open = std::function<void()>;
    const QList<Open> boxes{
        [&] {
            gui::prompts::confirm(
                window.get(),
                {words("gui::QuitController", "Quit"),
                 words("gui::QuitController", "Uploads wait to go on. Pause them and quit?"),
                 words("gui::QuitController", "They go on from the same place next time."),
                 words("gui::QuitController", "Pause and quit"),
                 words("gui::QuitController", "Keep running")},
                [](bool) {});
        },
        [&] {
            gui::prompts::choose(
                window.get(),
                {words("gui::QuitController", "Close"),
                 words("gui::QuitController", "Keep uploading after the window is closed?"),
                 words("gui::QuitController",
                       "Youchuan then goes on in the tray. This is asked once; Settings can change it."),
                 {words("gui::QuitController", "Keep open"), words("gui::QuitController", "Pause and quit"),
                  words("gui::QuitController", "Go on in the tray")}},
                [](int) {});
        },
        [&] {
            gui::prompts::tell(
                window.get(), words("gui::SettingsDialog", "Settings"),
                words("gui::SettingsDialog",
                      "There is no keychain on this computer. The proxy’s password is used until "
                      "the program ends; nothing was written to the disk."));
        },
        [&] {
            gui::prompts::forNumber(
                window.get(), words("gui::SpeedLimitButton", "Speed limit"),
                words("gui::SpeedLimitButton", "All uploads together, in MB/s; 0 means no limit"), 2.5,
                [](double) {});
        },
        [&] {
            (new gui::CountdownDialog({words("gui::WhenDone", "The computer is shut down in %1."),
                                       words("gui::WhenDone", "Shut down now")},
                                      60, window.get()))
                ->open();
        },
    };
    for (const Open &open : boxes) {
        open();
        QDialog *box = nullptr;
        for (QDialog *dialog : window->findChildren<QDialog *>()) {
            if (dialog->isVisible())
                box = dialog;
        }
        QVERIFY(box);
        look(box);
        box->reject();
        TRY_VERIFY(!box->isVisible());
    }
}

QTEST_MAIN(WalkTest)
#include "tst_walk.moc"
