// Whom the object store lets in: signatures, clocks, temporary keys.
#include "raw_client.h"
#include "store_client.h"

#include <QTest>

#include <functional>

namespace {
constexpr qint64 minuteMs = 60'000;
} // namespace

class TestSandboxStoreAccess : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_rig = std::make_unique<StoreRig>();
        QVERIFY2(m_rig->listens, qPrintable(m_rig->error));
        m_place = m_rig->create("content");
        m_store = std::make_unique<StoreClient>(m_place);
    }

    void cleanup()
    {
        m_store.reset();
        m_rig.reset();
    }

    void aWrongRequestIsRefused_data()
    {
        using Change = std::function<void(StoreClient &)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("ec");
        const auto row = [](const char *name, const Change &change, int status, const char *code,
                            const char *ec = "") {
            QTest::newRow(name) << change << status << QString::fromLatin1(code) << QString::fromLatin1(ec);
        };
        row(
            "unsigned", [](StoreClient &s) { s.authorization = ""; }, 403, "AccessDenied", "0003-00000001");
        row(
            "signed otherwise", [](StoreClient &s) { s.authorization = "Bearer x"; }, 400, "InvalidArgument");
        row(
            "no scope",
            [](StoreClient &s) { s.authorization = "OSS4-HMAC-SHA256 Credential=x/20261122,Signature=0"; },
            400, "InvalidArgument");
        row(
            "wrong secret", [](StoreClient &s) { s.secret = "other"; }, 403, "SignatureDoesNotMatch",
            "0002-00000040");
        row(
            "no such id", [](StoreClient &s) { s.id = u"STS.other"_s; }, 403, "InvalidAccessKeyId",
            "0002-00000002");
        row(
            "made-up id", [](StoreClient &s) { s.id[s.id.size() - 1] = u'x'; }, 403, "InvalidAccessKeyId");
        row(
            "no token", [](StoreClient &s) { s.token.clear(); }, 403, "InvalidAccessKeyId");
        row(
            "made-up token", [](StoreClient &s) { s.token[20] = s.token[20] == 'a' ? 'b' : 'a'; }, 403,
            "InvalidSecurityToken", "0002-00000004");
        row(
            "signed for another object", [](StoreClient &s) { s.signedKey = u"0100/other.mp4"_s; }, 403,
            "SignatureDoesNotMatch");
        row(
            "another object", [](StoreClient &s) { s.key = u"0100/other.mp4"_s; }, 403, "AccessDenied");
        row(
            "another bucket", [](StoreClient &s) { s.bucket = u"other"_s; }, 404, "NoSuchBucket");
        row(
            "no date", [](StoreClient &s) { s.dated = false; }, 400, "InvalidArgument");
        row(
            "scope of another day", [](StoreClient &s) { s.scopeDate = "20010101"; }, 400, "InvalidArgument",
            "0002-00000223");
        row(
            "slow clock", [](StoreClient &s) { s.clockOffsetMs = -16 * minuteMs; }, 403,
            "RequestTimeTooSkewed", "0002-00000504");
        row(
            "fast clock", [](StoreClient &s) { s.clockOffsetMs = 16 * minuteMs; }, 403,
            "RequestTimeTooSkewed", "0002-00000504");
        const auto v1 = [](const Change &change) {
            return [change](StoreClient &s) {
                s.version = oss::SignatureVersion::V1;
                change(s);
            };
        };
        row("V1, wrong secret", v1([](StoreClient &s) { s.secret = "other"; }), 403, "SignatureDoesNotMatch");
        row("V1, no date", v1([](StoreClient &s) { s.dated = false; }), 403, "AccessDenied");
        row("V1, slow clock", v1([](StoreClient &s) { s.clockOffsetMs = -16 * minuteMs; }), 403,
            "RequestTimeTooSkewed");
        row(
            "V1, unfinished", [](StoreClient &s) { s.authorization = "OSS x"; }, 400, "InvalidArgument");
    }

    void aWrongRequestIsRefused()
    {
        QFETCH(std::function<void(StoreClient &)>, change);
        QFETCH(int, status);
        QFETCH(QString, code);
        QFETCH(QString, ec);
        change(*m_store);
        const StoreAnswer answer = m_store->initiate();
        QCOMPARE(answer.code(), code);
        QCOMPARE(answer.status, status);
        if (!ec.isEmpty()) {
            QCOMPARE(answer.element(u"EC"_s), ec);
            QCOMPARE(answer.headers.value("x-oss-ec"), ec.toLatin1());
        }
        QVERIFY(!answer.element(u"RequestId"_s).isEmpty() && !answer.element(u"HostId"_s).isEmpty());
        QCOMPARE(m_rig->count(u"initiates"_s), 0);
    }

    void mismatchesShowWhatWasSigned()
    {
        m_store->secret = "other";
        StoreAnswer answer = m_store->initiate();
        QVERIFY(answer.element(u"CanonicalRequest"_s).contains(u"uploads"_s));
        QVERIFY(answer.element(u"StringToSign"_s).startsWith(u"OSS4-HMAC-SHA256\n"_s));
        m_store->version = oss::SignatureVersion::V1;
        answer = m_store->initiate();
        QVERIFY(answer.element(u"StringToSign"_s).startsWith(u"POST\n"_s));
        QVERIFY(!answer.element(u"SignatureProvided"_s).isEmpty());
    }

    void aClockThatIsALittleOffIsTaken()
    {
        m_store->clockOffsetMs = -14 * minuteMs;
        QCOMPARE(m_store->initiate().status, 200);
        m_store->clockOffsetMs = 14 * minuteMs;
        QCOMPARE(m_store->initiate().status, 200);
    }

    void theStoresClockCanBeSetOff()
    {
        m_rig->youku.control({{u"oss_clock_offset"_s, 7200}});
        const StoreAnswer answer = m_store->initiate();
        QCOMPARE(answer.code(), u"RequestTimeTooSkewed"_s);
        const QDateTime there = QDateTime::fromString(answer.element(u"ServerTime"_s), Qt::ISODateWithMs);
        m_store->clockOffsetMs = QDateTime::currentDateTimeUtc().msecsTo(there);
        QVERIFY(m_store->clockOffsetMs > 119 * minuteMs);
        QCOMPARE(m_store->initiate().status, 200);
        const QDateTime ends =
            QDateTime::fromString(m_rig->renew(m_place).text(u"expire_time"_s), Qt::ISODate);
        QVERIFY(ends > there.addSecs(3500)); // told by that clock too
    }

    void versionsCanBeRefused()
    {
        m_rig->youku.control({{u"oss_refuse_v4"_s, true}});
        QCOMPARE(m_store->initiate().code(), u"InvalidArgument"_s);
        m_store->version = oss::SignatureVersion::V1;
        QCOMPARE(m_store->initiate().status, 200);
        m_rig->youku.control({{u"oss_refuse_v4"_s, false}, {u"oss_refuse_v1"_s, true}});
        const StoreAnswer answer = m_store->initiate();
        QCOMPARE(answer.code(), u"AccessDenied"_s);
        QCOMPARE(answer.element(u"EC"_s), u"0002-00000080"_s);
    }

    void aRegionCanBeDemanded()
    {
        m_rig->youku.control({{u"oss_region"_s, u"cn-beijing"_s}});
        QCOMPARE(m_store->initiate().element(u"EC"_s), u"0002-00000226"_s);
        m_store->region = "cn-beijing";
        QCOMPARE(m_store->initiate().status, 200);
    }

    void keysExpire()
    {
        m_rig->youku.control({{u"sts_seconds"_s, 0}});
        StoreClient late(m_rig->renew(m_place));
        const StoreAnswer answer = late.initiate();
        QCOMPARE(answer.code(), u"SecurityTokenExpired"_s);
        QCOMPARE(answer.element(u"EC"_s), u"0002-00000007"_s);
        QCOMPARE(answer.element(u"SecurityToken"_s),
                 QString::fromLatin1(late.token)); // as the real one says it
        QCOMPARE(m_store->initiate().status, 200); // earlier ones live until their own end
    }

    void allKeysCanBeExpiredAtOnce()
    {
        m_rig->youku.control({{u"expire_sts"_s, true}});
        QCOMPARE(m_store->initiate().code(), u"SecurityTokenExpired"_s);
        m_store->takeKeys(m_rig->renew(m_place));
        QCOMPARE(m_store->initiate().status, 200);
    }

    void tokensBelongToTheirId()
    {
        const QByteArray token = m_rig->renew(m_place).text(u"security_token"_s).toLatin1();
        m_store->token = token;
        QCOMPARE(m_store->initiate().code(), u"InvalidSecurityToken"_s);
    }

    void theDoorIsTheSame()
    {
        const quint16 port = m_rig->sandbox.ossPort();
        const auto status = [port](const QByteArray &head) {
            return RawClient(port).status("GET /yk-sandbox/key HTTP/1.1\r\n" + head + "\r\n\r\n");
        };
        const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(port);
        QCOMPARE(status(host), 403); // let in, and refused by the store
        QCOMPARE(status("Host: evil.example:" + QByteArray::number(port)), 421);
        QCOMPARE(status(host + "\r\nOrigin: http://evil.example"), 403);
        QVERIFY(m_rig->sandbox.state()[u"turned_away"].toInt() == 2);
    }

private:
    std::unique_ptr<StoreRig> m_rig;
    std::unique_ptr<StoreClient> m_store;
    PlainAnswer m_place;
};

QTEST_GUILESS_MAIN(TestSandboxStoreAccess)
#include "tst_sandbox_store_access.moc"
