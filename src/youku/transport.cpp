#include "youku/transport.h"

#include "youku/answers.h"
#include "youku/reactions.h"

#include <QDateTime>
#include <QLoggingCategory>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace youku {

Q_LOGGING_CATEGORY(wireLog, "youchuan.youku", QtInfoMsg)

namespace {

constexpr qint64 largestAnswer = 4 * 1024 * 1024;
constexpr int longestAnswerStalls = 4; // stall times that an answer may take from its head to its end
constexpr qint64 longestRetryAfterMs = 60 * 60 * 1000;
constexpr int proxyWantsName = 407;

qint64 retryAfterMs(const QNetworkReply &reply)
{
    const QByteArray value = reply.rawHeader("Retry-After").trimmed();
    bool isNumber = false;
    const qint64 seconds = value.toLongLong(&isNumber);
    if (isNumber)
        return qBound(qint64(0), seconds, longestRetryAfterMs / 1000) * 1000;
    const QString date = QString::fromLatin1(value).replace(u"GMT"_s, u"+0000"_s); // what Qt reads for it
    const QDateTime when = QDateTime::fromString(date, Qt::RFC2822Date);
    const qint64 ms = when.isValid() ? QDateTime::currentDateTimeUtc().msecsTo(when) : 0;
    return qBound(qint64(0), ms, longestRetryAfterMs);
}

// One request on its way.
class HttpCall : public Call
{
public:
    HttpCall(QNetworkReply *reply, HttpRequest request, int connectMs, QObject *context, Transport::Done done,
             QObject *parent)
        : Call(parent)
        , m_reply(reply)
        , m_request(std::move(request))
        , m_context(context)
        , m_done(std::move(done))
    {
        m_reply->setParent(this);
        m_connecting.setSingleShot(true);
        m_connecting.setInterval(connectMs);
        connect(&m_connecting, &QTimer::timeout, this, &HttpCall::giveUp);
        watchForStall();
        // Of a request with an empty body Qt does not tell that it was sent.
        if (!m_request.body || m_request.body->length() > 0)
            connect(reply, &QNetworkReply::socketStartedConnecting, &m_connecting,
                    qOverload<>(&QTimer::start));
        connect(reply, &QNetworkReply::requestSent, this, [this] {
            m_requestSent = true;
            m_connecting.stop();
        });
        connect(reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64 total) {
            if (total > 0) // Qt ends with 0 of 0
                emit bodySent(sent);
        });
        connect(reply, &QNetworkReply::readyRead, this, &HttpCall::guardSize);
        // Each byte of a dripping answer pleases the stall timer: once it has begun it must end soon.
        m_ending.setSingleShot(true);
        m_ending.setInterval(longestAnswerStalls * m_request.stallMs);
        connect(reply, &QNetworkReply::metaDataChanged, &m_ending, qOverload<>(&QTimer::start));
        connect(&m_ending, &QTimer::timeout, this, [this] { endWith(wireError(Fault::AnswerLost)); });
        // Queued: the handler may then delete the client, and with it the reply, where it stands.
        connect(reply, &QNetworkReply::finished, this, &HttpCall::end, Qt::QueuedConnection);
        connect(context, &QObject::destroyed, this, &HttpCall::abort);
    }

    ~HttpCall() override
    {
        m_reply->disconnect(this);
        delete m_reply; // before the body it reads from
    }

    void abort() override
    {
        if (m_ended)
            return;
        m_ended = true;
        silence();
        deleteLater();
    }

    void giveUp() override
    {
        if (!m_ended)
            endWith(wireError(stalledAt()));
    }

private:
    // Not Qt's own timeout: that is set anew for each piece of 16 KiB, which costs a fifth more system calls.
    void watchForStall()
    {
        m_stall.setSingleShot(true);
        m_stall.setInterval(m_request.stallMs);
        connect(&m_stall, &QTimer::timeout, this, &HttpCall::giveUp);
        const auto moved = qOverload<>(&QTimer::start);
        connect(m_reply, &QNetworkReply::requestSent, &m_stall, moved);
        connect(m_reply, &QNetworkReply::uploadProgress, &m_stall, moved);
        connect(m_reply, &QNetworkReply::metaDataChanged, &m_stall, moved);
        connect(m_reply, &QNetworkReply::readyRead, &m_stall, moved);
        connect(m_reply, &QNetworkReply::finished, &m_stall, &QTimer::stop);
        m_stall.start();
    }

    void endWith(const Error &error)
    {
        m_stall.stop();
        m_connecting.stop();
        m_ending.stop();
        silence();
        QMetaObject::invokeMethod(
            this, [this, error] { finish(error); }, Qt::QueuedConnection);
    }

    void silence()
    {
        // abort() emits finished() at once: nobody may listen by then.
        m_reply->disconnect(this);
        m_reply->abort();
    }

    void guardSize()
    {
        if (m_reply->bytesAvailable() > largestAnswer)
            endWith(wireError(Fault::TooBig));
    }

