// What ApiClient and UploadServer send: methods, paths, parameters, and where to.
#include "client_rig.h"

using namespace wire;

class TestClientRequests : public QObject, private ClientRig
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }

    void createPostsItsParametersAsAForm()
    {
        m_server->then(answer(201, created));
        Ending<Created> ending;
        m_api->create(account, metadata(), file, this, ending.handler());
        QTRY_VERIFY(ending.ok());
        QCOMPARE(ending.result->value().uploadToken, uploadToken);

        const Request &request = m_server->request();
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.target, "/uploads/create.json");
        QCOMPARE(request.headers.value("content-type"), "application/x-www-form-urlencoded");
        QCOMPARE(request.headers.value("content-length"), QByteArray::number(request.body.size()));
        QVERIFY(!request.headers.contains("transfer-encoding"));
        const Pairs expected = {
            {u"client_id"_s, account.clientId},
            {u"access_token"_s, account.accessToken},
            {u"title"_s, u"云南 trip + 100% & = / ?"_s},
            {u"tags"_s, u"旅游,lake"_s},
            {u"description"_s, u"a\nb"_s},
            {u"copyright_type"_s, u"original"_s},
            {u"public_type"_s, u"all"_s},
            {u"latitude"_s, u"0"_s},
            {u"file_name"_s, file.fileName},
            {u"file_size"_s, u"5242881"_s},
            {u"file_md5"_s, file.md5},
        };
        QCOMPARE(request.form(), expected);
        QVERIFY(request.body.contains("access_token=1111%2B%2F%3D8888"));
        QVERIFY(request.body.contains("tags=%E6%97%85%E6%B8%B8%2Clake"));
        QVERIFY(!request.body.contains('+'));
    }

    void commitPostsTheTokenAndTheAddress()
    {
        m_server->then(answer(200, committed));
        m_server->then(answer(200, committed));
        Ending<Committed> ending;
        m_api->commit(account, uploadToken, {{u"upload_server_ip"_s, u"10.0.3.7"_s}}, this, ending.handler());
        QTRY_VERIFY(ending.ok());
        QCOMPARE(ending.result->value().videoId, u"XMTIz=="_s);
        QCOMPARE(m_server->request().method, "POST");
        QCOMPARE(m_server->request().target, "/uploads/commit.json");
        const Pairs expected = {{u"client_id"_s, account.clientId},
                                {u"access_token"_s, account.accessToken},
                                {u"upload_token"_s, uploadToken},
                                {u"upload_server_ip"_s, u"10.0.3.7"_s}};
        QCOMPARE(m_server->request().form(), expected);
        QVERIFY(m_server->request().body.contains("upload_token=NTAw%2BMDAx%2FX01Z%3D%3D"));

        Ending<Committed> instant;
        m_api->commit(account, uploadToken, {}, this, instant.handler());
        QTRY_VERIFY(instant.ok());
        QCOMPARE(m_server->request(1).form(), expected.first(3));
    }

    void cancelAsksByGet()
    {
        m_server->then(answer(200, R"({"upload_token":"x"})"));
        Ending<Nothing> ending;
        m_api->cancel(account, uploadToken, {{u"upload_server_ip"_s, u"10.0.3.7"_s}}, this, ending.handler());
        QTRY_VERIFY(ending.ok());
        QCOMPARE(m_server->request().method, "GET");
        QCOMPARE(m_server->request().path, u"/uploads/cancel.json"_s);
        const Pairs expected = {{u"client_id"_s, account.clientId},
                                {u"access_token"_s, account.accessToken},
                                {u"upload_token"_s, uploadToken},
                                {u"upload_server_ip"_s, u"10.0.3.7"_s}};
        QCOMPARE(m_server->request().query, expected);
        QVERIFY(m_server->request().target.contains("upload_token=NTAw%2BMDAx%2FX01Z%3D%3D"));
    }

    void keysToTheStoreAreAskedByGet()
    {
        m_server->then(answer(200, cloudKeys));
        Ending<CloudKeys> ending;
        m_api->cloudKeys(account, uploadToken, u"yk"_s, u"0100/a+b.mp4"_s, this, ending.handler());
        QTRY_VERIFY(ending.ok());
        const CloudKeys &told = ending.result->value();
        QCOMPARE(told.accessId, u"STS.1"_s);
        QCOMPARE(told.accessSecret, u"hidden"_s);
        QCOMPARE(told.securityToken, u"CAIS/+=="_s);
        QCOMPARE(told.endpoint, u"oss.example"_s);
        QCOMPARE(told.expires, base::utcMoment(1'795'352'400'000));
        QCOMPARE(m_server->request().method, "GET");
        QCOMPARE(m_server->request().path, u"/uploads/get_sts_inf.json"_s);
        const Pairs expected = {{u"client_id"_s, account.clientId},
                                {u"access_token"_s, account.accessToken},
                                {u"upload_token"_s, uploadToken},
                                {u"oss_bucket"_s, u"yk"_s},
                                {u"oss_object"_s, u"0100/a+b.mp4"_s}};
        QCOMPARE(m_server->request().query, expected);
        QVERIFY(m_server->request().target.contains("oss_object=0100%2Fa%2Bb.mp4"));
    }

    // By the other method they stand in the query all the same (protocol 9.2).
    void keysChangeToPostOnceAndRememberIt()
    {
        m_server->then(answer(405, {}));
        m_server->setFallback(answer(200, cloudKeys));
        for (int i = 0; i < 2; ++i) {
            Ending<CloudKeys> ending;
            m_api->cloudKeys(account, uploadToken, u"yk"_s, u"0100/a.mp4"_s, this, ending.handler());
            QTRY_VERIFY(ending.ok());
        }
        QCOMPARE(m_server->count(), 3);
        for (int i : {1, 2}) {
            QCOMPARE(m_server->request(i).method, "POST");
            QCOMPARE(m_server->request(i).target, m_server->request(0).target);
            QCOMPARE(m_server->request(i).body, QByteArray());
        }
    }

    void whatAreNoKeysIsNotUnderstood()
    {
        for (const char *lacking : {"temp_access_id", "temp_access_secret", "security_token"}) {
            QJsonObject keys = QJsonDocument::fromJson(cloudKeys).object();
            keys.remove(QLatin1String(lacking));
            m_server->then(answer(200, QJsonDocument(keys).toJson()));
            Ending<CloudKeys> ending;
            m_api->cloudKeys(account, uploadToken, u"yk"_s, u"0100/a.mp4"_s, this, ending.handler());
            QTRY_COMPARE(ending.times, 1);
            QCOMPARE(ending.error().fault, Fault::NotUnderstood);
            QCOMPARE(ending.error().operation, Operation::Credentials);
        }
    }

    void refreshPostsTheRefreshTokenAndASecretOnlyWhenThereIsOne()
    {
        m_server->setFallback(answer(200, tokens));
        Ending<Tokens> ending;
        m_api->refreshToken(account, this, ending.handler());
        QTRY_VERIFY(ending.ok());
        QCOMPARE(ending.result->value().refreshToken, u"8888"_s);
        QCOMPARE(m_server->request().method, "POST");
        QCOMPARE(m_server->request().target, "/oauth2/token.json");
        Pairs expected = {{u"grant_type"_s, u"refresh_token"_s},
                          {u"client_id"_s, account.clientId},
                          {u"refresh_token"_s, account.refreshToken}};
        QCOMPARE(m_server->request().form(), expected);

        Credentials secretive = account;
        secretive.clientSecret = u"s3cret"_s;
        m_api->refreshToken(secretive, this, ending.handler());
        QTRY_COMPARE(ending.times, 2);
        expected.append({u"client_secret"_s, u"s3cret"_s});
        QCOMPARE(m_server->request(1).form(), expected);
    }

    void listsAndVideosAreAskedByGet()
    {
        m_server->then(answer(200, R"({"allowed_extensions":"mp4"})"));
        Ending<Spec> spec;
        m_api->spec(this, spec.handler());
        QTRY_VERIFY(spec.ok());
        QCOMPARE(m_server->request(0).method, "GET");
        QCOMPARE(m_server->request(0).target, "/schemas/upload/spec.json");

        m_server->then(answer(200, R"({"id":"XMTIz==","state":"normal"})"));
        Ending<Video> video;
        m_api->showVideo(account.clientId, u"XMTIz=="_s, this, video.handler());
        QTRY_VERIFY(video.ok());
        QCOMPARE(m_server->request(1).method, "GET");
        QCOMPARE(m_server->request(1).target,
                 "/videos/show.json?client_id=c0ffee0123456789&video_id=XMTIz%3D%3D");
    }

    void categoriesHaveASecondAddress()
    {
        m_server->then(answer(200, categories));
        Ending<QList<Category>> first;
        m_api->categories(this, first.handler());
        QTRY_VERIFY(first.ok());
        QCOMPARE(m_server->request(0).target, "/schemas/video/category.json");
        QCOMPARE(m_server->count(), 1);

        m_server->then(answer(404, "no"));
        m_server->then(answer(200, categories));
        Ending<QList<Category>> second;
        m_api->categories(this, second.handler());
        QTRY_VERIFY(second.ok());
        QCOMPARE(second.result->value().first().label, u"电视剧"_s);
        QCOMPARE(m_server->request(2).target, "/v2/schemas/video/category.json");

        m_server->setFallback(answer(404, "no"));
        Ending<QList<Category>> third;
        m_api->categories(this, third.handler());
        QTRY_COMPARE(third.times, 1);
        QCOMPARE(third.error().httpStatus, 404);
        QCOMPARE(m_server->count(), 5);
    }

    void theUploadServerGetsItsParametersWhereItWantsThem()
    {
        m_server->then(answer(201, "{}"));
        m_server->then(answer(201, nextSlice));
        m_server->then(answer(201, nextSlice));
        m_server->then(answer(200, checked));

        Ending<Nothing> opened;
        m_upload->createFile(uploadToken, 53687091200, u"mp4"_s, 2048, this, opened.handler());
        QTRY_VERIFY(opened.ok());
        QCOMPARE(m_server->request(0).method, "POST");
        QCOMPARE(m_server->request(0).target, "/gupload/create_file");
        QCOMPARE(m_server->request(0).headers.value("content-type"), "application/x-www-form-urlencoded");
        const Pairs form = {{u"upload_token"_s, uploadToken},
                            {u"file_size"_s, u"53687091200"_s},
                            {u"ext"_s, u"mp4"_s},
                            {u"slice_length"_s, u"2048"_s}};
        QCOMPARE(m_server->request(0).form(), form);

        Ending<NextSlice> asked;
        m_upload->newSlice(uploadToken, this, asked.handler());
        QTRY_VERIFY(asked.ok());
        QCOMPARE(asked.result->value().task, SliceTask({2, 8, 8}));
        QCOMPARE(m_server->request(1).method, "GET");
        QCOMPARE(m_server->request(1).target, "/gupload/new_slice?upload_token=NTAw%2BMDAx%2FX01Z%3D%3D");

        QByteArray bytes("\0\r\n\xff+&=%", 8);
        Ending<NextSlice> sent;
        m_upload->uploadSlice(uploadToken, {1732272000123, 53687091192, 8},
                              u"25f9e794323b453885f5181f1b624d0b"_s, u"0d468adb"_s, bodyOf(bytes), this,
                              sent.handler());
        QTRY_VERIFY(sent.ok());
        const Request &slice = m_server->request(2);
        QCOMPARE(slice.method, "POST");
        QCOMPARE(slice.path, u"/gupload/upload_slice"_s);
        const Pairs query = {{u"upload_token"_s, uploadToken},
                             {u"slice_task_id"_s, u"1732272000123"_s},
                             {u"offset"_s, u"53687091192"_s},
                             {u"length"_s, u"8"_s},
                             {u"hash"_s, u"25f9e794323b453885f5181f1b624d0b"_s},
                             {u"crc"_s, u"0d468adb"_s}};
        QCOMPARE(slice.query, query);
        QVERIFY(slice.target.contains("upload_token=NTAw%2BMDAx%2FX01Z%3D%3D&"));
        QCOMPARE(slice.headers.value("content-type"), "application/octet-stream");
        QCOMPARE(slice.headers.value("content-length"), "8");
        QVERIFY(!slice.headers.contains("transfer-encoding"));
        QCOMPARE(slice.body, bytes);

        Ending<Checked> looked;
        m_upload->check(uploadToken, this, looked.handler());
        QTRY_VERIFY(looked.ok());
        QCOMPARE(looked.result->value().uploadServerIp, u"10.0.3.7"_s);
        QCOMPARE(m_server->request(3).method, "GET");
        QCOMPARE(m_server->request(3).target, "/gupload/check?upload_token=NTAw%2BMDAx%2FX01Z%3D%3D");

        QCOMPARE(m_server->connections(), 1); // kept alive
        for (const Request &request : m_server->requests()) {
            QVERIFY(!request.target.contains("access_token"));
            QVERIFY(!request.body.contains("access_token"));
            QVERIFY(!request.headers.contains("authorization"));
        }
    }

    void everyRequestSaysWhoAsksAndWantsNothingPacked_data() { everyCall(); }
    void everyRequestSaysWhoAsksAndWantsNothingPacked()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->setFallback(answer(200, call.good, {{"Set-Cookie", "a=b"}}));
        QVERIFY(endOf(call).kind == ErrorKind::Cancelled);
        QVERIFY(endOf(call).kind == ErrorKind::Cancelled);
        QCOMPARE(m_server->count(), 2);
        QVERIFY(m_server->request().headers.value("user-agent").startsWith("Youchuan/"));
        QCOMPARE(m_server->request().headers.value("accept-encoding"), "identity");
        QVERIFY(!m_server->request(1).headers.contains("cookie"));
    }

    void aLongSliceArrivesWholeAndIsToldOnTheWay()
    {
        m_server->then(answer(201, nextSlice));
        QByteArray bytes(3 * 1024 * 1024, '\0');
        for (qsizetype i = 0; i < bytes.size(); ++i)
            bytes[i] = char(i * 31 + i / 256);
        Ending<NextSlice> ending;
        Call *call = m_upload->uploadSlice(uploadToken, {1, 0, bytes.size()}, u"0"_s, u"0"_s, bodyOf(bytes),
                                           this, ending.handler());
        qint64 told = 0;
        bool forward = true;
        connect(call, &Call::bodySent, this, [&](qint64 sent) {
            forward = forward && sent >= told;
            told = sent;
        });
        QTRY_VERIFY_WITH_TIMEOUT(ending.ok(), 10000);
        QVERIFY(m_server->request().body == bytes);
        QVERIFY(forward);
        QCOMPARE(told, bytes.size());
    }

    // Between POST and GET.

    void createChangesToGetOnceAndRemembersIt_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("refusal");
        QTest::newRow("404") << 404 << QByteArray("not found");
        QTest::newRow("405") << 405 << QByteArray();
        QTest::newRow("501") << 501 << QByteArray("<html>");
        for (int code : {1004, 1007, 1012})
            QTest::addRow("%d", code) << 400 << errorBody(code);
    }
    void createChangesToGetOnceAndRemembersIt()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, refusal);
        m_server->then(answer(status, refusal));
        m_server->setFallback(answer(201, created));
        QVERIFY(succeeds("create"));
        QCOMPARE(m_server->count(), 2);
        QCOMPARE(m_server->request(0).method, "POST");
        QCOMPARE(m_server->request(1).method, "GET");
        QCOMPARE(m_server->request(1).path, u"/uploads/create.json"_s);
        QCOMPARE(m_server->request(1).query, m_server->request(0).form());
        QVERIFY(m_server->request(1).target.contains("access_token=1111%2B%2F%3D8888"));
        QVERIFY(m_server->request(1).body.isEmpty());

        QVERIFY(succeeds("create"));
        QCOMPARE(m_server->count(), 3);
        QCOMPARE(m_server->request(2).method, "GET");
    }

    void createRefusedBothWaysFailsAndIsNotRemembered_data() { createChangesToGetOnceAndRemembersIt_data(); }
    void createRefusedBothWaysFailsAndIsNotRemembered()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, refusal);
        m_server->then(answer(status, refusal));
        m_server->then(answer(status, refusal));
        QCOMPARE(endOf("create").httpStatus, status);
        QCOMPARE(m_server->count(), 2);
        m_server->setFallback(answer(201, created));
        QVERIFY(succeeds("create"));
        QCOMPARE(m_server->request(2).method, "POST");
    }

    void whatServedIsRememberedAlsoWhenItRefusesForAnotherReason()
    {
        m_server->then(answer(405, {}));
        m_server->then(answer(400, errorBody(120010104)));
        QCOMPARE(endOf("create").codeNumber(), 120010104);
        m_server->setFallback(answer(201, created));
        QVERIFY(succeeds("create"));
        QCOMPARE(m_server->request(2).method, "GET");
    }

    void twoCreatesAtOnceDoNotUndoEachOthersMethod()
    {
        m_server->then(answer(405, {}));
        m_server->then(answer(405, {}));
        m_server->setFallback(answer(201, created));
        Ending<Created> one;
        Ending<Created> two;
        m_api->create(account, metadata(), file, this, one.handler());
        m_api->create(account, metadata(), file, this, two.handler());
        QTRY_VERIFY(one.ok() && two.ok());
        QVERIFY(succeeds("create"));
        QCOMPARE(m_server->requests().last().method, "GET");
    }

    void otherRefusalsOfCreateDoNotChangeTheMethod()
    {
        const QList<std::pair<int, QByteArray>> refusals = {{400, errorBody(1009)},
                                                            {400, errorBody(1010)},
                                                            {400, errorBody(120010101)},
                                                            {500, "<html>"},
                                                            {400, "no"},
                                                            {403, {}},
                                                            {200, "<html>"}};
        for (const auto &[status, body] : refusals) {
            m_server->then(answer(status, body));
            QVERIFY(!succeeds("create"));
            QCOMPARE(m_server->requests().last().method, "POST");
        }
        QCOMPARE(m_server->count(), refusals.size());
    }

    void cancelChangesToPostOnceAndRemembersIt_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("refusal");
        QTest::newRow("404") << 404 << QByteArray();
        QTest::newRow("405") << 405 << QByteArray();
        QTest::newRow("1010") << 400 << errorBody(1010);
    }
    void cancelChangesToPostOnceAndRemembersIt()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, refusal);
        m_server->then(answer(status, refusal));
        m_server->setFallback(answer(200, R"({"upload_token":"x"})"));
        QVERIFY(succeeds("cancel"));
        QVERIFY(succeeds("cancel"));
        QCOMPARE(m_server->count(), 3);
        QCOMPARE(m_server->request(0).method, "GET");
        QCOMPARE(m_server->request(1).method, "POST");
        QCOMPARE(m_server->request(1).target, "/uploads/cancel.json");
        QCOMPARE(m_server->request(1).form(), m_server->request(0).query);
        QCOMPARE(m_server->request(2).method, "POST");
    }

    // A query is always read: what is said to be missing there is missing.
    void aGetThatMissesSomethingIsNotChangedToPost()
    {
        for (int code : {1004, 1007, 1012}) {
            m_server->then(answer(400, errorBody(code)));
            QCOMPARE(endOf("cancel").codeNumber(), code);
        }
        QCOMPARE(m_server->count(), 3);
    }

    void otherCallsNeverChangeTheirMethod()
    {
        for (const char *name :
             {"commit", "token", "create_file", "upload_slice", "check", "new_slice", "show"}) {
            const int before = m_server->count();
            m_server->then(answer(405, {}));
            QCOMPARE(endOf(name).httpStatus, 405);
            QCOMPARE(m_server->count(), before + 1);
        }
    }

    // Where to.

    void onlyHttpsAndLoopbackAreTakenAsBase_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("taken");
        QTest::newRow("https") << u"https://api.youku.com"_s << u"https://api.youku.com"_s;
        QTest::newRow("path") << u"https://api.youku.com/v2/?a=b#c"_s << u"https://api.youku.com"_s;
        QTest::newRow("user") << u"https://me:pw@api.youku.com:444/"_s << u"https://api.youku.com:444"_s;
        QTest::newRow("loopback") << u"http://127.0.0.1:8080/"_s << u"http://127.0.0.1:8080"_s;
        QTest::newRow("other loopback") << u"http://127.8.9.1:8080"_s << u"http://127.8.9.1:8080"_s;
        QTest::newRow("IPv6") << u"http://[::1]:8080"_s << u"http://[::1]:8080"_s;
        QTest::newRow("localhost") << u"HTTP://LocalHost:8080"_s << u"http://localhost:8080"_s;
        QTest::newRow("http") << u"http://api.youku.com"_s << QString();
        QTest::newRow("LAN") << u"http://192.168.1.2"_s << QString();
        QTest::newRow("any address") << u"http://0.0.0.0:80"_s << QString();
        QTest::newRow("name like loopback") << u"http://127.0.0.1.example.com"_s << QString();
        QTest::newRow("name like localhost") << u"http://localhost.example.com"_s << QString();
        QTest::newRow("user like loopback") << u"http://127.0.0.1@example.com"_s << QString();
        QTest::newRow("ftp") << u"ftp://127.0.0.1"_s << QString();
        QTest::newRow("file") << u"file:///etc/passwd"_s << QString();
        QTest::newRow("no scheme") << u"api.youku.com"_s << QString();
        QTest::newRow("no host") << u"https://"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void onlyHttpsAndLoopbackAreTakenAsBase()
    {
        QFETCH(QString, base);
        QFETCH(QString, taken);
        const Result<QUrl> result = ApiClient::checkedBase(QUrl(base));
        QCOMPARE(result.ok(), !taken.isEmpty());
        if (result.ok())
            QCOMPARE(result.value().toString(), taken);
        else
            QCOMPARE(result.error().kind, ErrorKind::Permission);
    }

    void aRefusedBaseDoesNotRepeatItsSecrets()
    {
        const Result<QUrl> result =
            ApiClient::checkedBase(QUrl(u"http://me:hush@example.com/?access_token=hush"_s));
        QVERIFY(!result.ok());
        QVERIFY(result.error().message.contains(u"example.com"_s));
        QVERIFY(!result.error().message.contains(u"hush"_s));
    }

    void theDefaultBaseIsAcceptable()
    {
        QVERIFY(ApiClient::checkedBase(ApiClient::defaultBase()).ok());
        QCOMPARE(ApiClient::defaultBase().toString(), u"https://api.youku.com"_s);
    }
};

QTEST_GUILESS_MAIN(TestClientRequests)
#include "tst_client_requests.moc"
