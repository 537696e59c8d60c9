// The store's XML: the answers of protocol 9.3, and what no honest store says.
#include "oss/answers.h"
#include "oss/xml.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace oss;

namespace {

const QString uploadId = u"0004B9894A22E5B1888A1E29F8236E2D"_s;

QByteArray part(const QByteArray &number, const QByteArray &size = "5242880",
                const QByteArray &etag = "\"25F9E794323B453885F5181F1B624D0B\"", const QByteArray &more = {})
{
    return "<Part><PartNumber>" + number
           + "</PartNumber><LastModified>2026-11-22T12:00:05.000Z</LastModified><ETag>" + etag
           + "</ETag><Size>" + size + "</Size>" + more + "</Part>";
}

QByteArray page(const QByteArray &parts, const QByteArray &truncated = "false", const QByteArray &next = "1")
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListPartsResult><Bucket>yk-sandbox</Bucket>"
           "<Key>0100/ab12.mp4</Key><UploadId>"
           + uploadId.toLatin1() + "</UploadId><NextPartNumberMarker>" + next
           + "</NextPartNumberMarker><MaxParts>1000</MaxParts><IsTruncated>" + truncated + "</IsTruncated>"
           + parts + "</ListPartsResult>";
}

http::HttpReply reply(const QByteArray &body, const QList<std::pair<QByteArray, QByteArray>> &headers = {})
{
    http::HttpReply reply;
    reply.status = 200;
    reply.headers = headers;
    reply.body = body;
    return reply;
}

QByteArray nested(int depth)
{
    return QByteArray("<a>").repeated(depth) + QByteArray("</a>").repeated(depth);
}

} // namespace

class TestOssAnswers : public QObject
{
    Q_OBJECT

private slots:
    void anUploadIdIsRead()
    {
        QCOMPARE(parseUploadId(
                     "<InitiateMultipartUploadResult><Bucket>yk-sandbox</Bucket><Key>0100/ab12.mp4</Key>\n"
                     "  <UploadId> 0004B9894A22E5B1888A1E29F8236E2D\n</UploadId>"
                     "</InitiateMultipartUploadResult>"),
                 uploadId);
        QCOMPARE(parseUploadId("<?xml version=\"1.0\"?><o:InitiateMultipartUploadResult xmlns:o=\"http://x\">"
                               "<o:UploadId>a&amp;b</o:UploadId></o:InitiateMultipartUploadResult>"),
                 u"a&b"_s);
    }

    void whatIsNoUploadIdIsNotUnderstood_data()
    {
        QTest::addColumn<QByteArray>("xml");
        const auto result = [](const QByteArray &within) {
            return "<InitiateMultipartUploadResult>" + within + "</InitiateMultipartUploadResult>";
        };
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("ok");
        QTest::newRow("JSON") << QByteArray("{\"UploadId\":\"a\"}");
        QTest::newRow("page") << QByteArray("<html><body>Sign in</body></html>");
        QTest::newRow("another answer") << page(part("1"));
        QTest::newRow("cut off") << result("<UploadId>a</UploadId>").chopped(5);
        QTest::newRow("more after it") << result("<UploadId>a</UploadId>") + "<b/>";
        QTest::newRow("none") << result({});
        QTest::newRow("empty") << result("<UploadId/>");
        QTest::newRow("two") << result("<UploadId>a</UploadId><UploadId>b</UploadId>");
        QTest::newRow("blank within") << result("<UploadId>a b</UploadId>");
        QTest::newRow("line end within") << result("<UploadId>a&#10;b</UploadId>");
        QTest::newRow("not ASCII") << result("<UploadId>\xc3\xbc</UploadId>");
        QTest::newRow("endless") << result("<UploadId>" + QByteArray(513, 'a') + "</UploadId>");
        QTest::newRow("deeper") << result("<Box><UploadId>a</UploadId></Box>");
        QTest::newRow("document type") << "<!DOCTYPE x>" + result("<UploadId>a</UploadId>");
        QTest::newRow("entity") << "<!DOCTYPE x [<!ENTITY e \"a\">]>" + result("<UploadId>&e;</UploadId>");
        QTest::newRow("unknown entity") << result("<UploadId>&e;</UploadId>");
        QTest::newRow("file of ours") << "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                             + result("<UploadId>&e;</UploadId>");
    }

    void whatIsNoUploadIdIsNotUnderstood()
    {
        QFETCH(QByteArray, xml);
        QVERIFY(!parseUploadId(xml));
    }

