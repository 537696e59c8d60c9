// Ways to the cloud store, with the proxy and the patience of now: who needs one acquires it, and gives it
// back with its connection still open for the next step, lane or upload to the same host.
//
// Lives in the engine's thread and outlives all who acquire. What nobody used for a while is closed.
#pragma once

#include "base/clock.h"
#include "oss/oss_client.h"

#include <QNetworkProxy>
#include <QObject>

#include <memory>
#include <vector>

namespace transfer {

class CloudConnections
{
public:
    explicit CloudConnections(base::Clock &clock) : m_clock(clock) {}

    struct GiveBack {
        CloudConnections *home = nullptr;
        QString host;
        void operator()(oss::OssClient *client) const;
    };
    using Lease = std::unique_ptr<oss::OssClient, GiveBack>;

    // The way of one chain of requests; nobody else uses it until it is given back.
    Lease acquire(const std::shared_ptr<oss::Signer> &signer);

    // Of ways that are acquired from now on.
    void setProxy(const QNetworkProxy &proxy) { m_proxy = proxy; }
    // How long the store may be silent, with a part and otherwise: 45 s and 30 s unless set.
    void setStallTimes(int shortMs, int partMs);

private:
    struct Idle {
        QString host;
        qint64 sinceMs = 0;
        std::unique_ptr<oss::OssClient> client;
    };
    void closeOld();

    base::Clock &m_clock;
    std::vector<Idle> m_idle;
    QNetworkProxy m_proxy{QNetworkProxy::DefaultProxy};
    int m_stallMs = 30000;
    int m_partStallMs = 45000;
    QObject m_context; // of timers
};

} // namespace transfer
