// What ApiClient and UploadServer say when a connection fails, stalls, or cannot be trusted.
#include "client_rig.h"

#include "http/client/http_client.h"
#include "youku/answer_decoder.h"
#include "youku/requests.h"

#include <QElapsedTimer>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>
#include <QTimer>

using namespace wire;

namespace {

// Made for this test alone: nobody vouches for it, and it opens nothing.
const QByteArray certificate = QByteArray::fromBase64(
    "MIIBkDCCATagAwIBAgIULUXIgMS++zGP2/12JEKo0unSJLcwCgYIKoZIzj0EAwIwFDESMBAGA1UEAwwJMTI3LjAuMC"
    "4xMCAXDTI2MTEyMjIzMTk1OFoYDzIxMjYxMDI5MjMxOTU4WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjO"
    "PQIBBggqhkjOPQMBBwNCAASw2xzeBqKdAsbS03JDaS4M/9ZuofdF8OsCBq7S2S+6EaBEkvIkr0ueNOF9TZJZeF6R6s"
    "kPRZXlIvT8iM4tN+GSo2QwYjAdBgNVHQ4EFgQUmwSJGR9/Jh2P1NgOQdu6d2mEs60wHwYDVR0jBBgwFoAUmwSJGR9/"
    "Jh2P1NgOQdu6d2mEs60wDwYDVR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUCIQ"
    "DjNjgUjdtjerMEYX398YBeeENwgbg6ULnZNmDIZdZYnAIgCeyr667Chkvh7J0Wlmoj7HPemxLnZux3lrYANqIqRCE=");
const QByteArray privateKey = QByteArray::fromBase64(
    "MHcCAQEEINXIoDdE/3/XjTZfvlsgK6NpxcrbRnEioCiH2kFAiRC3oAoGCCqGSM49AwEHoUQDQgAEsNsc3gainQLG0t"
    "NyQ2kuDP/WbqH3RfDrAgau0tkvuhGgRJLyJK9LnjThfU2SWXhekerJD0WV5SL0/IjOLTfhkg==");

} // namespace

class TestClientConnections : public QObject, private ClientRig
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }

    void anAnswerLostAfterAWholeRequestIsSaidToBeLost_data() { everyCall(); }
    void anAnswerLostAfterAWholeRequestIsSaidToBeLost()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->then(closeAfter());
        m_server->setFallback(call.mayBeResent ? closeAfter() : answer(200, call.good));
        const Error error = endOf(call);
        QCOMPARE(error.fault, Fault::AnswerLost);
        QCOMPARE(error.operation, call.operation);
        QCOMPARE(error.httpStatus, 0);
        QVERIFY(call.mayBeResent || nothingElseBegan(call, 1));
    }

    void aLostAnswerOnAWarmConnectionIsNotHiddenEither_data() { everyCall(); }
    void aLostAnswerOnAWarmConnectionIsNotHiddenEither()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->then(answer(200, call.good));
        m_server->then(closeAfter());
        m_server->setFallback(call.mayBeResent ? closeAfter() : answer(200, call.good));
        QCOMPARE(endOf(call).kind, ErrorKind::Cancelled);
        QCOMPARE(endOf(call).fault, Fault::AnswerLost);
        QVERIFY(call.mayBeResent || nothingElseBegan(call, 2));
    }

    void createByGetIsNotRepeatedBehindOurBackEither()
    {
        m_server->then(answer(405, {}));
        m_server->then(closeAfter());
        m_server->setFallback(answer(201, created));
        QCOMPARE(endOf("create").fault, Fault::AnswerLost);
        QCOMPARE(m_server->request(1).method, "GET");
        QVERIFY(nothingElseBegan("create", 2));
    }

    void anAnswerCutInTheMiddleIsLost_data() { everyCall(); }
    void anAnswerCutInTheMiddleIsLost()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->then(cut(200, call.good)); // whole in itself, but more was promised
        m_server->then(cut(200, call.good.left(5)));
        m_server->setFallback(call.mayBeResent ? cut(200, call.good) : answer(200, call.good));
        for (int i = 1; i <= 2; ++i)
            QCOMPARE(endOf(call).fault, Fault::AnswerLost);
        QVERIFY(call.mayBeResent || nothingElseBegan(call, 2));
    }

    void aConnectionClosedAtTheFirstByteIsAnError_data() { everyCall(); }
    void aConnectionClosedAtTheFirstByteIsAnError()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->then(closeBefore());
        m_server->setFallback(call.mayBeResent ? closeBefore() : answer(200, call.good));
        const Error error = endOf(call);
        // The request was on its way whole: nobody can know that it was not read.
        QCOMPARE(error.fault, Fault::AnswerLost);
        QVERIFY(call.mayBeResent || nothingElseBegan(call, 1));
    }

    void aConnectionClosedWithinTheBodyIsNoLostAnswer()
    {
        m_server->then(closeWithin(64 * 1024));
        m_server->setFallback(answer(201, nextSlice));
        Ending<NextSlice> ending;
        const QByteArray bytes(16 * 1024 * 1024, 'x');
        m_upload->uploadSlice(uploadToken, {1, 0, bytes.size()}, u"0"_s, u"0"_s, bodyOf(bytes), this,
                              ending.handler());
        QTRY_COMPARE_WITH_TIMEOUT(ending.times, 1, 10000);
        QCOMPARE(ending.error().fault, Fault::ConnectionLost);
        QVERIFY(nothingElseBegan("upload_slice", 1));
    }

