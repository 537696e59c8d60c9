#include "transfer/record/durable_record.h"

#include <QPointer>

#include <utility>

namespace transfer {

namespace {

DurableRecord::Edit noting(const QList<Happening> &news)
{
    return [news](UploadRecord &record) {
        for (const Happening &each : news)
            note(record.happenings, each);
    };
}

DurableRecord::Edit both(const DurableRecord::Edit &first, const DurableRecord::Edit &then)
{
    return [first, then](UploadRecord &record) {
        first(record);
        then(record);
    };
}

} // namespace

DurableRecord::DurableRecord(Journal &journal, const UploadRecord &record, Chronicler chronicler)
    : m_journal(journal)
    , m_chronicler(std::move(chronicler))
    , m_kept(record)
    , m_now(record)
    , m_asked(record)
{
}

void DurableRecord::advance(const Edit &edit, QObject *context, Saved then)
{
    save(Durability::Fsync, begin(withHistory(edit), false, context, std::move(then)));
}

void DurableRecord::advanceSlices(const QList<SliceTask> &inFlight,
                                  const QList<AcknowledgedSlice> &acknowledged, QObject *context, Saved then)
{
    const Edit edit = [inFlight, acknowledged](UploadRecord &record) {
        record.tasksInFlight = inFlight;
        record.acknowledged = acknowledged;
    };
    const Saved saved = begin(edit, false, context, std::move(then));
    if (m_holdsNews)
        return save(Durability::Process, saved);
    m_journal.saveSlices(m_asked.id, inFlight, acknowledged, m_asked.transferred, this, saved);
}

void DurableRecord::change(const Edit &edit)
{
    save(Durability::Fsync, begin(withHistory(edit), true, this, {}));
}

void DurableRecord::save(Durability durability, const Saved &saved)
{
    m_holdsNews = false;
    m_journal.save({m_asked}, durability, this, saved);
}

void DurableRecord::note(const Edit &edit)
{
    edit(m_kept);
    edit(m_now);
    edit(m_asked);
}

// Stands behind the transitions that are still being kept, as on the disk.
void DurableRecord::happened(const QList<Happening> &news)
{
    if (news.isEmpty())
        return;
    const Edit edit = noting(news);
    edit(m_asked);
    edit(m_now);
    if (m_pending.empty())
        edit(m_kept);
    else
        m_pending.back().edit = both(m_pending.back().edit, edit);
    m_holdsNews = true;
}

DurableRecord::Edit DurableRecord::withHistory(const Edit &edit) const
{
    if (!m_chronicler)
        return edit;
    UploadRecord after = m_asked;
    edit(after);
    const QList<Happening> news = m_chronicler(m_asked, after);
    return news.isEmpty() ? edit : both(edit, noting(news));
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
