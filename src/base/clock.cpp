#include "base/clock.h"

#include "base/wall_timer.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>

namespace base {

void Clock::at(qint64 ms, QObject *context, std::function<void()> call)
{
    after(std::max<qint64>(0, ms - nowMs()), context, std::move(call));
}

qint64 SystemClock::nowMs() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

qint64 SystemClock::monotonicMs() const
{
    static const QElapsedTimer timer = [] {
        QElapsedTimer started;
        started.start();
        return started;
    }();
    return timer.elapsed();
}

void SystemClock::after(qint64 ms, QObject *context, std::function<void()> call)
{
    // Coarse timers end up to a twentieth early; who is asked to wait 7 s must not come after 6.7.
    QTimer::singleShot(std::chrono::milliseconds(ms), Qt::PreciseTimer, context, std::move(call));
}

void SystemClock::at(qint64 ms, QObject *context, std::function<void()> call)
{
    auto *timer = new WallTimer(ms, context);
    QObject::connect(timer, &WallTimer::due, context, [timer, call = std::move(call)] {
        timer->deleteLater();
        call();
    });
}

double SystemClock::random()
{
    return QRandomGenerator::global()->generateDouble();
}

} // namespace base
