#include "transfer/sending/time_left.h"

#include <QtTest>

#include <algorithm>

using transfer::TimeLeft;
using transfer::TimeLeftMeter;

namespace {

constexpr qint64 size = 1'000'000'000;

} // namespace

class TestTimeLeft : public QObject
{
    Q_OBJECT
private slots:
    void countsDownAtASteadySpeed()
    {
        TimeLeftMeter meter;
        QVERIFY(!meter.value());
        for (qint64 s = 0; s <= 600; ++s) {
            meter.add(s * 1000, 1e6, size - s * 1'000'000);
            QCOMPARE(meter.value(), (TimeLeft{1000 - s, 1000 - s}));
        }
        meter.reset();
        QVERIFY(!meter.value());
    }

    // Where the speed is back within ten seconds, nobody has seen more than a fifth of it.
    void aShortDipChangesItByAFifthAtMost()
    {
        TimeLeftMeter meter;
        for (qint64 ms = 0; ms <= 60'000; ms += 250) {
            const bool dip = ms >= 30'000 && ms < 39'000;
            meter.add(ms, dip ? 0.75e6 : 1e6, size - ms * 1000);
            const double truth = double(size / 1000 - ms) / 1000;
            QVERIFY(double(meter.value()->most) <= truth * 1.2);
            QVERIFY(double(meter.value()->least) >= truth / 1.2);
        }
    }

    void aLastingChangeIsFollowed()
    {
        TimeLeftMeter meter;
        for (qint64 ms = 0; ms <= 100'000; ms += 250)
            meter.add(ms, ms < 30'000 ? 1e6 : 0.5e6, size / 2);
        QCOMPARE(meter.value(), (TimeLeft{1000, 1000}));
    }

    void aSwingingSpeedGivesASpan()
    {
        TimeLeftMeter meter;
        bool wasSpan = false;
        for (qint64 ms = 0; ms <= 300'000; ms += 250) {
            const bool fast = ms / 20'000 % 2 == 0;
            meter.add(ms, fast ? 1e6 : 0.6e6, size);
            const TimeLeft left = *meter.value();
            QVERIFY(left.least <= left.most);
            if (ms > 60'000) {
                QVERIFY2(left.least < left.most, "never on and off");
                wasSpan = true;
            }
        }
        QVERIFY(wasSpan);
        QVERIFY(qAbs(meter.value()->least - 1000) < 10);
        QVERIFY(qAbs(meter.value()->most - 1666) < 10);
        for (qint64 ms = 300'250; ms <= 420'000; ms += 250)
            meter.add(ms, 1e6, size);
        QCOMPARE(meter.value(), (TimeLeft{1000, 1000}));
    }
};

QTEST_APPLESS_MAIN(TestTimeLeft)
#include "tst_time_left.moc"
