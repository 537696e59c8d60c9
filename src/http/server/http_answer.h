// What goes out through an HttpConnection. A plain value.
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace http {

struct HttpAnswer {
    int status = 200;
    QByteArray body;
    QByteArray contentType = QByteArrayLiteral("application/json; charset=utf-8");
    // A Content-Length among them stands in place of the body's own: for HEAD, whose answers have none.
    QList<std::pair<QByteArray, QByteArray>> headers;
};

} // namespace http
