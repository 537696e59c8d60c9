// Youku's API host, the open API: create, commit, cancel, lists, tokens (protocol chapters 3, 4, 6, 7).
//
// Lives in one thread, owns its QNetworkAccessManager. Answers are parsed strictly into types; every failure
// is an Error with kind and fault set. No redirect is followed. Nothing is repeated here except one change
// between POST and GET where the table says so; it is remembered for the life of the client.
#pragma once

#include "youku/publishing_api.h"

#include <QNetworkProxy>
#include <QPointer>
#include <QUrl>

#include <functional>
#include <memory>

namespace http {
class HttpClient;
struct HttpReply;
} // namespace http

namespace youku {

class ApiClient : public QObject, public PublishingApi
{
    Q_OBJECT
public:
    // Scheme and host that stand for both API hosts. Plain http is taken only for loopback addresses.
    static base::Result<QUrl> checkedBase(const QUrl &base);
    static QUrl defaultBase();

    explicit ApiClient(const QUrl &base, QObject *parent = nullptr);
    ~ApiClient() override;

    QUrl base() const { return m_base; }
    void setProxy(const QNetworkProxy &proxy);
    // A call fails when nothing moved for this long; 30 s unless set.
    void setStallTime(int ms);

    http::Call *create(const Credentials &who, const Metadata &metadata, const FileFacts &file,
                       QObject *context, base::Answer<Created> done) override;
    // Create has told it.
    http::Call *describe(const Credentials &who, const QString &uploadToken, const Metadata &metadata,
                         QObject *context, base::Answer<base::Nothing> done) override;
    http::Call *commit(const Credentials &who, const QString &uploadToken, const Parameters &extras,
                       QObject *context, base::Answer<Committed> done) override;
    http::Call *cancel(const Credentials &who, const QString &uploadToken, const Parameters &extras,
                       QObject *context, base::Answer<base::Nothing> done) override;
    http::Call *cloudKeys(const Credentials &who, const QString &uploadToken, const QString &bucket,
                          const QString &object, QObject *context, base::Answer<CloudKeys> done) override;
    virtual http::Call *spec(QObject *context, base::Answer<Spec> done);
    http::Call *categories(QObject *context, base::Answer<QList<Category>> done);
    http::Call *refreshToken(const Credentials &who, QObject *context, base::Answer<Tokens> done) override;
    // Signing in through the browser (chapter 3): the page where the user lets the app in, which ends at
    // redirectUri with a code and this state; and that code turned into tokens, by the same address.
    QUrl authorizePage(const QString &clientId, const QString &redirectUri, const QString &state) const;
    http::Call *redeemCode(const Credentials &who, const QString &code, const QString &redirectUri,
                           QObject *context, base::Answer<Tokens> done) override;
    // There is no call for it. Cancel with an upload token that never existed serves: the account is looked
    // at first, so that 1004 to 1009 mean that it is refused, and "no such upload" that it is fine.
    http::Call *checkAccount(const Credentials &who, QObject *context,
                             base::Answer<base::Nothing> done) override;
    http::Call *myInfo(const Credentials &who, QObject *context, base::Answer<User> done) override;
    http::Call *showVideo(const QString &clientId, const QString &videoId, QObject *context,
                          base::Answer<Video> done) override;
    // Several in one call, mostShown at most; those that there are.
    static constexpr qsizetype mostShown = 20;
    virtual http::Call *showVideos(const QString &clientId, const QStringList &videoIds, QObject *context,
                                   base::Answer<QList<Video>> done);

private:
    QUrl at(const QString &path) const;
    QUrl atSignIn(const QString &path) const;
    http::Call *either(base::Operation operation, const QUrl &url, const Parameters &parameters, bool &byGet,
                       QObject *context, base::Answer<http::HttpReply> done);

    QUrl m_base;
    std::unique_ptr<http::HttpClient> m_client;
    bool m_createByGet = false; // documented as POST by the newest page, as GET by the older ones (4)
    bool m_cancelByGet = true;  // documented as GET (6.2)
    bool m_keysByGet = true;    // both were seen (9.2)
};

} // namespace youku
