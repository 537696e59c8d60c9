#include "sandbox/cloud/access_check.h"

#include "sandbox/cloud/store_time.h"
#include "sandbox/model/secrets.h"

#include <QCryptographicHash>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

const QByteArray v4Head = "OSS4-HMAC-SHA256 ";
const QByteArray v1Head = "OSS ";
const QByteArray tokenHeader = "x-oss-security-token";
const QByteArray dateHeader = "x-oss-date";
const QByteArray payloadHeader = "x-oss-content-sha256";

StoreError invalidArgument(const QString &message, const QByteArray &ec = {})
{
    return {"InvalidArgument", message, ec};
}

StoreError badAuthorization()
{
    return invalidArgument(u"Authorization header is invalid."_s);
}

QString lines(const QByteArray &text)
{
    return QString::fromUtf8(text);
}

} // namespace

std::optional<AccessCheck::Signed> AccessCheck::signedBy(const QByteArray &authorization)
{
    Signed claim;
    if (authorization.startsWith(v1Head)) {
        const QByteArrayList halves = authorization.mid(v1Head.size()).split(':');
        if (halves.size() != 2)
            return std::nullopt;
        claim.id = QString::fromLatin1(halves[0]);
        claim.signature = halves[1];
        return claim;
    }
    if (!authorization.startsWith(v4Head))
        return std::nullopt;
    claim.version = oss::SignatureVersion::V4;
    QByteArrayList credential;
    for (const QByteArray &field : authorization.mid(v4Head.size()).split(',')) {
        const qsizetype equals = field.indexOf('=');
        const QByteArray name = field.left(equals).trimmed();
        const QByteArray value = field.mid(equals + 1).trimmed();
        if (name == "Credential")
            credential = value.split('/');
        else if (name == "Signature")
            claim.signature = value;
        else if (name == "AdditionalHeaders")
            claim.additionalHeaders = value.split(';');
        else
            return std::nullopt;
    }
    if (credential.size() != 5 || credential[3] != "oss" || credential[4] != "aliyun_v4_request")
        return std::nullopt;
    claim.id = QString::fromLatin1(credential[0]);
    claim.date = credential[1];
    claim.region = credential[2];
    return claim;
}

std::optional<StoreError> AccessCheck::versionRefusal(const Signed &claim) const
{
    const bool isV4 = claim.version == oss::SignatureVersion::V4;
    if (isV4 && m_behaviour.ossRefuseV4)
        return badAuthorization();
    if (!isV4 && m_behaviour.ossRefuseV1)
        return StoreError{"AccessDenied", u"Signatures of version 1 are not taken any more."_s,
                          "0002-00000080"};
    return std::nullopt;
}

std::optional<StoreError> AccessCheck::keyRefusal(const Signed &claim, const QByteArray &token,
                                                  qint64 nowMs) const
{
    switch (m_keys.judge(claim.id, token, nowMs)) {
    case TemporaryKeys::Verdict::UnknownId:
        return StoreError{"InvalidAccessKeyId", {}, "0002-00000002", {{u"OSSAccessKeyId"_s, claim.id}}};
    case TemporaryKeys::Verdict::BadToken:
        return StoreError{"InvalidSecurityToken", {}, "0002-00000004"};
    case TemporaryKeys::Verdict::Expired: // it is said back, as the real one does: clients must not log it
        return StoreError{
            "SecurityTokenExpired", {}, "0002-00000007", {{u"SecurityToken"_s, QString::fromLatin1(token)}}};
    case TemporaryKeys::Verdict::Good:
        break;
    }
    return std::nullopt;
}

std::optional<StoreError> AccessCheck::scopeRefusal(const Signed &claim, const StoreRequest &request) const
{
    if (claim.version == oss::SignatureVersion::V1)
        return std::nullopt;
    if (request.header(payloadHeader) != "UNSIGNED-PAYLOAD")
        return invalidArgument(u"x-oss-content-sha256 must be UNSIGNED-PAYLOAD."_s);
    if (claim.date.size() != 8 || !request.header(dateHeader).startsWith(claim.date + 'T'))
        return invalidArgument(u"Invalid signing date in Authorization header."_s, "0002-00000223");
    if (!m_behaviour.ossRegion.isEmpty() && claim.region != m_behaviour.ossRegion.toLatin1())
        return invalidArgument(u"Invalid signing region in Authorization header."_s, "0002-00000226");
    return std::nullopt;
}

