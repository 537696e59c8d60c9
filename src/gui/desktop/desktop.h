// The window as a citizen of the desktop: what the tray, the task bar, notifications and the machine's sleep
// hear of the queue.
//
// Sleep is held off while bytes go out, the server finishes, or a retry is due; not while everything waits
// for a person or the network. One notification tells the end of the queue; failures have their own only
// while the window is hidden.
#pragma once

#include "engine/engine.h"
#include "gui/desktop/desktop_services.h"

#include <QObject>

class QMenu;

namespace gui {

class QueueModel;
class Run;

class Desktop : public QObject
{
    Q_OBJECT
public:
    // model and window outlive it.
    Desktop(engine::Engine &engine, const QueueModel &model, DesktopServices services, QWidget *window);
    ~Desktop() override;

    Tray &tray() { return *m_services.tray; }
    Power &power() { return *m_services.power; }
    const engine::NetworkStatus &network() const { return *m_services.network; }
    // A notification whose click brings the window to the front.
    void notify(const QString &title, const QString &text);

    // Tells everybody how things stand; tip: the title bar's words.
    void refresh(const QString &tip, const Run &run);

signals:
    void showWanted();
    // A notification of this upload was taken up.
    void uploadWanted(transfer::UploadId id);
    // Everything that was started has ended, and something of it by itself.
    void allEnded();

private:
    bool mustStayAwake() const;
    void ended(transfer::UploadId id, bool published);
    void tellOf(transfer::UploadId id, const QString &title, const QString &text);
    void tellRejected(transfer::UploadId id);
    void tellEnd();

    engine::Engine &m_engine;
    const QueueModel &m_model;
    DesktopServices m_services;
    QWidget *m_window;
    int m_published = 0; // since the queue was last at rest
    int m_failed = 0;
};

} // namespace gui
