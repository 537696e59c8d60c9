// Who is in the queue, in which order, and who runs.
#include "rig.h"

using transfer::Activity;
using transfer::Stage;
using transfer::UploadId;
using transfer::UploadQueue;

namespace {

// No file is sent on it.
class MeteredLine : public transfer::Gate
{
public:
    std::optional<transfer::Wait> holds(const transfer::UploadRecord &record) const override
    {
        transfer::Wait wait;
        wait.what = transfer::Wait::For::Line;
        return m_metered && record.sendsFile() ? std::optional(wait) : std::nullopt;
    }
    Running running() const override { return Running::Stops; }
    void setMetered(bool metered)
    {
        m_metered = metered;
        emit changed();
    }

private:
    bool m_metered = false;
};

} // namespace

class TestUploadQueue : public QObject
{
    Q_OBJECT
private slots:
    void addsWithATitleFromTheFileName();
    void announcesSizesBeforeHashing();
    void runsAsManyAtOnceAsAsked();
    void pausingOneLetsTheNextRun();
    void whatIsSentFreesItsPlace();
    void oneThatPausesForLongLendsItsPlace();
    void aShortPauseKeepsItsPlace();
    void whenYoukuFailsForAllAFewBegin();
    void nothingIsSentOnAMeteredLine();
    void aMeteredLineStillTellsHowSentFilesEnd();
    void orderSurvivesADeath();
    void movesKeepTheirOrderAmongThemselves();
    void removingThePublishedKeepsThemAsHistory();
    void removingWhatYoukuKnowsCancelsItThere();
    void whatIsTakenOffCanBePutBackWhereItWas();
    void whatWasNotPutBackIsForgottenByTheNextStart();
    void idsAreNeverUsedTwice();
    void thousandsAreAddedAtOnce();
    void shutsDownWithEverythingKept();
    void shuttingDownWaitsForAnswersThatAreDue();
    void retryFailedTakesAllThatFailed();
    void aFileStillBeingWrittenStartsByItselfWhenItHasSettled();
    void whatIsNotReadyIsNotQueued();
    void whatWasQueuedNotReadyIsMendedAndStartedAgain();
    void aRetryOfWhatIsNotReadyStaysFailed();
    void whatBecomesNotReadyLeavesTheQueue();

private:
    static youku::Metadata titled(const QString &title)
    {
        youku::Metadata metadata;
        metadata.title = title;
        return metadata;
    }
};

void TestUploadQueue::addsWithATitleFromTheFileName()
{
    Rig rig;
    QSignalSpy added(rig.queue.get(), &UploadQueue::added);
    const QList<UploadId> ids = rig.queue->add({{rig.makeFile("清晨采茶.mp4", 10), {}, {}}});
    QCOMPARE(added.size(), 1);
    QCOMPARE(rig.queue->find(ids[0])->record().metadata.title, QStringLiteral("清晨采茶"));
    TRY_VERIFY(rig.disk.records.contains(ids[0]));
}

void TestUploadQueue::announcesSizesBeforeHashing()
{
    Rig rig;
    const UploadId id = rig.add(rig.makeFile("video.mp4", 123456));
    TRY_COMPARE(rig.queue->find(id)->progress().total, 123456);
}

void TestUploadQueue::runsAsManyAtOnceAsAsked()
{
    Rig rig;
    rig.server->control({{"rate", 20000000}});
    rig.queue->setUploadsAtOnce(2);
    QList<UploadId> ids;
    for (int i = 0; i < 5; ++i)
        ids.append(rig.upload(rig.makeFile(QStringLiteral("%1.mp4").arg(i), 3000000, quint32(i))));
    int most = 0;
    connect(rig.queue.get(), &UploadQueue::changed, this, [&] {
        most = qMax(most, int(std::count_if(ids.begin(), ids.end(),
                                            [&](UploadId id) { return rig.queue->find(id)->holdsSlot(); })));
    });
    for (UploadId id : std::as_const(ids))
        TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(most, 2);
}

void TestUploadQueue::pausingOneLetsTheNextRun()
{
    Rig rig;
    rig.server->control({{"rate", 20000000}});
    const UploadId first = rig.upload(rig.makeFile("a.mp4", 20000000, 1));
    TRY_COMPARE(rig.activity(first), Activity::Running);
    const UploadId second = rig.upload(rig.makeFile("b.mp4", 3000000, 2));
    rig.queue->pause({first});
    TRY_COMPARE(rig.activity(second), Activity::Published);
    QCOMPARE(rig.activity(first), Activity::Paused);
}

