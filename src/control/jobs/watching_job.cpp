#include "control/jobs/watching_job.h"

namespace control {

using transfer::Activity;
using transfer::Upload;
using transfer::UploadId;

void WatchingJob::goOn(UploadId id)
{
    transfer::UploadQueue &queue = engine().queue();
    const Upload *upload = queue.find(id);
    if (upload->record().cancelled)
        queue.uploadAgain({id});
    else if (!upload->record().failure)
        queue.start({id});
    else if (upload->record().failure->kind == base::ErrorKind::FileChanged)
        queue.startOver({id});
    else
        queue.retry({id});
}

QList<UploadId> WatchingJob::running()
{
    QList<UploadId> ids;
    if (m_ownOnly)
        return ids;
    for (const UploadId id : engine().queue().order()) {
        const Upload *upload = engine().queue().find(id);
        if (!upload->ended() && upload->record().intent == transfer::Intent::Run)
            ids.append(id);
    }
    return ids;
}

bool WatchingJob::known(const QList<UploadId> &ids)
{
    for (const UploadId id : ids) {
        if (!engine().queue().order().contains(id)) {
            reporter().note(tr("There is no upload %1 in the queue; the command list shows it.").arg(id));
            end(ExitCode::WrongUsage);
            return false;
        }
    }
    return true;
}

QList<UploadId> WatchingJob::toBeCancelled()
{
    QList<UploadId> ids;
    if (m_ownOnly)
        return ids;
    for (const UploadId id : engine().queue().order()) {
        const Upload *upload = engine().queue().find(id);
        if (!upload->ended() && upload->record().intent == transfer::Intent::Cancel)
            ids.append(id);
    }
    return ids;
}

UploadWatch *WatchingJob::follow(QList<UploadId> ids, UploadWatch::Wanted wanted)
{
    for (const UploadId id : toBeCancelled()) {
        if (!ids.contains(id))
            ids.append(id);
    }
    auto *watch = new UploadWatch(engine(), reporter(), wanted, this);
    connect(watch, &UploadWatch::finished, this, &WatchingJob::followed);
    watch->follow(ids);
    return watch;
}

} // namespace control
