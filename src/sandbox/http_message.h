// What goes in and out of an HttpConnection. Plain values.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace sandbox {

struct HttpRequest {
    QByteArray method;
    QByteArray path;  // still percent-encoded, without query
    QByteArray query; // what stands behind the '?', still percent-encoded
    QByteArray contentType;
    QByteArray body; // complete only once HttpConnection::requestRead was sent
};

struct HttpAnswer {
    int status = 200;
    QByteArray body;
    QByteArray contentType = QByteArrayLiteral("application/json; charset=utf-8");
    QList<std::pair<QByteArray, QByteArray>> headers;
};

} // namespace sandbox
