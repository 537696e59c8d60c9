#include "transfer/step.h"

#include "transfer/moment.h"

namespace transfer {

Step::Step(Services &services, UploadRecord &record, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_record(record)
    , m_retrier(services)
{
    connect(&m_retrier, &Retrier::waitChanged, this, &Step::waitChanged);
}

void Step::halt()
{
    m_halted = true;
    m_retrier.stop();
}

void Step::keepThen(std::function<void()> next)
{
    m_services.journal.keep({m_record}, Durability::Fsync, this,
                            [this, next = std::move(next)](const std::optional<youku::Error> &error) {
                                if (m_halted)
                                    return;
                                if (error)
                                    return fail(*error);
                                next();
                            });
}

void Step::published(const QString &videoId)
{
    m_record.videoId = videoId;
    m_record.stage = Stage::Published;
    m_record.transferred = m_record.identity.size;
    m_record.publishedAt = utcMoment(m_services.clock.nowMs());
    m_record.uploadToken.clear();
    m_record.metadata.watchPassword.clear();
    m_record.tasksInFlight.clear();
    keepThen([this] { emit ended(StepEnd::Advanced, {}); });
}

void Step::endBy(youku::Reaction reaction, const youku::Error &error)
{
    switch (reaction) {
    case youku::Reaction::CreateAgain:
    case youku::Reaction::NextSlice:
        emit ended(StepEnd::CreateAgain, error);
        return;
    case youku::Reaction::SmallerSlices:
        emit ended(StepEnd::SmallerSlices, error);
        return;
    default:
        fail(error);
    }
}

WarmServers::Lease Step::server() const
{
    if (!m_services.uploadServerOverride.isEmpty())
        return m_services.serverAt({m_services.uploadServerOverride, {}});
    return m_services.serverAt({m_record.serverUri, m_record.serverAddress});
}

ServerStep::ServerStep(Services &services, UploadRecord &record, QObject *parent)
    : Step(services, record, parent)
    , m_server(server())
{
}

} // namespace transfer
