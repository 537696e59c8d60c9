// Smoothed speed and the time left, from bytes that were really moved.
#pragma once

#include <QtGlobal>

#include <deque>
#include <optional>

namespace transfer {

class SpeedMeter
{
public:
    // bytes: a running total that may fall (a lost slice); what goes again counts again.
    void add(qint64 nowMs, qint64 bytes);
    void reset();

    double bytesPerSecond(qint64 nowMs) const; // of the last five; 0 after ten silent ones
    // Absent while the basis is under 15 seconds or nothing moves.
    std::optional<qint64> secondsLeft(qint64 nowMs, qint64 bytesLeft) const;

private:
    struct Sample {
        qint64 atMs;
        qint64 bytes;
    };
    std::deque<Sample> m_samples; // of the last minute
};

} // namespace transfer
