#include "transfer/upload.h"

#include "transfer/services.h"
#include "transfer/step_runner.h"
#include "youku/reactions.h"

#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace transfer {

Q_LOGGING_CATEGORY(uploadLog, "youchuan.upload", QtInfoMsg)

namespace {

constexpr int mostCreatesAgain = 3; // without anybody's Retry: each may cost the whole file
constexpr int smallestSliceKb = 256;

// Whether another try goes on with what is begun at Youku. Else that is over, and its token with it: other
// details or another file need a new one.
bool goesOnAfter(base::ErrorKind kind)
{
    using enum base::ErrorKind;
    return kind != Metadata && kind != FileChanged && kind != FileEmpty && kind != FileTooLarge;
}

} // namespace

Upload::Upload(Services &services, UploadRecord record, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_record(std::move(record))
    , m_problems(youku::problemsOf(m_record.metadata))
    , m_steps(std::make_unique<StepRunner>(services, m_record, nullptr))
    , m_line(services)
{
    connect(m_steps.get(), &StepRunner::ended, this, &Upload::stepEnded);
    connect(m_steps.get(), &StepRunner::waitChanged, this, &Upload::changed);
    connect(m_steps.get(), &StepRunner::progressed, this, [this] {
        m_sent = m_sent || m_steps->onTheWire() > 0;
        emit progressed();
    });
}

Upload::~Upload() = default;

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
        return Activity::Waiting;
    case Wait::For::Room:
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
    if (wantsPlaceBack()) {
        wait.what = Wait::For::Turn;
        return wait;
    }
    if (m_steps->running())
        return m_steps->wait();
    if (m_services.diskFull && wantsPlace()) {
        wait.what = Wait::For::Room;
        wait.reason = base::localError(base::ErrorKind::DiskFull);
    } else if (m_services.metered && wantsPlace() && needsPlace()) {
        wait.what = Wait::For::Line;
    } else if (held()) {
        wait.what = Wait::For::Leaving;
    } else if (m_behindSame && queued()) {
        wait.what = Wait::For::SameVideo;
    }
    return wait;
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
        progress.timeLeft = m_meter.timeLeft(now);
    }
    return progress;
}

void Upload::measure()
{
    const Progress now = progress();
    const qint64 nowMs = m_services.clock.monotonicMs();
    m_meter.add(nowMs, now.acknowledged + now.onTheWire, now.acknowledged, now.total - now.acknowledged);
    if (m_steps->wait().what != Wait::For::Nothing) // that says itself why nothing moves
        m_meter.pause(nowMs);
    m_line.look(m_record.serverUri, now.bytesPerSecond, activity() == Activity::Running);
}

bool Upload::detailsLocked() const
{
    const bool beingTold = m_record.stage == Stage::Hashed && m_record.intent != Intent::Cancel
                           && m_steps->running() && m_steps->wait().what == Wait::For::Nothing;
    return (m_record.stage >= Stage::Created && !m_record.cancelled) || beingTold;
}

bool Upload::ended() const
{
    return m_record.stage == Stage::Published || m_record.cancelled || m_record.failure.has_value();
}

bool Upload::needsPlace() const
{
    return m_record.stage < Stage::Sent && m_record.intent == Intent::Run;
}

bool Upload::holdsPlace() const
{
    return m_steps->running() && needsPlace();
}

bool Upload::lendsPlace() const
{
    return holdsPlace() && m_steps->turn().lent();
}

bool Upload::wantsPlaceBack() const
{
    return lendsPlace() && m_steps->turn().wanted();
}

bool Upload::wantsPlace() const
{
    return queued() && (!m_behindSame || m_record.intent == Intent::Cancel);
}

bool Upload::queued() const
{
    if (m_steps->running() || m_record.stage == Stage::Published || m_record.cancelled)
        return false;
    if (m_record.intent == Intent::Cancel)
        return true;
    const bool hashed = m_record.stage >= Stage::Hashed && !m_doubtful;
    return m_record.intent == Intent::Run && !m_record.failure && hashed && ready() && !held();
}

bool Upload::active() const
{
    return m_steps->running() || goesOn();
}

bool Upload::goesOn() const
{
    const bool willHash = m_doubtful || (m_record.stage == Stage::New && m_problems.isEmpty());
    return m_record.intent == Intent::Run && !ended() && (willHash || held() || queued());
}

