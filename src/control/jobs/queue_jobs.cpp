#include "control/jobs/queue_jobs.h"

#include <algorithm>

namespace control {

using transfer::Activity;
using transfer::UploadId;

ResumeJob::ResumeJob(engine::Engine &engine, Reporter &reporter, const ResumeOptions &options)
    : WatchingJob(engine, reporter)
    , m_options(options)
{
}

QList<UploadId> ResumeJob::chosen()
{
    if (!m_options.ids.isEmpty())
        return m_options.ids;
    const Activity wanted =
        m_options.what == ResumeOptions::What::Paused ? Activity::Paused : Activity::Failed;
    QList<UploadId> ids;
    for (const UploadId id : engine().queue().order()) {
        if (engine().queue().find(id)->activity() == wanted)
            ids.append(id);
    }
    return ids;
}

void ResumeJob::start()
{
    QList<UploadId> ids = chosen();
    if (!known(ids))
        return;
    for (const UploadId id : std::as_const(ids))
        goOn(id);
    for (const UploadId id : running()) {
        if (!ids.contains(id))
            ids.append(id);
    }
    if (ids.isEmpty() && toBeCancelled().isEmpty())
        reporter().remark(tr("There is nothing to go on with."));
    follow(ids, UploadWatch::Wanted::Published);
}

CancelJob::CancelJob(engine::Engine &engine, Reporter &reporter, const CancelOptions &options)
    : WatchingJob(engine, reporter)
    , m_options(options)
{
}

void CancelJob::start()
{
    if (!known(m_options.ids))
        return;
    engine().queue().cancel(m_options.ids);
    follow(m_options.ids, UploadWatch::Wanted::Cancelled);
}

} // namespace control
