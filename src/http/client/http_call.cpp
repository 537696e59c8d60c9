#include "http/client/http_call.h"

#include "http/client/calls_under_way.h"
#include "http/client/send_buffers.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QMetaEnum>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace http {

Q_LOGGING_CATEGORY(wireLog, "youchuan.youku", QtInfoMsg)

namespace {

constexpr qint64 largestAnswer = 4 * 1024 * 1024;
constexpr int longestAnswerStalls = 4; // stall times that an answer may take from its head to its end
constexpr int proxyWantsName = 407;

int underWay = 0;

// One request on its way, from Qt's reply to ours.
class HttpCall : public Call
{
public:
    HttpCall(QNetworkReply *reply, HttpRequest request, int connectMs, QObject *context,
             HttpClient::Done done, HttpClient *parent)
        : Call(parent)
        , m_client(parent)
        , m_reply(reply)
        , m_request(std::move(request))
        , m_context(context)
        , m_done(std::move(done))
        , m_whose(context->objectName())
    {
        ++underWay;
        m_sinceBegin.start();
        m_reply->setParent(this);
        m_connecting.setSingleShot(true);
        m_connecting.setInterval(connectMs);
        connect(&m_connecting, &QTimer::timeout, this, &HttpCall::giveUp);
        watchForStall();
        // Of a request with an empty body Qt does not tell that it was sent.
        if (!m_request.body || m_request.body->length() > 0)
            connect(reply, &QNetworkReply::socketStartedConnecting, &m_connecting,
                    qOverload<>(&QTimer::start));
        if (m_request.body)
            connect(reply, &QNetworkReply::socketStartedConnecting, this, &keepUnsentShort);
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
        connect(&m_ending, &QTimer::timeout, this, [this] { endWith(wireError(base::Fault::AnswerLost)); });
        // Queued: the handler may then delete the client, and with it the reply, where it stands.
        connect(reply, &QNetworkReply::finished, this, &HttpCall::end, Qt::QueuedConnection);
        connect(context, &QObject::destroyed, this, &HttpCall::abort);
    }

    ~HttpCall() override
    {
        --underWay;
        m_reply->disconnect(this);
        delete m_reply; // before the body it reads from
    }

    void abort() override
    {
        if (m_ended)
            return;
        m_ended = true;
        log(u"given up"_s);
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

    void endWith(const base::Error &error)
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
            endWith(wireError(base::Fault::TooBig));
    }

    void end()
    {
        const HttpReply reply = replySoFar(m_reply->isOpen() ? m_reply->readAll() : QByteArray());
        m_answerBytes = reply.body.size();
        finish(outcome(reply));
    }

    base::Result<HttpReply> outcome(const HttpReply &reply)
    {
        // Below 200 are Qt's errors of connection, TLS and proxy; from 201 on it only retells the status.
        const QNetworkReply::NetworkError error = m_reply->error();
        if (error != QNetworkReply::NoError && error < QNetworkReply::ContentAccessDenied)
            return connectionError(error);
        // Qt 6.8 may say it of an answer that came whole, when the one before it was lost.
        if (error == QNetworkReply::ContentReSendError && reply.redirection.isEmpty() && !isWhole(reply))
            return wireError(lostAt());
        if (reply.status > 100
            && reply.status < 200) { // Qt took it for the answer; the next try knows better
            m_client->speaksAhead(m_request.url);
            return wireError(base::Fault::AnswerLost);
        }
        if (reply.status == 0) // what came is no HTTP
            return wireError(base::Fault::NotUnderstood);
        return reply;
    }

    bool isWhole(const HttpReply &reply) const
    {
        const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
        return reply.status >= 200 && length.isValid() && length.toLongLong() == reply.body.size();
    }

    // The request was under way when the connection went: may it have been acted on?
    base::Fault lostAt() const
    {
        // Of a request with an empty body Qt does not tell that it was sent; these do.
        const bool sent = m_requestSent || m_reply->error() == QNetworkReply::ContentReSendError
                          || !m_reply->rawHeaderList().isEmpty();
        if (!sent)
            return base::Fault::Unreachable;
        const bool sentWhole = !m_request.body || m_request.body->wasReadWhole();
        return sentWhole ? base::Fault::AnswerLost : base::Fault::ConnectionLost;
    }

    // Nothing tells whether it was sent; then the worse is taken.
    bool untold() const { return m_request.body && m_request.body->length() == 0; }

