#include "transfer/confirm_step.h"

#include <algorithm>

namespace transfer {

namespace {

constexpr double firstPauseMs = 250;  // most servers are through by then
constexpr double againPauseMs = 1000; // after it told that it gets on
constexpr double pauseGrowth = 1.6;
constexpr double longestPauseMs = 30000;
constexpr double slowPauseMs = 2000; // nobody waits for a server that is only a little behind
constexpr qint64 patienceMs = 30 * 60 * 1000;
constexpr qint64 patiencePerGibibyteMs = 60 * 1000; // a long video takes long to put together

} // namespace

void ConfirmStep::begin()
{
    m_progressedMs = m_services.clock.monotonicMs();
    m_pauseMs = firstPauseMs;
    check();
}

void ConfirmStep::check()
{
    m_retrier.run<youku::Checked>(
        [this](base::Answer<youku::Checked> answer) {
            return m_server->check(m_record.uploadToken, this, answer);
        },
        [this](const base::Result<youku::Checked> &result, base::Reaction reaction) {
            if (result.ok())
                return checked(result.value());
            endBy(reaction, result.error());
        });
}

void ConfirmStep::checked(const youku::Checked &answer)
{
    switch (answer.status) {
    case youku::CheckStatus::Complete:
        return begunElsewhere() ? compareSize(answer.uploadServerIp) : confirmed(answer.uploadServerIp);
    case youku::CheckStatus::Incomplete:
        return sendOn(m_record.tasksInFlight);
    case youku::CheckStatus::Confirming:
        return askAgain(100 + answer.confirmedPercent);
    case youku::CheckStatus::Transferring:
        // Nobody of ours is sending: what is out was handed to a lane that is dead.
        if (!m_record.tasksInFlight.isEmpty())
            return sendOn(m_record.tasksInFlight);
        m_progress = std::max(m_progress, answer.transferredPercent);
        return lookForLostSlices();
    }
}

void ConfirmStep::lookForLostSlices()
{
    m_retrier.run<youku::NextSlice>(
        [this](base::Answer<youku::NextSlice> answer) {
            return m_server->newSlice(m_record.uploadToken, this, answer);
        },
        [this](const base::Result<youku::NextSlice> &result, base::Reaction reaction) {
            if (!result.ok() && reaction != base::Reaction::Accept)
                return endBy(reaction, result.error());
            if (!result.ok() || result.value().task.id == 0)
                return askAgain(m_progress, true);
            sendOn({result.value().task});
        });
}

// Of all answers only this one tells how much Youku has.
void ConfirmStep::compareSize(const QString &uploadServerIp)
{
    m_retrier.run<youku::NextSlice>(
        [this](base::Answer<youku::NextSlice> answer) {
            return m_server->newSlice(m_record.uploadToken, this, answer);
        },
        [this, uploadServerIp](const base::Result<youku::NextSlice> &result, base::Reaction) {
            const qint64 told = result.ok() ? result.value().transferred : 0;
            if (told > 0 && told != m_record.identity.size)
                return ofAnotherFile();
            confirmed(uploadServerIp);
        });
}

void ConfirmStep::sendOn(const QList<youku::SliceTask> &tasks)
{
    advanceAndEnd([tasks](UploadRecord &record) {
        record.tasksInFlight = tasks;
        record.stage = Stage::Prepared;
    });
}

void ConfirmStep::confirmed(const QString &uploadServerIp)
{
    advanceAndEnd([uploadServerIp](UploadRecord &record) {
        record.uploadServerIp = uploadServerIp;
        record.transferred = record.identity.size;
        record.tasksInFlight.clear();
        record.stage = Stage::Confirmed;
    });
}

void ConfirmStep::askAgain(int progress, bool lostSlices)
{
    const qint64 now = m_services.clock.monotonicMs();
    if (progress > m_progress) {
        m_progress = progress;
        m_progressedMs = now;
        m_pauseMs = std::min(m_pauseMs, againPauseMs);
    }
    const qint64 patience = patienceMs + (m_record.identity.size >> 30) * patiencePerGibibyteMs;
    if (now - m_progressedMs > patience) {
        base::Error error = base::localError(base::ErrorKind::Server);
        error.operation = base::Operation::Confirm;
        return fail(error);
    }
    const double jitter = 0.8 + 0.4 * m_services.clock.random();
    const qint64 ms = qint64(m_pauseMs * jitter);
    const bool slow = m_pauseMs >= slowPauseMs;
    m_pauseMs = std::min(longestPauseMs, m_pauseMs * pauseGrowth);
    if (lostSlices && slow) {
        // What only an answer that got lost knew of comes back after the server's own time-out.
        base::Error lost = base::localError(base::ErrorKind::Server);
        lost.operation = base::Operation::SendSlice;
        return pauseThen(lost, ms, ++m_asked + 1, [this] { check(); });
    }
    m_services.clock.after(ms, this, [this] {
        if (!halted())
            check();
    });
}

} // namespace transfer
