// JSON bodies to types: what is taken, what is refused, and that nothing a server says does harm.
#include "base/redaction.h"
#include "youku/answers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace youku;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray with(QByteArray json, const QByteArray &name, const QByteArray &value)
{
    QJsonObject changed = object(json);
    if (value.isEmpty())
        changed.remove(QString::fromLatin1(name));
    else
        changed[QString::fromLatin1(name)] = object("{\"v\":" + value + "}")["v"_L1];
    return QJsonDocument(changed).toJson();
}

const QByteArray created = R"({"upload_token":"NTAw+X0/w==","video_id":"XMTIz==",
    "upload_server_uri":"g01.upload.youku.com","instant_upload_ok":"no"})";
const QByteArray nextSlice = R"({"slice_task_id":2,"offset":2097152,"length":1048577,"transferred":2097152,
    "finished":false})";
const QByteArray checked = R"({"status":2,"upload_server_ip":"10.0.3.7","transferred_percent":40,
    "confirmed_percent":7,"empty_tasks":2,"finished":false})";
const QByteArray tokens = R"({"access_token":"1111","expires_in":2592000,"refresh_token":"9999",
    "token_type":"bearer"})";
const QByteArray video =
    R"({"id":"XMTIz==","title":"My trip","link":"http://v.youku.com/v_show/id_XMTIz==.html",
    "state":"encoding","duration":"61.2"})";

// What an ill server may put in the place of a number that must be sensible.
const QList<QByteArray> noIntegers = {"1.5",
                                      "-0.1",
                                      "1e300",
                                      "-1e300",
                                      "9223372036854775808",
                                      "1e19",
                                      "true",
                                      "null",
                                      "\"\"",
                                      "\"one\"",
                                      "\"1.5\"",
                                      "\"0x10\"",
                                      "\"1 2\"",
                                      "\"9223372036854775808\"",
                                      "[]",
                                      "[1]",
                                      "{}",
                                      "{\"v\":1}"};

} // namespace

