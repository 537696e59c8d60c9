// An upload from a file to a published video, against a real sandbox.
#include "rig.h"

using transfer::Activity;
using transfer::Stage;
using transfer::UploadId;

class TestUpload : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase_data() { Rig::overBothWays(); }
    void init()
    {
        Rig::takeWayOfTheRow(
            {"staysNotStartedUntilToldToStart", "beginsAloneWhereNobodyKnowsWhetherSeveralAreLiked",
             "beginsWithAllLanesWhereSeveralWereServed", "retiresALaneThatGetsNothingOfItsOwn",
             "sendsNoTaskThatIsDoneForAnAnswerThatCameLate", "failsOfTheFileAreNamed",
             "invalidDetailsAreNeverSent", "runsOneAfterAnotherInOrder", "aBadOneDoesNotStopTheOthers",
             "waitsForSignInAndGoesOn", "aRefreshThatIsRefusedNeedsASignIn",
             "refreshesTheAccessTokenOnceForAll", "aFullDiskStopsWithThatReason"});
    }
    void publishesFilesOfAnySizeOnAnyNumberOfLanes_data();
    void publishesFilesOfAnySizeOnAnyNumberOfLanes();
    void staysNotStartedUntilToldToStart();
    void progressIsMonotoneAndReachesHundredOnlyWhenPublished();
    void goesOnWhereItWasPaused();
    void goesOnAfterADeathWithoutHashingOrCreatingAgain();
    void asksForTheFateOfACommitAfterADeath();
    void takesNoNumberForTheIdOfAVideo();
    void commitsAtOnceWhatYoukuHoldsAlready();
    void cancelReachesYouku();
    void keepsOneConnectionPerLane();
    void beginsAloneWhereNobodyKnowsWhetherSeveralAreLiked();
    void beginsWithAllLanesWhereSeveralWereServed();
    void retiresALaneThatGetsNothingOfItsOwn();
    void sendsNoTaskThatIsDoneForAnAnswerThatCameLate();
    void stopsWhenTheFileChanges();
    void failsOfTheFileAreNamed_data();
    void failsOfTheFileAreNamed();
    void invalidDetailsAreNeverSent();
    void runsOneAfterAnotherInOrder();
    void aBadOneDoesNotStopTheOthers();
    void waitsForSignInAndGoesOn();
    void aRefreshThatIsRefusedNeedsASignIn_data();
    void aRefreshThatIsRefusedNeedsASignIn();
    void refreshesTheAccessTokenOnceForAll();
    void aFullDiskStopsWithThatReason();
    void wipesItsSecretsWhenItEnds();
};

void TestUpload::publishesFilesOfAnySizeOnAnyNumberOfLanes_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<int>("lanes");
    for (int lanes : {1, 2, 4, 8}) {
        for (qint64 size : {1LL, 2097151LL, 2097152LL, 2097153LL, 5242881LL, 30000000LL})
            QTest::addRow("%lld bytes, %d lanes", size, lanes) << size << lanes;
    }
}

void TestUpload::publishesFilesOfAnySizeOnAnyNumberOfLanes()
{
    QFETCH(qint64, size);
    QFETCH(int, lanes);
    Rig rig;
    rig.keepTasksOut();
    rig.lanes.setLanes(lanes);
    const QString path = rig.makeFile("video.mp4", size);
    const UploadId id = rig.upload(path);
    TRY_COMPARE(rig.activity(id), Activity::Published);

    QCOMPARE(rig.committed().size(), 1);
    QCOMPARE(rig.committed().first()["held_md5"].toString(), Rig::md5Of(path));
    QCOMPARE(rig.queue->find(id)->record().videoId, rig.committed().first()["video_id"].toString());
    QCOMPARE(rig.sent("bytes"), size);
    QCOMPARE(rig.sent("bytes_sent_twice"), 0);
    QCOMPARE(rig.stored("multipart_open"), 0);
    QCOMPARE(rig.counter("access_token_on_gupload"), 0);
    QVERIFY(rig.counter("max_out") <= lanes);
    if (size > lanes * 2097152LL && !rig.ways.oss) // whose store counts none
        QCOMPARE(rig.counter("max_out"), lanes);
}

