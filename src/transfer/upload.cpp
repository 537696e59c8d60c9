#include "transfer/upload.h"

#include "transfer/cancel_step.h"
#include "transfer/commit_step.h"
#include "transfer/confirm_step.h"
#include "transfer/create_step.h"
#include "transfer/names.h"
#include "transfer/prepare_step.h"
#include "transfer/send_step.h"
#include "transfer/services.h"

#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>
#include <cmath>
#include <utility>

namespace transfer {

Q_LOGGING_CATEGORY(uploadLog, "youchuan.upload", QtInfoMsg)

namespace {

constexpr Named<Activity> activities[] = {
    {Activity::NotStarted, "not_started"},
    {Activity::Waiting, "waiting"},
    {Activity::NeedsDetails, "needs_details"},
    {Activity::StillBeingWritten, "being_written"},
    {Activity::Hashing, "hashing"},
    {Activity::Running, "uploading"},
    {Activity::Finishing, "finishing"},
    {Activity::Paused, "paused"},
    {Activity::Retrying, "retrying"},
    {Activity::WaitingForNetwork, "waiting_for_network"},
    {Activity::WaitingForSignIn, "needs_sign_in"},
    {Activity::Failed, "failed"},
    {Activity::Cancelling, "cancelling"},
    {Activity::Cancelled, "cancelled"},
    {Activity::Published, "published"},
};

constexpr int mostCreatesAgain = 3; // without anybody's Retry: each may cost the whole file
constexpr int mostFruitlessRounds = 12;
constexpr int smallestSliceKb = 256;
constexpr qint64 longestDrainMs = 800; // a pause takes effect within a second

} // namespace

QString activityName(Activity activity)
{
    return nameOf(activities, activity);
}

double shownPercent(const Progress &progress, Stage stage)
{
    if (stage == Stage::Published)
        return 100;
    if (progress.total <= 0)
        return 0;
    const double exact = 100.0 * double(progress.acknowledged) / double(progress.total);
    return std::min(99.9, std::floor(exact * 10) / 10);
}

Upload::Upload(Services &services, UploadRecord record, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_record(std::move(record))
    , m_problems(youku::problemsOf(m_record.metadata))
{
}

Upload::~Upload() = default;

qint64 Upload::expectedSize() const
{
    return m_doubtful ? m_record.identity.size : -1;
}

Activity Upload::activity() const
{
    if (m_record.stage == Stage::Published)
        return Activity::Published;
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
        return Activity::WaitingForNetwork;
    case Wait::For::SignIn:
        return Activity::WaitingForSignIn;
    case Wait::For::Room:
    case Wait::For::Nothing:
        break;
    }
    if (!detailsLocked() && !m_problems.isEmpty())
        return Activity::NeedsDetails;
    if (m_growing)
        return Activity::StillBeingWritten;
    if (m_hashing)
        return Activity::Hashing;
    if (!m_step)
        return Activity::Waiting;
    return m_record.stage >= Stage::Sent ? Activity::Finishing : Activity::Running;
}

Wait Upload::wait() const
{
    if (m_step)
        return m_step->wait();
    Wait wait;
    if (m_services.diskFull && wantsPlace()) {
        wait.what = Wait::For::Room;
        wait.reason = youku::localError(youku::ErrorKind::DiskFull);
    }
    return wait;
}

Progress Upload::progress() const
{
    Progress progress;
    progress.total = std::max<qint64>(0, m_record.identity.size);
    progress.acknowledged = std::min(m_record.transferred, progress.total);
    progress.onTheWire = m_step ? std::min(m_step->onTheWire(), progress.total - progress.acknowledged) : 0;
    progress.hashed = m_bytesHashed;
    if (m_step && m_record.stage < Stage::Sent) {
        const qint64 now = m_services.clock.monotonicMs();
        progress.bytesPerSecond = m_meter.bytesPerSecond(now);
        progress.secondsLeft =
            m_meter.secondsLeft(now, progress.total - progress.acknowledged - progress.onTheWire);
    }
    return progress;
}

void Upload::measure()
{
    const Progress now = progress();
    m_meter.add(m_services.clock.monotonicMs(), now.acknowledged + now.onTheWire);
}

bool Upload::detailsLocked() const
{
    return m_record.stage >= Stage::Created;
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
    return m_step && needsPlace();
}

bool Upload::wantsPlace() const
{
    if (m_step || m_record.stage == Stage::Published || m_record.cancelled)
        return false;
    if (m_record.intent == Intent::Cancel)
        return true;
    const bool ready =
        m_record.stage >= Stage::Hashed && !m_doubtful && (detailsLocked() || m_problems.isEmpty());
    return m_record.intent == Intent::Run && !m_record.failure && ready;
}

bool Upload::wantsHash() const
{
    const bool wanted = m_record.stage == Stage::New || m_doubtful;
    return wanted && !ended() && !m_hashing && m_record.intent != Intent::Cancel;
}

bool Upload::active() const
{
    const bool willHash =
        m_doubtful || (m_record.stage == Stage::New && !m_record.failure && m_problems.isEmpty());
    return m_step || (m_record.intent == Intent::Run && !ended() && (willHash || wantsPlace()));
}

bool Upload::needsOtherAccount() const
{
    const AccountSession &account = m_services.account;
    return !m_record.accountId.isEmpty() && account.state() == AccountSession::State::Ready
           && m_record.accountId != account.accountId();
}

void Upload::keep()
{
    m_services.journal.keep({m_record}, Durability::Fsync, this,
                            [this](const std::optional<youku::Error> &error) {
                                if (error && m_step)
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
    if (intent == Intent::Pause)
        drainStep();
    else if (intent != Intent::Run)
        dropStep();
    if (intent == Intent::Cancel)
        m_record.failure.reset();
    keep();
    emit changed();
}

void Upload::drain()
{
    if (m_step)
        drainStep();
}

bool Upload::draining() const
{
    return m_draining;
}

// Its traffic ends with it, at the latest when control is back in the event loop: it may be on the stack.
void Upload::dropStep()
{
    if (!m_step)
        return;
    m_step->halt();
    m_step->disconnect(this);
    m_step.release()->deleteLater();
}

// The answer to a slice that was sent whole brings the next task; without it that task would be lost to
// everybody until the server takes it back. So it is waited for, for a moment.
void Upload::drainStep()
{
    auto *sending = qobject_cast<SendStep *>(m_step.get());
    if (!sending)
        return dropStep();
    sending->disconnect(this);
    m_step.release();
    m_draining = sending;
    sending->drain();
    const auto end = [sending] {
        sending->halt();
        sending->deleteLater();
    };
    connect(sending, &SendStep::drained, sending, end);
    m_services.clock.after(longestDrainMs, sending, end);
}

void Upload::givePlace()
{
    m_askFirst = m_record.stage > Stage::Created;
    m_meter.reset();
    proceed();
    emit changed();
}

std::unique_ptr<Step> Upload::nextStep()
{
    if (m_record.cancelled || m_record.stage == Stage::Published)
        return nullptr;
    if (m_record.intent == Intent::Cancel)
        return std::make_unique<CancelStep>(m_services, m_record, this);
    const bool askFirst = m_askFirst && m_record.stage < Stage::Committing;
    m_askFirst = false;
    if (askFirst)
        return std::make_unique<ConfirmStep>(m_services, m_record, this);
    switch (m_record.stage) {
    case Stage::Hashed:
        return std::make_unique<CreateStep>(m_services, m_record, this);
    case Stage::Created:
        if (m_record.instant)
            return std::make_unique<CommitStep>(m_services, m_record, this);
        return std::make_unique<PrepareStep>(m_services, m_record, this);
    case Stage::Prepared:
        return std::make_unique<SendStep>(m_services, m_record, this);
    case Stage::Sent:
        return std::make_unique<ConfirmStep>(m_services, m_record, this);
    case Stage::Confirmed:
    case Stage::Committing:
        return std::make_unique<CommitStep>(m_services, m_record, this);
    case Stage::New:
    case Stage::Published:
        break;
    }
    return nullptr;
}

void Upload::proceed()
{
    dropStep();
    if (m_draining)
        m_draining->halt();
    m_step = nextStep();
    if (m_record.stage < Stage::Sent)
        m_finishingSinceMs = 0;
    else if (m_finishingSinceMs == 0)
        m_finishingSinceMs = m_services.clock.nowMs();
    if (!m_step)
        return;
    qCInfo(uploadLog) << "upload" << id() << m_record.reference << "stage" << stageName(stage()) << "->"
                      << m_step->metaObject()->className();
    connect(m_step.get(), &Step::ended, this, &Upload::stepEnded);
    connect(m_step.get(), &Step::waitChanged, this, &Upload::changed);
    connect(m_step.get(), &Step::progressed, this, &Upload::progressed);
    // Rounds that move nothing must not chase each other.
    const qint64 breather = m_fruitless > 0 ? std::min(60000LL, 500LL << m_fruitless) : 0;
    m_services.clock.after(breather, m_step.get(), [step = m_step.get()] {
        if (!step->halted())
            step->begin();
    });
}

void Upload::stepEnded(StepEnd end, const youku::Error &error)
{
    switch (end) {
    case StepEnd::Advanced:
        if (const auto *sending = qobject_cast<SendStep *>(m_step.get())) {
            m_fruitless = sending->movedAnything() ? 0 : m_fruitless + 1;
        }
        if (m_fruitless > mostFruitlessRounds)
            return fail(youku::localError(youku::ErrorKind::Server));
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
        if (error.kind == youku::ErrorKind::FileChanged)
            return doubt();
        return fail(error);
    }
    emit changed();
    if (m_record.stage == Stage::Published)
        emit wasPublished();
}

// It is not the file that was hashed by its looks: a disk that was plugged in again, a copy, another date.
// Its bytes may be the same all the same; then what was sent of them is worth keeping.
void Upload::doubt()
{
    dropStep();
    m_doubtful = true;
    emit changed();
}

void Upload::forgetServer()
{
    if (m_draining)
        m_draining->halt();
    m_record.stage = m_record.md5.isEmpty() ? Stage::New : Stage::Hashed;
    m_record.uploadToken.clear();
    m_record.videoId.clear();
    m_record.serverUri.clear();
    m_record.serverAddress.clear();
    m_record.uploadServerIp.clear();
    m_record.accountId.clear();
    m_record.tasksInFlight.clear();
    m_record.transferred = 0;
    m_record.instant = false;
}

void Upload::createAgain(const youku::Error &reason)
{
    if (++m_createdAgain > mostCreatesAgain)
        return fail(reason);
    qCInfo(uploadLog) << "upload" << id() << "begins anew: Youku's code" << reason.code;
    forgetServer();
    keep();
    proceed();
    emit startedOver(reason);
    emit changed();
}

void Upload::startOver()
{
    // A commit whose fate is unknown may have published it: that is asked first, by an ordinary retry.
    if (m_record.stage < Stage::Committing) {
        dropStep();
        m_record.md5.clear();
        forgetServer();
    }
    clearFailure();
}

void Upload::clearFailure()
{
    m_record.failure.reset();
    m_doubtful = false;
    m_createdAgain = 0;
    m_fruitless = 0;
    keep();
    emit changed();
}

void Upload::fail(const youku::Error &error)
{
    qCWarning(uploadLog) << "upload" << id() << "failed at stage" << stageName(stage()) << "kind"
                         << youku::kindName(error.kind) << "code" << error.code;
    dropStep();
    m_hashing = false;
    m_growing = false;
    m_doubtful = false;
    m_record.failure = error;
    if (m_record.intent == Intent::Cancel)
        m_record.cancelled = true;
    keep();
    emit changed();
    emit hasFailed();
}

void Upload::setMetadata(const youku::Metadata &metadata)
{
    m_record.metadata = metadata;
    m_problems = youku::problemsOf(metadata);
    keep();
    emit changed();
}

void Upload::setPosition(qint64 position)
{
    m_record.position = position;
}

void Upload::setListed(bool listed)
{
    m_record.listed = listed;
    keep();
}

void Upload::setPath(const QString &path)
{
    m_record.path = path;
    clearFailure();
}

void Upload::setFound(const FileIdentity &identity)
{
    if (m_record.stage != Stage::New || !identity.known())
        return;
    m_record.identity = identity;
    emit changed();
}

void Upload::setHashingStopped()
{
    m_hashing = false;
    m_bytesHashed = 0;
    emit changed();
}

void Upload::setHashing(qint64 bytesRead)
{
    m_bytesHashed = bytesRead;
    if (bytesRead > 0)
        m_growing = false; // before that it is only looked at
    if (m_hashing) {
        emit progressed();
        return;
    }
    m_hashing = true;
    emit changed();
}

void Upload::setHashed(const FileIdentity &identity, const QString &md5)
{
    m_hashing = false;
    m_growing = false;
    if (std::exchange(m_doubtful, false) && md5 != m_record.md5)
        return fail(youku::localError(youku::ErrorKind::FileChanged));
    m_record.identity = identity;
    if (m_record.stage == Stage::New) {
        m_record.md5 = md5;
        m_record.stage = Stage::Hashed;
        m_record.sliceLengthKb = LanePolicy::largestSliceKb; // at most; chosen when the server is known
    }
    keep();
    emit changed();
}

void Upload::setGrowing()
{
    m_hashing = false;
    if (m_growing)
        return;
    m_growing = true;
    emit changed();
}

void Upload::setVideoState(const QString &state)
{
    if (m_record.videoState == state)
        return;
    m_record.videoState = state;
    keep();
    emit changed();
}

} // namespace transfer
