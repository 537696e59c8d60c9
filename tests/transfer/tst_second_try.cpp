// What failed or was cancelled and is tried again: by mended details, by Upload again, and what is said of
// the bytes that went before.
#include "transfer/rig.h"

using transfer::Activity;
using transfer::Intent;
using transfer::UploadId;

class TestSecondTry : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase_data() { Rig::overBothWays(); }
    void init()
    {
        Rig::takeWayOfTheRow(
            {"aRefusalIsGoneOnceItsReasonIs", "aRefusalStaysWhereOthersWereMended",
             "aCancelledOneThatIsNotReadyIsADraftAgain", "whatIsNotCancelledIsNotUploadedAgain",
             "aRefusedAccountIsForgivenByAnotherSignIn", "aFileThatIsThereAgainIsNoReasonToFail",
             "aLineThatTurnedSlowIsKnownBeforeAnythingIsSentWhole"});
    }
    void aRefusalIsGoneOnceItsReasonIs_data();
    void aRefusalIsGoneOnceItsReasonIs();
    void aRefusalStaysWhereOthersWereMended();
    void detailsRefusedAtTheEndCanStillBeMended();
    void aCancelledOneIsUploadedAgainWithItsDetails_data();
    void aCancelledOneIsUploadedAgainWithItsDetails();
    void aCancelledOneThatIsNotReadyIsADraftAgain();
    void whatIsNotCancelledIsNotUploadedAgain();
    void theTokenGoesWithWhatItWasFor();
    void knowsWhetherAnythingWasSent_data();
    void knowsWhetherAnythingWasSent();
    void knowsThatSomethingWasSentAfterADeath();
    void knowsThatSomethingWasSentToAnUploadThatWasForgotten();
    void aRefusedAccountIsForgivenByAnotherSignIn();
    void aFileThatIsThereAgainIsNoReasonToFail();
    void aLineThatTurnedSlowIsKnownBeforeAnythingIsSentWhole();
};

void TestSecondTry::aRefusalIsGoneOnceItsReasonIs_data()
{
    QTest::addColumn<qint64>("code");
    QTest::addColumn<QString>("field");
    QTest::newRow("title") << qint64(120010104) << "title";
    QTest::newRow("tags") << qint64(120010123) << "tags";
    QTest::newRow("category") << qint64(120010131) << "category";
    QTest::newRow("description") << qint64(120010141) << "description";
    QTest::newRow("as of a video call") << qint64(120020104) << "title";
    QTest::newRow("one of them, whichever") << qint64(1013) << "tags";
    QTest::newRow("one that nobody has named") << qint64(120010139) << "description";
}

