// One connection in, for a server that is no sandbox: the one that a browser comes back to after signing in.
#include "http/server/http_connection.h"
#include "http/server/link.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace http;

class TestHttpConnection : public QObject
{
    Q_OBJECT

    Link m_link;
    QTcpServer m_server;
    QTcpSocket m_client;
    HttpConnection *m_connection = nullptr;

    // What the server says to these bytes, when it answers a whole request with this.
    QByteArray saidTo(const QByteArray &bytes, const HttpAnswer &answer)
    {
        connect(m_connection, &HttpConnection::requestRead, this,
                [this, answer] { m_connection->answer(answer); });
        m_client.write(bytes);
        if (!QTest::qWaitFor([this] { return m_client.bytesAvailable() > 0; }))
            return {};
        return m_client.readAll();
    }

private slots:
    void init()
    {
        QVERIFY(m_server.listen(QHostAddress::LocalHost));
        m_client.connectToHost(QHostAddress::LocalHost, m_server.serverPort());
        QTRY_VERIFY(m_server.hasPendingConnections());
        m_connection = new HttpConnection(m_server.nextPendingConnection(), 1, m_link, this);
        connect(m_connection, &HttpConnection::headRead, this, [this] { m_connection->setBodyLimit(5); });
    }
    void cleanup()
    {
        m_client.abort();
        m_server.close();
    }

    void aRequestIsReadAndAnswered()
    {
        const QByteArray said =
            saidTo("POST /a%20b?c=d HTTP/1.1\r\nHost: x\r\nX-One: two\r\nContent-Length: 5\r\n\r\nhello",
                   {.status = 201, .body = "{}", .headers = {{"X-Three", "four"}}});
        QVERIFY2(said.startsWith("HTTP/1.1 201 "), said.constData());
        QVERIFY(said.contains("\r\nX-Three: four\r\n"));
        QVERIFY(said.endsWith("\r\n\r\n{}"));
        QVERIFY(!said.contains("Server:")); // nobody gave it a name
    }

    void whatWasAskedIsKnown()
    {
        IncomingRequest asked;
        connect(m_connection, &HttpConnection::requestRead, this, [&] { asked = m_connection->request(); });
        m_client.write("POST /a%20b?c=d HTTP/1.1\r\nX-One: 2\r\nx-one: 3\r\nContent-Length: 5\r\n\r\nhello");
        QTRY_COMPARE(asked.body, "hello");
        QCOMPARE(asked.method, "POST");
        QCOMPARE(asked.path, "/a%20b");
        QCOMPARE(asked.query, "c=d");
        QCOMPARE(asked.valuesOf("x-one"), QByteArrayList({"2", "3"}));
    }

    void aBodyBeyondItsLimitIsRefused()
    {
        QSignalSpy read(m_connection, &HttpConnection::requestRead);
        const QByteArray said = saidTo("POST / HTTP/1.1\r\nContent-Length: 6\r\n\r\nhello!", {});
        QVERIFY2(said.startsWith("HTTP/1.1 413 "), said.constData());
        QCOMPARE(read.count(), 0);
    }

    void whatIsNoRequestIsRefused()
    {
        const QByteArray said = saidTo("hello?\r\n\r\n", {});
        QVERIFY2(said.startsWith("HTTP/1.1 400 "), said.constData());
    }
};

QTEST_GUILESS_MAIN(TestHttpConnection)
#include "tst_http_connection.moc"
