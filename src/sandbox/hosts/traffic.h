// What the two ports of a sandbox share: the emulated line, what goes wrong on it, and what is remembered.
#pragma once

#include "http/server/body_room.h"
#include "http/server/link.h"
#include "sandbox/faults/faults.h"
#include "sandbox/hosts/request_log.h"

#include <QMap>

#include <memory>

namespace sandbox {

struct Traffic {
    explicit Traffic(qint64 bodyBytes) : room(std::make_shared<http::BodyRoom>(bodyBytes)) {}

    http::Link link;
    Faults faults;
    RequestLog requests;
    QMap<QString, qint64> requestCounts; // by endpoint
    qint64 lastConnection = 0;
    const std::shared_ptr<http::BodyRoom> room; // outlives this with who still works on a body
};

} // namespace sandbox