void TestUpload::staysNotStartedUntilToldToStart()
{
    Rig rig;
    const UploadId id = rig.add(rig.makeFile("video.mp4", 100000));
    TRY_COMPARE(rig.queue->find(id)->stage(), Stage::Hashed); // in the background, at once
    QCOMPARE(rig.activity(id), Activity::NotStarted);
    QCOMPARE(rig.requests("create"), 0);
    rig.queue->start(rig.queue->order());
    TRY_COMPARE(rig.activity(id), Activity::Published);
}

void TestUpload::progressIsMonotoneAndReachesHundredOnlyWhenPublished()
{
    Rig rig({QJsonObject{{"endpoint", Rig::waysOfTheRow.oss ? "oss_part" : "upload_slice"},
                         {"every", 3},
                         {"action", "cut_in_body"},
                         {"after", 1000}}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 20000000));
    const transfer::Upload *upload = rig.queue->find(id);
    double last = 0;
    bool backwards = false;
    bool hundredTooSoon = false;
    const auto look = [&] {
        const double percent = shownPercent(upload->progress(), upload->stage());
        backwards |= percent < last;
        hundredTooSoon |= percent >= 100 && upload->stage() != Stage::Published;
        last = percent;
        return upload->stage() == Stage::Published;
    };
    TRY_VERIFY(look());
    QVERIFY(!backwards);
    QVERIFY(!hundredTooSoon);
    QVERIFY(last > 0);
    QCOMPARE(shownPercent(upload->progress(), upload->stage()), 100);
}

void TestUpload::goesOnWhereItWasPaused()
{
    Rig rig;
    rig.lanes.setLanes(2);
    rig.server->control({{"rate", 20000000}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 20000000));
    TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 4000000);
    rig.queue->pause({id});
    QCOMPARE(rig.activity(id), Activity::Paused);
    const qint64 begun = rig.requests(rig.sliceCall());

    // Another one of ten slices goes its whole way meanwhile. Of the paused one only those slices may still
    // arrive that were on the wire.
    rig.server->control({{"rate", 0}});
    const UploadId other = rig.upload(rig.makeFile("other.mp4", 20000000, 2));
    TRY_COMPARE(rig.activity(other), Activity::Published);
    QVERIFY(rig.requests(rig.sliceCall()) - begun <= 10 + 2);
    QCOMPARE(rig.activity(id), Activity::Paused);
    QCOMPARE(rig.queue->find(id)->stage(), Stage::Prepared);
    const qint64 acknowledged = rig.queue->find(id)->progress().acknowledged;
    QVERIFY(acknowledged > 4000000 && acknowledged < 20000000);

    rig.queue->start({id});
    QVERIFY(rig.queue->find(id)->progress().acknowledged >= acknowledged);
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("creates"), 2);
    QCOMPARE(rig.committed().size(), 2);
    QVERIFY(rig.sent("bytes_sent_twice") <= 2 * 2097152); // the slices in flight, at most
}

void TestUpload::goesOnAfterADeathWithoutHashingOrCreatingAgain()
{
    Rig rig;
    rig.server->control({{"rate", 20000000}});
    const QString path = rig.makeFile("video.mp4", 20000000);
    const UploadId id = rig.upload(path);
    TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 4000000);
    rig.newQueue();
    QCOMPARE(rig.queue->find(id)->stage(), Stage::Prepared);
    rig.server->control({{"rate", 0}});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("creates"), 1);
    QCOMPARE(rig.committed().size(), 1);
    QCOMPARE(rig.committed().first()["held_md5"].toString(), Rig::md5Of(path));
}

void TestUpload::asksForTheFateOfACommitAfterADeath()
{
    // The work is done, the answer lost, again and again; then the program dies and comes back.
    Rig rig({QJsonObject{{"endpoint", "commit"}, {"nth", 1}, {"action", "lost_answer"}}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 5000000));
    TRY_COMPARE(rig.requests("commit"), 1);
    QCOMPARE(rig.disk.records[id].stage, Stage::Committing);
    rig.newQueue();
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("creates"), 1);
    QCOMPARE(rig.committed().size(), 1);
}

