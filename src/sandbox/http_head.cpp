#include "sandbox/http_head.h"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/write.hpp>

#include <algorithm>
#include <sstream>

namespace http = boost::beast::http;

namespace sandbox {

namespace {

QByteArray bytesOf(boost::beast::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

void setTarget(HttpRequest &request, QByteArray target)
{
    constexpr QByteArrayView scheme = "http://";
    if (target.left(scheme.size()).toLower() == scheme) {
        target.remove(0, scheme.size());
        const auto end = std::find_if(target.cbegin(), target.cend(),
                                      [](char c) { return c == '/' || c == '?' || c == '#'; });
        request.authority = QByteArray(target.constData(), end - target.cbegin());
        target.remove(0, request.authority.size());
        if (!target.startsWith('/'))
            target.prepend('/');
    }
    const qsizetype question = target.indexOf('?');
    request.path = question < 0 ? target : target.left(question);
    request.query = question < 0 ? QByteArray() : target.mid(question + 1);
}

} // namespace

QByteArrayList HttpRequest::valuesOf(const QByteArray &name) const
{
    QByteArrayList values;
    for (const auto &[header, value] : headers) {
        if (header == name)
            values.append(value);
    }
    return values;
}

HttpRequest requestOf(const http::request_header<> &head)
{
    HttpRequest request;
    request.method = bytesOf(head.method_string());
    setTarget(request, bytesOf(head.target()));
    for (const auto &field : head)
        request.headers.append({bytesOf(field.name_string()).toLower(), bytesOf(field.value())});
    request.contentType = bytesOf(head[http::field::content_type]);
    return request;
}

QByteArray headOf(const HttpAnswer &answer, bool keepAlive)
{
    http::response<http::empty_body> head(http::int_to_status(unsigned(answer.status)), 11);
    head.set(http::field::server, "youchuan-sandbox");
    head.set(http::field::content_type, answer.contentType.toStdString());
    for (const auto &[name, value] : answer.headers)
        head.set(name.toStdString(), value.toStdString());
    head.content_length(std::uint64_t(answer.body.size()));
    head.keep_alive(keepAlive);
    std::ostringstream text;
    text << head.base();
    return QByteArray::fromStdString(text.str());
}

} // namespace sandbox
