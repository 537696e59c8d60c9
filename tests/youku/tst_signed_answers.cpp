// The signed API on paper: signatures, answers of both layers, and what it has parameters for.
#include "youku/reactions.h"
#include "youku/signed/signature.h"
#include "youku/signed/signed_answers.h"
#include "youku/signed/signed_metadata.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace youku;

namespace {

const QString secret = u"0123456789abcdef0123456789abcdef"_s;

// Chapter 16.
Parameters vectorSystem(SignMethod method)
{
    return {{u"action"_s, u"youku.video.upload.create"_s},
            {u"client_id"_s, u"c0ffee0123456789"_s},
            {u"timestamp"_s, u"1795348800"_s},
            {u"version"_s, u"3.0"_s},
            {u"sign_method"_s, wireName(method)},
            {u"access_token"_s, u"11112222333344445555666677778888"_s}};
}
const Parameters vectorBusiness = {{u"file_name"_s, u"my trip.mp4"_s},
                                   {u"file_size"_s, u"5242881"_s},
                                   {u"file_md5"_s, u"d41d8cd98f00b204e9800998ecf8427e"_s},
                                   {u"client_ip"_s, u"203.0.113.7"_s},
                                   {u"server_type"_s, u"gupload"_s}};

QJsonObject object(const char *json)
{
    return parseObject(json).value_or(QJsonObject());
}

base::Error errorOf(const Envelope &envelope)
{
    base::Error error;
    error.fault = base::Fault::Code;
    error.code = base::codeText(envelope.code);
    error.foreignCode = envelope.foreign;
    return error;
}

} // namespace

class TestSignedAnswers : public QObject
{
    Q_OBJECT

private slots:
    void signaturesAreThoseOfThePage()
    {
        const auto sign = [](SignMethod method) {
            return signatureOf(signedText(vectorSystem(method), vectorBusiness, SignedForm::Encoded), secret,
                               method);
        };
        QCOMPARE(sign(SignMethod::Md5), u"b88c88ce73670714d92d396fb21f9ba3"_s);
        QCOMPARE(sign(SignMethod::HmacSha256),
                 u"9ff6930152b1adf0440305b780dc5453ab8e8b1727c293eea3b52b8a3d35aa92"_s);
    }

    void whatIsSignedIsSortedAndEncodedAsJavaDoes()
    {
        QCOMPARE(
            signedText(vectorSystem(SignMethod::Md5), vectorBusiness, SignedForm::Encoded),
            "access_token11112222333344445555666677778888actionyouku.video.upload.createclient_idc0ffee01"
            "23456789client_ip203.0.113.7file_md5d41d8cd98f00b204e9800998ecf8427efile_namemy+trip.mp4file"
            "_size5242881server_typeguploadsign_methodmd5timestamp1795348800version3.0");
        const Parameters odd = {{u"b"_s, u"a b+c~d*e.f-g_h/i=游"_s}, {u"a"_s, u"2"_s}};
        QCOMPARE(signedText({{u"a"_s, u"1"_s}}, odd, SignedForm::Encoded),
                 "a1a2ba+b%2Bc%7Ed*e.f-g_h%2Fi%3D%E6%B8%B8");
        QCOMPARE(signedText({{u"a"_s, u"1"_s}}, odd, SignedForm::Plain), "a1a2ba b+c~d*e.f-g_h/i=游");
    }

    void bothLayersOfErrorsAreTold()
    {
        const auto gateway = parseSignedEnvelope(
            object(R"({"e":{"code":-102,"provider":"openapiv3","desc":"late"},"cost":0,"data":""})"));
        QVERIFY(gateway);
        QCOMPARE(gateway->code, -102);
        QCOMPARE(gateway->description, u"late"_s);
        QVERIFY(!isFromBehindTheGateway(errorOf(*gateway)));

        const auto behind = parseSignedEnvelope(object(R"({"e":{"error_code":-7,"error_msg":"no"}})"));
        QVERIFY(behind);
        QCOMPARE(errorOf(*behind).code, u"-7"_s);
        QCOMPARE(behind->description, u"no"_s);
        QVERIFY(isFromBehindTheGateway(errorOf(*behind)));

        QVERIFY(parseSignedEnvelope(object(R"({"error":{"code":1001}})")));
        QVERIFY(!parseSignedEnvelope(object(R"({"e":{"error_code":1,"error_msg":"OK"},"data":[]})")));
        QVERIFY(!parseSignedEnvelope(object(R"({"errno":0,"token":{}})")));
    }

