#include "transfer/sending/speed_meter.h"

#include <QtTest>

#include <algorithm>

using transfer::SpeedMeter;
using transfer::TimeLeft;

class TestSpeedMeter : public QObject
{
    Q_OBJECT
private slots:
    void knowsASteadySpeed()
    {
        SpeedMeter meter;
        for (qint64 ms = 0; ms <= 15000; ms += 250)
            meter.add(ms, ms * 1000, 0, 115'000'000 - ms * 1000);
        QVERIFY(qAbs(meter.bytesPerSecond(15000) - 1e6) < 1e4);
        const std::optional<TimeLeft> left = meter.timeLeft(15000);
        QVERIFY(left.has_value());
        QVERIFY(qAbs(left->least - 100) < 10);
        QCOMPARE(left->least, left->most);
    }

    void saysNothingWithoutABasis()
    {
        SpeedMeter meter;
        QCOMPARE(meter.bytesPerSecond(0), 0);
        QVERIFY(!meter.timeLeft(0));
        meter.add(0, 0, 0, 1'001'000);
        meter.add(250, 1'000'000, 0, 1000);
        QVERIFY(!meter.timeLeft(250));
    }

    void fallsToZeroWhenNothingMoves()
    {
        SpeedMeter meter;
        for (qint64 ms = 0; ms <= 10000; ms += 250)
            meter.add(ms, ms);
        for (qint64 ms = 10000; ms <= 21000; ms += 250) {
            meter.add(ms, 10000);
            QCOMPARE(meter.bytesPerSecond(ms) > 0, ms < 20000); // a pause of less than ten seconds is none
        }
        QVERIFY(!meter.timeLeft(21000));
    }

    void saysHowLongNothingMoved()
    {
        SpeedMeter meter;
        QVERIFY(!meter.secondsStill(100'000));
        for (qint64 ms = 0; ms <= 5000; ms += 250)
            meter.add(ms, ms, 0);
        for (qint64 ms = 5250; ms < 15'000; ms += 250) {
            meter.add(ms, 5000, 0);
            QVERIFY(!meter.secondsStill(ms));
        }
        meter.add(25'000, 5000, 0);
        QCOMPARE(meter.secondsStill(25'000), std::optional<qint64>(20));
        meter.add(25'250, 5000, 2000); // confirmed: Youku is still there
        QVERIFY(!meter.secondsStill(25'250));
        meter.add(36'000, 1000, 2000); // was lost, is to go again: nothing moved for that
        QCOMPARE(meter.secondsStill(36'000), std::optional<qint64>(10));
        meter.pause(36'250);
        QVERIFY(!meter.secondsStill(40'000));
        meter.reset();
        QVERIFY(!meter.secondsStill(100'000));
    }

    void aSliceThatWasLostDoesNotTakeTheSpeedAway()
    {
        SpeedMeter meter;
        for (qint64 ms = 0; ms <= 20000; ms += 250)
            meter.add(ms, ms * 1000);
        for (qint64 ms = 20250; ms <= 22000; ms += 250)
            meter.add(ms, ms * 1000 - 10'000'000); // under way, and now to go again
        QVERIFY(qAbs(meter.bytesPerSecond(22000) - 1e6) < 1e5);
        QVERIFY(meter.timeLeft(22000));
    }

    // A line of 2 MB/s for half a minute, then of 150 kB/s whose bytes leave 256 KB at a time.
    void aLineThatDropsIsFollowedWithoutJumps()
    {
        SpeedMeter meter;
        constexpr qint64 size = 60'000'000 + 90'000'000;
        qint64 before = 0;
        for (qint64 ms = 0; ms <= 180'000; ms += 250) {
            const qint64 slow = ms > 30'000 ? (ms - 30'000) * 150 / 262'144 * 262'144 : 0;
            const qint64 left = std::min<qint64>(ms, 30'000) * 2000 + slow;
            meter.add(ms, left, 0, size - left);
            const std::optional<TimeLeft> time = meter.timeLeft(ms);
            QCOMPARE(time.has_value(), ms >= 15'000);
            QVERIFY(ms < 15'000 || meter.bytesPerSecond(ms) > 0);
            if (ms > 30'000 && ms <= 90'000)
                QVERIFY2(time->most >= before - 2, "it only grows while the mean takes the new speed in");
            before = time ? time->most : 0;
        }
        QVERIFY(qAbs(meter.bytesPerSecond(180'000) - 150e3) < 60e3);
        const double expected = double(size - 60'000'000 - 150 * 150'000) / 150e3;
        QVERIFY(qAbs(double(before) - expected) < expected / 10);
    }

    void whatWasBeforeALongGapSaysNothing()
    {
        SpeedMeter meter;
        constexpr qint64 size = 1'000'000'000;
        for (qint64 ms = 0; ms <= 20'000; ms += 250)
            meter.add(ms, ms * 1000, 0, size - ms * 1000);
        for (qint64 ms = 20'250; ms <= 65'000; ms += 250)
            meter.add(ms, 20'000'000, 0, size - 20'000'000);
        QVERIFY(!meter.timeLeft(65'000));
        for (qint64 ms = 65'250; ms <= 85'000; ms += 250) {
            const qint64 sent = 20'000'000 + (ms - 65'000) * 1000;
            meter.add(ms, sent, 0, size - sent);
            if (const std::optional<TimeLeft> time = meter.timeLeft(ms))
                QVERIFY2(time->most < 1000, "the gap counts for nothing");
        }
        QVERIFY(meter.timeLeft(85'000));
    }
};

QTEST_APPLESS_MAIN(TestSpeedMeter)
#include "tst_speed_meter.moc"
