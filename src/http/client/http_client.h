// Requests with QNetworkAccessManager, each ended as an HttpReply or an Error of the wire.
//
// Lives in one thread and owns its connections. No redirect is followed, nothing is cached, no cookie is
// kept, and what the server sends is taken as it is.
#pragma once

#include "base/result.h"
#include "http/client/call.h"
#include "http/client/http_reply.h"
#include "http/client/http_request.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QSet>
#include <QUrl>

#include <functional>

namespace http {

class HttpClient : public QObject
{
    Q_OBJECT
public:
    using Done = base::Answer<HttpReply>;
    // What whoever asks makes of an end, before it is logged and told: a reply may be a refusal, and an error
    // has its kind from there.
    using Judge =
        std::function<base::Result<HttpReply>(const HttpRequest &, const base::Result<HttpReply> &)>;

    explicit HttpClient(Judge judge, QObject *parent = nullptr);
    ~HttpClient() override; // ends what is under way, without a word

    void setProxy(const QNetworkProxy &proxy) { m_manager.setProxy(proxy); }
    QNetworkProxy proxy() const { return m_manager.proxy(); }
    void setStallTime(int ms) { m_stallMs = ms; }
    // How long a connection may take to come about; longer waits are up to those who look again.
    void setConnectTime(int ms) { m_connectMs = ms; }

    // The call belongs to the client and deletes itself after its end. The log names the context by its
    // objectName().
    Call *send(HttpRequest request, QObject *context, Done done);

    // For the calls.
    base::Result<HttpReply> judged(const HttpRequest &request, const base::Result<HttpReply> &end) const
    {
        return m_judge(request, end);
    }
    // This server sends heads of 1xx ahead of its answers (http/client/plain_reply.h).
    void speaksAhead(const QUrl &url) { m_speakAhead.insert(url.authority()); }

private:
    Judge m_judge;
    QNetworkAccessManager m_manager;
    QSet<QString> m_speakAhead; // host and port
    int m_stallMs = 30000;
    int m_connectMs = 10000;
};

} // namespace http
