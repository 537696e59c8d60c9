// Whose file is worked on next, over jobs that do nothing but take notes, and a clock that is moved by hand.
#include "support/hand_clock.h"
#include "transfer/files/file_job_schedule.h"

#include <QMap>
#include <QSet>
#include <QSignalSpy>
#include <QtTest>

using transfer::FileIdentity;
using transfer::FileJob;
using transfer::FileJobSchedule;
using transfer::LastLook;
using transfer::UploadId;
using Urgency = FileJobSchedule::Urgency;

namespace {

// One kind of work: whose files have it done, and what is under way.
class Work
{
public:
    QSet<UploadId> done;
    QList<UploadId> begun;          // ever, in this order
    QMap<UploadId, FileJob *> jobs; // under way
    QHash<UploadId, LastLook> lastLooks;
    QSet<UploadId> awaited; // under way, and somebody waits for it
    QStringList stops;

    QList<UploadId> now() const { return jobs.keys(); }
    FileJob *take(UploadId id)
    {
        awaited.remove(id);
        return jobs.take(id);
    }
    void end(UploadId id)
    {
        done.insert(id);
        emit take(id)->ended(id);
    }
    void growing(UploadId id, qint64 size, bool changed)
    {
        emit take(id)->growing(id, {size, 1, {}}, changed);
    }
};

class NotedJob : public FileJob
{
public:
    explicit NotedJob(Work &work) : m_work(work) {}

    bool wants(UploadId id) const override { return !m_work.done.contains(id) && !m_work.jobs.contains(id); }
    void start(UploadId id, const LastLook &last) override
    {
        QVERIFY2(!m_work.jobs.values().contains(this), "one at a time");
        m_work.begun.append(id);
        m_work.jobs.insert(id, this);
        m_work.lastLooks.insert(id, last);
        note();
    }
    void setAwaited(bool awaited) override
    {
        m_awaited = awaited;
        note();
    }
    void stop() override { end("stopped"); }
    void shutDown() override { end("shut down"); }

private:
    UploadId current() const { return m_work.jobs.key(const_cast<NotedJob *>(this), 0); }
    void note()
    {
        if (m_awaited && current() > 0)
            m_work.awaited.insert(current());
        else
            m_work.awaited.remove(current());
    }
    void end(const QString &how)
    {
        if (current() == 0)
            return;
        m_work.stops.append(QStringLiteral("%1 %2").arg(current()).arg(how));
        m_work.take(current());
    }

    Work &m_work;
    bool m_awaited = false;
};

// The schedule with one kind of work, and the uploads of a queue.
class Queue
{
public:
    explicit Queue(const QList<UploadId> &ids, Urgency urgency = Urgency::Awaited) : order(ids)
    {
        for (UploadId id : ids)
            uploads.insert(id, urgency);
        add(work);
        schedule.next();
    }

    void add(Work &kind, FileJobSchedule::Pace pace = FileJobSchedule::Pace::Hurried)
    {
        schedule.add([&kind] { return std::make_unique<NotedJob>(kind); }, pace);
    }
    void end(UploadId id)
    {
        work.end(id);
        schedule.next();
    }
    void setUrgency(UploadId id, Urgency urgency)
    {
        uploads[id] = urgency;
        schedule.next();
    }
    // As the queue does it.
    void pause(UploadId id)
    {
        schedule.stop(id);
        setUrgency(id, Urgency::NotNow);
    }
    void remove(UploadId id)
    {
        schedule.stop(id);
        order.removeOne(id);
        uploads.remove(id);
        schedule.next();
    }
    void growing(UploadId id, qint64 size, bool changed)
    {
        work.growing(id, size, changed);
        schedule.next();
    }
    // Whatever waits for the clock comes at this moment.
    void pass(qint64 ms)
    {
        clock.ms += ms;
        const auto calls = std::exchange(clock.calls, {});
        for (const auto &call : calls)
            call();
        schedule.next();
    }

    HandClock clock;
    QList<UploadId> order;
    QMap<UploadId, Urgency> uploads;
    Work work;
    FileJobSchedule schedule{clock, order, [this](UploadId id) {
                                 return uploads.contains(id) ? std::optional(uploads[id]) : std::nullopt;
                             }};
};

using Ids = QList<UploadId>;

} // namespace

