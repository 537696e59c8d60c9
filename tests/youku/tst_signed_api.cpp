// What SignedApi sends, in which order, and what it makes of refusals that another signature or time mends.
#include "client_rig.h"
#include "support/hand_clock.h"
#include "youku/reactions.h"
#include "youku/signed/signed_api.h"

#include <QCryptographicHash>
#include <QJsonDocument>

using namespace wire;

namespace {

constexpr qint64 nowSeconds = 1795348800; // Sun, 22 Nov 2026 12:00:00 GMT
const Credentials signer = {u"c0ffee0123456789"_s, u"1111+/=8888"_s, u"9999=/+0000"_s, u"hush0123456789ab"_s,
                            ApiKind::Signed};
const QByteArray ok = R"({"e":{"error_code":1,"error_msg":"OK"},"data":[]})";
const QByteArray createdV3 =
    R"({"e":{"error_code":1},"data":[{"vid":"XMTIz==","upload_token":"NTAw+MDAx/X01Z==","upload_server":"127.0.0.1:1"}]})";
const QByteArray placeV3 =
    R"({"e":{"error_code":1},"data":[{"vid":"XMTIz==","upload_token":"NTAw+MDAx/X01Z==","endpoint":"oss.example","oss_bucket":"yk","oss_object":"0100/ab12.mp4","temp_access_id":"STS.1","temp_access_secret":"hidden","security_token":"CAIS","expire_time":"2026-11-22T13:00:00Z"}]})";

QByteArray gatewayBody(qint64 code)
{
    return "{\"e\":{\"code\":" + QByteArray::number(code) + ",\"desc\":\"no\"},\"data\":\"\"}";
}

QJsonObject systemOf(const Request &request)
{
    return QJsonDocument::fromJson(support::valueOf(request.form(), u"opensysparams"_s).toUtf8()).object();
}

QString business(const Request &request, const QString &name)
{
    return support::valueOf(request.form(), name);
}

} // namespace

class TestSignedApi : public QObject, private ClientRig
{
    Q_OBJECT

private slots:
    void init()
    {
        start();
        m_clock.ms = nowSeconds * 1000;
        m_signed = std::make_unique<SignedApi>(m_server->url(), m_clock, *m_api);
        m_signed->setStallTime(stallMs);
    }
    void cleanup()
    {
        m_signed.reset();
        stop();
    }

    // Each create makes a video: its answer is there to be kept before anything else leaves.
    void createTellsTheFileAndDescribeWhatViewersSee()
    {
        m_server->then(answer(200, createdV3));
        m_server->then(answer(200, ok));
        Ending<Created> ending;
        m_signed->create(signer, details(), {u"a~b*c.mp4"_s, 5, file.md5}, this, ending.handler());
        QTRY_VERIFY(ending.ok());
        QCOMPARE(ending.result->value().uploadToken, uploadToken);
        QCOMPARE(ending.result->value().committedIp, u"127.0.0.1:1"_s);
        QVERIFY(ending.result->value().undescribed);
        QCOMPARE(m_server->count(), 1);

        const Request &create = m_server->request(0);
        QCOMPARE(create.method, "POST");
        QCOMPARE(create.target, "/router/rest.json");
        QCOMPARE(systemOf(create)[u"action"].toString(), u"youku.video.upload.create"_s);
        QCOMPARE(systemOf(create)[u"timestamp"].toString(), QString::number(nowSeconds));
        QCOMPARE(systemOf(create)[u"version"].toString(), u"3.0"_s);
        QCOMPARE(systemOf(create)[u"access_token"].toString(), signer.accessToken);
        QCOMPARE(systemOf(create)[u"sign"].toString().size(), 32);
        QCOMPARE(business(create, u"server_type"_s), u"gupload"_s);
        QCOMPARE(business(create, u"file_size"_s), u"5"_s);
        QCOMPARE(business(create, u"file_name"_s), u"a_b_c.mp4"_s); // whose encoding is disputed
        QVERIFY(business(create, u"title"_s).isNull());
        QVERIFY(!create.body.contains("hush"));

        Ending<Nothing> described;
        m_signed->describe(signer, uploadToken, details(), this, described.handler());
        QTRY_VERIFY(described.ok());
        QCOMPARE(m_server->count(), 2);
        const Request &save = m_server->request(1);
        QCOMPARE(systemOf(save)[u"action"].toString(), u"youku.video.upload.save"_s);
        QCOMPARE(business(save, u"upload_token"_s), uploadToken);
        QCOMPARE(business(save, u"title"_s), details().title);
        QCOMPARE(business(save, u"privacy"_s), u"anybody"_s);
    }

