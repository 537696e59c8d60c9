// The time left, as it can be read: it follows the mean speed, but does not jump with it.
#pragma once

#include <QtGlobal>

#include <deque>
#include <optional>

namespace transfer {

// Seconds. Both are the same while the speed is steady; else the time lies somewhere between them.
struct TimeLeft {
    qint64 least = 0;
    qint64 most = 0;

    bool operator==(const TimeLeft &) const = default;
};

// What is shown changes by more than a fifth only once the estimate has been that far off for ten seconds.
class TimeLeftMeter
{
public:
    void add(qint64 nowMs, double meanBytesPerSecond, qint64 bytesLeft);
    void reset(); // nothing moves, or something else is measured from now on

    std::optional<TimeLeft> value() const; // absent before the first add() and after a reset()

private:
    // One end of the span.
    class End
    {
    public:
        double follow(qint64 nowMs, double estimateMs); // answers what is shown, in ms

    private:
        std::optional<double> m_shownMs;
        qint64 m_atMs = 0;
        std::optional<qint64> m_farOffSinceMs;
    };
    struct Mean {
        qint64 atMs;
        double bytesPerSecond;
    };

    std::deque<Mean> m_means; // of the last minute, one a second
    bool m_swings = false;
    End m_least;
    End m_most;
    std::optional<TimeLeft> m_value;
};

} // namespace transfer
