// What clients may hold, and for how long they are waited for.
#pragma once

#include "http/server/connection_timeouts.h"

#include <QtGlobal>

namespace sandbox {

struct Limits {
    http::ConnectionTimeouts timeouts;
    int connections = 256;                  // on each port
    qint64 bodyBytes = 256LL * 1024 * 1024; // of all requests that are not answered yet
    qsizetype accounts = 100;
    qsizetype uploads = 100'000;
};

} // namespace sandbox
