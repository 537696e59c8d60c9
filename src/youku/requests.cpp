#include "youku/requests.h"

using namespace Qt::StringLiterals;

namespace youku {

namespace {

// Percent-encoded UTF-8, also + / = (chapter 2), joined by &.
QByteArray encoded(const Parameters &parameters)
{
    QByteArray text;
    for (const auto &[name, value] : parameters) {
        if (!text.isEmpty())
            text += '&';
        text += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return text;
}

// Values that must not come out in a message (chapter 2).
QStringList secretsIn(const Parameters &parameters)
{
    static const QStringList names = {u"access_token"_s, u"refresh_token"_s,  u"client_secret"_s,
                                      u"upload_token"_s, u"watch_password"_s, u"code"_s};
    QStringList values;
    for (const auto &[name, value] : parameters) {
        if (names.contains(name) && !value.isEmpty())
            values.append(value);
    }
    return values;
}

// What the log tells of them: sizes, places and hashes, as "length=2097152".
QStringList factsIn(const Parameters &parameters)
{
    static const QStringList names = {u"file_size"_s, u"file_md5"_s, u"slice_length"_s, u"slice_task_id"_s,
                                      u"offset"_s,    u"length"_s,   u"hash"_s};
    QStringList facts;
    for (const auto &[name, value] : parameters) {
        if (names.contains(name))
            facts.append(name + u'=' + value);
    }
    return facts;
}

http::HttpRequest requestWith(base::Operation operation, const QUrl &url, const Parameters &parameters)
{
    http::HttpRequest request;
    request.operation = operation;
    request.name = url.fileName().remove(u".json"_s);
    request.url = url;
    request.secrets = secretsIn(parameters);
    request.facts = factsIn(parameters);
    return request;
}

} // namespace

QUrl withQuery(QUrl url, const Parameters &parameters)
{
    url.setQuery(QString::fromLatin1(encoded(parameters)), QUrl::StrictMode);
    return url;
}

http::HttpRequest getRequest(base::Operation operation, const QUrl &url, const Parameters &parameters)
{
    return requestWith(operation, withQuery(url, parameters), parameters);
}

http::HttpRequest getOnceRequest(base::Operation operation, const QUrl &url, const Parameters &parameters)
{
    http::HttpRequest request = getRequest(operation, url, parameters);
    request.body = std::make_unique<http::SequentialBody>(QByteArray());
    return request;
}

http::HttpRequest formRequest(base::Operation operation, const QUrl &url, const Parameters &parameters)
{
    http::HttpRequest request = requestWith(operation, url, parameters);
    request.verb = "POST";
    request.contentType = "application/x-www-form-urlencoded";
    request.body = std::make_unique<http::SequentialBody>(encoded(parameters));
    return request;
}

http::HttpRequest emptyPostRequest(base::Operation operation, const QUrl &url, const Parameters &parameters)
{
    http::HttpRequest request = getOnceRequest(operation, url, parameters);
    request.verb = "POST";
    request.contentType = "application/x-www-form-urlencoded";
    return request;
}

http::HttpRequest bytesRequest(base::Operation operation, const QUrl &url, const Parameters &parameters,
                               std::unique_ptr<http::SequentialBody> bytes)
{
    http::HttpRequest request = getRequest(operation, url, parameters);
    request.verb = "POST";
    request.contentType = "application/octet-stream";
    request.body = std::move(bytes);
    return request;
}

} // namespace youku
