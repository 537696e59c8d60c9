#include "transfer/upload/upload.h"

#include "oss/reactions.h"
#include "transfer/services/services.h"
#include "transfer/steps/step_runner.h"
#include "youku/reactions.h"

#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace transfer {

Q_LOGGING_CATEGORY(uploadLog, "youchuan.upload", QtInfoMsg)

namespace {

constexpr int mostCreatesAgain = 3; // without anybody's Retry: each may cost the whole file

// Whether another try goes on with what is begun at Youku. Else that is over, and its token with it: other
// details or another file need a new one.
bool goesOnAfter(base::ErrorKind kind)
{
    using enum base::ErrorKind;
    return kind != Metadata && kind != FileChanged && kind != FileEmpty && kind != FileTooLarge
           && kind != FileUnusable;
}

// What arrived is not what its hash says, however often it is sent.
bool saysOtherBytes(const base::Error &error)
{
    return error.codeNumber() == youku::codes::hashMismatch || error.code == oss::codes::invalidDigest;
}

} // namespace

Upload::Upload(Services &services, const UploadRecord &record, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_durable(services.journal, record,
                [this](const UploadRecord &before, const UploadRecord &after) {
                    const bool created = before.uploadToken != after.uploadToken; // not with every slice
                    return whatHappened(before, after,
                                        {m_services.clock.nowMs(), m_steps->lanes(),
                                         created ? m_services.transports.placeOf(after) : QString()});
                })
    , m_record(m_durable.now())
    , m_problems(youku::problemsOf(m_record.metadata))
    , m_steps(std::make_unique<StepRunner>(services, m_durable, nullptr))
    , m_line(services)
    , m_toldPublished(record.stage == Stage::Published)
{
    connect(this, &Upload::changed, this, &Upload::lookForInterruption);
    connect(&m_durable, &DurableRecord::advanced, this, &Upload::tellPublished);
    connect(&m_durable, &DurableRecord::settled, this, [this] {
        if (!m_steps->running()) // else its step tells what there is to tell
            emit changed();
    });
    connect(m_steps.get(), &StepRunner::ended, this, &Upload::stepEnded);
    connect(m_steps.get(), &StepRunner::waitChanged, this, [this] {
        if (holdsSlot() && m_services.gates.heldBack(m_record))
            m_steps->endSlices(); // not another try
        emit changed();
    });
    connect(m_steps.get(), &StepRunner::progressed, this,
            [this] { m_sent = m_sent || m_steps->onTheWire() > 0; });
}

Upload::~Upload() = default;

void Upload::setIntent(Intent intent)
{
    if (m_record.intent == intent || (ended() && !m_record.failure))
        return;
    m_durable.change([intent](UploadRecord &record) {
        record.intent = intent;
        if (intent == Intent::Cancel)
            record.forgetFailure();
    });
    m_corrected = m_corrected && intent != Intent::Run;
    m_wasReady = intent == Intent::Run && ready();
    if (intent == Intent::Cancel)
        m_steps->countAnew();
    if (intent == Intent::Pause)
        m_steps->drain();
    else if (intent != Intent::Run)
        m_steps->stop();
    emit changed();
}

void Upload::drain()
{
    m_steps->drain();
}

void Upload::endSlices()
{
    m_steps->endSlices();
    emit changed();
}

bool Upload::draining() const
{
    return m_steps->draining();
}

void Upload::giveSlot()
{
    m_askFirst = m_record.stage > Stage::Created;
    m_meter.reset();
    proceed();
    emit changed();
}

void Upload::giveSlotBack()
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
    if (m_services.gates.heldBack(m_record)) { // closed meanwhile, or what came back from being sent whole
        m_askFirst = false;
        return m_steps->stop();
    }
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
    case StepEnd::AskServer:
        m_askFirst = true;
        proceed();
        break;
    case StepEnd::SendAgain:
        if (++m_createdAgain > mostCreatesAgain)
            return fail(base::localError(base::ErrorKind::Server));
        proceed();
        break;
    case StepEnd::OtherTransport:
        if (!m_services.transports.policy().fallBack(m_steps->server(), m_services.clock.nowMs()))
            return fail(error);
        return createAgain(error, Happened::FellBack);
    case StepEnd::SmallerSlices:
        m_durable.note([](UploadRecord &record) {
            record.sliceLengthKb = std::max(LanePolicy::smallestAskedKb, record.sliceLengthKb / 2);
        });
        return createAgain(error);
    case StepEnd::CreateAgain:
        return createAgain(error);
    case StepEnd::HashAgain:
        m_steps->stop();
        m_durable.advance(
            [](UploadRecord &record) {
                record.stage = Stage::New;
                record.md5.clear();
            },
            this, [this] { emit changed(); });
        return;
    case StepEnd::Held:
        m_steps->stop();
        break;
    case StepEnd::Failed:
        if (error.kind == base::ErrorKind::FileChanged)
            return suspectChange();
        if (saysOtherBytes(error) && m_createdAgain == 0) {
            m_createdAgain = mostCreatesAgain; // neither this nor a new create is tried for ever
            return suspectChange();
        }
        return fail(error);
    }
    emit changed();
}