void TestUpload::takesNoNumberForTheIdOfAVideo()
{
    Rig rig({QJsonObject{{"endpoint", "commit"}, {"nth", 1}, {"action", "wrong_types"}}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 5000000));
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().size(), 1);
    QCOMPARE(rig.queue->find(id)->record().videoId, rig.committed().first()["video_id"].toString());
}

void TestUpload::commitsAtOnceWhatYoukuHoldsAlready()
{
    Rig rig;
    const UploadId first = rig.upload(rig.makeFile("video.mp4", 5000000));
    TRY_COMPARE(rig.activity(first), Activity::Published);
    rig.server->control({{"instant", true}});
    const UploadId second = rig.uploadAgain(rig.makeFile("same.mp4", 5000000));
    TRY_COMPARE(rig.activity(second), Activity::Published);
    QCOMPARE(rig.sent("bytes"), 5000000);
    QCOMPARE(rig.committed().size(), 2);
}

void TestUpload::cancelReachesYouku()
{
    Rig rig;
    rig.server->control({{"rate", 10000000}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 20000000));
    TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 2000000);
    rig.queue->cancel({id});
    QCOMPARE(rig.activity(id), Activity::Cancelling);
    TRY_COMPARE(rig.activity(id), Activity::Cancelled);
    const QJsonArray uploads = rig.server->state()["uploads"].toArray();
    QCOMPARE(uploads.first()["state"].toString(), QStringLiteral("cancelled"));
    QVERIFY(rig.committed().isEmpty());
    QCOMPARE(rig.stored("multipart_open"), 0);
}

void TestUpload::keepsOneConnectionPerLane()
{
    Rig rig;
    rig.lanes.setLanes(2);
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 30000000));
    TRY_COMPARE(rig.activity(id), Activity::Published);
    // One for the API host; create_file, new_slice and check go by way of a lane.
    QVERIFY2(rig.counter("connections") <= 3, qPrintable(QString::number(rig.counter("connections"))));
}

namespace {

// On a line on which a slice takes minutes, for an upload on four lanes; the name of the server.
QString onASlowLine(Rig &rig)
{
    rig.keepTasksOut();
    rig.lanes.setLanes(1);
    const UploadId first = rig.upload(rig.makeFile("first.mp4", 1000));
    waitUntil([&] { return rig.activity(first) == Activity::Published; });
    rig.server->control({{"rate", 20000}});
    rig.lanes.setLanes(4);
    return Rig::placeOf(rig.queue->find(first)->record()).serverUri;
}

} // namespace

void TestUpload::beginsAloneWhereNobodyKnowsWhetherSeveralAreLiked()
{
    Rig rig;
    QVERIFY(!onASlowLine(rig).isEmpty());
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 30000000));
    TRY_VERIFY(rig.queue->find(id)->progress().onTheWire > 0);
    QCOMPARE(rig.counter("max_out"), 1);
}

void TestUpload::beginsWithAllLanesWhereSeveralWereServed()
{
    Rig rig;
    rig.lanes.recordRun(onASlowLine(rig), 2, 1e6, false, rig.clock.nowMs());
    rig.upload(rig.makeFile("video.mp4", 30000000));
    TRY_COMPARE(rig.counter("max_out"), 4);
}

void TestUpload::retiresALaneThatGetsNothingOfItsOwn()
{
    Rig rig;
    rig.keepTasksOut();
    rig.server->control({{"lanes", 1}});
    rig.lanes.setLanes(4);
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 30000000));
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("max_out"), 1);
    QCOMPARE(rig.counter("bytes_sent_twice"), 0);
    QVERIFY(rig.requests("new_slice") <= 4);
}

void TestUpload::sendsNoTaskThatIsDoneForAnAnswerThatCameLate()
{
    Rig rig({QJsonObject{{"endpoint", "new_slice"}, {"nth", 3}, {"action", "late"}, {"ms", 400}}});
    rig.keepTasksOut();
    rig.lanes.setLanes(1);
    const UploadId first = rig.upload(rig.makeFile("first.mp4", 1000)); // asks once
    TRY_COMPARE(rig.activity(first), Activity::Published);
    rig.server->control({{"lanes", 1}});
    rig.lanes.setLanes(2);
    rig.lanes.recordRun(Rig::placeOf(rig.queue->find(first)->record()).serverUri, 2, 1e6, false,
                        rig.clock.nowMs());
    rig.server->control({{"rate", 20000000}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 20000000));
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("bytes_sent_twice"), 0);
}

