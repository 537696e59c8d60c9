// Nothing is left lying at the cloud store, whatever goes wrong on the way to clear it away.
#include "rig.h"

using transfer::Activity;
using transfer::UploadId;

namespace {

const sandbox::Transports both{.slices = true, .oss = true};

QJsonObject fault(const char *endpoint, const char *action, QJsonObject more = {})
{
    more["endpoint"] = QLatin1String(endpoint);
    more["action"] = QLatin1String(action);
    return more;
}

} // namespace

class TestCloudLeftovers : public QObject
{
    Q_OBJECT
private slots:
    void aCancelIsToldToYoukuOnceNothingIsLeft_data();
    void aCancelIsToldToYoukuOnceNothingIsLeft();
    void aCancelOfWhatYoukuHasForgottenEnds();
    void aCancelWaitsForItsSignIn();
    void ofSeveralBegunOneIsTaken_data();
    void ofSeveralBegunOneIsTaken();
    void severalBegunAreAborted();
    void whatTheStoreIsLateWithIsNotForgotten_data();
    void whatTheStoreIsLateWithIsNotForgotten();

private:
    // Some parts of it are at the store.
    static UploadId begun(Rig &rig)
    {
        rig.server->control({{"rate", 5000000}});
        const UploadId id = rig.upload(rig.makeFile("video.mp4", 8 * Rig::partBytes));
        waitUntil([&] { return rig.stored("parts") >= 2; });
        rig.server->control({{"rate", 0}});
        return id;
    }
    static QString stateOf(Rig &rig)
    {
        return rig.server->state()["uploads"].toArray().first()["state"].toString();
    }
    // Three uploads of its object are begun, and it knows of none: the answers got lost.
    static UploadId begunThrice(Rig &rig)
    {
        rig.server->control({{"faults", QJsonArray{fault("oss_initiate", "lost_answer", {{"nth", 1}})}}});
        const UploadId id = rig.upload(rig.makeFile("video.mp4", 3 * Rig::partBytes));
        QObject::connect(rig.server.get(), &sandbox::Sandbox::asked, &rig.here, [&](const QString &what) {
            if (what == "oss_initiate")
                rig.queue->pause({id});
        });
        waitUntil([&] { return rig.stored("multipart_open") == 1 && !rig.queue->find(id)->active(); });
        rig.server->disconnect(&rig.here);
        beginMore(rig, id, 2);
        waitUntil([&] { return rig.stored("multipart_open") == 3; });
        die(rig);
        return id;
    }
    // Uploads of its object that nobody knows.
    static void beginMore(Rig &rig, UploadId id, int count)
    {
        const transfer::UploadRecord &record = rig.queue->find(id)->record();
        const transfer::CloudState state = transfer::CloudState::fromJson(record.transportState);
        rig.account->api().cloudKeys(
            rig.account->credentials(), record.uploadToken, state.bucket, state.object, &rig.here,
            [&rig, state, count](const base::Result<youku::CloudKeys> &keys) {
                const oss::Credentials own = {keys.value().accessId, keys.value().accessSecret,
                                              keys.value().securityToken, keys.value().expires};
                auto *client = new oss::OssClient(
                    std::make_shared<oss::Signer>(*state.location(), own, rig.clock), &rig.here);
                for (int i = 0; i < count; ++i)
                    client->initiate(client, [](const base::Result<QString> &) {});
            });
    }
    // What is known of keys is gone, too.
    static void die(Rig &rig)
    {
        rig.server->control({{"expire_sts", true}});
        rig.dieAtRest();
    }
};

void TestCloudLeftovers::aCancelIsToldToYoukuOnceNothingIsLeft_data()
{
    QTest::addColumn<QJsonArray>("faults");
    QTest::newRow("the store is broken") << QJsonArray{fault("oss_abort", "status", {{"code", 500}})};
    QTest::newRow("it says no") << QJsonArray{fault("oss_abort", "error", {{"code", "AccessDenied"}})};
    QTest::newRow("the connection ends") << QJsonArray{fault("oss_abort", "cut_before")};
    QTest::newRow("no keys") << QJsonArray{fault("oss_abort", "expire_sts"),
                                           fault("sts", "status", {{"code", 404}})};
}

void TestCloudLeftovers::aCancelIsToldToYoukuOnceNothingIsLeft()
{
    QFETCH(QJsonArray, faults);
    Rig rig({}, nullptr, both);
    const UploadId id = begun(rig);
    rig.server->control({{"faults", faults}});
    rig.queue->cancel({id});
    TRY_COMPARE(rig.activity(id), Activity::Cancelled);
    QCOMPARE(rig.stored("multipart_open"), 1);
    QCOMPARE(stateOf(rig), "open"); // or Youku gives out no more keys to it
    die(rig);
    QCOMPARE(rig.stored("multipart_open"), 1);
    QCOMPARE(rig.disk.records.value(id).leftovers.size(), 1);

    rig.server->control({{"faults", QJsonArray()}});
    TRY_COMPARE(rig.stored("multipart_open"), 0);
    TRY_COMPARE(stateOf(rig), "cancelled");
    TRY_VERIFY(rig.disk.records.value(id).leftovers.isEmpty());
    QCOMPARE(rig.stored("aborts"), 1);
    QCOMPARE(rig.activity(id), Activity::Cancelled);
}

