// What a request to the object store is about: bucket and key of a path in path style, the parameters, and
// which call it is (protocol 9.3). A plain value.
#pragma once

#include "http/server/incoming_request.h"
#include "oss/signature.h"

#include <QString>

#include <optional>

namespace sandbox {

struct StoreRequest {
    QByteArray verb;
    QString bucket;   // empty: the service itself
    QString key;      // decoded; empty: the bucket itself
    oss::Query query; // decoded; one without a value has a null one
    oss::Headers headers;
    QString endpoint; // of Faults::endpoints(); empty: no call that is served

    bool isHead() const { return verb == "HEAD"; }
    // Null when it is not there or has no value.
    QString parameter(const QString &name) const;
    // Trimmed; null when it is not there exactly once.
    QByteArray header(const QByteArray &name) const;
    std::optional<qint64> number(const QString &name) const;
};

StoreRequest storeRequestOf(const http::IncomingRequest &request);

} // namespace sandbox
