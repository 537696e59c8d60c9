// What each lane sends when the server decides: its tasks, their doubles, and what cannot be.
#include "transfer/transport/slices/server_plan.h"

#include "transfer/transport/slice_channel.h"

#include <QTest>

using transfer::LaneOrder;
using transfer::ServerPlan;
using transfer::SliceAnswer;
using transfer::SliceTask;
using What = LaneOrder::What;

namespace {

constexpr qint64 fileSize = 1000;
constexpr qint64 mostBytes = 400;

const SliceTask first = {1, 0, 300};
const SliceTask second = {2, 300, 300};
const SliceTask third = {3, 600, 400};

SliceAnswer names(const SliceTask &task, qint64 transferred = 0)
{
    return {task, transferred};
}

} // namespace

class TestServerPlan : public QObject
{
    Q_OBJECT

private slots:
    void whatWasInFlightGoesFirst()
    {
        ServerPlan plan(fileSize, mostBytes, false);
        plan.begin({first, {7, 900, 300}}, 0); // the second is not of this file
        QCOMPARE(plan.inFlight(), QList<SliceTask>{first});
        const LaneOrder order = plan.next(1);
        QCOMPARE(order.what, What::Send);
        QCOMPARE(order.task, first);
        QCOMPARE(plan.next(2).what, What::Ask);
    }

    void aLaneGoesOnWithWhatItIsNamed()
    {
        ServerPlan plan(fileSize, mostBytes, false);
        plan.begin({}, 0);
        QCOMPARE(plan.next(1).what, What::Ask);
        QCOMPARE(plan.handed(1, names(first)).task, first);
        plan.taken(1, first, names(second, 300));
        QCOMPARE(plan.transferred(), 300);
        QCOMPARE(plan.following(1, first, names(second, 300), true).task, second);
        plan.taken(1, second, names({}, 600));
        QCOMPARE(plan.following(1, second, names({}), true).what, What::Retire);
        QCOMPARE(plan.acknowledgedSlices(), 2);
        QVERIFY(!plan.hasMore());
    }

    void whatAnotherLaneSendsIsNotSentTwice()
    {
        ServerPlan plan = withTwoLanes();
        QCOMPARE(plan.handed(2, names(first)).what, What::Retire);
    }

    void whatOverlapsEndsTheLane()
    {
        ServerPlan plan = withTwoLanes();
        QCOMPARE(plan.handed(2, names({9, 100, 300})).what, What::OneLane);
    }

    // Lane 2 asked before lane 1 was through with the first task; the answer comes after it.
    void anOldAnswerIsNoNewTask()
    {
        ServerPlan plan = withTwoLanes();
        plan.taken(1, first, names(third, 300));
        QCOMPARE(plan.handed(2, names(first)).what, What::Ask);
        // Asked again, it does mean it: the server has lost what it had.
        QCOMPARE(plan.handed(2, names(first)).what, What::Send);
    }

    void aLaneThatMustGoLeavesItsNextTaskToOthers()
    {
        ServerPlan plan = withTwoLanes();
        plan.taken(1, first, names(second));
        QCOMPARE(plan.following(1, first, names(second), false).what, What::Retire);
        QVERIFY(plan.inFlight().contains(second));
        QCOMPARE(plan.next(2).task, second);
    }

    void whatCannotBeIsAskedForAgainAFewTimes_data()
    {
        QTest::addColumn<qint64>("id");
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<qint64>("length");
        const qint64 far = std::numeric_limits<qint64>::max();
        QTest::newRow("behind the end") << 1LL << 900LL << 300LL;
        QTest::newRow("far behind it") << 1LL << far << 300LL;
        QTest::newRow("before the beginning") << 1LL << -1LL << 300LL;
        QTest::newRow("nothing") << 1LL << 0LL << 0LL;
        QTest::newRow("less than nothing") << 1LL << 0LL << -300LL;
        QTest::newRow("too long") << 1LL << 0LL << 401LL;
        QTest::newRow("no number") << -1LL << 0LL << 300LL;
    }
    void whatCannotBeIsAskedForAgainAFewTimes()
    {
        QFETCH(qint64, id);
        QFETCH(qint64, offset);
        QFETCH(qint64, length);
        ServerPlan plan(fileSize, mostBytes, false);
        plan.begin({}, 0);
        for (int i = 1; i <= 5; ++i) {
            plan.next(1);
            const LaneOrder order = plan.handed(1, names({id, offset, length}));
            QCOMPARE(order.what, What::AskLater);
            QCOMPARE(order.inARow, i);
        }
        plan.next(1);
        QCOMPARE(plan.handed(1, names({id, offset, length})).what, What::GiveUp);
        ServerPlan foreign(fileSize, mostBytes, true);
        foreign.begin({}, 0);
        QCOMPARE(foreign.handed(1, names({id, offset, length})).what, What::ForeignFile);
    }

    void theSameTaskAgainIsAskedForLater()
    {
        ServerPlan plan(fileSize, mostBytes, false);
        plan.begin({first}, 0);
        plan.next(1);
        plan.taken(1, first, names(first));
        QCOMPARE(plan.following(1, first, names(first), true).what, What::AskLater);
        QVERIFY(plan.inFlight().isEmpty());
    }

    void aServerThatNeverHasEnoughIsGivenUp()
    {
        ServerPlan plan(fileSize, mostBytes, false);
        plan.begin({}, 0);
        plan.next(1);
        plan.handed(1, names(first));
        LaneOrder order;
        int sent = 0;
        for (SliceTask task = first; sent < 10 && order.what != What::GiveUp; ++sent) {
            const SliceTask next = {task.id + 1, 0, 300};
            plan.taken(1, task, names(next));
            order = plan.following(1, task, names(next), true);
            task = next;
        }
        QCOMPARE(sent, 4); // more than the file has
    }

    void moreThanTheFileIsNoNumber()
    {
        ServerPlan plan(fileSize, mostBytes, false);
        plan.begin({}, 300);
        plan.handed(1, names(second, fileSize + 1));
        QCOMPARE(plan.transferred(), 300);
        plan.handed(1, names(second, 200)); // nor does it become less
        QCOMPARE(plan.transferred(), 300);
    }

private:
    // Lane 1 sends the first task, lane 2 has asked.
    static ServerPlan withTwoLanes()
    {
        ServerPlan plan(fileSize, mostBytes, false);
        plan.begin({}, 0);
        plan.next(1);
        plan.handed(1, names(first));
        plan.next(2);
        return plan;
    }
};

QTEST_GUILESS_MAIN(TestServerPlan)
#include "tst_server_plan.moc"
