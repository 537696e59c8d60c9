// Only finished files go out: what is still being written is waited for, what was finished starts at once.
#include "engine/upload_status.h"
#include "words/uploads/upload_words.h"

#include "rig.h"

using transfer::Activity;
using transfer::Stage;
using transfer::UploadId;

namespace {

constexpr qint64 partSize = 100000;

void setTime(const QString &path, qint64 msSinceEpoch)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::fromMSecsSinceEpoch(msSinceEpoch), QFile::FileModificationTime));
}

void append(const QString &path, qint64 bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    QCOMPARE(file.write(QByteArray(int(bytes), 'x')), bytes);
}

// Writes a part now and then, under the time of a share whose clock is ahead or behind.
class Recorder : public QObject
{
public:
    Recorder(Rig &rig, const QString &path, qint64 pauseMs, qint64 clockAheadMs)
        : m_rig(rig)
        , m_path(path)
        , m_pauseMs(pauseMs)
        , m_clockAheadMs(clockAheadMs)
    {
        write();
    }

    void keepOpen()
    {
        m_open.setFileName(m_path);
        QVERIFY(m_open.open(QIODevice::ReadWrite));
    }
    bool done() const { return m_parts == 4; }
    qint64 lastMs() const { return m_lastMs; } // monotonic

private:
    void write()
    {
        append(m_path, partSize);
        setTime(m_path, m_rig.clock.nowMs() + m_clockAheadMs);
        m_lastMs = m_rig.clock.monotonicMs();
        if (++m_parts < 4)
            m_rig.clock.after(m_pauseMs, this, [this] { write(); });
        else
            m_open.close();
    }

    Rig &m_rig;
    QString m_path;
    QFile m_open;
    qint64 m_pauseMs;
    qint64 m_clockAheadMs;
    qint64 m_lastMs = 0;
    int m_parts = 0;
};

} // namespace

class TestSettling : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase_data() { Rig::overBothWays(); }
    void init()
    {
        Rig::takeWayOfTheRow({"aRecordingIsPublishedWhole", "whatStandsOpenForWritingIsWaitedFor",
                              "whatIsOlderStartsAtOnce", "whatWasSeenToGrowWaitsLonger",
                              "aTimeAheadOfOursIsWatchedOnce", "aFileNobodyStartedDoesNotHoldUpAStartedOne",
                              "manyThatAreWatchedDoNotHoldUpTheOthers"});
    }
    void aRecordingIsPublishedWhole_data();
    void aRecordingIsPublishedWhole();
    void whatStandsOpenForWritingIsWaitedFor_data();
    void whatStandsOpenForWritingIsWaitedFor();
    void aPauseThatLooksLikeTheEndIsNoticedBeforePublishing();
    void whatIsOlderStartsAtOnce();
    void whatWasSeenToGrowWaitsLonger();
    void aTimeAheadOfOursIsWatchedOnce();
    void aChangeBeforeTheNextTryOfCreateIsHashedAgain();
    void aChangeBeforeCommitStopsIt_data();
    void aChangeBeforeCommitStopsIt();
    void anotherDateBeforeCommitIsLookedInto();
    void whatIsGoneOnceAllWasSentIsPublished();
    void whatIsHeldInstantlyIsLookedAtAsWell();
    void aFileNobodyStartedDoesNotHoldUpAStartedOne();
    void manyThatAreWatchedDoNotHoldUpTheOthers();

private:
    // Every activity it shows from now on.
    static void follow(Rig &rig, UploadId id, QSet<Activity> *seen)
    {
        connect(rig.queue.get(), &transfer::UploadQueue::changed, rig.queue.get(),
                [&rig, id, seen] { seen->insert(rig.activity(id)); });
    }
    static void publishedWhole(Rig &rig, UploadId id, const QString &path)
    {
        TRY_VERIFY(rig.ended(id));
        QCOMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.committed().size(), 1);
        QCOMPARE(rig.committed().first()["held_md5"].toString(), Rig::md5Of(path));
        TRY_COMPARE(rig.stored("multipart_open"), 0);
    }
    // One that has sent everything and waits for another answer to whether it is there.
    static UploadId beforeCommit(Rig &rig, const QString &path)
    {
        const UploadId id = rig.upload(path);
        waitUntil([&] {
            return rig.queue->find(id)->stage() == Stage::Sent && rig.activity(id) == Activity::Retrying;
        });
        return id;
    }
    static QJsonArray finishLater()
    {
        return {QJsonObject{{"endpoint", Rig::waysOfTheRow.oss ? "oss_complete" : "check"},
                            {"action", "status"},
                            {"code", 503},
                            {"retry_after", 20},
                            {"nth", 1}}};
    }
};

