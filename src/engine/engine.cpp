#include "engine/engine.h"

#include "base/background.h"
#include "engine/machine.h"
#include "engine/profile_findings.h"
#include "engine/sign_in_check.h"
#include "sandbox/embedded_sandbox.h"
#include "store/log_file.h"
#include "transfer/files/file_identity.h"

#include <QDir>
#include <QLoggingCategory>
#include <QPointer>

#include <utility>

using namespace Qt::StringLiterals;

namespace engine {

Q_LOGGING_CATEGORY(engineLog, "youchuan.engine", QtInfoMsg)

namespace {

constexpr int testStallMs = 15000;
constexpr qint64 practiceLookMs = 1000; // a practice video is ready within seconds

QUrl wantedBase(const store::Settings &settings)
{
    if (const QString fromEnvironment = qEnvironmentVariable("YOUCHUAN_API_URL"); !fromEnvironment.isEmpty())
        return QUrl(fromEnvironment);
    if (const QString set = settings.text(store::Setting::ApiUrl); !set.isEmpty())
        return QUrl(set);
    return youku::ApiClient::defaultBase();
}

} // namespace

class Engine::Parts
{
public:
    explicit Parts(const Options &given)
        : options(given)
        , profile(store::Profile::at(given.profileDir, given.practice))
        , settings(profile.isOurs(&refusal) ? profile.settingsPath() : QString())
    {
    }

