// What an upload does at this moment, and what it waits for: derived from its record and its step.
#include "transfer/services/services.h"
#include "transfer/steps/step_runner.h"
#include "transfer/upload/upload.h"

#include <algorithm>
#include <utility>

namespace transfer {

Activity Upload::activity() const
{
    if (m_record.stage == Stage::Published)
        return afterPublishing(m_record.videoState);
    if (m_record.cancelled)
        return Activity::Cancelled;
    if (m_record.intent == Intent::Cancel)
        return Activity::Cancelling;
    if (m_record.failure)
        return Activity::Failed;
    if (m_record.needsDecision())
        return Activity::NeedsDecision;
    if (m_record.intent == Intent::Rest)
        return Activity::NotStarted;
    if (m_record.intent == Intent::Pause)
        return Activity::Paused;
    switch (wait().what) {
    case Wait::For::Retry:
        return Activity::Retrying;
    case Wait::For::Network:
    case Wait::For::Line:
        return Activity::WaitingForNetwork;
    case Wait::For::SignIn:
        return Activity::WaitingForSignIn;
    case Wait::For::Turn:
    case Wait::For::Room:
        return Activity::Waiting;
    case Wait::For::Plan:
    case Wait::For::StartTime:
        return Activity::Scheduled;
    case Wait::For::Leaving:
    case Wait::For::Settling:
    case Wait::For::SameVideo:
    case Wait::For::Nothing:
        break;
    }
    if (!ready() && !held())
        return Activity::NeedsDetails;
    if (m_growing)
        return Activity::StillBeingWritten;
    if (m_hashing)
        return Activity::Hashing;
    if (!m_steps->running())
        return Activity::Waiting;
    return m_record.stage >= Stage::Sent ? Activity::Finishing : Activity::Running;
}

Wait Upload::wait() const
{
    Wait wait;
    if (m_durable.settling() || wantsSlot()) {
        const std::optional<Wait> gate = m_services.gates.holds(m_record);
        const bool byTime = gate && (gate->what == Wait::For::Plan || gate->what == Wait::For::StartTime);
        if (gate && !(byTime && m_steps->running())) // its slices still arrive
            return *gate;
    }
    if (wantsSlotBack()) {
        wait.what = Wait::For::Turn;
        return wait;
    }
    if (m_steps->running())
        return m_steps->wait();
    if (held()) {
        wait.what = Wait::For::Leaving;
    } else if (m_behindSame && queued()) {
        wait.what = Wait::For::SameVideo;
    }
    return wait;
}

QString Upload::accountName() const
{
    return m_services.accounts.of(m_record.account()).shownName();
}

Progress Upload::progress() const
{
    Progress progress;
    progress.total = std::max<qint64>(0, m_record.identity.size);
    progress.acknowledged = std::min(m_record.transferred, progress.total);
    progress.onTheWire = std::min(m_steps->onTheWire(), progress.total - progress.acknowledged);
    progress.hashed = m_bytesHashed;
    if (m_steps->running() && m_record.stage < Stage::Sent) {
        const qint64 now = m_services.clock.monotonicMs();
        progress.bytesPerSecond = m_meter.bytesPerSecond(now);
        progress.secondsStill = m_meter.secondsStill(now);
        progress.timeLeft = m_services.gates.foreseen(m_meter.timeLeft(now), m_services.clock.nowMs());
    }
    return progress;
}

Traffic Upload::traffic() const
{
    Traffic traffic = m_steps->traffic();
    traffic.again += m_lostThere;
    return traffic;
}

QList<LaneSight> Upload::laneSights() const
{
    return m_steps->laneSights();
}

void Upload::measure()
{
    const Progress now = progress();
    m_lostThere += std::max<qint64>(0, std::exchange(m_hadConfirmed, now.acknowledged) - now.acknowledged);
    const qint64 nowMs = m_services.clock.monotonicMs();
    m_meter.add(nowMs, now.acknowledged + now.onTheWire, now.acknowledged, now.total - now.acknowledged);
    if (m_steps->wait().what != Wait::For::Nothing) // that says itself why nothing moves
        m_meter.pause(nowMs);
    m_line.look(m_steps->server(), now.bytesPerSecond, activity() == Activity::Running);
}

bool Upload::detailsLocked() const
{
    const bool telling = m_record.stage == Stage::Hashed || m_record.undescribed;
    const bool beingTold = telling && m_record.intent != Intent::Cancel && m_steps->running()
                           && m_steps->wait().what == Wait::For::Nothing;
    const bool told = m_durable.asked().described();
    return (told && !m_record.cancelled) || beingTold;
}

bool Upload::ended() const
{
    return m_record.stage == Stage::Published || m_record.cancelled || m_record.failure.has_value();
}

bool Upload::needsSlot() const
{
    return m_record.sendsFile();
}

bool Upload::holdsSlot() const
{
    return m_steps->running() && needsSlot();
}

bool Upload::lendsSlot() const
{
    return holdsSlot() && m_steps->turn().lent();
}

bool Upload::wantsSlotBack() const
{
    return lendsSlot() && m_steps->turn().wanted();
}

bool Upload::wantsSlot() const
{
    return queued() && (!m_behindSame || m_record.intent == Intent::Cancel);
}

bool Upload::queued() const
{
    const bool busy = m_steps->running() || m_durable.settling();
    if (busy || m_record.stage == Stage::Published || m_record.cancelled)
        return false;
    if (m_record.intent == Intent::Cancel)
        return true;
    const bool hashed = m_record.stage >= Stage::Hashed && !m_changeSuspected;
    return m_record.intent == Intent::Run && !m_record.failure && hashed && ready() && !held();
}

bool Upload::active() const
{
    return m_steps->running() || m_durable.settling() || goesOn();
}

bool Upload::goesOn() const
{
    const bool willHash = m_changeSuspected || (m_record.stage == Stage::New && m_problems.isEmpty());
    if (m_record.intent == Intent::Cancel)
        return queued();
    return m_record.intent == Intent::Run && !ended() && (willHash || held() || queued());
}

} // namespace transfer