#ifdef Q_OS_LINUX
    // Packets that vanish: nobody refuses, nobody answers. That is no connection, and it is known before
    // long.
    void aConnectionThatDoesNotComeAboutIsUnreachable()
    {
        QTcpServer busy;
        busy.setListenBacklogSize(1);
        QVERIFY(busy.listen(QHostAddress::LocalHost));
        busy.pauseAccepting();
        std::vector<std::unique_ptr<QTcpSocket>> queue; // until the system drops what comes
        bool taken = true;
        while (taken && queue.size() < 10) {
            queue.push_back(std::make_unique<QTcpSocket>());
            queue.back()->connectToHost(QHostAddress::LocalHost, busy.serverPort());
            taken = queue.back()->waitForConnected(500);
        }
        if (taken)
            QSKIP("this system takes more than it was told to");
        HttpClient client(judged);
        client.setConnectTime(200);
        client.setStallTime(600'000);
        std::optional<Error> error;
        const QUrl url(u"http://127.0.0.1:%1/x"_s.arg(busy.serverPort()));
        client.send(formRequest(Operation::Create, url, {{u"a"_s, u"b"_s}}), this,
                    [&](const Result<HttpReply> &result) { error = result.error(); });
        QTRY_VERIFY_WITH_TIMEOUT(error, 30000);
        QCOMPARE(error->fault, Fault::Unreachable);
        QCOMPARE(error->kind, ErrorKind::Network);
    }
#endif

    // A server that will not take so much says so before it has read all of it.
    void anAnswerThatComesBeforeTheBodyIsThroughIsHeard()
    {
        m_server->then(answerWithin(64 * 1024, 413, "too large"));
        Ending<NextSlice> ending;
        const QByteArray bytes(4 * 1024 * 1024, 'x');
        m_upload->uploadSlice(uploadToken, {1, 0, bytes.size()}, u"0"_s, u"0"_s, bodyOf(bytes), this,
                              ending.handler());
        QTRY_COMPARE_WITH_TIMEOUT(ending.times, 1, 10000);
        QCOMPARE(ending.error().fault, Fault::HttpStatus);
        QCOMPARE(ending.error().httpStatus, 413);
    }

    void nothingListeningIsUnreachable_data()
    {
        everyCall();
    }
    void nothingListeningIsUnreachable()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server.reset();
        const Error error = endOf(call);
        QCOMPARE(error.fault, Fault::Unreachable);
        QCOMPARE(error.kind, ErrorKind::Network);
        QCOMPARE(error.operation, call.operation);
    }

    void aServerThatFallsSilentIsGivenUpInTime_data()
    {
        everyCall();
    }
    void aServerThatFallsSilentIsGivenUpInTime()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->then(hang());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(endOf(call).fault, Fault::AnswerLost); // all of it had left
        QVERIFY2(timer.elapsed() >= stallMs / 2, QByteArray::number(timer.elapsed()).constData());
        QCOMPARE(m_server->begun(), 1);
    }

    void aBodyThatStopsIsTimedOut()
    {
        // Half of it may go, and no more.
        struct Stopping : SequentialBody {
            using SequentialBody::SequentialBody;
            qint64 allowed(qint64 wanted) override
            {
                const qint64 now = std::min(wanted, left);
                left -= now;
                return now;
            }
            qint64 left = 512 * 1024;
        };
        Ending<NextSlice> ending;
        m_upload->uploadSlice(uploadToken, {1, 0, 1024 * 1024}, u"0"_s, u"0"_s,
                              std::make_unique<Stopping>(QByteArray(1024 * 1024, 'x')), this,
                              ending.handler());
        QTRY_COMPARE(ending.times, 1);
        QCOMPARE(ending.error().fault, Fault::TimedOut);
    }

    // A slow line is not a stalled one.
    void aBodyThatTricklesIsNotTimedOut()
    {
        struct Trickling : SequentialBody {
            explicit Trickling(const QByteArray &bytes) : SequentialBody(bytes)
            {
                connect(&timer, &QTimer::timeout, this, [this] {
                    left = 4096;
                    emit readyRead();
                });
                timer.start(stallMs / 6);
            }
            qint64 allowed(qint64 wanted) override
            {
                const qint64 now = std::min(wanted, left);
                left -= now;
                return now;
            }
            qint64 left = 4096;
            QTimer timer;
        };
        m_server->then(answer(201, nextSlice));
        Ending<NextSlice> ending;
        QElapsedTimer timer;
        timer.start();
        m_upload->uploadSlice(uploadToken, {1, 0, 20 * 4096}, u"0"_s, u"0"_s,
                              std::make_unique<Trickling>(QByteArray(20 * 4096, 'x')), this,
                              ending.handler());
        QTRY_COMPARE_WITH_TIMEOUT(ending.times, 1, 20 * stallMs);
        QVERIFY(ending.ok());
        QVERIFY(timer.elapsed() > 2 * stallMs);
    }

    void anAddressThatIsNoneIsAnError()
    {
        for (const QString &address : {QString(), u"me@host"_s, u"host?x"_s}) {
            m_upload = std::make_unique<UploadServer>(ServerLocation{address, {}});
            for (const char *name : {"create_file", "new_slice", "upload_slice", "check"})
                QCOMPARE(endOf(name).fault, Fault::NotUnderstood);
        }
    }

    void theMachineThatIsKnownIsAskedFirst()
    {
        m_server->setFallback(answer(200, R"({"status":4})"));
        ScriptedServer machine;
        machine.setFallback(answer(200, R"({"status":4})"));
        const QString name = u"localhost:%1"_s.arg(m_server->port());
        m_upload = std::make_unique<UploadServer>(ServerLocation{name, machine.authority()});
        QVERIFY(m_upload->byAddress());
        endOf("check");
        endOf("check");
        QCOMPARE(machine.count(), 2);
        QCOMPARE(machine.request().headers.value("host"), machine.authority().toLatin1());
        QCOMPARE(m_server->begun(), 0);
    }

    void aMachineThatIsGoneIsLookedForByNameInTurn_data()
    {
        QTest::addColumn<bool>("somebodyElseIsThere");
        QTest::newRow("nobody") << false;
        QTest::newRow("somebody else") << true;
    }

    void aMachineThatIsGoneIsLookedForByNameInTurn()
    {
        QFETCH(bool, somebodyElseIsThere);
        m_server->setFallback(answer(200, R"({"status":4})"));
        ScriptedServer other;
        other.setFallback(answer(200, "<html>Welcome</html>"));
        const QString address = somebodyElseIsThere ? other.authority() : u"127.0.0.1:1"_s;
        m_upload =
            std::make_unique<UploadServer>(ServerLocation{u"localhost:%1"_s.arg(m_server->port()), address});
        const Fault gone = somebodyElseIsThere ? Fault::Intercepted : Fault::Unreachable;
        QCOMPARE(endOf("check").fault, gone);
        QVERIFY(!m_upload->byAddress());
        endOf("check");
        QCOMPARE(m_server->count(), 1);
        endOf("check"); // it stays where it was answered
        QCOMPARE(m_server->count(), 2);
        m_server.reset();
        QCOMPARE(endOf("check").fault, Fault::Unreachable);
        QCOMPARE(endOf("check").fault, gone); // the machine may be back
    }

    void aServerAddressThatIsNoneMakesCreateFail()
    {
        m_server->then(
            answer(201, R"({"upload_token":"a","video_id":"b","upload_server_uri":"me@host:1/x"})"));
        QCOMPARE(endOf("create").fault, Fault::NotUnderstood);
    }

    void aProxyThatIsNotThereIsTheProxysFault()
    {
        const QNetworkProxy proxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, ScriptedServer().port());
        m_api->setProxy(proxy);
        m_upload->setProxy(proxy);
        QCOMPARE(endOf("check").fault, Fault::ProxyRefused);
        QCOMPARE(endOf("commit").fault, Fault::ProxyRefused);
        QCOMPARE(m_server->begun(), 0);
    }

    void aCertificateNobodyVouchesForIsFinal()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("Qt without TLS");
        auto listener = std::make_unique<QSslServer>();
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(certificate, QSsl::Der));
        configuration.setPrivateKey(QSslKey(privateKey, QSsl::Ec, QSsl::Der));
        listener->setSslConfiguration(configuration);
        ScriptedServer server(std::move(listener));
        m_api = std::make_unique<ApiClient>(server.url(u"https"_s));
        m_api->setStallTime(5000);
        const Error error = endOf("create");
        QCOMPARE(error.fault, Fault::BadCertificate);
        QCOMPARE(error.kind, ErrorKind::Network);
        QCOMPARE(server.begun(), 0);
    }

    void aTlsHandshakeThatIsCutMayHeal()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("Qt without TLS");
        m_server->setFallback(closeBefore());
        m_api = std::make_unique<ApiClient>(m_server->url(u"https"_s));
        m_api->setStallTime(5000);
        QCOMPARE(endOf("create").fault, Fault::Unreachable);
    }

    void aTlsHandshakeThatHangsNeverReachedAnybody()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("Qt without TLS");
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QUrl url(u"https://127.0.0.1"_s);
        url.setPort(silent.serverPort());
        m_api = std::make_unique<ApiClient>(url);
        m_api->setStallTime(stallMs);
        for (const char *name : {"create", "commit", "show"})
            QCOMPARE(endOf(name).fault, Fault::Unreachable);
    }
};

QTEST_GUILESS_MAIN(TestClientConnections)
#include "tst_client_connections.moc"
