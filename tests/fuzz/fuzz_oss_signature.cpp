// Lines "endpoint", "bucket", "key", then "name=value" of a query or "name:value" of a header: where a
// location leads, and that a signature depends on what was sent and not on its order.
#include "fuzz.h"

#include "http/client/this_machine.h"
#include "oss/object_location.h"
#include "oss/signature.h"

#include <QSet>

#include <algorithm>

using namespace oss;
using fuzz::must;

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return 0;
}

namespace {

void checkLocation(const ObjectLocation &location)
{
    const QUrl url = location.url();
    must(url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty());
    must(!url.hasQuery() && !url.hasFragment());
    must(url.scheme() == QLatin1StringView("https") || http::isThisMachine(url.host()));
    // The key arrives as it is, however the bucket is told.
    const QString path = url.path(QUrl::FullyDecoded);
    must(path == u'/' + location.key || path == u'/' + location.bucket + u'/' + location.key);
    const QString scheme = location.plain ? QStringLiteral("http://") : QStringLiteral("https://");
    must(ObjectLocation::from(scheme + location.endpoint, location.bucket, location.key) == location);
}

void addLine(const QByteArray &line, SignedParts *parts, QSet<QByteArray> *names)
{
    const qsizetype colon = line.indexOf(':');
    const qsizetype equals = line.indexOf('=');
    const bool isHeader = colon >= 0 && (equals < 0 || colon < equals);
    const QByteArray name = isHeader ? line.first(colon) : equals < 0 ? line : line.first(equals);
    const QByteArray key = (isHeader ? "h" + name.toLower() : "q" + name);
    if (names->contains(key)) // of what comes twice the order may count
        return;
    names->insert(key);
    if (isHeader)
        parts->headers.emplaceBack(name, line.mid(colon + 1));
    else
        parts->query.emplaceBack(QString::fromUtf8(name),
                                 equals < 0 ? QString() : QString::fromUtf8(line.mid(equals + 1)));
}

void checkSignatures(const SignedParts &parts)
{
    SignedParts turned = parts;
    std::reverse(turned.query.begin(), turned.query.end());
    std::reverse(turned.headers.begin(), turned.headers.end());
    const QByteArray older = signatureV1(parts, "secret");
    const QByteArray newer = signatureV4(parts, "secret", "20261122", "cn-shanghai");
    must(older.size() == 28 && newer.size() == 64);
    must(signatureV4(turned, "secret", "20261122", "cn-shanghai") == newer);
    must(signatureV1(parts, "other") != older
         && signatureV4(parts, "other", "20261122", "cn-shanghai") != newer);
    turned.verb = "PUT";
    must(signatureV1(turned, "secret") != older);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QList<QByteArray> lines = fuzz::bytesOf(data, size).split('\n');
    while (lines.size() < 3)
        lines.append(QByteArray());
    SignedParts parts;
    parts.verb = "GET";
    parts.bucket = QString::fromUtf8(lines[1]);
    parts.key = QString::fromUtf8(lines[2]);
    if (const auto location = ObjectLocation::from(QString::fromUtf8(lines[0]), parts.bucket, parts.key))
        checkLocation(*location);
    QSet<QByteArray> names;
    for (const QByteArray &line : lines.mid(3))
        addLine(line, &parts, &names);
    checkSignatures(parts);
    return 0;
}
