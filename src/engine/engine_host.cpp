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

class EngineHost::Parts
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
    std::unique_ptr<EngineParts> open; // once scheme and host are known
    std::unique_ptr<Engine> engine;
    bool isOpen = false;
    bool closing = false;
};

EngineHost::EngineHost(const Options &options, QObject *parent)
    : QObject(parent)
    , m_parts(std::make_unique<Parts>(options))
{
}

EngineHost::~EngineHost() = default;

void EngineHost::open()
{
    QMetaObject::invokeMethod(this, &EngineHost::takeProfile, Qt::QueuedConnection);
}

const store::Profile &EngineHost::profile() const
{
    return m_parts->profile;
}

void EngineHost::tell(const QString &sentence)
{
    if (m_parts->isOpen)
        emit m_parts->engine->notice(sentence);
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
        tell(sentence);
    connect(&m_parts->settings, &store::Settings::notWritten, this,
            [this] { tell(tr("The settings cannot be written at the moment; the disk may be full.")); });
    if (m_parts->options.practice)
        return startSandbox();
    const base::Result<QUrl> base = youku::ApiClient::checkedBase(wantedBase(m_parts->settings));
    if (!base.ok())
        return fail(Reason::BadApiUrl,
                    tr("This address of Youku is not taken: %1").arg(base.error().message));
    const QString api = qEnvironmentVariable("YOUCHUAN_API");
    if (!api.isEmpty() && !youku::apiFromName(api))
        return fail(Reason::BadApiUrl, tr("YOUCHUAN_API is “open” or “signed”, not “%1”.").arg(api));
    makeEngine(base.value());
    m_parts->open->accountStore.useApi(youku::apiFromName(api));
    m_parts->open->accountStore.restore(this, [this] { openQueue(); });
}

bool EngineHost::takeLock()
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

void EngineHost::startSandbox()
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
                makeEngine(apiUrl);
                EngineParts &parts = *m_parts->open;
                // The sandbox listens on another port each time; uploads remember that of an earlier run.
                parts.slices.servers().setOverride(u"%1:%2"_s.arg(apiUrl.host()).arg(apiUrl.port()));
                parts.watch.setFirstPause(practiceLookMs);
                parts.accountStore.signInForNow(credentials);
                openQueue();
            });
    m_parts->sandbox->start();
}

void EngineHost::makeEngine(const QUrl &apiBase)
{
    m_parts->open =
        std::make_unique<EngineParts>(m_parts->options, apiBase, m_parts->profile, m_parts->settings);
    m_parts->engine = std::make_unique<Engine>(m_parts->options, m_parts->profile, *m_parts->open);
    connect(m_parts->engine.get(), &Engine::notice, this, [this](const QString &sentence) {
        if (!m_parts->isOpen)
            emit notice(sentence);
    });
}

// Records of version 2 name an account otherwise; nobody sees them before they are named anew.
void EngineHost::openQueue()
{
    store::UploadStore &store = m_parts->open->store;
    store.accounts(this, [this, &store](const QList<transfer::AccountId> &ids) {
        const auto names = m_parts->open->accountStore.takeOver(ids);
        if (names.isEmpty())
            return loadQueue();
        store.renameAccounts(names, this, [this](const std::optional<base::Error> &failure) {
            if (!failToOpen(failure))
                loadQueue();
        });
    });
}

void EngineHost::loadQueue()
{
    m_parts->open->store.load(this, [this](const store::Loaded &loaded) {
        if (m_parts->closing || failToOpen(loaded.failure))
            return;
        if (!loaded.notice.isEmpty())
            tell(loaded.notice);
        m_parts->open->queue.restore(loaded.records, loaded.lastId);
        m_parts->open->catalogue.fetch();
        m_parts->open->watch.begin();
        m_parts->isOpen = true;
        emit opened(m_parts->engine.get());
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
    if (std::exchange(m_parts->closing, true))
        return;
    if (m_parts->open)
        m_parts->open->queue.shutDown(
            this, [this] { QMetaObject::invokeMethod(this, &EngineHost::closed, Qt::QueuedConnection); });
    else
        QMetaObject::invokeMethod(this, &EngineHost::closed, Qt::QueuedConnection);
}

} // namespace engine
