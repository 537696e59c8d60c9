// The parts of one open engine, in the order in which they need each other; they go in the opposite order.
//
// Made when scheme, host and profile are known. Settings that change while it runs take effect at once,
// unless the options of this run stand above them.
#pragma once

#include "base/clock.h"
#include "engine/accounts/account_store.h"
#include "engine/catalogue.h"
#include "engine/folders/folders.h"
#include "engine/history/history.h"
#include "engine/hook/hook.h"
#include "engine/looks/file_looks.h"
#include "engine/network/proxy_settings.h"
#include "engine/options.h"
#include "engine/published_watch.h"
#include "engine/schedule/schedule.h"
#include "engine/send_overrides.h"
#include "store/profile/profile.h"
#include "store/queue/upload_store.h"
#include "store/settings/settings.h"
#include "transfer/queue/upload_queue.h"
#include "transfer/record/journal.h"
#include "transfer/services/services.h"
#include "transfer/transport/cloud/cloud_transports.h"
#include "transfer/transport/slices/slices_transport.h"
#include "youku/signed/signed_api.h"

namespace engine {

class EngineParts : public QObject
{
    Q_OBJECT
public:
    EngineParts(const Options &options, const QUrl &apiBase, const store::Profile &profile,
                store::Settings &settings);
    ~EngineParts() override;

    store::Settings &settings() { return m_settings; }

private:
    const Options m_options;
    store::Settings &m_settings;
    base::SystemClock m_clock;

public:
    SendOverrides overrides;
    QThreadPool reading;
    youku::ApiClient api; // the open one
    youku::SignedApi signedApi;
    const youku::PublishingApis apis;
    transfer::AccountSessions accounts;
    AccountStore accountStore;
    ProxySettings proxySettings;
    transfer::Connectivity connectivity;
    transfer::RateLimiter limiter;
    transfer::LanePolicy lanes;
    transfer::UploadSpec spec;
    store::UploadStore store;
    transfer::Journal journal;
    transfer::CloudTransports cloud;
    transfer::SlicesTransports slices;
    transfer::TransportRegistry transports;
    transfer::Services services;
    transfer::UploadQueue queue;
    Schedule schedule;
    Catalogue catalogue;
    PublishedWatch watch;
    FileLooks looks; // its job is the queue's, and does nothing any more by then
    History history;
    Hook hook;
    Folders folders;

private:
    void addTransports();
    void beginLooks();
    void apply(store::Setting setting);
    void applyOverrides();
    void applyLimit();
    void applyProxy();
};

} // namespace engine
