// The signed API of the sandbox: its order of checks, its two layers of errors, and one upload by it.
#include "plain_client.h"

#include "youku/signed/signature.h"

#include <QJsonArray>
#include <QTest>

using youku::SignedForm;
using youku::SignMethod;

class TestSandboxSigned : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        start({});
        m_serverType = u"gupload"_s;
        m_method = SignMethod::Md5;
        m_form = SignedForm::Encoded;
        m_system.clear();
        m_lateBy = 0;
    }
    void cleanup()
    {
        m_client.reset();
        m_sandbox.reset();
    }

    void oneUploadByIt()
    {
        const QByteArray content = madeUpFile(100'001);
        const PlainAnswer created = create(content);
        QCOMPARE(errorCode(created), 1);
        m_client->token = dataOf(created)[u"upload_token"].toString();
        const QString server = dataOf(created)[u"upload_server"].toString();
        QCOMPARE(server, u"127.0.0.1:%1"_s.arg(m_sandbox->port()));
        const youku::Parameters complete = {{u"upload_token"_s, m_client->token},
                                            {u"upload_server_ip"_s, server},
                                            {u"client_ip"_s, u"203.0.113.7"_s}};
        QCOMPARE(errorCode(ask(u"upload.complete"_s, complete)), -120010101); // nobody saved a title
        QCOMPARE(errorCode(save({{u"title"_s, u"My trip ~*+"_s}})), 1);
        QCOMPARE(errorCode(ask(u"upload.complete"_s, complete)), -120010151); // the bytes are not there
        m_client->createFile(content);
        PlainAnswer last = m_client->uploadSlice(m_client->newSlice(), content);
        while (last.number(u"slice_task_id"_s) > 0)
            last = m_client->uploadSlice(last, content);
        m_client->checkUntilComplete();
        QCOMPARE(gatewayCode(ask(u"upload.complete"_s, complete.first(1))), -100);
        for (int again = 0; again < 2; ++again)
            QCOMPARE(errorCode(ask(u"upload.complete"_s, complete)), 1);
        QCOMPARE(m_sandbox->state()[u"commits"].toInt(), 1);
        QCOMPARE(errorCode(save({{u"title"_s, u"Too late"_s}})), -120010151);
        const QJsonObject upload = m_sandbox->state()[u"uploads"].toArray().first().toObject();
        QCOMPARE(upload[u"title"].toString(), u"My trip ~*+"_s);
    }

    void bothMethodsOfSigningAreChecked()
    {
        for (const SignMethod method : {SignMethod::Md5, SignMethod::HmacSha256}) {
            m_method = method;
            QCOMPARE(errorCode(create(madeUpFile(10))), 1);
            m_system = {{u"sign"_s, u"0123456789abcdef0123456789abcdef"_s}};
            QCOMPARE(gatewayCode(create(madeUpFile(10))), -101);
            m_system = {};
        }
        m_form = SignedForm::Plain; // the name has a space
        QCOMPARE(gatewayCode(create(madeUpFile(10))), -101);
        QCOMPARE(m_client->control({{u"plain_signature"_s, true}}).status, 200);
        QCOMPARE(errorCode(create(madeUpFile(10))), 1);
        m_form = SignedForm::Encoded;
        QCOMPARE(gatewayCode(create(madeUpFile(10))), -101);
    }

    void theClockMayBeSixMinutesOff()
    {
        m_lateBy = 5 * 60;
        QCOMPARE(errorCode(create(madeUpFile(10))), 1);
        m_lateBy = 7 * 60;
        QCOMPARE(gatewayCode(create(madeUpFile(10))), -102);
        m_lateBy = 0;
        m_client->control({{u"clock_offset"_s, 3600}});
        QCOMPARE(gatewayCode(create(madeUpFile(10))), -102);
        m_lateBy = -3600;
        QCOMPARE(errorCode(create(madeUpFile(10))), 1);
    }

    void theGatewayRefuses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<qint64>("code");
        QTest::newRow("client") << u"client_id"_s << u"somebody"_s << -114LL;
        QTest::newRow("token") << u"access_token"_s << u"something"_s << -105LL;
        QTest::newRow("action") << u"action"_s << u"youku.video.upload.cancel"_s << -108LL;
        QTest::newRow("version") << u"version"_s << u"2.0"_s << -100LL;
        QTest::newRow("method") << u"sign_method"_s << u"sha1"_s << -100LL;
        QTest::newRow("time") << u"timestamp"_s << u"today"_s << -100LL;
        QTest::newRow("format") << u"format"_s << u"xml"_s << -100LL;
    }
    void theGatewayRefuses()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(qint64, code);
        m_system = {{name, value}};
        const PlainAnswer answer = create(madeUpFile(10));
        QCOMPARE(answer.status, 200);
        QCOMPARE(gatewayCode(answer), code);
        QCOMPARE(answer.json[u"data"].toString(u"none"_s), QString());
        QCOMPARE(m_sandbox->state()[u"creates"].toInt(), 0);
    }

    void systemParametersAreAnObjectOfTexts()
    {
        for (const QString &text : {u""_s, u"[]"_s, u"{\"action\":1}"_s, u"nonsense"_s})
            QCOMPARE(gatewayCode(m_client->postForm(u"/router/rest.json"_s, {{u"opensysparams"_s, text}})),
                     -100);
    }

    void withoutTheStoreBytesGoToTheServer()
    {
        m_serverType = u"oupload"_s;
        const QJsonObject created = dataOf(create(madeUpFile(10)));
        QVERIFY(!created[u"upload_server"].toString().isEmpty());
        QVERIFY(!created.contains(u"oss_object"_s));
        QCOMPARE(errorCode(keysFor(created, u"yk-sandbox"_s, u"0100/a.mp4"_s)), -120010151);
        m_serverType = u"anything"_s;
        QCOMPARE(gatewayCode(create(madeUpFile(10))), -100);
    }

    void withTheStoreItGivesKeysToOneObject()
    {
        startWithStore();
        const QJsonObject toServer = dataOf(create(madeUpFile(10)));
        QVERIFY(!toServer[u"upload_server"].toString().isEmpty());
        m_serverType = u"oupload"_s;
        const QJsonObject created = dataOf(create(madeUpFile(10)));
        QVERIFY(!created.contains(u"upload_server"_s));
        const QString bucket = created[u"oss_bucket"].toString();
        const QString object = created[u"oss_object"].toString();
        const PlainAnswer keys = keysFor(created, bucket, object);
        QCOMPARE(errorCode(keys), 1);
        for (const QString &name : {u"endpoint"_s, u"temp_access_id"_s, u"temp_access_secret"_s,
                                    u"security_token"_s, u"expire_time"_s}) {
            QVERIFY2(!created[name].toString().isEmpty(), qPrintable(name));
            QVERIFY2(!dataOf(keys)[name].toString().isEmpty(), qPrintable(name));
        }
        QCOMPARE(errorCode(keysFor(created, bucket, u"another"_s)), -1013);
        QCOMPARE(errorCode(keysFor(created, u"another"_s, object)), -1013);
        m_client->token = created[u"upload_token"].toString();
        QCOMPARE(errorCode(save({})), 1);
        // Nothing is there yet; no address is asked for.
        QCOMPARE(errorCode(ask(u"upload.complete"_s, {{u"upload_token"_s, m_client->token}})), -120010151);
    }

    void saveTakesWhatItKnows()
    {
        m_client->token = dataOf(create(madeUpFile(10)))[u"upload_token"].toString();
        QCOMPARE(errorCode(save({{u"title"_s, u"1234"_s}})), -120010103);
        QCOMPARE(errorCode(save({{u"privacy"_s, u"friend"_s}})), -1013);
        QCOMPARE(errorCode(save({{u"original"_s, u"stolen"_s}})), -1013);
        QCOMPARE(errorCode(save({{u"category_name"_s, u"Nonsense"_s}})), -1013);
        QCOMPARE(errorCode(save({{u"upload_token"_s, u"another"_s}})), -120010151);
        QCOMPARE(errorCode(save({})), 1);
    }

    void tokensRotate()
    {
        m_client->control({{u"expire_access"_s, true}});
        QCOMPARE(gatewayCode(create(madeUpFile(10))), -105);
        const QString spent = m_sandbox->credentials().refreshToken;
        const PlainAnswer first = ask(u"user.authorize.token.refresh"_s, {{u"refreshToken"_s, spent}});
        QCOMPARE(first.number(u"errno"_s), 0);
        QCOMPARE(first.json[u"token"][u"accessToken"].toString(), m_sandbox->credentials().accessToken);
        QVERIFY(m_sandbox->credentials().refreshToken != spent);
        QCOMPARE(errorCode(create(madeUpFile(10))), 1);
        QVERIFY(ask(u"user.authorize.token.refresh"_s, {{u"refreshToken"_s, spent}}).number(u"errno"_s) > 0);
        const QString code =
            m_client->control({{u"make_code"_s, QJsonObject{{u"redirect_uri"_s, u"http://a/"_s}}}})
                .text(u"code"_s);
        QCOMPARE(ask(u"user.authorize.token.get"_s, {{u"code"_s, code}}).number(u"errno"_s), 0);
        QVERIFY(ask(u"user.authorize.token.get"_s, {{u"code"_s, code}}).number(u"errno"_s) > 0);
    }

    void oneOfTheTwoMayBeServedAlone()
    {
        const QByteArray content = madeUpFile(10);
        QCOMPARE(m_client->control({{u"api"_s, u"signed"_s}}).status, 200);
        QCOMPARE(m_client->create(content).code(), 1005);
        QCOMPARE(errorCode(create(content)), 1);
        m_client->control({{u"api"_s, u"open"_s}});
        QCOMPARE(gatewayCode(create(content)), -114);
        QCOMPARE(m_client->create(content).status, 201);
        QCOMPARE(m_client->control({{u"api"_s, u"neither"_s}}).status, 400);
    }

    void itsFaultsHaveAnEndpoint()
    {
        const auto fault = [this](const QJsonObject &what) {
            return m_client->control({{u"faults"_s, QJsonArray{what}}}).status;
        };
        QCOMPARE(fault({{u"endpoint"_s, u"v3"_s}, {u"action"_s, u"error"_s}, {u"code"_s, -115}}), 200);
        QCOMPARE(gatewayCode(create(madeUpFile(10))), -115);
        QCOMPARE(fault({{u"endpoint"_s, u"v3"_s}, {u"action"_s, u"status"_s}, {u"code"_s, 503}}), 200);
        QCOMPARE(create(madeUpFile(10)).status, 503);
        QCOMPARE(fault({{u"endpoint"_s, u"v3"_s}, {u"action"_s, u"error"_s}, {u"code"_s, u"x"_s}}), 400);
        QCOMPARE(fault({{u"endpoint"_s, u"v3"_s}, {u"action"_s, u"late"_s}, {u"ms"_s, -5}}), 400);
    }

