// What all uploads of one engine share. Owned by the engine and outliving every upload.
#pragma once

#include "base/clock.h"
#include "transfer/record/journal.h"
#include "transfer/sending/lane_policy.h"
#include "transfer/sending/rate_limiter.h"
#include "transfer/services/account_sessions.h"
#include "transfer/services/connectivity.h"
#include "transfer/services/gate.h"
#include "transfer/services/upload_spec.h"
#include "transfer/transport/transport_registry.h"
#include "youku/api_client.h"

#include <QThreadPool>

namespace transfer {

struct Services {
    base::Clock &clock;
    Journal &journal;
    youku::ApiClient &api;
    AccountSessions &accounts;
    Connectivity &connectivity;
    RateLimiter &limiter;
    LanePolicy &lanes;
    UploadSpec &spec;
    TransportRegistry &transports;
    QThreadPool &reading;         // reads and hashes slices; a thread per core is enough
    QThreadPool looking{nullptr}; // looks at files, which takes no time unless a disk is gone
    Gates gates = {};             // the queue adds that of the disk
};

} // namespace transfer