    // Each layer has numbers of its own, and so has the open API.
    void aNumberOfOneLayerIsNeverTakenForOneOfAnother_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("letIn");
        QTest::newRow("behind, the gateway's") << QByteArray(R"({"e":{"error_code":-105}})") << true;
        QTest::newRow("the same as text") << QByteArray(R"({"e":{"error_code":"-114"}})") << true;
        QTest::newRow("errno, the open API's") << QByteArray(R"({"errno":1009})") << true;
        QTest::newRow("gateway, not of the page") << QByteArray(R"({"e":{"code":-7}})") << false;
        QTest::newRow("gateway, far off") << QByteArray(R"({"e":{"code":-10000}})") << false;
        QTest::newRow("no number at all") << QByteArray(R"({"e":{"code":-9223372036854775808}})") << false;
    }
    void aNumberOfOneLayerIsNeverTakenForOneOfAnother()
    {
        QFETCH(QByteArray, json);
        QFETCH(bool, letIn);
        const auto envelope = parseSignedEnvelope(object(json));
        QVERIFY(envelope);
        base::Error error = errorOf(*envelope);
        error.operation = base::Operation::Commit;
        QCOMPARE(reactions().ruleFor(error).reaction, base::Reaction::Fail);
        QCOMPARE(isFromBehindTheGateway(error), letIn);
        QVERIFY(error.jsonCode().isDouble());
    }

    void createIsReadByTheRulesOfTheOpenApi()
    {
        const auto created = parseSignedCreated(object(
            R"({"e":{"error_code":1},"data":[{"vid":"XMzk==","upload_token":"NTU0+/=","upload_server":"106.14.99.65"}]})"));
        QVERIFY(created);
        QCOMPARE(created->videoId, u"XMzk=="_s);
        QCOMPARE(created->uploadToken, u"NTU0+/="_s);
        QCOMPARE(created->serverUri, u"106.14.99.65"_s);
        QCOMPARE(created->committedIp, u"106.14.99.65"_s);
        QVERIFY(!created->instant);
    }

    void completeMayTellNoVideo()
    {
        QCOMPARE(parseSignedCommitted(object(R"({"e":{"error_code":1},"data":[{"vid":"XMzk=="}]})"))->videoId,
                 u"XMzk=="_s);
        QCOMPARE(parseSignedCommitted(object(R"({"e":{"error_code":1},"data":[]})"))->videoId, QString());
    }

    // Success is 1, and nothing else says that the video is published.
    void completeIsNoSuccessWithoutItsWord()
    {
        for (const char *json :
             {R"({"e":{"error_code":0},"data":[]})", R"({"e":{"error_code":0},"data":[{"vid":"XMzk=="}]})",
              R"({"e":{"error_code":2},"data":[]})", R"({"e":{},"data":[]})", R"({"data":[],"cost":1})"})
            QVERIFY2(!parseSignedEnvelope(object(json)) && !parseSignedCommitted(object(json)), json);
        QVERIFY(parseSignedCommitted(object(R"({"e":{"error_code":"1"},"data":[]})")));
    }

    void tokensAreRenamed()
    {
        const auto tokens = parseSignedTokens(object(
            R"({"errno":0,"token":{"accessToken":"a","refreshToken":"r","expireTime":2592000,"startTime":1}})"));
        QVERIFY(tokens);
        QCOMPARE(tokens->accessToken, u"a"_s);
        QCOMPARE(tokens->refreshToken, u"r"_s);
        QCOMPARE(tokens->expiresInSeconds, 2592000);
    }

    void whatIsNoAnswerIsNone_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json :
             {"{}", R"({"e":[],"data":[]})", R"({"e":{"error_code":"one"},"data":[{}]})",
              R"({"e":{},"data":[{"vid":"X","upload_token":"t","upload_server":"1.2.3.4"}]})",
              R"({"e":{"error_code":0.5},"data":""})", R"({"e":"perhaps","data":12345})",
              R"({"data":[{"vid":"X","upload_token":"t","upload_server":"1.2.3.4"}]})", R"({"token":"t"})",
              R"({"token":{"accessToken":{}}})"})
            QTest::newRow(json) << QByteArray(json);
    }
    void whatIsNoAnswerIsNone()
    {
        QFETCH(QByteArray, json);
        const QJsonObject answer = object(json);
        QVERIFY(!parseSignedCreated(answer));
        QVERIFY(!parseSignedCommitted(answer));
        QVERIFY(!parseSignedTokens(answer));
        QVERIFY(!parseSignedSuccess(answer));
    }

    void aStrangeCreateIsNone_data()
    {
        QTest::addColumn<QByteArray>("data");
        for (const char *data : {R"([])", R"([[]])", R"("")", R"([{"vid":"X","upload_server":"1.2.3.4"}])",
                                 R"([{"vid":"X","upload_token":"t"}])",
                                 R"([{"vid":"X","upload_token":"t","upload_server":"me@1.2.3.4"}])",
                                 R"([{"vid":"X","upload_token":["t"],"upload_server":"1.2.3.4"}])"})
            QTest::newRow(data) << QByteArray(data);
    }
    void aStrangeCreateIsNone()
    {
        QFETCH(QByteArray, data);
        QVERIFY(!parseSignedCreated(object(R"({"e":{"error_code":1},"data":)" + data + '}')));
    }

    void detailsGoUnderTheNamesOfSave()
    {
        Metadata details;
        details.title = u"My trip"_s;
        details.tags = {u"lake"_s, u"travel"_s};
        details.description = u"a\nb"_s;
        details.category = u"Travel"_s;
        details.copyright = Copyright::Reproduced;
        details.latitude = 0;
        details.shootTime = QDateTime(QDate(2026, 11, 1), QTime(12, 0));
        const Parameters expected = {{u"title"_s, u"My trip"_s},        {u"tags"_s, u"lake,travel"_s},
                                     {u"description"_s, u"a\nb"_s},     {u"original"_s, u"reproduced"_s},
                                     {u"category_name"_s, u"Travel"_s}, {u"privacy"_s, u"anybody"_s}};
        QCOMPARE(saveParameters(details), expected);
        QCOMPARE(notCarried(ApiKind::Signed, details), (QList{Field::ShootTime, Field::Latitude}));
        QCOMPARE(notCarried(ApiKind::Open, details), QList<Field>());
    }

    void onlyWhatIsForEverybodyMayGo()
    {
        Metadata details;
        QVERIFY(!refusesPrivacy(ApiKind::Signed, details));
        for (const Privacy privacy : {Privacy::Friend, Privacy::Password, Privacy::Private}) {
            details.privacy = privacy;
            QVERIFY(refusesPrivacy(ApiKind::Signed, details));
            QVERIFY(!refusesPrivacy(ApiKind::Open, details));
        }
    }
};

QTEST_GUILESS_MAIN(TestSignedAnswers)
#include "tst_signed_answers.moc"
