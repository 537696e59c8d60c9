// What a server said to one request, as it came. What it means is for whoever asked to tell: a status of 400
// is a reply like any other here.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QUrl>

#include <utility>

namespace http {

struct HttpReply {
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers; // names as the server wrote them
    QByteArray body;
    QUrl redirection; // where the server sends us; empty when nowhere. Never followed: it could carry a token
                      // to another host

    // The value of the first header of this name, in any case; null when there is none.
    QByteArray header(const QByteArray &name) const;
    // From Retry-After, an hour at most; 0 when not given.
    qint64 retryAfterMs() const;
    // Such a page comes from a captive portal or a proxy, whatever it says it is.
    bool isWebPage() const;
    // When it left the server, by the server's clock; not valid when not given.
    QDateTime date() const;
};

// "Sun, 22 Nov 2026 12:00:00 GMT", in UTC; invalid when it is none. And back.
QDateTime httpDate(const QByteArray &text);
QByteArray httpDate(const QDateTime &moment);

} // namespace http