class TestFileJobSchedule : public QObject
{
    Q_OBJECT
private slots:
    void oneAtATimeInTheOrderOfTheQueue();
    void theOrderCountsWhenTheNextOneBegins();
    void whatWantsNothingIsPassedOver();
    void whatWasStartedGoesFirst();
    void whatWasStartedOvertakesWhatIsUnderWay();
    void whatIsStartedWhileItIsUnderWayIsHurried();
    void whatIsPausedIsNotBegun();
    void whatIsRemovedIsStopped();
    void whatIsNotUnderWayIsNotStopped();
    void theEndStopsAllWithoutTellingAnybody();
    void whatGrowsHoldsUpNobody();
    void whatGrowsIsTriedAgainOnceItStoodStill_data();
    void whatGrowsIsTriedAgainOnceItStoodStill();
    void anotherChangeBeginsTheWatchAnew();
    void whatWasWatchedAndIsDoneIsForgotten();
    void whatWasWatchedAndIsRemovedIsForgotten();
    void anotherKindRunsBesideTheFirst();
    void eachKindWatchesByItself();
    void calmWorkGoesThroughAllInTheirOrder();
    void calmWorkIsStoppedAndWatchedLikeAnyOther();
};

// Whoever waits for something else waits for nothing of it, so there is no second one beside it.
void TestFileJobSchedule::calmWorkGoesThroughAllInTheirOrder()
{
    Queue queue({1, 2, 3, 4}, Urgency::Ahead);
    Work calm;
    queue.add(calm, FileJobSchedule::Pace::Calm);
    queue.uploads = {{1, Urgency::Ahead}, {2, Urgency::NotNow}, {3, Urgency::Awaited}, {4, Urgency::Ahead}};
    queue.schedule.next();
    QCOMPARE(calm.now(), Ids{1});
    QCOMPARE(queue.work.now(), (Ids{1, 3})); // the other kind is as it was
    QSignalSpy ready(&queue.schedule, &FileJobSchedule::ready);
    for (const UploadId id : {1, 2, 3}) {
        calm.end(id);
        QCOMPARE(calm.now(), Ids{id + 1}); // by itself: nothing had to be decided
    }
    QCOMPARE(ready.size(), 0);
    calm.end(4);
    QCOMPARE(ready.size(), 1);
    QVERIFY(calm.awaited.isEmpty());
    QCOMPARE(calm.begun, (Ids{1, 2, 3, 4}));
}

void TestFileJobSchedule::calmWorkIsStoppedAndWatchedLikeAnyOther()
{
    Queue queue({1, 2, 3}, Urgency::NotNow);
    Work calm;
    queue.add(calm, FileJobSchedule::Pace::Calm);
    queue.schedule.next();
    calm.growing(1, 10, false);
    queue.schedule.next();
    QCOMPARE(calm.now(), Ids{2});
    QVERIFY(queue.schedule.worksOn(2));
    queue.remove(2);
    QCOMPARE(calm.stops, QStringList{"2 stopped"});
    QCOMPARE(calm.now(), Ids{3});
    queue.pass(15000);
    calm.end(3);
    queue.schedule.next();
    QCOMPARE(calm.now(), Ids{1});
    QVERIFY(calm.lastLooks[1].watched && calm.lastLooks[1].stood);
    queue.schedule.shutDown();
    QCOMPARE(calm.stops, (QStringList{"2 stopped", "1 shut down"}));
}

void TestFileJobSchedule::oneAtATimeInTheOrderOfTheQueue()
{
    Queue queue({3, 1, 2});
    QSignalSpy ready(&queue.schedule, &FileJobSchedule::ready);
    QCOMPARE(queue.work.now(), Ids{3});
    QVERIFY(queue.schedule.worksOn(3) && !queue.schedule.worksOn(1));
    queue.schedule.next();
    QCOMPARE(queue.work.now(), Ids{3});
    queue.work.end(3);
    QCOMPARE(ready.size(), 1);
    QVERIFY(!queue.schedule.worksOn(3));
    QVERIFY(queue.work.now().isEmpty()); // before somebody says so
    queue.schedule.next();
    QCOMPARE(queue.work.now(), Ids{1});
    queue.end(1);
    queue.end(2);
    QVERIFY(queue.work.now().isEmpty());
    QCOMPARE(queue.work.begun, (Ids{3, 1, 2}));
}

void TestFileJobSchedule::theOrderCountsWhenTheNextOneBegins()
{
    Queue queue({1, 2, 3});
    queue.order = {1, 3, 2};
    queue.end(1);
    QCOMPARE(queue.work.now(), Ids{3});
}

void TestFileJobSchedule::whatWantsNothingIsPassedOver()
{
    Queue queue({1, 2, 3});
    queue.work.done.insert(2);
    queue.end(1);
    QCOMPARE(queue.work.now(), Ids{3});
}

