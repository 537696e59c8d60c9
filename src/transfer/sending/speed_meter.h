// Smoothed speed and the time left, from bytes that were really moved.
#pragma once

#include "transfer/sending/time_left.h"

#include <QtGlobal>

#include <deque>
#include <optional>

namespace transfer {

class SpeedMeter
{
public:
    // bytes: a running total that may fall (a lost slice); what goes again counts again.
    // confirmed: how many of them Youku has; left: how many are to go.
    void add(qint64 nowMs, qint64 bytes, qint64 confirmed = 0, qint64 left = 0);
    void pause(qint64 nowMs); // nothing is meant to move now
    void reset();
    void otherBytesToGo(); // from now on: the time left may jump

    double bytesPerSecond(qint64 nowMs) const; // of the last five; 0 after ten silent ones
    // By the mean of the last minute; absent while the basis is under 15 seconds or nothing moves.
    std::optional<TimeLeft> timeLeft(qint64 nowMs) const;
    // How long nothing has left and nothing was confirmed; absent until that is ten seconds.
    std::optional<qint64> secondsStill(qint64 nowMs) const;

private:
    void estimate(qint64 nowMs, qint64 left);

    struct Sample {
        qint64 atMs;
        qint64 bytes;
    };
    std::deque<Sample> m_samples;      // of the last minute
    std::optional<qint64> m_movedAtMs; // or was not meant to
    std::optional<qint64> m_leftAtMs;  // bytes, really
    qint64 m_confirmed = 0;
    TimeLeftMeter m_timeLeft;
};

} // namespace transfer
