// What comes in through an HttpConnection. A plain value.
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

#include <memory>
#include <utility>

namespace http {

class BodyShare;

struct IncomingRequest {
    QByteArray method;
    QByteArray authority; // of a target that is a whole address ("http://authority/path"); null of any other
    QByteArray path;      // still percent-encoded, without query
    QByteArray query;     // what stands behind the '?', still percent-encoded
    QByteArray contentType;
    QList<std::pair<QByteArray, QByteArray>> headers; // names in lower case
    QByteArray body;                  // complete only once HttpConnection::requestRead was sent
    std::shared_ptr<BodyShare> share; // of the memory for bodies; null when there is no body

    // Of every header of this name (in lower case).
    QByteArrayList valuesOf(const QByteArray &name) const;
};

} // namespace http