void TestUploadQueue::whatIsSentFreesItsPlace()
{
    Rig rig;
    rig.server->control({{"confirm_delay", 300}});
    const UploadId first = rig.upload(rig.makeFile("a.mp4", 3000000, 1));
    TRY_COMPARE(rig.activity(first), Activity::Finishing);
    const UploadId second = rig.upload(rig.makeFile("b.mp4", 3000000, 2));
    TRY_COMPARE(rig.activity(second), Activity::Finishing);
    QCOMPARE(rig.activity(first), Activity::Finishing);
    QVERIFY(shownPercent(rig.queue->find(first)->progress(), rig.queue->find(first)->stage()) < 100);
}

void TestUploadQueue::oneThatPausesForLongLendsItsPlace()
{
    Rig rig(QJsonArray{QJsonObject{
        {"endpoint", "upload_slice"}, {"action", "status"}, {"code", 503}, {"retry_after", 45}, {"nth", 1}}});
    rig.server->control({{"rate", 4000000}});
    const UploadId first = rig.upload(rig.makeFile("a.mp4", 3000000, 1));
    const UploadId second = rig.upload(rig.makeFile("b.mp4", 6000000, 2));
    const UploadId third = rig.upload(rig.makeFile("c.mp4", 1000000, 3));
    TRY_COMPARE(rig.activity(first), Activity::Retrying);
    // The next one goes ahead, and the first says so.
    TRY_COMPARE(rig.activity(second), Activity::Running);
    QCOMPARE(rig.activity(first), Activity::Retrying);
    QVERIFY(rig.queue->find(first)->slotHandedOn());
    QCOMPARE(rig.activity(third), Activity::Waiting);
    TRY_VERIFY(rig.queue->find(first)->stage() >= Stage::Sent);
    QVERIFY(rig.queue->find(second)->stage() >= Stage::Sent);
    for (const UploadId id : {first, second, third})
        TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("creates"), 3);
}

void TestUploadQueue::aShortPauseKeepsItsPlace()
{
    Rig rig(QJsonArray{QJsonObject{
        {"endpoint", "upload_slice"}, {"action", "status"}, {"code", 503}, {"retry_after", 4}, {"nth", 1}}});
    const UploadId first = rig.upload(rig.makeFile("a.mp4", 3000000, 1));
    const UploadId second = rig.upload(rig.makeFile("b.mp4", 3000000, 2));
    TRY_COMPARE(rig.activity(first), Activity::Retrying);
    bool overtaken = false;
    connect(rig.queue.get(), &UploadQueue::changed, this, [&] {
        overtaken |= rig.queue->find(first)->stage() < Stage::Sent && rig.queue->find(second)->holdsSlot();
    });
    TRY_COMPARE(rig.activity(second), Activity::Published);
    QVERIFY(!overtaken);
}

// A service that is down for all does not see the whole queue, and all of it ends well.
void TestUploadQueue::whenYoukuFailsForAllAFewBegin()
{
    Rig rig(QJsonArray{QJsonObject{
        {"endpoint", "create"}, {"action", "status"}, {"code", 503}, {"retry_after", 300}, {"times", 6}}});
    QList<UploadId> ids;
    for (int i = 0; i < 12; ++i)
        ids.append(rig.upload(rig.makeFile(QStringLiteral("%1.mp4").arg(i), 1000, quint32(i))));
    const auto pausing = [&] {
        return std::count_if(ids.cbegin(), ids.cend(),
                             [&](UploadId id) { return rig.activity(id) == Activity::Retrying; });
    };
    TRY_COMPARE(pausing(), 6);
    QCOMPARE(rig.requests("create"), 6);
    for (const UploadId id : std::as_const(ids))
        TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().size(), 12);
}

void TestUploadQueue::nothingIsSentOnAMeteredLine()
{
    MeteredLine line;
    Rig rig;
    rig.services->gates.add(&line);
    rig.server->control({{"rate", 4000000}});
    const UploadId first = rig.upload(rig.makeFile("a.mp4", 8000000, 1));
    const UploadId second = rig.upload(rig.makeFile("b.mp4", 3000000, 2));
    TRY_VERIFY(rig.queue->find(first)->progress().acknowledged > 0);
    line.setMetered(true);
    for (const UploadId id : {first, second}) {
        TRY_COMPARE(rig.queue->find(id)->wait().what, transfer::Wait::For::Line);
        QCOMPARE(rig.activity(id), Activity::WaitingForNetwork);
        QCOMPARE(rig.queue->find(id)->record().intent, transfer::Intent::Run);
    }
    QVERIFY(!rig.queue->allEnded());
    // Nor does anybody get a place while the queue goes on with what needs no line.
    const UploadId third = rig.upload(rig.makeFile("c.mp4", 3000000, 3));
    TRY_COMPARE(rig.queue->find(third)->stage(), Stage::Hashed);
    TRY_COMPARE(rig.queue->find(third)->wait().what, transfer::Wait::For::Line);
    for (const UploadId id : {first, second, third})
        QVERIFY(!rig.queue->find(id)->holdsSlot());
    QCOMPARE(rig.requests("create"), 1);

    line.setMetered(false);
    rig.server->control({{"rate", 0}});
    TRY_COMPARE(rig.activity(first), Activity::Published);
    TRY_COMPARE(rig.activity(second), Activity::Published);
    TRY_COMPARE(rig.activity(third), Activity::Published);
    QCOMPARE(rig.committed().size(), 3);
}