    void itsTokenIsNotTold()
    {
        m_server->then(answer(200, R"({"e":{"error_code":-5,"error_msg":"no NTAw+MDAx/X01Z=="}})"));
        Ending<Nothing> ending;
        m_signed->describe(signer, uploadToken, details(), this, ending.handler());
        QTRY_VERIFY(ending.result);
        QCOMPARE(ending.error().message, u"no ***"_s);
    }

    void bytesMayGoToTheCloudStore()
    {
        m_server->then(answer(200, placeV3));
        Ending<Created> created;
        m_signed->create(signer, details(), {u"a.mp4"_s, 5, file.md5, true}, this, created.handler());
        QTRY_VERIFY(created.ok());
        QCOMPARE(business(m_server->request(0), u"server_type"_s), u"oupload"_s);
        QVERIFY(created.result->value().cloud);
        QCOMPARE(created.result->value().cloud->object, u"0100/ab12.mp4"_s);
        QCOMPARE(created.result->value().cloud->keys.accessId, u"STS.1"_s);
        QVERIFY(created.result->value().committedIp.isEmpty());

        m_server->then(answer(200, placeV3));
        Ending<CloudKeys> keys;
        m_signed->cloudKeys(signer, uploadToken, u"yk"_s, u"0100/ab12.mp4"_s, this, keys.handler());
        QTRY_VERIFY(keys.ok());
        QCOMPARE(keys.result->value().securityToken, u"CAIS"_s);
        const Request &getSts = m_server->request(1);
        QCOMPARE(systemOf(getSts)[u"action"].toString(), u"youku.video.upload.getsts"_s);
        QCOMPARE(business(getSts, u"upload_token"_s), uploadToken);
        QCOMPARE(business(getSts, u"oss_bucket"_s), u"yk"_s);
        QCOMPARE(business(getSts, u"oss_object"_s), u"0100/ab12.mp4"_s);

        m_server->then(answer(200, gatewayBody(-105)));
        Ending<CloudKeys> refused;
        m_signed->cloudKeys(signer, uploadToken, u"yk"_s, u"0100/ab12.mp4"_s, this, refused.handler());
        QTRY_VERIFY(refused.result);
        QCOMPARE(reactions().ruleFor(refused.error()).reaction, Reaction::RefreshAccess);
    }

    void aRefusalOfTheDetailsComesBeforeAnyByte()
    {
        m_server->then(answer(200, R"({"e":{"error_code":-7,"error_msg":"title"},"data":[]})"));
        Ending<Nothing> ending;
        m_signed->describe(signer, uploadToken, details(), this, ending.handler());
        QTRY_VERIFY(ending.result);
        QCOMPARE(ending.error().kind, ErrorKind::Metadata);
        QCOMPARE(ending.error().code, u"-7"_s);
        QCOMPARE(ending.error().message, u"title"_s);
        QCOMPARE(ending.times, 1);
    }

    void whatIsNotForEverybodyIsNotSent()
    {
        Metadata forFriends = details();
        forFriends.privacy = Privacy::Friend;
        Ending<Created> ending;
        m_signed->create(signer, forFriends, file, this, ending.handler());
        QVERIFY(!ending.result);
        QTRY_VERIFY(ending.result);
        QCOMPARE(ending.error().kind, ErrorKind::Metadata);
        QCOMPARE(std::get<NotCarried>(ending.error().detail).value, u"friend"_s);
        Ending<Nothing> described;
        m_signed->describe(signer, uploadToken, forFriends, this, described.handler());
        QTRY_VERIFY(described.result);
        QCOMPARE(described.error().kind, ErrorKind::Metadata);
        QCOMPARE(m_server->begun(), 0);
    }

    void commitCompletes()
    {
        m_server->setFallback(answer(200, R"({"e":{"error_code":1},"data":[{"vid":"XMTIz=="}]})"));
        Ending<Committed> slices;
        m_signed->commit(signer, uploadToken, {{u"upload_server_ip"_s, u"1.2.3.4"_s}}, this,
                         slices.handler());
        QTRY_VERIFY(slices.ok());
        QCOMPARE(slices.result->value().videoId, u"XMTIz=="_s);
        QCOMPARE(systemOf(m_server->request())[u"action"].toString(), u"youku.video.upload.complete"_s);
        QCOMPARE(business(m_server->request(), u"upload_server_ip"_s), u"1.2.3.4"_s);
        QVERIFY(!business(m_server->request(), u"client_ip"_s).isEmpty());
        Ending<Committed> cloud;
        m_signed->commit(signer, uploadToken, {}, this, cloud.handler());
        QTRY_VERIFY(cloud.ok());
        QCOMPARE(m_server->request(1).form().size(), 2);
    }

