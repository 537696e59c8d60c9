#include "cli/commands/queue_commands.h"

#include <algorithm>

namespace cli {

using transfer::Activity;
using transfer::UploadId;

ResumeCommand::ResumeCommand(const CommonOptions &common, const ResumeOptions &options)
    : WatchingCommand(common, options.pace)
    , m_options(options)
{
}

QList<UploadId> ResumeCommand::chosen()
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

void ResumeCommand::work()
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
    if (ids.isEmpty() && toBeCancelled().isEmpty() && !common().quiet)
        reporter().note(tr("There is nothing to go on with."));
    follow(ids, UploadWatch::Wanted::Published);
}

CancelCommand::CancelCommand(const CommonOptions &common, const CancelOptions &options)
    : WatchingCommand(common)
    , m_options(options)
{
}

void CancelCommand::work()
{
    if (!known(m_options.ids))
        return;
    engine().queue().cancel(m_options.ids);
    follow(m_options.ids, UploadWatch::Wanted::Cancelled);
}

} // namespace cli
