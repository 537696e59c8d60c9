#include "gui/app/single_instance.h"

#include "engine/process/hand_over.h"
#include "engine/process/local_peer.h"
#include "store/profile/profile_folder.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QLocalSocket>
#include <QLoggingCategory>
#include <QPointer>
#include <QTimer>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace gui {

namespace hand_over = engine::hand_over;

Q_LOGGING_CATEGORY(instanceLog, "youchuan.instance", QtInfoMsg)

namespace {

constexpr qint64 longestAnswer = 1024;

// Nobody else can have put a socket there, or take ours away.
bool isSafe(const QString &place)
{
#ifdef Q_OS_UNIX
    return store::lookAtFolder(QFileInfo(place).absolutePath()).fault == store::FolderFault::None;
#else
    Q_UNUSED(place)
    return true;
#endif
}

// What is no socket is not ours to remove.
bool isFree(const QString &place)
{
#ifdef Q_OS_UNIX
    struct stat info = {};
    return ::lstat(QFile::encodeName(place).constData(), &info) != 0 || S_ISSOCK(info.st_mode);
#else
    Q_UNUSED(place)
    return true;
#endif
}

bool sendLine(QLocalSocket &socket, const QByteArray &line, const QDeadlineTimer &end)
{
    socket.write(line);
    while (socket.bytesToWrite() > 0) {
        if (!socket.waitForBytesWritten(int(end.remainingTime())))
            return false;
    }
    return true;
}

QByteArray readLine(QLocalSocket &socket, const QDeadlineTimer &end)
{
    while (!socket.canReadLine()) {
        if (socket.bytesAvailable() > longestAnswer || !socket.waitForReadyRead(int(end.remainingTime())))
            return {};
    }
    return socket.readLine(longestAnswer);
}

} // namespace

SingleInstance::SingleInstance(QObject *parent) : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(mostAtOnce);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            accept(socket);
    });
}

bool SingleInstance::listen(const QStringList &places, QString *reason)
{
    *reason = tr("there is no place for a socket");
    for (const QString &place : places) {
        if (!isSafe(place))
            continue;
        if (isFree(place)) {
            QLocalServer::removeServer(place); // we hold the profile: whoever left it is gone
            if (m_server.listen(place)) {
                reason->clear();
                return true;
            }
        }
        *reason = isFree(place) ? m_server.errorString() : tr("%1 is in the way").arg(place);
    }
    qCWarning(instanceLog).noquote() << "other starts cannot reach this one:" << *reason;
    return false;
}

void SingleInstance::accept(QLocalSocket *socket)
{
    const bool isOwn = engine::isOwnPeer(*socket, engine::PeerSide::Client);
    if (!isOwn)
        qCWarning(instanceLog) << "a program that is not the user's was turned away";
    if (!isOwn || m_underWay >= mostAtOnce) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    ++m_underWay;
    connect(socket, &QObject::destroyed, this, [this] { --m_underWay; });
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] { take(socket); });
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(patienceMs, socket, &QObject::deleteLater);
    socket->setReadBufferSize(hand_over::longestLine + 1);
    take(socket); // what was there before we listened
}

void SingleInstance::take(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > hand_over::longestLine)
            socket->abort();
        return;
    }
    disconnect(socket, &QLocalSocket::readyRead, this, nullptr); // one command each
    const auto paths = hand_over::pathsOf(socket->readLine(hand_over::longestLine + 1));
    const QPointer guard(socket);
    if (paths)
        emit received(*paths);
    if (!guard)
        return;
    socket->write(hand_over::answer(paths.has_value()));
    socket->flush();
    socket->disconnectFromServer();
}

bool SingleInstance::handOver(const QStringList &places, const QStringList &paths)
{
    const QByteArray line = hand_over::lineOf(paths);
    if (line.isEmpty())
        return false;
    for (const QString &place : places) {
        const QDeadlineTimer end(patienceMs);
        QLocalSocket socket;
        if (!isSafe(place))
            continue;
        socket.connectToServer(place);
        if (!socket.waitForConnected(patienceMs))
            continue;
        return engine::isOwnPeer(socket, engine::PeerSide::Server) && sendLine(socket, line, end)
               && hand_over::isTaken(readLine(socket, end));
    }
    return false;
}

} // namespace gui
