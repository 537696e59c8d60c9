#include "engine/accounts/browser_sign_in.h"

#include "base/plain_text.h"
#include "base/redaction.h"
#include "http/server/http_connection.h"
#include "youku/destination.h"

#include <QFile>
#include <QHostAddress>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QUrlQuery>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr qint64 largestBody = 64 * 1024;
constexpr auto pageName = "sign-in.html"_L1;

bool isOurs(const QUrl &redirect)
{
    return redirect.scheme() == "http"_L1 && redirect.port() > 0 && youku::isThisMachine(redirect.host());
}

QString randomState()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(words), sizeof words).toHex());
}

} // namespace

BrowserSignIn::BrowserSignIn(youku::ApiClient &api, const youku::PublishingApis &apis, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_apis(apis)
{
}

QString BrowserSignIn::usualRedirect()
{
    return u"http://127.0.0.1:41789/youku"_s;
}

BrowserSignIn::Begun BrowserSignIn::begin(const youku::Credentials &who, const QString &redirectUri)
{
    m_who = who;
    m_redirect = QUrl(redirectUri);
    m_state = randomState();
    stopListening();
    const bool ours = isOurs(m_redirect);
    if (ours && !listenAt(m_redirect))
        return Begun::PortTaken;
    if (!writePage(m_api.authorizePage(who.clientId, redirectUri, m_state)))
        return Begun::NoPage;
    return ours ? Begun::Listening : Begun::ByHand;
}

// A name may lead the browser to either family: all of them have to be ours.
bool BrowserSignIn::listenAt(const QUrl &redirect)
{
    const QHostAddress number(redirect.host());
    const QList<QHostAddress> hosts = number.isNull()
                                          ? QList<QHostAddress>{QHostAddress(QHostAddress::LocalHost),
                                                                QHostAddress(QHostAddress::LocalHostIPv6)}
                                          : QList<QHostAddress>{number};
    for (const QHostAddress &host : hosts) {
        auto *server = new QTcpServer(this);
        m_servers.append(server);
        connect(server, &QTcpServer::newConnection, this, [this, server] {
            while (QTcpSocket *socket = server->nextPendingConnection()) {
                auto *connection = new http::HttpConnection(socket, 1, m_link, this);
                connect(connection, &http::HttpConnection::headRead, connection,
                        [connection] { connection->setBodyLimit(largestBody); });
                connect(connection, &http::HttpConnection::requestRead, this,
                        [this, connection] { answer(connection); });
            }
        });
        if (server->listen(host, quint16(redirect.port())))
            continue;
        const bool notHere = server->serverError() == QAbstractSocket::SocketAddressNotAvailableError
                             || server->serverError() == QAbstractSocket::UnsupportedSocketOperationError;
        if (hosts.size() == 1 || !notHere) {
            stopListening();
            return false;
        }
    }
    return listening();
}

bool BrowserSignIn::listening() const
{
    return std::any_of(m_servers.begin(), m_servers.end(),
                       [](const QTcpServer *server) { return server->isListening(); });
}

void BrowserSignIn::stopListening()
{
    for (QTcpServer *server : std::exchange(m_servers, {})) {
        server->close();
        server->deleteLater();
    }
}

bool BrowserSignIn::writePage(const QUrl &target)
{
    // Both are made for this user only.
    m_pageDir = std::make_unique<QTemporaryDir>();
    QFile file(m_pageDir->filePath(pageName));
    const QByteArray page = "<!DOCTYPE html><meta charset=\"utf-8\"><meta name=\"referrer\" "
                            "content=\"no-referrer\"><meta http-equiv=\"refresh\" content=\"0; url="
                            + target.toString(QUrl::FullyEncoded).toHtmlEscaped().toUtf8() + "\">\n";
    return m_pageDir->isValid() && file.open(QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner)
           && file.write(page) == page.size();
}

QUrl BrowserSignIn::page() const
{
    return m_pageDir ? QUrl::fromLocalFile(m_pageDir->filePath(pageName)) : QUrl();
}

bool BrowserSignIn::takeCode(const youku::Credentials &who, const QString &redirectUri, const QString &pasted)
{
    if (m_state.isEmpty()) { // the page was opened elsewhere
        m_who = who;
        m_redirect = QUrl(redirectUri);
    }
    const QString text = pasted.trimmed();
    const QUrlQuery query{QUrl(text)};
    const bool isAddress = text.contains(u'=') || text.contains(u':') || text.contains(u'&');
    if (isAddress && (m_state.isEmpty() || query.queryItemValue(u"state"_s, QUrl::FullyDecoded) != m_state))
        return false;
    if (!isAddress)
        redeem(text);
    else if (query.hasQueryItem(u"code"_s))
        redeem(query.queryItemValue(u"code"_s, QUrl::FullyDecoded));
    else
        refuse(query.queryItemValue(u"error"_s, QUrl::FullyDecoded));
    return true;
}

void BrowserSignIn::answer(http::HttpConnection *connection)
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
    stopListening();
    if (query.hasQueryItem(u"code"_s))
        redeem(query.queryItemValue(u"code"_s, QUrl::FullyDecoded));
    else
        refuse(query.queryItemValue(u"error"_s, QUrl::FullyDecoded));
}

// A state serves once.
void BrowserSignIn::redeem(const QString &code)
{
    base::hide(code);
    m_state.clear();
    m_pageDir.reset(); // it tells the state
    stopListening();
    // An app that one API does not know is one of the other.
    redeemBy(m_who.api, code, [this, code](const base::Result<youku::Tokens> &tokens) {
        const bool refused = !tokens.ok() && tokens.error().fault == base::Fault::Code;
        if (!refused)
            return emit finished(tokens);
        using enum youku::ApiKind;
        redeemBy(m_who.api == Open ? Signed : Open, code,
                 [this, tokens](const base::Result<youku::Tokens> &others) {
                     emit finished(others.ok() ? others : tokens);
                 });
    });
}

void BrowserSignIn::redeemBy(youku::ApiKind api, const QString &code, base::Answer<youku::Tokens> done)
{
    m_apis.of(api).redeemCode(m_who, code, m_redirect.toString(), this, std::move(done));
}

void BrowserSignIn::refuse(const QString &words)
{
    m_state.clear();
    m_pageDir.reset();
    base::Error error = base::localError(base::ErrorKind::Account, base::redactedWords(words, {}));
    error.fault = base::Fault::Code;
    error.code = base::codeText(130011206); // the owner refused (protocol 8.2)
    emit finished(error);
}

} // namespace engine
