// Loss and return of the network, sleep, captive portals, proxies, dead servers: nothing is used up, nothing
// holds up the others, and each row says what it waits for.
#include "rig.h"

#include "engine/upload_status.h"
#include "support/auth_proxy.h"
#include "support/scripted_server.h"
#include "words/reasons/reasons.h"
#include "words/uploads/upload_words.h"

using transfer::Activity;
using transfer::Stage;
using transfer::UploadId;
using transfer::Wait;

namespace {

// More looks than any counted reaction has tries.
constexpr qint64 longMs = 30 * transfer::Connectivity::lookAgainMs;

QJsonArray everywhere(QJsonObject fault)
{
    QJsonArray faults;
    for (const char *endpoint : {"create_file", "new_slice", "upload_slice", "check", "commit", "spec"}) {
        fault["endpoint"] = QLatin1String(endpoint);
        faults.append(fault);
    }
    return faults;
}

} // namespace

class TestNetwork : public QObject
{
    Q_OBJECT
private slots:
    void nothingIsSentWhereItMayNotGo_data();
    void nothingIsSentWhereItMayNotGo();
    void whileNobodyAnswersTheRowSaysSoAllTheTime();
    void itLooksOftenEnough();
    void sleepEndsPausesThatWereMeantForAnotherTime();
    void afterSleepOldConnectionsAreGivenUp();
    void aCaptivePortalIsWaitedFor_data();
    void aCaptivePortalIsWaitedFor();
    void aProxyWithPasswordServes();
    void aProxyThatRefusesIsNamedAndCostsNothing();
    void aDeadUploadServerDoesNotHoldUpTheOthers();
    void aDeadUploadServerIsLeftWhileTheNetworkIsUp_data();
    void aDeadUploadServerIsLeftWhileTheNetworkIsUp();
    void uploadServersThatAreAllDeadEndInAFailure();
    void slicesGoToTheMachineThatTookTheFile();
    void anUploadOfAnotherAccountDoesNotHoldUpTheOthers();
    void nobodyElseBeginsWhileNobodyAnswers();

private:
    QString lineOf(Rig &rig, UploadId id)
    {
        return words::detailLine(rig.queue->find(id)->record(), engine::statusOf(*rig.queue->find(id), 0),
                                 rig.clock.nowMs());
    }
    static void passVirtualTime(Rig &rig, qint64 ms)
    {
        const qint64 beganMs = rig.clock.monotonicMs();
        TRY_VERIFY(rig.clock.monotonicMs() - beganMs > ms);
    }
};

void TestNetwork::whileNobodyAnswersTheRowSaysSoAllTheTime()
{
    Rig rig;
    rig.server->control({{"rate", 20000000}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 20000000));
    TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 2000000);
    const quint16 port = rig.server->port();
    rig.server->close();
    TRY_COMPARE(rig.activity(id), Activity::WaitingForNetwork);
    QSet<Activity> seen;
    connect(rig.queue.get(), &transfer::UploadQueue::changed, this, [&] { seen.insert(rig.activity(id)); });
    passVirtualTime(rig, longMs);
    QCOMPARE(seen - QSet<Activity>{Activity::WaitingForNetwork}, QSet<Activity>());
    QVERIFY(rig.queue->find(id)->wait().sinceMs < rig.clock.monotonicMs() - longMs + 1000);

    QString error;
    QVERIFY2(rig.server->listen(port, &error), qPrintable(error));
    rig.server->control({{"rate", 0}});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("creates"), 1);
}

void TestNetwork::itLooksOftenEnough()
{
    Rig rig;
    const quint16 port = rig.server->port();
    rig.server->close();
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 3000000));
    TRY_COMPARE(rig.activity(id), Activity::WaitingForNetwork);
    passVirtualTime(rig, longMs);
    // Files that settle and seconds between looks apart, no wait of his was longer.
    QVERIFY2(rig.clock.longestWaitMs() <= transfer::Connectivity::lookAgainMs,
             qPrintable(QString::number(rig.clock.longestWaitMs())));
    QString error;
    QVERIFY2(rig.server->listen(port, &error), qPrintable(error));
    TRY_COMPARE(rig.activity(id), Activity::Published);
}

