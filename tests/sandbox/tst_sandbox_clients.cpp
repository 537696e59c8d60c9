// What other people's clients send, each point found by trying one: taken as it is meant, and refused where
// the sandbox is told to be strict.
#include "plain_client.h"
#include "raw_client.h"

#include "sandbox/protocol/routes.h"

#include <QTest>

class TestSandboxClients : public QObject
{
    Q_OBJECT
private slots:
    void cleanup()
    {
        m_client.reset();
        m_sandbox.reset();
    }

    void uploadTokensNeedNoEncoding()
    {
        serve({});
        for (int i = 0; i < 100; ++i) {
            m_client->create("content");
            const QByteArray token = m_client->token.toLatin1();
            QVERIFY2(!token.contains('+') && !token.contains('/') && token.endsWith('='), token);
        }
        const QString bare = u"/gupload/check?upload_token="_s + m_client->token;
        QCOMPARE(m_client->get(bare).number(u"status"_s), 4);
    }

    void hardUploadTokensDo()
    {
        sandbox::Options options;
        options.behaviour.hardTokens = true;
        serve(options);
        m_client->create("content");
        QVERIFY(m_client->token.contains(u'+') && m_client->token.contains(u'/'));
        QCOMPARE(m_client->get(u"/gupload/check?upload_token="_s + m_client->token).code(), 120010223);
        QCOMPARE(m_client->check().status, 200);
        m_client->control({{u"hard_tokens"_s, false}});
        m_client->create("content");
        QVERIFY(!m_client->token.contains(u'+'));
    }

    void theUploadServerHasNoPortWhereItIsThatOfHttp()
    {
        QCOMPARE(sandbox::serverUriFor(80), u"127.0.0.1"_s);
        QCOMPARE(sandbox::serverUriFor(8080), u"127.0.0.1:8080"_s);
    }

