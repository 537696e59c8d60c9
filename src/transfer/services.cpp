#include "transfer/services.h"

namespace transfer {

WarmServers::Lease Services::serverAt(const QString &address)
{
    WarmServers::Lease server = servers.borrow(address);
    server->setProxy(proxy);
    server->setStallTimes(stallMs, sliceStallMs);
    return server;
}

} // namespace transfer
