// Causes that stop everything, said once over the queue with what can be done about them, and the state of
// the network in the status bar.
#pragma once

#include "engine/engine.h"

#include <QObject>

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

    // Looks how things stand.
    void refresh();

signals:
    void signInWanted();

private:
    void showNetwork();
    void tell(const QString &sentence, const QString &action, std::function<void()> run);
    void settle();

    engine::Engine &m_engine;
    const QueueModel &m_model;
    engine::NetworkPolicy &m_network;
    MessageBar &m_bar;
    StatusBar &m_status;
    QString m_told; // and not over yet
};

} // namespace gui
