#include "control/server/errand.h"

#include "control/jobs/catalogue_job.h"
#include "control/jobs/folders_job.h"
#include "control/jobs/queue_jobs.h"
#include "control/jobs/upload_job.h"
#include "control/server/peer.h"
#include "control/wire/events.h"

namespace control {

namespace {

struct PaceOf {
    engine::SendOptions operator()(const UploadOptions &wish) const { return wish.pace; }
    engine::SendOptions operator()(const ResumeOptions &wish) const { return wish.pace; }
    template <typename Other>
    engine::SendOptions operator()(const Other &) const
    {
        return {};
    }
};

struct JobMaker {
    engine::Engine &engine;
    Reporter &reporter;

    std::unique_ptr<Job> operator()(const UploadOptions &wish) const
    {
        return ofItsOwn(std::make_unique<UploadJob>(engine, reporter, wish));
    }
    std::unique_ptr<Job> operator()(const ResumeOptions &wish) const
    {
        return ofItsOwn(std::make_unique<ResumeJob>(engine, reporter, wish));
    }
    std::unique_ptr<Job> operator()(const CancelOptions &wish) const
    {
        return ofItsOwn(std::make_unique<CancelJob>(engine, reporter, wish));
    }
    std::unique_ptr<Job> operator()(const CatalogueOptions &wish) const
    {
        return std::make_unique<CatalogueJob>(engine, reporter, wish);
    }
    std::unique_ptr<Job> operator()(const FoldersOptions &wish) const
    {
        return std::make_unique<FoldersJob>(engine, reporter, wish);
    }
    template <typename Other>
    std::unique_ptr<Job> operator()(const Other &) const
    {
        return nullptr;
    }

    static std::unique_ptr<Job> ofItsOwn(std::unique_ptr<WatchingJob> job)
    {
        job->followOwnOnly();
        return job;
    }
};

bool isEmpty(const engine::SendOptions &pace)
{
    return !pace.lanes && !pace.bytesPerSecond && !pace.transport && !pace.ignorePlan
           && pace.sliceLengthKb == 0;
}

} // namespace

Errand::Errand(engine::Engine &engine, Peer &peer, const Request &request)
    : m_peer(&peer)
    , m_reporter(peer, request.caller.language)
    , m_job(std::visit(JobMaker{engine, m_reporter}, request.wish))
{
    engine::SendOptions pace = std::visit(PaceOf(), request.wish);
    engine::SendOptions limit;
    limit.bytesPerSecond = std::exchange(pace.bytesPerSecond, std::nullopt);
    if (!isEmpty(pace))
        m_pace = engine.overrides().hold(pace);
    if (!isEmpty(limit))
        m_limit = engine.overrides().hold(limit);
    connect(&engine, &engine::Engine::notice, this,
            [this](const QString &sentence) { m_reporter.note(sentence); });
    connect(&peer, &Peer::gone, this, [this] {
        m_followed = false;
        m_reporter.letGo();
        m_limit.reset();
    });
    connect(m_job.get(), &Job::finished, this, &Errand::finish);
}

Errand::~Errand() = default;

bool Errand::isFor(const Wish &wish)
{
    return !std::holds_alternative<OpenFiles>(wish) && !std::holds_alternative<ListUploads>(wish);
}

void Errand::start()
{
    m_reporter.speak([this] { m_job->start(); });
}

void Errand::leave()
{
    m_job->stop();
    if (!m_peer)
        return;
    m_peer->send(eventJson(Told::Leaving));
    m_peer->finish();
}

void Errand::finish(ExitCode code)
{
    if (m_peer) {
        m_peer->send(finishedJson(code));
        m_peer->finish();
    }
    emit over();
}

} // namespace control
