// What ApiClient and UploadServer make of what comes back.
#include "client_rig.h"

#include <QLocale>

#include <zlib.h>

using namespace wire;

class TestClientAnswers : public QObject, private ClientRig
{
    Q_OBJECT

    static QByteArray bomb()
    {
        constexpr int gzip = 16; // added to the bits of the window: zlib's way to ask for it
        QByteArray packed(2 * 1024 * 1024, Qt::Uninitialized);
        z_stream stream{};
        deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + gzip, 9, Z_DEFAULT_STRATEGY);
        stream.next_out = reinterpret_cast<Bytef *>(packed.data());
        stream.avail_out = uInt(packed.size());
        QByteArray zeros(1024 * 1024, '\0');
        for (int i = 0; i < 200; ++i) {
            stream.next_in = reinterpret_cast<Bytef *>(zeros.data());
            stream.avail_in = uInt(zeros.size());
            deflate(&stream, i < 199 ? Z_NO_FLUSH : Z_FINISH);
        }
        packed.truncate(qsizetype(stream.total_out));
        deflateEnd(&stream);
        return packed;
    }

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
            QCOMPARE(error.code, u"1009"_s);
            QCOMPARE(error.httpStatus, status);
            QCOMPARE(error.operation, call.operation);
            // An upload server knows no account.
            const bool ofAccount =
                !QList{Operation::Open, Operation::NextSlice, Operation::SendSlice, Operation::Confirm}
                     .contains(call.operation);
            QCOMPARE(error.kind, ofAccount ? ErrorKind::Account : ErrorKind::Server);
            QCOMPARE(error.message, u"no"_s);
        }
        m_server->then(answer(400, "code=1001&type=SystemException&description=try+later"));
        QCOMPARE(endOf(call).code, u"1001"_s);
    }

    void anErrorWithoutACodeIsAsGoodAsItsStatus_data() { everyCall(); }
    void anErrorWithoutACodeIsAsGoodAsItsStatus()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        const bool oauth = call.operation == Operation::RefreshToken; // there a word is the code
        for (const QByteArray body :
             {R"({"error":"busy"})", R"({"error":{"code":{},"description":"busy"}})"}) {
            m_server->then(answer(429, body, {{"Retry-After", "7"}}));
            const Error refused = endOf(call);
            QCOMPARE(refused.fault, oauth ? Fault::Code : Fault::HttpStatus);
            QCOMPARE(refused.httpStatus, 429);
            QCOMPARE(refused.retryAfterMs, 7000);
            QCOMPARE(refused.message, u"busy"_s);
            m_server->then(answer(200, body));
            QCOMPARE(endOf(call).fault, oauth ? Fault::Code : Fault::NotUnderstood);
        }
    }

    void aSuccessThatMakesNoSenseIsNotUnderstood_data() { everyCall(); }
    void aSuccessThatMakesNoSenseIsNotUnderstood()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        const QByteArray gzip(
            "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\xae\x05\x00\x43\xbf\xa6\xa3\x02\x00\x00\x00", 22);
        m_server->then(answer(200, "{\"upload_token\":\"x"));
        m_server->then(answer(200, gzip, {{"Content-Encoding", "gzip"}})); // "{}", had it been unpacked
        for (int i = 0; i < 2; ++i) {
            const Error error = endOf(call);
            QCOMPARE(error.fault, Fault::NotUnderstood);
            QCOMPARE(error.kind, ErrorKind::Protocol);
            QCOMPARE(error.operation, call.operation);
        }
    }

    void aWebPageIsKnownToComeFromSomebodyElse_data() { everyCall(); }
    void aWebPageIsKnownToComeFromSomebodyElse()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->then(
            answer(200, "<html><body>Welcome to the hotel</body></html>", {{"Content-Type", "text/html"}}));
        m_server->then(answer(201, "\r\n<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><p>Sign in"));
        for (int i = 0; i < 2; ++i) {
            const Error error = endOf(call);
            QCOMPARE(error.fault, Fault::Intercepted);
            QCOMPARE(error.kind, ErrorKind::Network);
            QCOMPARE(error.operation, call.operation);
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
        if (call.operation == Operation::Open)
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
        QCOMPARE(error.code, u"1009"_s);
        QCOMPARE(error.message, u"Expired"_s);
    }

    void aSecretInTheServersWordsIsNotRepeated_data() { everyCall(); }
    void aSecretInTheServersWordsIsNotRepeated()
    {
        QFETCH(int, index);
        const QByteArray words = "no such token: " + uploadToken.toUtf8() + " of "
                                 + account.accessToken.toUtf8() + " or " + account.refreshToken.toUtf8();
        m_server->then(answer(400, "{\"error\":{\"code\":424242,\"description\":\"" + words + "\"}}"));
        const AnyCall &call = anyCalls().at(index);
        const Error error = endOf(call);
        QCOMPARE(error.code, u"424242"_s);
        for (const support::Pairs &pairs : {m_server->request().query, m_server->request().form()}) {
            for (const auto &[name, value] : pairs) {
                if (name.endsWith("_token"_L1))
                    QVERIFY2(!error.message.contains(value), qPrintable(error.message));
            }
        }
        QVERIFY(error.message.startsWith(u"no such token: "_s));
    }

    // Also where the server writes it its own way, and where only its beginning fits.
    void aSecretIsFoundHoweverTheServerWritesIt_data()
    {
        QTest::addColumn<QByteArray>("written");
        const QByteArray token = account.accessToken.toUtf8();
        QTest::newRow("percent") << token.toPercentEncoding();
        QTest::newRow("percent, every character") << token.toPercentEncoding({}, token);
        QTest::newRow("form") << "access_token=" + token.toPercentEncoding() + "&client_id=x";
        QTest::newRow("Base64") << (" " + token).toBase64();
        QTest::newRow("behind much else") << QByteArray(490, 'x') + token;
    }
    void aSecretIsFoundHoweverTheServerWritesIt()
    {
        QFETCH(QByteArray, written);
        m_server->then(answer(400, "{\"error\":{\"code\":424242,\"description\":\"" + written + "\"}}"));
        const Error error = endOf("commit");
        QCOMPARE(error.code, u"424242"_s);
        QVERIFY2(error.message.contains(u"***"_s), qPrintable(error.message));
        QVERIFY2(!error.message.contains(account.accessToken.left(8)), qPrintable(error.message));
        QVERIFY(error.message.size() <= 500);
    }

    // Once, where they enter: whoever shows them later need not think of it.
    void serverWordsAreOnePlainLine()
    {
        const QByteArray nasty = "one\\u001b]52;c;x\\u0007\\ntwo\\u009b2J\\u202e\\u2066 three ";
        const QString plain = u"one]52;c;x two2J three"_s;
        m_server->then(answer(400, "{\"error\":{\"code\":424242,\"type\":\"" + nasty + "\",\"description\":\""
                                       + nasty + "\"}}"));
        const Error error = endOf("commit");
        QCOMPARE(error.message, plain);
        QCOMPARE(error.type, plain);
        m_server->then(answer(400, "{\"error\":\"" + nasty + "\"}"));
        QCOMPARE(endOf("commit").message, plain);
        m_server->then(answer(400, "code=424242&type=a%0Ab%1B&description=a%E2%80%AEb%0Ac"));
        const Error form = endOf("commit");
        QCOMPARE(form.message, u"ab c"_s);
        QCOMPARE(form.type, u"a b"_s);
    }

    void longServerWordsEndWithAnEllipsis()
    {
        const QString most(500, u'y');
        m_server->then(answer(400, "{\"error\":\"" + most.toUtf8() + "\"}"));
        QCOMPARE(endOf("commit").message, most);
        m_server->then(answer(400, "{\"error\":\"" + most.toUtf8() + "y\"}"));
        QCOMPARE(endOf("commit").message, most.left(499) + u'\u2026');
    }

    // Which would be gone before people see it.
    void aSecretIsFoundAroundAControlCharacter()
    {
        QByteArray written = account.accessToken.toUtf8();
        written.insert(4, "\\u200b");
        m_server->then(answer(400, "{\"error\":{\"code\":424242,\"description\":\"" + written + "\"}}"));
        const Error error = endOf("commit");
        QVERIFY2(error.message.contains(u"***"_s), qPrintable(error.message));
        QVERIFY2(!error.message.contains(account.accessToken.left(8)), qPrintable(error.message));
    }

    void theReasonPhraseIsNobodysWord()
    {
        m_server->then(raw("HTTP/1.1 418 access_token=" + account.accessToken.toUtf8()
                           + "\r\nContent-Length: 0\r\n\r\n"));
        const Error error = endOf("commit");
        QCOMPARE(error.httpStatus, 418);
        QCOMPARE(error.message, QString());
    }

    // As long as bytes come nothing stalls; an answer of a few hundred bytes must come to its end all the
    // same.
    void anAnswerThatDripsIsGivenUpInTime_data() { everyCall(); }
    void anAnswerThatDripsIsGivenUpInTime()
    {
        QFETCH(int, index);
        m_api->setStallTime(100);
        m_upload->setStallTimes(100, 100);
        m_server->then(drip());
        QCOMPARE(endOf(anyCalls().at(index)).fault, Fault::AnswerLost);
    }

    // One call stands for all: Qt reads a head byte by byte, and its thread takes a while to hear of the end.
    void aHeadWithoutEndIsGivenUpInTime()
    {
        m_server->then(endlessHead());
        QVERIFY(endOf("check").message != u"no answer"_s);
    }

    // A megabyte that would unpack to two hundred.
    void aBombIsNotUnpacked_data() { everyCall(); }
    void aBombIsNotUnpacked()
    {
        QFETCH(int, index);
        static const QByteArray packed = bomb();
        m_server->then(answer(200, packed, {{"Content-Encoding", "gzip"}}));
        QCOMPARE(endOf(anyCalls().at(index)).fault, Fault::NotUnderstood);
    }

    void depthsWithoutEndAreNotUnderstood_data() { everyCall(); }
    void depthsWithoutEndAreNotUnderstood()
    {
        QFETCH(int, index);
        for (const QByteArray &deep : {QByteArray("{\"a\":"), QByteArray("["), QByteArray("{\"error\":")}) {
            m_server->then(answer(200, deep.repeated(300'000)));
            QCOMPARE(endOf(anyCalls().at(index)).fault, Fault::NotUnderstood);
        }
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
