// What ApiClient and UploadServer make of what comes back.
#include "client_rig.h"

#include <QLocale>

using namespace wire;

class TestClientAnswers : public QObject, private ClientRig
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }

    void anySuccessWithoutAnErrorMemberCounts_data() { everyCall(); }
    void anySuccessWithoutAnErrorMemberCounts()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        for (int status : {200, 201, 202}) {
            m_server->then(
                answer(status, call.good, {{"Content-Type", "text/html"}, {"Location", "/elsewhere"}}));
            QCOMPARE(endOf(call).kind, ErrorKind::Cancelled);
        }
    }

    void anErrorMemberIsAnErrorWhateverTheStatus_data() { everyCall(); }
    void anErrorMemberIsAnErrorWhateverTheStatus()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        for (int status : {200, 201, 400, 403, 500, 503}) {
            m_server->then(answer(status, errorBody(1009), {{"Content-Type", "text/plain"}}));
            const Error error = endOf(call);
            QCOMPARE(error.fault, Fault::Code);
            QCOMPARE(error.code, 1009);
            QCOMPARE(error.httpStatus, status);
            QCOMPARE(error.endpoint, call.endpoint);
            QCOMPARE(error.kind, ErrorKind::Account);
            QCOMPARE(error.message, u"no"_s);
        }
        m_server->then(answer(400, "code=1001&type=SystemException&description=try+later"));
        QCOMPARE(endOf(call).code, 1001);
    }

    void aSuccessThatMakesNoSenseIsNotUnderstood_data() { everyCall(); }
    void aSuccessThatMakesNoSenseIsNotUnderstood()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        const QByteArray gzip(
            "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\xae\x05\x00\x43\xbf\xa6\xa3\x02\x00\x00\x00", 22);
        m_server->then(
            answer(200, "<html><body>Welcome to the hotel</body></html>", {{"Content-Type", "text/html"}}));
        m_server->then(answer(200, "{\"upload_token\":\"x"));
        m_server->then(answer(200, gzip, {{"Content-Encoding", "gzip"}})); // "{}", had it been unpacked
        for (int i = 0; i < 3; ++i) {
            const Error error = endOf(call);
            QCOMPARE(error.fault, Fault::NotUnderstood);
            QCOMPARE(error.kind, ErrorKind::Protocol);
            QCOMPARE(error.endpoint, call.endpoint);
        }
    }

    void whatIsNoHttpIsALostAnswer_data() { everyCall(); }
    void whatIsNoHttpIsALostAnswer()
    {
        QFETCH(int, index);
        m_server->setFallback(raw("SSH-2.0-OpenSSH_9.2\r\n"));
        QCOMPARE(endOf(anyCalls().at(index)).fault, Fault::AnswerLost);
    }

    void anEmptyAnswerWillDoForCreateFileOnly_data() { everyCall(); }
    void anEmptyAnswerWillDoForCreateFileOnly()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->then(answer(201, {}));
        const Error error = endOf(call);
        if (call.endpoint == Endpoint::CreateFile)
            QCOMPARE(error.kind, ErrorKind::Cancelled);
        else
            QCOMPARE(error.fault, Fault::NotUnderstood);
    }

    void missingFieldsAreNotUnderstood()
    {
        for (const char *name :
             {"create", "commit", "token", "spec", "show", "new_slice", "upload_slice", "check"}) {
            m_server->then(answer(200, "{}"));
            QCOMPARE(endOf(name).fault, Fault::NotUnderstood);
        }
    }

    void aStatusWithoutEnvelopeIsKept_data() { everyCall(); }
    void aStatusWithoutEnvelopeIsKept()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        for (int status : {400, 401, 403, 408, 409, 413, 429, 500, 502, 503, 504}) {
            m_server->then(answer(status, "<html>", {{"WWW-Authenticate", "Basic realm=\"x\""}}));
            const Error error = endOf(call);
            QCOMPARE(error.fault, Fault::HttpStatus);
            QCOMPARE(error.httpStatus, status);
        }
        QCOMPARE(m_server->count(), 11);
    }

    void retryAfterIsReadInSecondsAndAsADate_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("least");
        QTest::addColumn<qint64>("most");
        const auto in = [](int seconds) {
            return QLocale::c()
                .toString(QDateTime::currentDateTimeUtc().addSecs(seconds),
                          u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
                .toLatin1();
        };
        QTest::newRow("seconds") << QByteArray("120") << qint64(120000) << qint64(120000);
        QTest::newRow("zero") << QByteArray("0") << qint64(0) << qint64(0);
        QTest::newRow("date") << in(600) << qint64(500000) << qint64(600000);
        QTest::newRow("past date") << in(-600) << qint64(0) << qint64(0);
        QTest::newRow("far date") << in(7 * 86400) << qint64(3600000) << qint64(3600000);
        QTest::newRow("too long") << QByteArray("86400") << qint64(3600000) << qint64(3600000);
        QTest::newRow("negative") << QByteArray("-5") << qint64(0) << qint64(0);
        QTest::newRow("absurd") << QByteArray("9223372036854775807") << qint64(3600000) << qint64(3600000);
        QTest::newRow("beyond 64 bits") << QByteArray("99999999999999999999") << qint64(0) << qint64(0);
        QTest::newRow("nonsense") << QByteArray("soon") << qint64(0) << qint64(0);
    }
    void retryAfterIsReadInSecondsAndAsADate()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, least);
        QFETCH(qint64, most);
        m_server->then(answer(503, {}, {{"Retry-After", value}}));
        const qint64 ms = endOf("check").retryAfterMs;
        QVERIFY2(ms >= least && ms <= most, QByteArray::number(ms).constData());
    }

    void noRedirectIsFollowed_data() { everyCall(); }
    void noRedirectIsFollowed()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        ScriptedServer elsewhere;
        elsewhere.setFallback(answer(200, call.good));
        for (int status : {301, 302, 303, 307, 308}) {
            m_server->then(answer(status, {}, {{"Location", elsewhere.url().toEncoded() + "/x"}}));
            const Error error = endOf(call);
            QCOMPARE(error.fault, Fault::Redirected);
        }
        QCOMPARE(elsewhere.begun(), 0);
        QCOMPARE(m_server->count(), 5);
    }

    void anErrorInTheAddressOfARedirectIsRead()
    {
        m_server->then(
            answer(302, {}, {{"Location", "/error?code=1009&type=SystemException&description=Expired"}}));
        const Error error = endOf("commit");
        QCOMPARE(error.fault, Fault::Code);
        QCOMPARE(error.code, 1009);
        QCOMPARE(error.message, u"Expired"_s);
    }

    void anAnswerWithoutMeasureIsCutOff_data() { everyCall(); }
    void anAnswerWithoutMeasureIsCutOff()
    {
        QFETCH(int, index);
        m_server->then(answer(200, QByteArray(12 * 1024 * 1024, ' ')));
        const Error error = endOf(anyCalls().at(index));
        QCOMPARE(error.fault, Fault::TooBig);
        QCOMPARE(error.kind, ErrorKind::Protocol);
    }
};

QTEST_GUILESS_MAIN(TestClientAnswers)
#include "tst_client_answers.moc"
