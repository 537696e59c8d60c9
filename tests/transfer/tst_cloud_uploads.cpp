// Whole uploads over the cloud store: keys, lost answers, deaths, and what is left lying there.
#include "base/redaction.h"
#include "rig.h"

using transfer::Activity;
using transfer::Stage;
using transfer::TransportChoice;
using transfer::UploadId;

namespace {

const sandbox::Transports both{.slices = true, .oss = true};
constexpr qint64 size = 4 * Rig::partBytes + 300;

QJsonObject fault(const char *endpoint, const char *action, QJsonObject more = {})
{
    more["endpoint"] = QLatin1String(endpoint);
    more["action"] = QLatin1String(action);
    return more;
}

} // namespace

class TestCloudUploads : public QObject
{
    Q_OBJECT
private slots:
    void createsAnswerDecides();
    void whatIsWantedAndNotOfferedFails_data();
    void whatIsWantedAndNotOfferedFails();
    void heals_data();
    void heals();
    void aPartIsConfirmedEveryTenSecondsOnASlowLine_data();
    void aPartIsConfirmedEveryTenSecondsOnASlowLine();
    void keysAreRenewedOnceForAllLanes();
    void refusedKeysAreNotSentAgain_data();
    void refusedKeysAreNotSentAgain();
    void whoGetsNoOtherKeysFailsPlainly();
    void keysAreRenewedBeforeTheyEnd();
    void aWrongClockIsLearned();
    void theOtherSignatureServes_data();
    void theOtherSignatureServes();
    void aDeathAtRestSendsNothingTwice();
    void moreThanAPageOfPartsIsComparedAfterADeath();
    void partsThatTheStoreLostAreSentAgain();
    void anUploadThatIsGoneIsBegunAnew();
    void whatTheStoreDisputesIsSentAgainOnlyInTheEnd_data();
    void whatTheStoreDisputesIsSentAgainOnlyInTheEnd();
    void whatIsCancelledIsAborted_data();
    void whatIsCancelledIsAborted();
    void whatIsBegunAnewIsAborted();
    void anAbortThatCannotBeSentIsKept();
    void commitIsToldTheNameWhenItAsks();
    void itsTokenStandsInNobodysWords();

private:
    static void expectPublished(Rig &rig, UploadId id, const QString &path)
    {
        TRY_VERIFY(rig.ended(id));
        QCOMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.committed().size(), 1);
        QCOMPARE(rig.committed().first()["held_md5"].toString(), Rig::md5Of(path));
        TRY_COMPARE(rig.stored("multipart_open"), 0);
    }
};

// Which the store need not have been told to know.
void TestCloudUploads::itsTokenStandsInNobodysWords()
{
    Rig rig({}, nullptr, both);
    const QString path = rig.makeFile("video.mp4", size);
    const UploadId id = rig.upload(path);
    TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 0);
    const QString token = rig.queue->find(id)->record().uploadToken;
    QVERIFY(!token.isEmpty());
    QCOMPARE(base::redacted("no " + token + " here"), "no *** here");
    rig.dieAtRest(); // and what is taken up again is no other
    QCOMPARE(base::redacted("no " + token + " here"), "no *** here");
    expectPublished(rig, id, path);
}

void TestCloudUploads::createsAnswerDecides()
{
    Rig cloud({}, nullptr, both);
    const QString path = cloud.makeFile("video.mp4", size);
    const UploadId id = cloud.upload(path);
    expectPublished(cloud, id, path);
    QCOMPARE(cloud.queue->find(id)->record().transport, "oss");
    QVERIFY(cloud.queue->find(id)->record().acknowledged.isEmpty());
    QCOMPARE(cloud.stored("parts"), 5);
    QCOMPARE(cloud.stored("parts_sent_twice"), 0);
    QCOMPARE(cloud.requests("upload_slice"), 0);
    cloud.queue.reset();

    Rig slices; // which knows nothing of a cloud
    const UploadId other = slices.upload(slices.makeFile("video.mp4", 3000));
    TRY_COMPARE(slices.activity(other), Activity::Published);
    QCOMPARE(slices.queue->find(other)->record().transport, "gupload");
}