void TestNetwork::sleepEndsPausesThatWereMeantForAnotherTime()
{
    // An hour is as long as a server may ask for: with this clock more than the test has.
    Rig rig({QJsonObject{
        {"endpoint", "create"}, {"nth", 1}, {"action", "status"}, {"code", 503}, {"retry_after", 3600}}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 3000000));
    TRY_COMPARE(rig.activity(id), Activity::Retrying);
    rig.clock.jump(8LL * 3600 * 1000);
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QVERIFY(rig.clock.monotonicMs() < 3600 * 1000);
}

void TestNetwork::afterSleepOldConnectionsAreGivenUp()
{
    Rig rig;
    rig.setStallTime(300000); // nothing else would end the wait within the patience of this test
    const QList<const char *> endpoints = {"create",       "create_file", "new_slice",
                                           "upload_slice", "check",       "commit"};
    QJsonArray stalls;
    for (const char *endpoint : endpoints)
        stalls.append(QJsonObject{{"endpoint", QLatin1String(endpoint)}, {"nth", 1}, {"action", "stall"}});
    QString error;
    QVERIFY2(rig.server->setFaults(stalls, &error), qPrintable(error));
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 9000000));
    for (const char *endpoint : endpoints) {
        TRY_VERIFY(rig.requests(endpoint) == 1);
        rig.clock.jump(8LL * 3600 * 1000);
        TRY_VERIFY(rig.requests(endpoint) > 1);
    }
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().size(), 1);
    QCOMPARE(rig.counter("creates"), 1);
}

void TestNetwork::aCaptivePortalIsWaitedFor_data()
{
    QTest::addColumn<QJsonObject>("fault");
    QTest::newRow("a page") << QJsonObject{{"action", "html"}};
    QTest::newRow("to its page") << QJsonObject{{"action", "redirect"}, {"to", "http://127.0.0.1:1/portal"}};
    QTest::newRow("511") << QJsonObject{{"action", "status"}, {"code", 511}};
}

void TestNetwork::aCaptivePortalIsWaitedFor()
{
    QFETCH(QJsonObject, fault);
    Rig rig;
    rig.server->control({{"rate", 20000000}});
    const QString path = rig.makeFile("video.mp4", 20000000);
    const UploadId id = rig.upload(path);
    TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 2000000);
    QString error;
    QVERIFY2(rig.server->setFaults(everywhere(fault), &error), qPrintable(error));
    TRY_COMPARE(rig.activity(id), Activity::WaitingForNetwork);
    passVirtualTime(rig, longMs);
    QCOMPARE(rig.activity(id), Activity::WaitingForNetwork);
    // It says that the user can do something about it.
    QVERIFY2(!lineOf(rig, id).contains("sent"), qPrintable(lineOf(rig, id)));
    QVERIFY(rig.server->setFaults({}, &error));
    rig.server->control({{"rate", 0}});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("creates"), 1);
    QCOMPARE(rig.committed().first()["held_md5"].toString(), Rig::md5Of(path));
}

void TestNetwork::aProxyWithPasswordServes()
{
    support::AuthProxy proxy("user", "pass word");
    Rig rig;
    rig.useProxy(QNetworkProxy(QNetworkProxy::HttpProxy, "127.0.0.1", proxy.port(), "user", "pass word"));
    const QString path = rig.makeFile("video.mp4", 9000000);
    const UploadId id = rig.upload(path);
    QSet<Activity> seen;
    connect(rig.queue.get(), &transfer::UploadQueue::changed, this, [&] { seen.insert(rig.activity(id)); });
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().first()["held_md5"].toString(), Rig::md5Of(path));
    QVERIFY(proxy.served() > 5);
    QVERIFY(!seen.contains(Activity::Retrying)); // to say who one is costs no tries
    QCOMPARE(rig.counter("bytes_received"), 9000000);
    QCOMPARE(rig.counter("creates"), 1);
}

