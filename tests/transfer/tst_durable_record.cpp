// The journal that tries again, and the record that changes once it is kept.
#include "support/event_clock.h"
#include "support/memory_store.h"
#include "support/wait.h"
#include "transfer/record/durable_record.h"

#include <QSignalSpy>
#include <QtTest>

#include <memory>

using transfer::Durability;
using transfer::DurableRecord;
using transfer::Happened;
using transfer::Intent;
using transfer::Journal;
using transfer::Stage;
using transfer::UploadRecord;

namespace {

UploadRecord recordOf(transfer::UploadId id)
{
    UploadRecord record;
    record.id = id;
    return record;
}

void becomeHashed(UploadRecord &record)
{
    record.stage = Stage::Hashed;
}

void becomeCreated(UploadRecord &record)
{
    record.stage = Stage::Created;
}

} // namespace

class TestDurableRecord : public QObject
{
    Q_OBJECT
private slots:
    void aTransitionCountsOnceItIsKept();
    void whatTheUserWantsIsTrueAtOnce();
    void whatTheUserWantsStandsOnTopOfTransitions();
    void aTransitionCountsAlsoWhenNobodyWaits();
    void aFullDiskHoldsTransitionsInTheirOrder();
    void progressIsWrittenWithTheNextWrite();
    void slicesAreWrittenAlone();
    void newsAreWrittenWithTheNextSlices();
    void newsStandBehindWhatIsStillBeingKept();
    void nothingComesAfterItIsGone();
    void anOldWriteIsNotRepeatedAfterANewerOne();
    void aWriteOfSlicesDoesNotReplaceTheOneBeforeIt();
    void whatIsDroppedWhileTheDiskIsFullStaysDropped();
    void anyRefusalIsTriedAgain();
    void theEndTriesOnceMore();

private:
    EventClock m_clock;
};

void TestDurableRecord::aTransitionCountsOnceItIsKept()
{
    MemoryStore disk;
    Journal journal(disk, m_clock);
    DurableRecord record(journal, recordOf(1));
    QSignalSpy settled(&record, &DurableRecord::settled);
    bool told = false;
    record.advance(becomeHashed, this, [&] {
        told = true;
        QCOMPARE(record.now().stage, Stage::Hashed);
        QCOMPARE(disk.records[1].stage, Stage::Hashed);
    });
    QCOMPARE(record.now().stage, Stage::New);
    QCOMPARE(record.asked().stage, Stage::Hashed);
    QVERIFY(record.settling() && !told);
    TRY_COMPARE(settled.size(), 1);
    QVERIFY(told && !record.settling());
}

void TestDurableRecord::whatTheUserWantsIsTrueAtOnce()
{
    MemoryStore disk;
    Journal journal(disk, m_clock);
    DurableRecord record(journal, recordOf(1));
    record.change([](UploadRecord &changed) { changed.intent = Intent::Run; });
    QCOMPARE(record.now().intent, Intent::Run);
    QVERIFY(!record.settling());
    TRY_COMPARE(disk.records.value(1).intent, Intent::Run);
}

void TestDurableRecord::whatTheUserWantsStandsOnTopOfTransitions()
{
    MemoryStore disk;
    Journal journal(disk, m_clock);
    DurableRecord record(journal, recordOf(1));
    record.advance(becomeHashed, this, [] {});
    record.change([](UploadRecord &changed) { changed.intent = Intent::Pause; });
    record.advance(becomeCreated, this, [] {});
    QCOMPARE(record.now().stage, Stage::New);
    QCOMPARE(record.now().intent, Intent::Pause);
    TRY_VERIFY(!record.settling());
    QCOMPARE(record.now().stage, Stage::Created);
    QCOMPARE(record.now().intent, Intent::Pause);
    QCOMPARE(disk.records[1].stage, Stage::Created);
    QCOMPARE(disk.records[1].intent, Intent::Pause);
}

void TestDurableRecord::aTransitionCountsAlsoWhenNobodyWaits()
{
    MemoryStore disk;
    Journal journal(disk, m_clock);
    DurableRecord record(journal, recordOf(1));
    auto step = std::make_unique<QObject>();
    record.advance(becomeHashed, step.get(), [] { QFAIL("nobody is there"); });
    step.reset();
    TRY_COMPARE(record.now().stage, Stage::Hashed);
}

