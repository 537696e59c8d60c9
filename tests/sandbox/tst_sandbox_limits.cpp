// What one client may hold of the sandbox, and how long it is waited for.
#include "plain_client.h"
#include "raw_client.h"

#include <QElapsedTimer>

#include <algorithm>
#include <memory>
#include <vector>

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

} // namespace

class TestSandboxLimits : public QObject
{
    Q_OBJECT
private slots:
    void cleanup() { m_sandbox.reset(); }

    void idleConnectionsEnd()
    {
        sandbox::Options options;
        options.limits.timeouts.idleMs = 200;
        serve(options);
        RawClient silent(*m_sandbox);
        RawClient served(*m_sandbox);
        QCOMPARE(served.status(spec()), 200);
        QVERIFY(silent.endsSoon());
        QVERIFY(served.endsSoon());
        QCOMPARE(silent.seen(), "");
    }

    void aHeadMustComeInTime()
    {
        sandbox::Options options;
        options.limits.timeouts.headMs = 300;
        serve(options);
        RawClient client(*m_sandbox);
        QTimer drip; // each byte in time, their sum not
        connect(&drip, &QTimer::timeout, this, [&client] { client.send("x"); });
        client.send("GET /schemas/upload/spec.json HTTP/1.1\r\nX: ");
        drip.start(20);
        QCOMPARE(client.status(), 408);
        QVERIFY(client.endsSoon());
    }

    void aBodyThatStandsStillEnds()
    {
        sandbox::Options options;
        options.limits.timeouts.stillMs = 300;
        serve(options);
        RawClient client(*m_sandbox);
        QCOMPARE(client.status(post("/gupload/create_file", 1000) + "upload_token"), 408);
        QVERIFY(client.endsSoon());
        QCOMPARE(m_sandbox->state()[u"body_bytes_held"].toInt(-1), 0);
    }

    void aBodyThatMovesIsWaitedFor()
    {
        sandbox::Options options;
        options.limits.timeouts.stillMs = 1000;
        options.limits.timeouts.headMs = 1000;
        options.limits.timeouts.idleMs = 1000;
        serve(options);
        RawClient client(*m_sandbox);
        client.send(post("/gupload/create_file", 16));
        int sent = 0;
        QTimer drip;
        connect(&drip, &QTimer::timeout, this, [&] {
            client.send("a");
            if (++sent == 16)
                drip.stop();
        });
        drip.start(100); // 1.6 seconds in all
        QCOMPARE(client.status(), 400);
        QVERIFY(client.seen().contains("120010223"));
    }

    // Limits count what the client does, not what the sandbox does to it.
    void latenessOfTheSandboxEndsNothing()
    {
        sandbox::Options options;
        options.limits.timeouts = {.idleMs = 100, .headMs = 100, .stillMs = 100};
        options.latencyMs = 300;
        options.faults = {QJsonObject{{u"endpoint"_s, u"spec"_s}, {u"action"_s, u"late"_s}, {u"ms"_s, 400}}};
        serve(options);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(RawClient(*m_sandbox).status(spec()), 200);
        QVERIFY(timer.elapsed() >= 900);
    }

    void stallsEndNothing()
    {
        sandbox::Options options;
        options.limits.timeouts = {.idleMs = 100, .headMs = 100, .stillMs = 100};
        options.faults = {QJsonObject{{u"endpoint"_s, u"spec"_s}, {u"action"_s, u"stall"_s}}};
        serve(options);
        RawClient client(*m_sandbox);
        client.send(spec());
        QVERIFY(!QTest::qWaitFor([&client] { return client.ended(); }, 500));
    }

    void aSlowLineEndsNothing()
    {
        sandbox::Options options;
        options.limits.timeouts = {.idleMs = 100, .headMs = 100, .stillMs = 100};
        options.rate = 5; // bytes a second: longer than any limit between two of them
        serve(options);
        RawClient client(*m_sandbox);
        client.send(spec());
        QVERIFY(!QTest::qWaitFor([&client] { return client.ended(); }, 800));
        m_sandbox->control({{u"rate"_s, 0}});
        QCOMPARE(client.status(), 200);
    }

