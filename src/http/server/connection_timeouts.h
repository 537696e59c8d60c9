// For how long a client is waited for. Only while nothing but the client is in the way: not while the link is
// slow, nor while an answer is late on purpose.
#pragma once

namespace http {

struct ConnectionTimeouts {
    int idleMs = 60'000;  // between two requests
    int headMs = 10'000;  // from the first byte of a head to its last
    int stillMs = 30'000; // a body that does not come, or an answer that is not taken, any further
};

} // namespace http
