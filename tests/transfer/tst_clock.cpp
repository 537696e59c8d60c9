#include "base/clock.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

class TestClock : public QObject
{
    Q_OBJECT
private slots:
    void noPauseIsShorterThanAsked();
    void aMomentOfTheWallClockIsWaitedFor();
    void nobodyIsCalledWhoHasGone();
    void whatIsWaitedForNoMoreHoldsNothingOpen();
};

void TestClock::aMomentOfTheWallClockIsWaitedFor()
{
    base::SystemClock clock;
    const qint64 wanted = clock.nowMs() + 300;
    qint64 called = 0;
    int calls = 0;
    const auto ask = [&](const auto &again) -> void {
        clock.at(wanted, this, [&, again] { // somebody may set the clock of this machine
            ++calls;
            called = clock.nowMs();
            if (called < wanted)
                again(again);
        });
    };
    ask(ask);
    QTRY_VERIFY_WITH_TIMEOUT(called >= wanted, 30000);
    int past = 0;
    clock.at(wanted - 1000, this, [&past] { ++past; });
    clock.at(0, this, [&past] { ++past; });
    QTRY_COMPARE_WITH_TIMEOUT(past, 2, 30000);
    QVERIFY(calls >= 1);
}

void TestClock::nobodyIsCalledWhoHasGone()
{
    base::SystemClock clock;
    auto context = std::make_unique<QObject>();
    int calls = 0;
    clock.at(clock.nowMs() + 50, context.get(), [&calls] { ++calls; });
    context.reset();
    bool later = false;
    clock.at(clock.nowMs() + 60, this, [&later] { later = true; });
    QTRY_VERIFY_WITH_TIMEOUT(later, 30000);
    QCOMPARE(calls, 0);
}

void TestClock::whatIsWaitedForNoMoreHoldsNothingOpen()
{
    const QDir open("/proc/self/fd");
    if (!open.exists())
        QSKIP("only Linux tells");
    base::SystemClock clock;
    const auto wait = [&clock] {
        QObject context;
        clock.at(clock.nowMs() + 3600 * 1000, &context, [] {});
    };
    wait();
    const qsizetype before = open.entryList(QDir::AllEntries | QDir::System).size();
    for (int i = 0; i < 300; ++i)
        wait();
    QCOMPARE(open.entryList(QDir::AllEntries | QDir::System).size(), before);
}

void TestClock::noPauseIsShorterThanAsked()
{
    constexpr int pauses = 40;
    constexpr qint64 aMillisecond = 1000000; // in ns; timers are no more exact
    base::SystemClock clock;
    QElapsedTimer elapsed;
    elapsed.start();
    int ended = 0;
    QList<qint64> early;
    for (int i = 0; i < pauses; ++i) {
        const qint64 ms = 2000 + 23 * i; // from 2 s on Qt takes coarse timers of itself
        clock.after(ms, this, [&, ms, begin = elapsed.nsecsElapsed()] {
            ++ended;
            if (elapsed.nsecsElapsed() - begin < (ms - 1) * aMillisecond)
                early.append(ms);
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(ended, pauses, 30000);
    QCOMPARE(early, QList<qint64>());
}

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
