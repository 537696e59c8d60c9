// Each fault of the sandbox, at each endpoint where it makes sense: the upload ends published, or failed with
// the right kind; never twice.
#include "rig.h"

#include "support/scripted_server.h"

#include <QJsonDocument>

#include <algorithm>

using transfer::Activity;
using transfer::UploadId;

namespace {

const QList<const char *> endpoints = {"create",       "create_file", "new_slice",
                                       "upload_slice", "check",       "commit"};

const QList<const char *> endpointsOfCloud = {"create",   "sts",          "oss_initiate",
                                              "oss_part", "oss_complete", "commit"};

QJsonObject fault(const char *endpoint, const char *action, QJsonObject more = {})
{
    more["endpoint"] = QLatin1String(endpoint);
    more["action"] = QLatin1String(action);
    return more;
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase_data() { Rig::overBothWays(); }
    // tst_cloud_uploads and tst_hostile_server have what heals and fails over the cloud.
    void init()
    {
        Rig::takeWayOfTheRow({"heals", "waitsAMinuteAtLeastWhenItAskedTooOften", "sendsNothingForEver"});
    }
    void heals_data();
    void heals();
    void failsWithItsKind_data();
    void failsWithItsKind();
    void obeysRetryAfter();
    void waitsAMinuteAtLeastWhenItAskedTooOften();
    void sendsNothingForEver_data();
    void sendsNothingForEver();
    void survivesFaultsEverywhereAtOnce_data();
    void survivesFaultsEverywhereAtOnce();
};

// What passes: one to three times in a row, at each endpoint.
void TestFaults::heals_data()
{
    QTest::addColumn<QJsonObject>("rule");
    const QList<QJsonObject> passing = {
        {{"action", "status"}, {"code", 500}},
        {{"action", "status"}, {"code", 503}, {"retry_after", 1}},
        {{"action", "status"}, {"code", 429}, {"retry_after", 1}},
        {{"action", "cut_before"}},
        {{"action", "cut_in_body"}, {"after", 10}},
        {{"action", "lost_answer"}},
        {{"action", "late"}, {"ms", 300}},
        {{"action", "half_json"}},
        {{"action", "html"}},
        {{"action", "wrong_types"}},
        {{"action", "huge_answer"}},
        {{"action", "redirect"}, {"to", "http://127.0.0.1:1/"}},
        {{"action", "error"}, {"code", 1001}},
    };
    for (const char *endpoint : endpoints) {
        for (const QJsonObject &each : passing) {
            QJsonObject rule = each;
            rule["endpoint"] = QLatin1String(endpoint);
            rule["times"] = 2;
            const QByteArray action = each["action"].toString().toLatin1();
            QTest::addRow("%s: %s %d", endpoint, action.constData(), each["code"].toInt()) << rule;
        }
        QTest::addRow("%s: expired upload token", endpoint) << fault(endpoint, "expire_upload", {{"nth", 1}});
    }
    for (const char *endpoint : endpoints)
        QTest::addRow("%s: stall", endpoint) << fault(endpoint, "stall", {{"nth", 1}});
    for (const char *endpoint : {"create", "commit"})
        QTest::addRow("%s: expired access token", endpoint) << fault(endpoint, "expire_access", {{"nth", 1}});
    for (const char *endpoint : {"create_file", "new_slice", "upload_slice", "check"})
        QTest::addRow("%s: 404", endpoint) << fault(endpoint, "status", {{"code", 404}, {"times", 2}});
    QTest::newRow("create: POST not taken") << fault("create", "status", {{"code", 405}, {"nth", 1}});
    QTest::newRow("hash error") << fault("upload_slice", "error", {{"code", 120010225}, {"nth", 2}});
    QTest::newRow("unknown slice error") << fault("upload_slice", "error", {{"code", 120010207}, {"nth", 2}});
    QTest::newRow("slice too large for the server")
        << fault("upload_slice", "status", {{"code", 413}, {"nth", 1}});
    QTest::newRow("offset beyond the file")
        << fault("new_slice", "bad_task", {{"what", "offset"}, {"nth", 1}});
    QTest::newRow("length beyond reason")
        << fault("upload_slice", "bad_task", {{"what", "length"}, {"nth", 1}});
    QTest::newRow("duplicate task") << fault("upload_slice", "duplicate_task", {{"nth", 2}});
    QTest::newRow("file exists already") << fault("create_file", "error", {{"code", 120010221}, {"nth", 2}});
    QTest::newRow("commit: task invalid, but published") << fault("commit", "lost_answer", {{"nth", 1}});
}

void TestFaults::heals()
{
    QFETCH(QJsonObject, rule);
    Rig rig({rule});
    if (rule["action"].toString() == "stall")
        rig.setStallTime(500);
    const QString path = rig.makeFile("video.mp4", 9000000);
    const UploadId id = rig.upload(path);
    TRY_VERIFY(rig.ended(id));
    QCOMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().size(), 1);
    QCOMPARE(rig.committed().first()["held_md5"].toString(), Rig::md5Of(path));
}

