// How many lanes and what slice length, by what is known of the server and the line.
#include "transfer/sending/lane_policy.h"

#include <QtTest>

using transfer::LanePolicy;

namespace {

constexpr qint64 megabyte = 1024 * 1024;
constexpr qint64 gigabyte = 1024 * megabyte;
constexpr qint64 hour = 60 * 60 * 1000;

} // namespace

class TestLanePolicy : public QObject
{
    Q_OBJECT
private slots:
    void beginsWithTwo()
    {
        const LanePolicy policy;
        QCOMPARE(policy.firstFor("a"), 2);
        QCOMPARE(policy.mostFor("a", gigabyte, 2048, 0), LanePolicy::mostLanes);
    }

    void beginsOneBelowWhatServedThisServerWell()
    {
        LanePolicy policy;
        policy.recordRun("a", 6, 1e7, false, 1);
        QCOMPARE(policy.firstFor("a"), 5);
        QCOMPARE(policy.firstFor("b"), 2);
        policy.recordRun("a", 1, 1e7, false, 2);
        QCOMPARE(policy.firstFor("a"), 2);
    }

    void aFixedNumberStands()
    {
        LanePolicy policy;
        policy.recordRun("a", 6, 1e7, false, 1);
        policy.setLanes(3);
        QCOMPARE(policy.firstFor("a"), 3);
        QCOMPARE(policy.mostFor("a", gigabyte, 2048, 0), 3);
        policy.setLanes(100);
        QCOMPARE(policy.firstFor("a"), LanePolicy::mostLanes);
        QCOMPARE(policy.mostFor("a", gigabyte, 2048, 0), LanePolicy::mostLanes);
    }

    void aFileOfOneSliceNeedsOne()
    {
        LanePolicy policy;
        policy.setLanes(4);
        QCOMPARE(policy.mostFor("a", 2048 * 1024, 2048, 0), 1);
        QCOMPARE(policy.mostFor("a", 2048 * 1024 + 1, 2048, 0), 4);
    }

    void remembersForADayWhoDislikesSeveral()
    {
        LanePolicy policy;
        policy.setLanes(4);
        policy.parallelRefused("a", 1);
        QCOMPARE(policy.mostFor("a", gigabyte, 2048, 23 * hour), 1);
        QCOMPARE(policy.mostFor("b", gigabyte, 2048, 23 * hour), 4);
        QCOMPARE(policy.mostFor("a", gigabyte, 2048, 25 * hour), 4);
    }

    void onASlowLineOneIsConfirmedEveryTenSeconds()
    {
        const LanePolicy::SliceLengths lengths{.usual = 5120, .least = 512};
        LanePolicy policy;
        QCOMPARE(policy.sliceLengthKb("a", gigabyte, 0, lengths), 5120); // nothing is known
        QCOMPARE(policy.sliceLengthKb("a", gigabyte, 256 * 1024, lengths), 2560);
        policy.recordRun("a", 2, 400 * 1024, false, 1);
        QCOMPARE(policy.sliceLengthKb("a", gigabyte, 0, lengths), 4000);
        QCOMPARE(policy.sliceLengthKb("a", gigabyte, 10 * 1024, lengths), 512);
        QCOMPARE(policy.sliceLengthKb("a", gigabyte, 0), 2048);
        policy.recordRun("a", 2, 12.0 * megabyte, false, 2);
        QCOMPARE(policy.sliceLengthKb("a", 20 * gigabyte, 0, lengths), 10240);
        QCOMPARE(policy.sliceLengthKb("a", megabyte, 0, lengths), 5120);
    }

    void slicesTakeSomeSecondsOfALane_data()
    {
        QTest::addColumn<double>("bytesPerSecond");
        QTest::addColumn<int>("lanes");
        QTest::addColumn<qint64>("fileSize");
        QTest::addColumn<int>("kb");
        QTest::newRow("slow line") << 100e3 << 2 << 20 * gigabyte << 2048;
        QTest::newRow("ten megabits") << 2.0 * megabyte << 2 << 20 * gigabyte << 4096;
        QTest::newRow("a hundred megabits") << 12.0 * megabyte << 2 << 20 * gigabyte << 10240;
        QTest::newRow("the same on more lanes") << 12.0 * megabyte << 8 << 20 * gigabyte << 6144;
        QTest::newRow("every lane has work") << 100.0 * megabyte << 8 << 256 * megabyte << 4096;
        QTest::newRow("small file") << 100.0 * megabyte << 8 << 20 * megabyte << 2048;
    }

