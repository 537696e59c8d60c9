#include "transfer/sending/speed_meter.h"

namespace transfer {

namespace {

constexpr qint64 windowMs = 60'000; // of the time left
constexpr qint64 speedMs = 5000;
constexpr qint64 silentMs = 10'000;
constexpr qint64 gapMs = 30'000; // what was before it says nothing of what comes
constexpr qint64 shortestBasisMs = 1000;
constexpr qint64 shortestForEstimateMs = 15'000;

} // namespace

void SpeedMeter::add(qint64 nowMs, qint64 bytes, qint64 confirmed, qint64 left)
{
    const bool moved = m_samples.empty() || bytes > m_samples.back().bytes;
    if (moved && m_leftAtMs && nowMs - *m_leftAtMs >= gapMs)
        m_samples.erase(m_samples.begin(), std::prev(m_samples.end()));
    if (moved)
        m_leftAtMs = nowMs;
    if (moved || confirmed > m_confirmed || !m_movedAtMs)
        m_movedAtMs = nowMs;
    m_confirmed = confirmed;
    // What is to go again has left this computer all the same: the speed of before still holds.
    if (!m_samples.empty() && bytes < m_samples.back().bytes) {
        const qint64 lost = m_samples.back().bytes - bytes;
        for (Sample &sample : m_samples)
            sample.bytes -= lost;
    }
    m_samples.push_back({nowMs, bytes});
    while (m_samples.size() > 2 && nowMs - m_samples[1].atMs >= windowMs)
        m_samples.pop_front();
    estimate(nowMs, left);
}

void SpeedMeter::estimate(qint64 nowMs, qint64 left)
{
    const qint64 spanMs = m_samples.back().atMs - m_samples.front().atMs;
    if (spanMs < shortestForEstimateMs || bytesPerSecond(nowMs) <= 0)
        return m_timeLeft.reset();
    const double moved = double(m_samples.back().bytes - m_samples.front().bytes);
    m_timeLeft.add(nowMs, moved * 1000 / double(spanMs), left);
}

void SpeedMeter::pause(qint64 nowMs)
{
    m_movedAtMs = nowMs;
}

void SpeedMeter::reset()
{
    m_samples.clear();
    m_movedAtMs.reset();
    m_leftAtMs.reset();
    m_timeLeft.reset();
}

void SpeedMeter::otherBytesToGo()
{
    m_timeLeft.reset();
}

double SpeedMeter::bytesPerSecond(qint64 nowMs) const
{
    // Bytes leave in portions: on a slow line five seconds may see none of them.
    for (const qint64 window : {speedMs, silentMs}) {
        auto base = m_samples.cbegin();
        while (base != m_samples.cend() && nowMs - base->atMs > window)
            ++base;
        if (base == m_samples.cend() || m_samples.back().atMs - base->atMs < shortestBasisMs)
            return 0;
        const qint64 moved = m_samples.back().bytes - base->bytes;
        if (moved > 0)
            return double(moved) * 1000.0 / double(m_samples.back().atMs - base->atMs);
    }
    return 0;
}

std::optional<TimeLeft> SpeedMeter::timeLeft(qint64 nowMs) const
{
    return bytesPerSecond(nowMs) > 0 ? m_timeLeft.value() : std::nullopt;
}

std::optional<qint64> SpeedMeter::secondsStill(qint64 nowMs) const
{
    if (!m_movedAtMs || nowMs - *m_movedAtMs < silentMs)
        return std::nullopt;
    return (nowMs - *m_movedAtMs) / 1000;
}

} // namespace transfer
