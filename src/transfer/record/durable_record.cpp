#include "transfer/record/durable_record.h"

#include <QPointer>

#include <utility>

namespace transfer {

DurableRecord::DurableRecord(Journal &journal, const UploadRecord &record)
    : m_journal(journal)
    , m_kept(record)
    , m_now(record)
    , m_asked(record)
{
}

void DurableRecord::advance(const Edit &edit, QObject *context, Saved then)
{
    const Saved saved = begin(edit, false, context, std::move(then));
    m_journal.save({m_asked}, Durability::Fsync, this, saved);
}

void DurableRecord::advanceSlices(const QList<SliceTask> &inFlight,
                                  const QList<AcknowledgedSlice> &acknowledged, QObject *context, Saved then)
{
    const Edit edit = [inFlight, acknowledged](UploadRecord &record) {
        record.tasksInFlight = inFlight;
        record.acknowledged = acknowledged;
    };
    const Saved saved = begin(edit, false, context, std::move(then));
    m_journal.saveSlices(m_asked.id, inFlight, acknowledged, m_asked.transferred, this, saved);
}

void DurableRecord::change(const Edit &edit)
{
    const Saved saved = begin(edit, true, this, {});
    m_journal.save({m_asked}, Durability::Fsync, this, saved);
}

void DurableRecord::note(const Edit &edit)
{
    edit(m_kept);
    edit(m_now);
    edit(m_asked);
}

Saved DurableRecord::begin(const Edit &edit, bool shown, QObject *context, Saved then)
{
    edit(m_asked);
    m_pending.push_back({edit, shown});
    if (shown)
        edit(m_now);
    else
        ++m_settling;
    return [this, shown, context = QPointer(context), then = std::move(then)] {
        if (!shown)
            --m_settling;
        kept();
        const QPointer<DurableRecord> guard(this);
        if (context && then)
            then();
        if (!guard || shown)
            return;
        emit advanced();
        if (m_settling == 0)
            emit settled();
    };
}

// The oldest of them. What the user wants stands on top of what is kept.
void DurableRecord::kept()
{
    m_pending.front().edit(m_kept);
    m_pending.pop_front();
    m_now = m_kept;
    for (const Pending &pending : m_pending) {
        if (pending.shown)
            pending.edit(m_now);
    }
}

} // namespace transfer
