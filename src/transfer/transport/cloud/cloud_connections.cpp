#include "transfer/transport/cloud/cloud_connections.h"

#include <algorithm>

namespace transfer {

namespace {

constexpr qint64 keptMs = 30000; // servers close a silent connection soon after

} // namespace

CloudConnections::Lease CloudConnections::acquire(const std::shared_ptr<oss::Signer> &signer)
{
    const QString host = signer->location().url().authority();
    const auto found =
        std::find_if(m_idle.begin(), m_idle.end(), [&](const Idle &idle) { return idle.host == host; });
    Lease client(nullptr, {this, host});
    if (found == m_idle.end()) {
        client.reset(new oss::OssClient(signer));
    } else {
        client.reset(found->client.release());
        m_idle.erase(found);
        client->setSigner(signer);
    }
    client->setProxy(m_proxy);
    client->setStallTimes(m_stallMs, m_partStallMs);
    return client;
}

void CloudConnections::setStallTimes(int shortMs, int partMs)
{
    m_stallMs = shortMs;
    m_partStallMs = partMs;
}

void CloudConnections::GiveBack::operator()(oss::OssClient *client) const
{
    home->m_idle.insert(home->m_idle.begin(),
                        {host, home->m_clock.monotonicMs(), std::unique_ptr<oss::OssClient>(client)});
    home->m_clock.after(keptMs, &home->m_context, [home = home] { home->closeOld(); });
}

void CloudConnections::closeOld()
{
    const qint64 now = m_clock.monotonicMs();
    std::erase_if(m_idle, [now](const Idle &idle) { return now - idle.sinceMs >= keptMs; });
}

} // namespace transfer
