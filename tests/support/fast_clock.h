// Time that runs faster than real time, so that tests of waits and retries do not wait. Files made just now
// count as settled, because its present lies a little in the future.
#pragma once

#include "base/clock.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTimer>

#include <optional>

class FastClock : public base::Clock
{
public:
    explicit FastClock(qint64 factor = 100)
        : m_factor(factor)
        , m_startMs(QDateTime::currentMSecsSinceEpoch() + 60000)
    {
        m_elapsed.start();
    }

    qint64 nowMs() const override { return m_startMs + monotonicMs(); }
    qint64 monotonicMs() const override { return m_elapsed.elapsed() * m_factor; }
    void after(qint64 ms, QObject *context, std::function<void()> call) override
    {
        m_longestWaitMs = qMax(m_longestWaitMs, ms);
        QTimer::singleShot(int(ms / m_factor), context, std::move(call));
    }
    double random() override { return m_chance ? *m_chance : m_random.generateDouble(); }
    void fixChance(double chance) { m_chance = chance; }

    qint64 longestWaitMs() const { return m_longestWaitMs; }
    // As after sleep, or when somebody sets the clock: waits go on as they were.
    void jump(qint64 ms) { m_startMs += ms; }

private:
    qint64 m_factor;
    qint64 m_startMs;
    qint64 m_longestWaitMs = 0;
    QElapsedTimer m_elapsed;
    std::optional<double> m_chance;
    QRandomGenerator m_random{1};
};
