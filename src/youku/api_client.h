// Youku's API host: create, commit, cancel, lists, tokens (protocol chapters 3, 4, 6, 7).
//
// Lives in one thread, owns its QNetworkAccessManager. Answers are parsed strictly into types; every failure
// is an Error with kind and fault set. No redirect is followed. Nothing is repeated here except one change
// between POST and GET where the table says so; it is remembered for the life of the client.
#pragma once

#include "base/result.h"
#include "youku/call.h"
#include "youku/metadata.h"
#include "youku/types.h"

#include <QJsonObject>
#include <QNetworkProxy>
#include <QPointer>
#include <QUrl>

#include <functional>
#include <memory>

namespace youku {

class Transport;

class ApiClient : public QObject
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

    Call *create(const Credentials &who, const Metadata &metadata, const FileFacts &file, QObject *context,
                 base::Answer<Created> done);
    // uploadServerIp may be empty after an instant upload.
    Call *commit(const Credentials &who, const QString &uploadToken, const QString &uploadServerIp,
                 QObject *context, base::Answer<Committed> done);
    Call *cancel(const Credentials &who, const QString &uploadToken, const QString &uploadServerIp,
                 QObject *context, base::Answer<base::Nothing> done);
    Call *spec(QObject *context, base::Answer<Spec> done);
    Call *categories(QObject *context, base::Answer<QList<Category>> done);
    Call *refreshToken(const Credentials &who, QObject *context, base::Answer<Tokens> done);
    // Signing in through the browser (chapter 3): the page where the user lets the app in, which ends at
    // redirectUri with a code and this state; and that code turned into tokens, by the same address and the
    // client id and secret of who.
    QUrl authorizePage(const QString &clientId, const QString &redirectUri, const QString &state) const;
    Call *redeemCode(const Credentials &who, const QString &code, const QString &redirectUri,
                     QObject *context, base::Answer<Tokens> done);
    // Whose access token it is.
    Call *myInfo(const Credentials &who, QObject *context, base::Answer<User> done);
    Call *showVideo(const QString &clientId, const QString &videoId, QObject *context,
                    base::Answer<Video> done);

private:
    QUrl at(const QString &path) const;
    QUrl atSignIn(const QString &path) const;
    Call *either(base::Operation operation, const QUrl &url,
                 const QList<std::pair<QString, QString>> &parameters, bool &byGet, QObject *context,
                 std::function<void(const base::Result<QJsonObject> &)> done);

    QUrl m_base;
    std::unique_ptr<Transport> m_transport;
    bool m_createByGet = false; // documented as POST by the newest page, as GET by the older ones (4)
    bool m_cancelByGet = true;  // documented as GET (6.2)
};

} // namespace youku
