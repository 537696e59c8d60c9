// The one time of an engine and a sandbox in this process: real time while anything moves (a call that has
// not ended, work on another thread), and when nothing does, whoever waits for something (support/wait.h)
// goes on at once to what is due next. So a pause of an hour takes no time, and a slow machine changes
// nothing.
//
// Files made just now count as settled, because its present lies a little in the future. One at a time; in
// the main thread, but the time can be read in any.
#pragma once

#include "base/background.h"
#include "base/clock.h"
#include "http/client/calls_under_way.h"
#include "support/wait.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <map>
#include <optional>
#include <utility>
#include <vector>

class EventClock : public base::Clock
{
public:
    EventClock()
    {
        m_elapsed.start();
        m_next.setSingleShot(true);
        m_next.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_next, &QTimer::timeout, &m_next, [this] { callDue(); });
        whenNothingMoves() = [this] {
            return goOn();
        };
    }
    ~EventClock() override { whenNothingMoves() = nullptr; }

    qint64 nowMs() const override { return m_startMs + monotonicMs(); }
    qint64 monotonicMs() const override { return m_elapsed.elapsed() + m_skippedMs; }
    void after(qint64 ms, QObject *context, std::function<void()> call) override
    {
        m_longestWaitMs = qMax(m_longestWaitMs, ms);
        m_due.emplace(monotonicMs() + qMax<qint64>(ms, 0), Due{context, std::move(call)});
        waitForFirst();
    }
    void at(qint64 ms, QObject *context, std::function<void()> call) override
    {
        m_due.emplace(monotonicMs() + qMax<qint64>(ms - nowMs(), 0), Due{context, std::move(call), true});
        waitForFirst();
    }
    double random() override { return m_chance ? *m_chance : m_random.generateDouble(); }
    void fixChance(double chance) { m_chance = chance; }

    qint64 longestWaitMs() const { return m_longestWaitMs; }
    // As after sleep, or when somebody sets the clock: waits go on as they were, but who waits for the wall
    // clock is told.
    void jump(qint64 ms)
    {
        m_startMs += ms;
        std::vector<Due> told;
        std::erase_if(m_due, [&told](const auto &due) {
            if (due.second.byWallClock)
                told.push_back(due.second);
            return due.second.byWallClock;
        });
        for (const Due &due : told)
            m_due.emplace(monotonicMs(), due);
        waitForFirst();
    }
    // Whoever waits is called up to so much late, so that many who share this time go on together.
    void setCoarseness(qint64 ms) { m_coarseMs = ms; }
    // What else may be under way, while owner lives.
    void watch(QObject *owner, std::function<bool()> busy) { m_watched.emplace_back(owner, std::move(busy)); }

private:
    static constexpr qint64 emptyStepMs = 1000; // where nothing is due
    static constexpr qint64 longestTimerMs = 3600000;

    struct Due {
        QPointer<QObject> context;
        std::function<void()> call;
        bool byWallClock = false;
    };

    // False: something moves, so time passes by itself.
    bool goOn()
    {
        if (http::callsUnderWay() > 0 || base::worksUnderWay > 0 || somethingBusy())
            return false;
        if (m_due.empty()) {
            m_skippedMs += emptyStepMs;
            return true;
        }
        m_skippedMs += qMax<qint64>(0, m_due.begin()->first - monotonicMs()) + m_coarseMs;
        callFirst();
        callDue();
        return true;
    }
    bool somethingBusy()
    {
        std::erase_if(m_watched, [](const auto &watched) { return !watched.first; });
        return std::any_of(m_watched.begin(), m_watched.end(),
                           [](const auto &watched) { return watched.second(); });
    }
    void callDue()
    {
        const qint64 now = monotonicMs();
        while (!m_due.empty() && m_due.begin()->first <= now)
            callFirst();
        waitForFirst();
    }
    void callFirst()
    {
        const auto first = m_due.extract(m_due.begin());
        if (first.mapped().context)
            first.mapped().call();
    }
    void waitForFirst()
    {
        if (!m_due.empty())
            m_next.start(int(qBound(qint64(0), m_due.begin()->first - monotonicMs(), longestTimerMs)));
    }

    QElapsedTimer m_elapsed;
    std::atomic<qint64> m_skippedMs = 0;
    std::atomic<qint64> m_startMs = QDateTime::currentMSecsSinceEpoch() + 60000;
    std::multimap<qint64, Due> m_due;
    QTimer m_next;
    std::vector<std::pair<QPointer<QObject>, std::function<bool()>>> m_watched;
    qint64 m_longestWaitMs = 0;
    qint64 m_coarseMs = 0;
    std::optional<double> m_chance;
    QRandomGenerator m_random{1};
};