    base::Fault stalledAt() const
    {
        const base::Fault fault = untold() ? base::Fault::AnswerLost : lostAt();
        return fault == base::Fault::ConnectionLost ? base::Fault::TimedOut : fault;
    }

    base::Error connectionError(QNetworkReply::NetworkError error)
    {
        switch (error) {
        case QNetworkReply::SslHandshakeFailedError:
            return wireError(base::Fault::BadCertificate);
        case QNetworkReply::ProxyConnectionRefusedError:
        case QNetworkReply::ProxyConnectionClosedError:
        case QNetworkReply::ProxyNotFoundError:
        case QNetworkReply::ProxyTimeoutError:
        case QNetworkReply::UnknownProxyError:
            return wireError(base::Fault::ProxyRefused);
        case QNetworkReply::ProxyAuthenticationRequiredError:
            return wireError(base::Fault::ProxyRefused, proxyWantsName);
        case QNetworkReply::TimeoutError:
            return wireError(stalledAt());
        case QNetworkReply::ConnectionRefusedError:
            return wireError(behindHttpProxy() ? base::Fault::ProxyRefused : base::Fault::Unreachable);
        case QNetworkReply::HostNotFoundError:
        case QNetworkReply::TemporaryNetworkFailureError:
        case QNetworkReply::NetworkSessionFailedError:
            return wireError(base::Fault::Unreachable);
        case QNetworkReply::RemoteHostClosedError: // so there was a connection
            return wireError(untold() ? base::Fault::AnswerLost : lostAt());
        default:
            return wireError(lostAt());
        }
    }

    // Plain requests go to such a proxy as if it were the server: nobody else can have refused.
    bool behindHttpProxy() const
    {
        const QNetworkProxy::ProxyType type = m_client->proxy().type();
        return type == QNetworkProxy::HttpProxy || type == QNetworkProxy::HttpCachingProxy;
    }

    base::Error wireError(base::Fault fault, int status = 0)
    {
        base::Error error;
        error.fault = fault;
        error.operation = m_request.operation;
        error.httpStatus = status;
        error.retryAfterMs = replySoFar({}).retryAfterMs();
        return error;
    }

    HttpReply replySoFar(const QByteArray &body) const
    {
        return {.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                .headers = m_reply->rawHeaderPairs(),
                .body = body,
                .redirection = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl()};
    }

    void finish(const base::Result<HttpReply> &end)
    {
        if (m_ended)
            return;
        m_ended = true;
        const base::Result<HttpReply> result = m_client->judged(m_request, end);
        log(result.ok() ? QString() : wordsFor(result.error()));
        deleteLater();
        const HttpClient::Done done = std::move(m_done);
        if (m_context)
            done(result); // we may be gone after it
    }

    // Of addresses and words nothing: both may hold what nobody should read.
    void log(const QString &end) const
    {
        QStringList line = {m_request.name};
        line += m_request.facts;
        if (m_request.body)
            line.append(u"sent=%1"_s.arg(m_request.body->length()));
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        line.append(u"-> %1 (%2 bytes)"_s.arg(status).arg(m_answerBytes));
        if (!end.isEmpty())
            line.append(end);
        line.append(u"in %1 ms"_s.arg(m_sinceBegin.elapsed()));
        qCInfo(wireLog).noquote() << (m_whose.isEmpty() ? QString() : m_whose + u':') << line.join(u' ');
    }

    QString wordsFor(const base::Error &error) const
    {
        if (!error.code.isEmpty())
            return u"code %1"_s.arg(error.code);
        const QMetaEnum names = QMetaEnum::fromType<QNetworkReply::NetworkError>();
        return u"%1, %2"_s.arg(base::kindName(error.kind),
                               QString::fromLatin1(names.valueToKey(m_reply->error())));
    }

    HttpClient *m_client;
    QNetworkReply *m_reply;
    HttpRequest m_request;
    QPointer<QObject> m_context;
    HttpClient::Done m_done;
    QString m_whose; // for the log: "upload 3"
    QElapsedTimer m_sinceBegin;
    qsizetype m_answerBytes = 0;
    QTimer m_stall;
    QTimer m_ending;
    QTimer m_connecting;
    bool m_requestSent = false;
    bool m_ended = false;
};

} // namespace

int callsUnderWay()
{
    return underWay;
}

Call *makeHttpCall(QNetworkReply *reply, HttpRequest request, int connectMs, QObject *context,
                   HttpClient::Done done, HttpClient *parent)
{
    return new HttpCall(reply, std::move(request), connectMs, context, std::move(done), parent);
}

} // namespace http