void TestNetwork::aProxyThatRefusesIsNamedAndCostsNothing()
{
    support::AuthProxy proxy("user", "pass word");
    Rig rig;
    rig.useProxy(QNetworkProxy(QNetworkProxy::HttpProxy, "127.0.0.1", proxy.port(), "user", "wrong"));
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 3000000));
    TRY_COMPARE(rig.activity(id), Activity::WaitingForNetwork);
    QVERIFY2(lineOf(rig, id).contains("proxy", Qt::CaseInsensitive), qPrintable(lineOf(rig, id)));
    passVirtualTime(rig, longMs);
    QCOMPARE(rig.activity(id), Activity::WaitingForNetwork);
    QCOMPARE(rig.requests("create"), 0);
    proxy.setPassword("wrong"); // somebody puts it right
    TRY_COMPARE(rig.activity(id), Activity::Published);
}

void TestNetwork::aDeadUploadServerDoesNotHoldUpTheOthers()
{
    Rig rig;
    rig.server->control({{"rate", 10000000}});
    const UploadId dead = rig.upload(rig.makeFile("a.mp4", 20000000, 1));
    TRY_VERIFY(rig.queue->find(dead)->progress().acknowledged > 2000000);
    // After a death the server that has its slices is not there any more.
    rig.move(dead, "127.0.0.1:1", "127.0.0.1:1");
    rig.newQueue();
    TRY_COMPARE(rig.activity(dead), Activity::WaitingForNetwork);
    rig.server->control({{"rate", 0}});
    QList<UploadId> others;
    for (int i = 0; i < 3; ++i)
        others.append(rig.upload(rig.makeFile(QStringLiteral("%1.mp4").arg(i), 3000000, quint32(2 + i))));
    for (const UploadId id : std::as_const(others))
        TRY_COMPARE(rig.activity(id), Activity::Published);
    TRY_COMPARE(rig.activity(dead), Activity::Published);
    QCOMPARE(rig.counter("creates"), 5);
    QCOMPARE(rig.committed().size(), 4);
}

void TestNetwork::aDeadUploadServerIsLeftWhileTheNetworkIsUp_data()
{
    QTest::addColumn<transfer::Stage>("stage");
    QTest::newRow("before create_file") << Stage::Created;
    QTest::newRow("with slices sent") << Stage::Prepared;
    QTest::newRow("when all is sent") << Stage::Sent;
}

void TestNetwork::aDeadUploadServerIsLeftWhileTheNetworkIsUp()
{
    QFETCH(Stage, stage);
    Rig rig({QJsonObject{{"endpoint", "create_file"}, {"action", "status"}, {"code", 503}}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 3000000));
    TRY_COMPARE(rig.activity(id), Activity::Retrying);
    rig.move(id, "127.0.0.1:1", Rig::placeOf(rig.disk.records[id]).serverAddress);
    rig.disk.records[id].stage = stage;
    QString error;
    QVERIFY(rig.server->setFaults({}, &error));
    rig.newQueue();
    const qint64 beganMs = rig.clock.monotonicMs();
    TRY_COMPARE(rig.activity(id), Activity::WaitingForNetwork);
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QVERIFY(rig.clock.monotonicMs() - beganMs > 30000);
    QCOMPARE(rig.counter("creates"), 2);
}

void TestNetwork::uploadServersThatAreAllDeadEndInAFailure()
{
    Rig rig;
    rig.slices.servers().setOverride("127.0.0.1:1");
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 3000000));
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(rig.queue->find(id)->record().failure->kind, base::ErrorKind::Network);
    QCOMPARE(rig.counter("creates"), 4);
}

void TestNetwork::slicesGoToTheMachineThatTookTheFile()
{
    Rig rig;
    rig.server->control({{"rate", 10000000}});
    const QString machine = QStringLiteral("127.0.0.1:%1").arg(rig.server->port());
    const QString name = QStringLiteral("localhost:%1").arg(rig.server->port());
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 20000000));
    TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 2000000);

    // Before create_file was answered: the name is all that is known.
    rig.disk.records[id].stage = Stage::Created;
    rig.move(id, name, {});
    rig.newQueue();
    TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 5000000);
    QCOMPARE(Rig::placeOf(rig.disk.records.value(id)).serverAddress, machine);

    // The name stands for another machine now.
    rig.move(id, "localhost:1", machine);
    rig.newQueue();
    TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 10000000);

    // The machine has moved, and its name with it.
    rig.move(id, name, "127.0.0.1:1");
    rig.newQueue();
    rig.server->control({{"rate", 0}});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("creates"), 1);
}

