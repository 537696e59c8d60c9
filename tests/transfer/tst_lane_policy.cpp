#include "transfer/lane_policy.h"

#include <QtTest>

using transfer::LanePolicy;

class TestLanePolicy : public QObject
{
    Q_OBJECT
private slots:
    void startsWithTwo()
    {
        const LanePolicy policy;
        QCOMPARE(policy.lanesFor("a", 100'000'000, 2048, 0), 2);
    }

    void aFileOfOneSliceNeedsOne()
    {
        LanePolicy policy;
        policy.setLanes(4);
        QCOMPARE(policy.lanesFor("a", 2048 * 1024, 2048, 0), 1);
        QCOMPARE(policy.lanesFor("a", 2048 * 1024 + 1, 2048, 0), 4);
    }

    void neverMoreThanTheMost()
    {
        LanePolicy policy;
        policy.setLanes(100);
        QCOMPARE(policy.lanesFor("a", 100'000'000, 2048, 0), LanePolicy::mostLanes);
    }

    void remembersForADayWhoDislikesSeveral()
    {
        LanePolicy policy;
        policy.setLanes(4);
        const qint64 hour = 60 * 60 * 1000;
        policy.dislikesLanes("a", 0);
        QCOMPARE(policy.lanesFor("a", 100'000'000, 2048, 23 * hour), 1);
        QCOMPARE(policy.lanesFor("b", 100'000'000, 2048, 23 * hour), 4);
        QCOMPARE(policy.lanesFor("a", 100'000'000, 2048, 25 * hour), 4);
    }

    void largeFilesAskForLargerSlices()
    {
        const LanePolicy policy;
        QCOMPARE(policy.sliceLengthKb(10'000'000), 2048);
        QCOMPARE(policy.sliceLengthKb(20'000'000'000), 4096);
    }
};

QTEST_APPLESS_MAIN(TestLanePolicy)
#include "tst_lane_policy.moc"
