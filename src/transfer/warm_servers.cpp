#include "transfer/warm_servers.h"

#include <algorithm>

namespace transfer {

namespace {

constexpr qint64 keptMs = 30000; // servers close a silent connection soon after

} // namespace

WarmServers::Lease WarmServers::borrow(const youku::ServerPlace &place)
{
    const auto found =
        std::find_if(m_idle.begin(), m_idle.end(), [&](const Idle &idle) { return idle.place == place; });
    if (found == m_idle.end())
        return Lease(new youku::UploadServer(place), {this, place});
    Lease lease(found->server.release(), {this, place});
    m_idle.erase(found);
    return lease;
}

void WarmServers::GiveBack::operator()(youku::UploadServer *server) const
{
    home->m_idle.insert(home->m_idle.begin(),
                        {place, home->m_clock.monotonicMs(), std::unique_ptr<youku::UploadServer>(server)});
    home->m_clock.after(keptMs, &home->m_context, [home = home] { home->closeOld(); });
}

void WarmServers::closeOld()
{
    const qint64 now = m_clock.monotonicMs();
    std::erase_if(m_idle, [now](const Idle &idle) { return now - idle.sinceMs >= keptMs; });
}

} // namespace transfer