void TestSecondTry::aRefusalIsGoneOnceItsReasonIs()
{
    QFETCH(qint64, code);
    QFETCH(QString, field);
    Rig rig({QJsonObject{{"endpoint", "create"}, {"times", 1}, {"action", "error"}, {"code", code}}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 1000));
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(rig.queue->find(id)->record().failure->kind, base::ErrorKind::Metadata);
    const QHash<QString, QJsonValue> mended = {{"title", "Another title"},
                                               {"tags", QJsonArray{"harbour"}},
                                               {"category", "Travel"},
                                               {"description", "Another description"}};
    QList<youku::FieldProblem> problems;
    const youku::Metadata metadata =
        youku::metadataFromJson({{field, mended[field]}}, rig.queue->find(id)->record().metadata, &problems);
    QVERIFY(problems.isEmpty());
    QVERIFY(rig.queue->setMetadata(id, metadata));
    QCOMPARE(rig.activity(id), Activity::NotStarted); // mended, and not sent by itself
    QVERIFY(!rig.queue->find(id)->record().failure);
    QVERIFY(rig.queue->find(id)->corrected());
    TRY_VERIFY(rig.disk.records[id].intent == transfer::Intent::Rest);
    QVERIFY(!rig.disk.records[id].failure);
    rig.dieAtRest();
    QCOMPARE(rig.activity(id), Activity::NotStarted);
    rig.queue->start({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QVERIFY(!rig.queue->find(id)->corrected());
    QCOMPARE(rig.requests("create"), 2);
}

void TestSecondTry::aRefusalStaysWhereOthersWereMended()
{
    Rig rig({QJsonObject{{"endpoint", "create"}, {"action", "error"}, {"code", 120010104}}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 1000));
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    youku::Metadata metadata = rig.queue->find(id)->record().metadata;
    metadata.description = "The title is still as it was";
    QVERIFY(rig.queue->setMetadata(id, metadata));
    QCOMPARE(rig.activity(id), Activity::Failed);
    const UploadId gone = rig.add(rig.dir.filePath("never.mp4"));
    TRY_COMPARE(rig.activity(gone), Activity::Failed);
    QVERIFY(rig.queue->setMetadata(gone, metadata)); // no field of it was at fault
    QCOMPARE(rig.activity(gone), Activity::Failed);
}

// Youku holds the details of an upload it knows: they can only be mended for a new one.
void TestSecondTry::detailsRefusedAtTheEndCanStillBeMended()
{
    Rig rig({QJsonObject{{"endpoint", "commit"}, {"times", 1}, {"action", "error"}, {"code", 120010104}}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 1000));
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QVERIFY(!rig.queue->find(id)->nothingSent());
    youku::Metadata metadata = rig.queue->find(id)->record().metadata;
    metadata.title = "Another title";
    QVERIFY(rig.queue->setMetadata(id, metadata));
    rig.queue->start({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().size(), 1);
    QCOMPARE(rig.committed().first()["title"].toString(), QStringLiteral("Another title"));
}

void TestSecondTry::aCancelledOneIsUploadedAgainWithItsDetails_data()
{
    QTest::addColumn<bool>("sending"); // cancelled in the middle, else before it began
    QTest::addColumn<bool>("died");    // and the program ended in between
    QTest::newRow("a draft") << false << false;
    QTest::newRow("half of it was sent") << true << false;
    QTest::newRow("in the next run") << true << true;
}

void TestSecondTry::aCancelledOneIsUploadedAgainWithItsDetails()
{
    QFETCH(bool, sending);
    QFETCH(bool, died);
    Rig rig;
    rig.server->control({{"rate", 3000000}});
    const UploadId id = rig.add(rig.makeFile("video.mp4", 6000000));
    youku::Metadata metadata = rig.queue->find(id)->record().metadata;
    metadata.privacy = youku::Privacy::Password;
    metadata.watchPassword = "letmein42";
    metadata.tags = {"harbour"};
    QVERIFY(rig.queue->setMetadata(id, metadata));
    if (sending) {
        rig.queue->start({id});
        TRY_VERIFY(rig.queue->find(id)->record().transferred > 0);
    }
    rig.queue->cancel({id});
    TRY_COMPARE(rig.activity(id), Activity::Cancelled);
    rig.server->control({{"rate", 0}});
    QCOMPARE(rig.queue->find(id)->record().metadata, metadata);
    TRY_VERIFY(rig.disk.records[id].uploadToken.isEmpty());
    if (died)
        rig.dieAtRest();

    metadata.title = "Second thoughts";
    QVERIFY(rig.queue->setMetadata(id, metadata));
    QCOMPARE(rig.activity(id), Activity::Cancelled); // editing starts nothing
    rig.queue->start({id});
    rig.queue->retry({id});
    rig.queue->start(rig.queue->order());
    QCOMPARE(rig.activity(id), Activity::Cancelled);
    rig.queue->uploadAgain({id});
    QVERIFY(rig.activity(id) != Activity::Cancelled);
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().size(), 1);
    QCOMPARE(rig.committed().first()["title"].toString(), QStringLiteral("Second thoughts"));
    QCOMPARE(rig.committed().first()["public_type"].toString(), QStringLiteral("password"));
    QCOMPARE(rig.stored("multipart_open"), 0);
    TRY_VERIFY(rig.disk.records[id].metadata.watchPassword.isEmpty());
}

void TestSecondTry::aCancelledOneThatIsNotReadyIsADraftAgain()
{
    Rig rig;
    const UploadId id = rig.add(rig.makeFile("video.mp4", 1000));
    rig.queue->cancel({id});
    TRY_COMPARE(rig.activity(id), Activity::Cancelled);
    QVERIFY(rig.queue->setMetadata(id, {}));
    rig.queue->uploadAgain({id});
    QCOMPARE(rig.activity(id), Activity::NotStarted);
    QCOMPARE(rig.queue->find(id)->record().intent, Intent::Rest);
}

void TestSecondTry::whatIsNotCancelledIsNotUploadedAgain()
{
    Rig rig;
    const UploadId published = rig.upload(rig.makeFile("first.mp4", 1000));
    TRY_COMPARE(rig.activity(published), Activity::Published);
    const UploadId draft = rig.add(rig.makeFile("second.mp4", 1000, 2));
    rig.queue->uploadAgain({published, draft, 99});
    QCOMPARE(rig.activity(published), Activity::Published);
    QCOMPARE(rig.activity(draft), Activity::NotStarted);
}

// Nothing secret of what is over stays on the disk; what another try goes on with does.
void TestSecondTry::theTokenGoesWithWhatItWasFor()
{
    Rig rig;
    rig.server->control({{"rate", 1000000}});
    const QString path = rig.makeFile("video.mp4", 6000000);
    const UploadId id = rig.upload(path);
    TRY_VERIFY(rig.queue->find(id)->record().transferred > 0);
    rig.makeFile("video.mp4", 6100000, 2);
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(rig.queue->find(id)->record().failure->kind, base::ErrorKind::FileChanged);
    TRY_COMPARE(rig.disk.unwritten, 0);
    QVERIFY(rig.disk.records[id].uploadToken.isEmpty());
    QVERIFY(!rig.queue->find(id)->nothingSent());
    rig.server->control({{"rate", 0}});
    rig.queue->startOver({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().size(), 1);
    TRY_COMPARE(rig.stored("multipart_open"), 0);
}

void TestSecondTry::knowsWhetherAnythingWasSent_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QJsonValue>("code");
    QTest::addColumn<bool>("nothing");
    QTest::newRow("create refused") << "create" << QJsonValue(120010104) << true;
    QTest::newRow("create_file refused") << "create_file" << QJsonValue(120010220) << true;
    QTest::newRow("new_slice refused") << "new_slice" << QJsonValue(120010220) << true;
    QTest::newRow("a slice refused") << "upload_slice" << QJsonValue(120010225) << false;
    QTest::newRow("a slice that is strange") << "upload_slice" << QJsonValue(120010213) << false;
    QTest::newRow("initiate refused") << "oss_initiate" << QJsonValue("InvalidArgument") << true;
    QTest::newRow("a part refused") << "oss_part" << QJsonValue("InvalidDigest") << false;
    QTest::newRow("a part that is strange") << "oss_part" << QJsonValue("InvalidArgument") << false;
}

void TestSecondTry::knowsWhetherAnythingWasSent()
{
    QFETCH(QString, endpoint);
    QFETCH(QJsonValue, code);
    QFETCH(bool, nothing);
    if (endpoint != "create" && endpoint.startsWith("oss") != Rig::waysOfTheRow.oss)
        return;
    Rig rig({QJsonObject{{"endpoint", endpoint}, {"action", "error"}, {"code", code}}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 3000000));
    QVERIFY(rig.queue->find(id)->nothingSent());
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(rig.queue->find(id)->nothingSent(), nothing);
}

void TestSecondTry::knowsThatSomethingWasSentAfterADeath()
{
    QJsonObject refused{{"action", "error"}, {"endpoint", "upload_slice"}, {"code", 120010225}};
    if (Rig::waysOfTheRow.oss)
        refused = {{"action", "error"}, {"endpoint", "oss_part"}, {"code", "InvalidDigest"}};
    Rig rig({refused});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 3000000));
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(rig.queue->find(id)->record().transferred, 0);
    rig.dieAtRest();
    QCOMPARE(rig.activity(id), Activity::Failed);
    QVERIFY(!rig.queue->find(id)->nothingSent());
}