void TestFaults::failsWithItsKind_data()
{
    QTest::addColumn<QJsonObject>("rule");
    QTest::addColumn<base::ErrorKind>("kind");
    using K = base::ErrorKind;
    QTest::newRow("forbidden word") << fault("create", "error", {{"code", 120010104}}) << K::Metadata;
    QTest::newRow("uploaded already") << fault("create", "error", {{"code", 120010111}}) << K::Duplicate;
    QTest::newRow("no permission") << fault("create", "error", {{"code", 1006}}) << K::Permission;
    QTest::newRow("server fault without end") << fault("create", "status", {{"code", 500}}) << K::Server;
    QTest::newRow("HTML without end") << fault("create", "html") << K::Network;
    QTest::newRow("half a JSON without end") << fault("new_slice", "half_json") << K::Protocol;
    QTest::newRow("wrong types without end") << fault("new_slice", "wrong_types") << K::Protocol;
    QTest::newRow("huge answers without end") << fault("new_slice", "huge_answer") << K::Protocol;
    QTest::newRow("bad tasks without end")
        << fault("new_slice", "bad_task", {{"what", "offset"}}) << K::Protocol;
    QTest::newRow("hash errors without end")
        << fault("upload_slice", "error", {{"code", 120010225}}) << K::Server;
    QTest::newRow("unknown code") << fault("commit", "error", {{"code", 424242}}) << K::Server;
    QTest::newRow("expired without end") << fault("new_slice", "expire_upload") << K::Server;
    QTest::newRow("cut without end") << fault("upload_slice", "cut_in_body", {{"after", 100}}) << K::Network;
    QTest::newRow("store: a part refused without end")
        << fault("oss_part", "error", {{"code", "InvalidDigest"}}) << K::Server;
    QTest::newRow("store: cut without end")
        << fault("oss_part", "cut_in_body", {{"after", 100}}) << K::Network;
    QTest::newRow("store: no XML without end") << fault("oss_part", "status", {{"code", 200}}) << K::Protocol;
    QTest::newRow("store: parts are missing without end")
        << fault("oss_complete", "error", {{"code", "InvalidPart"}}) << K::Server;
    QTest::newRow("store: half an XML without end") << fault("oss_complete", "half_json") << K::Server;
    QTest::newRow("store: forgotten without end")
        << fault("oss_part", "error", {{"code", "NoSuchUpload"}}) << K::Server;
    QTest::newRow("store: too busy without end")
        << fault("oss_initiate", "error", {{"code", "ServiceUnavailable"}}) << K::Server;
}

void TestFaults::failsWithItsKind()
{
    QFETCH(QJsonObject, rule);
    QFETCH(base::ErrorKind, kind);
    if (rule["endpoint"].toString().startsWith("oss_") != Rig::waysOfTheRow.oss)
        return;
    Rig rig({rule});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 9000000));
    TRY_VERIFY(rig.ended(id));
    QCOMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(base::kindName(rig.queue->find(id)->record().failure->kind), base::kindName(kind));
    QVERIFY(rig.committed().isEmpty());

    // What was only a mood of the server is healed by one press of Retry.
    QString error;
    QVERIFY(rig.server->setFaults({}, &error));
    rig.queue->retry({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().size(), 1);
    TRY_COMPARE(rig.stored("multipart_open"), 0);
}