    void end()
    {
        const QByteArray body = m_reply->isOpen() ? m_reply->readAll() : QByteArray();
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        qCDebug(wireLog) << endpointName(m_request.endpoint) << status << m_reply->error() << body.size();
        finish(outcome(body, status));
    }

    Result<QJsonObject> outcome(const QByteArray &body, int status)
    {
        // Below 200 are Qt's errors of connection, TLS and proxy; from 201 on it only retells the status.
        const QNetworkReply::NetworkError error = m_reply->error();
        if (error != QNetworkReply::NoError && error < QNetworkReply::ContentAccessDenied)
            return connectionError(error);
        if (error == QNetworkReply::ContentReSendError && redirectTarget().isEmpty())
            return wireError(lostAt());
        if (const std::optional<Envelope> envelope = parseEnvelope(body))
            return codeError(*envelope, status);
        if (!redirectTarget().isEmpty() || (status >= 300 && status < 400))
            return redirection(status);
        if (status == 0) // what came is no HTTP
            return wireError(Fault::NotUnderstood);
        if (status < 200 || status >= 400)
            return wireError(Fault::HttpStatus, status);
        if (body.trimmed().isEmpty() && m_request.emptyAnswerAllowed)
            return QJsonObject();
        if (const std::optional<QJsonObject> json = parseObject(body))
            return *json;
        return wireError(isWebPage(body) ? Fault::Intercepted : Fault::NotUnderstood, status);
    }

    // Youku speaks JSON whatever it calls it; a page comes from a captive portal or a proxy.
    static bool isWebPage(const QByteArray &body)
    {
        const QByteArray begin = body.trimmed().left(15).toLower();
        return begin.startsWith("<!doctype html") || begin.startsWith("<html");
    }

    // The request was under way when the connection went: may it have been acted on?
    Fault lostAt() const
    {
        // Of a request with an empty body Qt does not tell that it was sent; these do.
        const bool sent = m_requestSent || m_reply->error() == QNetworkReply::ContentReSendError
                          || !m_reply->rawHeaderList().isEmpty();
        if (!sent)
            return Fault::Unreachable;
        const bool sentWhole = !m_request.body || m_request.body->wasReadWhole();
        return sentWhole ? Fault::AnswerLost : Fault::ConnectionLost;
    }

    // Nothing tells whether it was sent; then the worse is taken.
    bool untold() const { return m_request.body && m_request.body->length() == 0; }

    Fault stalledAt() const
    {
        const Fault fault = untold() ? Fault::AnswerLost : lostAt();
        return fault == Fault::ConnectionLost ? Fault::TimedOut : fault;
    }

    Error connectionError(QNetworkReply::NetworkError error)
    {
        switch (error) {
        case QNetworkReply::SslHandshakeFailedError:
            return wireError(Fault::BadCertificate);
        case QNetworkReply::ProxyConnectionRefusedError:
        case QNetworkReply::ProxyConnectionClosedError:
        case QNetworkReply::ProxyNotFoundError:
        case QNetworkReply::ProxyTimeoutError:
        case QNetworkReply::UnknownProxyError:
            return wireError(Fault::ProxyRefused);
        case QNetworkReply::ProxyAuthenticationRequiredError:
            return wireError(Fault::ProxyRefused, proxyWantsName);
        case QNetworkReply::TimeoutError:
            return wireError(stalledAt());
        case QNetworkReply::ConnectionRefusedError:
            return wireError(behindHttpProxy() ? Fault::ProxyRefused : Fault::Unreachable);
        case QNetworkReply::HostNotFoundError:
        case QNetworkReply::TemporaryNetworkFailureError:
        case QNetworkReply::NetworkSessionFailedError:
            return wireError(Fault::Unreachable);
        case QNetworkReply::RemoteHostClosedError: // so there was a connection
            return wireError(untold() ? Fault::AnswerLost : lostAt());
        default:
            return wireError(lostAt());
        }
    }

    // Plain requests go to such a proxy as if it were the server: nobody else can have refused.
    bool behindHttpProxy() const
    {
        const QNetworkProxy::ProxyType type = m_reply->manager()->proxy().type();
        return type == QNetworkProxy::HttpProxy || type == QNetworkProxy::HttpCachingProxy;
    }

    // An error without a code is as good as its status (8.3), save where OAuth says it in a word.
    Fault faultOf(const Envelope &envelope, int status) const
    {
        if (envelope.code != 0 || m_request.endpoint == Endpoint::RefreshToken)
            return Fault::Code;
        return status >= 400 ? Fault::HttpStatus : Fault::NotUnderstood;
    }

    Error codeError(const Envelope &envelope, int status)
    {
        Error error = wireError(faultOf(envelope, status), status);
        error.code = envelope.code;
        error.message = envelope.description;
        for (const QString &secret : m_request.secrets)
            error.message.replace(secret, "***"_L1);
        error.kind = kindOf(error);
        return error;
    }

    // Never followed: it could carry a token to another host. Some errors come in its query (8.1).
    Error redirection(int status)
    {
        const QByteArray query = redirectTarget().query(QUrl::FullyEncoded).toUtf8();
        if (const std::optional<Envelope> envelope = parseEnvelope(query))
            return codeError(*envelope, status);
        return wireError(Fault::Redirected, status);
    }

