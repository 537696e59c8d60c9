#include "control/client/client.h"

#include "control/wire/events.h"
#include "control/wire/place.h"
#include "control/wire/protocol.h"
#include "engine/process/local_peer.h"

namespace control {

Client::Reach Client::reach(const QStringList &places)
{
    Reach found = Reach::Nobody;
    for (const QString &place : places) {
        const QDeadlineTimer end(patienceMs);
        if (!isSafePlace(place))
            continue;
        m_socket.setReadBufferSize(longestLine + 1);
        m_socket.connectToServer(place);
        if (!m_socket.waitForConnected(patienceMs))
            continue;
        found = Reach::Silent;
        if (!engine::isOwnPeer(m_socket, engine::PeerSide::Server))
            break;
        const auto first = next(end);
        const auto theirs = first ? greetingFrom(*first) : std::nullopt;
        if (!theirs) {
            if (m_socket.state() == QLocalSocket::UnconnectedState) // it ends, or has too many at once
                found = Reach::Nobody;
            break;
        }
        m_version = theirs->version;
        if (theirs->protocol != protocolVersion)
            return Reach::OtherVersion;
        if (send(greeting(), end))
            return Reach::Reached;
        break;
    }
    m_socket.abort();
    return found;
}

bool Client::ask(const Request &request)
{
    return send(requestJson(request), QDeadlineTimer(patienceMs));
}

bool Client::send(const QJsonObject &object, const QDeadlineTimer &end)
{
    const QByteArray line = lineOf(object);
    if (line.isEmpty())
        return false;
    m_socket.write(line);
    while (m_socket.bytesToWrite() > 0) {
        if (!m_socket.waitForBytesWritten(int(end.remainingTime())))
            return false;
    }
    return true;
}

std::optional<QJsonObject> Client::next(const QDeadlineTimer &end)
{
    while (!m_socket.canReadLine()) {
        if (m_socket.bytesAvailable() > longestLine || !m_socket.waitForReadyRead(int(end.remainingTime())))
            return std::nullopt;
    }
    return objectOf(m_socket.readLine(longestLine + 1));
}

void Client::follow()
{
    connect(&m_socket, &QLocalSocket::readyRead, this, &Client::read);
    connect(&m_socket, &QLocalSocket::disconnected, this, &Client::read, Qt::QueuedConnection);
    QMetaObject::invokeMethod(this, &Client::read, Qt::QueuedConnection);
}

void Client::read()
{
    while (m_socket.canReadLine()) {
        if (const auto event = objectOf(m_socket.readLine(longestLine + 1)))
            emit told(*event);
        else
            m_socket.abort();
    }
    if (m_socket.bytesAvailable() > longestLine)
        m_socket.abort();
    if (m_socket.state() == QLocalSocket::UnconnectedState)
        emit gone();
}

bool handOver(const QStringList &places, const QStringList &paths, QString *reason)
{
    *reason = Client::tr("It does not answer; nothing was handed over to it.");
    Client client;
    switch (client.reach(places)) {
    case Client::Reach::Nobody:
    case Client::Reach::Silent:
        return false;
    case Client::Reach::OtherVersion:
        *reason = Client::tr("It is version %1, this one is version %2; nothing was handed over to it.")
                      .arg(client.version(), QStringLiteral(YOUCHUAN_VERSION));
        return false;
    case Client::Reach::Reached:
        break;
    }
    if (!client.ask({Caller::ofThisProgram(), OpenFiles{paths}}))
        return false;
    const auto answer = client.next(QDeadlineTimer(patienceMs));
    const auto told = answer ? toldIn(*answer) : std::nullopt;
    if (told == Told::TurnedAway)
        *reason = sentenceIn(*answer);
    return told == Told::Finished;
}

} // namespace control
