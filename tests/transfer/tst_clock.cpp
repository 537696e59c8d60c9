#include "base/clock.h"

#include <QElapsedTimer>
#include <QTest>

class TestClock : public QObject
{
    Q_OBJECT
private slots:
    void noPauseIsShorterThanAsked();
};

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
