// Simulated time: it passes only when nothing else is left to do, from one due call to the next. A wait of an
// hour takes no time, and a slow machine changes nothing.
//
// For what runs in one thread, its pools, and whatever works for it by base/background.h; what waits for a
// socket needs real time.
#pragma once

#include "base/background.h"
#include "base/clock.h"

#include <QCoreApplication>
#include <QEvent>
#include <QEventLoop>
#include <QPointer>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <map>
#include <vector>

class SimClock : public base::Clock
{
public:
    qint64 nowMs() const override { return m_startMs + m_ms; }
    qint64 monotonicMs() const override { return m_ms; }
    void after(qint64 ms, QObject *context, std::function<void()> call) override
    {
        m_due.emplace(m_ms + qMax<qint64>(ms, 0), Due{context, std::move(call)});
    }
    void at(qint64 ms, QObject *context, std::function<void()> call) override
    {
        m_due.emplace(m_ms + qMax<qint64>(ms - nowMs(), 0), Due{context, std::move(call), true});
    }
    double random() override { return 0.5; }

    // As after sleep, or when somebody sets the clock: waits go on as they were, but who waits for the wall
    // clock is told.
    void jump(qint64 ms)
    {
        m_startMs += ms;
        tellWallClock();
    }
    // The clock tells another local time from now on, or it was set.
    void tellWallClock()
    {
        std::vector<Due> told;
        for (auto due = m_due.begin(); due != m_due.end();) {
            if (due->second.byWallClock) {
                told.push_back(due->second);
                due = m_due.erase(due);
            } else {
                ++due;
            }
        }
        for (const Due &due : told)
            m_due.emplace(m_ms, due);
    }
    // How many somebody waits for.
    int waits() const
    {
        return int(std::count_if(m_due.begin(), m_due.end(),
                                 [](const auto &due) { return !due.second.context.isNull(); }));
    }

    // Work that others do is waited for before time passes.
    void waitFor(QThreadPool &pool) { m_pools.append(&pool); }

    // False: it did not come true within so much simulated time, or nothing was left that could make it so.
    template <typename Condition>
    bool runUntil(Condition condition, qint64 mostMs = 24LL * 3600 * 1000)
    {
        const qint64 endMs = m_ms + mostMs;
        while (true) {
            settle();
            if (condition())
                return true;
            if (m_due.empty() || m_due.begin()->first > endMs)
                return false;
            auto first = m_due.extract(m_due.begin());
            m_ms = qMax(m_ms, first.key());
            if (first.mapped().context)
                first.mapped().call();
        }
    }
    void run(qint64 ms)
    {
        const qint64 endMs = m_ms + ms;
        runUntil([] { return false; }, ms);
        m_ms = endMs;
    }

private:
    struct Due {
        QPointer<QObject> context;
        std::function<void()> call;
        bool byWallClock = false;
    };

    void settle()
    {
        bool busy = true;
        while (busy) {
            busy = false;
            m_pools.removeAll(nullptr);
            for (const QPointer<QThreadPool> &pool : std::as_const(m_pools)) {
                busy = busy || pool->activeThreadCount() > 0;
                pool->waitForDone();
            }
            while (base::worksUnderWay > 0) { // in pools that only those who work with them know
                busy = true;
                if (!processed())
                    QThread::usleep(100);
            }
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            while (processed())
                busy = true;
        }
    }
    static bool processed() { return QEventLoop().processEvents(); }

    qint64 m_startMs = 1'800'000'000'000; // a Friday
    qint64 m_ms = 0;
    std::multimap<qint64, Due> m_due;
    QList<QPointer<QThreadPool>> m_pools;
};
