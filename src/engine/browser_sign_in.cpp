#include "engine/browser_sign_in.h"

#include "sandbox/http_connection.h"
#include "youku/plain_text.h"
#include "youku/redaction.h"

#include <QHostAddress>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr qint64 largestBody = 64 * 1024;

bool isOurs(const QUrl &redirect)
{
    const QHostAddress host(redirect.host());
    return redirect.scheme() == "http"_L1 && redirect.port() > 0
           && (redirect.host() == "localhost"_L1 || host.isLoopback());
}

QString randomState()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(words), sizeof words).toHex());
}

} // namespace

BrowserSignIn::BrowserSignIn(youku::ApiClient &api, QObject *parent) : QObject(parent), m_api(api)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            auto *connection = new sandbox::HttpConnection(socket, 1, m_line, this);
            connect(connection, &sandbox::HttpConnection::headRead, connection,
                    [connection] { connection->setBodyLimit(largestBody); });
            connect(connection, &sandbox::HttpConnection::requestRead, this,
                    [this, connection] { answer(connection); });
        }
    });
}

QString BrowserSignIn::usualRedirect()
{
    return u"http://127.0.0.1:41789/youku"_s;
}

QUrl BrowserSignIn::begin(const youku::Credentials &who, const QString &redirectUri)
{
    m_who = who;
    m_redirect = QUrl(redirectUri);
    m_state = randomState();
    m_server.close();
    if (isOurs(m_redirect)) {
        const QHostAddress host(m_redirect.host());
        m_server.listen(host.isNull() ? QHostAddress(QHostAddress::LocalHost) : host,
                        quint16(m_redirect.port()));
    }
    return m_api.authorizePage(who.clientId, redirectUri, m_state);
}

void BrowserSignIn::takeCode(const QString &pasted)
{
    const QUrlQuery query(QUrl(pasted.trimmed()));
    if (query.hasQueryItem(u"error"_s))
        refuse(query.queryItemValue(u"error"_s));
    else
        redeem(query.hasQueryItem(u"code"_s) ? query.queryItemValue(u"code"_s) : pasted.trimmed());
}

void BrowserSignIn::answer(sandbox::HttpConnection *connection)
{
    const QUrlQuery query(QString::fromLatin1(connection->request().query));
    const bool asked = connection->request().path == m_redirect.path(QUrl::FullyEncoded).toLatin1()
                       && query.queryItemValue(u"state"_s) == m_state;
    if (!asked) { // the browser's own curiosity, or a stranger
        connection->answerAtOnce({.status = 404, .body = {}, .contentType = "text/plain", .headers = {}});
        return;
    }
    const QString words = query.hasQueryItem(u"code"_s)
                              ? tr("Youchuan has what it needs. This page can be closed.")
                              : tr("Youku did not let Youchuan in. This page can be closed.");
    connection->answerAtOnce({.status = 200,
                              .body = words.toUtf8(),
                              .contentType = "text/plain; charset=utf-8",
                              .headers = {{"Connection", "close"}}});
    m_server.close();
    if (query.hasQueryItem(u"code"_s))
        redeem(query.queryItemValue(u"code"_s, QUrl::FullyDecoded));
    else
        refuse(query.queryItemValue(u"error"_s, QUrl::FullyDecoded));
}

void BrowserSignIn::redeem(const QString &code)
{
    youku::hide(code);
    m_server.close();
    m_api.redeemCode(m_who, code, m_redirect.toString(), this,
                     [this](const youku::Result<youku::Tokens> &tokens) { emit finished(tokens); });
}

void BrowserSignIn::refuse(const QString &words)
{
    youku::Error error = youku::localError(youku::ErrorKind::Account, youku::serverWords(words));
    error.fault = youku::Fault::Code;
    error.code = 130011206; // the owner refused (protocol 8.2)
    emit finished(error);
}

} // namespace engine
