#include "transfer/speed_meter.h"

#include <QtTest>

using transfer::SpeedMeter;

class TestSpeedMeter : public QObject
{
    Q_OBJECT
private slots:
    void knowsASteadySpeed()
    {
        SpeedMeter meter;
        for (qint64 ms = 0; ms <= 15000; ms += 250)
            meter.add(ms, ms * 1000);
        QVERIFY(qAbs(meter.bytesPerSecond(15000) - 1e6) < 1e4);
        const std::optional<qint64> left = meter.secondsLeft(15000, 100'000'000);
        QVERIFY(left.has_value());
        QVERIFY(qAbs(*left - 100) < 10);
    }

    void saysNothingWithoutABasis()
    {
        SpeedMeter meter;
        QCOMPARE(meter.bytesPerSecond(0), 0);
        QVERIFY(!meter.secondsLeft(0, 1000));
        meter.add(0, 0);
        meter.add(250, 1'000'000);
        QVERIFY(!meter.secondsLeft(250, 1000));
    }

    void fallsToZeroWhenNothingMoves()
    {
        SpeedMeter meter;
        for (qint64 ms = 0; ms <= 10000; ms += 250)
            meter.add(ms, ms);
        for (qint64 ms = 10000; ms <= 16000; ms += 250)
            meter.add(ms, 10000);
        QCOMPARE(meter.bytesPerSecond(16000), 0);
        QVERIFY(!meter.secondsLeft(16000, 1000));
    }

    void aNewCreateBeginsAnew()
    {
        SpeedMeter meter;
        for (qint64 ms = 0; ms <= 10000; ms += 250)
            meter.add(ms, ms * 1000);
        meter.add(10250, 0);
        QCOMPARE(meter.bytesPerSecond(10250), 0);
    }
};

QTEST_APPLESS_MAIN(TestSpeedMeter)
#include "tst_speed_meter.moc"