void TestSettling::aRecordingIsPublishedWhole_data()
{
    QTest::addColumn<int>("pause");
    QTest::addColumn<int>("clockAhead");
    const std::pair<int, int> rows[] = {{1, 0}, {6, 0}, {12, 0}, {14, 3}, {1, 90}, {12, 90}, {6, 86400}};
    for (const auto &[pause, ahead] : rows)
        QTest::addRow("pauses %d s, clock %d s ahead", pause, ahead) << pause << ahead;
}

void TestSettling::aRecordingIsPublishedWhole()
{
    QFETCH(int, pause);
    QFETCH(int, clockAhead);
    Rig rig;
    const QString path = rig.makeFile("video.mp4", 0);
    const Recorder recorder(rig, path, pause * 1000, clockAhead * 1000);
    const UploadId id = rig.upload(path);
    TRY_COMPARE(rig.activity(id), Activity::StillBeingWritten);
    QCOMPARE(words::activityLabel(rig.activity(id), rig.queue->find(id)->wait(), 0), "Still being written");
    publishedWhole(rig, id, path);
    QVERIFY(recorder.done());
    QCOMPARE(rig.counter("creates"), 1);
}

void TestSettling::whatStandsOpenForWritingIsWaitedFor_data()
{
    QTest::addColumn<int>("clockAhead");
    QTest::newRow("a right clock") << -5;
    QTest::newRow("a clock that is behind") << -300;
}

// Looked at in one of its pauses, and older than what is fresh.
void TestSettling::whatStandsOpenForWritingIsWaitedFor()
{
#ifndef Q_OS_LINUX
    QSKIP("only Linux tells who has a file open");
#endif
    QFETCH(int, clockAhead);
    Rig rig;
    const QString path = rig.makeFile("video.mp4", 0);
    Recorder recorder(rig, path, 12000, clockAhead * 1000);
    recorder.keepOpen();
    const UploadId id = rig.upload(path);
    publishedWhole(rig, id, path);
    QVERIFY(recorder.done());
    QCOMPARE(rig.counter("creates"), 1);
}

void TestSettling::aPauseThatLooksLikeTheEndIsNoticedBeforePublishing()
{
    Rig rig;
    const QString path = rig.makeFile("video.mp4", 0);
    const Recorder recorder(rig, path, 8000, -3000);
    const UploadId id = rig.upload(path);
    bool said = false;
    connect(rig.queue.get(), &transfer::UploadQueue::changed, this, [&] {
        const QString line = words::detailLine(rig.queue->find(id)->record(),
                                               engine::statusOf(*rig.queue->find(id), 0), rig.clock.nowMs());
        said |= line.contains("stopped growing");
    });
    publishedWhole(rig, id, path);
    QVERIFY(recorder.done());
    QVERIFY(said);
}

void TestSettling::whatIsOlderStartsAtOnce()
{
    Rig rig;
    const QString path = rig.makeFile("video.mp4", partSize);
    setTime(path, rig.clock.nowMs() - 2000);
    const UploadId id = rig.upload(path);
    QSet<Activity> seen;
    follow(rig, id, &seen);
    TRY_VERIFY(rig.queue->find(id)->stage() >= Stage::Sent);
    QVERIFY(!seen.contains(Activity::StillBeingWritten));
    publishedWhole(rig, id, path);
}

void TestSettling::whatWasSeenToGrowWaitsLonger()
{
    Rig rig;
    const QString path = rig.makeFile("video.mp4", 0);
    const Recorder recorder(rig, path, 3000, 0);
    const UploadId id = rig.upload(path);
    TRY_VERIFY(rig.queue->find(id)->stage() >= Stage::Hashed);
    QVERIFY(recorder.done());
    QVERIFY(rig.clock.monotonicMs() - recorder.lastMs() >= 30000);
}

void TestSettling::aTimeAheadOfOursIsWatchedOnce()
{
    Rig rig;
    const QString path = rig.makeFile("video.mp4", partSize);
    setTime(path, rig.clock.nowMs() + 3600000);
    const qint64 beganMs = rig.clock.monotonicMs();
    const UploadId id = rig.upload(path);
    TRY_COMPARE(rig.activity(id), Activity::StillBeingWritten);
    publishedWhole(rig, id, path);
    QVERIFY(rig.clock.monotonicMs() - beganMs >= 15000);
    QCOMPARE(rig.counter("creates"), 1);
}

