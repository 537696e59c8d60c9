#include "transfer/transport/slices/upload_server_pool.h"

#include "youku/answers.h"

#include <algorithm>

namespace transfer {

namespace {

constexpr qint64 idleMs = 30000; // servers close a silent connection soon after

} // namespace

UploadServerPool::Lease UploadServerPool::acquire(const youku::ServerLocation &location)
{
    Lease server = idleOrNew(overridden() ? youku::ServerLocation{m_override, {}} : location);
    server->setProxy(m_proxy);
    server->setStallTimes(m_stallMs, m_sliceStallMs);
    return server;
}

UploadServerPool::Lease UploadServerPool::idleOrNew(const youku::ServerLocation &location)
{
    const auto found = std::find_if(m_idle.begin(), m_idle.end(),
                                    [&](const Idle &idle) { return idle.location == location; });
    if (found == m_idle.end())
        return Lease(new youku::UploadServer(location), {this, location});
    Lease lease(found->server.release(), {this, location});
    m_idle.erase(found);
    return lease;
}

bool UploadServerPool::throughProxy() const
{
    const QNetworkProxy::ProxyType type = m_proxy.type();
    return type != QNetworkProxy::NoProxy && type != QNetworkProxy::DefaultProxy;
}

void UploadServerPool::setStallTimes(int shortMs, int sliceMs)
{
    m_stallMs = shortMs;
    m_sliceStallMs = sliceMs;
}

bool UploadServerPool::takes(const QString &server) const
{
    return !m_guard || overridden() || server.isEmpty() || m_guard(youku::uploadServerUrl(server));
}

void UploadServerPool::GiveBack::operator()(youku::UploadServer *server) const
{
    home->m_idle.insert(home->m_idle.begin(), {location, home->m_clock.monotonicMs(),
                                               std::unique_ptr<youku::UploadServer>(server)});
    home->m_clock.after(idleMs, &home->m_context, [home = home] { home->closeOld(); });
}

void UploadServerPool::closeOld()
{
    const qint64 now = m_clock.monotonicMs();
    std::erase_if(m_idle, [now](const Idle &idle) { return now - idle.sinceMs >= idleMs; });
}

} // namespace transfer