void TestUploadQueue::aMeteredLineStillTellsHowSentFilesEnd()
{
    MeteredLine line;
    Rig rig;
    rig.services->gates.add(&line);
    rig.server->control({{"confirm_delay", 100}});
    const UploadId id = rig.upload(rig.makeFile("a.mp4", 3000000, 1));
    TRY_COMPARE(rig.activity(id), Activity::Finishing);
    line.setMetered(true);
    TRY_COMPARE(rig.activity(id), Activity::Published);
}

void TestUploadQueue::orderSurvivesADeath()
{
    Rig rig;
    QList<UploadId> ids;
    for (int i = 0; i < 4; ++i)
        ids.append(rig.add(rig.makeFile(QStringLiteral("%1.mp4").arg(i), 10)));
    rig.queue->move({ids[2], ids[3]}, ids[0]);
    const QList<UploadId> order = rig.queue->order();
    bool kept = false;
    rig.queue->shutDown(this, [&] { kept = true; });
    TRY_VERIFY(kept);
    QList<transfer::UploadRecord> records = rig.disk.records.values();
    std::sort(records.begin(), records.end(),
              [](const auto &a, const auto &b) { return a.position < b.position; });
    QList<UploadId> stored;
    for (const transfer::UploadRecord &record : std::as_const(records))
        stored.append(record.id);
    QCOMPARE(stored, order);
}

void TestUploadQueue::movesKeepTheirOrderAmongThemselves()
{
    Rig rig;
    QList<UploadId> ids;
    for (int i = 0; i < 5; ++i)
        ids.append(rig.add(rig.dir.filePath(QString::number(i))));
    rig.queue->move({ids[1], ids[3]}, 0);
    QCOMPARE(rig.queue->order(), (QList{ids[0], ids[2], ids[4], ids[1], ids[3]}));
    rig.queue->move({ids[4], ids[3]}, ids[0]);
    QCOMPARE(rig.queue->order(), (QList{ids[4], ids[3], ids[0], ids[2], ids[1]}));
    QSignalSpy changed(rig.queue.get(), &UploadQueue::orderChanged);
    rig.queue->move({ids[4]}, ids[4]);
    QCOMPARE(changed.size(), 0);
}

void TestUploadQueue::removingThePublishedKeepsThemAsHistory()
{
    Rig rig;
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 1000));
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QSignalSpy removed(rig.queue.get(), &UploadQueue::removed);
    rig.queue->remove({id});
    QCOMPARE(removed.size(), 1);
    QCOMPARE(rig.queue->count(), 0);
    TRY_VERIFY(!rig.disk.records[id].listed);
    QVERIFY(!rig.disk.records[id].videoId.isEmpty());
}

void TestUploadQueue::removingWhatYoukuKnowsCancelsItThere()
{
    Rig rig;
    rig.server->control({{"rate", 10000000}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 20000000));
    TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 0);
    rig.queue->remove({id});
    QCOMPARE(rig.queue->count(), 0);
    TRY_COMPARE(rig.server->state()["uploads"].toArray().first()["state"].toString(),
                QStringLiteral("cancelled"));
    TRY_VERIFY(!rig.disk.records.contains(id));
}

