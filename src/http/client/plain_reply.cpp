#include "http/client/plain_reply.h"

#include "http/client/sequential_body.h"

#include <QNetworkAccessManager>
#include <QSslSocket>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace http {

namespace {

constexpr qint64 piece = 16 * 1024;
constexpr qint64 mostWaiting = 4 * piece; // in the socket, so that progress stays true

QNetworkReply::NetworkError errorFor(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return QNetworkReply::ConnectionRefusedError;
    case QAbstractSocket::HostNotFoundError:
        return QNetworkReply::HostNotFoundError;
    case QAbstractSocket::RemoteHostClosedError:
        return QNetworkReply::RemoteHostClosedError;
    case QAbstractSocket::SocketTimeoutError:
        return QNetworkReply::TimeoutError;
    case QAbstractSocket::SslHandshakeFailedError:
        return QNetworkReply::SslHandshakeFailedError;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return QNetworkReply::ProxyAuthenticationRequiredError;
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return QNetworkReply::UnknownProxyError;
    default:
        return QNetworkReply::UnknownNetworkError;
    }
}

} // namespace

PlainReply::PlainReply(QNetworkAccessManager *manager, const QNetworkRequest &request, const QByteArray &verb,
                       SequentialBody *body, const QNetworkProxy &proxy)
    : QNetworkReply(manager)
    , m_verb(verb)
    , m_body(body)
    , m_reader(verb == "HEAD" ? AnswerReader::Body::None : AnswerReader::Body::Expected)
{
    const bool secure = request.url().scheme() == "https"_L1;
    m_socket.reset(secure ? new QSslSocket : new QTcpSocket);
    m_socket->setProxy(proxy);
    setRequest(request);
    setUrl(request.url());
    setOperation(QNetworkAccessManager::CustomOperation);
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    if (auto *safe = qobject_cast<QSslSocket *>(m_socket.get()))
        connect(safe, &QSslSocket::encrypted, this, &PlainReply::sendHead);
    else
        connect(m_socket.get(), &QTcpSocket::connected, this, &PlainReply::sendHead);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &PlainReply::sendBody);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &PlainReply::read);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &PlainReply::lost);
    if (m_body)
        connect(m_body, &QIODevice::readyRead, this, &PlainReply::sendBody);
    // Nobody listens yet.
    QMetaObject::invokeMethod(this, &PlainReply::begin, Qt::QueuedConnection);
}

PlainReply::~PlainReply()
{
    m_socket->disconnect(this);
}

void PlainReply::begin()
{
    if (isFinished())
        return;
    const bool secure = url().scheme() == "https"_L1;
    const quint16 port = quint16(url().port(secure ? 443 : 80));
    emit socketStartedConnecting();
    if (auto *safe = qobject_cast<QSslSocket *>(m_socket.get()))
        safe->connectToHostEncrypted(url().host(), port);
    else
        m_socket->connectToHost(url().host(), port);
}

void PlainReply::sendHead()
{
    QByteArray target = url().path(QUrl::FullyEncoded).toLatin1();
    if (url().hasQuery())
        target += '?' + url().query(QUrl::FullyEncoded).toLatin1();
    QByteArray head = m_verb + ' ' + target + " HTTP/1.1\r\nHost: "
                      + url().authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo).toLatin1() + "\r\n";
    for (const QByteArray &name : request().rawHeaderList())
        head += name + ": " + request().rawHeader(name) + "\r\n";
    m_socket->write(head + "Connection: close\r\n\r\n");
    emit requestSent();
    sendBody();
}

void PlainReply::sendBody()
{
    if (!m_body || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    const qint64 waiting = m_socket->bytesToWrite();
    for (qint64 free = mostWaiting - waiting; free > 0 && !m_body->wasReadWhole();) {
        const QByteArray bytes = m_body->read(std::min(free, piece));
        if (bytes.isEmpty())
            break; // more may go a little later
        m_socket->write(bytes);
        m_sent += bytes.size();
        free -= bytes.size();
    }
    if (m_body->length() > 0)
        emit uploadProgress(std::max<qint64>(0, m_sent - m_socket->bytesToWrite()), m_body->length());
}

void PlainReply::read()
{
    const qsizetype before = m_answer.size();
    m_reader.read(m_socket->readAll(), &m_answer);
    if (m_reader.status() != 0 && !m_headTold)
        takeHead();
    if (m_answer.size() > before)
        emit readyRead();
    if (m_reader.state() == AnswerReader::State::Whole)
        finish(NoError);
    else if (m_reader.state() == AnswerReader::State::Broken)
        finish(ProtocolFailure);
}

void PlainReply::takeHead()
{
    m_headTold = true;
    for (const auto &[name, value] : m_reader.headers())
        setRawHeader(name, value);
    setAttribute(QNetworkRequest::HttpStatusCodeAttribute, m_reader.status());
    const QByteArray location = rawHeader("Location");
    if (m_reader.status() >= 300 && m_reader.status() < 400 && !location.isEmpty())
        setAttribute(QNetworkRequest::RedirectionTargetAttribute, QUrl::fromEncoded(location));
    emit metaDataChanged();
}

void PlainReply::lost(QAbstractSocket::SocketError error)
{
    if (isFinished())
        return;
    if (m_socket->bytesAvailable() > 0)
        read();
    if (isFinished())
        return;
    if (error == QAbstractSocket::RemoteHostClosedError)
        m_reader.end();
    finish(m_reader.state() == AnswerReader::State::Whole ? NoError : errorFor(error));
}

void PlainReply::finish(NetworkError error)
{
    if (isFinished())
        return;
    m_socket->disconnect(this);
    if (error != NoError)
        setError(error, m_socket->errorString());
    setFinished(true);
    emit finished();
}

void PlainReply::abort()
{
    if (isFinished())
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    setError(OperationCanceledError, {});
    setFinished(true);
    emit finished();
}

qint64 PlainReply::readData(char *data, qint64 most)
{
    const qint64 count = std::min<qint64>(most, m_answer.size());
    std::memcpy(data, m_answer.constData(), std::size_t(count));
    m_answer.remove(0, count);
    return count > 0 || !isFinished() ? count : -1;
}

} // namespace http
