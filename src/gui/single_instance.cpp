#include "gui/single_instance.h"

#include <QDataStream>
#include <QLocalSocket>
#include <QTimer>

namespace gui {

namespace {
constexpr int patienceMs = 3000;
constexpr quint32 longestMessage = 16 * 1024 * 1024; // paths only; more is not from us
} // namespace

SingleInstance::SingleInstance(QObject *parent) : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QLocalSocket::readyRead, this, [this, socket] { take(socket); });
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            QTimer::singleShot(patienceMs, socket, &QLocalSocket::abort);
        }
    });
}

bool SingleInstance::listen(const QString &name)
{
    QLocalServer::removeServer(name); // we hold the profile: whoever left it is gone
    return m_server.listen(name);
}

void SingleInstance::take(QLocalSocket *socket)
{
    if (socket->bytesAvailable() > longestMessage) {
        socket->abort();
        return;
    }
    QDataStream stream(socket);
    stream.setVersion(QDataStream::Qt_6_4);
    stream.startTransaction();
    QStringList paths;
    stream >> paths;
    if (!stream.commitTransaction())
        return; // more is to come
    socket->write("taken");
    socket->flush();
    socket->disconnectFromServer();
    emit received(paths);
}

bool SingleInstance::handOver(const QString &name, const QStringList &paths)
{
    QLocalSocket socket;
    socket.connectToServer(name);
    if (!socket.waitForConnected(patienceMs))
        return false;
    QDataStream stream(&socket);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << paths;
    return socket.waitForReadyRead(patienceMs);
}

} // namespace gui