    void otherSpellingsOfCreateAreTaken_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("strictCode"); // 0: taken all the same
        const auto row = [](const char *name, const QString &field, const QString &value, int strictCode) {
            QTest::newRow(name) << field << value << strictCode;
        };
        row("folder", u"file_name"_s, u"/sdcard/video/trip.mp4"_s, 1013);
        row("folder of Windows", u"file_name"_s, u"C:\\video\\trip.mp4"_s, 1013);
        row("this folder", u"file_name"_s, u"./trip.mp4"_s, 1013);
        row("tags by spaces", u"tags"_s, u"aa bb cc dd ee ff gg hh ii jj"_s, 120010125);
        row("tags by spaces, more of them", u"tags"_s, u" travel   lake "_s, 120010125);
        row("Other", u"category"_s, u"Other"_s, 0);
        row("label", u"category"_s, u"游戏"_s, 0);
        row("date and time", u"shoot_time"_s, u"2026-11-22 10:00:00"_s, 0);
        row("ISO", u"shoot_time"_s, u"2026-11-22T10:00:00"_s, 1013);
        row("ISO in UTC", u"shoot_time"_s, u"2026-11-22T10:00:00Z"_s, 1013);
        row("ISO with zone and ms", u"shoot_time"_s, u"2026-11-22T10:00:00.123+08:00"_s, 1013);
        row("date", u"shoot_time"_s, u"2026-11-22"_s, 1013);
        row("without seconds", u"shoot_time"_s, u"2026-11-22 10:00"_s, 1013);
        row("slashes", u"shoot_time"_s, u"2026/11/22 10:00:00"_s, 1013);
        row("mail", u"shoot_time"_s, u"Sun, 22 Nov 2026 10:00:00 +0800"_s, 1013);
        row("seconds", u"shoot_time"_s, u"1795348800"_s, 1013);
        row("no time", u"shoot_time"_s, u""_s, 1013);
        row("no place", u"latitude"_s, u""_s, 1013);
        row("no password", u"watch_password"_s, u""_s, 0);
    }

    void otherSpellingsOfCreateAreTaken()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(int, strictCode);
        serve({});
        auto fields = m_client->createFields("content");
        fields.insert(field, value);
        QCOMPARE(m_client->postForm(u"/uploads/create.json"_s, fields).status, 201);
        QCOMPARE(m_client->control({{u"strict"_s, true}}).status, 200);
        QCOMPARE(m_client->postForm(u"/uploads/create.json"_s, fields).code(), strictCode);
    }

    void whatIsNoSpellingIsRefusedAllTheSame_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("code");
        QTest::newRow("folder alone") << u"file_name"_s << u"/sdcard/"_s << 1013;
        QTest::newRow("long path") << u"file_name"_s << u"a/"_s.repeated(600) + u"b.mp4"_s << 1013;
        QTest::newRow("spaces") << u"tags"_s << u"   "_s << 120010121;
        QTest::newRow("eleven by spaces") << u"tags"_s << u"aa bb cc dd ee ff gg hh ii jj kk"_s << 120010122;
        QTest::newRow("letters by spaces") << u"tags"_s << u"travel b"_s << 120010124;
        QTest::newRow("comma between") << u"tags"_s << u"my summer trip to,lake"_s << 120010125;
        QTest::newRow("others") << u"category"_s << u"other"_s << 1013;
        QTest::newRow("no such day") << u"shoot_time"_s << u"2026-02-30 10:00:00"_s << 1013;
        QTest::newRow("before the epoch") << u"shoot_time"_s << u"-5"_s << 1013;
    }

    void whatIsNoSpellingIsRefusedAllTheSame()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(int, code);
        serve({});
        auto fields = m_client->createFields("content");
        fields.insert(field, value);
        QCOMPARE(m_client->postForm(u"/uploads/create.json"_s, fields).code(), code);
    }

    void aFileNameIsKeptWithoutItsFolder()
    {
        serve({});
        auto fields = m_client->createFields("content");
        fields.insert(u"file_name"_s, u"/home/a/trip.mp4"_s);
        m_client->get(u"/uploads/create.json"_s, fields);
        QCOMPARE(m_sandbox->state()[u"uploads"][0][u"file_name"].toString(), u"trip.mp4"_s);
    }

    void limitsAreTheOlderOrTheNewerPages_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("oldCode");
        QTest::addColumn<int>("newCode");
        const auto row = [](const char *name, const QString &field, const QString &value, int oldCode,
                            int newCode) {
            QTest::newRow(name) << field << value << oldCode << newCode;
        };
        const QString han = u"汉"_s;
        row("title of 60", u"title"_s, han.repeated(60), 120010102, 0);
        row("title of 61", u"title"_s, han.repeated(61), 120010102, 120010102);
        row("tag of 20", u"tags"_s, u"abcdefghijklmnopqrst"_s, 120010125, 0);
        row("tag of 21", u"tags"_s, u"abcdefghijklmnopqrstu"_s, 120010125, 120010125);
        row("tag of 20 Han characters", u"tags"_s, han.repeated(20), 120010127, 0);
        row("tag of 21 Han characters", u"tags"_s, han.repeated(21), 120010127, 120010127);
        row("tag of one", u"tags"_s, han, 120010126, 120010126);
        row("description of 2000", u"description"_s, han.repeated(2000), 120010142, 0);
        row("description of 2001", u"description"_s, han.repeated(2001), 120010142, 120010142);
    }

    void limitsAreTheOlderOrTheNewerPages()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(int, oldCode);
        QFETCH(int, newCode);
        serve({});
        auto fields = m_client->createFields("content");
        fields.insert(field, value);
        const auto code = [&] {
            return m_client->postForm(u"/uploads/create.json"_s, fields).code();
        };
        QCOMPARE(code(), oldCode);
        QCOMPARE(m_client->control({{u"limits"_s, u"new"_s}}).status, 200);
        QCOMPARE(code(), newCode);
        QCOMPARE(m_client->control({{u"limits"_s, u"old"_s}}).status, 200);
        QCOMPARE(code(), oldCode);
        QCOMPARE(m_client->control({{u"limits"_s, u"none"_s}}).status, 400);
    }

    void emptySumsAreNotGiven()
    {
        serve({});
        const QByteArray content = madeUpFile(1000);
        m_client->create(content);
        m_client->createFile(content);
        auto fields = m_client->sliceFields(m_client->newSlice(), content);
        fields.insert(u"hash"_s, QString());
        fields.insert(u"crc"_s, QString());
        m_client->control({{u"strict"_s, true}});
        QCOMPARE(m_client->postBytes(u"/gupload/upload_slice"_s, fields, content).code(), 120010225);
        m_client->control({{u"strict"_s, false}});
        QCOMPARE(m_client->postBytes(u"/gupload/upload_slice"_s, fields, content).status, 201);
    }

    void commitAndCancelTakeTheAddressThatTheClientResolved()
    {
        serve({});
        const QByteArray content = madeUpFile(1000);
        m_client->create(content);
        const QString own = u"127.0.0.1:%1"_s.arg(m_sandbox->port());
        m_client->control({{u"strict"_s, true}});
        for (const QString &call : {u"/uploads/commit.json"_s, u"/uploads/cancel.json"_s}) {
            for (const QString &ip : {u"127.0.0.1"_s, own})
                QCOMPARE(m_client->postForm(call, m_client->commitFields(ip)).code(), 1013);
        }
        m_client->control({{u"strict"_s, false}});
        for (const QString &ip : {u"127.0.0.11"_s, u"10.0.0.1"_s})
            QCOMPARE(m_client->postForm(u"/uploads/cancel.json"_s, m_client->commitFields(ip)).code(), 1013);
        QCOMPARE(m_client->get(u"/uploads/cancel.json"_s, m_client->commitFields(own)).status, 200);
        m_client->create(content);
        m_client->createFile(content);
        m_client->sendAll(content);
        QCOMPARE(m_client->checkUntilComplete().number(u"status"_s), 1);
        QCOMPARE(m_client->commit(u"127.0.0.1"_s).status, 200);
    }

    void theSignInPageTakesAForm_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("older") << u"/v2/oauth2/authorize"_s;
        QTest::newRow("newer") << u"/oauth2/authorize"_s;
    }

    void theSignInPageTakesAForm()
    {
        QFETCH(QString, path);
        serve({});
        const PlainClient::Fields form{{u"client_id"_s, m_client->who().clientId},
                                       {u"response_type"_s, u"code"_s},
                                       {u"redirect_uri"_s, u"http://127.0.0.1:1/done"_s},
                                       {u"state"_s, u"xyz"_s}};
        for (const PlainAnswer &answer : {m_client->postForm(path, form), m_client->get(path, form)}) {
            QCOMPARE(answer.status, 302);
            QVERIFY(answer.location.startsWith("http://127.0.0.1:1/done?code="));
            QVERIFY(answer.location.endsWith("&state=xyz"));
        }
        auto wrong = form;
        wrong.insert(u"client_id"_s, u"c0ffee"_s);
        QCOMPARE(m_client->postForm(path, wrong).code(), 1005);
        wrong = form;
        wrong.remove(u"redirect_uri"_s);
        QCOMPARE(m_client->postForm(path, wrong).code(), 1013);
    }

    void theNamesOfYoukusHostsCanBeAllowed()
    {
        sandbox::Doorkeeper door({u"api.youku.com"_s, u"g01.upload.youku.com"_s});
        door.setPort(80);
        for (const QByteArray &host :
             {QByteArray("api.youku.com"), QByteArray("g01.upload.youku.com"), QByteArray("127.0.0.1")}) {
            http::IncomingRequest request;
            request.method = "GET";
            request.path = "/uploads/create.json";
            request.headers = {{"host", host}};
            QVERIFY2(!door.refusal(request), host);
        }
    }

    void unknownCallsAreRefusedInTheEnvelope_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("nowhere") << u"/nowhere"_s;
        QTest::newRow("not there") << u"/v2/videos/by_nobody.json"_s;
        QTest::newRow("on the other host") << u"/gupload/create.json"_s;
        QTest::newRow("root") << u"/"_s;
    }

    void unknownCallsAreRefusedInTheEnvelope()
    {
        QFETCH(QString, path);
        serve({});
        for (const PlainAnswer &answer : {m_client->get(path), m_client->postForm(path, {})}) {
            QCOMPARE(answer.status, 404);
            QCOMPARE(answer.code(), 1006);
            QCOMPARE(answer.json[u"error"][u"type"].toString(), u"SystemException"_s);
            QVERIFY(!answer.json[u"error"][u"description"].toString().isEmpty());
        }
    }

    void aMissingFirstSlashIsUnderstood_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("status");
        QTest::newRow("api") << QByteArray("GET schemas/upload/spec.json") << 200;
        QTest::newRow("older api") << QByteArray("GET v2/schemas/upload/spec.json?a=b") << 200;
        QTest::newRow("upload server") << QByteArray("GET gupload/check?upload_token=none") << 400;
        QTest::newRow("without folder") << QByteArray("GET check?upload_token=none") << 400;
        QTest::newRow("unknown") << QByteArray("GET nowhere") << 421;
        QTest::newRow("control") << QByteArray("GET sandbox/state") << 421;
        QTest::newRow("sign-in") << QByteArray("GET v2/oauth2/authorize") << 421;
    }

    void aMissingFirstSlashIsUnderstood()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, status);
        serve({});
        RawClient client(*m_sandbox);
        QCOMPARE(client.status(line + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_sandbox->port())
                               + "\r\nX-Sandbox-Secret: " + m_sandbox->controlSecret() + "\r\n\r\n"),
                 status);
    }

private:
    void serve(const sandbox::Options &options)
    {
        m_sandbox = std::make_unique<sandbox::Sandbox>(options);
        QString error;
        QVERIFY2(m_sandbox->listen(0, &error), qPrintable(error));
        m_client = std::make_unique<PlainClient>(m_sandbox->apiUrl(), m_sandbox->credentials(),
                                                 m_sandbox->controlSecret());
    }

    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<PlainClient> m_client;
};

QTEST_GUILESS_MAIN(TestSandboxClients)
#include "tst_sandbox_clients.moc"