void TestSecondTry::knowsThatSomethingWasSentToAnUploadThatWasForgotten()
{
    QJsonObject forgotten{{"action", "error"}, {"endpoint", "check"}, {"code", 120010223}};
    if (Rig::waysOfTheRow.oss)
        forgotten = {{"action", "error"}, {"endpoint", "commit"}, {"code", 120010223}};
    Rig rig({forgotten,
             QJsonObject{{"endpoint", "create"}, {"nth", 2}, {"action", "error"}, {"code", 120010104}}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 3000000));
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(rig.queue->find(id)->record().transferred, 0);
    QVERIFY(!rig.queue->find(id)->nothingSent());
}

void TestSecondTry::aRefusedAccountIsForgivenByAnotherSignIn()
{
    Rig rig({QJsonObject{{"endpoint", "create"}, {"times", 1}, {"action", "error"}, {"code", 1006}}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 1000));
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    const UploadId gone = rig.add(rig.dir.filePath("never.mp4"));
    TRY_COMPARE(rig.activity(gone), Activity::Failed);
    rig.account->signIn(rig.server->credentials());
    QCOMPARE(rig.activity(gone), Activity::Failed);
    TRY_COMPARE(rig.activity(id), Activity::Published);
}

void TestSecondTry::aFileThatIsThereAgainIsNoReasonToFail()
{
    Rig rig;
    const UploadId started = rig.upload(rig.dir.filePath("started.mp4"));
    const UploadId draft = rig.add(rig.dir.filePath("draft.mp4"));
    const UploadId gone = rig.upload(rig.dir.filePath("gone.mp4"));
    TRY_COMPARE(rig.activity(started), Activity::Failed);
    TRY_COMPARE(rig.activity(draft), Activity::Failed);
    TRY_COMPARE(rig.activity(gone), Activity::Failed);
    rig.makeFile("draft.mp4", 1000);
    TRY_COMPARE(rig.activity(draft), Activity::NotStarted);
    rig.dieAtRest();
    QCOMPARE(rig.activity(started), Activity::Failed);
    rig.makeFile("started.mp4", 1000, 2);
    TRY_COMPARE(rig.activity(started), Activity::Published); // as it was meant to
    QCOMPARE(rig.activity(draft), Activity::NotStarted);
    QCOMPARE(rig.activity(gone), Activity::Failed);
}

