#include "engine/engine.h"

#include "base/background.h"
#include "base/guarded.h"
#include "engine/accounts/sign_in_check.h"
#include "engine/engine_parts.h"
#include "transfer/files/file_identity.h"
#include "words/reasons/cloud_words.h"

#include <QPointer>

#include <utility>

namespace engine {

namespace {

constexpr int testStallMs = 15000;

} // namespace

Engine::Engine(const Options &options, const store::Profile &profile, EngineParts &parts, QObject *parent)
    : QObject(parent)
    , m_practice(options.practice)
    , m_profile(profile)
    , m_parts(parts)
{
    connect(&parts.accountStore, &AccountStore::notice, this, &Engine::notice);
    connect(&parts.catalogue, &Catalogue::categoriesChanged, this, &Engine::categoriesChanged);
    connect(&parts.catalogue, &Catalogue::specChanged, this, &Engine::specChanged);
    connect(&parts.transports.policy(), &transfer::TransportPolicy::fellBack, this,
            [this](const QString &host) { emit notice(words::cloudUnusable(host)); });
    connect(
        &parts.spec, &transfer::UploadSpec::notTold, this,
        [this] {
            emit notice(tr("Youku did not say how large a file may be; it will say so when it gets one."));
        },
        Qt::SingleShotConnection);
}

Engine::~Engine() = default;

bool Engine::practice() const
{
    return m_practice;
}

const store::Profile &Engine::profile() const
{
    return m_profile;
}

store::Settings &Engine::settings()
{
    return m_parts.settings();
}

transfer::Gates &Engine::gates()
{
    return m_parts.services.gates;
}

transfer::UploadQueue &Engine::queue()
{
    return m_parts.queue;
}

FileLooks &Engine::looks()
{
    return m_parts.looks;
}

Schedule &Engine::schedule()
{
    return m_parts.schedule;
}

SendOverrides &Engine::overrides()
{
    return m_parts.overrides;
}

qint64 Engine::speedLimit() const
{
    return m_parts.limiter.limit();
}

transfer::AccountSessions &Engine::accounts()
{
    return m_parts.accounts;
}

transfer::AccountSession &Engine::account()
{
    return m_parts.accounts.byDefault();
}

youku::ApiClient &Engine::api()
{
    return m_parts.api;
}

const youku::PublishingApis &Engine::apis()
{
    return m_parts.apis;
}

AccountStore &Engine::accountStore()
{
    return m_parts.accountStore;
}

void Engine::findKeychain(QObject *context, std::function<void(bool found)> done)
{
    m_parts.accountStore.findKeychain(context, std::move(done));
}

void Engine::checkSignIn(transfer::AccountSession &account, QObject *context,
                         base::Answer<base::Nothing> done)
{
    engine::checkSignIn(
        m_parts.apis, account, context,
        [this, &account, done = std::move(done)](const base::Result<youku::Credentials> &answer) {
            if (!answer.ok())
                return done(answer.error());
            m_parts.accountStore.settleApi(account, answer.value());
            done(base::Nothing());
        });
}

void Engine::checkSignIn(const youku::Credentials &credentials, QObject *context, Checked done)
{
    // A session of its own: what is only tried must not stop what runs. It goes on when nobody waits for it
    // any more: what it renews may be what an account in use has.
    auto *trial = new transfer::AccountSession({}, m_parts.apis, &m_parts.accounts);
    trial->signIn(credentials);
    m_parts.accountStore.shareRenewals(*trial);
    const auto told = base::guarded(context, std::move(done));
    const auto accepted = [this, trial, told](const youku::Credentials &by) {
        // As the API that accepted it, with what it was renewed to meanwhile.
        auto *asking = new transfer::AccountSession({}, m_parts.apis, &m_parts.accounts);
        youku::Credentials once = by; // accepted just now: nothing of it is to be renewed
        once.refreshToken.clear();
        asking->signIn(once);
        engine::askOwner(*asking, asking, [asking, trial, told, by](const base::Result<youku::User> &user) {
            asking->deleteLater();
            trial->deleteLater();
            told(base::Result<base::Nothing>(base::Nothing()), by,
                 user.ok() ? std::optional(user.value()) : std::nullopt);
        });
    };
    engine::checkSignIn(m_parts.apis, *trial, trial,
                        [trial, told, accepted](const base::Result<youku::Credentials> &answer) {
                            if (answer.ok())
                                return accepted(answer.value());
                            trial->deleteLater();
                            told(base::Result<base::Nothing>(answer.error()), trial->credentials(),
                                 std::optional<youku::User>());
                        });
}

youku::ApiKind Engine::knownApi(const QString &clientId) const
{
    return m_parts.accountStore.knownApi(clientId);
}

ProxySettings &Engine::proxy()
{
    return m_parts.proxySettings;
}

void Engine::lookForNetwork()
{
    emit m_parts.connectivity.lookNow();
}

void Engine::testConnection(const QNetworkProxy &proxy, QObject *context, base::Answer<base::Nothing> done)
{
    auto *client = new youku::ApiClient(m_parts.api.base(), context);
    client->setProxy(proxy);
    client->setStallTime(testStallMs);
    client->spec(context, [client, done = std::move(done)](const base::Result<youku::Spec> &answer) {
        client->deleteLater();
        // Whatever Youku says, it was Youku who said it.
        const bool answered = answer.ok() || answer.error().fault == base::Fault::Code;
        if (answered)
            done(base::Nothing());
        else
            done(answer.error());
    });
}

const QList<youku::Category> &Engine::categories() const
{
    return m_parts.catalogue.categories();
}

const std::optional<youku::Spec> &Engine::spec() const
{
    return m_parts.catalogue.spec();
}

Folders &Engine::folders()
{
    return m_parts.folders;
}

History &Engine::history()
{
    return m_parts.history;
}

void Engine::findSameFile(const QString &path, QObject *context,
                          std::function<void(std::optional<transfer::UploadRecord>)> done)
{
    base::inBackground(
        m_parts.reading, context, [path] { return transfer::identityOf(path); },
        [this, guard = QPointer(this), path, context,
         done = std::move(done)](const transfer::FileIdentity &identity) {
            if (guard)
                m_parts.store.findByIdentity(path, identity, context, done);
        });
}

} // namespace engine