    void aBodyTakesTheRoomOfWhatCame()
    {
        serve({});
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 12; ++i) {
            clients.push_back(std::make_unique<RawClient>(*m_sandbox));
            clients.back()->send(post("/gupload/upload_slice", 64 * mebibyte) + QByteArray(100'000, 'x'));
        }
        QTRY_COMPARE(m_sandbox->state()[u"bytes_received"].toInteger(), 12 * 100'000);
        QVERIFY(held() >= 12 * 100'000);
        QVERIFY2(held() <= 12 * 256 * 1024, qPrintable(QString::number(held())));
        clients.clear();
        QTRY_COMPARE(held(), 0);
    }

    void bodiesTogetherHaveABound()
    {
        sandbox::Options options;
        options.limits.bodyBytes = mebibyte;
        serve(options);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 8; ++i) {
            clients.push_back(std::make_unique<RawClient>(*m_sandbox));
            clients.back()->send(post("/gupload/upload_slice", 64 * mebibyte) + QByteArray(200'000, 'x'));
        }
        int refused = 0;
        QTRY_VERIFY((refused = int(std::count_if(clients.begin(), clients.end(),
                                                 [](const auto &client) { return client->ended(); })))
                    == 4);
        QVERIFY(held() <= mebibyte);
        for (const auto &client : clients)
            QVERIFY(!client->ended() || client->status() == 503);
        clients.clear();
        QTRY_COMPARE(held(), 0);
        QCOMPARE(RawClient(*m_sandbox).status(post("/gupload/create_file", 9) + "a=b&c=d&e"),
                 400); // it goes on
    }

    // Hashed in the background: their bytes count for as long as they are there.
    void bodiesOfThoseWhoLeftCount()
    {
        serve({});
        {
            RawClient client(*m_sandbox);
            client.send(post("/gupload/upload_slice", 60 * mebibyte) + QByteArray(60 * mebibyte, 'x'));
            QTRY_COMPARE(m_sandbox->state()[u"bytes_received"].toInteger(), 60 * mebibyte);
            QVERIFY(held() >= 60 * mebibyte || client.status() == 400);
        }
        QTRY_COMPARE(held(), 0);
    }

    void connectionsHaveABound()
    {
        sandbox::Options options;
        options.limits.connections = 3;
        serve(options);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 3; ++i) {
            clients.push_back(std::make_unique<RawClient>(*m_sandbox));
            QCOMPARE(clients.back()->status(spec()), 200);
        }
        RawClient fourth(*m_sandbox);
        QVERIFY(fourth.endsSoon());
        QVERIFY(fourth.status() == 503 || fourth.status() == 0);
        QCOMPARE(m_sandbox->state()[u"connections"].toInt(), 3);
        QCOMPARE(m_sandbox->state()[u"turned_away"].toInt(), 1);
        QCOMPARE(clients.front()->status(), 200);
        clients.pop_back();
        QTRY_COMPARE(m_sandbox->state()[u"connections_open"].toInt(), 2);
        QCOMPARE(RawClient(*m_sandbox).status(spec()), 200);
    }

    // Who asks and asks and never reads the answers is not read further, and in the end left alone.
    void answersDoNotPileUp()
    {
        sandbox::Options options;
        options.limits.timeouts.stillMs = 500;
        options.limits.timeouts.idleMs = 500;
        serve(options);
        constexpr int questions = 20'000;
        RawClient client(*m_sandbox);
        client.goDeaf();
        client.send(get("/schemas/video/category.json").repeated(questions));
        QTRY_COMPARE(m_sandbox->state()[u"connections"].toInt(), 1);
        QTRY_COMPARE(m_sandbox->state()[u"connections_open"].toInt(-1), 0);
        const int asked = m_sandbox->state()[u"requests"][u"category"].toInt();
        QVERIFY2(asked > 10 && asked < questions, qPrintable(QString::number(asked)));
    }

    void requestsOfBoundedSize_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<int>("status");
        const QByteArray many = QByteArray("a=b&").repeated(1000);
        const QByteArray some = QByteArray("a=b&").repeated(50);
        QTest::newRow("usual") << some << some << 400;
        QTest::newRow("long query") << QByteArray(60'000, 'x') << QByteArray() << 414;
        QTest::newRow("many in the query") << many << QByteArray() << 413;
        QTest::newRow("many in the form") << QByteArray() << many << 413;
        QTest::newRow("separators alone") << QByteArray() << QByteArray(500'000, '&') << 413;
    }

    void requestsOfBoundedSize()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, form);
        QFETCH(int, status);
        serve({});
        RawClient client(*m_sandbox);
        QCOMPARE(client.status(post("/gupload/create_file?" + query, form.size()) + form), status);
    }

    void partsOfABodyAreCounted()
    {
        serve({});
        const QByteArray part = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n";
        const QByteArray body = part.repeated(1000) + "--x--\r\n";
        QByteArray head = post("/gupload/create_file", body.size());
        head.replace("application/x-www-form-urlencoded", "multipart/form-data; boundary=x");
        QCOMPARE(RawClient(*m_sandbox).status(head + body), 413);
    }

    void whatIsRememberedOfARequestIsShort()
    {
        serve({});
        const QByteArray form = QByteArray(500'000, 'n') + "=1";
        QCOMPARE(RawClient(*m_sandbox).status(post("/gupload/create_file", form.size()) + form), 400);
        const QByteArray path = '/' + QByteArray(20'000, 'p');
        QCOMPARE(RawClient(*m_sandbox).status(get(path)), 404);
        QCOMPARE(m_sandbox->requests().size(), 2);
        QVERIFY(QJsonDocument(m_sandbox->requests()).toJson().size() < 4000);
    }

    void accountsHaveABound()
    {
        sandbox::Options options;
        options.limits.accounts = 3;
        serve(options);
        PlainClient client(m_sandbox->apiUrl(), m_sandbox->credentials(), m_sandbox->controlSecret());
        QCOMPARE(client.control({{u"add_account"_s, true}}).status, 200);
        QCOMPARE(client.control({{u"add_account"_s, true}}).status, 200);
        const PlainAnswer third = client.control({{u"add_account"_s, true}}); // besides the first
        QCOMPARE(third.status, 400);
        QVERIFY(!third.json.contains(u"account"));
        QVERIFY(third.text(u"error"_s).contains(u'3'));
    }

    void uploadsHaveABound()
    {
        sandbox::Options options;
        options.limits.uploads = 2;
        serve(options);
        PlainClient client(m_sandbox->apiUrl(), m_sandbox->credentials(), m_sandbox->controlSecret());
        QCOMPARE(client.create("one").status, 201);
        QCOMPARE(client.create("two").status, 201);
        QCOMPARE(client.create("three").code(), 120010152);
        QCOMPARE(m_sandbox->state()[u"uploads"].toArray().size(), 2);
    }

    void retiredTokensHaveABound()
    {
        serve({});
        PlainClient client(m_sandbox->apiUrl(), m_sandbox->credentials(), m_sandbox->controlSecret());
        PlainClient::Fields question = client.createFields("content");
        const QString first = question[u"access_token"_s];
        for (int i = 0; i < 300; ++i) {
            question[u"access_token"_s] = client.who().accessToken;
            const PlainAnswer answer = client.refresh();
            QCOMPARE(answer.status, 200);
            client.who().refreshToken = answer.text(u"refresh_token"_s);
            client.who().accessToken = answer.text(u"access_token"_s);
        }
        QCOMPARE(client.get(u"/uploads/create.json"_s, question).code(), 1009);
        question[u"access_token"_s] = first;
        QCOMPARE(client.get(u"/uploads/create.json"_s, question).code(), 1008); // forgotten
    }

private:
    void serve(const sandbox::Options &options)
    {
        m_sandbox = std::make_unique<sandbox::Sandbox>(options);
        QString error;
        QVERIFY2(m_sandbox->listen(0, &error), qPrintable(error));
    }

    qint64 held() const { return m_sandbox->state()[u"body_bytes_held"].toInteger(-1); }

    QByteArray host() const { return "Host: " + m_sandbox->apiUrl().authority().toLatin1() + "\r\n"; }
    QByteArray get(const QByteArray &target) const
    {
        return "GET " + target + " HTTP/1.1\r\n" + host() + "\r\n";
    }
    QByteArray spec() const { return get("/schemas/upload/spec.json"); }
    QByteArray post(const QByteArray &target, qint64 length) const
    {
        return "POST " + target + " HTTP/1.1\r\n" + host()
               + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
               + QByteArray::number(length) + "\r\n\r\n";
    }

    std::unique_ptr<sandbox::Sandbox> m_sandbox;
};

QTEST_GUILESS_MAIN(TestSandboxLimits)
#include "tst_sandbox_limits.moc"