void TestUpload::stopsWhenTheFileChanges()
{
    Rig rig;
    rig.server->control({{"rate", 10000000}});
    const QString path = rig.makeFile("video.mp4", 20000000);
    const UploadId id = rig.upload(path);
    TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 2000000);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Append));
    file.write("more");
    file.close();
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(rig.queue->find(id)->record().failure->kind, base::ErrorKind::FileChanged);
    QVERIFY(rig.committed().isEmpty());

    rig.server->control({{"rate", 0}});
    rig.queue->startOver({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().first()["held_md5"].toString(), Rig::md5Of(path));
}

void TestUpload::failsOfTheFileAreNamed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<base::ErrorKind>("kind");
    QTest::newRow("missing") << "nowhere.mp4" << base::ErrorKind::FileMissing;
    QTest::newRow("empty") << "empty.mp4" << base::ErrorKind::FileEmpty;
    QTest::newRow("too large") << "large.mp4" << base::ErrorKind::FileTooLarge;
}

void TestUpload::failsOfTheFileAreNamed()
{
    QFETCH(QString, name);
    QFETCH(base::ErrorKind, kind);
    Rig rig;
    rig.server->control({{"max_file_size", 2000000}});
    rig.makeFile("empty.mp4", 0);
    rig.makeFile("large.mp4", 2000001);
    const UploadId id = rig.upload(rig.dir.filePath(name));
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(rig.queue->find(id)->record().failure->kind, kind);
    QCOMPARE(rig.requests("create"), 0);
}

void TestUpload::invalidDetailsAreNeverSent()
{
    Rig rig;
    const UploadId id = rig.add(rig.makeFile("video.mp4", 1000));
    youku::Metadata metadata;
    metadata.title = "x";
    QVERIFY(rig.queue->setMetadata(id, metadata));
    rig.queue->start({id});
    TRY_COMPARE(rig.queue->find(id)->stage(), Stage::Hashed);
    QCOMPARE(rig.activity(id), Activity::NotStarted);
    QCOMPARE(rig.requests("create"), 0);
    metadata.title = "A better title";
    QVERIFY(rig.queue->setMetadata(id, metadata));
    rig.queue->start({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QVERIFY(!rig.queue->setMetadata(id, metadata)); // Youku has it
    QCOMPARE(rig.committed().first()["title"].toString(), QStringLiteral("A better title"));
}

void TestUpload::runsOneAfterAnotherInOrder()
{
    Rig rig;
    QList<UploadId> ids;
    for (int i = 0; i < 4; ++i)
        ids.append(rig.add(rig.makeFile(QStringLiteral("%1.mp4").arg(i), 3000000, quint32(i))));
    rig.queue->move({ids[3]}, ids[0]);
    QCOMPARE(rig.queue->order(), (QList<UploadId>{ids[3], ids[0], ids[1], ids[2]}));
    // So that order alone decides, not which file was hashed first.
    for (UploadId id : std::as_const(ids))
        TRY_COMPARE(rig.queue->find(id)->stage(), Stage::Hashed);
    QSignalSpy idle(rig.queue.get(), &transfer::UploadQueue::idle);
    rig.queue->start(rig.queue->order());
    TRY_VERIFY(!idle.isEmpty());
    QStringList begun; // one that is sent whole lets the next begin before it is published
    for (const QJsonObject &upload : rig.committed())
        begun.append(upload["file_name"].toString());
    QCOMPARE(begun, QStringList({"3.mp4", "0.mp4", "1.mp4", "2.mp4"}));
}

void TestUpload::aBadOneDoesNotStopTheOthers()
{
    Rig rig;
    const UploadId good = rig.upload(rig.makeFile("a.mp4", 3000000, 1));
    const UploadId bad = rig.upload(rig.makeFile("b.mp4", 0));
    const UploadId other = rig.upload(rig.makeFile("c.mp4", 3000000, 2));
    TRY_COMPARE(rig.activity(other), Activity::Published);
    TRY_COMPARE(rig.activity(good), Activity::Published);
    QCOMPARE(rig.activity(bad), Activity::Failed);
}

void TestUpload::waitsForSignInAndGoesOn()
{
    Rig rig;
    youku::Credentials wrong = rig.server->credentials();
    wrong.accessToken = "0000";
    wrong.refreshToken = "0000";
    rig.account->signIn(wrong);
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 3000000));
    TRY_COMPARE(rig.activity(id), Activity::WaitingForSignIn);
    QCOMPARE(rig.account->state(), transfer::AccountSession::State::Refused);
    rig.account->signIn(rig.server->credentials());
    TRY_COMPARE(rig.activity(id), Activity::Published);
}