void TestUploadQueue::whatIsTakenOffCanBePutBackWhereItWas()
{
    Rig rig;
    rig.server->control({{"rate", 10000000}});
    const UploadId first = rig.add(rig.dir.filePath("first.mp4"));
    const UploadId running = rig.upload(rig.makeFile("video.mp4", 20000000));
    const UploadId last = rig.add(rig.dir.filePath("last.mp4"));
    TRY_VERIFY(rig.queue->find(running)->progress().acknowledged > 0);
    const qint64 sent = rig.queue->find(running)->progress().acknowledged;
    rig.queue->takeOff({running, last});
    QCOMPARE(rig.queue->order(), QList{first});
    TRY_VERIFY(!rig.disk.records[running].listed);
    TRY_VERIFY(!rig.queue->anythingRunning());
    rig.server->control({{"rate", 0}});
    rig.queue->putBack({last, running});
    QCOMPARE(rig.queue->order(), (QList{first, running, last}));
    QVERIFY(rig.queue->find(running)->progress().acknowledged >= sent);
    TRY_COMPARE(rig.activity(running), Activity::Published);
    QCOMPARE(rig.queue->find(last)->record().intent, transfer::Intent::Rest);
    QCOMPARE(rig.counter("creates"), 1);
}

void TestUploadQueue::whatWasNotPutBackIsForgottenByTheNextStart()
{
    Rig rig;
    rig.server->control({{"rate", 10000000}});
    const UploadId fresh = rig.add(rig.dir.filePath("fresh.mp4"));
    const UploadId running = rig.upload(rig.makeFile("video.mp4", 20000000));
    TRY_VERIFY(rig.queue->find(running)->progress().acknowledged > 0);
    rig.queue->takeOff({fresh, running});
    bool kept = false;
    rig.queue->shutDown(this, [&] { kept = true; });
    TRY_VERIFY(kept);
    rig.newQueue();
    QCOMPARE(rig.queue->count(), 0);
    TRY_VERIFY(!rig.disk.records.contains(fresh) && !rig.disk.records.contains(running));
    QCOMPARE(rig.server->state()["uploads"].toArray().first()["state"].toString(),
             QStringLiteral("cancelled"));
}

void TestUploadQueue::idsAreNeverUsedTwice()
{
    Rig rig;
    const UploadId first = rig.add(rig.makeFile("a.mp4", 10));
    rig.queue->remove({first});
    QVERIFY(rig.add(rig.makeFile("b.mp4", 10)) > first);
}

void TestUploadQueue::thousandsAreAddedAtOnce()
{
    Rig rig;
    QList<transfer::NewUpload> files;
    for (int i = 0; i < 10000; ++i)
        files.append({QStringLiteral("/nowhere/%1.mp4").arg(i), {}, {}});
    QSignalSpy added(rig.queue.get(), &UploadQueue::added);
    rig.queue->add(files);
    QCOMPARE(added.size(), 1);
    QCOMPARE(rig.queue->count(), 10000);
    TRY_COMPARE(rig.disk.records.size(), 10000);
}

void TestUploadQueue::shutsDownWithEverythingKept()
{
    Rig rig;
    rig.server->control({{"rate", 10000000}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 20000000));
    TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 2000000);
    QVERIFY(rig.queue->anythingRunning());
    bool kept = false;
    rig.queue->shutDown(this, [&] { kept = true; });
    TRY_VERIFY(kept);
    QCOMPARE(rig.disk.records[id].intent, transfer::Intent::Run); // the next start goes on
    rig.server->control({{"rate", 0}});
    rig.newQueue();
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("creates"), 1);
}

void TestUploadQueue::shuttingDownWaitsForAnswersThatAreDue()
{
    const QJsonObject late{{"endpoint", "upload_slice"}, {"every", 1}, {"action", "late"}, {"ms", 250}};
    Rig rig({late});
    rig.keepTasksOut();
    rig.lanes.setLanes(1);
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 9000000));
    const transfer::Upload *upload = rig.queue->find(id);
    TRY_VERIFY(upload->progress().acknowledged > 0 && upload->progress().onTheWire == 2097152);
    const qint64 sent = upload->progress().acknowledged + upload->progress().onTheWire;
    const QList<transfer::SliceTask> sentTasks = upload->record().tasksInFlight;
    bool done = false;
    rig.queue->shutDown(this, [&] { done = true; });
    TRY_VERIFY(done);
    QCOMPARE(rig.disk.records.value(id).transferred, sent);
    QCOMPARE(rig.disk.records.value(id).tasksInFlight.size(), 1);
    QVERIFY(rig.disk.records.value(id).tasksInFlight != sentTasks);

    rig.newQueue();
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("bytes_sent_twice"), 0);
}

void TestUploadQueue::retryFailedTakesAllThatFailed()
{
    Rig rig({QJsonObject{{"endpoint", "create"}, {"action", "error"}, {"code", 1003}, {"times", 2}}});
    const UploadId first = rig.upload(rig.makeFile("a.mp4", 1000, 1));
    const UploadId second = rig.upload(rig.makeFile("b.mp4", 1000, 2));
    TRY_COMPARE(rig.activity(first), Activity::Failed);
    TRY_COMPARE(rig.activity(second), Activity::Failed);
    rig.queue->retry(rig.queue->order());
    TRY_COMPARE(rig.activity(first), Activity::Published);
    TRY_COMPARE(rig.activity(second), Activity::Published);
}

