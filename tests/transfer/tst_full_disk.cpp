// A disk that is full at any write: the upload waits, and ends as it would have.
#include "rig.h"

using transfer::Activity;
using transfer::Intent;
using transfer::Journal;
using transfer::Stage;
using transfer::UploadId;
using transfer::UploadRecord;
using transfer::Wait;

namespace {

constexpr qint64 fileSize = 5'000'000; // several slices

// One upload, from being added to its end.
struct Life {
    Life()
        : published(rig.queue.get(), &transfer::UploadQueue::published)
        , failed(rig.queue.get(), &transfer::UploadQueue::failed)
    {
        rig.keepTasksOut();
    }

    void begin()
    {
        id = rig.add(rig.makeFile("video.mp4", fileSize));
        youku::Metadata metadata = rig.queue->find(id)->record().metadata;
        metadata.privacy = youku::Privacy::Password;
        metadata.watchPassword = "hush42";
        rig.queue->setMetadata(id, metadata);
        rig.queue->start({id});
    }

    // For some looks of the journal.
    void stayFull()
    {
        const qint64 beganMs = rig.clock.monotonicMs();
        TRY_VERIFY(rig.clock.monotonicMs() - beganMs > 3 * Journal::lookEveryMs);
    }

    void makeRoom()
    {
        rig.disk.fullFrom = 0;
        rig.disk.full = false;
    }

    const UploadRecord &shown() const { return rig.queue->find(id)->record(); }
    const UploadRecord kept() const { return rig.disk.records.value(id); }
    bool ended() const { return rig.queue->find(id)->ended(); }

    Rig rig;
    QSignalSpy published;
    QSignalSpy failed;
    UploadId id = 0;
};

void checkPublished(Life &life)
{
    QCOMPARE(life.rig.activity(life.id), Activity::Published);
    QCOMPARE(life.published.size(), 1);
    QCOMPARE(life.failed.size(), 0);
    QCOMPARE(life.rig.committed().size(), 1);
    QCOMPARE(life.rig.committed().first()["held_md5"].toString(), life.shown().md5);
    QCOMPARE(life.shown().transport, life.rig.ways.oss ? "oss" : "gupload");
    QCOMPARE(life.rig.stored("multipart_open"), 0);
    QCOMPARE(life.kept().stage, Stage::Published);
    QVERIFY(life.kept().uploadToken.isEmpty() && life.kept().metadata.watchPassword.isEmpty());
    QVERIFY(life.shown().uploadToken.isEmpty() && life.shown().metadata.watchPassword.isEmpty());
}

} // namespace

class TestFullDisk : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase_data() { Rig::overBothWays(); }
    void init() { Rig::takeWayOfTheRow(); }
    void whateverWriteItIs();
    void aCancelMeanwhile();
    void aDeathMeanwhile();
    void aCancelIsSettledByYoukuAlone();
    void theLastWriteDoesNotMakeAPublishedVideoFail();
    void aProgramThatEndsIsNotHeld();
    void whatBeginsAnewMayBePausedMeanwhile();
    void aCancelThatWaitsForRoomIsNotTheEnd();
    void whatIsRemovedWhileItIsPublishedIsToldAndKept();
};

void TestFullDisk::whateverWriteItIs()
{
    int write = 1;
    for (bool full = true; full; ++write) {
        Life life;
        life.rig.disk.fullFrom = write;
        life.begin();
        TRY_VERIFY(life.rig.journal.full() || life.ended());
        full = life.rig.journal.full();
        if (full) {
            life.stayFull();
            QVERIFY2(!life.shown().failure, qPrintable(QString::number(write)));
            QVERIFY(life.published.isEmpty() || life.kept().stage == Stage::Published);
            life.makeRoom();
        }
        TRY_VERIFY(life.ended());
        TRY_COMPARE(life.rig.disk.unwritten, 0);
        checkPublished(life);
        QCOMPARE(life.rig.counter("creates"), 1);
        if (QTest::currentTestFailed())
            return qWarning("at write %d", write);
    }
    QVERIFY(write > 10); // each of its stages, and its slices
}

void TestFullDisk::aCancelMeanwhile()
{
    for (int write = 1;; ++write) {
        Life life;
        life.rig.disk.fullFrom = write;
        life.begin();
        TRY_VERIFY(life.rig.journal.full() || life.ended());
        if (!life.rig.journal.full())
            return;
        life.rig.queue->cancel({life.id});
        life.stayFull();
        QVERIFY2(!life.ended(), qPrintable(QString::number(write)));
        life.makeRoom();
        TRY_VERIFY(life.ended());
        TRY_COMPARE(life.rig.disk.unwritten, 0);
        if (life.rig.activity(life.id) == Activity::Published) {
            checkPublished(life);
        } else {
            QCOMPARE(life.rig.activity(life.id), Activity::Cancelled);
            QCOMPARE(life.published.size() + life.failed.size(), 0);
            QVERIFY(life.rig.committed().isEmpty());
            QCOMPARE(life.rig.requests("cancel"), life.rig.counter("creates")); // nothing is left lying there
            TRY_COMPARE(life.rig.stored("multipart_open"), 0);
            QVERIFY(life.kept().uploadToken.isEmpty() && life.shown().uploadToken.isEmpty());
        }
        if (QTest::currentTestFailed())
            return qWarning("at write %d", write);
    }
}