void TestDurableRecord::aFullDiskHoldsTransitionsInTheirOrder()
{
    MemoryStore disk;
    Journal journal(disk, m_clock);
    QSignalSpy full(&journal, &Journal::becameFull);
    QSignalSpy again(&journal, &Journal::roomAgain);
    DurableRecord record(journal, recordOf(1));
    QList<Stage> stages;
    disk.full = true;
    record.advance(becomeHashed, this, [&] { stages.append(record.now().stage); });
    TRY_VERIFY(journal.full());
    record.advance(becomeCreated, this, [&] { stages.append(record.now().stage); });
    const qint64 beganMs = m_clock.monotonicMs();
    TRY_VERIFY(m_clock.monotonicMs() - beganMs > 3 * Journal::lookEveryMs);
    QVERIFY(stages.isEmpty() && disk.records.isEmpty());
    QCOMPARE(journal.trouble()->kind, base::ErrorKind::DiskFull);
    disk.full = false;
    TRY_COMPARE(stages, (QList{Stage::Hashed, Stage::Created}));
    TRY_VERIFY(!journal.full());
    QCOMPARE(full.size(), 1);
    QCOMPARE(again.size(), 1);
}

void TestDurableRecord::progressIsWrittenWithTheNextWrite()
{
    MemoryStore disk;
    Journal journal(disk, m_clock);
    DurableRecord record(journal, recordOf(1));
    record.note([](UploadRecord &noted) { noted.transferred = 5; });
    QCOMPARE(record.now().transferred, 5);
    QCOMPARE(disk.unwritten, 0);
    record.advance(becomeHashed, this, [] {});
    TRY_VERIFY(!record.settling());
    QCOMPARE(disk.records[1].transferred, 5);
}

void TestDurableRecord::slicesAreWrittenAlone()
{
    MemoryStore disk;
    Journal journal(disk, m_clock);
    DurableRecord record(journal, recordOf(1));
    record.advance(becomeHashed, this, [] {});
    const QList<transfer::SliceTask> tasks = {{1, 0, 10}};
    bool told = false;
    record.advanceSlices(tasks, {}, this, [&] { told = true; });
    QVERIFY(record.now().tasksInFlight.isEmpty());
    TRY_VERIFY(told);
    QCOMPARE(record.now().tasksInFlight, tasks);
    QCOMPARE(disk.records[1].tasksInFlight, tasks);
}

// No write of their own; the slices after them are alone again.
void TestDurableRecord::newsAreWrittenWithTheNextSlices()
{
    MemoryStore disk;
    Journal journal(disk, m_clock);
    disk.records.insert(1, recordOf(1));
    DurableRecord record(journal, recordOf(1));
    record.happened({{Happened::Paused, 7}});
    QCOMPARE(record.now().happenings.size(), 1);
    QVERIFY(record.holdsNews());
    QCOMPARE(disk.writes + disk.sliceWrites, 0);
    record.advanceSlices({{5, 6, 7}}, {}, this, {});
    QVERIFY(!record.holdsNews());
    record.advanceSlices({{6, 13, 7}}, {}, this, {});
    TRY_VERIFY(!record.settling());
    QCOMPARE(disk.writes, 1);
    QCOMPARE(disk.sliceWrites, 1);
    QCOMPARE(disk.records[1].happenings, record.now().happenings);
    QCOMPARE(disk.records[1].tasksInFlight.first().id, 6);
    record.happened({});
    QVERIFY(!record.holdsNews());
}

void TestDurableRecord::newsStandBehindWhatIsStillBeingKept()
{
    MemoryStore disk;
    Journal journal(disk, m_clock);
    DurableRecord record(journal, recordOf(1), [](const UploadRecord &before, const UploadRecord &after) {
        QList<transfer::Happening> news;
        if (before.stage != after.stage)
            news.append({Happened::Checked, 1});
        return news;
    });
    record.advance(becomeHashed, this, {});
    QCOMPARE(record.now().happenings.size(), 0); // nothing has happened yet
    record.happened({{Happened::Paused, 2}});
    record.change([](UploadRecord &changed) { changed.position = 9; });
    TRY_COMPARE(disk.records.value(1).position, 9);
    TRY_VERIFY(!record.settling());
    const QList<transfer::Happening> all{{Happened::Checked, 1}, {Happened::Paused, 2}};
    QCOMPARE(record.now().happenings, all);
    QCOMPARE(disk.records[1].happenings, all);
}

