// Waiting for a condition with a deadline, on a real event loop. QTRY_* sleeps ten milliseconds between its
// looks, in which nothing moves in a thread that sends.
#pragma once

#include <QEventLoop>
#include <QTimer>
#include <QtTest>

#include <functional>

inline bool waitUntil(const std::function<bool()> &condition, int timeoutMs = 20000)
{
    if (condition())
        return true;
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

#define TRY_VERIFY(condition) QVERIFY(waitUntil([&] { return bool(condition); }))

#define TRY_COMPARE(actual, expected)                                                                        \
    do {                                                                                                     \
        waitUntil([&] { return (actual) == (expected); });                                                   \
        QCOMPARE(actual, expected);                                                                          \
    } while (false)