void TestFileJobSchedule::whatWasStartedGoesFirst()
{
    Queue queue({1, 2, 3, 4}, Urgency::NotNow);
    queue.uploads = {{1, Urgency::Ahead}, {2, Urgency::Ahead}, {3, Urgency::Awaited}, {4, Urgency::Awaited}};
    queue.schedule.next();
    QCOMPARE(queue.work.now(), Ids{3});
    QCOMPARE(queue.work.awaited, QSet<UploadId>{3});
    queue.end(3);
    QCOMPARE(queue.work.now(), Ids{4});
    queue.end(4);
    QCOMPARE(queue.work.now(), Ids{1});
    QVERIFY(queue.work.awaited.isEmpty());
    queue.end(1);
    QCOMPARE(queue.work.now(), Ids{2});
}

void TestFileJobSchedule::whatWasStartedOvertakesWhatIsUnderWay()
{
    Queue queue({1, 2, 3, 4}, Urgency::Ahead);
    QCOMPARE(queue.work.now(), Ids{1});
    queue.setUrgency(3, Urgency::Awaited);
    QCOMPARE(queue.work.now(), (Ids{1, 3})); // beside it: nothing that was read is lost
    QVERIFY(queue.work.stops.isEmpty());
    QCOMPARE(queue.work.awaited, QSet<UploadId>{3});
    queue.setUrgency(4, Urgency::Awaited);
    QCOMPARE(queue.work.now(), (Ids{1, 3}));
    queue.end(1);
    QCOMPARE(queue.work.now(), Ids{3}); // nothing ahead is begun beside what is awaited
    queue.end(3);
    QCOMPARE(queue.work.now(), Ids{4});
    queue.end(4);
    QCOMPARE(queue.work.now(), Ids{2});
}

void TestFileJobSchedule::whatIsStartedWhileItIsUnderWayIsHurried()
{
    Queue queue({1, 2}, Urgency::Ahead);
    QVERIFY(queue.work.awaited.isEmpty());
    queue.setUrgency(1, Urgency::Awaited);
    QCOMPARE(queue.work.awaited, QSet<UploadId>{1});
    QCOMPARE(queue.work.begun, Ids{1});
    queue.setUrgency(2, Urgency::Awaited);
    QCOMPARE(queue.work.now(), (Ids{1, 2}));
    queue.setUrgency(1, Urgency::Ahead);
    QCOMPARE(queue.work.awaited, QSet<UploadId>{2});
    queue.end(1);
    queue.end(2);
    queue.work.done.remove(1);
    queue.schedule.next();
    QCOMPARE(queue.work.now(), Ids{1});
    QVERIFY(queue.work.awaited.isEmpty());
}

void TestFileJobSchedule::whatIsPausedIsNotBegun()
{
    Queue queue({1, 2});
    queue.pause(2);
    queue.pause(1);
    QCOMPARE(queue.work.stops, QStringList{"1 stopped"});
    QVERIFY(queue.work.now().isEmpty());
    queue.setUrgency(2, Urgency::Awaited);
    QCOMPARE(queue.work.now(), Ids{2});
}

void TestFileJobSchedule::whatIsRemovedIsStopped()
{
    Queue queue({1, 2, 3, 4}, Urgency::Ahead);
    queue.setUrgency(3, Urgency::Awaited);
    QCOMPARE(queue.work.now(), (Ids{1, 3}));
    queue.remove(3);
    QCOMPARE(queue.work.stops, QStringList{"3 stopped"});
    QVERIFY(!queue.schedule.worksOn(3) && queue.schedule.worksOn(1));
    QCOMPARE(queue.work.now(), Ids{1});
    queue.remove(1);
    QCOMPARE(queue.work.stops, (QStringList{"3 stopped", "1 stopped"}));
    QCOMPARE(queue.work.now(), Ids{2}); // its place is free at once
    queue.end(2);
    QCOMPARE(queue.work.now(), Ids{4});
}

void TestFileJobSchedule::whatIsNotUnderWayIsNotStopped()
{
    Queue queue({1, 2});
    queue.remove(2);
    queue.end(1);
    queue.remove(1);
    QVERIFY(queue.work.stops.isEmpty());
    QCOMPARE(queue.work.begun, Ids{1});
}

void TestFileJobSchedule::theEndStopsAllWithoutTellingAnybody()
{
    Queue queue({1, 2}, Urgency::Ahead);
    queue.setUrgency(2, Urgency::Awaited);
    QSignalSpy ready(&queue.schedule, &FileJobSchedule::ready);
    queue.schedule.shutDown();
    QCOMPARE(queue.work.stops, (QStringList{"2 shut down", "1 shut down"}));
    QVERIFY(!queue.schedule.worksOn(1) && !queue.schedule.worksOn(2));
    QCOMPARE(ready.size(), 0);
}

void TestFileJobSchedule::whatGrowsHoldsUpNobody()
{
    Queue queue({1, 2});
    QSignalSpy ready(&queue.schedule, &FileJobSchedule::ready);
    queue.growing(1, 10, false);
    QCOMPARE(ready.size(), 1);
    QVERIFY(!queue.schedule.worksOn(1));
    QCOMPARE(queue.work.now(), Ids{2});
    queue.end(2);
    QVERIFY(queue.work.now().isEmpty());
    queue.pass(5000);
    QCOMPARE(queue.work.now(), Ids{1});
}