    void treesAreBounded()
    {
        QVERIFY(parseXml(nested(8)));
        QVERIFY(!parseXml(nested(9)));
        QVERIFY(!parseXml(nested(100'000)));
        QVERIFY(parseXml("<a>" + QByteArray("<b/>").repeated(40'000) + "</a>"));
        QVERIFY(!parseXml("<a>" + QByteArray("<b/>").repeated(60'000) + "</a>"));
    }

    void aPageIsRead()
    {
        const auto found = parsePartPage(
            page(part("3", "100", "\"A\"", "<HashCrc64ecma>18446744073709551615</HashCrc64ecma>") + part("2"),
                 "true", "3"),
            uploadId, 1);
        QVERIFY(found);
        const QList<ListedPart> parts = {{2, 5242880, u"\"25F9E794323B453885F5181F1B624D0B\""_s, {}},
                                         {3, 100, u"\"A\""_s, 18446744073709551615u}};
        QCOMPARE(found->parts, parts);
        QVERIFY(found->truncated);
        QCOMPARE(found->nextMarker, 3);
    }

    void theLastPageLeadsNowhere()
    {
        const auto found = parsePartPage(page(part("10000", "0"), "false", "0"), uploadId, 9999);
        QVERIFY(found && !found->truncated);
        QCOMPARE(found->parts.first().number, 10000);
        const auto empty = parsePartPage(page({}, "false", {}), uploadId, 0);
        QVERIFY(empty && empty->parts.isEmpty());
    }

    void uploadsOfThisKeyAloneAreRead()
    {
        const auto upload = [](const QByteArray &key, const QByteArray &id) {
            return "<Upload><Key>" + key + "</Key><UploadId>" + id
                   + "</UploadId><Initiated>2026-11-22T12:00:00.000Z</Initiated></Upload>";
        };
        const auto list = [](const QByteArray &uploads) {
            return "<?xml version=\"1.0\"?><ListMultipartUploadsResult><Bucket>yk</Bucket>"
                   "<UploadIdMarker>0003</UploadIdMarker>"
                   + uploads + "<IsTruncated>false</IsTruncated></ListMultipartUploadsResult>";
        };
        const QString key = u"0100/a&b.mp4"_s;
        QCOMPARE(parseUploads(list({}), key), QStringList());
        QCOMPARE(parseUploads(list(upload("0100/a&amp;b.mp4", "0004") + upload("0100/a&amp;b.mp4x", "0005")
                                   + upload("0100/a&amp;b.mp4", "0006")),
                              key),
                 QStringList({u"0004"_s, u"0006"_s}));
        // Nothing that could not go into a request.
        QCOMPARE(parseUploads(list(upload("0100/a&amp;b.mp4", "00 04") + upload("0100/a&amp;b.mp4", {})
                                   + upload("0100/a&amp;b.mp4", QByteArray(513, 'a'))),
                              key),
                 QStringList());
        for (const QByteArray &other : {QByteArray(), QByteArray("{}"), page(part("1")),
                                        list(upload("0100/a&amp;b.mp4", "0004")).chopped(3)})
            QVERIFY(!parseUploads(other, key));
    }

    void aChecksumThatIsNoneIsNotThere()
    {
        for (const char *text : {"", "-1", "+1", "0x1", "18446744073709551616", "1.0", "abc"}) {
            const auto found = parsePartPage(
                page(part("1", "1", "\"A\"", "<HashCrc64ecma>" + QByteArray(text) + "</HashCrc64ecma>")),
                uploadId, 0);
            QVERIFY2(found && !found->parts.first().crc64, text);
        }
    }

    void whatIsNoPageIsNotUnderstood_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<int>("marker");
        QTest::newRow("part 0") << page(part("0")) << 0;
        QTest::newRow("part 10001") << page(part("10001")) << 0;
        QTest::newRow("part -1") << page(part("-1")) << 0;
        QTest::newRow("part of words") << page(part("one")) << 0;
        QTest::newRow("huge number") << page(part("18446744073709551617")) << 0;
        QTest::newRow("no number") << page("<Part><ETag>\"A\"</ETag><Size>1</Size></Part>") << 0;
        QTest::newRow("negative size") << page(part("1", "-1")) << 0;
        QTest::newRow("huge size") << page(part("1", "9223372036854775807")) << 0;
        QTest::newRow("no size") << page(part("1", "")) << 0;
        QTest::newRow("no ETag") << page(part("1", "1", "")) << 0;
        QTest::newRow("ETag of two lines") << page(part("1", "1", "\"A&#13;&#10;B\"")) << 0;
        QTest::newRow("twice") << page(part("2") + part("1") + part("2")) << 0;
        QTest::newRow("at the marker") << page(part("7")) << 7;
        QTest::newRow("before the marker") << page(part("9") + part("3")) << 7;
        QTest::newRow("truncated and empty") << page({}, "true", "5") << 0;
        QTest::newRow("leads back") << page(part("9"), "true", "8") << 7;
        QTest::newRow("stands still") << page(part("8"), "true", "7") << 7;
        QTest::newRow("leads out") << page(part("8"), "true", "10001") << 7;
        QTest::newRow("leads nowhere") << page(part("8"), "true", "") << 7;
        QTest::newRow("perhaps truncated") << page(part("1"), "perhaps") << 0;
        QTest::newRow("of another upload") << page(part("1")).replace("0004B9", "0005B9") << 0;
        QTest::newRow("an error") << QByteArray("<Error><Code>NoSuchUpload</Code></Error>") << 0;
    }

    void whatIsNoPageIsNotUnderstood()
    {
        QFETCH(QByteArray, xml);
        QFETCH(int, marker);
        QVERIFY(!parsePartPage(xml, uploadId, marker));
    }

    void receiptsStandInHeaders()
    {
        const auto receipt =
            parseReceipt(reply({}, {{"etag", "\"25F9\""}, {"X-Oss-Hash-Crc64ecma", "11051210869376104954"}}));
        QVERIFY(receipt);
        QCOMPARE(receipt->etag, u"\"25F9\""_s);
        QCOMPARE(receipt->crc64, 11051210869376104954u);
        QVERIFY(!parseReceipt(reply({}, {{"ETag", "\"25F9\""}}))->crc64);
        QVERIFY(!parseReceipt(reply({}, {{"ETag", "\"25F9\""}, {"x-oss-hash-crc64ecma", "-1"}}))->crc64);
        QVERIFY(!parseReceipt(reply({})));
        QVERIFY(!parseReceipt(reply({}, {{"ETag", QByteArray(129, 'a')}})));
    }

    void anObjectIsToldByHeaders()
    {
        const auto object = parseObjectInfo(reply(
            {}, {{"Content-Length", "48828125000000"}, {"ETag", "\"B8-2\""}, {"x-oss-hash-crc64ecma", "7"}}));
        QVERIFY(object);
        QCOMPARE(object->size, 48828125000000);
        QCOMPARE(object->etag, u"\"B8-2\""_s);
        QCOMPARE(object->crc64, 7u);
        QVERIFY(!parseObjectInfo(reply({}, {{"ETag", "\"A\""}})));
        QVERIFY(!parseObjectInfo(reply({}, {{"ETag", "\"A\""}, {"Content-Length", "-1"}})));
        QVERIFY(!parseObjectInfo(reply({}, {{"Content-Length", "1"}})));
    }

    void completionIsWrittenAndItsAnswerRead()
    {
        QCOMPARE(
            completionXml({{1, u"\"25F9\""_s}, {2, u"\"a&<\""_s}}),
            "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>\"25F9\"</ETag></Part>"
            "<Part><PartNumber>2</PartNumber><ETag>\"a&amp;&lt;\"</ETag></Part></CompleteMultipartUpload>"_ba
                .replace("\"25F9\"", "&quot;25F9&quot;")
                .replace("\"a&amp;&lt;\"", "&quot;a&amp;&lt;&quot;"));
        const auto completed = parseCompleted(reply("<CompleteMultipartUploadResult><Location>http://x</"
                                                    "Location><ETag>\"B864DB6A936D376F9F8D3ED3BBE540DD-2\""
                                                    "</ETag></CompleteMultipartUploadResult>",
                                                    {{"x-oss-hash-crc64ecma", "42"}}));
        QVERIFY(completed);
        QCOMPARE(completed->etag, u"\"B864DB6A936D376F9F8D3ED3BBE540DD-2\""_s);
        QCOMPARE(completed->crc64, 42u);
        QVERIFY(!parseCompleted(reply({})));
        QVERIFY(!parseCompleted(reply("<CompleteMultipartUploadResult/>")));
    }

    void aRefusalIsReadWhereverItStands()
    {
        const QByteArray xml = "<Error><Code>AccessDenied</Code><Message>Denied &amp; done</Message>"
                               "<RequestId>5C3D</RequestId><EC>0003-00000001</EC></Error>";
        const auto inBody = refusalIn(reply(xml));
        QVERIFY(inBody);
        QCOMPARE(inBody->code, u"AccessDenied"_s);
        QCOMPARE(inBody->ec, u"0003-00000001"_s);
        QCOMPARE(inBody->message, u"Denied & done"_s);
        const auto inHeader = refusalIn(reply({}, {{"x-oss-err", xml.toBase64()}}));
        QVERIFY(inHeader);
        QCOMPARE(inHeader->code, u"AccessDenied"_s);
        const auto withEc =
            refusalIn(reply("<Error><Code>A</Code></Error>", {{"x-oss-ec", "0002-00000080"}}));
        QCOMPARE(withEc->ec, u"0002-00000080"_s);
        QVERIFY(refusalIn(reply("<Error><Code>A</Code><EC>0002&lt;80</EC></Error>"))->ec.isEmpty());
    }

    void whatIsNoRefusalIsNone()
    {
        for (const QByteArray &xml :
             {QByteArray(), QByteArray("<Error/>"), QByteArray("<Error><Code/></Error>"),
              QByteArray("<Error><Code>No such</Code></Error>"),
              QByteArray("<Error><Code>a&#10;b</Code></Error>"),
              "<Error><Code>" + QByteArray(65, 'a') + "</Code></Error>",
              QByteArray("<error><Code>A</Code></error>"), QByteArray("<Error><Code>A</Code>"),
              QByteArray("<!DOCTYPE a><Error><Code>A</Code></Error>")})
            QVERIFY2(!refusalIn(reply(xml)), xml);
        QVERIFY(!refusalIn(reply({}, {{"x-oss-err", "no Base64!"}})));
        QVERIFY(!refusalIn(reply({}, {{"x-oss-err", QByteArray(100'000, 'A')}})));
    }
};

QTEST_GUILESS_MAIN(TestOssAnswers)
#include "tst_oss_answers.moc"
