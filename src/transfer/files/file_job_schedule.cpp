#include "transfer/files/file_job_schedule.h"

#include <algorithm>
#include <utility>

namespace transfer {

namespace {

constexpr qint64 soonestLookMs = 1000;
constexpr qint64 latestLookMs = 5000; // a change in between shows by then as well
// Longer than a recording pauses between two writes.
constexpr qint64 standStillMs = 15000;
constexpr qint64 standStillChangedMs = 30000;

qint64 standStillFor(bool changed)
{
    return changed ? standStillChangedMs : standStillMs;
}

} // namespace

FileJobSchedule::FileJobSchedule(base::Clock &clock, const QList<UploadId> &order, UrgencyOf urgency)
    : m_clock(clock)
    , m_order(order)
    , m_urgency(std::move(urgency))
{
}

FileJobSchedule::~FileJobSchedule() = default;

void FileJobSchedule::add(const MakeJob &make, Pace pace)
{
    Kind &kind = *m_kinds.emplace_back(std::make_unique<Kind>());
    kind.pace = pace;
    kind.ahead.job = make();
    follow(kind, kind.ahead);
    if (pace == Pace::Calm)
        return;
    kind.awaited.job = make();
    follow(kind, kind.awaited);
    kind.awaited.job->setAwaited(true);
}

void FileJobSchedule::follow(Kind &kind, Slot &slot)
{
    connect(slot.job.get(), &FileJob::ended, this, [this, &kind, &slot](UploadId id) {
        slot.id = 0;
        kind.watched.remove(id);
        if (kind.pace == Pace::Calm)
            next(kind); // what came of it is no news to anybody else
        if (slot.id == 0)
            emit ready();
    });
    connect(slot.job.get(), &FileJob::growing, this,
            [this, &kind, &slot](UploadId id, const FileIdentity &identity, bool changed) {
                slot.id = 0;
                watch(kind, id, identity, changed);
                emit ready();
            });
}

void FileJobSchedule::watch(Kind &kind, UploadId id, const FileIdentity &identity, bool changed)
{
    if (changed || !kind.watched.contains(id))
        kind.watched.insert(id, {identity, m_clock.monotonicMs(), changed});
    lookLater(kind, id);
}

void FileJobSchedule::lookLater(Kind &kind, UploadId id)
{
    Watched &watched = kind.watched[id];
    watched.rests = true;
    const qint64 left = standStillFor(watched.changed) - (m_clock.monotonicMs() - watched.sinceMs);
    m_clock.after(std::clamp(left, soonestLookMs, latestLookMs), this, [this, &kind, id] {
        if (m_urgency(id) && kind.watched.contains(id))
            kind.watched[id].rests = false;
        else
            kind.watched.remove(id);
        emit ready();
    });
}

UploadId FileJobSchedule::choose(const Kind &kind, std::optional<Urgency> urgency) const
{
    const auto mayBegin = [&](UploadId id) { // either job of the kind knows what it wants
        return (!urgency || m_urgency(id) == urgency) && kind.ahead.job->wants(id)
               && !kind.watched.value(id).rests;
    };
    const auto found = std::find_if(m_order.cbegin(), m_order.cend(), mayBegin);
    return found == m_order.cend() ? 0 : *found;
}

void FileJobSchedule::next()
{
    for (const std::unique_ptr<Kind> &kind : m_kinds)
        next(*kind);
}

void FileJobSchedule::next(Kind &kind)
{
    if (kind.pace == Pace::Calm) {
        if (kind.ahead.id == 0)
            begin(kind, kind.ahead, std::nullopt);
        return;
    }
    kind.ahead.job->setAwaited(m_urgency(kind.ahead.id) == Urgency::Awaited);
    if (kind.awaited.id == 0)
        begin(kind, kind.awaited, Urgency::Awaited);
    if (kind.awaited.id == 0 && kind.ahead.id == 0)
        begin(kind, kind.ahead, Urgency::Ahead);
}

void FileJobSchedule::begin(Kind &kind, Slot &slot, std::optional<Urgency> urgency)
{
    const UploadId id = choose(kind, urgency);
    if (id == 0)
        return;
    LastLook last;
    if (const auto found = kind.watched.constFind(id); found != kind.watched.cend()) {
        last.watched = true;
        last.identity = found->identity;
        last.stood = m_clock.monotonicMs() - found->sinceMs >= standStillFor(found->changed);
    }
    slot.id = id;
    slot.job->start(id, last);
}

void FileJobSchedule::stop(UploadId id)
{
    for (const std::unique_ptr<Kind> &kind : m_kinds) {
        for (Slot *slot : {&kind->awaited, &kind->ahead}) {
            if (slot->id != id)
                continue;
            slot->id = 0;
            slot->job->stop();
        }
    }
}

void FileJobSchedule::shutDown()
{
    for (const std::unique_ptr<Kind> &kind : m_kinds) {
        for (Slot *slot : {&kind->awaited, &kind->ahead}) {
            slot->id = 0;
            if (slot->job)
                slot->job->shutDown();
        }
    }
}

bool FileJobSchedule::worksOn(UploadId id) const
{
    return std::any_of(m_kinds.cbegin(), m_kinds.cend(), [id](const std::unique_ptr<Kind> &kind) {
        return kind->awaited.id == id || kind->ahead.id == id;
    });
}

} // namespace transfer
