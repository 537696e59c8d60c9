// Closing the window and quitting the program: which of the two is meant, and what is asked first.
//
// A question is put only when something would stop, and the tray is used only where there is one. The end of
// the session and a termination signal are never asked about: everything is kept as it happens.
#pragma once

#include "gui/queue/queue_model.h"
#include "store/settings/settings.h"

#include <QObject>
#include <QTimer>

class QSessionManager;

namespace gui {

class Desktop;

class QuitController : public QObject
{
    Q_OBJECT
public:
    QuitController(const transfer::UploadQueue &queue, const QueueModel &model, store::Settings &settings,
                   Desktop &desktop, QWidget *window);

    // The window's own close button: into the tray, or out.
    void close();
    // By menu, tray, key or dock: out.
    void quit();

signals:
    // The user wants out, and knows what it means; or the session ends.
    void quitWanted();
    // The system asks to keep everything now; the program may be ended at any time afterwards.
    void saveWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void intoTray();
    void askOnceAboutTray();
    void sessionEnds(QSessionManager &manager);

    const transfer::UploadQueue &m_queue;
    const QueueModel &m_model;
    store::Settings &m_settings;
    Desktop &m_desktop;
    QWidget *m_window;
    QTimer m_sessionEnding; // runs while the session is about to end
    bool m_asking = false;
};

} // namespace gui