void TestFullDisk::aDeathMeanwhile()
{
    for (int write = 1;; ++write) {
        Life life;
        life.begin();
        TRY_VERIFY(
            life.rig.disk.records.contains(life.id)); // what was never on a disk is gone with the program
        life.rig.disk.fullFrom = write;
        TRY_VERIFY(life.rig.journal.full() || life.ended());
        if (!life.rig.journal.full())
            return;
        life.makeRoom();
        life.rig.newQueue();
        if (life.shown().intent == Intent::Rest) // that it was started was not kept
            life.rig.queue->start({life.id});
        TRY_VERIFY(life.ended());
        QCOMPARE(life.rig.activity(life.id), Activity::Published);
        QCOMPARE(life.rig.committed().size(), 1);
        TRY_COMPARE(life.rig.stored("multipart_open"), 0);
        if (QTest::currentTestFailed())
            return qWarning("at write %d", write);
    }
}

void TestFullDisk::aCancelIsSettledByYoukuAlone()
{
    Life life;
    life.rig.server->control({{"rate", 2'000'000}});
    life.begin();
    TRY_VERIFY(life.rig.queue->find(life.id)->progress().acknowledged > 0);
    life.rig.disk.full = true;
    life.rig.queue->cancel({life.id});
    life.stayFull();
    QCOMPARE(life.rig.activity(life.id), Activity::Cancelling);
    QVERIFY(!life.shown().uploadToken.isEmpty());
    life.makeRoom();
    TRY_COMPARE(life.rig.activity(life.id), Activity::Cancelled);
    TRY_COMPARE(life.rig.disk.unwritten, 0);
    QCOMPARE(life.rig.requests("cancel"), 1);
    QCOMPARE(life.rig.stored("multipart_open"), 0);
    QVERIFY(life.kept().cancelled && life.kept().uploadToken.isEmpty());
}

void TestFullDisk::theLastWriteDoesNotMakeAPublishedVideoFail()
{
    Life life;
    connect(life.rig.server.get(), &sandbox::Sandbox::asked, this,
            [&](const QString &endpoint) { life.rig.disk.full = endpoint == "commit"; });
    life.begin();
    TRY_COMPARE(life.rig.counter("commits"), 1);
    TRY_VERIFY(life.rig.journal.full());
    life.stayFull();
    QCOMPARE(life.published.size() + life.failed.size(), 0);
    QCOMPARE(life.rig.queue->find(life.id)->wait().what, Wait::For::Room);
    life.makeRoom();
    TRY_COMPARE(life.rig.activity(life.id), Activity::Published);
    TRY_COMPARE(life.rig.disk.unwritten, 0);
    checkPublished(life);
}

void TestFullDisk::aProgramThatEndsIsNotHeld()
{
    Life life;
    life.rig.disk.full = true;
    life.begin();
    TRY_VERIFY(life.rig.journal.full());
    bool down = false;
    life.rig.queue->shutDown(this, [&down] { down = true; });
    TRY_VERIFY(down);
}

// What Youku forgot begins anew, but not against the user's will.
void TestFullDisk::whatBeginsAnewMayBePausedMeanwhile()
{
    Life life;
    QJsonObject forgotten{{"endpoint", life.rig.sliceCall()}, {"nth", 1}, {"action", "error"}};
    forgotten["code"] = life.rig.ways.oss ? QJsonValue("NoSuchUpload") : QJsonValue(120010223);
    QString error;
    QVERIFY(life.rig.server->setFaults({forgotten}, &error));
    bool first = true;
    connect(life.rig.server.get(), &sandbox::Sandbox::asked, this, [&](const QString &endpoint) {
        life.rig.disk.full |= endpoint == life.rig.sliceCall() && std::exchange(first, false);
    });
    life.begin();
    TRY_VERIFY(life.rig.journal.full());
    life.rig.queue->pause({life.id});
    life.makeRoom();
    TRY_VERIFY(!life.rig.journal.full());
    life.stayFull(); // long enough for whatever would begin
    QCOMPARE(life.rig.activity(life.id), Activity::Paused);
    QCOMPARE(life.rig.requests("create"), 1);
    life.rig.queue->start({life.id});
    TRY_COMPARE(life.rig.activity(life.id), Activity::Published);
}

void TestFullDisk::aCancelThatWaitsForRoomIsNotTheEnd()
{
    Life life;
    life.rig.server->control({{"rate", 2'000'000}});
    QSignalSpy idle(life.rig.queue.get(), &transfer::UploadQueue::idle);
    life.begin();
    TRY_VERIFY(life.rig.queue->find(life.id)->progress().acknowledged > 0);
    life.rig.disk.full = true;
    life.rig.queue->cancel({life.id});
    life.stayFull();
    QVERIFY(life.rig.queue->anythingRunning());
    QCOMPARE(idle.size(), 0);
    life.makeRoom();
    TRY_COMPARE(idle.size(), 1);
    QCOMPARE(life.rig.activity(life.id), Activity::Cancelled);
}

void TestFullDisk::whatIsRemovedWhileItIsPublishedIsToldAndKept()
{
    Life life;
    connect(life.rig.server.get(), &sandbox::Sandbox::asked, this,
            [&](const QString &endpoint) { life.rig.disk.full = endpoint == "commit"; });
    life.begin();
    TRY_COMPARE(life.rig.counter("commits"), 1);
    TRY_VERIFY(life.rig.journal.full());
    life.rig.queue->remove({life.id});
    life.makeRoom();
    TRY_COMPARE(life.published.size(), 1);
    TRY_COMPARE(life.rig.disk.unwritten, 0);
    QCOMPARE(life.kept().stage, Stage::Published);
    QVERIFY(!life.kept().listed);
    TRY_VERIFY(!life.rig.queue->find(life.id));
}

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_full_disk.moc"