    void cancelSendsNothingAndClaimsNothing()
    {
        Ending<Nothing> ending;
        m_signed->cancel(signer, uploadToken, {}, this, ending.handler());
        QTRY_VERIFY(ending.result);
        QVERIFY(!ending.result->ok());
        QCOMPARE(reactions().ruleFor(ending.error()).reaction, Reaction::Accept);
        QCOMPARE(m_server->begun(), 0);
        Ending<Nothing> aborted;
        m_signed->cancel(signer, uploadToken, {}, this, aborted.handler())->abort();
        Ending<Nothing> later;
        m_signed->cancel(signer, uploadToken, {}, this, later.handler());
        QTRY_VERIFY(later.result);
        QVERIFY(!aborted.result);
    }

    void aClockThatIsOffIsSetByTheServers()
    {
        m_clock.ms -= 3600 * 1000;
        const Step late = answer(200, gatewayBody(-102), {{"Date", "Sun, 22 Nov 2026 12:00:00 GMT"}});
        m_server->then(late);
        m_server->setFallback(answer(200, ok));
        Ending<Committed> ending;
        m_signed->commit(signer, uploadToken, {}, this, ending.handler());
        QTRY_VERIFY(ending.ok());
        QCOMPARE(m_server->count(), 2);
        QCOMPARE(systemOf(m_server->request(1))[u"timestamp"].toString(), QString::number(nowSeconds));
        m_clock.ms += 5000;
        Ending<Committed> next;
        m_signed->commit(signer, uploadToken, {}, this, next.handler());
        QTRY_VERIFY(next.ok());
        QCOMPARE(m_server->count(), 3);
        QCOMPARE(systemOf(m_server->request(2))[u"timestamp"].toString(), QString::number(nowSeconds + 5));
    }

    void aServerThatNeverTakesATimeIsAskedTwice()
    {
        m_server->setFallback(answer(200, gatewayBody(-102), {{"Date", "Mon, 01 Jan 2001 00:00:00 GMT"}}));
        Ending<Committed> ending;
        m_signed->commit(signer, uploadToken, {}, this, ending.handler());
        QTRY_VERIFY(ending.result);
        QCOMPARE(ending.error().codeNumber(), -102);
        QCOMPARE(m_server->count(), 2);
        m_server->setFallback(answer(200, gatewayBody(-102), {{"Date", "whenever"}}));
        Ending<Committed> undated;
        m_signed->commit(signer, uploadToken, {}, this, undated.handler());
        QTRY_VERIFY(undated.result);
        QCOMPARE(m_server->count(), 3);
    }

    void aRefusedSignatureIsMadeInTheOtherFormOnce()
    {
        m_server->then(answer(200, gatewayBody(-101)));
        m_server->setFallback(answer(200, ok));
        Ending<Committed> ending;
        m_signed->commit(signer, uploadToken, {}, this, ending.handler());
        QTRY_VERIFY(ending.ok());
        QCOMPARE(m_server->count(), 2);
        QCOMPARE(systemOf(m_server->request(1))[u"sign"].toString(), plainSign(m_server->request(1)));
        QVERIFY(systemOf(m_server->request(0))[u"sign"].toString() != plainSign(m_server->request(0)));
        Ending<Committed> next; // it is remembered
        m_signed->commit(signer, uploadToken, {}, this, next.handler());
        QTRY_VERIFY(next.ok());
        QCOMPARE(m_server->count(), 3);
        QCOMPARE(systemOf(m_server->request(2))[u"sign"].toString(), plainSign(m_server->request(2)));

        m_server->setFallback(answer(200, gatewayBody(-101)));
        Ending<Committed> refused;
        m_signed->commit(signer, uploadToken, {}, this, refused.handler());
        QTRY_VERIFY(refused.result);
        QCOMPARE(m_server->count(), 5);
        QCOMPARE(refused.error().kind, ErrorKind::Account);
    }

    void withoutASecretNothingIsSent()
    {
        Ending<Tokens> ending;
        m_signed->refreshToken(account, this, ending.handler());
        QTRY_VERIFY(ending.result);
        QCOMPARE(ending.error().kind, ErrorKind::Account);
        QCOMPARE(m_server->begun(), 0);
    }

