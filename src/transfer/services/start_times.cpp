#include "transfer/services/start_times.h"

namespace transfer {

StartTimes::StartTimes(base::Clock &clock) : m_clock(clock) {}

std::optional<Wait> StartTimes::holds(const UploadRecord &record) const
{
    if (record.startAtMs <= 0 || !record.sendsFile() || record.startAtMs <= m_clock.nowMs())
        return std::nullopt;
    Wait wait;
    wait.what = Wait::For::StartTime;
    wait.untilMs = record.startAtMs;
    return wait;
}

void StartTimes::expect(qint64 startAtMs)
{
    if (startAtMs <= m_clock.nowMs() || !m_times.insert(startAtMs).second)
        return;
    if (*m_times.begin() == startAtMs)
        waitForFirst();
}

void StartTimes::waitForFirst()
{
    m_waiting.reset();
    if (m_times.empty())
        return;
    m_waiting = std::make_unique<QObject>();
    m_clock.at(*m_times.begin(), m_waiting.get(), [this] { look(); });
}

// Also when the clock was set, or the machine slept.
void StartTimes::look()
{
    m_waiting.release()->deleteLater(); // its call is on the stack
    m_times.erase(m_times.begin(), m_times.upper_bound(m_clock.nowMs()));
    waitForFirst();
    emit changed();
}

} // namespace transfer
