// Ways to upload servers that are warm: who needs one borrows it, and gives it back with its connection open
// for the next step, lane or upload to the same server.
//
// Lives in the engine's thread and outlives all who borrow. What nobody borrowed for a while is closed.
#pragma once

#include "base/clock.h"
#include "youku/upload_server.h"

#include <QObject>

#include <memory>
#include <vector>

namespace transfer {

class WarmServers
{
public:
    explicit WarmServers(base::Clock &clock) : m_clock(clock) {}

    struct GiveBack {
        WarmServers *home = nullptr;
        youku::ServerPlace place;
        void operator()(youku::UploadServer *server) const;
    };
    using Lease = std::unique_ptr<youku::UploadServer, GiveBack>;

    // The way of one chain of requests; nobody else uses it until it is given back.
    Lease borrow(const youku::ServerPlace &place);

private:
    struct Idle {
        youku::ServerPlace place;
        qint64 sinceMs = 0;
        std::unique_ptr<youku::UploadServer> server;
    };
    void closeOld();

    base::Clock &m_clock;
    std::vector<Idle> m_idle;
    QObject m_context; // of timers
};

} // namespace transfer
