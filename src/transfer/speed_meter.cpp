#include "transfer/speed_meter.h"

namespace transfer {

namespace {

constexpr qint64 windowMs = 20000;
constexpr qint64 silentMs = 5000;
constexpr qint64 shortestBasisMs = 1000;
constexpr qint64 shortestForEstimateMs = 5000;

} // namespace

void SpeedMeter::add(qint64 nowMs, qint64 bytes)
{
    if (!m_samples.empty() && bytes < m_samples.back().bytes)
        m_samples.clear();
    // While nothing moves only the moment of standstill counts, so that a pause does not poison the mean.
    if (m_samples.size() >= 2 && m_samples.back().bytes == bytes
        && m_samples[m_samples.size() - 2].bytes == bytes)
        m_samples.back().atMs = nowMs;
    else
        m_samples.push_back({nowMs, bytes});
    while (m_samples.size() > 2 && nowMs - m_samples.front().atMs > windowMs)
        m_samples.pop_front();
}

void SpeedMeter::reset()
{
    m_samples.clear();
}

double SpeedMeter::bytesPerSecond(qint64 nowMs) const
{
    if (m_samples.size() < 2)
        return 0;
    qint64 lastMovedMs = m_samples.front().atMs;
    for (std::size_t i = 1; i < m_samples.size(); ++i) {
        if (m_samples[i].bytes > m_samples[i - 1].bytes)
            lastMovedMs = m_samples[i].atMs;
    }
    const qint64 spanMs = m_samples.back().atMs - m_samples.front().atMs;
    if (nowMs - lastMovedMs > silentMs || spanMs < shortestBasisMs)
        return 0;
    return double(m_samples.back().bytes - m_samples.front().bytes) * 1000.0 / double(spanMs);
}

std::optional<qint64> SpeedMeter::secondsLeft(qint64 nowMs, qint64 bytesLeft) const
{
    const double speed = bytesPerSecond(nowMs);
    if (speed <= 0 || m_samples.back().atMs - m_samples.front().atMs < shortestForEstimateMs)
        return std::nullopt;
    return qint64(double(bytesLeft) / speed);
}

} // namespace transfer