void TestDurableRecord::nothingComesAfterItIsGone()
{
    MemoryStore disk;
    Journal journal(disk, m_clock);
    auto record = std::make_unique<DurableRecord>(journal, recordOf(1));
    record->advance(becomeHashed, this, [] { QFAIL("nobody is there"); });
    record.reset();
    TRY_COMPARE(disk.records.value(1).stage, Stage::Hashed); // and yet it is kept
}

void TestDurableRecord::anOldWriteIsNotRepeatedAfterANewerOne()
{
    MemoryStore disk;
    Journal journal(disk, m_clock);
    UploadRecord record = recordOf(1);
    int saved = 0;
    disk.fullFrom = 1; // only the first of two that are under way
    journal.save({record}, Durability::Fsync, this, [&] { ++saved; });
    becomeCreated(record);
    QTimer::singleShot(0, this, [&] { disk.full = false; });
    journal.save({record}, Durability::Fsync, this, [&] { ++saved; });
    TRY_COMPARE(saved, 2);
    QCOMPARE(disk.records[1].stage, Stage::Created);
}

// The first of two that are under way is refused, the second taken: the order they count in stays.
void TestDurableRecord::aWriteOfSlicesDoesNotReplaceTheOneBeforeIt()
{
    MemoryStore disk;
    Journal journal(disk, m_clock);
    DurableRecord record(journal, recordOf(1));
    record.advance(becomeHashed, this, [] {});
    TRY_VERIFY(!record.settling());
    QStringList order;
    disk.fullFrom = 2;
    record.change([](UploadRecord &changed) { changed.intent = Intent::Pause; });
    QTimer::singleShot(0, this, [&] { disk.full = false; });
    record.advance(becomeCreated, this, [&] {
        order.append("created");
        QCOMPARE(record.now().stage, Stage::Created);
    });
    const QList<transfer::SliceTask> tasks = {{1, 0, 10}};
    record.advanceSlices(tasks, {}, this, [&] {
        order.append("slices");
        QCOMPARE(record.now().tasksInFlight, tasks);
    });
    TRY_COMPARE(order, (QStringList{"created", "slices"}));
    TRY_VERIFY(!journal.full());
    QCOMPARE(disk.records[1].intent, Intent::Pause);
    QCOMPARE(disk.records[1].stage, Stage::Created);
    QCOMPARE(disk.records[1].tasksInFlight, tasks);
}

void TestDurableRecord::whatIsDroppedWhileTheDiskIsFullStaysDropped()
{
    MemoryStore disk;
    Journal journal(disk, m_clock);
    disk.full = true;
    journal.save({recordOf(1)}, Durability::Fsync, this, {});
    journal.drop({1});
    TRY_VERIFY(journal.full());
    disk.full = false;
    TRY_VERIFY(!journal.full());
    QVERIFY(disk.records.isEmpty());
}

void TestDurableRecord::anyRefusalIsTriedAgain()
{
    MemoryStore disk;
    Journal journal(disk, m_clock);
    disk.refusal = base::ErrorKind::Internal;
    disk.full = true;
    bool saved = false;
    journal.save({recordOf(1)}, Durability::Fsync, this, [&] { saved = true; });
    TRY_VERIFY(journal.full());
    QCOMPARE(journal.trouble()->kind, base::ErrorKind::Internal);
    disk.full = false;
    TRY_VERIFY(saved);
}

void TestDurableRecord::theEndTriesOnceMore()
{
    MemoryStore disk;
    Journal journal(disk, m_clock);
    bool ended = false;
    journal.finish(this, [&] { ended = true; });
    TRY_VERIFY(ended); // nothing was asked for
    disk.full = true;
    journal.save({recordOf(1)}, Durability::Fsync, this, {});
    TRY_VERIFY(journal.full());
    ended = false;
    journal.finish(this, [&] { ended = true; });
    TRY_VERIFY(ended && disk.records.isEmpty());
    disk.full = false;
    ended = false;
    journal.finish(this, [&] { ended = true; });
    TRY_VERIFY(ended);
    QVERIFY(disk.records.contains(1));
}

QTEST_GUILESS_MAIN(TestDurableRecord)
#include "tst_durable_record.moc"
