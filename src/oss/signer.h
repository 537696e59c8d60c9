// What all calls about one object share: where it is, the keys to it, how requests are signed and how far the
// store's clock is from ours.
//
// Lives in one thread; shared by the clients of all lanes of an upload. What a client learns from a refusal
// (protocol 9.3) is learned here, and so by all of them at once.
#pragma once

#include "base/clock.h"
#include "base/redaction.h"
#include "http/client/http_request.h"
#include "oss/credentials.h"
#include "oss/object_location.h"
#include "oss/signature.h"

#include <QList>

namespace oss {

class Signer
{
public:
    // The clock outlives it.
    Signer(const ObjectLocation &location, const Credentials &credentials, const base::Clock &clock);

    const ObjectLocation &location() const { return m_location; }

    const Credentials &credentials() const { return m_credentials; }
    // Takes the place of those there were, for every request from now on. Nobody's words tell of either while
    // this signer lives.
    void setCredentials(const Credentials &credentials);
    // V4 unless set, or refused; to be remembered for the endpoint by whoever knows several objects.
    SignatureVersion version() const { return m_version; }
    // Forgets what was refused.
    void setVersion(SignatureVersion version);
    // The store does not take the signature of this request. Says whether another one may do: the other
    // version, once each.
    bool refused(const http::HttpRequest &request);

    // What to add to our clock to get the store's.
    qint64 skewMs() const { return m_skewMs; }
    // The store's clock as a refusal tells it: ServerTime, or the header Date where that makes no sense.
    // Says whether one did.
    bool learnTime(const QString &serverTime, const QByteArray &date);

    // Adds the query to the URL of the request, which is the object's, and dates and signs it. Everything
    // else of the request is as it will go by then.
    void sign(http::HttpRequest *request, const Query &query) const;
    // Likewise, to be asked of the bucket and not of the object in it.
    void signForBucket(http::HttpRequest *request, const Query &query) const;

private:
    void signAt(http::HttpRequest *request, const Query &query, const QUrl &url, const QString &key) const;
    QByteArray authorization(const SignedParts &parts, const QDateTime &now) const;

    ObjectLocation m_location;
    Credentials m_credentials;
    const base::Clock &m_clock;
    SignatureVersion m_version = SignatureVersion::V4;
    bool m_otherRefused = false; // the version that is not m_version
    qint64 m_skewMs = 0;
    QList<base::Hidden> m_hidden; // the last keys
};

} // namespace oss
