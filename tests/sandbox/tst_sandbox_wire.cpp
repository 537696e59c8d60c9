// HTTP as clients really speak it, and the line: rate, latency and slow start.
#include "plain_client.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

class TestSandboxWire : public QObject
{
    Q_OBJECT
private slots:
    void keepAliveServesRequestsOnOneConnection()
    {
        serve({});
        QTcpSocket socket;
        connectTo(socket);
        for (int i = 0; i < 3; ++i)
            QVERIFY(exchanged(socket, "GET /schemas/upload/spec.json HTTP/1.1\r\nHost: HOST\r\n\r\n",
                              "allowed_extensions"));
        QCOMPARE(m_sandbox->state()[u"connections"].toInt(), 1);
    }

    void theSinkTakesABodyOfAnyLengthAndKeepsNone()
    {
        serve({});
        QTcpSocket socket;
        connectTo(socket);
        const QByteArray body(80'000'000, 'x'); // longer than any slice
        QVERIFY(exchanged(socket,
                          "POST /sandbox/sink HTTP/1.1\r\nHost: HOST\r\nX-Sandbox-Secret: "
                              + m_sandbox->controlSecret()
                              + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body,
                          "{}"));
        QVERIFY(m_seen.startsWith("HTTP/1.1 200"));
        QVERIFY(exchanged(socket, "GET /schemas/upload/spec.json HTTP/1.1\r\nHost: HOST\r\n\r\n",
                          "allowed_extensions"));
    }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        serve({});
        QTcpSocket socket;
        connectTo(socket);
        QVERIFY(exchanged(socket,
                          "GET /schemas/upload/spec.json HTTP/1.1\r\nHost: HOST\r\n\r\n"
                          "GET /schemas/video/category.json HTTP/1.1\r\nHost: HOST\r\n\r\n",
                          "categories"));
        QVERIFY(m_seen.contains("allowed_extensions"));
    }

    void http10ConnectionsEndAfterTheAnswer()
    {
        serve({});
        QTcpSocket socket;
        connectTo(socket);
        QVERIFY(exchanged(socket, "GET /schemas/upload/spec.json HTTP/1.0\r\nHost: HOST\r\n\r\n",
                          "allowed_extensions"));
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }

    void clientsThatAskAreToldToContinue()
    {
        serve({});
        QTcpSocket socket;
        connectTo(socket);
        QVERIFY(exchanged(socket,
                          "POST /gupload/create_file HTTP/1.1\r\nHost: HOST\r\nContent-Length: 16\r\n"
                          "Expect: 100-continue\r\n\r\n",
                          "100 Continue"));
        QVERIFY(exchanged(socket, "upload_token=abc", "120010223"));
    }

    void chunkedBodiesAreRead()
    {
        serve({});
        QTcpSocket socket;
        connectTo(socket);
        QVERIFY(
            exchanged(socket,
                      "POST /oauth2/token.json HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n"
                      "b\r\ngrant_type=\r\n1b\r\nrefresh_token&client_id=abc\r\n0\r\n\r\n",
                      "130011208"));
    }

    void requestsThatCannotBeAreRefused_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("status");
        const QByteArray head = "POST /gupload/create_file HTTP/1.1\r\nHost: HOST\r\n";
        QTest::newRow("no HTTP") << QByteArray("hello there\r\n\r\n") << QByteArray(" 400 ");
        QTest::newRow("long head") << head + "X: " + QByteArray(70'000, 'x') << QByteArray(" 431 ");
        QTest::newRow("many headers") << head + QByteArray("X: 1\r\n").repeated(100) + "\r\n"
                                      << QByteArray(" 431 ");
        QTest::newRow("long form") << head + "Content-Length: 2000000\r\n\r\n" << QByteArray(" 413 ");
        QTest::newRow("long chunk") << head + "Transfer-Encoding: chunked\r\n\r\nfffffff\r\n"
                                    << QByteArray(" 413 ");
        QTest::newRow("long slice") << QByteArray("POST /gupload/upload_slice HTTP/1.1\r\nHost: HOST\r\n"
                                                  "Content-Length: 9000000000000000000\r\n\r\n")
                                    << QByteArray(" 413 ");
    }

    void requestsThatCannotBeAreRefused()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, status);
        serve({});
        QTcpSocket socket;
        connectTo(socket);
        QVERIFY(exchanged(socket, request, status));
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }

    void accessTokensOnTheUploadServerAreCounted()
    {
        serve({});
        m_client->get(u"/gupload/check"_s, {{u"upload_token"_s, u"a"_s}, {u"access_token"_s, u"b"_s}});
        QCOMPARE(m_sandbox->state()[u"access_token_on_gupload"].toInt(), 1);
        const QJsonObject last = m_sandbox->requests().last().toObject();
        QCOMPARE(last[u"path"].toString(), u"/gupload/check"_s);
        QCOMPARE(last[u"parameters"].toArray(), QJsonArray({u"access_token"_s, u"upload_token"_s}));
    }

    void latencyIsOneRoundTripARequestAndOneAConnection()
    {
        sandbox::Options options;
        options.latencyMs = 100;
        serve(options);
        QElapsedTimer timer;
        timer.start();
        m_client->get(u"/schemas/upload/spec.json"_s);
        QVERIFY(timer.elapsed() >= 195);
        timer.start();
        m_client->get(u"/schemas/upload/spec.json"_s);
        QVERIFY(timer.elapsed() >= 95);
    }

    void rateIsSharedByAllBytes()
    {
        sandbox::Options options;
        options.rate = 1'000'000;
        serve(options);
        const qint64 ms = msToSend(madeUpFile(700'000));
        QVERIFY2(ms >= 500, qPrintable(QString::number(ms)));
    }

    void slowStartTakesRoundTrips()
    {
        sandbox::Options options;
        options.latencyMs = 50;
        serve(options);
        m_client->control({{u"slow_start"_s, true}});
        // 14600 doubling: more than four round trips for 400,000 bytes, besides the answer's own
        const qint64 ms = msToSend(madeUpFile(400'000));
        QVERIFY2(ms >= 200, qPrintable(QString::number(ms)));
    }

private:
    void serve(const sandbox::Options &options)
    {
        m_client.reset();
        m_seen.clear();
        m_sandbox = std::make_unique<sandbox::Sandbox>(options);
        QString error;
        QVERIFY2(m_sandbox->listen(0, &error), qPrintable(error));
        m_client = std::make_unique<PlainClient>(m_sandbox->apiUrl(), m_sandbox->credentials(),
                                                 m_sandbox->controlSecret());
    }

    // Of one slice with the whole content.
    qint64 msToSend(const QByteArray &content)
    {
        m_client->create(content);
        m_client->createFile(content, 10240);
        const PlainAnswer task = m_client->newSlice();
        QElapsedTimer timer;
        timer.start();
        const bool sent = m_client->uploadSlice(task, content).status == 201;
        return sent ? timer.elapsed() : -1;
    }

    void connectTo(QTcpSocket &socket)
    {
        socket.connectToHost(QHostAddress::LocalHost, m_sandbox->port());
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    }

    // Whether what comes back after `request` has `expected` in it. HOST in the request is the sandbox.
    bool exchanged(QTcpSocket &socket, QByteArray request, const QByteArray &expected)
    {
        m_seen.clear();
        request.replace("HOST", m_sandbox->apiUrl().authority().toLatin1());
        socket.write(request);
        return QTest::qWaitFor([&] {
            m_seen += socket.readAll();
            return m_seen.contains(expected) && (m_seen.contains("100 Continue") || m_seen.size() > 60);
        });
    }

    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<PlainClient> m_client;
    QByteArray m_seen;
};

QTEST_GUILESS_MAIN(TestSandboxWire)
#include "tst_sandbox_wire.moc"