std::optional<StoreError> AccessCheck::dateRefusal(const Signed &claim, const StoreRequest &request,
                                                   qint64 storeNowMs) const
{
    const QByteArray own = request.header(dateHeader);
    const std::optional<qint64> moment = claim.version == oss::SignatureVersion::V4 ? fromBasicDate(own)
                                         : own.isEmpty() ? fromHttpDate(request.header("date"))
                                                         : fromHttpDate(own);
    if (!moment)
        return StoreError{"AccessDenied", u"OSS authentication requires a valid Date."_s, {}};
    if (std::abs(*moment - storeNowMs) <= mostSkewMs)
        return std::nullopt;
    return StoreError{"RequestTimeTooSkewed",
                      {},
                      "0002-00000504",
                      {{u"MaxAllowedSkewMilliseconds"_s, QString::number(mostSkewMs)},
                       {u"RequestTime"_s, isoMilliseconds(*moment)},
                       {u"ServerTime"_s, isoMilliseconds(storeNowMs)}}};
}

std::optional<StoreError> AccessCheck::signatureRefusal(const Signed &claim,
                                                        const StoreRequest &request) const
{
    const QByteArray secret = m_keys.secretOf(claim.id);
    const oss::SignedParts parts{request.verb,  request.bucket,  request.key,
                                 request.query, request.headers, claim.additionalHeaders};
    const bool isV4 = claim.version == oss::SignatureVersion::V4;
    const QByteArray ours =
        isV4 ? oss::signatureV4(parts, secret, claim.date, claim.region) : oss::signatureV1(parts, secret);
    if (sameSecret(ours, claim.signature))
        return std::nullopt;
    StoreError error{"SignatureDoesNotMatch",
                     {},
                     "0002-00000040",
                     {{u"OSSAccessKeyId"_s, claim.id}, {u"SignatureProvided"_s, lines(claim.signature)}}};
    if (!isV4) {
        error.details.append({u"StringToSign"_s, lines(oss::stringToSignV1(parts))});
        return error;
    }
    const QByteArray canonical = oss::canonicalRequestV4(parts);
    const QByteArray scope = claim.date + '/' + claim.region + "/oss/aliyun_v4_request";
    const QByteArray hash = QCryptographicHash::hash(canonical, QCryptographicHash::Sha256).toHex();
    error.details.append({u"StringToSign"_s, lines(v4Head.trimmed() + '\n' + request.header(dateHeader) + '\n'
                                                   + scope + '\n' + hash)});
    error.details.append({u"CanonicalRequest"_s, lines(canonical)});
    return error;
}

std::optional<StoreError> AccessCheck::refusal(const StoreRequest &request, qint64 nowMs) const
{
    const QByteArray authorization = request.header("authorization");
    if (authorization.isEmpty())
        return StoreError{"AccessDenied", u"Anonymous access is forbidden for this operation."_s,
                          "0003-00000001"};
    const auto claim = signedBy(authorization);
    if (!claim)
        return badAuthorization();
    const QByteArray token = request.header(tokenHeader);
    if (auto error = versionRefusal(*claim))
        return error;
    if (auto error = keyRefusal(*claim, token, nowMs))
        return error;
    if (auto error = scopeRefusal(*claim, request))
        return error;
    if (auto error = dateRefusal(*claim, request, nowMs + qint64(m_behaviour.ossClockOffset * 1000)))
        return error;
    if (auto error = signatureRefusal(*claim, request))
        return error;
    const QString about = request.key.isEmpty() ? request.parameter(u"prefix"_s) : request.key;
    if (TemporaryKeys::objectOf(token) != about || about.isEmpty())
        return StoreError{"AccessDenied", u"The policy of this key names another object."_s, "0003-00000001"};
    return std::nullopt;
}

} // namespace sandbox
