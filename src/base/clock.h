// Time and chance, replaceable in tests: transfer asks the system for neither, but for when an access token
// ends and for the ticks of RunSchedule and RateLimiter.
#pragma once

#include <QObject>

#include <functional>

namespace base {

class Clock
{
public:
    virtual ~Clock() = default;

    // Milliseconds since the epoch; may jump when the user sets the clock or the machine slept.
    virtual qint64 nowMs() const = 0;
    // Milliseconds that only grow; for speeds and durations.
    virtual qint64 monotonicMs() const = 0;
    // Calls once after a while, from the event loop of context's thread, unless context is gone by then.
    virtual void after(qint64 ms, QObject *context, std::function<void()> call) = 0;
    // Calls once when nowMs() has come there, also when the machine slept over it, unless context, of this
    // thread, is gone by then; and before, when the clock was set or may tell another local time. So whoever
    // waits looks at the clock, and asks again. Meanwhile nothing wakes the processor, where the system lets
    // it (base/wall_timer.h).
    virtual void at(qint64 ms, QObject *context, std::function<void()> call);
    // Uniform in [0, 1); for jitter.
    virtual double random() = 0;
};

// The real ones.
class SystemClock : public Clock
{
public:
    qint64 nowMs() const override;
    qint64 monotonicMs() const override;
    void after(qint64 ms, QObject *context, std::function<void()> call) override;
    void at(qint64 ms, QObject *context, std::function<void()> call) override;
    double random() override;
};

} // namespace base
