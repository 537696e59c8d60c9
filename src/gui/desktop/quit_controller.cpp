#include "gui/desktop/quit_controller.h"

#include "gui/desktop/desktop.h"
#include "gui/prompts/prompts.h"

#include <QEvent>
#include <QGuiApplication>
#include <QSessionManager>
#include <QWidget>

using store::Setting;

namespace gui {

namespace {
constexpr int sessionEndMs = 60000; // by then somebody has called it off
}

QuitController::QuitController(const transfer::UploadQueue &queue, const QueueModel &model,
                               store::Settings &settings, Desktop &desktop, QWidget *window)
    : QObject(window)
    , m_queue(queue)
    , m_model(model)
    , m_settings(settings)
    , m_desktop(desktop)
    , m_window(window)
{
    m_sessionEnding.setSingleShot(true);
    m_sessionEnding.setInterval(sessionEndMs);
    connect(qGuiApp, &QGuiApplication::commitDataRequest, this, &QuitController::sessionEnds);
    connect(qGuiApp, &QGuiApplication::saveStateRequest, this, &QuitController::saveWanted);
    qGuiApp->installEventFilter(this);
}

void QuitController::close()
{
    const bool tray = m_desktop.tray().available();
    if (m_sessionEnding.isActive())
        emit quitWanted();
    else if (tray && m_settings.boolValue(Setting::CloseToTray))
        intoTray();
    else if (tray && m_queue.anythingRunning() && !m_settings.boolValue(Setting::CloseToTrayExplained))
        askOnceAboutTray();
    else
        quit();
}

void QuitController::intoTray()
{
    m_window->hide();
    if (m_settings.boolValue(Setting::CloseToTrayExplained))
        return;
    m_settings.setValue(Setting::CloseToTrayExplained, true);
    m_desktop.notify(tr("Youchuan goes on in the tray"),
                     tr("Uploads continue. Click the icon to open the window, or choose Quit in its menu."));
}

void QuitController::askOnceAboutTray()
{
    if (m_asking)
        return;
    m_asking = true;
    const prompts::Choice choice{
        tr("Close"),
        tr("Keep uploading after the window is closed?"),
        tr("Youchuan then goes on in the tray. This is asked once; Settings can change it."),
        {tr("Keep open"), tr("Pause and quit"), tr("Go on in the tray")}};
    prompts::choose(m_window, choice, [this](int answer) {
        m_asking = false;
        if (answer <= 0)
            return; // not decided: asked again next time
        m_settings.setValue(Setting::CloseToTrayExplained, true);
        m_settings.setValue(Setting::CloseToTray, answer == 2);
        if (answer == 2)
            m_window->hide();
        else
            emit quitWanted();
    });
}

void QuitController::quit()
{
    if (m_sessionEnding.isActive() || !m_queue.anythingRunning()) {
        emit quitWanted();
        return;
    }
    if (m_asking)
        return;
    m_asking = true;
    const int running = m_model.count(Group::InProgress);
    const QString text = running > 0 ? tr("%n upload(s) are running. Pause and quit?", nullptr, running)
                                     : tr("Uploads wait to go on. Pause them and quit?");
    prompts::confirm(m_window,
                     {tr("Quit"), text,
                      running == 1 ? tr("It goes on from the same place next time.")
                                   : tr("They go on from the same place next time."),
                      tr("Pause and quit"), tr("Keep running")},
                     [this](bool yes) {
                         m_asking = false;
                         if (yes)
                             emit quitWanted();
                     });
}

void QuitController::sessionEnds(QSessionManager &)
{
    m_sessionEnding.start();
    emit saveWanted();
}

// Quit from the dock, or by the session manager, comes to the application.
bool QuitController::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Quit || watched != qGuiApp)
        return QObject::eventFilter(watched, event);
    quit();
    event->ignore();
    return true;
}

} // namespace gui