void TestNetwork::nobodyElseBeginsWhileNobodyAnswers()
{
    Rig rig;
    rig.server->close();
    QList<UploadId> ids;
    for (int i = 0; i < 3; ++i)
        ids.append(rig.upload(rig.makeFile(QStringLiteral("%1.mp4").arg(i), 1000, quint32(i))));
    TRY_COMPARE(rig.activity(ids[0]), Activity::WaitingForNetwork);
    passVirtualTime(rig, longMs);
    QCOMPARE(rig.activity(ids[1]), Activity::Waiting);
    QCOMPARE(rig.activity(ids[2]), Activity::Waiting);
}

void TestNetwork::anUploadOfAnotherAccountDoesNotHoldUpTheOthers()
{
    Rig rig;
    rig.server->control({{"rate", 10000000}});
    const UploadId other = rig.upload(rig.makeFile("a.mp4", 20000000, 1));
    TRY_VERIFY(rig.queue->find(other)->progress().acknowledged > 2000000);
    rig.queue->pause({other});
    rig.disk.records[other].accountId = {"somebody else"};
    rig.disk.records[other].stage = Stage::Created;
    rig.disk.records[other].instant = true; // what comes next is a commit
    rig.newQueue();
    rig.queue->start({other});
    TRY_COMPARE(rig.activity(other), Activity::WaitingForSignIn);
    rig.server->control({{"rate", 0}});
    const UploadId mine = rig.upload(rig.makeFile("b.mp4", 3000000, 2));
    TRY_COMPARE(rig.activity(mine), Activity::Published);
    QCOMPARE(rig.activity(other), Activity::WaitingForSignIn);
}

void TestNetwork::nothingIsSentWhereItMayNotGo_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"its number", "the number behind its name", "one kept from before"})
        QTest::newRow(what) << what;
}

void TestNetwork::nothingIsSentWhereItMayNotGo()
{
    QFETCH(QString, what);
    Rig rig;
    UploadId id = 0;
    if (what != "its number") {
        rig.server->control({{"rate", 1000000}});
        id = rig.upload(rig.makeFile("video.mp4", 3000000));
        TRY_VERIFY(rig.queue->find(id)->stage() == Stage::Prepared);
        rig.queue->pause({id});
        TRY_COMPARE(rig.activity(id), Activity::Paused);
        rig.server->control({{"rate", 0}});
    }
    if (what == "the number behind its name") {
        TRY_COMPARE(rig.disk.unwritten, 0);
        rig.disk.records[id].stage = Stage::Created;
        rig.move(id, QStringLiteral("localhost:%1").arg(rig.server->port()), {});
        rig.newQueue();
    }
    rig.slices.servers().setGuard([](const QUrl &server) { return server.host() != "127.0.0.1"; });
    const qint64 before = rig.counter("bytes_received");
    if (id == 0)
        id = rig.upload(rig.makeFile("video.mp4", 3000000));
    else
        rig.queue->start({id});
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    const base::Error failure = *rig.queue->find(id)->record().failure;
    QCOMPARE(failure.kind, base::ErrorKind::Server);
    QVERIFY(words::reasonFor(failure).sentence.contains(QStringLiteral("nothing is sent to")));
    QCOMPARE(rig.counter("bytes_received"), before);
    QVERIFY(rig.queue->find(id)->record().uploadToken.isEmpty());
    rig.slices.servers().setGuard(nullptr);
    rig.queue->retry({id}); // asks for another server
    TRY_COMPARE(rig.activity(id), Activity::Published);
}

QTEST_GUILESS_MAIN(TestNetwork)
#include "tst_network.moc"