    void slicesTakeSomeSecondsOfALane()
    {
        QFETCH(double, bytesPerSecond);
        QFETCH(int, lanes);
        QFETCH(qint64, fileSize);
        LanePolicy policy;
        policy.recordRun("a", lanes, bytesPerSecond, false, 1);
        QTEST(policy.sliceLengthKb("a", fileSize, 0), "kb");
    }

    void slicesAreSmallUntilTheLineIsKnown()
    {
        const LanePolicy policy;
        QCOMPARE(policy.sliceLengthKb("a", 20 * gigabyte, 0), LanePolicy::smallestSliceKb);
        QCOMPARE(policy.sliceLengthKb("a", 20 * megabyte, 0), LanePolicy::smallestSliceKb);
        QCOMPARE(policy.sliceLengthKb("a", 20 * gigabyte, megabyte / 4),
                 LanePolicy::smallestSliceKb); // a limit
    }

    void slicesAreSmallWhereTheyGetLost()
    {
        LanePolicy policy;
        policy.recordRun("a", 2, 12.0 * megabyte, true, 1);
        QCOMPARE(policy.sliceLengthKb("a", 20 * gigabyte, 0), LanePolicy::smallestSliceKb);
        policy.recordRun("a", 2, 12.0 * megabyte, false, 2);
        QCOMPARE(policy.sliceLengthKb("a", 20 * gigabyte, 0), LanePolicy::largestSliceKb);
    }

    void aLimitIsTheSpeedThen()
    {
        LanePolicy policy;
        policy.recordRun("a", 2, 12.0 * megabyte, false, 1);
        QCOMPARE(policy.sliceLengthKb("a", 20 * gigabyte, 2 * megabyte), 4096);
    }

    void theLineIsTheSameForANewServer()
    {
        LanePolicy policy;
        policy.recordRun("a", 2, 12.0 * megabyte, false, 1);
        policy.recordRun("b", 2, 2.0 * megabyte, false, 2);
        QCOMPARE(policy.sliceLengthKb("c", 20 * gigabyte, 0), 4096); // as with the last one
    }

    void aLineThatTurnedSlowIsSlowForEveryServer()
    {
        LanePolicy policy;
        policy.recordRun("a", 2, 12.0 * megabyte, false, 1);
        QCOMPARE(policy.sliceLengthKb("a", 20 * gigabyte, 0), 10240);
        policy.recordRun("b", 2, 150e3, false, 2);
        QCOMPARE(policy.sliceLengthKb("a", 20 * gigabyte, 0), LanePolicy::smallestSliceKb);
        policy.recordRun("a", 2, 12.0 * megabyte, false, 3); // and quick again
        QCOMPARE(policy.sliceLengthKb("a", 20 * gigabyte, 0), 10240);
    }

    void itsMemoryOutlivesIt()
    {
        LanePolicy policy;
        QSignalSpy learned(&policy, &LanePolicy::learned);
        policy.recordRun("a", 6, 12.0 * megabyte, false, 1);
        policy.parallelRefused("b", 2);
        QCOMPARE(learned.size(), 2);
        LanePolicy next;
        next.recall(policy.memory());
        QCOMPARE(next.memory(), policy.memory());
        QCOMPARE(next.firstFor("a"), 5);
        QCOMPARE(next.sliceLengthKb("a", 20 * gigabyte, 0), 8192);
        QCOMPARE(next.mostFor("b", gigabyte, 2048, hour), 1);
    }

    void itsMemoryForgetsTheOldest()
    {
        LanePolicy policy;
        for (int i = 1; i <= 100; ++i)
            policy.recordRun(QString::number(i), 4, 1e6, false, i);
        QVERIFY(policy.memory().size() <= 16);
        QCOMPARE(policy.firstFor("100"), 3);
        QCOMPARE(policy.firstFor("1"), 2);
    }

    void aStrangeMemoryDoesNoHarm()
    {
        LanePolicy policy;
        policy.recall({{"a", QJsonObject{{"lanes", 1000}, {"bytes_per_second", -5}}},
                       {"b", "?"},
                       {"c", QJsonObject{{"lanes", -3}, {"bytes_per_second", 1e300}}}});
        QVERIFY(policy.firstFor("a") <= LanePolicy::mostLanes);
        QCOMPARE(policy.firstFor("b"), 2);
        QCOMPARE(policy.firstFor("c"), 2);
        QCOMPARE(policy.sliceLengthKb("c", gigabyte, 0), LanePolicy::largestSliceKb);
    }
};

QTEST_APPLESS_MAIN(TestLanePolicy)
#include "tst_lane_policy.moc"