// The slice length of an upload is its server's for good: the next one must not be caught as well.
void TestSecondTry::aLineThatTurnedSlowIsKnownBeforeAnythingIsSentWhole()
{
    Rig rig;
    rig.keepTasksOut();
    rig.server->control({{"rate", 10000000}}); // so that no connection takes megabytes ahead of its pace
    rig.queue->setUploadsAtOnce(2);
    const UploadId quick = rig.upload(rig.makeFile("first.mp4", 1000)); // tells the server's name
    TRY_COMPARE(rig.activity(quick), Activity::Published);
    const QString server = Rig::placeOf(rig.queue->find(quick)->record()).serverUri;
    rig.lanes.recordRun(server, 1, 50e6, false, rig.clock.nowMs());
    const qint64 large = 200LL * 1024 * 1024;
    QCOMPARE(rig.lanes.sliceLengthKb(server, large, 0), transfer::LanePolicy::largestSliceKb);
    rig.server->control({{"rate", 300000}});
    const UploadId slow = rig.upload(rig.makeFile("second.mp4", 90000000, 2));
    TRY_COMPARE(rig.activity(slow), Activity::Running);
    QTRY_COMPARE_WITH_TIMEOUT(rig.lanes.sliceLengthKb(server, large, 0),
                              transfer::LanePolicy::smallestSliceKb, 30000);
    QVERIFY(rig.queue->find(slow)->record().stage < transfer::Stage::Sent);
}

QTEST_GUILESS_MAIN(TestSecondTry)
#include "tst_second_try.moc"