// It was told, and we died before that was kept.
void TestCloudLeftovers::aCancelOfWhatYoukuHasForgottenEnds()
{
    Rig rig({}, nullptr, both);
    const UploadId id = begun(rig);
    rig.server->control({{"expire_upload", true}, {"expire_sts", true}});
    rig.queue->cancel({id});
    TRY_COMPARE(rig.activity(id), Activity::Cancelled);
    TRY_VERIFY(rig.disk.records.value(id).leftovers.isEmpty());
}

void TestCloudLeftovers::aCancelWaitsForItsSignIn()
{
    Rig rig({}, nullptr, both);
    const UploadId id = begun(rig);
    const youku::Credentials credentials = rig.account->credentials();
    rig.queue->pause({id});
    TRY_VERIFY(!rig.queue->find(id)->active() && !rig.queue->find(id)->draining());
    rig.accounts->byDefault().signOut();
    die(rig);
    rig.queue->cancel({id});
    TRY_VERIFY(rig.queue->find(id)->wait().what == transfer::Wait::For::SignIn);
    QCOMPARE(rig.activity(id), Activity::Cancelling);
    rig.accounts->signIn(rig.own, credentials);
    TRY_COMPARE(rig.activity(id), Activity::Cancelled);
    QCOMPARE(rig.stored("multipart_open"), 0);
    QCOMPARE(stateOf(rig), "cancelled");
}

void TestCloudLeftovers::ofSeveralBegunOneIsTaken_data()
{
    QTest::addColumn<QJsonArray>("faults");
    QTest::addColumn<int>("left");
    QTest::newRow("the others are aborted") << QJsonArray() << 0;
    QTest::newRow("not at once") << QJsonArray{fault("oss_abort", "status", {{"code", 503}, {"times", 2}})}
                                 << 0;
    QTest::newRow("nobody can") << QJsonArray{fault("oss_abort", "status", {{"code", 405}})} << 2;
    QTest::newRow("nobody may") << QJsonArray{fault("oss_abort", "error", {{"code", "AccessDenied"}})} << 2;
}

void TestCloudLeftovers::ofSeveralBegunOneIsTaken()
{
    QFETCH(QJsonArray, faults);
    Rig rig({}, nullptr, both);
    const UploadId id = begunThrice(rig);
    QCOMPARE(rig.stored("multipart_open"), 3);
    rig.server->control({{"faults", faults}});
    rig.queue->start({id});
    TRY_VERIFY(rig.ended(id));
    QCOMPARE(rig.activity(id), Activity::Published);
    QTEST(int(rig.stored("multipart_open")), "left");
    QCOMPARE(rig.stored("initiates"), 3);
}

void TestCloudLeftovers::severalBegunAreAborted()
{
    Rig rig({}, nullptr, both);
    const UploadId id = begunThrice(rig);
    rig.queue->cancel({id});
    TRY_COMPARE(rig.activity(id), Activity::Cancelled);
    QCOMPARE(rig.stored("multipart_open"), 0);
    QCOMPARE(rig.stored("aborts"), 3);
}

void TestCloudLeftovers::whatTheStoreIsLateWithIsNotForgotten_data()
{
    QTest::addColumn<bool>("cancelled");
    QTest::newRow("cancelled meanwhile") << true;
    QTest::newRow("begun again") << false;
}

// It acts on an Initiate, whose answer nobody waits for any more, only after it was asked what is begun.
void TestCloudLeftovers::whatTheStoreIsLateWithIsNotForgotten()
{
    QFETCH(bool, cancelled);
    Rig rig({fault("oss_initiate", "cut_before", {{"nth", 1}})}, nullptr, both);
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 3 * Rig::partBytes));
    int initiates = 0;
    bool late = false;
    connect(rig.server.get(), &sandbox::Sandbox::asked, &rig.here, [&](const QString &what) {
        if (what == "oss_initiate" && ++initiates == 1 && cancelled)
            rig.queue->cancel({id});
        if (what == "oss_uploads" && !std::exchange(late, true))
            beginMore(rig, id, 1);
    });
    TRY_COMPARE(rig.activity(id), cancelled ? Activity::Cancelled : Activity::Published);
    QVERIFY(late);
    TRY_COMPARE(rig.stored("multipart_open"), 0);
    QCOMPARE(rig.stored("initiates"), 1);
}

QTEST_GUILESS_MAIN(TestCloudLeftovers)
#include "tst_cloud_leftovers.moc"
