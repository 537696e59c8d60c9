// Waiting for a condition with a deadline, on a real event loop. QTRY_* sleeps ten milliseconds between its
// looks, in which nothing moves in a thread that sends.
#pragma once

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QThread>
#include <QTimer>
#include <QtTest>

#include <functional>

// How simulated time goes on while somebody waits; false: it goes on by itself. Empty: time is real.
inline std::function<bool()> &whenNothingMoves()
{
    static std::function<bool()> goOn;
    return goOn;
}

inline bool waitInRealTime(const std::function<bool()> &condition, int timeoutMs)
{
    QEventLoop loop;
    QTimer looking;
    QTimer deadline;
    QObject::connect(&looking, &QTimer::timeout, &loop, [&] {
        if (condition())
            loop.quit();
    });
    QObject::connect(&deadline, &QTimer::timeout, &loop, &QEventLoop::quit);
    looking.start(2);
    deadline.setSingleShot(true);
    deadline.start(timeoutMs);
    loop.exec();
    return condition();
}

// Looks again whenever all that was to do is done, and before time goes on.
inline bool waitInSimulatedTime(const std::function<bool()> &condition, int timeoutMs)
{
    constexpr int lookEveryMs = 2; // also while things move
    const QDeadlineTimer deadline(timeoutMs);
    QElapsedTimer sinceLook;
    sinceLook.start();
    while (!deadline.hasExpired()) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        const bool moved = QEventLoop().processEvents();
        if (moved && sinceLook.elapsed() < lookEveryMs)
            continue;
        sinceLook.start();
        if (condition())
            return true;
        if (moved || whenNothingMoves()())
            continue;
        QTimer awake;
        awake.start(lookEveryMs);
        QEventLoop().processEvents(QEventLoop::WaitForMoreEvents);
    }
    return condition();
}

inline bool waitUntil(const std::function<bool()> &condition, int timeoutMs = 20000)
{
    if (condition())
        return true;
    return whenNothingMoves() ? waitInSimulatedTime(condition, timeoutMs)
                              : waitInRealTime(condition, timeoutMs);
}

// While it waits nothing happens in this thread, no timer above all: what comes to be is another thread's
// work.
inline bool waitWithoutEvents(const std::function<bool()> &condition, int timeoutMs = 20000)
{
    const QDeadlineTimer deadline(timeoutMs);
    while (!condition() && !deadline.hasExpired())
        QThread::msleep(2);
    return condition();
}

#define TRY_VERIFY(condition) QVERIFY(waitUntil([&] { return bool(condition); }))

#define TRY_COMPARE(actual, expected)                                                                        \
    do {                                                                                                     \
        waitUntil([&] { return (actual) == (expected); });                                                   \
        QCOMPARE(actual, expected);                                                                          \
    } while (false)