void TestFaults::obeysRetryAfter()
{
    const char *endpoint = Rig::waysOfTheRow.oss ? "oss_initiate" : "create";
    Rig rig({fault(endpoint, "status", {{"code", 503}, {"retry_after", 77}, {"nth", 1}})});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 1000));
    TRY_COMPARE(rig.activity(id), Activity::Retrying);
    const transfer::Wait wait = rig.queue->find(id)->wait();
    QVERIFY(wait.untilMs - rig.clock.nowMs() > 30000);
    QCOMPARE(wait.attempt, 2);
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QVERIFY(rig.clock.longestWaitMs() >= 77000);
}

void TestFaults::waitsAMinuteAtLeastWhenItAskedTooOften()
{
    Rig rig({fault("create", "error", {{"code", 1017}, {"nth", 1}})});
    rig.clock.fixChance(0); // the shortest of all pauses
    const qint64 begin = rig.clock.nowMs();
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 1000));
    TRY_COMPARE(rig.activity(id), Activity::Retrying);
    QVERIFY(rig.queue->find(id)->wait().untilMs - begin >= 60000);
}

// A server that takes slices and wants them again and again. The lists are its answers, over and over.
void TestFaults::sendsNothingForEver_data()
{
    QTest::addColumn<QList<int>>("tasks");
    QTest::newRow("the task that was just done") << QList<int>{1};
    QTest::newRow("two tasks in turns") << QList<int>{1, 2};
    QTest::newRow("a task that was done, after each check") << QList<int>{1, 1, 0};
}

void TestFaults::sendsNothingForEver()
{
    QFETCH(QList<int>, tasks);
    constexpr int size = 100000;
    constexpr int length = 50000;
    support::ScriptedServer server;
    for (int i = 0; i < 600; ++i) {
        const int task = tasks.at(i % tasks.size());
        const QJsonObject json{{"status", 4}, // for check
                               {"slice_task_id", task},
                               {"offset", std::max(task - 1, 0) * length},
                               {"length", task > 0 ? length : 0},
                               {"transferred", length}};
        server.then(support::answer(201, QJsonDocument(json).toJson()));
    }
    Rig rig({fault("new_slice", "status", {{"code", 503}})});
    rig.lanes.setLanes(1);
    const UploadId id = rig.upload(rig.makeFile("video.mp4", size));
    TRY_COMPARE(rig.activity(id), Activity::Retrying);
    rig.move(id, server.authority(), {});
    rig.newQueue();

    TRY_COMPARE(rig.activity(id), Activity::Failed);
    const qsizetype slices = std::count_if(server.requests().cbegin(), server.requests().cend(),
                                           [](const auto &request) { return request.method == "POST"; });
    QVERIFY2(slices <= 15, qPrintable(QString::number(slices)));
}

void TestFaults::survivesFaultsEverywhereAtOnce_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestFaults::survivesFaultsEverywhereAtOnce()
{
    QFETCH(int, seed);
    QJsonArray rules{QJsonObject{{"seed", seed}}};
    for (const char *endpoint : Rig::waysOfTheRow.oss ? endpointsOfCloud : endpoints) {
        for (const char *action : {"cut_before", "lost_answer", "half_json", "html"})
            rules.append(fault(endpoint, action, {{"probability", 0.04}}));
        rules.append(fault(endpoint, "status", {{"probability", 0.04}, {"code", 503}}));
    }
    Rig rig(rules);
    QList<UploadId> ids;
    QStringList paths;
    for (int i = 0; i < 5; ++i) {
        paths.append(rig.makeFile(QStringLiteral("%1.mp4").arg(i), 5000000 + 1000 * i, quint32(i)));
        ids.append(rig.upload(paths.last()));
    }
    for (int i = 0; i < 5; ++i)
        TRY_COMPARE(rig.activity(ids[i]), Activity::Published);
    QCOMPARE(rig.committed().size(), 5);
    TRY_COMPARE(rig.stored("multipart_open"), 0);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