void TestCloudUploads::whatIsWantedAndNotOfferedFails_data()
{
    QTest::addColumn<TransportChoice>("wanted");
    QTest::newRow("cloud") << TransportChoice::Cloud;
    QTest::newRow("slices") << TransportChoice::Slices;
}

void TestCloudUploads::whatIsWantedAndNotOfferedFails()
{
    QFETCH(TransportChoice, wanted);
    const bool cloud = wanted == TransportChoice::Cloud;
    Rig rig({}, nullptr, {.slices = cloud, .oss = !cloud});
    rig.transports.policy().setChoice(wanted);
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 3000));
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    const base::Error failure = *rig.queue->find(id)->record().failure;
    QVERIFY(failure.detail == base::Detail(base::UnofferedTransport{cloud}));
    QCOMPARE(failure.kind, base::ErrorKind::Server);
    QCOMPARE(rig.stored("parts"), 0);
    QCOMPARE(rig.requests("upload_slice"), 0);
}

void TestCloudUploads::heals_data()
{
    QTest::addColumn<QJsonObject>("rule");
    for (const char *endpoint :
         {"create", "sts", "oss_initiate", "oss_part", "oss_list", "oss_complete", "commit"}) {
        for (const char *action : {"lost_answer", "cut_before", "cut_in_body", "html"})
            QTest::addRow("%s: %s", endpoint, action) << fault(endpoint, action, {{"times", 2}});
        QTest::addRow("%s: 503", endpoint) << fault(endpoint, "status", {{"code", 503}, {"times", 2}});
    }
    QTest::newRow("part: damaged") << fault("oss_part", "error", {{"code", "InvalidDigest"}, {"nth", 2}});
    QTest::newRow("too busy") << fault("oss_part", "error", {{"code", "ServiceUnavailable"}, {"times", 3}});
    QTest::newRow("complete: a part is missing")
        << fault("oss_complete", "error", {{"code", "InvalidPart"}, {"nth", 1}});
    QTest::newRow("keys expire") << fault("oss_part", "expire_sts", {{"nth", 2}});
    QTest::newRow("access token expires") << fault("create", "expire_access", {{"nth", 1}});
}

void TestCloudUploads::heals()
{
    QFETCH(QJsonObject, rule);
    Rig rig({rule}, nullptr, both);
    rig.transports.policy().setChoice(TransportChoice::Cloud);
    if (rule["endpoint"].toString() == "sts")
        rig.server->control({{"faults", QJsonArray{rule, fault("oss_part", "expire_sts", {{"nth", 2}})}}});
    const QString path = rig.makeFile("video.mp4", size);
    const UploadId id = rig.upload(path);
    if (rule["endpoint"].toString() == "oss_list") {
        TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 0);
        rig.dieAtRest();
    }
    expectPublished(rig, id, path);
    QCOMPARE(rig.stored("multipart_abandoned"), 0);
}

void TestCloudUploads::aPartIsConfirmedEveryTenSecondsOnASlowLine_data()
{
    QTest::addColumn<double>("bytesPerSecond"); // 0: nothing is known of the line
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<qint64>("most"); // bytes of a part
    QTest::newRow("1 Mbit/s") << 125e3 << qint64(0) << qint64(1'320'000);
    QTest::newRow("4 Mbit/s") << 500e3 << qint64(0) << qint64(5'300'000);
    QTest::newRow("a limit") << 10e6 << qint64(100'000) << qint64(1'060'000);
    QTest::newRow("a limit, a line not known") << 0.0 << qint64(100'000) << qint64(1'060'000);
}

void TestCloudUploads::aPartIsConfirmedEveryTenSecondsOnASlowLine()
{
    QFETCH(double, bytesPerSecond);
    QFETCH(qint64, limit);
    QFETCH(qint64, most);
    Rig rig({}, nullptr, both);
    rig.cloud->setPartSize(0);
    rig.limiter->setLimit(limit);
    if (bytesPerSecond > 0)
        rig.lanes.recordRun("elsewhere.example", 2, bytesPerSecond, false, rig.clock.nowMs());
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 20'000'000));
    TRY_COMPARE(rig.queue->find(id)->stage(), Stage::Prepared);
    const qint64 partSize =
        transfer::CloudState::fromJson(rig.queue->find(id)->record().transportState).partSize;
    QVERIFY2(partSize >= oss::smallestPart && partSize <= most, qPrintable(QString::number(partSize)));
}

