#include "transfer/steps/step_runner.h"

#include "transfer/steps/cancel_step.h"
#include "transfer/steps/commit_step.h"
#include "transfer/steps/create_step.h"
#include "transfer/steps/describe_step.h"
#include "transfer/steps/finish_step.h"
#include "transfer/steps/open_step.h"
#include "transfer/steps/send_step.h"

#include <QLoggingCategory>

#include <algorithm>

namespace transfer {

namespace {

Q_LOGGING_CATEGORY(runnerLog, "youchuan.upload", QtInfoMsg)

constexpr int mostStalledRounds = 12;
constexpr qint64 longestBreatherMs = 60000;
constexpr qint64 lendFromMs = 5000;    // shorter pauses are not worth another upload
constexpr qint64 longestDrainMs = 800; // a pause takes effect within a second

} // namespace

StepRunner::StepRunner(Services &services, DurableRecord &record, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_durable(record)
    , m_record(record.now())
{
    connect(&m_turn, &Turn::asked, this, &StepRunner::waitChanged);
}

StepRunner::~StepRunner() = default;

bool StepRunner::draining() const
{
    return m_draining;
}

template <typename T>
std::unique_ptr<Step> StepRunner::makeOne()
{
    return std::make_unique<T>(m_services, m_durable, m_services.transports.make(m_record), this);
}

std::unique_ptr<Step> StepRunner::make(bool askFirst)
{
    if (m_record.cancelled || m_record.stage == Stage::Published)
        return nullptr;
    if (m_record.intent == Intent::Cancel)
        return makeOne<CancelStep>();
    if (askFirst && m_record.stage < Stage::Committing)
        return makeOne<FinishStep>();
    switch (m_record.stage) {
    case Stage::Hashed:
        return makeOne<CreateStep>();
    case Stage::Created:
        if (m_record.undescribed)
            return makeOne<DescribeStep>();
        return m_record.instant ? makeOne<CommitStep>() : makeOne<OpenStep>();
    case Stage::Prepared:
        return makeOne<SendStep>();
    case Stage::Sent:
        return makeOne<FinishStep>();
    case Stage::Confirmed:
    case Stage::Committing:
        return makeOne<CommitStep>();
    case Stage::New:
    case Stage::Published:
        break;
    }
    return nullptr;
}

void StepRunner::next(bool askFirst)
{
    stop();
    forgetDrained();
    if (!m_durable.settling())
        m_step = make(askFirst);
    if (!m_step)
        return;
    qCInfo(runnerLog).nospace() << "upload " << m_record.id << ": stage " << stageName(m_record.stage)
                                << " -> " << m_step->metaObject()->className();
    connect(m_step.get(), &Step::ended, this, &StepRunner::stepEnded);
    m_step->useTurn(&m_turn);
    m_step->countInto(&m_traffic);
    connect(m_step.get(), &Step::waitChanged, this, &StepRunner::noteWait);
    connect(m_step.get(), &Step::progressed, this, &StepRunner::progressed);
    const auto begin = [step = m_step.get()] {
        if (!step->halted())
            step->start();
    };
    if (m_stalledRounds == 0)
        return m_services.clock.after(0, m_step.get(), begin);
    // Rounds that move nothing must not chase each other.
    base::Error reason = base::localError(base::ErrorKind::Server);
    reason.operation = base::Operation::NextSlice;
    m_step->pauseThen(reason, std::min(longestBreatherMs, 500LL << m_stalledRounds), m_stalledRounds + 1,
                      begin);
}

// One that pauses for long lends its place; what is sent whole holds none.
void StepRunner::noteWait()
{
    const bool holdsSlot = m_record.stage < Stage::Sent && m_record.intent == Intent::Run;
    if (holdsSlot && m_step->pausesUntilMs() - m_services.clock.nowMs() >= lendFromMs)
        m_turn.lend();
    emit waitChanged();
}

void StepRunner::stepEnded(StepEnd end, const base::Error &error)
{
    const bool goesOn = end == StepEnd::Advanced || end == StepEnd::AskServer;
    const std::optional<bool> moved = goesOn ? m_step->movedAnything() : std::nullopt;
    if (moved)
        m_stalledRounds = *moved ? 0 : m_stalledRounds + 1;
    if (moved && m_stalledRounds > mostStalledRounds)
        emit ended(StepEnd::Failed, base::localError(base::ErrorKind::Server));
    else
        emit ended(end, error);
}

// It may be on the stack.
void StepRunner::stop()
{
    m_turn.forget();
    if (!m_step)
        return;
    m_step->halt();
    m_step->disconnect(this);
    m_step.release()->deleteLater();
}

// The answer to a slice that was sent whole brings the next task; without it that task would be lost to
// everybody until the server takes it back. So it is waited for, for a moment.
void StepRunner::drain()
{
    if (!m_step || !m_step->drain())
        return stop();
    m_turn.forget();
    Step *step = m_step.release();
    step->disconnect(this);
    m_draining = step;
    const auto end = [step] {
        step->halt();
        step->deleteLater();
    };
    connect(step, &Step::drained, step, end);
    m_services.clock.after(longestDrainMs, step, end);
}

void StepRunner::endSlices()
{
    if (!m_step)
        return;
    const Wait::For what = m_step->wait().what;
    const bool sends = m_step->movedAnything().has_value(); // and knows which of its lanes pause
    if (!sends && (what == Wait::For::Retry || what == Wait::For::Network))
        return stop();
    m_step->endSlices();
}

void StepRunner::forgetDrained()
{
    if (m_draining)
        m_draining->halt();
}

} // namespace transfer
