#include "oss/signer.h"

#include "base/moment.h"
#include "http/client/http_reply.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace oss {

namespace {

// Where the endpoint names no region. A wrong one is refused, and then it is V1's turn (9.3).
constexpr char guessedRegion[] = "cn-shanghai";
constexpr char schemeV4[] = "OSS4-HMAC-SHA256";

SignatureVersion versionOf(const http::HttpRequest &request)
{
    for (const auto &[name, value] : request.headers) {
        if (name == "Authorization")
            return value.startsWith(schemeV4) ? SignatureVersion::V4 : SignatureVersion::V1;
    }
    return SignatureVersion::V4;
}

SignatureVersion otherThan(SignatureVersion version)
{
    return version == SignatureVersion::V4 ? SignatureVersion::V1 : SignatureVersion::V4;
}

// A clock that was never set begins in 1970.
bool makesSense(const QDateTime &moment)
{
    return moment.isValid() && moment.date().year() >= 2024 && moment.date().year() < 2100;
}

QDateTime serverMoment(const QString &iso)
{
    return iso.endsWith(u'Z') ? QDateTime::fromString(iso, Qt::ISODateWithMs) : QDateTime();
}

} // namespace

Signer::Signer(const ObjectLocation &location, const Credentials &credentials, const base::Clock &clock)
    : m_location(location)
    , m_clock(clock)
{
    setCredentials(credentials);
}

void Signer::setCredentials(const Credentials &credentials)
{
    constexpr qsizetype mostHidden = 8; // those before have long expired
    m_credentials = credentials;
    m_hidden.append(
        base::Hidden({credentials.accessKeyId, credentials.accessKeySecret, credentials.securityToken}));
    if (m_hidden.size() > mostHidden)
        m_hidden.removeFirst();
}

void Signer::setVersion(SignatureVersion version)
{
    m_version = version;
    m_otherRefused = false;
}

bool Signer::refused(const http::HttpRequest &request)
{
    if (versionOf(request) != m_version)
        return true; // the version was switched while this request was on its way
    if (m_otherRefused)
        return false;
    m_version = otherThan(m_version);
    m_otherRefused = true;
    return true;
}

bool Signer::learnTime(const QString &serverTime, const QByteArray &date)
{
    for (const QDateTime &told : {serverMoment(serverTime), http::httpDate(date)}) {
        if (makesSense(told)) {
            m_skewMs = told.toMSecsSinceEpoch() - m_clock.nowMs();
            return true;
        }
    }
    return false;
}

void Signer::sign(http::HttpRequest *request, const Query &query) const
{
    signAt(request, query, m_location.url(), m_location.key);
}

void Signer::signForBucket(http::HttpRequest *request, const Query &query) const
{
    signAt(request, query, m_location.bucketUrl(), {});
}

void Signer::signAt(http::HttpRequest *request, const Query &query, const QUrl &url, const QString &key) const
{
    request->url = url;
    if (!query.isEmpty())
        request->url.setQuery(QString::fromLatin1(encodedQuery(query)), QUrl::StrictMode);

    const QDateTime now = base::utcMoment(m_clock.nowMs() + m_skewMs);
    Headers &headers = request->headers;
    if (m_version == SignatureVersion::V4) {
        headers.emplaceBack("x-oss-date", now.toString(u"yyyyMMdd'T'HHmmss'Z'"_s).toLatin1());
        headers.emplaceBack("x-oss-content-sha256", "UNSIGNED-PAYLOAD");
    } else {
        headers.emplaceBack("Date", http::httpDate(now));
    }
    if (!m_credentials.securityToken.isEmpty())
        headers.emplaceBack("x-oss-security-token", m_credentials.securityToken.toUtf8());

    SignedParts parts{request->verb, m_location.bucket, key, query, headers};
    if (!request->contentType.isEmpty())
        parts.headers.emplaceBack("Content-Type", request->contentType);
    headers.emplaceBack("Authorization", authorization(parts, now));
    request->secrets +=
        {m_credentials.accessKeyId, m_credentials.accessKeySecret, m_credentials.securityToken};
}

QByteArray Signer::authorization(const SignedParts &parts, const QDateTime &now) const
{
    const QByteArray id = m_credentials.accessKeyId.toUtf8();
    const QByteArray secret = m_credentials.accessKeySecret.toUtf8();
    if (m_version == SignatureVersion::V1)
        return "OSS " + id + ':' + signatureV1(parts, secret);
    const QByteArray date = now.toString(u"yyyyMMdd"_s).toLatin1();
    const QString named = m_location.region();
    const QByteArray region = named.isEmpty() ? QByteArray(guessedRegion) : named.toLatin1();
    return QByteArray(schemeV4) + " Credential=" + id + '/' + date + '/' + region
           + "/oss/aliyun_v4_request,Signature=" + signatureV4(parts, secret, date, region);
}

} // namespace oss