void TestCloudUploads::keysAreRenewedOnceForAllLanes()
{
    Rig rig({}, nullptr, both);
    rig.lanes.setLanes(8);
    rig.server->control({{"rate", 20000000}});
    const QString path = rig.makeFile("video.mp4", 24 * Rig::partBytes);
    const UploadId id = rig.upload(path);
    TRY_VERIFY(rig.stored("parts") >= 9); // all lanes are under way
    rig.server->control({{"expire_sts", true}, {"rate", 0}});
    expectPublished(rig, id, path);
    QCOMPARE(rig.requests("sts"), 1);
}

void TestCloudUploads::refusedKeysAreNotSentAgain_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<int>("nth");
    QTest::addColumn<int>("sent"); // of these requests in all
    QTest::newRow("initiate") << "oss_initiate" << 1 << 1 + 1;
    QTest::newRow("part") << "oss_part" << 2 << 5 + 1;
    QTest::newRow("list") << "oss_list" << 1 << 1 + 1;
    QTest::newRow("complete") << "oss_complete" << 1 << 1 + 1;
    QTest::newRow("head") << "oss_head" << 1 << 1 + 1;
    QTest::newRow("abort") << "oss_abort" << 1 << 1 + 1;
}

// Youku answers late, but it does.
void TestCloudUploads::refusedKeysAreNotSentAgain()
{
    QFETCH(QString, endpoint);
    QFETCH(int, nth);
    QJsonArray faults = {fault(qPrintable(endpoint), "expire_sts", {{"nth", nth}}),
                         fault("sts", "status", {{"code", 503}, {"times", 5}})};
    if (endpoint == "oss_head") // what Complete did has to be looked for
        faults.append(fault("oss_complete", "lost_answer", {{"nth", 1}}));
    Rig rig(faults, nullptr, both);
    rig.lanes.setLanes(1);
    const QString path = rig.makeFile("video.mp4", size);
    const UploadId id = rig.upload(path);
    if (endpoint == "oss_list" || endpoint == "oss_abort") {
        TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 0);
        if (endpoint == "oss_list")
            rig.dieAtRest();
        else
            rig.queue->cancel({id});
    }
    if (endpoint == "oss_abort")
        TRY_COMPARE(rig.activity(id), Activity::Cancelled);
    else
        expectPublished(rig, id, path);
    TRY_COMPARE(rig.stored("multipart_open"), 0);
    QTEST(int(rig.requests(qPrintable(endpoint))), "sent");
    QCOMPARE(rig.requests("sts"), 6);
}

void TestCloudUploads::whoGetsNoOtherKeysFailsPlainly()
{
    constexpr int code = 424242; // that nobody has explained
    Rig rig({fault("oss_part", "expire_sts", {{"nth", 2}}), fault("sts", "error", {{"code", code}})}, nullptr,
            both);
    const QString path = rig.makeFile("video.mp4", size);
    const UploadId id = rig.upload(path);
    TRY_VERIFY(rig.ended(id));
    QCOMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(rig.queue->find(id)->record().failure->codeNumber(), code);
    QCOMPARE(rig.counter("creates"), 1);
    rig.server->control({{"faults", QJsonArray()}});
    rig.queue->retry({id});
    expectPublished(rig, id, path);
    QCOMPARE(rig.counter("creates"), 1);
}

void TestCloudUploads::keysAreRenewedBeforeTheyEnd()
{
    Rig rig({}, nullptr, both);
    rig.server->control({{"sts_seconds", 400}, {"rate", 5000000}});
    const QString path = rig.makeFile("video.mp4", size);
    const UploadId id = rig.upload(path);
    TRY_VERIFY(rig.stored("parts") >= 1);
    rig.clock.jump(250 * 1000); // less than five minutes are left
    rig.server->control({{"rate", 0}});
    expectPublished(rig, id, path);
    QCOMPARE(rig.requests("sts"), 1);
}

void TestCloudUploads::aWrongClockIsLearned()
{
    Rig rig({}, nullptr, both);
    rig.server->control({{"oss_clock_offset", 3600 * 5}});
    const QString path = rig.makeFile("video.mp4", size);
    expectPublished(rig, rig.upload(path), path);
}