private:
    void start(const sandbox::Options &options)
    {
        m_client.reset();
        m_sandbox = std::make_unique<sandbox::Sandbox>(options);
        QString error;
        QVERIFY2(m_sandbox->listen(0, &error), qPrintable(error));
        m_client = std::make_unique<PlainClient>(m_sandbox->apiUrl(), m_sandbox->credentials(),
                                                 m_sandbox->controlSecret());
    }
    void startWithStore()
    {
        sandbox::Options options;
        options.behaviour.transports.oss = true;
        start(options);
    }
    static qint64 gatewayCode(const PlainAnswer &answer) { return answer.json[u"e"][u"code"].toInteger(); }
    static qint64 errorCode(const PlainAnswer &answer)
    {
        return answer.json[u"e"][u"error_code"].toInteger();
    }
    static QJsonObject dataOf(const PlainAnswer &answer)
    {
        return answer.json[u"data"].toArray().first().toObject();
    }

    PlainAnswer ask(const QString &action, const youku::Parameters &business)
    {
        const youku::Credentials who = m_sandbox->credentials();
        const qint64 now = QDateTime::currentSecsSinceEpoch() - m_lateBy;
        QMap<QString, QString> system{
            {u"action"_s, u"youku."_s + (action.startsWith(u"upload"_s) ? u"video."_s : u""_s) + action},
            {u"client_id"_s, who.clientId},
            {u"timestamp"_s, QString::number(now)},
            {u"version"_s, u"3.0"_s},
            {u"sign_method"_s, youku::wireName(m_method)},
            {u"access_token"_s, who.accessToken}};
        system.insert(m_system);
        youku::Parameters toSign;
        QJsonObject json;
        for (auto one = system.begin(); one != system.end(); ++one) {
            if (one.key() != u"sign"_s)
                toSign.append({one.key(), *one});
            json.insert(one.key(), *one);
        }
        if (!system.contains(u"sign"_s))
            json.insert(u"sign"_s, youku::signatureOf(youku::signedText(toSign, business, m_form),
                                                      who.clientSecret, m_method));
        PlainClient::Fields form{
            {u"opensysparams"_s, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact))}};
        for (const auto &[name, value] : business)
            form.insert(name, value);
        return m_client->postForm(u"/router/rest.json"_s, form);
    }

    PlainAnswer create(const QByteArray &content)
    {
        return ask(u"upload.create"_s, {{u"file_name"_s, u"my trip.mp4"_s},
                                        {u"file_size"_s, QString::number(content.size())},
                                        {u"file_md5"_s, QString::fromLatin1(PlainClient::md5(content))},
                                        {u"client_ip"_s, u"203.0.113.7"_s},
                                        {u"server_type"_s, m_serverType}});
    }

    PlainAnswer keysFor(const QJsonObject &created, const QString &bucket, const QString &object)
    {
        return ask(u"upload.getsts"_s, {{u"upload_token"_s, created[u"upload_token"].toString()},
                                        {u"oss_bucket"_s, bucket},
                                        {u"oss_object"_s, object}});
    }

    PlainAnswer save(const QMap<QString, QString> &changes)
    {
        QMap<QString, QString> details{{u"upload_token"_s, m_client->token},
                                       {u"title"_s, u"My trip"_s},
                                       {u"tags"_s, u"travel"_s},
                                       {u"privacy"_s, u"anybody"_s},
                                       {u"original"_s, u"original"_s}};
        details.insert(changes);
        youku::Parameters business;
        for (auto one = details.begin(); one != details.end(); ++one)
            business.append({one.key(), *one});
        return ask(u"upload.save"_s, business);
    }

    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<PlainClient> m_client;
    SignMethod m_method = SignMethod::Md5;
    SignedForm m_form = SignedForm::Encoded;
    QMap<QString, QString> m_system; // in place of what is right
    QString m_serverType = u"gupload"_s;
    qint64 m_lateBy = 0; // seconds
};

QTEST_GUILESS_MAIN(TestSandboxSigned)
#include "tst_sandbox_signed.moc"