void TestFileJobSchedule::whatGrowsIsTriedAgainOnceItStoodStill_data()
{
    QTest::addColumn<bool>("changed");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("looked fresh") << false << qint64(15000);
    QTest::newRow("was seen to change") << true << qint64(30000);
}

void TestFileJobSchedule::whatGrowsIsTriedAgainOnceItStoodStill()
{
    QFETCH(bool, changed);
    QFETCH(qint64, ms);
    Queue queue({1});
    QVERIFY(!queue.work.lastLooks[1].watched && !queue.work.lastLooks[1].identity.known());
    queue.growing(1, 10, changed);
    qint64 passed = 0;
    for (; passed < ms - 1000; passed += 1000) { // every look before finds it as it was
        queue.pass(1000);
        QCOMPARE(queue.work.now(), Ids{1});
        QVERIFY(queue.work.lastLooks[1].watched && !queue.work.lastLooks[1].stood);
        QCOMPARE(queue.work.lastLooks[1].identity, (FileIdentity{10, 1, {}}));
        queue.growing(1, 10, false);
        QVERIFY(queue.work.now().isEmpty());
    }
    queue.pass(ms - passed);
    QCOMPARE(queue.work.now(), Ids{1});
    QVERIFY(queue.work.lastLooks[1].watched && queue.work.lastLooks[1].stood);
}

void TestFileJobSchedule::anotherChangeBeginsTheWatchAnew()
{
    Queue queue({1});
    queue.growing(1, 10, true);
    queue.pass(29000);
    QVERIFY(!queue.work.lastLooks[1].stood);
    queue.growing(1, 20, true);
    queue.pass(29000);
    QCOMPARE(queue.work.lastLooks[1].identity.size, 20);
    QVERIFY(!queue.work.lastLooks[1].stood);
    queue.growing(1, 20, false);
    queue.pass(1000);
    QVERIFY(queue.work.lastLooks[1].stood);
}

void TestFileJobSchedule::whatWasWatchedAndIsDoneIsForgotten()
{
    Queue queue({1});
    queue.growing(1, 10, true);
    queue.pass(30000);
    queue.end(1);
    queue.work.done.clear(); // its file looks changed again, much later
    queue.schedule.next();
    QVERIFY(!queue.work.lastLooks[1].watched && !queue.work.lastLooks[1].stood);
}

void TestFileJobSchedule::whatWasWatchedAndIsRemovedIsForgotten()
{
    Queue queue({1});
    queue.growing(1, 10, true);
    queue.remove(1);
    queue.pass(5000);
    QVERIFY(queue.work.now().isEmpty());
    QVERIFY(queue.clock.calls.isEmpty()); // nobody looks after it any more
    QVERIFY(queue.work.stops.isEmpty());
    queue.order = {1};
    queue.setUrgency(1, Urgency::Awaited);
    QVERIFY(!queue.work.lastLooks[1].watched);
}

void TestFileJobSchedule::anotherKindRunsBesideTheFirst()
{
    Queue queue({1, 2});
    Work probing;
    queue.add(probing);
    queue.schedule.next();
    QCOMPARE(queue.work.now(), Ids{1});
    QCOMPARE(probing.now(), Ids{1});
    queue.end(1);
    QCOMPARE(queue.work.now(), Ids{2});
    QCOMPARE(probing.now(), Ids{1});
    QVERIFY(queue.schedule.worksOn(1));
    probing.end(1);
    QVERIFY(!queue.schedule.worksOn(1));
    queue.schedule.next();
    QCOMPARE(probing.now(), Ids{2});
    queue.remove(2);
    QCOMPARE(queue.work.stops, QStringList{"2 stopped"});
    QCOMPARE(probing.stops, QStringList{"2 stopped"});
    queue.schedule.next();
    QVERIFY(queue.work.now().isEmpty() && probing.now().isEmpty());
    QCOMPARE(probing.begun, (Ids{1, 2}));
}

void TestFileJobSchedule::eachKindWatchesByItself()
{
    Queue queue({1});
    Work probing;
    queue.add(probing);
    queue.schedule.next();
    queue.growing(1, 10, true);
    QCOMPARE(probing.now(), Ids{1});
    probing.end(1);
    queue.pass(30000);
    QCOMPARE(queue.work.now(), Ids{1});
    QVERIFY(queue.work.lastLooks[1].stood);
    QVERIFY(probing.now().isEmpty());
}

QTEST_GUILESS_MAIN(TestFileJobSchedule)
#include "tst_file_job_schedule.moc"
