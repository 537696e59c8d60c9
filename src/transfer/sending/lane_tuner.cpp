#include "transfer/sending/lane_tuner.h"

#include <algorithm>

namespace transfer {

namespace {

constexpr double worthIt = 1.1;
// What one look takes; long enough to measure anything with a clock of milliseconds.
constexpr int fewLaps = 2;
constexpr qint64 shortMs = 50;
// What it takes to give something up; on a slow line every look is that long.
constexpr int manyLaps = 8;
constexpr qint64 longMs = 250;
constexpr qint64 quickLapMs = 250;
constexpr int firstRest = 8;
constexpr int longestRest = 256;

} // namespace

LaneTuner::LaneTuner(int first, int most) : m_wanted(first), m_most(most), m_nextRest(firstRest) {}

void LaneTuner::acknowledged(int lane, qint64 bytes, qint64 nowMs)
{
    const auto [place, isNew] = m_laps.try_emplace(lane);
    Laps &laps = place->second;
    if (isNew) {
        laps.sinceMs = laps.untilMs = nowMs;
        return;
    }
    laps.untilMs = nowMs;
    laps.bytes += bytes;
    ++laps.count;
    if (!measured(fewLaps, shortMs))
        return;
    const double now = speed();
    const bool longLook = measured(manyLaps, 0) || measured(fewLaps, longMs);
    if (m_trying && now < m_before * worthIt && !longLook)
        return;
    const bool wasQuick = quick();
    for (auto &[number, each] : m_laps)
        each = {each.untilMs, each.untilMs, 0, 0};
    decide(now, wasQuick);
}

int LaneTuner::proven() const
{
    return m_trying ? m_held : m_wanted;
}

bool LaneTuner::measured(int laps, qint64 ms) const
{
    const auto enough = [=](const auto &each) {
        return each.second.count >= laps && each.second.untilMs - each.second.sinceMs >= ms;
    };
    return int(m_laps.size()) == wanted() && std::all_of(m_laps.begin(), m_laps.end(), enough);
}

bool LaneTuner::quick() const
{
    return std::all_of(m_laps.begin(), m_laps.end(), [](const auto &each) {
        return each.second.untilMs - each.second.sinceMs < quickLapMs * each.second.count;
    });
}

double LaneTuner::speed() const
{
    double sum = 0;
    for (const auto &[number, each] : m_laps)
        sum += double(each.bytes) * 1000.0 / double(each.untilMs - each.sinceMs);
    return sum;
}

void LaneTuner::decide(double speed, bool quick)
{
    m_speed = speed;
    if (m_trying) {
        m_trying = false;
        if (speed < m_before * worthIt) {
            m_triedInVain = true;
            m_wanted = m_held;
            m_rest = m_nextRest;
            m_nextRest = std::min(m_nextRest * 2, longestRest);
            return;
        }
        m_nextRest = firstRest;
    } else if (m_rest > 0) {
        --m_rest;
        return;
    }
    tryMore(quick);
}

void LaneTuner::tryMore(bool quick)
{
    if (m_wanted >= m_most)
        return;
    m_held = m_wanted;
    m_wanted = quick && !m_triedInVain ? m_most : m_wanted + 1;
    m_before = m_speed;
    m_trying = true;
}

} // namespace transfer
