#include "http/server/message_head.h"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/write.hpp>

#include <algorithm>
#include <sstream>

namespace beast_http = boost::beast::http;

namespace http {

namespace {

QByteArray bytesOf(boost::beast::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

void setTarget(IncomingRequest &request, QByteArray target)
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

IncomingRequest requestOf(const beast_http::request_header<> &head)
{
    IncomingRequest request;
    request.method = bytesOf(head.method_string());
    setTarget(request, bytesOf(head.target()));
    for (const auto &field : head)
        request.headers.append({bytesOf(field.name_string()).toLower(), bytesOf(field.value())});
    request.contentType = bytesOf(head[beast_http::field::content_type]);
    return request;
}

QByteArray headOf(const HttpAnswer &answer, bool keepAlive, const QByteArray &serverName)
{
    beast_http::response<beast_http::empty_body> head(beast_http::int_to_status(unsigned(answer.status)), 11);
    if (!serverName.isEmpty())
        head.set(beast_http::field::server, serverName.toStdString());
    head.set(beast_http::field::content_type, answer.contentType.toStdString());
    head.content_length(std::uint64_t(answer.body.size()));
    for (const auto &[name, value] : answer.headers)
        head.set(name.toStdString(), value.toStdString());
    head.keep_alive(keepAlive);
    std::ostringstream text;
    text << head.base();
    return QByteArray::fromStdString(text.str());
}

} // namespace http
