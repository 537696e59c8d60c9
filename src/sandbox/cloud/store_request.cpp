#include "sandbox/cloud/store_request.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QString percentDecoded(const QByteArray &text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text));
}

oss::Query pairsOf(const QByteArray &text)
{
    oss::Query query;
    for (const QByteArray &pair : text.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        const QString value = equals < 0 ? QString() : percentDecoded(pair.mid(equals + 1));
        if (!pair.isEmpty())
            query.append(
                {percentDecoded(equals < 0 ? pair : pair.left(equals)), value.isEmpty() ? QString() : value});
    }
    return query;
}

QString endpointOf(const StoreRequest &request)
{
    const auto has = [&request](const QString &name) {
        return std::any_of(request.query.begin(), request.query.end(),
                           [&name](const auto &parameter) { return parameter.first == name; });
    };
    if (request.key.isEmpty())
        return request.verb == "GET" && has(u"uploads"_s) ? u"oss_uploads"_s : QString();
    if (request.isHead())
        return u"oss_head"_s;
    if (request.verb == "POST" && has(u"uploads"_s))
        return u"oss_initiate"_s;
    if (!has(u"uploadId"_s))
        return {};
    if (request.verb == "PUT" && has(u"partNumber"_s))
        return u"oss_part"_s;
    if (request.verb == "POST")
        return u"oss_complete"_s;
    if (request.verb == "GET")
        return u"oss_list"_s;
    return request.verb == "DELETE" ? u"oss_abort"_s : QString();
}

} // namespace

QString StoreRequest::parameter(const QString &name) const
{
    const auto found = std::find_if(query.begin(), query.end(),
                                    [&name](const auto &parameter) { return parameter.first == name; });
    return found == query.end() ? QString() : found->second;
}

QByteArray StoreRequest::header(const QByteArray &name) const
{
    QByteArrayList values;
    for (const auto &[known, value] : headers) {
        if (known == name)
            values.append(value.trimmed());
    }
    return values.size() == 1 ? values.constFirst() : QByteArray();
}

std::optional<qint64> StoreRequest::number(const QString &name) const
{
    bool ok = false;
    const qint64 value = parameter(name).toLongLong(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

StoreRequest storeRequestOf(const http::IncomingRequest &request)
{
    StoreRequest about;
    about.verb = request.method;
    const QByteArray path = request.path.mid(1);
    const qsizetype slash = path.indexOf('/');
    about.bucket = percentDecoded(slash < 0 ? path : path.left(slash));
    about.key = slash < 0 ? QString() : percentDecoded(path.mid(slash + 1));
    about.query = pairsOf(request.query);
    about.headers = request.headers;
    about.endpoint = endpointOf(about);
    return about;
}

} // namespace sandbox
