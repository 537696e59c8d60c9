#include "engine/engine_parts.h"

#include "media/prober.h"
#include "store/settings/profile_secrets.h"
#include "youku/destination.h"

#include <QNetworkProxyFactory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using store::Setting;

namespace {

std::unique_ptr<store::SecretStore> secretsOf(store::Settings &settings)
{
    return std::make_unique<store::ProfileSecrets>(settings, store::systemSecrets());
}

// So that a test need not wait for files to stand still.
std::optional<qint64> ageForTests()
{
    bool given = false;
    const qint64 ms = qEnvironmentVariable("YOUCHUAN_FOLDER_AGE_MS").toLongLong(&given);
    return given && ms >= 0 ? std::optional(ms) : std::nullopt;
}

} // namespace

EngineParts::EngineParts(const Options &options, const QUrl &apiBase, const store::Profile &profile,
                         store::Settings &settings)
    : m_options(options)
    , m_settings(settings)
    , api(apiBase)
    , signedApi(apiBase, m_clock, api)
    , apis(api, signedApi)
    , accounts(apis)
    , accountStore(apis, accounts, settings, secretsOf(settings))
    , proxySettings(settings, secretsOf(settings))
    , connectivity(m_clock)
    , limiter(m_clock)
    , spec(api)
    , store(profile.databasePath())
    , journal(store, m_clock)
    , cloud(m_clock,
            [this](const transfer::AccountId &id, std::optional<youku::ApiKind> kind) {
                const transfer::AccountSession &account = accounts.of(id);
                return transfer::CloudTransports::Caller{account.credentials(), account.api(kind)};
            })
    , slices(m_clock)
    , services{m_clock, journal, api, accounts, connectivity, limiter, lanes, spec, transports, reading}
    , queue(services)
    , schedule(services.gates, settings, m_clock, !options.ignorePlan)
    , catalogue(api, spec, settings)
    , watch(api, accounts, queue, m_clock)
    , looks(store, queue, m_clock, profile.picturesDir())
    , history({api, accounts, queue, store, journal, looks, m_clock})
    , hook(
          store, settings, queue,
          [this](const transfer::AccountId &id) { return accountStore.find(id).name; }, profile.dir())
    , folders({store, settings, queue, accountStore, looks, m_clock,
               [this] { return catalogue.spec() ? catalogue.spec()->extensions : QStringList(); },
               ageForTests()})
{
    lanes.recall(settings.value(Setting::ServerMemory).toJsonObject());
    connect(&lanes, &transfer::LanePolicy::learned, this,
            [this] { m_settings.setValue(Setting::ServerMemory, lanes.memory()); });
    connect(&settings, &store::Settings::changed, this, &EngineParts::apply);
    connect(&overrides, &SendOverrides::changed, this, &EngineParts::applyOverrides);
    for (const Setting setting : {Setting::UploadsAtOnce, Setting::ShowPictures})
        apply(setting);
    applyOverrides();
    addTransports();
    beginLooks();
    connect(&watch, &PublishedWatch::told, &history, &History::takeState);
    connect(&watch, &PublishedWatch::told, &folders, &Folders::takeState);
    connect(&folders, &Folders::unlisted, &watch, &PublishedWatch::watchUnlisted);
    connect(&schedule, &Schedule::changed, this, &EngineParts::applyLimit);
    connect(&proxySettings, &ProxySettings::changed, this, &EngineParts::applyProxy);
    applyProxy();
}

EngineParts::~EngineParts()
{
    // What still reads refers to the parts below.
    reading.waitForDone();
}

void EngineParts::beginLooks()
{
    if (qEnvironmentVariable("YOUCHUAN_ANYWAY") == "1"_L1)
        looks.acceptAll();
    const auto takeSpec = [this] {
        looks.setMostBytes(catalogue.spec() ? catalogue.spec()->maxFileSize : std::nullopt);
    };
    connect(&catalogue, &Catalogue::specChanged, this, takeSpec);
    takeSpec();
    looks.begin(std::make_unique<media::Prober>());
}

void EngineParts::addTransports()
{
    const auto guard = [this](const QUrl &server) {
        return youku::mayBeServer(server, api.base(), m_settings.boolValue(Setting::PrivateServers));
    };
    cloud.setGuard(guard);
    slices.servers().setGuard(guard);
    transports.add(cloud);
    transports.add(slices);
    transfer::TransportPolicy &policy = transports.policy();
    policy.setApiHost(api.base().host());
    policy.recall(m_settings.value(Setting::TransportMemory).toJsonObject());
    connect(&policy, &transfer::TransportPolicy::learned, this,
            [this, &policy] { m_settings.setValue(Setting::TransportMemory, policy.memory()); });
}

void EngineParts::apply(Setting setting)
{
    switch (setting) {
    case Setting::UploadsAtOnce:
        queue.setUploadsAtOnce(m_settings.intValue(setting));
        break;
    case Setting::Lanes:
        lanes.setLanes(
            overrides.wanted().lanes.value_or(m_options.lanes.value_or(m_settings.intValue(setting))));
        break;
    case Setting::SpeedLimit:
        applyLimit();
        break;
    case Setting::Transport:
        transports.policy().setChoice(overrides.wanted().transport.value_or(
            m_options.transport.value_or(transfer::choiceFromName(m_settings.text(setting)))));
        break;
    case Setting::ShowPictures:
        looks.setPicturesWanted(m_settings.boolValue(setting));
        break;
    default:
        break;
    }
}

void EngineParts::applyOverrides()
{
    const SendOptions wanted = overrides.wanted();
    lanes.setSliceLengthKb(wanted.sliceLengthKb > 0 ? wanted.sliceLengthKb : m_options.sliceLengthKb);
    schedule.setObeyed(!m_options.ignorePlan && !wanted.ignorePlan);
    for (const Setting setting : {Setting::Lanes, Setting::SpeedLimit, Setting::Transport})
        apply(setting);
}

// That of this run or of the settings, and that of the plan: the lower one holds.
void EngineParts::applyLimit()
{
    const qint64 wanted = overrides.wanted().bytesPerSecond.value_or(
        m_options.bytesPerSecond.value_or(m_settings.int64Value(Setting::SpeedLimit)));
    const qint64 planned = schedule.limit();
    const qint64 limit = wanted == 0 || planned == 0 ? std::max(wanted, planned) : std::min(wanted, planned);
    if (limit != limiter.limit())
        limiter.setLimit(limit);
}

void EngineParts::applyProxy()
{
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    const QNetworkProxy proxy = youku::isThisMachine(api.base().host())
                                    ? QNetworkProxy(QNetworkProxy::NoProxy)
                                    : proxySettings.proxy();
    api.setProxy(proxy);
    signedApi.setProxy(proxy);
    slices.servers().setProxy(proxy);
    cloud.connections().setProxy(proxy);
}

} // namespace engine