class TestAnswers : public QObject
{
    Q_OBJECT

private slots:
    void bodiesThatAreNoObjectAreRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("spaces") << QByteArray("  \r\n");
        QTest::newRow("html") << QByteArray("<html><body>Log in to the Wi-Fi</body></html>");
        QTest::newRow("cut") << created.left(created.size() - 3);
        QTest::newRow("two") << created + created;
        QTest::newRow("array") << QByteArray("[1,2]");
        QTest::newRow("number") << QByteArray("7");
        QTest::newRow("text") << QByteArray("\"ok\"");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("zeros") << QByteArray(1000, '\0');
        QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08\x00\x00\x00", 6);
        QTest::newRow("broken UTF-8") << QByteArray("{\"a\":\"\xff\xfe\"}");
        QTest::newRow("deep arrays") << QByteArray("{\"a\":") + QByteArray(1000000, '[');
        QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(100000);
    }
    void bodiesThatAreNoObjectAreRefused()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!parseObject(body));
        QVERIFY(!parseEnvelope(body));
    }

    void objectsAreTakenWhateverSurroundsThem()
    {
        QVERIFY(parseObject("{}"));
        QVERIFY(parseObject("\r\n {\"a\":1} \n"));
        QVERIFY(parseObject("\xef\xbb\xbf{\"a\":1}"));
        QVERIFY(!parseEnvelope("{}"));
    }

    void envelopesAreFoundInEveryShape_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<qint64>("code");
        QTest::addColumn<QString>("description");
        const auto row = [](const char *name, const QByteArray &body, qint64 code,
                            const QString &description) {
            QTest::newRow(name) << body << code << description;
        };
        row("json",
            R"({"error":{"code":120010223,"type":"UploadsException","description":"Expired upload token"}})",
            120010223, u"Expired upload token"_s);
        row("code as text", R"({"error":{"code":"1009","description":"Expired"}})", 1009, u"Expired"_s);
        row("no type, no description", R"({"error":{"code":1001}})", 1001, {});
        row("beside good fields", R"({"video_id":"X","error":{"code":1009}})", 1009, {});
        row("no code", R"({"error":{"description":"?"}})", 0, u"?"_s);
        row("code that is none", R"({"error":{"code":1.5}})", 0, {});
        row("absurd code", R"({"error":{"code":1e300}})", 0, {});
        row("negative code", R"({"error":{"code":-1}})", -1, {});
        row("empty", R"({"error":{}})", 0, {});
        row("text", R"({"error":"invalid_grant","error_description":"x"})", 0, u"invalid_grant"_s);
        row("number", R"({"error":1009})", 0, u"1009"_s);
        row("bool", R"({"error":true})", 0, {});
        row("array", R"({"error":[1009]})", 0, {});
        row("description of a wrong type", R"({"error":{"code":1009,"description":{"a":1}}})", 1009, {});
        row("form", "code=1009&type=SystemException&description=Access+token%20expired", 1009,
            u"Access token expired"_s);
        row("form in another order", "type=SystemException&description=a%2Bb&code=1017", 1017, u"a+b"_s);
    }
    void envelopesAreFoundInEveryShape()
    {
        QFETCH(QByteArray, body);
        QFETCH(qint64, code);
        QFETCH(QString, description);
        const std::optional<Envelope> envelope = parseEnvelope(body);
        QVERIFY(envelope);
        QCOMPARE(envelope->code, code);
        QCOMPARE(envelope->description, description);
    }

    void whatIsNoEnvelopeIsNotTakenForOne_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("success") << created;
        QTest::newRow("null error") << QByteArray(R"({"error":null,"video_id":"X"})");
        QTest::newRow("an error further down") << QByteArray(R"({"video":{"error":{"code":1009}}})");
        QTest::newRow("a sign-in code") << QByteArray("code=ab12cd&state=x");
        QTest::newRow("a code without a number") << QByteArray("code=&type=x");
        QTest::newRow("a page with a link") << QByteArray("<a href=\"/login?x=1&code=1009&y=2\">log in</a>");
        QTest::newRow("a word that ends in code") << QByteArray("barcode=1009");
    }
    void whatIsNoEnvelopeIsNotTakenForOne()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!parseEnvelope(body));
    }

    void aLongDescriptionIsCut()
    {
        const QByteArray words(1000000, 'x');
        constexpr int most = 64 * 1024; // people see less of it, once no secret is left in it
        const QByteArray object = "{\"error\":{\"code\":1,\"description\":\"" + words + "\"}}";
        QCOMPARE(parseEnvelope(object)->description.size(), most);
        QVERIFY(parseEnvelope("code=1&description=" + words)->description.size() <= most);
        QVERIFY(parseEnvelope("{\"error\":\"" + words + "\"}")->description.size() <= most);
    }

    // Once, where they enter: whoever shows them later need not think of it.
    void serverWordsAreOnePlainLine()
    {
        const QByteArray nasty = "one\\u001b]52;c;x\\u0007\\ntwo\\u009b2J\\u202e\\u2066 three ";
        const QString plain = u"one]52;c;x two2J three"_s;
        const auto object = [&nasty](const QByteArray &json) {
            return *parseObject(QByteArray(json).replace("NASTY", nasty));
        };
        const QByteArray categories = "{\"categories\":[{\"term\":\"Travel\",\"label\":\"NASTY\"}]}";
        QCOMPARE(parseCategories(object(categories))->constFirst().label, plain);
        const Video told = *parseVideo(object("{\"id\":\"NASTY\",\"state\":\"NASTY\",\"title\":\"NASTY\"}"));
        QCOMPARE(told.id, plain);
        QCOMPARE(told.state, plain);
        QCOMPARE(told.title, plain);
        QCOMPARE(parseCommitted(object("{\"video_id\":\"NASTY\"}"))->videoId, plain);
        const QByteArray spec = "{\"allowed_extensions\":[\"mp4\",\"NASTY\",\"x *);;(\"]}";
        QCOMPARE(parseSpec(object(spec))->extensions, QStringList(u"mp4"_s));
    }

    void longServerWordsEndWithAnEllipsis()
    {
        const QByteArray words("{\"categories\":[{\"term\":\"a\",\"label\":\"" + QByteArray(5000, 'x')
                               + "\"}]}");
        const QString label = parseCategories(*parseObject(words))->constFirst().label;
        QCOMPARE(label.size(), 100);
        QVERIFY(label.endsWith(u'\u2026'));
    }

    void createdIsRead()
    {
        const std::optional<Created> answer = parseCreated(object(created));
        QVERIFY(answer);
        QCOMPARE(answer->uploadToken, u"NTAw+X0/w=="_s);
        QCOMPARE(answer->videoId, u"XMTIz=="_s);
        QCOMPARE(answer->serverUri, u"g01.upload.youku.com"_s);
        QVERIFY(!answer->instant);
        QCOMPARE(parseCreated(object(with(created, "video_id", "12345")))->videoId, u"12345"_s);
        QCOMPARE(parseCreated(object(with(created, "upload_token", "9007199254740993")))->uploadToken,
                 u"9007199254740993"_s);
    }

    void createdNeedsATokenAndAServer_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const QByteArray value : {"", "null", "\"\"", "{}", "[\"a\"]", "true", "1.5"})
            QTest::newRow("token " + value) << with(created, "upload_token", value);
        for (const QByteArray value :
             {"", "null", "\"\"", "\" \"", "7", "{}", "\"user@host\"", "\"user:pw@host\"", "\"a b\"",
              "\"host:99999\"", "\"host:x\"", "\"host?q\"", "\"https://host\"", "\"file:///etc\"",
              "\"/path\"", "\"[::1\"", "\"host\\r\\nX: y\""})
            QTest::newRow("server " + value) << with(created, "upload_server_uri", value);
    }
    void createdNeedsATokenAndAServer()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!parseCreated(object(json)));
    }

    void instantComesInItsDisguises()
    {
        for (const QByteArray yes : {"\"yes\"", "\"YES\"", "true", "1", "\"true\"", "\"1\""})
            QVERIFY2(parseCreated(object(with(created, "instant_upload_ok", yes)))->instant, yes.constData());
        for (const QByteArray no :
             {"", "\"no\"", "false", "0", "null", "\"\"", "2", "[]", "{\"yes\":1}", "\"yes please\""})
            QVERIFY2(!parseCreated(object(with(created, "instant_upload_ok", no)))->instant, no.constData());
        const QByteArray noServer = with(created, "upload_server_uri", "");
        QVERIFY(parseCreated(object(with(noServer, "instant_upload_ok", "\"yes\""))));
    }

    void uploadServersAreNamedInManyWays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("url");
        QTest::newRow("host") << u"g01.upload.youku.com"_s << u"http://g01.upload.youku.com"_s;
        QTest::newRow("IPv4") << u"203.0.113.7"_s << u"http://203.0.113.7"_s;
        QTest::newRow("port") << u"127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s;
        QTest::newRow("IPv6") << u"[::1]:8080"_s << u"http://[::1]:8080"_s;
        QTest::newRow("scheme") << u"http://host:81"_s << u"http://host:81"_s;
        QTest::newRow("SCHEME") << u"HTTP://host"_s << u"http://host"_s;
        QTest::newRow("path") << u"http://host:81/gupload/x"_s << u"http://host:81"_s;
        QTest::newRow("spaces") << u" host "_s << u"http://host"_s;
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("user") << u"me@host"_s << QString();
        QTest::newRow("only a port") << u":80"_s << QString();
        QTest::newRow("other scheme") << u"https://host"_s << QString();
        QTest::newRow("query") << u"host?a=b"_s << QString();
        QTest::newRow("fragment") << u"host#a"_s << QString();
    }
    void uploadServersAreNamedInManyWays()
    {
        QFETCH(QString, text);
        QFETCH(QString, url);
        QCOMPARE(uploadServerUrl(text).toString(), url);
        QCOMPARE(uploadServerUrl(text).isValid(), !url.isEmpty());
    }

    void nextSliceIsRead()
    {
        const std::optional<NextSlice> next = parseNextSlice(object(nextSlice));
        QVERIFY(next);
        QCOMPARE(next->task, SliceTask({2, 2097152, 1048577}));
        QCOMPARE(next->transferred, 2097152);
    }

    void numbersMayComeAsText()
    {
        const std::optional<NextSlice> next = parseNextSlice(object(
            R"({"slice_task_id":"1732272000123","offset":"53687091200","length":"1","transferred":"53687091200",
                "finished":"true"})"));
        QVERIFY(next);
        QCOMPARE(next->task, SliceTask({1732272000123, 53687091200, 1}));
        QCOMPARE(next->transferred, 53687091200);
    }

    void all64BitsOfANumberAreKept()
    {
        const std::optional<NextSlice> next = parseNextSlice(object(
            R"({"slice_task_id":9223372036854775807,"offset":9007199254740993,"length":5,"transferred":0})"));
        QVERIFY(next);
        QCOMPARE(next->task, SliceTask({9223372036854775807, 9007199254740993, 5}));
    }

    void taskZeroEndsTheLaneWhateverTheRangeSays()
    {
        for (const QByteArray offset : {"0", "", "null", "-1", "1e300", "\"x\""}) {
            const QByteArray json = with(with(nextSlice, "slice_task_id", "0"), "offset", offset);
            const std::optional<NextSlice> next = parseNextSlice(object(json));
            QVERIFY2(next, offset.constData());
            QCOMPARE(next->task, SliceTask());
            QCOMPARE(next->transferred, 2097152);
        }
    }

    // Whether a range lies within the file is judged where the file is known.
    void negativeRangesReachTheLaneAsTheyAre()
    {
        const std::optional<NextSlice> next = parseNextSlice(object(with(nextSlice, "offset", "-5")));
        QVERIFY(next);
        QCOMPARE(next->task.offset, -5);
        QCOMPARE(parseNextSlice(object(with(nextSlice, "length", "-1")))->task.length, -1);
    }

    void aSliceWithoutSensibleNumbersIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *field : {"slice_task_id", "offset", "length", "transferred"}) {
            QTest::addRow("no %s", field) << with(nextSlice, field, "");
            for (const QByteArray &value : noIntegers)
                QTest::addRow("%s %s", field, value.constData()) << with(nextSlice, field, value);
        }
        QTest::newRow("negative id") << with(nextSlice, "slice_task_id", "-1");
        QTest::newRow("negative transferred") << with(nextSlice, "transferred", "-1");
        QTest::newRow("empty") << QByteArray("{}");
    }
    void aSliceWithoutSensibleNumbersIsRefused()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!parseNextSlice(object(json)));
    }

    void checkedIsRead()
    {
        const std::optional<Checked> answer = parseChecked(object(checked));
        QVERIFY(answer);
        QCOMPARE(answer->status, CheckStatus::Transferring);
        QCOMPARE(answer->uploadServerIp, u"10.0.3.7"_s);
        QCOMPARE(answer->transferredPercent, 40);
        QCOMPARE(answer->confirmedPercent, 7);
    }

    void checkedNeedsNothingButItsStatus()
    {
        const std::optional<Checked> answer = parseChecked(object(R"({"status":"1","empty_tasks":null})"));
        QVERIFY(answer);
        QCOMPARE(answer->status, CheckStatus::Complete);
        QVERIFY(answer->uploadServerIp.isEmpty());
    }

    void anUnknownStatusIsRefused()
    {
        for (const QByteArray &value : noIntegers + QList<QByteArray>{"", "0", "5", "-1", "4294967297"})
            QVERIFY2(!parseChecked(object(with(checked, "status", value))), value.constData());
    }

    void percentsStayBetween0And100()
    {
        const QList<std::pair<QByteArray, int>> cases = {
            {"-5", 0},   {"101", 100}, {"9223372036854775807", 100}, {"1e300", 0}, {"\"37\"", 37},
            {"null", 0}, {"[]", 0}};
        for (const auto &[value, percent] : cases) {
            QCOMPARE(parseChecked(object(with(checked, "transferred_percent", value)))->transferredPercent,
                     percent);
            QCOMPARE(parseChecked(object(with(checked, "confirmed_percent", value)))->confirmedPercent,
                     percent);
        }
    }

    void committedNeedsAVideoId()
    {
        QCOMPARE(parseCommitted(object(R"({"video_id":"XMTIz=="})"))->videoId, u"XMTIz=="_s);
        QCOMPARE(parseCommitted(object(R"({"video_id":12345678901234567})"))->videoId,
                 u"12345678901234567"_s);
        for (const QByteArray json :
             {"{}", R"({"video_id":""})", R"({"video_id":null})", R"({"video_id":{}})",
              R"({"video_id":true})", R"({"video_id":1.5})", R"({"video_id":1e300})"})
            QVERIFY2(!parseCommitted(object(json)), json.constData());
    }

    void tokensAreRead()
    {
        const std::optional<Tokens> answer = parseTokens(object(tokens));
        QVERIFY(answer);
        QCOMPARE(answer->accessToken, u"1111"_s);
        QCOMPARE(answer->refreshToken, u"9999"_s);
        QCOMPARE(answer->expiresInSeconds, 2592000);
        QCOMPARE(parseTokens(object(with(tokens, "expires_in", "\"3600\"")))->expiresInSeconds, 3600);
        QVERIFY(parseTokens(object(with(tokens, "refresh_token", "")))->refreshToken.isEmpty());
    }

    void tokensNeedAnAccessToken()
    {
        for (const QByteArray value : {"", "null", "\"\"", "[]", "{}", "true", "1e300"})
            QVERIFY2(!parseTokens(object(with(tokens, "access_token", value))), value.constData());
    }

    void aLifetimeThatIsNoneIsNotSaid()
    {
        for (const QByteArray &value : noIntegers + QList<QByteArray>{"", "-1"})
            QCOMPARE(parseTokens(object(with(tokens, "expires_in", value)))->expiresInSeconds, 0);
    }

    void specIsReadInBothForms()
    {
        const std::optional<Spec> text = parseSpec(
            object(R"({"allowed_max_file_size":4294967296,"allowed_extensions":"wmv, .AVI,,mp4"})"));
        QVERIFY(text);
        QCOMPARE(text->maxFileSize, std::optional<qint64>(4294967296));
        QCOMPARE(text->extensions, QStringList({u"wmv"_s, u"avi"_s, u"mp4"_s}));
        const std::optional<Spec> array = parseSpec(object(
            R"({"allowed_max_file_size":"1048576","allowed_extensions":["wmv",".AVI",7,null,"",{"a":1}]})"));
        QVERIFY(array);
        QCOMPARE(array->maxFileSize, std::optional<qint64>(1048576));
        QCOMPARE(array->extensions, QStringList({u"wmv"_s, u"avi"_s}));
    }

    void aSizeLimitThatMakesNoSenseIsLeftOut()
    {
        for (const QByteArray &value : noIntegers + QList<QByteArray>{"0", "-1", "1048575", "4096"}) {
            const std::optional<Spec> spec =
                parseSpec(object(with(R"({"allowed_extensions":"mp4"})", "allowed_max_file_size", value)));
            QVERIFY2(spec && !spec->maxFileSize, value.constData());
        }
    }

    void aSpecThatSaysNothingIsRefused()
    {
        QVERIFY(!parseSpec(object("{}")));
        QVERIFY(!parseSpec(object(R"({"allowed_max_file_size":5,"allowed_extensions":[]})")));
        QVERIFY(!parseSpec(object(R"({"allowed_extensions":" , ."})")));
    }

    void categoriesAreRead()
    {
        const auto categories = parseCategories(object(
            R"({"categories":[{"id":97,"term":"TV","label":"电视剧"},{"term":"Travel"},{"label":"?"},7,null,"x",{"term":5}]})"));
        QVERIFY(categories);
        QCOMPARE(categories->size(), 2);
        QCOMPARE(categories->at(0).term, u"TV"_s);
        QCOMPARE(categories->at(0).label, u"电视剧"_s);
        QCOMPARE(categories->at(1).label, u"Travel"_s);
    }

    void noCategoriesAreRefused()
    {
        for (const QByteArray json : {"{}", R"({"categories":[]})", R"({"categories":{}})",
                                      R"({"categories":"TV"})", R"({"categories":[{"label":"x"}]})"})
            QVERIFY2(!parseCategories(object(json)), json.constData());
    }

    void aVideoIsRead()
    {
        const std::optional<Video> answer = parseVideo(object(video));
        QVERIFY(answer);
        QCOMPARE(answer->id, u"XMTIz=="_s);
        QCOMPARE(answer->title, u"My trip"_s);
        QCOMPARE(answer->link, u"http://v.youku.com/v_show/id_XMTIz==.html"_s);
        QCOMPARE(answer->state, u"encoding"_s);
        QCOMPARE(parseVideo(object(with(video, "state", "\"something new\"")))->state, u"something new"_s);
    }

    // It is opened in a browser some day.
    void aLinkThatIsNoWebAddressIsLeftOut()
    {
        for (const QByteArray value :
             {"\"file:///etc/passwd\"", "\"javascript:alert(1)\"", "\"v.youku.com\"", "7", "\"\""})
            QVERIFY2(parseVideo(object(with(video, "link", value)))->link.isEmpty(), value.constData());
    }

    void aVideoNeedsItsIdAndState()
    {
        for (const char *field : {"id", "state"}) {
            for (const QByteArray value : {"", "null", "\"\"", "{}", "[]", "true"})
                QVERIFY2(!parseVideo(object(with(video, field, value))), value.constData());
        }
    }

    // Ids, names and addresses are kept and shown as words are.
    void whatHoldsASecretIsNoName()
    {
        const base::Hidden hidden({u"acce55000011112222"_s});
        const QByteArray told = "\"http://x.acce55000011112222\"";
        QCOMPARE(parseCreated(object(with(created, "video_id", told)))->videoId, u"***"_s);
        QVERIFY(!parseCreated(object(with(created, "upload_server_uri", told))));
        QCOMPARE(parseVideo(object(with(video, "id", told)))->id, u"***"_s);
        QVERIFY(!parseVideo(object(with(video, "title", told)))->title.contains("acce55"_L1));
        QVERIFY(parseVideo(object(with(video, "link", told)))->link.isEmpty());
        QCOMPARE(parseVideo(object(with(video, "state", told)))->state, u"***"_s);
        QCOMPARE(parseUser(object("{\"id\":1,\"name\":" + told + "}"))->name, u"***"_s);
    }

    // Every parser meets every kind of value in every place.
    void noParserFallsOverAnything()
    {
        const QList<QByteArray> values = noIntegers
                                         + QList<QByteArray>{"0",
                                                             "-1",
                                                             "9223372036854775807",
                                                             "-9223372036854775808",
                                                             "false",
                                                             "\"" + QByteArray(100000, 'x') + "\"",
                                                             QByteArray(500, '[') + QByteArray(500, ']'),
                                                             "\"\\u0000\\ud800\"",
                                                             "\"<script>\""};
        for (const QByteArray &whole : {created, nextSlice, checked, tokens, video}) {
            for (const QString &field : object(whole).keys()) {
                for (const QByteArray &value : values) {
                    const QByteArray body = with(whole, field.toLatin1(), value);
                    const QJsonObject json = object(body);
                    parseEnvelope(body);
                    parseCreated(json);
                    parseNextSlice(json);
                    parseChecked(json);
                    parseCommitted(json);
                    parseTokens(json);
                    parseSpec(json);
                    parseCategories(json);
                    parseVideo(json);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestAnswers)
#include "tst_answers.moc"
