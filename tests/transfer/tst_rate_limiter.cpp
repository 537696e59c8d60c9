// The speed limit, on a clock that stands still until it is moved.
#include "transfer/sending/rate_limiter.h"

#include <QtTest>

using transfer::LimitedBody;
using transfer::RateLimiter;

namespace {

class StillClock : public base::Clock
{
public:
    qint64 nowMs() const override { return ms; }
    qint64 monotonicMs() const override { return ms; }
    void after(qint64, QObject *, std::function<void()>) override {}
    double random() override { return 0; }

    qint64 ms = 0;
};

// All that bodies get in so many milliseconds, looking every twentieth of a second.
qint64 takenIn(RateLimiter &limiter, StillClock &clock, qint64 ms)
{
    qint64 taken = 0;
    for (const qint64 end = clock.ms + ms; clock.ms < end; clock.ms += 50) {
        while (const qint64 piece = limiter.take(16 * 1024))
            taken += piece;
    }
    return taken;
}

} // namespace

class TestRateLimiter : public QObject
{
    Q_OBJECT
private slots:
    void letsEverythingThroughWithoutALimit()
    {
        StillClock clock;
        RateLimiter limiter(clock);
        QCOMPARE(limiter.take(1LL << 40), 1LL << 40);
    }

    void keepsTheRateWithinTenPercent_data()
    {
        QTest::addColumn<qint64>("limit");
        for (qint64 limit : {50'000LL, 1'000'000LL, 20'000'000LL, 1'250'000'000LL})
            QTest::addRow("%lld bytes/s", limit) << limit;
    }

    void keepsTheRateWithinTenPercent()
    {
        QFETCH(qint64, limit);
        StillClock clock;
        RateLimiter limiter(clock);
        limiter.setLimit(limit);
        const qint64 taken = takenIn(limiter, clock, 30000);
        QVERIFY2(qAbs(double(taken) / double(30 * limit) - 1) < 0.1, qPrintable(QString::number(taken)));
    }

    void aChangeTakesEffectAtOnce()
    {
        StillClock clock;
        RateLimiter limiter(clock);
        limiter.setLimit(10'000'000);
        takenIn(limiter, clock, 1000);
        limiter.setLimit(100'000);
        QVERIFY(takenIn(limiter, clock, 2000) <= 220'000);
    }

    void anIdleHourGivesNoBurst()
    {
        StillClock clock;
        RateLimiter limiter(clock);
        limiter.setLimit(1'000'000);
        clock.ms += 3600 * 1000;
        QVERIFY(takenIn(limiter, clock, 1000) <= 1'200'000);
    }

    void aBodyIsWokenWhenThereIsMore()
    {
        base::SystemClock clock;
        RateLimiter limiter(clock);
        limiter.setLimit(200'000);
        LimitedBody body(QByteArray(60'000, 'x'), limiter);
        QByteArray got;
        QSignalSpy readyRead(&body, &QIODevice::readyRead);
        while (!body.atEnd()) {
            got += body.read(16 * 1024);
            if (!body.atEnd())
                QVERIFY(readyRead.wait());
        }
        QCOMPARE(got.size(), 60'000);
    }

    void aBodyCanBeReadOnceOnly()
    {
        base::SystemClock clock;
        RateLimiter limiter(clock);
        LimitedBody body("abc", limiter);
        QVERIFY(body.isSequential());
        QCOMPARE(body.readAll(), "abc");
        QVERIFY(!body.reset());
        QVERIFY(body.atEnd());
    }
};

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_rate_limiter.moc"
