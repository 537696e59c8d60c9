#include "oss/signature.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QSet>
#include <QUrl>

#include <algorithm>

namespace oss {

namespace {

constexpr char unsignedPayload[] = "UNSIGNED-PAYLOAD";

// The parameters that V1 signs, of all calls there are; those named x-oss-... besides.
bool isSubresource(const QString &name)
{
    static const QSet<QString> names = [] {
        QSet<QString> set;
        for (const char *known : {"acl",
                                  "append",
                                  "asyncFetch",
                                  "bucketArchiveDirectRead",
                                  "bucketInfo",
                                  "callback",
                                  "callback-var",
                                  "cleanRestoredObject",
                                  "cloudboxes",
                                  "cname",
                                  "comp",
                                  "continuation-token",
                                  "cors",
                                  "delete",
                                  "encryption",
                                  "endTime",
                                  "group",
                                  "httpsConfig",
                                  "img",
                                  "inventory",
                                  "inventoryId",
                                  "lifecycle",
                                  "link",
                                  "live",
                                  "location",
                                  "logging",
                                  "metaQuery",
                                  "objectInfo",
                                  "objectMeta",
                                  "partNumber",
                                  "policy",
                                  "policyStatus",
                                  "position",
                                  "publicAccessBlock",
                                  "qos",
                                  "qosInfo",
                                  "referer",
                                  "regionList",
                                  "replication",
                                  "replicationLocation",
                                  "replicationProgress",
                                  "requestPayment",
                                  "resourceGroup",
                                  "response-cache-control",
                                  "response-content-disposition",
                                  "response-content-encoding",
                                  "response-content-language",
                                  "response-content-type",
                                  "response-expires",
                                  "restore",
                                  "rtc",
                                  "security-token",
                                  "sequential",
                                  "startTime",
                                  "stat",
                                  "status",
                                  "style",
                                  "styleName",
                                  "symlink",
                                  "tagging",
                                  "transferAcceleration",
                                  "udf",
                                  "udfId",
                                  "udfImageDesc",
                                  "udfApplication",
                                  "udfApplicationLog",
                                  "udfImage",
                                  "uploadId",
                                  "uploads",
                                  "versionId",
                                  "versioning",
                                  "versions",
                                  "vod",
                                  "website",
                                  "worm",
                                  "wormExtend",
                                  "wormId"})
            set.insert(QLatin1StringView(known));
        return set;
    }();
    return names.contains(name) || name.startsWith(QLatin1StringView("x-oss-"));
}

QByteArray hmac(const QByteArray &key, const QByteArray &text, QCryptographicHash::Algorithm algorithm)
{
    return QMessageAuthenticationCode::hash(text, key, algorithm);
}

QByteArray valueOf(const Headers &headers, QByteArrayView name)
{
    for (const auto &[known, value] : headers) {
        if (known.compare(name, Qt::CaseInsensitive) == 0)
            return value.trimmed();
    }
    return {};
}

// "name:value" and a line end for each that is wanted, by name; what came twice is joined.
template <typename Wanted>
QByteArray headerBlock(const Headers &headers, Wanted wanted)
{
    Headers signedOnes;
    for (const auto &[name, value] : headers) {
        if (wanted(name.toLower()))
            signedOnes.append({name.toLower(), value.trimmed()});
    }
    std::stable_sort(signedOnes.begin(), signedOnes.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QByteArray block;
    for (qsizetype i = 0; i < signedOnes.size(); ++i) {
        const auto &[name, value] = signedOnes[i];
        const bool again = i > 0 && signedOnes[i - 1].first == name;
        if (again)
            block.chop(1);
        block += (again ? QByteArray(",") : name + ':') + value + '\n';
    }
    return block;
}

bool isOfStore(const QByteArray &lowerName)
{
    return lowerName.startsWith("x-oss-");
}

QByteArray resourceOf(const SignedParts &parts)
{
    return parts.bucket.isEmpty() ? QByteArray("/") : '/' + parts.bucket.toUtf8() + '/' + parts.key.toUtf8();
}

QList<QByteArray> sortedAdditional(const SignedParts &parts)
{
    QList<QByteArray> names;
    for (const QByteArray &name : parts.additionalHeaders)
        names.append(name.toLower());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

QByteArray encodedPath(const QString &path)
{
    return QUrl::toPercentEncoding(path, "/");
}

QByteArray encodedQuery(const Query &query)
{
    QByteArray text;
    for (const auto &[name, value] : query) {
        if (!text.isEmpty())
            text += '&';
        text += QUrl::toPercentEncoding(name);
        if (!value.isNull())
            text += '=' + QUrl::toPercentEncoding(value);
    }
    return text;
}

QByteArray stringToSignV1(const SignedParts &parts)
{
    Query subresources;
    std::copy_if(parts.query.begin(), parts.query.end(), std::back_inserter(subresources),
                 [](const auto &parameter) { return isSubresource(parameter.first); });
    std::stable_sort(subresources.begin(), subresources.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QByteArray resource = resourceOf(parts);
    char separator = '?';
    for (const auto &[name, value] : std::as_const(subresources)) {
        resource += separator + name.toUtf8();
        if (!value.isEmpty())
            resource += '=' + value.toUtf8();
        separator = '&';
    }
    const QByteArray ownDate = valueOf(parts.headers, "x-oss-date");
    const QByteArray date = ownDate.isEmpty() ? valueOf(parts.headers, "date") : ownDate;
    return parts.verb + '\n' + valueOf(parts.headers, "content-md5") + '\n'
           + valueOf(parts.headers, "content-type") + '\n' + date + '\n'
           + headerBlock(parts.headers, isOfStore) + resource;
}

QByteArray signatureV1(const SignedParts &parts, const QByteArray &secret)
{
    return hmac(secret, stringToSignV1(parts), QCryptographicHash::Sha1).toBase64();
}

QByteArray canonicalRequestV4(const SignedParts &parts)
{
    QList<QByteArray> query;
    for (const auto &parameter : parts.query)
        query.append(encodedQuery({parameter}));
    std::sort(query.begin(), query.end());

    const QList<QByteArray> additional = sortedAdditional(parts);
    const QByteArray headers = headerBlock(parts.headers, [&](const QByteArray &name) {
        return isOfStore(name) || name == "content-type" || name == "content-md5"
               || additional.contains(name);
    });
    const QByteArray payload = valueOf(parts.headers, "x-oss-content-sha256");
    return parts.verb + '\n' + encodedPath(QString::fromUtf8(resourceOf(parts))) + '\n' + query.join('&')
           + '\n' + headers + '\n' + additional.join(';') + '\n'
           + (payload.isEmpty() ? QByteArray(unsignedPayload) : payload);
}

QByteArray signatureV4(const SignedParts &parts, const QByteArray &secret, const QByteArray &date,
                       const QByteArray &region)
{
    constexpr auto sha256 = QCryptographicHash::Sha256;
    const QByteArray scope = date + '/' + region + "/oss/aliyun_v4_request";
    const QByteArray hash = QCryptographicHash::hash(canonicalRequestV4(parts), sha256).toHex();
    const QByteArray text =
        "OSS4-HMAC-SHA256\n" + valueOf(parts.headers, "x-oss-date") + '\n' + scope + '\n' + hash;
    QByteArray key = "aliyun_v4" + secret;
    for (const QByteArray &step : {date, region, QByteArray("oss"), QByteArray("aliyun_v4_request")})
        key = hmac(key, step, sha256);
    return hmac(key, text, sha256).toHex();
}

} // namespace oss