void TestCloudUploads::theOtherSignatureServes_data()
{
    QTest::addColumn<QString>("refused");
    QTest::newRow("V4") << "oss_refuse_v4";
    QTest::newRow("V1") << "oss_refuse_v1";
}

void TestCloudUploads::theOtherSignatureServes()
{
    QFETCH(QString, refused);
    Rig rig({}, nullptr, both);
    rig.server->control({{refused, true}});
    const QString path = rig.makeFile("video.mp4", size);
    expectPublished(rig, rig.upload(path), path);
}

void TestCloudUploads::aDeathAtRestSendsNothingTwice()
{
    Rig rig({}, nullptr, both);
    rig.server->control({{"rate", 5000000}});
    const QString path = rig.makeFile("video.mp4", 8 * Rig::partBytes);
    const UploadId id = rig.upload(path);
    TRY_VERIFY(rig.queue->find(id)->record().acknowledged.size() >= 3);
    rig.queue->pause({id});
    TRY_VERIFY(!rig.queue->find(id)->active() && !rig.queue->find(id)->draining());
    rig.dieAtRest();
    rig.server->control({{"rate", 0}});
    rig.queue->start({id});
    expectPublished(rig, id, path);
    QCOMPARE(rig.counter("creates"), 1);
    QCOMPARE(rig.stored("initiates"), 1);
    QCOMPARE(rig.stored("parts"), 8);
}

// Small parts; packaging/check-large.sh does the same with a large file.
void TestCloudUploads::moreThanAPageOfPartsIsComparedAfterADeath()
{
    constexpr int parts = oss::mostPartsInPage + 100;
    constexpr qint64 partSize = 1024;
    Rig rig({}, nullptr, both);
    rig.lanes.setLanes(4);
    rig.cloud->setPartSize(partSize);
    rig.server->control({{"oss_min_part", partSize}});
    const QString path = rig.makeFile("video.mp4", parts * partSize - 1);
    const UploadId id = rig.upload(path);
    TRY_VERIFY(rig.stored("parts") > oss::mostPartsInPage + 20);
    TRY_VERIFY(rig.disk.records.value(id).acknowledged.size() > oss::mostPartsInPage);
    QVERIFY(rig.requests("oss_complete") == 0);
    rig.newQueue();
    expectPublished(rig, id, path);
    QCOMPARE(rig.requests("oss_list"), 2);
    QCOMPARE(rig.stored("initiates"), 1);
    QCOMPARE(rig.stored("parts"), parts);
    QVERIFY(rig.stored("parts_sent_twice") <= 4);
}

void TestCloudUploads::partsThatTheStoreLostAreSentAgain()
{
    Rig rig({}, nullptr, both);
    rig.server->control({{"rate", 5000000}});
    const QString path = rig.makeFile("video.mp4", 8 * Rig::partBytes);
    const UploadId id = rig.upload(path);
    TRY_VERIFY(rig.queue->find(id)->record().acknowledged.size() >= 3);
    rig.queue->pause({id});
    TRY_VERIFY(!rig.queue->find(id)->active() && !rig.queue->find(id)->draining());
    TRY_COMPARE(rig.disk.unwritten, 0);
    // As if we had been told of one that is not there.
    transfer::UploadRecord &kept = rig.disk.records[id];
    QString &receipt = kept.acknowledged.first().receipt;
    receipt = "\"0123456789ABCDEF0123456789ABCDEF\" 1";
    rig.dieAtRest();
    rig.server->control({{"rate", 0}});
    rig.queue->start({id});
    expectPublished(rig, id, path);
    QCOMPARE(rig.stored("initiates"), 1);
    QVERIFY(rig.stored("parts_sent_twice") >= 1);
}

void TestCloudUploads::anUploadThatIsGoneIsBegunAnew()
{
    Rig rig({fault("oss_part", "error", {{"code", "NoSuchUpload"}, {"nth", 3}}),
             fault("oss_list", "error", {{"code", "NoSuchUpload"}, {"nth", 1}})},
            nullptr, both);
    const QString path = rig.makeFile("video.mp4", size);
    const UploadId id = rig.upload(path);
    expectPublished(rig, id, path);
    QCOMPARE(rig.counter("creates"), 1); // at the same upload of Youku's
}

