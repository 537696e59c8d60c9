// Whom the sandbox lets in: by the name it is asked by, the page that asks, and the secret.
#include "plain_client.h"
#include "raw_client.h"

#include <QDirIterator>
#include <QSet>

#include <deque>

class TestSandboxDoor : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        sandbox::Options options;
        options.allowHosts = {u"Practice.example"_s, u"forwarded:8080"_s};
        serve(options);
    }

    // PORT stands for the sandbox's own.
    void itAnswersToItsOwnNamesOnly_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &head, int status) {
            QTest::newRow(name) << head << status;
        };
        const QByteArray line = "GET /schemas/upload/spec.json HTTP/1.1\r\n";
        row("address", line + "Host: 127.0.0.1:PORT", 200);
        row("name", line + "Host: localhost:PORT", 200);
        row("name in capitals", line + "hOST:LocalHost:PORT ", 200);
        row("address of six", line + "Host: [::1]:PORT", 200);
        row("allowed", line + "Host: practice.EXAMPLE:PORT", 200);
        row("allowed with its port", line + "Host: forwarded:8080", 200);
        row("HTTP/1.0", "GET /schemas/upload/spec.json HTTP/1.0\r\nHost: 127.0.0.1:PORT", 200);
        row("whole address",
            "GET http://127.0.0.1:PORT/schemas/upload/spec.json HTTP/1.1\r\nHost: localhost:PORT", 200);
        row("rebound", line + "Host: evil.example:PORT", 421);
        row("rebound without port", line + "Host: evil.example", 421);
        row("begins like ours", line + "Host: 127.0.0.1.evil.example:PORT", 421);
        row("ends like ours", line + "Host: evil-localhost:PORT", 421);
        row("below ours", line + "Host: a.localhost:PORT", 421);
        row("trailing dot", line + "Host: localhost.:PORT", 421);
        row("without port", line + "Host: 127.0.0.1", 421);
        row("other port", line + "Host: 127.0.0.1:1", 421);
        row("padded port", line + "Host: 127.0.0.1:0PORT", 421);
        row("two ports", line + "Host: 127.0.0.1:PORT:PORT", 421);
        row("allowed on our port", line + "Host: forwarded:PORT", 421);
        row("other loopback", line + "Host: 127.0.0.2:PORT", 421);
        row("short address", line + "Host: 127.1:PORT", 421);
        row("any address", line + "Host: 0.0.0.0:PORT", 421);
        row("none", line + "Accept: */*", 421);
        row("none, HTTP/1.0", "GET /schemas/upload/spec.json HTTP/1.0\r\nAccept: */*", 421);
        row("empty", line + "Host:", 421);
        row("the same twice", line + "Host: 127.0.0.1:PORT\r\nHost: 127.0.0.1:PORT", 421);
        row("ours, then another", line + "Host: 127.0.0.1:PORT\r\nX: 1\r\nHost: evil.example:PORT", 421);
        row("two in one", line + "Host: 127.0.0.1:PORT, evil.example", 421);
        row("folded", line + "Host: 127.0.0.1:PORT\r\n evil.example", 421);
        row("user", line + "Host: evil.example@127.0.0.1:PORT", 421);
        row("ours as user", line + "Host: 127.0.0.1:PORT@evil.example", 421);
        row("with scheme", line + "Host: http://127.0.0.1:PORT", 421);
        row("forwarded by", line + "Host: evil.example\r\nX-Forwarded-Host: 127.0.0.1:PORT", 421);
        const QByteArray host = " HTTP/1.1\r\nHost: 127.0.0.1:PORT";
        row("whole address, another host", "GET http://evil.example:PORT/schemas/upload/spec.json" + host,
            421);
        row("whole address, another Host",
            "GET http://127.0.0.1:PORT/schemas/upload/spec.json HTTP/1.1\r\nHost: evil.example:PORT", 421);
        row("whole address, no Host", "GET http://127.0.0.1:PORT/schemas/upload/spec.json HTTP/1.1\r\nX: 1",
            421);
        row("whole address, user", "GET http://a@127.0.0.1:PORT/schemas/upload/spec.json" + host, 421);
        row("whole address, ours as user",
            "GET http://127.0.0.1:PORT@evil.example/schemas/upload/spec.json" + host, 421);
        row("whole address, backslash",
            "GET http://127.0.0.1:PORT\\@evil.example/schemas/upload/spec.json" + host, 421);
        row("whole address, query first", "GET http://127.0.0.1:PORT?@evil.example/" + host, 404);
        row("another scheme", "GET https://127.0.0.1:PORT/schemas/upload/spec.json" + host, 421);
        row("scheme alone", "GET http:/schemas/upload/spec.json" + host, 421);
        row("no host in it", "GET http:///schemas/upload/spec.json" + host, 421);
        row("tunnel", "CONNECT 127.0.0.1:PORT" + host, 421);
        row("star", "OPTIONS *" + host, 421);
        row("two slashes", "GET //evil.example/schemas/upload/spec.json" + host, 404);
    }

    void itAnswersToItsOwnNamesOnly()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, status);
        head.replace("PORT", QByteArray::number(m_sandbox->port()));
        RawClient client(*m_sandbox);
        QCOMPARE(client.status(head + "\r\n\r\n"), status);
        const bool in = status == 200;
        QCOMPARE(m_sandbox->state()[u"requests"][u"spec"].toInt(),
                 in ? 1 : 0); // refused before anything is done
        QCOMPARE(m_sandbox->requests().size(), status == 421 ? 0 : 1);
        QCOMPARE(m_sandbox->state()[u"turned_away"].toInt(-1), status == 421 ? 1 : 0);
        QVERIFY(status != 421 || (client.endsSoon() && client.seen().size() < 400));
    }

    void pagesOfOthersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &lines, int status) {
            QTest::newRow(name) << lines << status;
        };
        row("no page", {}, 200);
        row("own", "Origin: http://127.0.0.1:PORT\r\n", 200);
        row("own name", "Origin: http://localhost:PORT\r\nSec-Fetch-Site: same-origin\r\n", 200);
        row("own of six", "Origin: http://[::1]:PORT\r\n", 200);
        row("allowed", "Origin: http://practice.example:PORT\r\n", 200);
        row("typed", "Sec-Fetch-Site: none\r\n", 200);
        row("another", "Origin: https://evil.example\r\n", 403);
        row("another on our port", "Origin: http://evil.example:PORT\r\n", 403);
        row("null", "Origin: null\r\n", 403);
        row("empty", "Origin: \r\n", 403);
        row("other port", "Origin: http://127.0.0.1:1\r\n", 403);
        row("no port", "Origin: http://127.0.0.1\r\n", 403);
        row("other scheme", "Origin: https://127.0.0.1:PORT\r\n", 403);
        row("with path", "Origin: http://127.0.0.1:PORT/\r\n", 403);
        row("user", "Origin: http://127.0.0.1:PORT@evil.example\r\n", 403);
        row("two", "Origin: http://127.0.0.1:PORT\r\nOrigin: http://evil.example\r\n", 403);
        row("two in one", "Origin: http://127.0.0.1:PORT http://evil.example\r\n", 403);
        row("picture of another site", "Sec-Fetch-Site: cross-site\r\n", 403);
        row("picture of another port", "Sec-Fetch-Site: same-site\r\n", 403);
        row("of two minds", "Sec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site\r\n", 403);
    }

    void pagesOfOthersAreRefused()
    {
        QFETCH(QByteArray, lines);
        QFETCH(int, status);
        for (const QByteArray &start :
             {QByteArray("GET /schemas/upload/spec.json"), QByteArray("POST /uploads/create.json"),
              QByteArray("OPTIONS /sandbox/control"), QByteArray("GET /sandbox/state")}) {
            RawClient client(*m_sandbox);
            const QByteArray head =
                start + " HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nX-Sandbox-Secret: " + m_sandbox->controlSecret()
                + "\r\nContent-Length: 0\r\n" + lines + "\r\n";
            const int found =
                client.status(QByteArray(head).replace("PORT", QByteArray::number(m_sandbox->port())));
            QVERIFY2((found == 403) == (status == 403), head + QByteArray::number(found));
            QVERIFY(!client.seen().toLower().contains("access-control"));
        }
        QCOMPARE(m_sandbox->state()[u"requests"][u"spec"].toInt(), status == 403 ? 0 : 1);
    }

    // The page for signing in is where a browser is sent from elsewhere, as at Youku.
    void theSignInPageIsOpenedFromElsewhere()
    {
        const QByteArray head =
            "GET /v2/oauth2/authorize?client_id=" + m_sandbox->credentials().clientId.toLatin1()
            + "&redirect_uri=http://127.0.0.1:1/ HTTP/1.1\r\nHost: " + host()
            + "\r\nSec-Fetch-Site: cross-site\r\n";
        const QByteArray opened = "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: ";
        QCOMPARE(RawClient(*m_sandbox).status(head + opened + "document\r\n\r\n"), 302);
        QCOMPARE(RawClient(*m_sandbox).status(head + opened + "iframe\r\n\r\n"), 403);
        QCOMPARE(RawClient(*m_sandbox).status(head + "\r\n"), 403);
        QCOMPARE(RawClient(*m_sandbox).status(head + opened + "document\r\nOrigin: null\r\n\r\n"), 403);
    }

    void whatIsUnderSandboxTakesTheSecret_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("control") << QByteArray("POST /sandbox/control");
        QTest::newRow("control by GET") << QByteArray("GET /sandbox/control");
        QTest::newRow("state") << QByteArray("GET /sandbox/state");
        QTest::newRow("state with query") << QByteArray("GET /sandbox/state?a=b");
        QTest::newRow("requests") << QByteArray("GET /sandbox/requests");
        QTest::newRow("sink") << QByteArray("POST /sandbox/sink");
        QTest::newRow("whole address") << QByteArray("GET http://127.0.0.1:PORT/sandbox/state");
        QTest::newRow("nothing there") << QByteArray("GET /sandbox/other");
    }

    void whatIsUnderSandboxTakesTheSecret()
    {
        QFETCH(QByteArray, start);
        start.replace("PORT", QByteArray::number(m_sandbox->port()));
        const QByteArray secret = m_sandbox->controlSecret();
        const QByteArray head = start + " HTTP/1.1\r\nHost: " + host() + "\r\nContent-Length: 20\r\n";
        const QByteArray body = "\r\n{\"add_account\":true}";
        std::deque<RawClient> refused; // the sandbox listens to each for a while: to all at once
        for (const QByteArray &line :
             {QByteArray(), QByteArray("X-Sandbox-Secret: \r\n"), QByteArray("X-Sandbox-Secret: wrong\r\n"),
              "X-Sandbox-Secret: " + secret.chopped(1) + "\r\n", "X-Sandbox-Secret: " + secret + "0\r\n",
              "X-Sandbox-Secret: " + secret.toUpper().replace('0', 'o') + "\r\n",
              "X-Sandbox-Secret: " + secret + "\r\nX-Sandbox-Secret: " + secret + "\r\n",
              "Cookie: X-Sandbox-Secret=" + secret + "\r\n"})
            QVERIFY2(refused.emplace_back(*m_sandbox).status(head + line + body) == 403, line);
        for (RawClient &client : refused) {
            QVERIFY(client.endsSoon());
            QVERIFY(!client.seen().contains("access_token"));
            QVERIFY(!client.seen().contains(secret));
        }
        RawClient client(*m_sandbox);
        QCOMPARE(client.status(head + "x-sandbox-SECRET:   " + secret + "\r\n" + body),
                 start.contains("other") ? 404 : 200);
    }

    void namesThatMayBeAllowed()
    {
        for (const QString &good : {u"practice.example"_s, u"10.0.2.2"_s, u"a_b-c"_s, u"[fe80::1]"_s,
                                    u"[::1]:80"_s, u"forwarded:8080"_s})
            QVERIFY2(sandbox::Doorkeeper::isHost(good), qPrintable(good));
        for (const QString &bad : {u""_s, u"*"_s, u"http://a"_s, u"a/b"_s, u"a@b"_s, u"a b"_s, u"a,b"_s,
                                   u"a:"_s, u"a:b"_s, u"a:123456"_s, u"::1"_s, u"a\n"_s, u"优酷"_s})
            QVERIFY2(!sandbox::Doorkeeper::isHost(bad), qPrintable(bad));
    }

    void theSecretIsAnotherOneEachTimeAndNowhereOnDisk()
    {
        QTemporaryDir dir;
        QSet<QByteArray> secrets;
        for (int i = 0; i < 3; ++i) {
            sandbox::Options options;
            options.dir = dir.path();
            serve(options);
            const QByteArray secret = m_sandbox->controlSecret();
            QVERIFY(secret.size() >= 32);
            secrets.insert(secret);
            PlainClient client(m_sandbox->apiUrl(), m_sandbox->credentials(), secret);
            QCOMPARE(client.control({{u"add_account"_s, true}}).status, 200);
            QDirIterator files(dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                QVERIFY(!file.readAll().contains(secret));
            }
        }
        QCOMPARE(secrets.size(), 3);
    }

private:
    void serve(const sandbox::Options &options)
    {
        m_sandbox.reset();
        m_sandbox = std::make_unique<sandbox::Sandbox>(options);
        QString error;
        QVERIFY2(m_sandbox->listen(0, &error), qPrintable(error));
    }

    QByteArray host() const { return "127.0.0.1:" + QByteArray::number(m_sandbox->port()); }

    std::unique_ptr<sandbox::Sandbox> m_sandbox;
};

QTEST_GUILESS_MAIN(TestSandboxDoor)
#include "tst_sandbox_door.moc"
