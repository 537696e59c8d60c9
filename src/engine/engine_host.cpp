#include "engine/engine_host.h"

#include "engine/engine.h"
#include "engine/engine_parts.h"
#include "engine/report/profile_findings.h"
#include "sandbox/embedded_sandbox.h"
#include "store/profile/log_file.h"

#include <QDir>
#include <QLoggingCategory>

#include <utility>

using namespace Qt::StringLiterals;

namespace engine {

Q_LOGGING_CATEGORY(engineLog, "youchuan.engine", QtInfoMsg)

namespace {

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

class EngineHost::Private
{
public:
    explicit Private(const Options &given)
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
    std::unique_ptr<EngineParts> open; // once scheme and host are known
    std::unique_ptr<Engine> engine;
    bool isOpen = false;
    bool closing = false;
};

EngineHost::EngineHost(const Options &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(options))
{
}

EngineHost::~EngineHost() = default;

void EngineHost::open()
{
    QMetaObject::invokeMethod(this, &EngineHost::takeProfile, Qt::QueuedConnection);
}

const store::Profile &EngineHost::profile() const
{
    return d->profile;
}

void EngineHost::tell(const QString &sentence)
{
    if (d->isOpen)
        emit d->engine->notice(sentence);
    else
        emit notice(sentence);
}

void EngineHost::fail(StartFailure::Reason reason, const QString &message, qint64 holderPid)
{
    emit failed({reason, message, holderPid});
}

void EngineHost::takeProfile()
{
    using Reason = StartFailure::Reason;
    QString reason = d->refusal;
    if (!reason.isEmpty() || !d->profile.prepare(&reason))
        return fail(Reason::ProfileUnusable, reason);
    if (!takeLock())
        return;
    d->log = std::make_unique<store::LogFile>(d->profile.logDir());
    qCInfo(engineLog) << "Youchuan" << YOUCHUAN_VERSION << "with Qt" << qVersion() << "begins"
                      << (d->options.practice ? "to practise" : "to work");
    const words::ProfileFindings findings = profileFindings(d->profile, *d->log, d->settings);
    for (const QString &sentence : words::profileSentences(findings))
        tell(sentence);
    connect(&d->settings, &store::Settings::notWritten, this,
            [this] { tell(tr("The settings cannot be written at the moment; the disk may be full.")); });
    if (d->options.practice)
        return startSandbox();
    const base::Result<QUrl> base = youku::ApiClient::checkedBase(wantedBase(d->settings));
    if (!base.ok())
        return fail(Reason::BadApiUrl,
                    tr("This address of Youku is not taken: %1").arg(base.error().message));
    const QString api = qEnvironmentVariable("YOUCHUAN_API");
    if (!api.isEmpty() && !youku::apiFromName(api))
        return fail(Reason::BadApiUrl, tr("YOUCHUAN_API is “open” or “signed”, not “%1”.").arg(api));
    makeEngine(base.value());
    d->open->accountStore.useApi(youku::apiFromName(api));
    d->open->accountStore.restore(this, [this] { openQueue(); });
}

bool EngineHost::takeLock()
{
    using Reason = StartFailure::Reason;
    const QString dir = QDir::toNativeSeparators(d->profile.dir());
    qint64 holder = 0;
    switch (d->profile.lock(&holder)) {
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

void EngineHost::startSandbox()
{
    sandbox::Options options;
    options.dir = d->profile.sandboxDir();
    options.behaviour.hardTokens = true;                          // our own client encodes them
    options.behaviour.taskTimeoutSeconds = 10;                    // nobody practises waiting
    options.behaviour.transports = {.slices = true, .oss = true}; // as create is asked
    if (d->options.practiceTakesTime)
        options.rate = d->settings.int64Value(store::Setting::PracticeRate);
    d->sandbox = std::make_unique<sandbox::EmbeddedSandbox>(options);
    connect(&d->settings, &store::Settings::changed, d->sandbox.get(), [this](store::Setting setting) {
        if (setting == store::Setting::PracticeRate && d->options.practiceTakesTime)
            d->sandbox->setRate(d->settings.int64Value(setting));
    });
    connect(d->sandbox.get(), &sandbox::EmbeddedSandbox::failed, this, [this](const QString &message) {
        fail(StartFailure::Reason::Sandbox, tr("Practice mode cannot start: %1").arg(message));
    });
    connect(d->sandbox.get(), &sandbox::EmbeddedSandbox::ready, this,
            [this](const QUrl &apiUrl, const youku::Credentials &credentials) {
                makeEngine(apiUrl);
                EngineParts &parts = *d->open;
                // The sandbox listens on another port each time; uploads remember that of an earlier run.
                parts.slices.servers().setOverride(u"%1:%2"_s.arg(apiUrl.host()).arg(apiUrl.port()));
                parts.watch.setFirstPause(practiceLookMs);
                parts.accountStore.signInForNow(credentials);
                openQueue();
            });
    d->sandbox->start();
}

void EngineHost::makeEngine(const QUrl &apiBase)
{
    d->open = std::make_unique<EngineParts>(d->options, apiBase, d->profile, d->settings);
    d->engine = std::make_unique<Engine>(d->options, d->profile, *d->open);
    connect(d->engine.get(), &Engine::notice, this, [this](const QString &sentence) {
        if (!d->isOpen)
            emit notice(sentence);
    });
}

// Records of version 2 name an account otherwise; nobody sees them before they are named anew.
void EngineHost::openQueue()
{
    store::UploadStore &store = d->open->store;
    store.accounts(this, [this, &store](const QList<transfer::AccountId> &ids) {
        const auto names = d->open->accountStore.takeOver(ids);
        if (names.isEmpty())
            return loadQueue();
        store.renameAccounts(names, this, [this](const std::optional<base::Error> &failure) {
            if (!failToOpen(failure))
                loadQueue();
        });
    });
}

// Pictures of uploads that no queue knows go; of a queue that cannot be read nobody knows any.
void EngineHost::loadQueue()
{
    using Looks = QHash<transfer::UploadId, store::KeptLook>;
    d->open->store.looks(this, [this](const Looks &looks) {
        d->open->store.load(this, [this, looks](const store::Loaded &loaded) {
            if (d->closing || failToOpen(loaded.failure))
                return;
            if (!loaded.notice.isEmpty())
                tell(loaded.notice);
            d->open->looks.restore(looks);
            d->open->queue.restore(loaded.records, loaded.lastId);
            d->open->catalogue.fetch();
            d->open->watch.begin();
            d->open->hook.begin();
            d->open->folders.begin(d->options.watchesFolders, this, [this] {
                if (d->closing)
                    return;
                d->isOpen = true;
                emit opened(d->engine.get());
            });
        });
    });
}

bool EngineHost::failToOpen(const std::optional<base::Error> &failure)
{
    if (failure && failure->kind == base::ErrorKind::DiskFull)
        fail(StartFailure::Reason::DiskFull,
             tr("The disk is full; the queue cannot be opened. It is as it was."));
    else if (failure)
        fail(StartFailure::Reason::ProfileUnusable,
             tr("The queue cannot be opened: %1").arg(failure->message));
    return failure.has_value();
}

void EngineHost::close()
{
    if (std::exchange(d->closing, true))
        return;
    if (d->open)
        d->open->folders.end();
    if (d->open)
        d->open->queue.shutDown(this, [this] {
            // What was published last is told as well.
            d->open->hook.finish(
                this, [this] { QMetaObject::invokeMethod(this, &EngineHost::closed, Qt::QueuedConnection); });
        });
    else
        QMetaObject::invokeMethod(this, &EngineHost::closed, Qt::QueuedConnection);
}

} // namespace engine
