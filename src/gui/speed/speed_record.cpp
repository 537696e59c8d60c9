#include "gui/speed/speed_record.h"

#include <algorithm>

namespace gui {

namespace {

constexpr qint64 secondMs = 1000;
constexpr qint64 jumpMs = 10'000;  // clocks that part by more than that were not only adjusted
constexpr qint64 unheardMs = 5000; // of somebody who sends is heard four times a second
constexpr int meanOf = 5;          // seconds
constexpr int stepOf = 10;         // seconds
constexpr int shortestGap = 5;     // seconds, that is told
constexpr double notShown = -1;

} // namespace

void SpeedRecord::add(const Moment &now, qint64 left, qint64 confirmed, State state)
{
    pass(now);
    Second &present = slot(m_second);
    present.left += left;
    present.confirmed += confirmed;
    present.state = present.left > 0 ? State::Sending : state;
    m_state = state;
}

void SpeedRecord::pass(const Moment &now)
{
    if (!m_begun) {
        m_begun = true;
        m_last = now;
        return;
    }
    const qint64 elapsed = std::max<qint64>(0, now.monotonicMs - m_last.monotonicMs);
    const qint64 jump = now.wallMs - m_last.wallMs - elapsed;
    m_last = now;
    // Where the monotonic clock stands still in sleep, only the other one tells.
    const qint64 away = jump > jumpMs ? jump : 0;
    const bool unheard = m_state == State::Sending && elapsed > unheardMs;
    m_passedMs += elapsed + away;
    const qint64 until = m_second + m_passedMs / secondMs;
    m_passedMs %= secondMs;
    if (m_state != State::Idle && (away > 0 || unheard))
        fill(until, State::Unrecorded);
    else
        fill(until, m_state);
}

void SpeedRecord::fill(qint64 until, State state)
{
    const qint64 from = std::max(m_second + 1, until - kept + 1);
    for (qint64 each = from; each <= until; ++each)
        slot(each) = {0, 0, state};
    m_second = until;
}

bool SpeedRecord::empty() const
{
    for (qint64 each = first(); each <= m_second; ++each) {
        if (at(each).left > 0)
            return false;
    }
    return true;
}

std::vector<double> SpeedRecord::sent() const
{
    std::vector<double> speeds;
    speeds.reserve(length);
    for (qint64 each = first(); each < m_second; ++each) {
        if (at(each).state == State::Idle || at(each).state == State::Unrecorded) {
            speeds.push_back(notShown);
            continue;
        }
        qint64 bytes = 0;
        int seconds = 0;
        for (qint64 one = each; one > each - meanOf && at(one).state != State::Idle; --one, ++seconds)
            bytes += at(one).left;
        speeds.push_back(double(bytes) / seconds);
    }
    return speeds;
}

// The steps stand where they are while time goes by; one that is not over stays as high as the one before.
std::vector<double> SpeedRecord::confirmed() const
{
    std::vector<double> speeds;
    speeds.reserve(length);
    double speed = notShown;
    for (qint64 step = first() / stepOf * stepOf; step < m_second; step += stepOf) {
        const qint64 end = step + stepOf;
        qint64 bytes = 0;
        int seconds = 0;
        for (qint64 one = step; one < std::min(end, m_second); ++one) {
            bytes += at(one).confirmed;
            seconds += at(one).state == State::Idle ? 0 : 1;
        }
        if (seconds == 0)
            speed = notShown;
        else if (end <= m_second || speed < 0)
            speed = double(bytes) / seconds;
        for (qint64 one = std::max(step, first()); one < std::min(end, m_second); ++one) {
            const State state = at(one).state;
            speeds.push_back(state == State::Idle || state == State::Unrecorded ? notShown : speed);
        }
    }
    return speeds;
}

QList<SpeedRecord::Gap> SpeedRecord::gaps() const
{
    QList<Gap> found;
    Gap gap;
    const auto end = [&] {
        if (gap.seconds >= shortestGap)
            found.append(gap);
    };
    for (qint64 each = first(); each < m_second; ++each) {
        const State state = at(each).state;
        const bool quiet = state != State::Idle && state != State::Sending;
        if (!quiet || state != gap.why) {
            end();
            gap = {int(each - first()), 0, quiet ? state : State::Idle};
        }
        gap.seconds += quiet ? 1 : 0;
    }
    end();
    return found;
}

} // namespace gui