    const Options options;
    store::Profile profile;
    QString refusal; // a sentence, where the profile may be somebody else's: nothing of it is read
    store::Settings settings;
    std::unique_ptr<store::LogFile> log;
    std::unique_ptr<sandbox::EmbeddedSandbox> sandbox;
    std::unique_ptr<Machine> machine; // once scheme and host are known
    bool closing = false;
};

Engine::Engine(const Options &options, QObject *parent)
    : QObject(parent)
    , m_parts(std::make_unique<Parts>(options))
{
}

Engine::~Engine() = default;

void Engine::open()
{
    QMetaObject::invokeMethod(this, &Engine::takeProfile, Qt::QueuedConnection);
}

void Engine::fail(StartFailure::Reason reason, const QString &message, qint64 holderPid)
{
    emit failed({reason, message, holderPid});
}

void Engine::takeProfile()
{
    using Reason = StartFailure::Reason;
    QString reason = m_parts->refusal;
    if (!reason.isEmpty() || !m_parts->profile.prepare(&reason))
        return fail(Reason::ProfileUnusable, reason);
    if (!takeLock())
        return;
    m_parts->log = std::make_unique<store::LogFile>(m_parts->profile.logDir());
    qCInfo(engineLog) << "Youchuan" << YOUCHUAN_VERSION << "with Qt" << qVersion() << "begins"
                      << (m_parts->options.practice ? "to practise" : "to work");
    const words::ProfileFindings findings =
        profileFindings(m_parts->profile, *m_parts->log, m_parts->settings);
    for (const QString &sentence : words::profileSentences(findings))
        emit notice(sentence);
    connect(&m_parts->settings, &store::Settings::notWritten, this, [this] {
        emit notice(tr("The settings cannot be written at the moment; the disk may be full."));
    });
    if (m_parts->options.practice)
        return startSandbox();
    const base::Result<QUrl> base = youku::ApiClient::checkedBase(wantedBase(m_parts->settings));
    if (!base.ok())
        return fail(Reason::BadApiUrl,
                    tr("This address of Youku is not taken: %1").arg(base.error().message));
    startMachine(base.value());
    m_parts->machine->keeper.restore(this, [this] { openQueue(); });
}

bool Engine::takeLock()
{
    using Reason = StartFailure::Reason;
    const QString dir = QDir::toNativeSeparators(m_parts->profile.dir());
    qint64 holder = 0;
    switch (m_parts->profile.lock(&holder)) {
    case store::LockResult::Taken:
        return true;
    case store::LockResult::NotWritten:
        fail(Reason::DiskFull, tr("Nothing can be written in %1; the disk may be full.").arg(dir));
        break;
    case store::LockResult::NotOffered:
        fail(Reason::ProfileUnusable,
             tr("The file system of %1 has no locks, so two programs could use it at once. Use a folder on "
                "another disk.")
                 .arg(dir));
        break;
    case store::LockResult::Held:
        fail(Reason::ProfileInUse,
             holder > 0 ? tr("Process %1 uses the profile %2 already.").arg(holder).arg(dir)
                        : tr("Another program uses the profile %1 already.").arg(dir),
             holder);
        break;
    }
    return false;
}

void Engine::startSandbox()
{
    sandbox::Options options;
    options.dir = m_parts->profile.sandboxDir();
    options.behaviour.taskTimeoutSeconds = 10; // nobody practises waiting
    m_parts->sandbox = std::make_unique<sandbox::EmbeddedSandbox>(options);
    connect(m_parts->sandbox.get(), &sandbox::EmbeddedSandbox::failed, this, [this](const QString &message) {
        fail(StartFailure::Reason::Sandbox, tr("Practice mode cannot start: %1").arg(message));
    });
    connect(m_parts->sandbox.get(), &sandbox::EmbeddedSandbox::ready, this,
            [this](const QUrl &apiUrl, const youku::Credentials &credentials) {
                startMachine(apiUrl);
                Machine &machine = *m_parts->machine;
                // The sandbox listens on another port each time; uploads remember that of an earlier run.
                machine.slices.servers().setOverride(u"%1:%2"_s.arg(apiUrl.host()).arg(apiUrl.port()));
                machine.watch.setFirstPause(practiceLookMs);
                machine.keeper.signInForNow(credentials);
                openQueue();
            });
    m_parts->sandbox->start();
}

void Engine::startMachine(const QUrl &apiBase)
{
    m_parts->machine =
        std::make_unique<Machine>(m_parts->options, apiBase, m_parts->profile, m_parts->settings);
    connect(&m_parts->machine->keeper, &AccountKeeper::notice, this, &Engine::notice);
    connect(&m_parts->machine->catalogue, &Catalogue::categoriesChanged, this, &Engine::categoriesChanged);
    connect(&m_parts->machine->catalogue, &Catalogue::specChanged, this, &Engine::specChanged);
    connect(
        &m_parts->machine->limits, &transfer::Limits::notTold, this,
        [this] {
            emit notice(tr("Youku did not say how large a file may be; it will say so when it gets one."));
        },
        Qt::SingleShotConnection);
}

// Records of version 2 name an account otherwise; nobody sees them before they are named anew.
void Engine::openQueue()
{
    store::UploadStore &store = m_parts->machine->store;
    store.accounts(this, [this, &store](const QList<transfer::AccountId> &ids) {
        const auto names = m_parts->machine->keeper.takeOver(ids);
        if (names.isEmpty())
            return loadQueue();
        store.renameAccounts(names, this, [this](const std::optional<base::Error> &failure) {
            if (!failToOpen(failure))
                loadQueue();
        });
    });
}

void Engine::loadQueue()
{
    m_parts->machine->store.load(this, [this](const store::Loaded &loaded) {
        if (m_parts->closing || failToOpen(loaded.failure))
            return;
        if (!loaded.notice.isEmpty())
            emit notice(loaded.notice);
        m_parts->machine->queue.restore(loaded.records, loaded.lastId);
        m_parts->machine->catalogue.fetch();
        m_parts->machine->watch.begin();
        emit opened();
    });
}

bool Engine::failToOpen(const std::optional<base::Error> &failure)
{
    if (failure && failure->kind == base::ErrorKind::DiskFull)
        fail(StartFailure::Reason::DiskFull,
             tr("The disk is full; the queue cannot be opened. It is as it was."));
    else if (failure)
        fail(StartFailure::Reason::ProfileUnusable,
             tr("The queue cannot be opened: %1").arg(failure->message));
    return failure.has_value();
}

void Engine::close()
{
    if (std::exchange(m_parts->closing, true))
        return;
    if (m_parts->machine)
        m_parts->machine->queue.shutDown(
            this, [this] { QMetaObject::invokeMethod(this, &Engine::closed, Qt::QueuedConnection); });
    else
        QMetaObject::invokeMethod(this, &Engine::closed, Qt::QueuedConnection);
}

bool Engine::practice() const
{
    return m_parts->options.practice;
}

const store::Profile &Engine::profile() const
{
    return m_parts->profile;
}

store::Settings &Engine::settings()
{
    return m_parts->settings;
}

transfer::Gates &Engine::gates()
{
    return m_parts->machine->services.gates;
}

transfer::UploadQueue &Engine::queue()
{
    return m_parts->machine->queue;
}

transfer::AccountSessions &Engine::accounts()
{
    return m_parts->machine->accounts;
}

transfer::AccountSession &Engine::account()
{
    return m_parts->machine->accounts.inUse();
}

youku::ApiClient &Engine::api()
{
    return m_parts->machine->api;
}

void Engine::signIn(const youku::Credentials &credentials, const QDateTime &validUntil, QObject *context,
                    std::function<void(bool kept)> done)
{
    m_parts->machine->keeper.signIn(credentials, validUntil, context, std::move(done));
}

void Engine::signOut()
{
    m_parts->machine->keeper.signOut();
}

void Engine::findKeychain(QObject *context, std::function<void(bool found)> done)
{
    m_parts->machine->keeper.findKeychain(context, std::move(done));
}

void Engine::checkSignIn(QObject *context, base::Answer<base::Nothing> done)
{
    engine::checkSignIn(m_parts->machine->api, account(), context, std::move(done));
}

void Engine::checkSignIn(const youku::Credentials &credentials, QObject *context,
                         base::Answer<youku::Credentials> done)
{
    // A session of its own: what is only tried must not stop what runs. Renewed tokens go back to the caller.
    auto *trial = new transfer::AccountSession({}, m_parts->machine->api, context);
    trial->signIn(credentials);
    engine::checkSignIn(m_parts->machine->api, *trial, context,
                        [trial, done = std::move(done)](const base::Result<base::Nothing> &answer) {
                            const youku::Credentials renewed = trial->credentials();
                            trial->deleteLater();
                            if (answer.ok())
                                done(renewed);
                            else
                                done(answer.error());
                        });
}

ProxyKeeper &Engine::proxy()
{
    return m_parts->machine->proxyKeeper;
}

void Engine::testConnection(const QNetworkProxy &proxy, QObject *context, base::Answer<base::Nothing> done)
{
    auto *client = new youku::ApiClient(m_parts->machine->api.base(), context);
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
    return m_parts->machine->catalogue.categories();
}

const std::optional<youku::Spec> &Engine::spec() const
{
    return m_parts->machine->catalogue.spec();
}

void Engine::history(QObject *context, std::function<void(const QList<transfer::UploadRecord> &)> done)
{
    m_parts->machine->store.history(context, std::move(done));
}

void Engine::findSameFile(const QString &path, QObject *context,
                          std::function<void(std::optional<transfer::UploadRecord>)> done)
{
    base::inBackground(
        m_parts->machine->reading, context, [path] { return transfer::identityOf(path); },
        [this, guard = QPointer(this), path, context,
         done = std::move(done)](const transfer::FileIdentity &identity) {
            if (guard)
                m_parts->machine->store.findByIdentity(path, identity, context, done);
        });
}

} // namespace engine