void Upload::keep()
{
    m_services.journal.keep({m_record}, Durability::Fsync, this,
                            [this](const std::optional<base::Error> &error) {
                                if (error && m_steps->running())
                                    fail(*error);
                                else if (error)
                                    emit notKept(*error);
                            });
}

void Upload::setIntent(Intent intent)
{
    if (m_record.intent == intent || (ended() && !m_record.failure))
        return;
    m_record.intent = intent;
    m_corrected = m_corrected && intent != Intent::Run;
    m_wasReady = intent == Intent::Run && ready();
    if (intent == Intent::Pause)
        m_steps->drain();
    else if (intent != Intent::Run)
        m_steps->stop();
    if (intent == Intent::Cancel)
        forgetFailure();
    keep();
    emit changed();
}

void Upload::drain()
{
    m_steps->drain();
}

bool Upload::draining() const
{
    return m_steps->draining();
}

void Upload::givePlace()
{
    m_askFirst = m_record.stage > Stage::Created;
    m_meter.reset();
    proceed();
    emit changed();
}

void Upload::givePlaceBack()
{
    m_meter.reset();
    m_steps->turn().give();
    emit changed();
}

void Upload::setHandedOn(bool handedOn)
{
    if (m_handedOn == handedOn)
        return;
    m_handedOn = handedOn;
    emit changed();
}

void Upload::setBehindSame(bool behind)
{
    if (m_behindSame == behind)
        return;
    m_behindSame = behind;
    emit changed();
}

void Upload::proceed()
{
    m_steps->next(std::exchange(m_askFirst, false));
    if (m_record.stage < Stage::Sent)
        m_finishingSinceMs = 0;
    else if (m_finishingSinceMs == 0)
        m_finishingSinceMs = m_services.clock.nowMs();
}

void Upload::stepEnded(StepEnd end, const base::Error &error)
{
    switch (end) {
    case StepEnd::Advanced:
        proceed();
        break;
    case StepEnd::SmallerSlices:
        m_record.sliceLengthKb = std::max(smallestSliceKb, m_record.sliceLengthKb / 2);
        return createAgain(error);
    case StepEnd::CreateAgain:
        return createAgain(error);
    case StepEnd::HashAgain:
        m_record.stage = Stage::New;
        m_record.md5.clear();
        keep();
        proceed();
        break;
    case StepEnd::Failed:
        if (error.kind == base::ErrorKind::FileChanged)
            return doubt();
        if (error.code == youku::codes::hashMismatch && m_createdAgain == 0) {
            m_createdAgain = mostCreatesAgain; // neither this nor a new create is tried for ever
            return doubt();
        }
        return fail(error);
    }
    emit changed();
    if (m_record.stage == Stage::Published)
        emit wasPublished();
}

void Upload::forgetServer()
{
    m_sent = !nothingSent();
    m_steps->forgetDrained();
    m_record.forgetServer();
}

void Upload::createAgain(const base::Error &reason)
{
    if (++m_createdAgain > mostCreatesAgain)
        return fail(reason);
    qCInfo(uploadLog) << "upload" << id() << "begins anew: Youku's code" << reason.code;
    // All of it was sent, and yet it is no video: what was announced may not be what the file holds.
    if (m_record.stage >= Stage::Sent)
        m_record.md5.clear();
    forgetServer();
    keep();
    proceed();
    emit startedOver(reason);
    emit changed();
}

void Upload::fail(const base::Error &error)
{
    stopFor(error);
    emit hasFailed();
}

void Upload::stopFor(const base::Error &error)
{
    qCWarning(uploadLog) << "upload" << id() << "failed at stage" << stageName(stage()) << "kind"
                         << base::kindName(error.kind) << "code" << error.code;
    m_steps->stop();
    m_hashing = false;
    m_growing = false;
    m_doubtful = false;
    m_record.failure = error;
    if (m_record.intent == Intent::Cancel)
        m_record.cancelled = true;
    else if (!goesOnAfter(error.kind) && m_record.stage < Stage::Committing)
        forgetServer();
    keep();
    emit changed();
}

void Upload::setVideoState(const QString &state)
{
    if (m_record.videoState == state)
        return;
    if (afterPublishing(state) != activity())
        m_record.dealtWith = false;
    m_record.videoState = state;
    keep();
    emit changed();
}

void Upload::markDealtWith()
{
    if (m_record.dealtWith || !isTrouble(activity()))
        return;
    m_record.dealtWith = true;
    keep();
    emit changed();
}

} // namespace transfer