void TestUpload::aRefreshThatIsRefusedNeedsASignIn_data()
{
    QTest::addColumn<int>("code");
    for (int code : {1003, 1006, 1009, 1010, 1012, 1013, 1014, 1018, 130011205, 130011207, 424242})
        QTest::addRow("%d", code) << code;
}

void TestUpload::aRefreshThatIsRefusedNeedsASignIn()
{
    QFETCH(int, code);
    Rig rig({QJsonObject{{"endpoint", "token"}, {"action", "error"}, {"code", code}}});
    rig.server->control({{"expire_access", true}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 3000000));
    TRY_VERIFY(rig.ended(id) || rig.activity(id) == Activity::WaitingForSignIn);
    QCOMPARE(rig.activity(id), Activity::WaitingForSignIn);
    QString error;
    QVERIFY(rig.server->setFaults({}, &error));
    rig.account->signIn(rig.server->credentials());
    TRY_COMPARE(rig.activity(id), Activity::Published);
}

void TestUpload::refreshesTheAccessTokenOnceForAll()
{
    Rig rig;
    rig.queue->setUploadsAtOnce(3);
    rig.server->control({{"expire_access", true}});
    QList<UploadId> ids;
    for (int i = 0; i < 3; ++i)
        ids.append(rig.add(rig.makeFile(QStringLiteral("%1.mp4").arg(i), 3000000, quint32(i))));
    for (UploadId id : std::as_const(ids))
        TRY_COMPARE(rig.queue->find(id)->stage(), Stage::Hashed);
    int rotated = 0;
    rig.account->setTokenSaver([&](const youku::Credentials &, std::function<void()> kept) {
        ++rotated;
        kept();
    });
    rig.queue->start(rig.queue->order());
    for (UploadId id : std::as_const(ids))
        TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rotated, 1);
    QCOMPARE(rig.requests("token"), 1);
}

void TestUpload::aFullDiskStopsWithThatReason()
{
    Rig rig;
    const UploadId id = rig.add(rig.makeFile("video.mp4", 3000000));
    TRY_COMPARE(rig.queue->find(id)->stage(), Stage::Hashed);
    rig.disk.full = true;
    rig.queue->start({id});
    TRY_COMPARE(rig.queue->find(id)->wait().what, transfer::Wait::For::Room);
    QCOMPARE(rig.activity(id), Activity::Waiting);
    QCOMPARE(rig.requests("create"), 0);
    rig.disk.full = false;
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().size(), 1);
}

void TestUpload::wipesItsSecretsWhenItEnds()
{
    Rig rig;
    const UploadId id = rig.add(rig.makeFile("video.mp4", 3000000));
    youku::Metadata metadata;
    metadata.title = "Behind a password";
    metadata.privacy = youku::Privacy::Password;
    metadata.watchPassword = "letmein42";
    QVERIFY(rig.queue->setMetadata(id, metadata));
    rig.queue->start({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QVERIFY(rig.disk.records[id].uploadToken.isEmpty());
    QVERIFY(rig.disk.records[id].metadata.watchPassword.isEmpty());
    QCOMPARE(rig.committed().first()["public_type"].toString(), QStringLiteral("password"));
}

QTEST_GUILESS_MAIN(TestUpload)
#include "tst_upload.moc"