// Also when nobody waits for it any more: a cancel that came too late.
void Upload::tellPublished()
{
    if (m_record.stage == Stage::Published && !std::exchange(m_toldPublished, true))
        emit wasPublished();
}

// Its record forgets the server next.
void Upload::leaveServer()
{
    m_sent = !nothingSent();
    m_steps->stop();
    m_steps->forgetDrained();
}

void Upload::createAgain(const base::Error &reason, Happened how)
{
    if (++m_createdAgain > mostCreatesAgain)
        return fail(reason);
    qCInfo(uploadLog) << "upload" << id() << "begins anew: Youku's code" << reason.code;
    // All of it was sent, and yet it is no video: what was announced may not be what the file holds.
    const bool hashAgain = m_record.stage >= Stage::Sent;
    leaveServer();
    Happening anew{how, m_services.clock.nowMs()};
    anew.causes = Cause::of(reason);
    m_durable.advance(
        [hashAgain, anew](UploadRecord &record) {
            if (hashAgain)
                record.md5.clear();
            record.forgetServer();
            note(record.happenings, anew);
        },
        this,
        [this, reason] {
            // Goes on when its turn comes: it may have been paused, edited or held meanwhile.
            emit startedOver(reason);
            emit changed();
        });
}

void Upload::fail(const base::Error &error)
{
    stopFor(
        error, [](UploadRecord &) {}, [this] { emit hasFailed(); });
}

// Only the cancel step settles a cancel: it goes on, whatever else went wrong.
void Upload::stopFor(const base::Error &error, const DurableRecord::Edit &edit, Saved then)
{
    if (m_record.intent == Intent::Cancel) {
        m_steps->stop();
        emit changed();
        return;
    }
    qCWarning(uploadLog) << "upload" << id() << "failed at stage" << stageName(stage()) << "kind"
                         << base::kindName(error.kind) << "code" << error.code;
    m_steps->stop();
    m_hashing = false;
    m_growing = false;
    m_changeSuspected = false;
    const bool tellsAgain = error.kind == base::ErrorKind::Metadata && m_record.undescribed;
    const bool leaves = !goesOnAfter(error.kind) && !tellsAgain && m_record.stage < Stage::Committing;
    if (leaves)
        leaveServer();
    m_durable.advance(
        [error, edit, leaves](UploadRecord &record) {
            edit(record);
            record.failure = error;
            if (leaves)
                record.forgetServer();
        },
        this,
        [this, then = std::move(then)] {
            emit changed();
            if (m_record.failure) // not cancelled meanwhile
                then();
        });
}

void Upload::setVideoState(const QString &state)
{
    if (m_record.videoState == state)
        return;
    const bool news = afterPublishing(state) != activity();
    m_durable.change([state, news](UploadRecord &record) {
        record.dealtWith = record.dealtWith && !news;
        record.videoState = state;
    });
    emit changed();
}

void Upload::markDealtWith()
{
    if (m_record.dealtWith || !isTrouble(activity()))
        return;
    m_durable.change([](UploadRecord &record) { record.dealtWith = true; });
    emit changed();
}

void Upload::setRestarted()
{
    m_durable.happened({{Happened::Restarted, m_services.clock.nowMs()}});
}

void Upload::lookForInterruption()
{
    const Wait wait = m_record.intent == Intent::Cancel ? Wait() : m_steps->wait();
    m_durable.happened(m_interruption.look(wait, m_services.clock.nowMs(), m_services.clock.monotonicMs()));
}

void Upload::keepHistory()
{
    lookForInterruption();
    if (m_durable.holdsNews())
        m_durable.change([](UploadRecord &) {});
}

} // namespace transfer
