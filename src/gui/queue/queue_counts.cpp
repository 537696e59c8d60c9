#include "gui/queue/queue_counts.h"

namespace gui {

QueueCounts::Kind QueueCounts::kindOf(const transfer::Upload &upload)
{
    return {upload.activity(), groupOf(upload), gui::retryable(upload),
            applies(RowCommand::Start, upload) || applies(RowCommand::Resume, upload)};
}

void QueueCounts::add(const Kind &kind, int times)
{
    m_activities[std::size_t(kind.activity)] += times;
    m_groups[std::size_t(kind.group)] += times;
    m_groups[std::size_t(Group::All)] += times;
    m_retryable += kind.retryable ? times : 0;
    m_startable += kind.startable ? times : 0;
}

} // namespace gui
