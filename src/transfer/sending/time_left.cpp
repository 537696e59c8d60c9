#include "transfer/sending/time_left.h"

#include <algorithm>
#include <cmath>

namespace transfer {

namespace {

constexpr double fifth = 1.2;
constexpr qint64 patienceMs = 10'000;
constexpr qint64 meansMs = 60'000;
constexpr qint64 meanEveryMs = 1000;
constexpr double swingFrom = 1.4; // a span is shown
constexpr double swingTo = 1.2;   // and no longer

} // namespace

double TimeLeftMeter::End::follow(qint64 nowMs, double estimateMs)
{
    if (!m_shownMs) {
        m_shownMs = estimateMs;
        m_atMs = nowMs;
        return estimateMs;
    }
    const double elapsedMs = double(nowMs - m_atMs);
    const double expectedMs = std::max(0.0, *m_shownMs - elapsedMs);
    m_atMs = nowMs;
    const bool farOff = estimateMs > expectedMs * fifth || estimateMs < expectedMs / fifth;
    if (!farOff)
        m_farOffSinceMs.reset();
    else if (!m_farOffSinceMs)
        m_farOffSinceMs = nowMs;
    if (m_farOffSinceMs && nowMs - *m_farOffSinceMs >= patienceMs) {
        m_shownMs = estimateMs;
    } else {
        const double step = std::pow(fifth, elapsedMs / double(patienceMs));
        m_shownMs = std::clamp(estimateMs, expectedMs / step, expectedMs * step);
    }
    return *m_shownMs;
}

void TimeLeftMeter::add(qint64 nowMs, double meanBytesPerSecond, qint64 bytesLeft)
{
    if (meanBytesPerSecond <= 0)
        return reset();
    if (m_means.empty() || nowMs - m_means.back().atMs >= meanEveryMs)
        m_means.push_back({nowMs, meanBytesPerSecond});
    while (nowMs - m_means.front().atMs > meansMs)
        m_means.pop_front();
    const auto [slowest, fastest] =
        std::minmax_element(m_means.cbegin(), m_means.cend(), [](const Mean &one, const Mean &other) {
            return one.bytesPerSecond < other.bytesPerSecond;
        });
    const double swing = fastest->bytesPerSecond / slowest->bytesPerSecond;
    m_swings = swing > (m_swings ? swingTo : swingFrom);
    const double most = m_swings ? slowest->bytesPerSecond : meanBytesPerSecond;
    const double least = m_swings ? fastest->bytesPerSecond : meanBytesPerSecond;
    const double bytesMs = double(std::max<qint64>(0, bytesLeft)) * 1000;
    m_value = {qint64(m_least.follow(nowMs, bytesMs / least) / 1000),
               qint64(m_most.follow(nowMs, bytesMs / most) / 1000)};
}

void TimeLeftMeter::reset()
{
    *this = {};
}

std::optional<TimeLeft> TimeLeftMeter::value() const
{
    return m_value;
}

} // namespace transfer
