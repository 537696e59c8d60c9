// The store's two signatures (protocol 9.4, 9.5), for whoever signs a request and for whoever checks one.
//
// Pure functions, any thread. What they return or are given as a secret is never to be logged.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace oss {

enum class SignatureVersion { V1, V4 };

using Query = QList<std::pair<QString, QString>>;         // decoded; a null value: the name alone
using Headers = QList<std::pair<QByteArray, QByteArray>>; // as on the wire

// What of a request is signed.
struct SignedParts {
    QByteArray verb;
    QString bucket; // empty, as the key may be: of the service itself
    QString key;    // decoded, without a leading slash
    Query query;
    Headers headers;                          // all there are; each signature picks its own
    QList<QByteArray> additionalHeaders = {}; // V4: names of further ones that are signed
};

// "/bucket/key", percent-encoded as V4 wants it and as URLs are made here: all but A-Z a-z 0-9 - . _ ~ and /.
QByteArray encodedPath(const QString &path);
// "name=value&name", percent-encoded, in the given order.
QByteArray encodedQuery(const Query &query);

QByteArray stringToSignV1(const SignedParts &parts);
// In Base64. Where there is an x-oss-date it stands for Date.
QByteArray signatureV1(const SignedParts &parts, const QByteArray &secret);

QByteArray canonicalRequestV4(const SignedParts &parts);
// In hex. date: yyyymmdd, region: as in the scope of the credential; the moment is that of x-oss-date.
QByteArray signatureV4(const SignedParts &parts, const QByteArray &secret, const QByteArray &date,
                       const QByteArray &region);

} // namespace oss
