#include "http/client/http_client.h"

#include "http/client/http_call.h"
#include "http/client/plain_reply.h"

#include <QNetworkProxy>
#include <QNetworkRequest>

#include <utility>

using namespace Qt::StringLiterals;

namespace http {

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
    for (const auto &[name, value] : request.headers) {
        if (!value.contains('\r') && !value.contains('\n')) // that would be another header
            result.setRawHeader(name, value);
    }
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

HttpClient::HttpClient(Judge judge, QObject *parent) : QObject(parent), m_judge(std::move(judge)) {}

HttpClient::~HttpClient()
{
    // Calls are children, but must go before the manager that is a member.
    qDeleteAll(findChildren<Call *>(QString(), Qt::FindDirectChildrenOnly));
}

Call *HttpClient::send(HttpRequest request, QObject *context, Done done)
{
    if (request.stallMs == 0)
        request.stallMs = m_stallMs;
    QNetworkRequest asked = qtRequest(request);
    QNetworkReply *reply = nullptr;
    if (m_speakAhead.contains(request.url.authority())) {
        reply = new PlainReply(&m_manager, asked, request.verb, request.body.get(), m_manager.proxy());
    } else {
        introduce(asked, m_manager.proxy());
        // Of a verb of somebody's own Qt would wait for a body.
        reply = request.verb == "HEAD" ? m_manager.head(asked)
                                       : m_manager.sendCustomRequest(asked, request.verb, request.body.get());
    }
    return makeHttpCall(reply, std::move(request), m_connectMs, context, std::move(done), this);
}

} // namespace http
