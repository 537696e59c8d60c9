// A store that cannot be used while Youku answers is left for its upload servers, and not too soon.
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

QJsonArray accessDenied(const char *endpoint)
{
    return {fault(endpoint, "error", {{"code", "AccessDenied"}})};
}

} // namespace

class TestCloudFallback : public QObject
{
    Q_OBJECT
private slots:
    void aStoreThatCannotBeUsedIsLeftAfterAWhile_data() { troubles(); }
    void aStoreThatCannotBeUsedIsLeftAfterAWhile();
    void notWhileYoukuDoesNotAnswerEither_data() { troubles(); }
    void notWhileYoukuDoesNotAnswerEither();
    void notWhenItHeals_data() { troubles(false); }
    void notWhenItHeals();
    void onlyTheCloudIsNeverLeft_data() { troubles(); }
    void onlyTheCloudIsNeverLeft();
    void itIsRememberedForADay();
    void whereThereIsNothingElseTheCloudServes();
    void whereThereIsNothingElseItIsNotLeft();

private:
    static void troubles(bool elsewhere = true)
    {
        QTest::addColumn<QJsonObject>("control");
        QTest::addColumn<QString>("elsewhere"); // %1: who speaks no TLS
        if (elsewhere) {
            QTest::newRow("no connection") << QJsonObject() << "127.0.0.1:1";
            QTest::newRow("TLS") << QJsonObject() << "https://%1";
        }
        QTest::newRow("not let in") << QJsonObject{{"faults", accessDenied("oss_initiate")}} << "";
        QTest::newRow("parts are not let in") << QJsonObject{{"faults", accessDenied("oss_part")}} << "";
        QTest::newRow("no signature will do")
            << QJsonObject{{"oss_refuse_v1", true}, {"oss_refuse_v4", true}} << "";
    }
    static void trouble(Rig &rig)
    {
        QFETCH(QJsonObject, control);
        QFETCH(QString, elsewhere);
        rig.lanes.setLanes(4);
        rig.server->control(control);
        rig.cloud->elsewhere = elsewhere.replace("%1", rig.server->apiUrl().authority());
    }
};

// About half a minute of tries; the upload may be given up by several lanes, one after the other.
void TestCloudFallback::aStoreThatCannotBeUsedIsLeftAfterAWhile()
{
    Rig rig({}, nullptr, both);
    trouble(rig);
    QSignalSpy told(&rig.transports.policy(), &transfer::TransportPolicy::fellBack);
    const QString path = rig.makeFile("video.mp4", size);
    const UploadId id = rig.upload(path);
    TRY_VERIFY(rig.queue->find(id)->stage() >= Stage::Created);
    const qint64 beganMs = rig.clock.monotonicMs();
    const qint64 asked = rig.requests("spec");
    TRY_COMPARE(told.size(), 1);
    const qint64 tookMs = rig.clock.monotonicMs() - beganMs;
    QVERIFY2(tookMs >= 30'000 && tookMs < 75'000, qPrintable(QString::number(tookMs)));
    QVERIFY(rig.requests("spec") > asked);
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.queue->find(id)->record().transport, "gupload");
    QCOMPARE(rig.committed().size(), 1);
    QCOMPARE(rig.committed().first()["held_md5"].toString(), Rig::md5Of(path));
    QCOMPARE(told.size(), 1);
}

void TestCloudFallback::notWhileYoukuDoesNotAnswerEither()
{
    Rig rig({}, nullptr, both);
    trouble(rig);
    QSignalSpy told(&rig.transports.policy(), &transfer::TransportPolicy::fellBack);
    const UploadId id = rig.upload(rig.makeFile("video.mp4", size));
    TRY_VERIFY(rig.queue->find(id)->stage() >= Stage::Created);
    QFETCH(QJsonObject, control);
    QJsonArray faults = control["faults"].toArray();
    faults.append(fault("spec", "cut_before"));
    rig.server->control({{"faults", faults}});
    const qint64 beganMs = rig.clock.monotonicMs();
    TRY_VERIFY(rig.clock.monotonicMs() - beganMs > 10 * 60 * 1000);
    QCOMPARE(told.size(), 0);
    QVERIFY(rig.queue->find(id)->active());
    QCOMPARE(rig.queue->find(id)->record().transport, "oss");
    rig.server->control({{"faults", control["faults"].toArray()}});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.queue->find(id)->record().transport, "gupload");
    QCOMPARE(told.size(), 1);
}

