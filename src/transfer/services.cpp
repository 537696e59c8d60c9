#include "transfer/services.h"

namespace transfer {

WarmServers::Lease Services::serverAt(const youku::ServerPlace &place)
{
    WarmServers::Lease server = servers.borrow(place);
    server->setProxy(proxy);
    server->setStallTimes(stallMs, sliceStallMs);
    return server;
}

} // namespace transfer