void TestUploadQueue::aFileStillBeingWrittenStartsByItselfWhenItHasSettled()
{
    Rig rig;
    const QString path = rig.makeFile("video.mp4", 1000);
    // Its last change lies in the present of the clock, a minute ahead.
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::fromMSecsSinceEpoch(rig.clock.nowMs() + 20000),
                             QFileDevice::FileModificationTime));
    file.close();
    const UploadId id = rig.upload(path);
    TRY_COMPARE(rig.activity(id), Activity::Published);
}

void TestUploadQueue::whatIsNotReadyIsNotQueued()
{
    Rig rig;
    const UploadId id = rig.add(rig.makeFile("video.mp4", 1000));
    TRY_COMPARE(rig.queue->find(id)->stage(), Stage::Hashed);
    QVERIFY(rig.queue->setMetadata(id, titled("")));
    rig.queue->start({id});
    rig.queue->start(rig.queue->order());
    QCOMPARE(rig.activity(id), Activity::NotStarted);
    QVERIFY(rig.queue->allEnded());
    QVERIFY(rig.queue->setMetadata(id, titled("My gr"))); // and goes on typing
    QCOMPARE(rig.activity(id), Activity::NotStarted);
    const UploadId other = rig.upload(rig.makeFile("other.mp4", 1000, 2));
    TRY_COMPARE(rig.activity(other), Activity::Published);
    QCOMPARE(rig.activity(id), Activity::NotStarted);
    QVERIFY(rig.queue->setMetadata(id, titled("My grandmother's kitchen")));
    rig.queue->start({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
}

// As an older version or the console left it.
void TestUploadQueue::whatWasQueuedNotReadyIsMendedAndStartedAgain()
{
    Rig rig;
    const UploadId id = rig.add(rig.makeFile("video.mp4", 1000));
    TRY_COMPARE(rig.queue->find(id)->stage(), Stage::Hashed);
    TRY_VERIFY(rig.disk.records.contains(id));
    bool kept = false;
    rig.queue->shutDown(this, [&] { kept = true; });
    TRY_VERIFY(kept);
    rig.disk.records[id].metadata.tags = {"cinematography"};
    rig.disk.records[id].intent = transfer::Intent::Run;
    rig.newQueue();
    QCOMPARE(rig.activity(id), Activity::NeedsDetails);
    QVERIFY(rig.queue->setMetadata(id, titled("A title")));
    QCOMPARE(rig.activity(id), Activity::NotStarted);
    const UploadId other = rig.upload(rig.makeFile("other.mp4", 1000, 2));
    TRY_COMPARE(rig.activity(other), Activity::Published);
    QCOMPARE(rig.activity(id), Activity::NotStarted);
    rig.queue->start({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
}

void TestUploadQueue::aRetryOfWhatIsNotReadyStaysFailed()
{
    Rig rig({QJsonObject{{"endpoint", "create"}, {"action", "error"}, {"code", 1003}, {"times", 1}}});
    const UploadId id = rig.upload(rig.makeFile("a.mp4", 1000, 1));
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QVERIFY(rig.queue->setMetadata(id, titled("x")));
    rig.queue->retry(rig.queue->order());
    QCOMPARE(rig.activity(id), Activity::Failed);
    QVERIFY(rig.queue->setMetadata(id, titled("Mended")));
    QCOMPARE(rig.activity(id), Activity::Failed);
    rig.queue->retry(rig.queue->order());
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().first()["title"].toString(), QStringLiteral("Mended"));
}

void TestUploadQueue::whatBecomesNotReadyLeavesTheQueue()
{
    Rig rig;
    rig.server->control({{"rate", 4000000}});
    const UploadId first = rig.upload(rig.makeFile("a.mp4", 4000000, 1));
    TRY_COMPARE(rig.activity(first), Activity::Running);
    const UploadId second = rig.upload(rig.makeFile("b.mp4", 1000, 2));
    QVERIFY(rig.queue->setMetadata(second, titled("x")));
    QVERIFY(rig.queue->setMetadata(second, titled("xy")));
    TRY_COMPARE(rig.activity(first), Activity::Published);
    TRY_VERIFY(rig.queue->allEnded());
    QCOMPARE(rig.activity(second), Activity::NotStarted);
}

QTEST_GUILESS_MAIN(TestUploadQueue)
#include "tst_upload_queue.moc"
