// Causes that stop uploads, said once over the foot of the list with what can be done about them, and the
// state of the network in the status bar. Rows repeat a cause in their state only.
#pragma once

#include "engine/engine.h"
#include "gui/messages/message_line.h"

#include <QObject>
#include <QUrl>

#include <optional>

namespace engine {
class NetworkPolicy;
}

namespace gui {

class MessageBar;
class QueueModel;
class StatusBar;

class BlockingNotices : public QObject
{
    Q_OBJECT
public:
    // All of them outlive it.
    BlockingNotices(engine::Engine &engine, const QueueModel &model, engine::NetworkPolicy &network,
                    MessageBar &bar, StatusBar &status, QObject *parent);

    // What a network that wants a sign-in of its own puts its page in place of: an address of Youku's without
    // encryption. Never one that came in an answer.
    static QUrl signInPage();

    // Looks how things stand.
    void refresh();

signals:
    void signInWanted();

private:
    void showNetwork();
    std::optional<Message> cause();
    std::optional<Message> fullDisk();
    Message signedOut();
    Message metered();
    Message noNetwork();
    const transfer::Upload *waitingForNetwork();

    engine::Engine &m_engine;
    const QueueModel &m_model;
    engine::NetworkPolicy &m_network;
    MessageBar &m_bar;
    StatusBar &m_status;
    bool m_mayBeFull = false;         // the disk of the list
    transfer::UploadId m_waiting = 0; // for the network; was the first when it was looked for
};

} // namespace gui
