#include "transfer/lane_tuner.h"

#include <algorithm>

namespace transfer {

namespace {

constexpr double worthIt = 1.1;
constexpr int lapsToMeasure = 2;
constexpr qint64 shortestMs = 100; // to measure anything with a clock of milliseconds
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
    if (!measured())
        return;
    double speed = 0;
    for (auto &[number, each] : m_laps) {
        speed += double(each.bytes) * 1000.0 / double(each.untilMs - each.sinceMs);
        each = {each.untilMs, each.untilMs, 0, 0};
    }
    decide(speed);
}

int LaneTuner::proven() const
{
    return m_trying ? m_wanted - 1 : m_wanted;
}

bool LaneTuner::measured() const
{
    const auto enough = [](const auto &each) {
        const Laps &laps = each.second;
        return laps.count >= lapsToMeasure && laps.untilMs - laps.sinceMs >= shortestMs;
    };
    return int(m_laps.size()) == wanted() && std::all_of(m_laps.begin(), m_laps.end(), enough);
}

void LaneTuner::decide(double speed)
{
    m_speed = speed;
    if (m_trying) {
        m_trying = false;
        if (speed < m_before * worthIt) {
            --m_wanted;
            m_rest = m_nextRest;
            m_nextRest = std::min(m_nextRest * 2, longestRest);
            return;
        }
        m_nextRest = firstRest;
    } else if (m_rest > 0) {
        --m_rest;
        return;
    }
    tryOneMore();
}

void LaneTuner::tryOneMore()
{
    if (m_wanted >= m_most)
        return;
    ++m_wanted;
    m_before = m_speed;
    m_trying = true;
}

} // namespace transfer
