#include "gui/app/session.h"

#include "base/plain_text.h"
#include "control/client/client.h"
#include "gui/desktop/when_done.h"
#include "gui/theme/theme.h"
#include "gui/widgets/plain_text.h"
#include "gui/window/main_window.h"
#include "words/languages.h"
#include "words/sentences.h"

#include <QApplication>
#include <QFileOpenEvent>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace gui {

Session::Session(const Start &start) : m_start(start)
{
    qApp->installEventFilter(this);
}

Session::~Session() = default;

void Session::open()
{
    engine::Options options;
    options.profileDir = m_start.profileDir;
    options.practice = m_start.practice;
    options.practiceTakesTime = true;
    options.watchesFolders = true;
    m_host = std::make_unique<engine::EngineHost>(options);
    connect(m_host.get(), &engine::EngineHost::opened, this, &Session::opened);
    connect(m_host.get(), &engine::EngineHost::failed, this, &Session::failed);
    connect(m_host.get(), &engine::EngineHost::notice, this,
            [this](const QString &sentence) { m_earlyNotices.append(sentence); });
    m_host->open();
}

void Session::opened(engine::Engine *engine)
{
    m_engine = engine;
    applyColorScheme(m_engine->settings().text(store::Setting::ColorScheme));
    connect(&m_engine->settings(), &store::Settings::changed, this, &Session::follow);
    makeWindow();
    m_control = std::make_unique<control::Server>(*m_engine);
    m_control->takeFilesBy([this](const QStringList &paths) { m_window->takeFiles(paths); });
    if (QString reason; !m_control->listen(m_engine->profile().socketPaths(), &reason))
        m_earlyNotices.append(
            tr("Videos that are opened from elsewhere cannot reach this window: %1.").arg(reason));

    if (m_start.minimized)
        m_window->startInBackground();
    else
        m_window->show();
    if (const QStringList notices = std::exchange(m_earlyNotices, {}); !notices.isEmpty())
        m_window->showNotice(words::paragraph(notices));
    takeWaitingFiles();
}

bool Session::eventFilter(QObject *object, QEvent *event)
{
    if (object != qApp || event->type() != QEvent::FileOpen)
        return QObject::eventFilter(object, event);
    const QString path = static_cast<QFileOpenEvent *>(event)->file();
    if (path.isEmpty()) // an address, not a file
        return false;
    m_start.files.append(path);
    // Queued: each file comes in an event of its own, and those that came together are added together.
    QMetaObject::invokeMethod(this, &Session::takeWaitingFiles, Qt::QueuedConnection);
    return true;
}

void Session::takeWaitingFiles()
{
    if (!m_window || m_closing || m_start.files.isEmpty())
        return;
    m_window->takeFiles(std::exchange(m_start.files, {}));
}

void Session::makeWindow()
{
    m_window = std::make_unique<MainWindow>(*m_engine);
    if (!m_place.isEmpty())
        m_window->restoreGeometry(std::exchange(m_place, {}));
    connect(m_window.get(), &MainWindow::quitWanted, this, &Session::quit);
    connect(m_window.get(), &MainWindow::practiceWanted, this, &Session::reopen);
}

// Queued where the window goes: the change may come out of one of its dialogs.
void Session::follow(store::Setting setting)
{
    if (setting == store::Setting::ColorScheme)
        applyColorScheme(m_engine->settings().text(setting));
    else if (setting == store::Setting::Language)
        QMetaObject::invokeMethod(this, &Session::changeLanguage, Qt::QueuedConnection);
    else if (setting == store::Setting::ApiUrl)
        QMetaObject::invokeMethod(
            this, [this] { reopen(m_start.practice); }, Qt::QueuedConnection);
}

// The engine goes on meanwhile.
void Session::changeLanguage()
{
    if (m_closing)
        return;
    m_window->whenLeft([this] { makeInLanguage(); });
}

void Session::makeInLanguage()
{
    words::installLanguage(m_engine->settings().text(store::Setting::Language));
    m_window->saveLayout();
    const WhenDone::Act whenDone = m_window->whenDone().chosen();
    makeWindow();
    m_window->whenDone().choose(whenDone);
    m_window->show();
}

void Session::failed(const engine::StartFailure &failure)
{
    const bool inUse = failure.reason == engine::StartFailure::Reason::ProfileInUse;
    QString why;
    if (inUse && control::handOver(m_host->profile().socketPaths(), m_start.files, &why)) {
        QCoreApplication::exit(0);
        return;
    }
    const QString message = inUse ? words::paragraph({failure.message, why}) : failure.message;
    qWarning().noquote() << base::shownLines(message); // for whoever started it from a terminal
    QMessageBox *box =
        plainBox(QMessageBox::Warning, tr("Youchuan"), message, {}, QMessageBox::Close, nullptr);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QDialog::finished, this, [inUse] { QCoreApplication::exit(inUse ? 4 : 1); });
    box->open();
}

void Session::close(std::function<void()> then)
{
    if (m_closing)
        return;
    m_closing = true;
    m_control.reset();
    m_window->saveLayout();
    m_window->letGo();
    m_window->close();
    connect(
        m_host.get(), &engine::EngineHost::closed, this,
        [this, then] {
            m_closing = false;
            // The window asks the engine for what it shows: it goes first.
            m_window.reset();
            m_engine = nullptr;
            m_host.reset();
            then();
        },
        Qt::QueuedConnection);
    m_host->close();
}

// What another profile has kept of its window is of no account: this one stays where it is.
void Session::reopen(bool practice)
{
    if (m_window && !m_closing)
        m_place = m_window->saveGeometry();
    close([this, practice] {
        m_start.practice = practice;
        m_start.minimized = false;
        open();
    });
}

void Session::quit()
{
    if (!m_window) { // nothing is open yet
        QCoreApplication::quit();
        return;
    }
    close([] { QCoreApplication::quit(); });
}

} // namespace gui
