#include "youku/transport.h"

#include "youku/http_call.h"
#include "youku/plain_reply.h"
#include "youku/reactions.h"

#include <QNetworkProxy>

using namespace Qt::StringLiterals;

namespace youku {

namespace {

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
    static const QStringList names = {u"access_token"_s, u"refresh_token"_s,  u"client_secret"_s,
                                      u"upload_token"_s, u"watch_password"_s, u"code"_s};
    QStringList values;
    for (const auto &[name, value] : parameters) {
        if (names.contains(name) && !value.isEmpty())
            values.append(value);
    }
    return values;
}

QStringList factsIn(const Parameters &parameters)
{
    static const QStringList names = {u"file_size"_s, u"file_md5"_s, u"slice_length"_s, u"slice_task_id"_s,
                                      u"offset"_s,    u"length"_s,   u"hash"_s};
    QStringList facts;
    for (const auto &[name, value] : parameters) {
        if (names.contains(name))
            facts.append(name + u'=' + value);
    }
    return facts;
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

Call *Transport::get(base::Operation operation, const QUrl &url, const Parameters &parameters,
                     QObject *context, Done done)
{
    HttpRequest request;
    request.operation = operation;
    request.url = withQuery(url, parameters);
    request.secrets = secretsIn(parameters);
    request.facts = factsIn(parameters);
    return send(std::move(request), context, std::move(done));
}

Call *Transport::getOnce(base::Operation operation, const QUrl &url, const Parameters &parameters,
                         QObject *context, Done done)
{
    HttpRequest request;
    request.operation = operation;
    request.url = withQuery(url, parameters);
    request.secrets = secretsIn(parameters);
    request.facts = factsIn(parameters);
    request.body = std::make_unique<SequentialBody>(QByteArray());
    return send(std::move(request), context, std::move(done));
}

Call *Transport::postForm(base::Operation operation, const QUrl &url, const Parameters &parameters,
                          QObject *context, Done done)
{
    HttpRequest request;
    request.operation = operation;
    request.url = url;
    request.verb = "POST";
    request.contentType = "application/x-www-form-urlencoded";
    request.body = std::make_unique<SequentialBody>(encoded(parameters));
    request.secrets = secretsIn(parameters);
    request.facts = factsIn(parameters);
    return send(std::move(request), context, std::move(done));
}

Call *Transport::send(HttpRequest request, QObject *context, Done done)
{
    if (request.stallMs == 0)
        request.stallMs = m_stallMs;
    QNetworkRequest asked = qtRequest(request);
    QNetworkReply *reply = nullptr;
    if (m_speakAhead.contains(request.url.authority())) {
        reply = new PlainReply(&m_manager, asked, request.verb, request.body.get(), m_manager.proxy());
    } else {
        introduce(asked, m_manager.proxy());
        reply = m_manager.sendCustomRequest(asked, request.verb, request.body.get());
    }
    return makeHttpCall(reply, std::move(request), m_connectMs, context, std::move(done), this);
}

base::Error notUnderstood(base::Operation operation)
{
    base::Error error;
    error.fault = base::Fault::NotUnderstood;
    error.operation = operation;
    error.kind = kindOf(error);
    return error;
}

} // namespace youku
