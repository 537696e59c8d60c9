// One program that came: greets it, reads its one request, and sends it what happens. What it does not read
// in time is bounded; one that lets more pile up is let go.
//
// Owns its socket; goes by itself, after gone().
#pragma once

#include "control/wire/protocol.h"
#include "control/wire/request.h"

#include <QLocalSocket>
#include <QObject>
#include <QTimer>

#include <functional>

namespace control {

class Peer : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 mostUnread = 8 * 1024 * 1024; // bytes that wait for it to read
    static constexpr qint64 slowAt = 256 * 1024;          // bytes from which on it gets only what is newest
    static constexpr int farewellMs = 10000;              // to read the rest

    // socket: connected, and of this same user.
    Peer(QLocalSocket *socket, QObject *parent);
    ~Peer() override;

    void greet();
    void send(const QJsonObject &event);
    bool isSlow() const { return m_socket->bytesToWrite() > slowAt; }
    // Sends what next() answers, as fast as it is read, until that is none; then says goodbye.
    void pour(std::function<std::optional<QJsonObject>()> next);
    // Nothing more comes: ends once the rest is read.
    void finish();
    void drop();

signals:
    void requested(const control::Request &request);
    void misunderstood(); // in place of requested()
    void caughtUp();      // is not slow any more
    void gone();          // once

private:
    void read();
    void take(const QByteArray &line);
    void pump();
    void leave();

    QLocalSocket *m_socket;
    QTimer m_patience;
    bool m_greeted = false;
    bool m_asked = false;
    bool m_isGone = false;
    std::function<std::optional<QJsonObject>()> m_next;
};

} // namespace control