    QUrl redirectTarget() const
    {
        return m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    }

    Error wireError(Fault fault, int status = 0)
    {
        Error error;
        error.fault = fault;
        error.endpoint = m_request.endpoint;
        error.httpStatus = status;
        if (fault == Fault::HttpStatus)
            error.message = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
        error.retryAfterMs = retryAfterMs(*m_reply);
        error.kind = kindOf(error);
        return error;
    }

    void finish(const Result<QJsonObject> &result)
    {
        if (m_ended)
            return;
        m_ended = true;
        deleteLater();
        const Transport::Done done = std::move(m_done);
        if (m_context)
            done(result); // we may be gone after it
    }

    QNetworkReply *m_reply;
    HttpRequest m_request;
    QPointer<QObject> m_context;
    Transport::Done m_done;
    QTimer m_stall;
    QTimer m_ending;
    QTimer m_connecting;
    bool m_requestSent = false;
    bool m_ended = false;
};

QNetworkRequest qtRequest(const HttpRequest &request)
{
    QNetworkRequest result(request.url);
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    result.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    result.setRawHeader("User-Agent", "Youchuan/" YOUCHUAN_VERSION);
    result.setRawHeader("Accept-Encoding", "identity"); // nothing to unpack, so no bombs
    if (request.body) {
        if (!request.contentType.isEmpty())
            result.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
        result.setHeader(QNetworkRequest::ContentLengthHeader, request.body->length());
    }
    return result;
}

// Says at once who we are. Qt would wait to be asked, and then could not send a body again that goes once
// only. (Through a tunnel, for https, it asks before there is a body.)
void introduce(QNetworkRequest &request, const QNetworkProxy &proxy)
{
    const bool tunnel = request.url().scheme() == "https"_L1;
    const bool speaksHttp =
        proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::HttpCachingProxy;
    if (tunnel || !speaksHttp || proxy.user().isEmpty())
        return;
    const QByteArray who = (proxy.user() + u':' + proxy.password()).toUtf8().toBase64();
    request.setRawHeader("Proxy-Authorization", "Basic " + who);
}

} // namespace

QByteArray encoded(const Parameters &parameters)
{
    QByteArray text;
    for (const auto &[name, value] : parameters) {
        if (!text.isEmpty())
            text += '&';
        text += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return text;
}

QStringList secretsIn(const Parameters &parameters)
{
    static const QStringList names = {u"access_token"_s, u"refresh_token"_s, u"client_secret"_s,
                                      u"upload_token"_s, u"watch_password"_s};
    QStringList values;
    for (const auto &[name, value] : parameters) {
        if (names.contains(name) && !value.isEmpty())
            values.append(value);
    }
    return values;
}

QUrl withQuery(QUrl url, const Parameters &parameters)
{
    url.setQuery(QString::fromLatin1(encoded(parameters)), QUrl::StrictMode);
    return url;
}

Transport::~Transport()
{
    // Calls are children, but must go before the manager that is a member.
    qDeleteAll(findChildren<Call *>(QString(), Qt::FindDirectChildrenOnly));
}

Call *Transport::get(Endpoint endpoint, const QUrl &url, const Parameters &parameters, QObject *context,
                     Done done)
{
    HttpRequest request;
    request.endpoint = endpoint;
    request.url = withQuery(url, parameters);
    request.secrets = secretsIn(parameters);
    return send(std::move(request), context, std::move(done));
}

Call *Transport::getOnce(Endpoint endpoint, const QUrl &url, const Parameters &parameters, QObject *context,
                         Done done)
{
    HttpRequest request;
    request.endpoint = endpoint;
    request.url = withQuery(url, parameters);
    request.secrets = secretsIn(parameters);
    request.body = std::make_unique<SequentialBody>(QByteArray());
    return send(std::move(request), context, std::move(done));
}

Call *Transport::postForm(Endpoint endpoint, const QUrl &url, const Parameters &parameters, QObject *context,
                          Done done)
{
    HttpRequest request;
    request.endpoint = endpoint;
    request.url = url;
    request.verb = "POST";
    request.contentType = "application/x-www-form-urlencoded";
    request.body = std::make_unique<SequentialBody>(encoded(parameters));
    request.secrets = secretsIn(parameters);
    return send(std::move(request), context, std::move(done));
}

Call *Transport::send(HttpRequest request, QObject *context, Done done)
{
    if (request.stallMs == 0)
        request.stallMs = m_stallMs;
    QNetworkRequest asked = qtRequest(request);
    introduce(asked, m_manager.proxy());
    QNetworkReply *reply = m_manager.sendCustomRequest(asked, request.verb, request.body.get());
    return new HttpCall(reply, std::move(request), m_connectMs, context, std::move(done), this);
}

Error notUnderstood(Endpoint endpoint)
{
    Error error;
    error.fault = Fault::NotUnderstood;
    error.endpoint = endpoint;
    error.kind = kindOf(error);
    return error;
}

} // namespace youku