    void tokensAreRefreshedWithoutTheOldOne()
    {
        m_server->then(answer(200, R"({"errno":0,"token":{"accessToken":"2222","refreshToken":"8888"}})"));
        Ending<Tokens> ending;
        m_signed->refreshToken(signer, this, ending.handler());
        QTRY_VERIFY(ending.ok());
        QCOMPARE(ending.result->value().accessToken, u"2222"_s);
        const Request &request = m_server->request();
        QCOMPARE(systemOf(request)[u"action"].toString(), u"youku.user.authorize.token.refresh"_s);
        QCOMPARE(business(request, u"refreshToken"_s), signer.refreshToken);
        QVERIFY(!systemOf(request).contains(u"access_token"));
    }

    void whoIsRefusedBehindTheGatewayWasLetIn_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("no such upload") << QByteArray(R"({"e":{"error_code":-7}})") << true;
        QTest::newRow("token") << gatewayBody(-105) << false;
        QTest::newRow("client") << gatewayBody(-114) << false;
        QTest::newRow("another API") << errorBody(1005) << false;
        QTest::newRow("nonsense") << QByteArray("[]") << false;
    }
    void whoIsRefusedBehindTheGatewayWasLetIn()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, accepted);
        m_server->then(answer(200, body));
        Ending<Nothing> ending;
        m_signed->checkAccount(signer, this, ending.handler());
        QTRY_VERIFY(ending.result);
        QCOMPARE(ending.ok(), accepted);
    }

    // A signed app need not be known where videos and users are shown.
    void theOpenApiIsNoJudgeOfTheAccount()
    {
        m_server->setFallback(answer(400, errorBody(1005)));
        Ending<Video> video;
        m_signed->showVideo(signer.clientId, u"XMTIz=="_s, this, video.handler());
        QTRY_VERIFY(video.result);
        QCOMPARE(reactions().ruleFor(video.error()).reaction, Reaction::Fail);
        QCOMPARE(video.error().kind, ErrorKind::Server);
        Ending<User> user;
        m_signed->myInfo(signer, this, user.handler());
        QTRY_VERIFY(user.result);
        QCOMPARE(reactions().ruleFor(user.error()).reaction, Reaction::Fail);
    }

    // Nor of the network, as long as its own host answers.
    void theOtherHostBeingDeadIsNoLackOfANetwork_data()
    {
        QTest::addColumn<Step>("here");
        QTest::addColumn<Reaction>("reaction");
        QTest::newRow("refused here") << answer(200, gatewayBody(-100)) << Reaction::Repeat;
        QTest::newRow("a fault here") << answer(503, "busy") << Reaction::Repeat;
        QTest::newRow("a captive portal")
            << answer(200, "<html>log in</html>", {{"Content-Type", "text/html"}})
            << Reaction::WaitForNetwork;
        QTest::newRow("nobody here") << closeBefore() << Reaction::WaitForNetwork;
    }
    void theOtherHostBeingDeadIsNoLackOfANetwork()
    {
        QFETCH(Step, here);
        QFETCH(Reaction, reaction);
        ApiClient dead(QUrl(u"http://127.0.0.1:1"_s));
        SignedApi api(m_server->url(), m_clock, dead);
        m_server->setFallback(here);
        Ending<Video> video;
        api.showVideo(signer.clientId, u"XMTIz=="_s, this, video.handler());
        QTRY_VERIFY(video.result);
        QCOMPARE(reactions().ruleFor(video.error()).reaction, reaction);
        QCOMPARE(video.error().operation, Operation::ShowVideo);
        Ending<User> user;
        api.myInfo(signer, this, user.handler());
        QTRY_VERIFY(user.result);
        QCOMPARE(reactions().ruleFor(user.error()).reaction, reaction);
        Ending<User> aborted;
        api.myInfo(signer, this, aborted.handler())->abort();
        Ending<User> later;
        api.myInfo(signer, this, later.handler());
        QTRY_VERIFY(later.result);
        QVERIFY(!aborted.result);
    }

private:
    static Metadata details()
    {
        Metadata details;
        details.title = u"云南 trip ~ 100% * / ?"_s;
        return details;
    }

    static QString plainSign(const Request &request)
    {
        QMap<QString, QString> all;
        for (const auto &[name, value] : request.form())
            all.insert(name, value);
        all.remove(u"opensysparams"_s);
        const QJsonObject system = systemOf(request);
        for (const QString &name : system.keys())
            all.insert(name, system[name].toString());
        all.remove(u"sign"_s);
        QString text;
        for (auto one = all.begin(); one != all.end(); ++one)
            text += one.key() + *one;
        return QString::fromLatin1(
            QCryptographicHash::hash((text + signer.clientSecret).toUtf8(), QCryptographicHash::Md5).toHex());
    }

    HandClock m_clock;
    std::unique_ptr<SignedApi> m_signed;
};

QTEST_GUILESS_MAIN(TestSignedApi)
#include "tst_signed_api.moc"
