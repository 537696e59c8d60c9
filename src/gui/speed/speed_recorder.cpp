#include "gui/speed/speed_recorder.h"

#include <algorithm>
#include <utility>

using transfer::Activity;
using transfer::Upload;
using transfer::UploadId;
using transfer::Wait;
using State = gui::SpeedRecord::State;

namespace gui {

namespace {

constexpr qint64 tellEveryMs = 1000;

State stateOf(const Upload &upload)
{
    switch (upload.activity()) {
    case Activity::Running:
        return State::Sending;
    case Activity::WaitingForNetwork:
        return upload.wait().what == Wait::For::Line ? State::Metered : State::NoNetwork;
    case Activity::Retrying:
        return upload.stage() < transfer::Stage::Sent ? State::Retrying : State::Idle;
    case Activity::WaitingForSignIn:
        return State::NoSignIn;
    case Activity::Scheduled:
        return State::Planned;
    default:
        return State::Idle;
    }
}

} // namespace

SpeedRecorder::SpeedRecorder(const transfer::UploadQueue &queue, const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_clock(clock)
{
    m_tooOld.setSingleShot(true);
    m_tooOld.setTimerType(Qt::VeryCoarseTimer);
    m_tooOld.setInterval((SpeedRecord::length + 1) * 1000);
    connect(&m_tooOld, &QTimer::timeout, this, &SpeedRecorder::recorded);
    note(queue.order());
    connect(&queue, &transfer::UploadQueue::changed, this, &SpeedRecorder::note);
    connect(&queue, &transfer::UploadQueue::removed, this, &SpeedRecorder::leave);
    connect(&queue, &transfer::UploadQueue::forgotten, this, [this](UploadId id) { m_seen.remove(id); });
}

void SpeedRecorder::note(const QList<UploadId> &ids)
{
    qint64 left = 0;
    qint64 confirmed = 0;
    for (const UploadId id : ids) {
        const Upload *upload = m_queue.find(id);
        if (!upload)
            continue;
        const qint64 itsLeft = upload->traffic().left;
        const qint64 acknowledged = upload->record().transferred;
        const bool known = m_seen.contains(id);
        const State state = stateOf(*upload);
        if (!known && state == State::Idle && itsLeft == 0)
            continue; // most of a long list
        Seen &seen = m_seen[id];
        if (known) {
            const qint64 more = itsLeft - seen.left;
            seen.unconfirmed += more;
            left += more;
            // Not what it had from elsewhere: what another program sent, or the video of an instant upload.
            const qint64 taken = std::clamp<qint64>(acknowledged - seen.acknowledged, 0, seen.unconfirmed);
            seen.unconfirmed -= taken;
            confirmed += taken;
        }
        seen.left = itsLeft;
        seen.acknowledged = acknowledged;
        seen.state = state;
    }
    add(left, confirmed);
}

// They may be put back, and go on counting from where they were.
void SpeedRecorder::leave(const QList<UploadId> &ids)
{
    for (const UploadId id : ids) {
        if (const auto seen = m_seen.find(id); seen != m_seen.end())
            seen->state = State::Idle;
    }
    add(0, 0);
}

void SpeedRecorder::add(qint64 left, qint64 confirmed)
{
    const State state = stateOfAll();
    const bool changes = state != m_record.state();
    if (state == State::Idle && !changes && left == 0 && confirmed == 0)
        return;
    m_record.add(now(), left, confirmed, state);
    if (state == State::Sending)
        m_tooOld.stop();
    else if (changes)
        m_tooOld.start();
    const qint64 nowMs = m_clock.monotonicMs();
    if (!changes && nowMs - m_toldMs < tellEveryMs)
        return;
    m_toldMs = nowMs;
    emit recorded();
}

// Of several the one that comes nearest to sending, and says most of why nothing is.
State SpeedRecorder::stateOfAll() const
{
    constexpr State order[] = {State::Sending,  State::NoNetwork, State::Retrying,
                               State::NoSignIn, State::Metered,   State::Planned};
    for (const State state : order) {
        for (const Seen &seen : m_seen) {
            if (seen.state == state)
                return state;
        }
    }
    return State::Idle;
}

const SpeedRecord &SpeedRecorder::upToNow()
{
    m_record.pass(now());
    return m_record;
}

} // namespace gui
