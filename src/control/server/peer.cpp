#include "control/server/peer.h"

#include <QLoggingCategory>

#include <utility>

namespace control {

Q_LOGGING_CATEGORY(peerLog, "youchuan.control.peer", QtInfoMsg)

Peer::Peer(QLocalSocket *socket, QObject *parent) : QObject(parent), m_socket(socket)
{
    socket->setParent(this);
    socket->setReadBufferSize(longestLine + 1);
    connect(socket, &QLocalSocket::readyRead, this, &Peer::read);
    connect(socket, &QLocalSocket::bytesWritten, this, &Peer::pump);
    connect(socket, &QLocalSocket::disconnected, this, &Peer::leave);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &Peer::drop);
}

Peer::~Peer()
{
    m_socket->disconnect(this);
}

void Peer::greet()
{
    m_patience.start(patienceMs);
    send(greeting());
    read(); // what was there before we listened
}

void Peer::read()
{
    while (!m_asked && m_socket->canReadLine())
        take(m_socket->readLine(longestLine + 1));
    if (m_asked)
        (void)m_socket->readAll(); // there is nothing more to say
    else if (m_socket->bytesAvailable() > longestLine)
        drop();
}

void Peer::take(const QByteArray &line)
{
    const std::optional<QJsonObject> object = objectOf(line);
    if (!m_greeted) {
        const auto theirs = object ? greetingFrom(*object) : std::nullopt;
        m_greeted = theirs && theirs->protocol == protocolVersion;
        if (m_greeted)
            return;
    }
    m_asked = true;
    m_patience.stop();
    const auto request = m_greeted && object ? requestFrom(*object) : std::nullopt;
    if (request)
        emit requested(*request);
    else
        emit misunderstood();
}

void Peer::send(const QJsonObject &event)
{
    if (m_isGone)
        return;
    const QByteArray line = lineOf(event);
    if (line.isEmpty() || m_socket->bytesToWrite() + line.size() > mostUnread) {
        qCWarning(peerLog) << "a program that does not read what it is told was let go";
        return drop();
    }
    m_socket->write(line);
}

void Peer::pour(std::function<std::optional<QJsonObject>()> next)
{
    m_next = std::move(next);
    pump();
}

void Peer::pump()
{
    while (m_next && !isSlow() && !m_isGone) {
        const std::optional<QJsonObject> event = m_next();
        if (!event) {
            m_next = {};
            return finish();
        }
        send(*event);
    }
    if (!isSlow())
        emit caughtUp();
}

void Peer::finish()
{
    if (m_isGone)
        return;
    m_patience.start(farewellMs);
    m_socket->flush();
    m_socket->disconnectFromServer();
}

void Peer::drop()
{
    m_socket->abort();
    leave();
}

void Peer::leave()
{
    if (std::exchange(m_isGone, true))
        return;
    m_next = {};
    m_patience.stop();
    emit gone();
    deleteLater();
}

} // namespace control
