// What the client makes of refusals: typed errors, what is learned from them, and that no secret comes out.
#include "oss_rig.h"

using namespace store;

namespace {

const QByteArray oldSignature = "<Message>The V1 signature is not supported</Message><EC>0002-00000080</EC>";
const QByteArray strangeSignature = "<Message>Authorization header is invalid.</Message>";
const QByteArray wrongRegion = "<Message>Invalid signing region in Authorization header.</Message>"
                               "<EC>0002-00000226</EC>";

QStringList wireLines;

void noteLine(QtMsgType, const QMessageLogContext &, const QString &text)
{
    wireLines.append(text);
}

} // namespace

class TestOssRefusals : public QObject, private Rig
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }

    void aRefusalIsAnErrorWithItsWord_data() { everyCall(); }
    void aRefusalIsAnErrorWithItsWord()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        const QByteArray xml = refusal("NoSuchUpload", "<Message>The upload does not exist.</Message>"
                                                       "<EC>0042-00000203</EC>");
        const bool head = qstrcmp(call.name, "head") == 0;
        m_server->then(head ? headAnswer("404 Not Found\r\nx-oss-err: " + xml.toBase64()) : answer(404, xml));
        const std::optional<Error> error = endOf(call);
        QVERIFY(error);
        QCOMPARE(error->fault, Fault::Code);
        QCOMPARE(error->operation, call.operation);
        QCOMPARE(error->code, QString(codes::noSuchUpload));
        QCOMPARE(error->type, u"0042-00000203"_s);
        QCOMPARE(error->httpStatus, 404);
        QCOMPARE(error->kind, ErrorKind::Server);
        QCOMPARE(error->message, u"The upload does not exist."_s);
    }

    void aSuccessMayBeARefusal()
    {
        const Error error = refused("complete", answer(203, refusal("CallbackFailed")));
        QCOMPARE(error.fault, Fault::Code);
        QCOMPARE(error.code, u"CallbackFailed"_s);
        QCOMPARE(refused("complete", answer(200, refusal("InternalError"))).code, u"InternalError"_s);
    }

    void pausesOfTheStoreAreKept()
    {
        const Error error =
            refused("part", answer(503, refusal("TotalQpsLimitExceeded"), {{"Retry-After", "7"}}));
        QCOMPARE(error.retryAfterMs, 7000);
        QCOMPARE(reactions().ruleFor(error).reaction, Reaction::ResendSlice);
    }

    // Also where HTTP says that all went well, and where it says that we made a mistake.
    void whatPassesIsTriedAgain_data()
    {
        QTest::addColumn<QByteArray>("call");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<Reaction>("reaction");
        for (const char *call : {"initiate", "complete", "list", "part"}) {
            const Reaction again = qstrcmp(call, "part") == 0 ? Reaction::ResendSlice : Reaction::Repeat;
            QTest::addRow("%s: busy within", call)
                << QByteArray(call) << 200 << QByteArray("InternalError") << again;
            QTest::addRow("%s: too slow", call)
                << QByteArray(call) << 400 << QByteArray("RequestTimeout") << again;
            QTest::addRow("%s: old keys", call)
                << QByteArray(call) << 403 << QByteArray("InvalidSecurityToken") << Reaction::RenewAccess;
        }
    }

    void whatPassesIsTriedAgain()
    {
        QFETCH(QByteArray, call);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(Reaction, reaction);
        const Error error = refused(call.constData(), answer(status, refusal(code)));
        QCOMPARE(error.code, QString::fromLatin1(code));
        QCOMPARE(reactions().ruleFor(error).reaction, reaction);
        QVERIFY(reactions().ruleFor(error).attempts > 1);
    }

    void whatIsNoXmlIsItsStatus()
    {
        QCOMPARE(refused("part", answer(502, "Bad gateway")).fault, Fault::HttpStatus);
        QCOMPARE(refused("part", answer(403, "<html>blocked</html>")).fault, Fault::HttpStatus);
        QCOMPARE(refused("part", answer(404, refusal("NoSuchUpload").chopped(10))).fault, Fault::HttpStatus);
        QCOMPARE(refused("head", headAnswer("404 Not Found")).fault, Fault::HttpStatus);
        QCOMPARE(refused("initiate", answer(200, "<!DOCTYPE html><html></html>")).fault, Fault::Intercepted);
        QCOMPARE(refused("initiate", answer(302, {}, {{"Location", "http://127.0.0.1:1/"}})).fault,
                 Fault::Redirected);
    }

    void aSkewedClockIsSetRightAtOnce()
    {
        const Step skewed =
            answer(403,
                   refusal("RequestTimeTooSkewed",
                           "<Message>too far</Message><MaxAllowedSkewMilliseconds>900000"
                           "</MaxAllowedSkewMilliseconds><RequestTime>2026-11-22T12:00:00.000Z"
                           "</RequestTime><ServerTime>2026-11-22T13:00:00.000Z</ServerTime>"),
                   {{"Date", "Thu, 01 Jan 1970 00:00:00 GMT"}});
        const Error error = refused("part", skewed);
        QCOMPARE(error.code, QString(codes::timeTooSkewed));
        QCOMPARE(reactions().ruleFor(error).reaction, Reaction::Repeat);
        QCOMPARE(m_signer->skewMs(), 3600 * 1000);
        m_server->then(callNamed("part").good);
        QVERIFY(!endOf(callNamed("part")));
        QCOMPARE(m_server->request(1).headers.value("x-oss-date"), "20261122T130000Z");
        QVERIFY(isSignedRight(m_server->request(1)));
    }

    void theDateServesWhereNoTimeIsTold()
    {
        refused("part",
                answer(403, refusal("RequestTimeTooSkewed"), {{"Date", "Sun, 22 Nov 2026 11:30:00 GMT"}}));
        QCOMPARE(m_signer->skewMs(), -1800 * 1000);
    }

    void noOtherRefusalTouchesTheClock()
    {
        refused("part",
                answer(403, refusal("AccessDenied", "<ServerTime>2026-11-22T13:00:00.000Z</ServerTime>"),
                       {{"Date", "Sun, 22 Nov 2026 11:30:00 GMT"}}));
        QCOMPARE(m_signer->skewMs(), 0);
    }

    void theOtherSignatureIsTried_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("xml");
        const int newer = int(SignatureVersion::V4);
        QTest::newRow("a store that does not know V4")
            << newer << 400 << refusal("InvalidArgument", strangeSignature);
        QTest::newRow("one that tells what about")
            << newer << 400 << refusal("InvalidArgument", strangeSignature + "<EC>0002-00000063</EC>");
        QTest::newRow("another region") << newer << 400 << refusal("InvalidArgument", wrongRegion);
        QTest::newRow("a store without V1")
            << int(SignatureVersion::V1) << 403 << refusal("AccessDenied", oldSignature);
    }

    void theOtherSignatureIsTried()
    {
        QFETCH(int, first);
        QFETCH(int, status);
        QFETCH(QByteArray, xml);
        m_signer->setVersion(SignatureVersion(first));
        const Error error = refused("part", answer(status, xml));
        QCOMPARE(error.code, QString(codes::signatureSwitched));
        QCOMPARE(reactions().ruleFor(error).reaction, Reaction::Repeat);
        QVERIFY(m_signer->version() != SignatureVersion(first));
        m_server->then(callNamed("part").good);
        QVERIFY(!endOf(callNamed("part")));
        QVERIFY(versionOf(m_server->request(1)) != SignatureVersion(first));
        QVERIFY(isSignedRight(m_server->request(1)));
    }

    void headIsRefusedInItsHeader()
    {
        const QByteArray xml = refusal("InvalidArgument", wrongRegion).toBase64();
        QCOMPARE(refused("head", headAnswer("400 Bad Request\r\nx-oss-err: " + xml)).code,
                 QString(codes::signatureSwitched));
    }

    void whenBothAreRefusedItIsFinal()
    {
        const Step newer = answer(400, refusal("InvalidArgument", wrongRegion));
        const Step older = answer(403, refusal("AccessDenied", oldSignature));
        QCOMPARE(refused("part", newer).code, QString(codes::signatureSwitched));
        for (int i = 0; i < 3; ++i) {
            const Error error = refused("part", older);
            QCOMPARE(error.code, QString(codes::signatureRefused));
            QCOMPARE(error.type, u"0002-00000080"_s);
            QCOMPARE(error.kind, ErrorKind::Permission);
            QCOMPARE(reactions().ruleFor(error).reaction, Reaction::Fail);
        }
    }

    void otherRefusalsLeaveTheSignatureAlone()
    {
        QCOMPARE(refused("part", answer(403, refusal("AccessDenied"))).code, QString(codes::accessDenied));
        QCOMPARE(refused("part", answer(403, refusal("AccessDenied", "<EC>0003-00000001</EC>"))).code,
                 QString(codes::accessDenied));
        QCOMPARE(refused("part", answer(400, refusal("InvalidArgument", "<EC>0042-00000101</EC>"))).code,
                 u"InvalidArgument"_s);
        QCOMPARE(refused("part", answer(403, refusal("SignatureDoesNotMatch"))).code,
                 u"SignatureDoesNotMatch"_s);
        QCOMPARE(m_signer->version(), SignatureVersion::V4);
    }

    void noSecretComesOut_data()
    {
        QTest::addColumn<QByteArray>("code");
        for (const char *code :
             {"AccessDenied", "InvalidArgument", "SecurityTokenExpired", "SignatureDoesNotMatch",
              "InvalidAccessKeyId", "InvalidSecurityToken", "NeverHeardOf"})
            QTest::newRow(code) << QByteArray(code);
    }

    void noSecretComesOut()
    {
        QFETCH(QByteArray, code);
        const QStringList secrets = {keys.accessKeyId, keys.accessKeySecret, keys.securityToken};
        const QByteArray words = secrets.join(u' ').toUtf8() + " and "
                                 + keys.securityToken.toUtf8().toPercentEncoding() + " expired";
        m_server->then(answer(403, refusal(code, "<Message>" + words + "</Message><SecurityToken>" + words
                                                     + "</SecurityToken><StringToSign>" + words
                                                     + "</StringToSign>"
                                                       "<Authorization>OSS4-HMAC-SHA256 "
                                                     + words + "</Authorization>")));
        wireLines.clear();
        const QtMessageHandler before = qInstallMessageHandler(noteLine);
        const Error error = endOf(callNamed("part")).value_or(Error());
        qInstallMessageHandler(before);
        QCOMPARE(error.fault, Fault::Code);
        const QString everything = wireLines.join(u'\n') + error.message + error.type + error.code;
        for (const QString &secret : secrets)
            QVERIFY2(!everything.contains(secret), qPrintable(everything));
        QVERIFY(!everything.contains("CAIS-example"_L1));
        QVERIFY(!everything.contains("HMAC"_L1));
        const bool speaks = code != "SecurityTokenExpired" && code != "InvalidSecurityToken"
                            && code != "SignatureDoesNotMatch";
        QCOMPARE(error.message.isEmpty(), !speaks);
        QCOMPARE(error.message.contains("expired"_L1), speaks);
    }

    void aCodeThatIsASecretIsNoWord_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::newRow("id") << keys.accessKeyId;
        QTest::newRow("secret") << keys.accessKeySecret;
    }

    void aCodeThatIsASecretIsNoWord()
    {
        QFETCH(QString, secret);
        wireLines.clear();
        const QtMessageHandler before = qInstallMessageHandler(noteLine);
        const Error error = refused("part", answer(400, refusal(secret.toLatin1())));
        qInstallMessageHandler(before);
        QCOMPARE(error.fault, Fault::Code);
        QCOMPARE(error.code, u"***"_s);
        QCOMPARE(error.kind, ErrorKind::Server);
        QVERIFY2(!wireLines.join(u'\n').contains(secret), qPrintable(wireLines.join(u'\n')));
    }

    // An answer may come late, and a store may remember.
    void keysOfBeforeDoNotComeOut()
    {
        m_signer->setCredentials({u"STS.Example0002"_s, u"SandboxSecret9876543210"_s, u"CAIS-other"_s, {}});
        const QByteArray words = (keys.accessKeySecret + u' ' + keys.securityToken).toLatin1();
        const Error error = refused(
            "part", answer(400, refusal(keys.accessKeyId.toLatin1(), "<Message>no " + words + "</Message>")));
        QCOMPARE(error.code, u"***"_s);
        QCOMPARE(error.message, u"no *** ***"_s);
    }

    void theLogTellsOfNoAddressAndNoSignature()
    {
        for (const AnyCall &call : anyCalls())
            m_server->then(call.good);
        wireLines.clear();
        const QtMessageHandler before = qInstallMessageHandler(noteLine);
        for (const AnyCall &call : anyCalls())
            endOf(call);
        qInstallMessageHandler(before);
        const QString log = wireLines.join(u'\n');
        QVERIFY(log.contains("upload_part part=1 sent=8"_L1));
        for (const QString &secret : {keys.accessKeyId, keys.accessKeySecret, keys.securityToken, uploadId,
                                      u"yk-sandbox"_s, u"Signature"_s, u"25F9"_s})
            QVERIFY2(!log.contains(secret), qPrintable(log));
    }
};

QTEST_GUILESS_MAIN(TestOssRefusals)
#include "tst_oss_refusals.moc"
