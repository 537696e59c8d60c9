// The last requests: method, path, names of parameters, bytes, connection and status. No values.
#pragma once

#include "http/server/incoming_request.h"
#include "sandbox/protocol/parameters.h"

#include <QJsonArray>

namespace sandbox {

class RequestLog
{
public:
    // status 0: never answered.
    void add(const http::IncomingRequest &request, const Parameters &parameters, qint64 connection,
             int status);
    const QJsonArray &all() const { return m_requests; }

private:
    QJsonArray m_requests;
};

} // namespace sandbox
