// What all uploads of one engine share. Owned by the engine and outliving every upload.
#pragma once

#include "base/clock.h"
#include "transfer/account_session.h"
#include "transfer/connectivity.h"
#include "transfer/gate.h"
#include "transfer/journal.h"
#include "transfer/lane_policy.h"
#include "transfer/limits.h"
#include "transfer/rate_limiter.h"
#include "transfer/warm_servers.h"
#include "youku/api_client.h"

#include <QNetworkProxy>
#include <QThreadPool>

#include <functional>

namespace transfer {

struct Services {
    base::Clock &clock;
    Journal &journal;
    youku::ApiClient &api;
    AccountSession &account;
    Connectivity &connectivity;
    RateLimiter &limiter;
    LanePolicy &lanes;
    Limits &limits;
    QThreadPool &reading;         // reads and hashes slices; a thread per core is enough
    QThreadPool looking{nullptr}; // looks at files, which takes no time unless a disk is gone
    WarmServers servers{clock};
    // host:port that stands for every upload server; practice mode, whose port may change between runs.
    QString uploadServerOverride = {};
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::DefaultProxy);
    // How long an upload server may be silent, with a slice and otherwise.
    int stallMs = 30000;
    int sliceStallMs = 45000;
    Gates gates = {}; // the queue adds that of the disk
    // Whether bytes may go to an upload server that Youku named; none: to every one.
    std::function<bool(const QUrl &server)> takesServer = {};

    // A warm way to this upload server, with the proxy and the patience of now.
    WarmServers::Lease serverAt(const youku::ServerPlace &place);
};

} // namespace transfer