void TestCloudUploads::whatTheStoreDisputesIsSentAgainOnlyInTheEnd_data()
{
    QTest::addColumn<int>("times");
    QTest::addColumn<int>("parts");
    QTest::newRow("once") << 1 << 5;
    QTest::newRow("until it has them anew") << 4 << 10;
}

// At Complete it does not find parts that it lists.
void TestCloudUploads::whatTheStoreDisputesIsSentAgainOnlyInTheEnd()
{
    QFETCH(int, times);
    Rig rig({fault("oss_complete", "error", {{"code", "InvalidPart"}, {"times", times}})}, nullptr, both);
    const QString path = rig.makeFile("video.mp4", size);
    const UploadId id = rig.upload(path);
    expectPublished(rig, id, path);
    QTEST(int(rig.requests("oss_part")), "parts");
    QCOMPARE(rig.stored("initiates"), 1);
}

void TestCloudUploads::whatIsCancelledIsAborted_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::newRow("at once after Initiate") << "oss_initiate";
    QTest::newRow("while parts go") << "oss_part";
    QTest::newRow("while it completes") << "oss_complete";
}

void TestCloudUploads::whatIsCancelledIsAborted()
{
    QFETCH(QString, endpoint);
    Rig rig({}, nullptr, both);
    const UploadId id = rig.upload(rig.makeFile("video.mp4", size));
    bool asked = false;
    connect(rig.server.get(), &sandbox::Sandbox::asked, this,
            [&](const QString &what) { asked = asked || what == endpoint; });
    TRY_VERIFY(asked);
    rig.queue->cancel({id});
    TRY_COMPARE(rig.activity(id), Activity::Cancelled);
    TRY_COMPARE(rig.stored("multipart_open"), 0);
    TRY_VERIFY(rig.queue->find(id)->record().leftovers.isEmpty());
}

void TestCloudUploads::whatIsBegunAnewIsAborted()
{
    Rig rig({}, nullptr, both);
    rig.server->control({{"rate", 5000000}});
    const QString path = rig.makeFile("video.mp4", 8 * Rig::partBytes);
    const UploadId id = rig.upload(path);
    TRY_VERIFY(rig.stored("parts") >= 2);
    rig.server->control({{"rate", 0}});
    rig.queue->pause({id});
    rig.queue->startOver({id});
    expectPublished(rig, id, path);
    QCOMPARE(rig.stored("initiates"), 2);
    QCOMPARE(rig.stored("aborts"), 1);
    TRY_VERIFY(rig.queue->find(id)->record().leftovers.isEmpty());
}

void TestCloudUploads::anAbortThatCannotBeSentIsKept()
{
    Rig rig({}, nullptr, both);
    rig.server->control({{"rate", 5000000}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 8 * Rig::partBytes));
    TRY_VERIFY(rig.stored("parts") >= 2);
    rig.server->control({{"rate", 0}, {"faults", QJsonArray{fault("oss_abort", "status", {{"code", 500}})}}});
    rig.queue->pause({id});
    TRY_VERIFY(!rig.queue->find(id)->active() && !rig.queue->find(id)->draining());
    rig.transports.policy().setChoice(TransportChoice::Slices);
    rig.queue->startOver({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    rig.queue->remove({id}); // it is not forgotten before that is
    rig.dieAtRest();
    QCOMPARE(rig.stored("multipart_open"), 1);
    QCOMPARE(rig.disk.records.value(id).leftovers.size(), 1);
    rig.server->control({{"faults", QJsonArray()}});
    TRY_COMPARE(rig.stored("multipart_open"), 0);
    TRY_VERIFY(rig.disk.records.value(id).leftovers.isEmpty());
}

void TestCloudUploads::commitIsToldTheNameWhenItAsks()
{
    Rig rig({}, nullptr, both);
    const QString path = rig.makeFile("video.mp4", size);
    rig.server->control({{"oss_needs_server_name", true}});
    expectPublished(rig, rig.upload(path), path);
    QCOMPARE(rig.requests("commit"), 2);
}

QTEST_GUILESS_MAIN(TestCloudUploads)
#include "tst_cloud_uploads.moc"
