#include "cli/commands/engine_command.h"

#include "control/server/server.h"
#include "engine/accounts/account_store.h"
#include "words/reasons/reasons.h"

namespace cli {

EngineCommand::EngineCommand(const CommonOptions &common, const PaceOptions &pace)
    : m_common(common)
    , m_pace(pace)
    , m_reporter(makeReporter(common.json, common.quiet))
{
}

EngineCommand::~EngineCommand() = default;

void EngineCommand::start()
{
    if (m_ending) // meanwhile
        return;
    engine::Options options;
    options.profileDir = m_common.profileDir;
    options.practice = m_common.practice;
    options.lanes = m_pace.lanes;
    options.bytesPerSecond = m_pace.bytesPerSecond;
    options.transport = m_pace.transport;
    options.ignorePlan = m_pace.ignorePlan;
    options.watchesFolders = watchesFolders();
    options.sliceLengthKb = m_pace.sliceLengthKb;

    m_host = std::make_unique<engine::EngineHost>(options);
    connect(m_host.get(), &engine::EngineHost::opened, this, &EngineCommand::opened);
    connect(m_host.get(), &engine::EngineHost::failed, this, &EngineCommand::couldNotOpen);
    connect(m_host.get(), &engine::EngineHost::notice, this,
            [this](const QString &sentence) { m_reporter->note(sentence); });
    connect(m_host.get(), &engine::EngineHost::closed, this,
            [this] { emit finished(m_ending.value_or(ExitCode::Success)); });
    m_host->open();
}

void EngineCommand::opened(engine::Engine *engine)
{
    m_engine = engine;
    connect(engine, &engine::Engine::notice, this,
            [this](const QString &sentence) { m_reporter->note(sentence); });
    control::nameAccountsBy(
        [engine](const transfer::AccountId &id) { return engine->accountStore().find(id).name; });
    if (m_ending)
        return;
    if (listens())
        listen();
    work();
}

// Where there is no place for a socket it works all the same; others are told that it does not answer.
void EngineCommand::listen()
{
    m_server = std::make_unique<control::Server>(*m_engine);
    QString reason;
    m_server->listen(profile().socketPaths(), &reason);
}

void EngineCommand::interrupt()
{
    if (m_ending)
        return;
    m_reporter->remark(tr("Pausing; the next start goes on from here."));
    end(ExitCode::Interrupted);
}

void EngineCommand::end(ExitCode code)
{
    if (m_ending)
        return;
    m_ending = code;
    m_server.reset();
    if (m_host)
        m_host->close();
    else
        emit finished(code);
}

ExitCode EngineCommand::tell(const base::Error &error)
{
    const words::Reason reason = words::reasonFor(error);
    m_reporter->note(reason.sentence);
    return error.kind == base::ErrorKind::Account ? ExitCode::NeedsSignIn : ExitCode::SomeFailed;
}

void EngineCommand::couldNotOpen(const engine::StartFailure &failure)
{
    using Reason = engine::StartFailure::Reason;
    if (m_ending)
        return;
    if (failure.reason == Reason::ProfileInUse)
        return inUse(failure);
    const bool isFull = failure.reason == Reason::DiskFull;
    notBegun({isFull ? base::ErrorKind::DiskFull : base::ErrorKind::Internal}, failure.message);
    switch (failure.reason) {
    case Reason::ProfileInUse:
        break;
    case Reason::ProfileUnusable:
    case Reason::BadApiUrl:
        emit finished(ExitCode::WrongUsage);
        break;
    case Reason::DiskFull:
    case Reason::Sandbox:
        emit finished(ExitCode::SomeFailed);
        break;
    }
}

void EngineCommand::inUse(const engine::StartFailure &failure)
{
    notBegun({base::ErrorKind::Internal}, failure.message);
    emit finished(ExitCode::ProfileInUse);
}

} // namespace cli
