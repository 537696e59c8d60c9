// What is kept before what leaves, and what a full disk does.
#include "rig.h"

using transfer::Activity;
using transfer::Durability;
using transfer::Intent;
using transfer::Stage;
using transfer::UploadId;
using transfer::UploadRecord;

class TestDurability : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase_data() { Rig::overBothWays(); }
    void init()
    {
        Rig::takeWayOfTheRow(
            {"whatIsTypedWhileTheDiskIsFullIsKeptLater", "whatIsRemovedWhileTheDiskIsFullStaysRemoved",
             "anOlderStateIsNeverWrittenOverANewerOne", "theNextStartForgetsThatTheDiskWasFull"});
    }
    void nothingLeavesBeforeItIsKept();
    void aFullDiskStopsWorkAndGoesOnByItself();
    void whatIsTypedWhileTheDiskIsFullIsKeptLater();
    void whatIsRemovedWhileTheDiskIsFullStaysRemoved();
    void anOlderStateIsNeverWrittenOverANewerOne();
    void theNextStartForgetsThatTheDiskWasFull();
    void aCancelIsToldOnce();
    void aCancelThatCameTooLateTellsThatItIsPublished();
    void aDeathWhileCancellingGoesOnCancelling();
};

void TestDurability::nothingLeavesBeforeItIsKept()
{
    Rig rig;
    rig.lanes.setLanes(2);
    rig.disk.delayMs = 30; // a slow disk: who does not wait for it is found out
    const UploadId id = rig.add(rig.makeFile("video.mp4", 9000000));
    const QString place = rig.ways.oss ? "object" : "server_uri";
    const QString finished = rig.ways.oss ? "completed" : "upload_server_ip";
    QStringList early;
    const auto expect = [&](bool good, const QString &endpoint) {
        if (!good)
            early.append(endpoint);
    };
    connect(rig.server.get(), &sandbox::Sandbox::asked, this, [&](const QString &endpoint) {
        const UploadRecord kept = rig.disk.records.value(id);
        const QList<transfer::SliceTask> tasks = rig.queue->find(id)->record().tasksInFlight;
        if (endpoint == "create")
            expect(kept.stage == Stage::Hashed && kept.md5.size() == 32, endpoint);
        else if (endpoint == rig.openCall())
            expect(kept.stage == Stage::Created && !kept.uploadToken.isEmpty() && !kept.videoId.isEmpty()
                       && kept.transportState[place].isString() && !kept.accountId.isEmpty(),
                   endpoint);
        else if (endpoint == "new_slice")
            expect(kept.stage == Stage::Prepared, endpoint);
        else if (endpoint == rig.sliceCall())
            expect(kept.stage == Stage::Prepared && !kept.tasksInFlight.isEmpty(), endpoint);
        else if (endpoint == rig.finishCall())
            expect(kept.stage == Stage::Sent && (!rig.ways.oss || kept.acknowledged.size() == 5), endpoint);
        else if (endpoint == "commit")
            expect(kept.stage == Stage::Committing && kept.transportState.contains(finished), endpoint);
    });
    rig.queue->start({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QVERIFY2(early.isEmpty(), qPrintable(early.join(u',')));
    TRY_COMPARE(rig.disk.records.value(id).stage, Stage::Published);
    // Stages outlive a power cut.
    for (const Stage stage : {Stage::Hashed, Stage::Created, Stage::Prepared, Stage::Sent, Stage::Confirmed,
                              Stage::Committing, Stage::Published})
        QCOMPARE(rig.disk.durabilities.value(stage, Durability::Process), Durability::Fsync);
}

void TestDurability::aFullDiskStopsWorkAndGoesOnByItself()
{
    Rig rig;
    rig.server->control({{"rate", 10000000}});
    const UploadId first = rig.upload(rig.makeFile("a.mp4", 20000000, 1));
    const UploadId second = rig.upload(rig.makeFile("b.mp4", 3000000, 2));
    TRY_COMPARE(rig.queue->find(second)->stage(), Stage::Hashed);
    TRY_VERIFY(rig.queue->find(first)->progress().acknowledged > 2000000);
    QSignalSpy told(rig.queue.get(), &transfer::UploadQueue::keepingFailed);
    rig.disk.full = true;
    TRY_COMPARE(rig.activity(first), Activity::Waiting);
    QCOMPARE(rig.queue->find(first)->wait().what, transfer::Wait::For::Room);
    QCOMPARE(rig.queue->find(first)->wait().reason.kind, base::ErrorKind::DiskFull);
    QCOMPARE(told.size(), 1);
    // The others do not even begin.
    const qint64 beganMs = rig.clock.monotonicMs();
    TRY_VERIFY(rig.clock.monotonicMs() - beganMs > 5 * transfer::Journal::lookEveryMs);
    QCOMPARE(rig.activity(second), Activity::Waiting);
    QCOMPARE(rig.queue->find(second)->wait().what, transfer::Wait::For::Room);
    QCOMPARE(rig.requests("create"), 1);
    QVERIFY(!rig.disk.records[first].failure); // a death now would go on as well

    rig.server->control({{"rate", 0}});
    rig.disk.full = false;
    TRY_COMPARE(rig.activity(first), Activity::Published);
    TRY_COMPARE(rig.activity(second), Activity::Published);
    QCOMPARE(rig.counter("creates"), 2);
    QVERIFY(rig.sent("bytes_sent_twice") <= 2 * 2097152);
}

void TestDurability::whatIsTypedWhileTheDiskIsFullIsKeptLater()
{
    Rig rig;
    const UploadId known = rig.add(rig.makeFile("a.mp4", 1000, 1));
    TRY_COMPARE(rig.disk.records.value(known).stage, Stage::Hashed);
    rig.disk.full = true;
    youku::Metadata metadata = rig.queue->find(known)->record().metadata;
    metadata.title = "Typed with no room left";
    QVERIFY(rig.queue->setMetadata(known, metadata));
    const UploadId added = rig.add(rig.makeFile("b.mp4", 1000, 2));
    rig.queue->move({added}, known);
    TRY_VERIFY(rig.journal.full());
    QVERIFY(!rig.disk.records.contains(added));
    rig.disk.full = false;
    TRY_VERIFY(!rig.journal.full());
    QCOMPARE(rig.disk.records.value(known).metadata.title, metadata.title);
    QVERIFY(rig.disk.records.contains(added));
    QVERIFY(rig.disk.records[added].position < rig.disk.records[known].position);
}

void TestDurability::whatIsRemovedWhileTheDiskIsFullStaysRemoved()
{
    Rig rig;
    const UploadId id = rig.add(rig.makeFile("a.mp4", 1000, 1));
    TRY_COMPARE(rig.disk.records.value(id).stage, Stage::Hashed);
    rig.disk.full = true;
    rig.queue->remove({id});
    TRY_VERIFY(rig.journal.full());
    rig.disk.full = false;
    TRY_VERIFY(!rig.journal.full());
    QVERIFY(!rig.disk.records.contains(id));
}

void TestDurability::anOlderStateIsNeverWrittenOverANewerOne()
{
    EventClock clock;
    MemoryStore disk;
    transfer::Journal journal(disk, clock);
    UploadRecord record;
    record.id = 1;
    disk.full = true;
    journal.save({record}, Durability::Fsync, this, {});
    TRY_VERIFY(journal.full());
    disk.full = false;
    record.stage = Stage::Created;
    journal.save({record}, Durability::Fsync, this, {});
    TRY_VERIFY(!journal.full());
    QCOMPARE(disk.records[1].stage, Stage::Created);
}

void TestDurability::theNextStartForgetsThatTheDiskWasFull()
{
    Rig rig;
    const UploadId id = rig.add(rig.makeFile("a.mp4", 1000, 1));
    TRY_COMPARE(rig.disk.records.value(id).stage, Stage::Hashed);
    UploadRecord &record = rig.disk.records[id];
    record.failure = base::localError(base::ErrorKind::DiskFull);
    record.intent = Intent::Run;
    rig.newQueue();
    TRY_COMPARE(rig.activity(id), Activity::Published);
}

void TestDurability::aCancelIsToldOnce()
{
    Rig rig;
    rig.server->control({{"rate", 10000000}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 20000000));
    TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 2000000);
    rig.queue->cancel({id});
    TRY_COMPARE(rig.activity(id), Activity::Cancelled);
    const int writes = rig.disk.writes;
    const qint64 beganMs = rig.clock.monotonicMs();
    TRY_VERIFY(rig.clock.monotonicMs() - beganMs > 10000);
    QCOMPARE(rig.requests("cancel"), 1);
    QCOMPARE(rig.stored("multipart_open"), 0);
    QVERIFY(rig.disk.writes - writes <= 1);
    QVERIFY(!rig.queue->anythingRunning());
}

void TestDurability::aCancelThatCameTooLateTellsThatItIsPublished()
{
    Rig rig({QJsonObject{{"endpoint", "commit"}, {"nth", 1}, {"action", "late"}, {"ms", 600000}}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 3000000));
    TRY_COMPARE(rig.counter("commits"), 1); // done, and its answer does not come
    rig.queue->cancel({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.queue->find(id)->record().videoId, rig.committed().first()["video_id"].toString());
    QVERIFY(rig.disk.records[id].uploadToken.isEmpty());
}

void TestDurability::aDeathWhileCancellingGoesOnCancelling()
{
    Rig rig;
    rig.server->control({{"rate", 10000000}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 20000000));
    TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 2000000);
    QString error;
    QVERIFY(rig.server->setFaults({QJsonObject{{"endpoint", "cancel"}, {"nth", 1}, {"action", "stall"}}},
                                  &error));
    rig.queue->cancel({id});
    TRY_COMPARE(rig.requests("cancel"), 1);
    rig.newQueue();
    TRY_COMPARE(rig.activity(id), Activity::Cancelled);
    QVERIFY(rig.committed().isEmpty());
    QCOMPARE(rig.stored("multipart_open"), 0);
}

QTEST_GUILESS_MAIN(TestDurability)
#include "tst_durability.moc"