void TestSettling::aChangeBeforeTheNextTryOfCreateIsHashedAgain()
{
    Rig rig({QJsonObject{
        {"endpoint", "create"}, {"action", "status"}, {"code", 503}, {"retry_after", 20}, {"nth", 1}}});
    const QString path = rig.makeFile("video.mp4", partSize);
    const UploadId id = rig.upload(path);
    TRY_COMPARE(rig.activity(id), Activity::Retrying);
    append(path, partSize);
    publishedWhole(rig, id, path);
    QCOMPARE(rig.counter("creates"), 1);
}

void TestSettling::aChangeBeforeCommitStopsIt_data()
{
    QTest::addColumn<bool>("sameSize");
    QTest::newRow("longer") << false;
    QTest::newRow("of the same size") << true;
}

void TestSettling::aChangeBeforeCommitStopsIt()
{
    QFETCH(bool, sameSize);
    Rig rig(finishLater());
    const QString path = rig.makeFile("video.mp4", partSize);
    setTime(path, rig.clock.nowMs() - 3600000);
    const UploadId id = beforeCommit(rig, path);
    if (sameSize)
        rig.makeFile("video.mp4", partSize, 2);
    else
        append(path, partSize);
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(rig.queue->find(id)->record().failure->kind, base::ErrorKind::FileChanged);
    QVERIFY(rig.committed().isEmpty());
    rig.queue->startOver({id});
    publishedWhole(rig, id, path);
}

void TestSettling::anotherDateBeforeCommitIsLookedInto()
{
    Rig rig(finishLater());
    const QString path = rig.makeFile("video.mp4", partSize);
    const UploadId id = beforeCommit(rig, path);
    const qint64 dateMs = rig.clock.nowMs() - 7200000;
    setTime(path, dateMs);
    publishedWhole(rig, id, path);
    QCOMPARE(rig.counter("creates"), 1);
    QCOMPARE(rig.queue->find(id)->record().identity.modifiedMs, dateMs); // the date of what was hashed
}

void TestSettling::whatIsGoneOnceAllWasSentIsPublished()
{
    Rig rig(finishLater());
    const QString path = rig.makeFile("video.mp4", partSize);
    const UploadId id = beforeCommit(rig, path);
    QVERIFY(QFile::remove(path));
    TRY_COMPARE(rig.activity(id), Activity::Published);
}

void TestSettling::whatIsHeldInstantlyIsLookedAtAsWell()
{
    Rig rig({QJsonObject{{"endpoint", "create"}, {"action", "late"}, {"ms", 600000}, {"nth", 2}}});
    rig.server->control({{"instant", true}});
    const UploadId first = rig.upload(rig.makeFile("same.mp4", partSize));
    TRY_COMPARE(rig.activity(first), Activity::Published);
    const QString path = rig.makeFile("video.mp4", partSize);
    setTime(path, rig.clock.nowMs() - 3600000);
    const UploadId id = rig.upload(path);
    rig.queue->uploadAnyway({id}); // it was published a moment ago
    TRY_VERIFY(rig.requests("create") == 2);
    append(path, partSize);
    rig.server->control({{"send_late", true}});
    TRY_VERIFY(rig.ended(id));
    QCOMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(rig.queue->find(id)->record().failure->kind, base::ErrorKind::FileChanged);
    QCOMPARE(rig.committed().size(), 1);
}

void TestSettling::aFileNobodyStartedDoesNotHoldUpAStartedOne()
{
    Rig rig;
    const QString large = rig.makeFile("large.mp4", 0);
    QVERIFY(QFile::resize(large, 200'000'000'000)); // takes minutes to read, and no room
    const UploadId resting = rig.add(large);
    TRY_COMPARE(rig.queue->find(resting)->progress().hashed > 0, true);
    const UploadId started = rig.upload(rig.makeFile("small.mp4", partSize));
    TRY_COMPARE(rig.activity(started), Activity::Published);
    QCOMPARE(rig.queue->find(resting)->stage(), Stage::New);
    const qint64 read = rig.queue->find(resting)->progress().hashed;
    QVERIFY(read > 0); // what was read of it is not lost
    TRY_VERIFY(rig.queue->find(resting)->progress().hashed > read);
}

void TestSettling::manyThatAreWatchedDoNotHoldUpTheOthers()
{
    Rig rig; // they are watched for longer than the others take on any machine
    for (int i = 0; i < 200; ++i) {
        const QString path = rig.makeFile(QStringLiteral("%1.mp4").arg(i), partSize, quint32(i));
        setTime(path, rig.clock.nowMs() + 3600000);
        rig.upload(path);
    }
    const QString path = rig.makeFile("ready.mp4", partSize, 1000);
    const UploadId id = rig.upload(path);
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().size(), 1);
}

QTEST_GUILESS_MAIN(TestSettling)
#include "tst_settling.moc"
