#include "transfer/steps/finish_step.h"

#include <algorithm>

namespace transfer {

namespace {

constexpr double firstPauseMs = 250;  // most servers are through by then
constexpr double againPauseMs = 1000; // after it told that it gets on
constexpr double pauseGrowth = 1.6;
constexpr double longestBetweenMs = 30000;
constexpr double slowPauseMs = 2000; // nobody waits for a server that is only a little behind
constexpr qint64 leastPatienceMs = 30 * 60 * 1000;
constexpr qint64 patiencePerGibibyteMs = 60 * 1000; // a long video takes long to put together

} // namespace

void FinishStep::begin()
{
    m_progressedMs = m_services.clock.monotonicMs();
    m_pauseMs = firstPauseMs;
    ask();
}

void FinishStep::ask()
{
    m_retrier.run<Standing>(
        transport().rules(),
        [this](base::Answer<Standing> answer) {
            return m_record.stage == Stage::Sent ? transport().finish(this, answer)
                                                 : transport().resume(this, answer);
        },
        [this](const base::Result<Standing> &result, base::Reaction reaction) {
            if (result.ok())
                return told(result.value());
            endBy(reaction, result.error());
        });
}

void FinishStep::told(const Standing &standing)
{
    switch (standing.what) {
    case Standing::What::Complete:
        if (begunElsewhere() && standing.fileSize && *standing.fileSize != m_record.identity.size)
            return ofAnotherFile();
        return confirmed(standing);
    case Standing::What::Lacking:
        return sendOn(standing);
    case Standing::What::Lost:
        return openAnew(standing);
    case Standing::What::Busy:
        return askAgain(standing);
    }
}

void FinishStep::sendOn(const Standing &standing)
{
    const bool lost = standing.acknowledged && *standing.acknowledged != m_record.acknowledged;
    const auto edit = [standing, lost](UploadRecord &record) {
        record.tasksInFlight = standing.slices;
        record.stage = Stage::Prepared;
        if (!lost)
            return;
        record.acknowledged = *standing.acknowledged;
        record.transferred = 0;
        for (const AcknowledgedSlice &slice : std::as_const(record.acknowledged))
            record.transferred += slice.task.length;
    };
    advance(edit, [this, lost] { emit ended(lost ? StepEnd::SendAgain : StepEnd::Advanced, {}); });
}

// Of the same upload at Youku.
void FinishStep::openAnew(const Standing &standing)
{
    const auto edit = [state = standing.state](UploadRecord &record) {
        record.transportState = state;
        record.tasksInFlight.clear();
        record.acknowledged.clear();
        record.transferred = 0;
        record.stage = Stage::Created;
    };
    advance(edit, [this] { emit ended(StepEnd::SendAgain, {}); });
}

void FinishStep::confirmed(const Standing &standing)
{
    advanceAndEnd([state = standing.state](UploadRecord &record) {
        record.transportState = state;
        record.transferred = record.identity.size;
        record.tasksInFlight.clear();
        record.acknowledged.clear();
        record.stage = Stage::Confirmed;
    });
}

void FinishStep::askAgain(const Standing &standing)
{
    const qint64 now = m_services.clock.monotonicMs();
    if (standing.progress > m_progress) {
        m_progress = standing.progress;
        m_progressedMs = now;
        m_pauseMs = std::min(m_pauseMs, againPauseMs);
    }
    const qint64 patience = leastPatienceMs + (m_record.identity.size >> 30) * patiencePerGibibyteMs;
    if (now - m_progressedMs > patience) {
        base::Error error = base::localError(base::ErrorKind::Server);
        error.operation = base::Operation::Confirm;
        return fail(error);
    }
    const double jitter = 0.8 + 0.4 * m_services.clock.random();
    const qint64 ms = qint64(m_pauseMs * jitter);
    const bool slow = m_pauseMs >= slowPauseMs;
    m_pauseMs = std::min(longestBetweenMs, m_pauseMs * pauseGrowth);
    if (standing.lostSlices && slow) {
        // What only an answer that got lost knew of comes back after the server's own time-out.
        base::Error lost = base::localError(base::ErrorKind::Server);
        lost.operation = base::Operation::SendSlice;
        return pauseThen(lost, ms, ++m_asked + 1, [this] { ask(); });
    }
    m_services.clock.after(ms, this, [this] {
        if (!halted())
            ask();
    });
}

} // namespace transfer
