#include "oss/object_location.h"

#include "http/client/this_machine.h"
#include "oss/signature.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace oss {

namespace {

constexpr qsizetype longestKey = 1023; // bytes

struct Endpoint {
    QString address; // host and perhaps port
    bool plain = false;
};

// "https://host" -> "https"; null when no scheme is told.
QString takeScheme(QString *endpoint)
{
    const qsizetype end = endpoint->indexOf("://"_L1);
    if (end < 0)
        return {};
    const QString scheme = endpoint->first(end).toLower();
    endpoint->remove(0, end + 3);
    return scheme;
}

bool isHostName(const QString &host)
{
    static const QRegularExpression labels(
        uR"(\A(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*\z)"_s);
    return host.size() <= 253 && labels.match(host).hasMatch();
}

bool isNumber(const QString &host)
{
    return !QHostAddress(host).isNull();
}

std::optional<Endpoint> endpointFrom(QString text)
{
    const QString scheme = takeScheme(&text);
    if (!scheme.isNull() && scheme != "http"_L1 && scheme != "https"_L1)
        return std::nullopt;
    if (text.endsWith(u'/'))
        text.chop(1);
    QUrl url;
    url.setScheme(u"https"_s);
    url.setAuthority(text, QUrl::StrictMode);
    const QString host = url.host();
    const bool bare = url.isValid() && url.authority().compare(text, Qt::CaseInsensitive) == 0
                      && !text.contains(u'@') && url.port() != 0;
    if (!bare || !(isNumber(host) || isHostName(host)))
        return std::nullopt;

    const bool plain = http::isThisMachine(host) && scheme != "https"_L1;
    constexpr int plainPort = 80;
    if (!plain && scheme == "http"_L1 && url.port() == plainPort)
        url.setPort(-1); // nobody speaks TLS there
    return Endpoint{url.authority(), plain};
}

bool isBucket(const QString &name)
{
    static const QRegularExpression rule(uR"(\A[a-z0-9][a-z0-9-]{1,61}[a-z0-9]\z)"_s);
    return rule.match(name).hasMatch();
}

// What stands on the way could read "." and ".." as folders, and the key would be another.
bool isKey(const QString &key)
{
    if (key.isEmpty() || key.startsWith(u'/') || key.startsWith(u'\\') || !key.isValidUtf16()
        || key.toUtf8().size() > longestKey)
        return false;
    const QStringList parts = key.split(u'/');
    return std::none_of(key.cbegin(), key.cend(),
                        [](QChar each) { return each.category() == QChar::Other_Control; })
           && !parts.contains("."_L1) && !parts.contains(".."_L1);
}

} // namespace

std::optional<ObjectLocation> ObjectLocation::from(const QString &endpoint, const QString &bucket,
                                                   const QString &key)
{
    const std::optional<Endpoint> place = endpointFrom(endpoint.trimmed());
    if (!place || !isBucket(bucket) || !isKey(key))
        return std::nullopt;
    return ObjectLocation{place->address, place->plain, bucket, key};
}

QUrl ObjectLocation::url() const
{
    return urlOf(key);
}

QUrl ObjectLocation::bucketUrl() const
{
    return urlOf({});
}

QUrl ObjectLocation::urlOf(const QString &name) const
{
    QUrl url;
    url.setScheme(plain ? u"http"_s : u"https"_s);
    url.setAuthority(endpoint, QUrl::StrictMode);
    QString path = u'/' + name;
    if (isNumber(url.host()) || http::isThisMachine(url.host()))
        path.prepend(u'/' + bucket);
    else
        url.setHost(bucket + u'.' + url.host(), QUrl::StrictMode);
    url.setPath(QString::fromLatin1(encodedPath(path)), QUrl::StrictMode);
    return url;
}

QString ObjectLocation::region() const
{
    constexpr QLatin1StringView before("oss-");
    constexpr QLatin1StringView within("-internal");
    QString label = endpoint.section(u'.', 0, 0);
    if (!endpoint.contains(u'.') || !label.startsWith(before))
        return {};
    label.remove(0, before.size());
    if (label.endsWith(within))
        label.chop(within.size());
    return label.startsWith("accelerate"_L1) ? QString() : label;
}

} // namespace oss
