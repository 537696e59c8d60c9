// The signer: what it puts into a request, what it learns of the store's clock and of its signatures.
#include "oss/signer.h"
#include "support/hand_clock.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace oss;

namespace {

const Credentials keys = {u"STS.Example0001"_s, u"SandboxSecret0123456789"_s, u"CAIS-example-token"_s, {}};
const QString id = u"0004B9894A22E5B1888A1E29F8236E2D"_s;

QByteArray header(const http::HttpRequest &request, const QByteArray &name)
{
    for (const auto &[known, value] : request.headers) {
        if (known == name)
            return value;
    }
    return {};
}

} // namespace

class TestOssSigner : public QObject
{
    Q_OBJECT

    HandClock m_clock;
    std::optional<Signer> m_signer;

    http::HttpRequest part() const
    {
        http::HttpRequest request;
        request.verb = "PUT";
        request.contentType = "application/octet-stream";
        m_signer->sign(&request, {{u"partNumber"_s, u"1"_s}, {u"uploadId"_s, id}});
        return request;
    }
    SignatureVersion versionOf(const http::HttpRequest &request) const
    {
        return header(request, "Authorization").startsWith("OSS4-") ? SignatureVersion::V4
                                                                    : SignatureVersion::V1;
    }
    void start(const QString &endpoint)
    {
        m_clock.ms = QDateTime::fromString(u"2026-11-22T12:00:00Z"_s, Qt::ISODate).toMSecsSinceEpoch();
        const auto location = ObjectLocation::from(endpoint, u"yk-sandbox"_s, u"0100/ab12.mp4"_s);
        m_signer.emplace(*location, keys, m_clock);
    }

private slots:
    void init() { start(u"oss-cn-shanghai.aliyuncs.com"_s); }

    void theFourthVersionComesFirst()
    {
        const http::HttpRequest request = part();
        QCOMPARE(header(request, "Authorization"),
                 "OSS4-HMAC-SHA256 Credential=STS.Example0001/20261122/cn-shanghai/oss/aliyun_v4_request,"
                 "Signature=37c705754d2889d0b5830338cd633bf6879b66684511feb48e5cb885a1a60ea8");
        QCOMPARE(header(request, "x-oss-date"), "20261122T120000Z");
        QCOMPARE(header(request, "x-oss-content-sha256"), "UNSIGNED-PAYLOAD");
        QCOMPARE(header(request, "x-oss-security-token"), "CAIS-example-token");
        QVERIFY(header(request, "Date").isNull());
        QCOMPARE(request.url.toString(QUrl::FullyEncoded),
                 u"https://yk-sandbox.oss-cn-shanghai.aliyuncs.com/0100/ab12.mp4?partNumber=1&uploadId="_s
                     + id);
        for (const QString &secret : {keys.accessKeyId, keys.accessKeySecret, keys.securityToken})
            QVERIFY(request.secrets.contains(secret));
    }

    void theFirstVersionIsSignedWhenItIsWanted()
    {
        m_signer->setVersion(SignatureVersion::V1);
        const http::HttpRequest request = part();
        QCOMPARE(header(request, "Authorization"), "OSS STS.Example0001:Nhyj/+wPrXWOg9xOuSb0zbL+iHQ=");
        QCOMPARE(header(request, "Date"), "Sun, 22 Nov 2026 12:00:00 GMT");
        QVERIFY(header(request, "x-oss-date").isNull());
        QVERIFY(header(request, "x-oss-content-sha256").isNull());
    }

    void keysWithoutATokenSendNone()
    {
        m_signer->setCredentials({u"id"_s, u"secret"_s, {}, {}});
        QVERIFY(header(part(), "x-oss-security-token").isNull());
        QVERIFY(header(part(), "Authorization").contains("Credential=id/"));
    }

    void anEndpointWithoutARegionIsTriedAllTheSame()
    {
        start(u"oss-accelerate.aliyuncs.com"_s);
        QVERIFY(header(part(), "Authorization").contains("/20261122/cn-shanghai/oss/"));
    }

    void eachVersionIsTriedOnceAndNoneAgain_data()
    {
        QTest::addColumn<int>("first");
        QTest::newRow("V4") << int(SignatureVersion::V4);
        QTest::newRow("V1") << int(SignatureVersion::V1);
    }

    void eachVersionIsTriedOnceAndNoneAgain()
    {
        QFETCH(int, first);
        const auto version = SignatureVersion(first);
        m_signer->setVersion(version);
        const http::HttpRequest one = part();
        const http::HttpRequest ofAnotherLane = part();
        QCOMPARE(versionOf(one), version);
        QVERIFY(m_signer->refused(one));
        QVERIFY(m_signer->version() != version);
        QVERIFY(m_signer->refused(ofAnotherLane)); // it was on its way: no reason to switch back
        QVERIFY(m_signer->version() != version);

        const http::HttpRequest two = part();
        QVERIFY(versionOf(two) != version);
        QVERIFY(!m_signer->refused(two));
        QVERIFY(!m_signer->refused(part()));
        QVERIFY(m_signer->version() != version);
    }

    void theClockOfTheStoreIsLearned()
    {
        QVERIFY(m_signer->learnTime(u"2026-11-22T12:20:00.500Z"_s, "Sun, 22 Nov 2026 13:00:00 GMT"));
        QCOMPARE(m_signer->skewMs(), 20 * 60 * 1000 + 500);
        QCOMPARE(header(part(), "x-oss-date"), "20261122T122000Z");
        m_clock.ms += 10 * 60 * 1000; // it goes on as ours does
        QCOMPARE(header(part(), "x-oss-date"), "20261122T123000Z");
        m_signer->setVersion(SignatureVersion::V1);
        QCOMPARE(header(part(), "Date"), "Sun, 22 Nov 2026 12:30:00 GMT");
    }

    void theHeaderIsTakenWhereTheTimeMakesNoSense_data()
    {
        QTest::addColumn<QString>("serverTime");
        for (const char *text : {"", "soon", "1970-01-01T00:00:00.000Z", "2026-11-22T12:20:00.000",
                                 "9999-01-01T00:00:00.000Z", "2026-13-01T00:00:00.000Z"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void theHeaderIsTakenWhereTheTimeMakesNoSense()
    {
        QFETCH(QString, serverTime);
        QVERIFY(m_signer->learnTime(serverTime, "Sun, 22 Nov 2026 11:00:00 GMT"));
        QCOMPARE(m_signer->skewMs(), -60 * 60 * 1000);
        QVERIFY(!m_signer->learnTime(serverTime, "Thu, 01 Jan 1970 00:00:00 GMT"));
        QVERIFY(!m_signer->learnTime(serverTime, {}));
        QCOMPARE(m_signer->skewMs(), -60 * 60 * 1000);
    }
};

QTEST_GUILESS_MAIN(TestOssSigner)
#include "tst_oss_signer.moc"
