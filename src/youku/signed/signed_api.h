// Youku's signed API, version 3 (protocol 11): one address for all calls, each signed with the client secret.
//
// What viewers see is told to save (describe), after create and before any byte is sent; commit is complete,
// and may be repeated. The bytes go as with the open API. There is no cancel, and
// none of its calls shows a video or a user: of those the open API is asked. Where that does not know the
// application it says nothing about the account, and where its host alone cannot be reached that is no lack
// of a network.
//
// Lives in one thread, owns its connections. A signature that is refused is made in the other form, and a
// timestamp that is refused by the server's own clock, once; what served is remembered. Nothing else is
// repeated here.
#pragma once

#include "base/clock.h"
#include "youku/publishing_api.h"
#include "youku/signed/signature.h"

#include <QNetworkProxy>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

namespace http {
class CallChain;
class HttpClient;
struct HttpReply;
struct HttpRequest;
} // namespace http

namespace youku {

class ApiClient;

class SignedApi : public QObject, public PublishingApi
{
    Q_OBJECT
public:
    // base: as ApiClient's. clock and open outlive it.
    SignedApi(const QUrl &base, const base::Clock &clock, ApiClient &open, QObject *parent = nullptr);
    ~SignedApi() override;

    void setProxy(const QNetworkProxy &proxy);
    void setStallTime(int ms);

    http::Call *create(const Credentials &who, const Metadata &metadata, const FileFacts &file,
                       QObject *context, base::Answer<Created> done) override;
    http::Call *describe(const Credentials &who, const QString &uploadToken, const Metadata &metadata,
                         QObject *context, base::Answer<base::Nothing> done) override;
    http::Call *commit(const Credentials &who, const QString &uploadToken, const Parameters &extras,
                       QObject *context, base::Answer<Committed> done) override;
    http::Call *cancel(const Credentials &who, const QString &uploadToken, const Parameters &extras,
                       QObject *context, base::Answer<base::Nothing> done) override;
    http::Call *cloudKeys(const Credentials &who, const QString &uploadToken, const QString &bucket,
                          const QString &object, QObject *context, base::Answer<CloudKeys> done) override;
    http::Call *showVideo(const QString &clientId, const QString &videoId, QObject *context,
                          base::Answer<Video> done) override;
    http::Call *refreshToken(const Credentials &who, QObject *context, base::Answer<Tokens> done) override;
    http::Call *redeemCode(const Credentials &who, const QString &code, const QString &redirectUri,
                           QObject *context, base::Answer<Tokens> done) override;
    http::Call *checkAccount(const Credentials &who, QObject *context,
                             base::Answer<base::Nothing> done) override;
    http::Call *myInfo(const Credentials &who, QObject *context, base::Answer<User> done) override;

private:
    struct Ask {
        base::Operation operation = base::Operation::Create;
        QString action;
        Parameters business;
    };
    struct Attempt {
        SignedForm form = SignedForm::Encoded;
        qint64 clockOffset = 0; // seconds
        bool otherForm = false; // the first one was refused
        bool otherTime = false;
    };
    using Replied = base::Answer<http::HttpReply>;

    http::Call *call(const Credentials &who, const Ask &ask, QObject *context, Replied done);
    void attempt(http::CallChain *chain, const Credentials &who, const Ask &ask, const Attempt &how,
                 QObject *context, const Replied &done);
    http::HttpRequest request(const Credentials &who, const Ask &ask, const Attempt &how) const;
    Parameters systemParameters(const Credentials &who, const Ask &ask, const Attempt &how) const;
    bool mayServe(const base::Error &refusal, const Credentials &who, const Ask &ask, Attempt *how) const;
    template <typename T>
    http::Call *askOther(const std::function<http::Call *(base::Answer<T>)> &call, QObject *context,
                         base::Answer<T> done);
    base::Result<http::HttpReply> judged(const http::HttpRequest &request,
                                         const base::Result<http::HttpReply> &end);
    qint64 secondsNow() const;

    QUrl m_url;
    const base::Clock &m_clock;
    ApiClient &m_open;
    std::unique_ptr<http::HttpClient> m_client;
    SignedForm m_form = SignedForm::Encoded;
    qint64 m_clockOffset = 0; // seconds to be added to our clock
};

} // namespace youku