void TestCloudFallback::notWhenItHeals()
{
    Rig rig({}, nullptr, both);
    trouble(rig);
    QSignalSpy told(&rig.transports.policy(), &transfer::TransportPolicy::fellBack);
    const UploadId id = rig.upload(rig.makeFile("video.mp4", size));
    TRY_VERIFY(rig.queue->find(id)->wait().what == transfer::Wait::For::Retry);
    const qint64 beganMs = rig.clock.monotonicMs();
    TRY_VERIFY(rig.clock.monotonicMs() - beganMs > 8'000);
    rig.server->control({{"faults", QJsonArray()}, {"oss_refuse_v1", false}, {"oss_refuse_v4", false}});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.queue->find(id)->record().transport, "oss");
    QCOMPARE(told.size(), 0);
}

void TestCloudFallback::onlyTheCloudIsNeverLeft()
{
    Rig rig({}, nullptr, both);
    trouble(rig);
    rig.transports.policy().setChoice(TransportChoice::Cloud);
    const UploadId id = rig.upload(rig.makeFile("video.mp4", size));
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(rig.queue->find(id)->record().transport, "oss");
    QVERIFY(rig.queue->find(id)->record().failure->fault != base::Fault::Local);
    QCOMPARE(rig.counter("creates"), 1);
}

void TestCloudFallback::itIsRememberedForADay()
{
    Rig rig({fault("oss_initiate", "error", {{"code", "AccessDenied"}})}, nullptr, both);
    QSignalSpy told(&rig.transports.policy(), &transfer::TransportPolicy::fellBack);
    QSignalSpy learned(&rig.transports.policy(), &transfer::TransportPolicy::learned);
    const UploadId id = rig.upload(rig.makeFile("video.mp4", size));
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(told.size(), 1);
    QCOMPARE(learned.size(), 1);
    transfer::TransportPolicy later;
    later.setApiHost({});
    later.recall(rig.transports.policy().memory());
    QVERIFY(!later.wantsCloud(rig.clock.nowMs()));
    QVERIFY(later.wantsCloud(rig.clock.nowMs() + 25LL * 3600 * 1000));
    QVERIFY(later.wantsCloud(rig.clock.nowMs() - 3600 * 1000));
    later.setApiHost("another.example");
    QVERIFY(later.wantsCloud(rig.clock.nowMs()));

    const qint64 initiates = rig.requests("oss_initiate");
    const UploadId next = rig.upload(rig.makeFile("next.mp4", size + 1, 2));
    TRY_COMPARE(rig.activity(next), Activity::Published);
    QCOMPARE(rig.requests("oss_initiate"), initiates);
    QCOMPARE(told.size(), 1);

    rig.server->control({{"faults", QJsonArray()}});
    rig.clock.jump(24LL * 3600 * 1000 + 1000);
    const UploadId tomorrow = rig.upload(rig.makeFile("tomorrow.mp4", size + 2, 3));
    TRY_COMPARE(rig.activity(tomorrow), Activity::Published);
    QCOMPARE(rig.queue->find(tomorrow)->record().transport, "oss");
}

// The store was left an hour ago, and Youku has no upload servers.
void TestCloudFallback::whereThereIsNothingElseTheCloudServes()
{
    Rig rig({}, nullptr, {.slices = false, .oss = true});
    rig.transports.policy().fallBack("elsewhere.example", rig.clock.nowMs() - 3600 * 1000);
    QVERIFY(!rig.transports.policy().wantsCloud(rig.clock.nowMs()));
    const UploadId id = rig.upload(rig.makeFile("video.mp4", size));
    TRY_VERIFY(rig.ended(id));
    QCOMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.queue->find(id)->record().transport, "oss");
    QVERIFY(rig.transports.policy().wantsCloud(rig.clock.nowMs()));
}

void TestCloudFallback::whereThereIsNothingElseItIsNotLeft()
{
    Rig rig({}, nullptr, {.slices = false, .oss = true});
    rig.server->control({{"faults", accessDenied("oss_initiate")}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", size));
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(rig.queue->find(id)->record().failure->code, "AccessDenied");
    QVERIFY(rig.counter("creates") <= 2);
    rig.server->control({{"faults", QJsonArray()}});
    rig.queue->retry({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
}

QTEST_GUILESS_MAIN(TestCloudFallback)
#include "tst_cloud_fallback.moc"
