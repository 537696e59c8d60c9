// The sandbox speaks the protocol: order of calls, forms of requests, what is refused and with which code.
#include "plain_client.h"

#include <QTest>

class TestSandboxProtocol : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_sandbox = std::make_unique<sandbox::Sandbox>();
        QString error;
        QVERIFY2(m_sandbox->listen(0, &error), qPrintable(error));
        m_client = std::make_unique<PlainClient>(m_sandbox->apiUrl(), m_sandbox->credentials(),
                                                 m_sandbox->controlSecret());
    }

    void cleanup()
    {
        m_client.reset();
        m_sandbox.reset();
    }

    void theOrderOfCallsPublishesOneVideo()
    {
        const QByteArray content = madeUpFile(200'001);
        const PlainAnswer created = m_client->create(content);
        QCOMPARE(created.status, 201);
        QCOMPARE(created.text(u"instant_upload_ok"_s), u"no"_s);
        QVERIFY(created.text(u"upload_token"_s).endsWith(u'='));
        QVERIFY(created.text(u"video_id"_s).endsWith(u"=="_s));
        QCOMPARE(created.text(u"upload_server_uri"_s), u"127.0.0.1:%1"_s.arg(m_sandbox->port()));
        QCOMPARE(m_client->createFile(content).status, 201);
        const PlainAnswer first = m_client->newSlice();
        QCOMPARE(first.status, 201);
        QCOMPARE(first.number(u"slice_task_id"_s), 1);
        QCOMPARE(first.number(u"length"_s), 65536);
        QCOMPARE(m_client->check().number(u"status"_s), 4);
        PlainAnswer last = m_client->uploadSlice(first, content);
        QCOMPARE(last.number(u"transferred"_s), 65536);
        while (last.number(u"slice_task_id"_s) > 0)
            last = m_client->uploadSlice(last, content);
        QCOMPARE(last.number(u"transferred"_s), content.size());
        QVERIFY(last.json[u"finished"].toBool());
        QCOMPARE(m_client->show(created.text(u"video_id"_s)).code(), 120020001);
        const PlainAnswer checked = m_client->checkUntilComplete();
        QCOMPARE(checked.number(u"status"_s), 1);
        for (int again = 0; again < 2; ++again) {
            const PlainAnswer committed = m_client->commit(checked.text(u"upload_server_ip"_s));
            QCOMPARE(committed.status, 200);
            QCOMPARE(committed.text(u"video_id"_s), created.text(u"video_id"_s));
        }
        QCOMPARE(m_client->show(created.text(u"video_id"_s)).text(u"state"_s), u"encoding"_s);
        const QJsonObject state = m_sandbox->state();
        QCOMPARE(state[u"commits"].toInt(), 1);
        QCOMPARE(state[u"slices"].toInt(), 4);
        QCOMPARE(state[u"bytes"].toInteger(), content.size());
        QCOMPARE(state[u"bytes_sent_twice"].toInteger(), 0);
        QCOMPARE(state[u"access_token_on_gupload"].toInteger(), 0);
        QCOMPARE(state[u"uploads"][0][u"state"].toString(), u"committed"_s);
        QCOMPARE(state[u"uploads"][0][u"held_md5"].toString(),
                 QString::fromLatin1(PlainClient::md5(content)));
        QCOMPARE(state[u"uploads"][0][u"title"].toString(), u"My trip"_s);
    }

    void createRefusesWithTheCodeOfTheField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value"); // null: left out
        QTest::addColumn<qint64>("code");
        const QString none;
        const QString han = u"汉"_s;
        const auto row = [](const char *name, const QString &field, const QString &value, qint64 code) {
            QTest::newRow(name) << field << value << code;
        };
        row("client id missing", u"client_id"_s, none, 1004);
        row("client id unknown", u"client_id"_s, u"c0ffee"_s, 1005);
        row("access token missing", u"access_token"_s, none, 1007);
        row("access token unknown", u"access_token"_s, u"c0ffee"_s, 1008);
        row("title missing", u"title"_s, none, 1012);
        row("file_md5 missing", u"file_md5"_s, none, 1012);
        row("title empty", u"title"_s, u""_s, 120010101);
        row("title of 50", u"title"_s, han.repeated(50), 0);
        row("title of 50 outside the first plane", u"title"_s, u"😀"_s.repeated(50), 0);
        row("title of 51", u"title"_s, han.repeated(51), 120010102);
        row("title of digits", u"title"_s, u"2026"_s, 120010103);
        row("title forbidden", u"title"_s, u"a forbiddenword"_s, 120010104);
        row("tags empty", u"tags"_s, u""_s, 120010121);
        row("ten tags", u"tags"_s, u"aa,bb,cc,dd,ee,ff,gg,hh,ii,jj"_s, 0);
        row("eleven tags", u"tags"_s, u"aa,bb,cc,dd,ee,ff,gg,hh,ii,jj,kk"_s, 120010122);
        row("tag of one letter", u"tags"_s, u"aa,b"_s, 120010124);
        row("tag of 13 letters", u"tags"_s, u"abcdefghijklm"_s, 120010125);
        row("tag of one Han character", u"tags"_s, han, 120010126);
        row("tag of six Han characters", u"tags"_s, han.repeated(6), 0);
        row("tag of seven Han characters", u"tags"_s, han.repeated(7), 120010127);
        row("category empty", u"category"_s, u""_s, 120010131);
        row("two categories", u"category"_s, u"Games,Music"_s, 120010132);
        row("category known", u"category"_s, u"Games"_s, 0);
        row("category unknown", u"category"_s, u"Gardens"_s, 1013);
        row("description of 1999", u"description"_s, han.repeated(1999), 0);
        row("description of 2000", u"description"_s, han.repeated(2000), 120010142);
        row("password missing", u"public_type"_s, u"password"_s, 120010145);
        row("public type unknown", u"public_type"_s, u"secret"_s, 1013);
        row("latitude at the equator", u"latitude"_s, u"0"_s, 0);
        row("latitude out of range", u"latitude"_s, u"90.5"_s, 1013);
        row("shoot time in words", u"shoot_time"_s, u"yesterday"_s, 1013);
        row("shoot time", u"shoot_time"_s, u"2026-11-22 10:00:00"_s, 0);
        row("size of nothing", u"file_size"_s, u"0"_s, 1013);
        row("md5 too short", u"file_md5"_s, u"abc"_s, 1013);
    }

    void createRefusesWithTheCodeOfTheField()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(qint64, code);
        auto fields = m_client->createFields("content");
        if (value.isNull())
            fields.remove(field);
        else
            fields.insert(field, value);
        for (const PlainAnswer &answer : {m_client->get(u"/uploads/create.json"_s, fields),
                                          m_client->postForm(u"/v2/uploads/create.json"_s, fields)}) {
            QCOMPARE(answer.code(), code);
            QCOMPARE(answer.status, code == 0 ? 201 : 400);
        }
    }

    void createFileTakesQueryAndMultipart()
    {
        m_client->create("content");
        const QByteArray query =
            "upload_token=" + QUrl::toPercentEncoding(m_client->token) + "&file_size=7&ext=.mp4";
        QCOMPARE(m_client->postBytes(u"/gupload/create_file?"_s + QString::fromLatin1(query), {}, {}).status,
                 201);
        m_client->create("content");
        const QByteArray boundary = "--AaB\r\nContent-Disposition: form-data; name=";
        const QByteArray form = boundary + "\"upload_token\"\r\n\r\n" + m_client->token.toLatin1() + "\r\n"
                                + boundary + "\"file_size\"\r\n\r\n7\r\n" + boundary
                                + "\"ext\"\r\n\r\nmp4\r\n--AaB--\r\n";
        QCOMPARE(m_client->postBytes(u"/create_file"_s, {}, form, "multipart/form-data; boundary=AaB").status,
                 201);
        QCOMPARE(m_client->createFile("content").code(), 120010221);
        QCOMPARE(m_sandbox->state()[u"uploads"][0][u"ext"].toString(), u"mp4"_s);
    }

    void createFileTestsTheSize()
    {
        m_client->create("content");
        QCOMPARE(m_client->createFile("contents").code(), 1013);
    }

    void sliceLengthStaysInBounds()
    {
        const QByteArray content = madeUpFile(100'000);
        m_client->create(content);
        m_client->createFile(content, 1);
        QCOMPARE(m_client->newSlice().number(u"length"_s), 65536);
        m_client->create(content);
        m_client->createFile(content, 10'485'760);
        QCOMPARE(m_sandbox->state()[u"uploads"][1][u"slice_length"].toInteger(), 10240 * 1024);
    }

    void damagedSlicesAreRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<qint64>("code");
        QTest::newRow("token") << u"upload_token"_s << u"nobody"_s << 120010223LL;
        QTest::newRow("task id") << u"slice_task_id"_s << u"2"_s << 1013LL;
        QTest::newRow("offset") << u"offset"_s << u"65536"_s << 1013LL;
        QTest::newRow("length") << u"length"_s << u"65535"_s << 1013LL;
        QTest::newRow("no number") << u"length"_s << u"many"_s << 1012LL;
        QTest::newRow("hash") << u"hash"_s << u"25f9e794323b453885f5181f1b624d0b"_s << 120010225LL;
        QTest::newRow("crc") << u"crc"_s << u"cbf43926"_s << 120010225LL;
    }

    void damagedSlicesAreRefused()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(qint64, code);
        const QByteArray content = madeUpFile(200'000);
        m_client->create(content);
        m_client->createFile(content);
        const PlainAnswer task = m_client->newSlice();
        const QByteArray bytes = PlainClient::bytesOf(task, content);
        auto fields = m_client->sliceFields(task, bytes);
        fields.insert(field, value);
        QCOMPARE(m_client->postBytes(u"/gupload/upload_slice"_s, fields, bytes).code(), code);
        QCOMPARE(m_sandbox->state()[u"slices"].toInt(), 0);
        QCOMPARE(m_client->uploadSlice(task, content).number(u"slice_task_id"_s), 2);
    }

    void crcIsANumberHoweverSpelled_data()
    {
        QTest::addColumn<QString>("crc");
        QTest::newRow("padded, upper") << u"0D468ADB"_s;
        QTest::newRow("bare, lower") << u"d468adb"_s;
    }

    void crcIsANumberHoweverSpelled()
    {
        QFETCH(QString, crc);
        const QByteArray content = "slice-20";
        m_client->create(content);
        m_client->createFile(content);
        auto fields = m_client->sliceFields(m_client->newSlice(), content);
        fields.insert(u"crc"_s, crc);
        QCOMPARE(m_client->postBytes(u"/gupload/upload_slice"_s, fields, content).status, 201);
    }

    void commitWantsTheAddressThatCheckGaveAndAllSlices()
    {
        const QByteArray content = madeUpFile(100'000);
        m_client->create(content);
        m_client->createFile(content);
        const QString ip = m_client->check().text(u"upload_server_ip"_s);
        QCOMPARE(m_client->commit(ip).code(), 120010151);
        m_client->sendAll(content);
        QCOMPARE(m_client->checkUntilComplete().number(u"status"_s), 1);
        QCOMPARE(m_client->commit({}).code(), 1012);
        QCOMPARE(m_client->commit(u"127.0.0.2"_s).code(), 1013);
        QCOMPARE(m_client->get(u"/v2/uploads/commit.json"_s, m_client->commitFields(ip)).status, 200);
    }

    void commitRefusesBytesOfAnotherFile()
    {
        const QByteArray announced = madeUpFile(70'000);
        QByteArray sent = announced;
        sent[69'999] = char(sent[69'999] ^ 1);
        m_client->create(announced);
        m_client->createFile(announced);
        m_client->sendAll(sent);
        QCOMPARE(m_client->commit(m_client->checkUntilComplete().text(u"upload_server_ip"_s)).code(),
                 120010151);
        QCOMPARE(m_sandbox->state()[u"commits"].toInt(), 0);
    }

    void commitIsForTheAccountThatCreated()
    {
        const QByteArray content = madeUpFile(1000);
        m_client->create(content);
        m_client->createFile(content);
        m_client->sendAll(content);
        const QString ip = m_client->checkUntilComplete().text(u"upload_server_ip"_s);
        const QJsonObject other = m_client->control({{u"add_account"_s, true}}).json[u"account"].toObject();
        m_client->who().clientId = other[u"client_id"].toString();
        m_client->who().accessToken = other[u"access_token"].toString();
        QCOMPARE(m_client->commit(ip).code(), 120010151);
    }

    void cancelEndsTheUploadToken()
    {
        const QByteArray content = madeUpFile(1000);
        m_client->create(content);
        m_client->createFile(content);
        QCOMPARE(m_client->get(u"/uploads/cancel.json"_s, m_client->commitFields({})).text(u"upload_token"_s),
                 m_client->token);
        QCOMPARE(m_client->newSlice().code(), 120010223);
        QCOMPARE(m_client->check().code(), 120010223);
        QCOMPARE(m_client->postForm(u"/uploads/cancel.json"_s, m_client->commitFields({})).code(), 120010223);
    }

    void refreshTokensRotate()
    {
        m_client->control({{u"expire_access"_s, true}});
        QCOMPARE(m_client->create("content").code(), 1009);
        const PlainAnswer tokens = m_client->refresh();
        QCOMPARE(tokens.status, 200);
        QCOMPARE(tokens.number(u"expires_in"_s), 2'592'000);
        QCOMPARE(m_client->create("content").code(), 1009);
        QCOMPARE(m_client->refresh().code(), 130011207);
        m_client->who().accessToken = tokens.text(u"access_token"_s);
        QCOMPARE(m_client->create("content").status, 201);
    }

    void aCodeBuysTokensOnce()
    {
        const QJsonObject wish{{u"redirect_uri"_s, u"http://127.0.0.1:1/done"_s}};
        PlainClient::Fields form{{u"grant_type"_s, u"authorization_code"_s},
                                 {u"client_id"_s, m_client->who().clientId},
                                 {u"client_secret"_s, m_client->who().clientSecret},
                                 {u"redirect_uri"_s, u"http://127.0.0.1:1/done"_s}};
        form.insert(u"code"_s, m_client->control({{u"make_code"_s, wish}}).text(u"code"_s));
        QCOMPARE(m_client->postForm(u"/v2/oauth2/token"_s, form).status, 200);
        QCOMPARE(m_client->postForm(u"/v2/oauth2/token"_s, form).code(), 130011207);
    }

    void videosPassThroughTheirStates()
    {
        const QString id = m_client->publish(madeUpFile(1000)).text(u"video_id"_s);
        QCOMPARE(m_client->show(id).text(u"state"_s), u"encoding"_s);
        m_client->control({{u"show_states"_s, QJsonObject{{u"encoding"_s, 0}, {u"in_review"_s, 1000}}}});
        QCOMPARE(m_client->show(id).text(u"state"_s), u"in_review"_s);
        m_client->control({{u"show_states"_s, QJsonObject{{u"in_review"_s, 0}, {u"final"_s, u"fail"_s}}}});
        QCOMPARE(m_client->show(id).text(u"state"_s), u"fail"_s);
    }

    void knownBytesAreInstantWhenSwitchedOn()
    {
        const QByteArray content = madeUpFile(1000);
        m_client->publish(content);
        QCOMPARE(m_client->create(content).text(u"instant_upload_ok"_s), u"no"_s);
        m_client->control({{u"instant"_s, true}});
        QCOMPARE(m_client->create(content).text(u"instant_upload_ok"_s), u"yes"_s);
        QCOMPARE(m_client->commit({}).status, 200);
        m_client->control({{u"duplicates"_s, u"refuse"_s}});
        QCOMPARE(m_client->create(content).code(), 120010111);
    }

    void listsAreServedOnBothPaths()
    {
        QVERIFY(
            m_client->get(u"/schemas/upload/spec.json"_s).text(u"allowed_extensions"_s).contains(u"mp4"_s));
        for (const QString &path : {u"/schemas/video/category.json"_s, u"/v2/schemas/video/category.json"_s})
            QCOMPARE(m_client->get(path).json[u"categories"].toArray().size(), 26);
    }

private:
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<PlainClient> m_client;
};

QTEST_GUILESS_MAIN(TestSandboxProtocol)
#include "tst_sandbox_protocol.moc"
