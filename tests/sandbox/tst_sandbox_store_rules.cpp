// What the object store demands of each of its calls.
#include "raw_client.h"
#include "store_client.h"

#include <QTest>

using PartList = QList<std::pair<int, QByteArray>>;

class TestSandboxStoreRules : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_rig = std::make_unique<StoreRig>();
        QVERIFY2(m_rig->listens, qPrintable(m_rig->error));
        m_store = std::make_unique<StoreClient>(m_rig->create("content"));
        QVERIFY(!m_store->begin().isEmpty());
    }

    void cleanup()
    {
        m_store.reset();
        m_rig.reset();
    }

    void partNumbersCountFromOneToTenThousand()
    {
        for (const char *number : {"0", "-1", "10001", "x"}) {
            const StoreAnswer answer = m_store->send(
                "PUT", {{u"partNumber"_s, QString::fromLatin1(number)}, {u"uploadId"_s, m_store->uploadId}},
                "a");
            QCOMPARE(answer.status, 400);
            QCOMPARE(answer.code(), u"InvalidArgument"_s);
            QCOMPARE(answer.element(u"ArgumentName"_s), u"partNumber"_s);
        }
        QCOMPARE(m_store->part(1, "a").status, 200);
        QCOMPARE(m_store->part(10'000, "b").status, 200);
    }

    void digestsAreChecked()
    {
        const QByteArray right = QCryptographicHash::hash("bytes", QCryptographicHash::Md5).toBase64();
        QCOMPARE(m_store->part(1, "bytes", {{"content-md5", right}}).status, 200);
        QCOMPARE(m_store->part(1, "other", {{"content-md5", right}}).code(), u"InvalidDigest"_s);
        QCOMPARE(m_store->part(1, "bytes", {{"content-md5", "no digest"}}).code(), u"InvalidDigest"_s);
        QCOMPARE(m_rig->count(u"parts_sent_twice"_s), 0);
    }

    void uploadsMustBeKnown()
    {
        const QString ours = m_store->uploadId;
        m_store->uploadId = u"0004B9894A22E5B1888A1E29F8236E2D"_s;
        QCOMPARE(m_store->part(1, "a").code(), u"NoSuchUpload"_s);
        QCOMPARE(m_store->list().status, 404);
        QCOMPARE(m_store->complete(PartList{{1, "\"a\""}}).element(u"EC"_s), u"0042-00000203"_s);
        QCOMPARE(m_store->abort().code(), u"NoSuchUpload"_s);
        m_store->go(m_rig->create("content")); // another object
        m_store->uploadId = ours;
        QCOMPARE(m_store->part(1, "a").code(), u"NoSuchUpload"_s);
    }

    void abortedUploadsAreGone()
    {
        m_store->part(1, "a");
        QCOMPARE(m_store->abort().status, 204);
        QCOMPARE(m_store->abort().status, 404);
        QCOMPARE(m_store->part(1, "a").status, 404);
        QCOMPARE(m_rig->count(u"multipart_open"_s), 0);
    }

    void aPartSentAgainReplacesTheOld()
    {
        m_store->part(1, "first");
        const QByteArray etag = m_store->part(1, "second").headers.value("etag");
        const StoreAnswer list = m_store->list();
        QCOMPARE(list.elements(u"ETag"_s), QStringList(QString::fromLatin1(etag)));
        QCOMPARE(list.element(u"Size"_s), u"6"_s);
        QCOMPARE(m_rig->count(u"parts"_s), 1);
        QCOMPARE(m_rig->count(u"parts_sent_twice"_s), 1);
        QCOMPARE(m_rig->count(u"bytes_sent_twice"_s), 6);
        QCOMPARE(m_store->complete(PartList{{1, StoreClient::etagOf("first")}}).code(), u"InvalidPart"_s);
        QCOMPARE(m_store->complete(PartList{{1, etag}}).status, 200);
    }

    void listsComeInPages()
    {
        for (int number = 2; number <= 10; number += 2)
            m_store->part(number, QByteArray::number(number));
        const StoreAnswer first = m_store->list({{u"max-parts"_s, u"2"_s}});
        QCOMPARE(first.elements(u"PartNumber"_s), QStringList({u"2"_s, u"4"_s}));
        QCOMPARE(first.element(u"IsTruncated"_s), u"true"_s);
        QCOMPARE(first.element(u"NextPartNumberMarker"_s), u"4"_s);
        QCOMPARE(first.elements(u"HashCrc64ecma"_s).size(), 2);
        const StoreAnswer rest = m_store->list({{u"part-number-marker"_s, u"5"_s}});
        QCOMPARE(rest.elements(u"PartNumber"_s), QStringList({u"6"_s, u"8"_s, u"10"_s}));
        QCOMPARE(rest.element(u"IsTruncated"_s), u"false"_s);
        QCOMPARE(rest.element(u"MaxParts"_s), u"1000"_s);
    }

    void listsEncodeKeysWhereAsked()
    {
        QCOMPARE(m_store->list().element(u"Key"_s), m_store->key);
        const StoreAnswer encoded = m_store->list({{u"encoding-type"_s, u"url"_s}});
        QCOMPARE(encoded.element(u"Key"_s), QString::fromLatin1(QUrl::toPercentEncoding(m_store->key)));
        QCOMPARE(encoded.element(u"EncodingType"_s), u"url"_s);
    }

    void badPagesAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("too many") << u"max-parts"_s << u"1001"_s;
        QTest::newRow("none") << u"max-parts"_s << u"0"_s;
        QTest::newRow("no number") << u"max-parts"_s << u"x"_s;
        QTest::newRow("marker below") << u"part-number-marker"_s << u"-1"_s;
        QTest::newRow("marker above") << u"part-number-marker"_s << u"10001"_s;
        QTest::newRow("encoding") << u"encoding-type"_s << u"rot13"_s;
    }

    void badPagesAreRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        const StoreAnswer answer = m_store->list({{name, value}});
        QCOMPARE(answer.code(), u"InvalidArgument"_s);
        QCOMPARE(answer.element(u"ArgumentName"_s), name);
    }

    void badListsCompleteNothing_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("code");
        const QByteArray a = StoreClient::etagOf("a");
        const QByteArray b = StoreClient::etagOf("b");
        const auto row = [](const char *name, const QByteArray &xml, const char *code) {
            QTest::newRow(name) << xml << QString::fromLatin1(code);
        };
        row("nothing", {}, "MalformedXML");
        row("cut", StoreClient::listOf({{1, a}}).chopped(5), "MalformedXML");
        row("more behind it", StoreClient::listOf({{1, a}}) + "<a/>", "MalformedXML");
        row("another root", "<Complete/>", "MalformedXML");
        row("types", "<!DOCTYPE a [<!ENTITY b \"c\">]>" + StoreClient::listOf({{1, a}}), "MalformedXML");
        row("no part", StoreClient::listOf({}), "MalformedXML");
        row("backwards", StoreClient::listOf({{2, b}, {1, a}}), "InvalidPartOrder");
        row("twice", StoreClient::listOf({{1, a}, {1, a}}), "InvalidPartOrder");
        row("number zero", StoreClient::listOf({{0, a}}), "InvalidPartOrder");
        row("never sent", StoreClient::listOf({{1, a}, {3, b}}), "InvalidPart");
        row("out of range", StoreClient::listOf({{10'001, a}}), "InvalidPart");
        row("another ETag", StoreClient::listOf({{1, b}}), "InvalidPart");
        row("small in the middle", StoreClient::listOf({{1, a}, {2, b}}), "EntityTooSmall");
    }

    void badListsCompleteNothing()
    {
        QFETCH(QByteArray, xml);
        QFETCH(QString, code);
        m_store->part(1, "a");
        m_store->part(2, "b");
        const StoreAnswer answer = m_store->complete(xml);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), code);
        QCOMPARE(m_rig->count(u"completes"_s), 0);
        QCOMPARE(m_store->list().elements(u"PartNumber"_s).size(), 2); // it is all still there
    }

    void theLeastPartCanBeSet()
    {
        m_store->part(1, "a");
        m_store->part(2, "b");
        m_rig->youku.control({{u"oss_min_part"_s, 1}});
        QCOMPARE(
            m_store->complete(PartList{{1, StoreClient::etagOf("a")}, {2, StoreClient::etagOf("b")}}).status,
            200);
    }

    void unlistedPartsAreLeftOut()
    {
        m_store->part(1, "unlisted");
        m_store->part(2, "content");
        QCOMPARE(m_store->complete(PartList{{2, StoreClient::etagOf("content")}}).status, 200);
        QCOMPARE(m_store->head().headers.value("content-length"), "7");
        QCOMPARE(m_rig->youku.commit({}).status, 200);
    }

    void completingIsDoneOnce()
    {
        m_store->part(1, "content");
        const PartList parts{{1, StoreClient::etagOf("content")}};
        QCOMPARE(m_store->complete(parts).status, 200);
        const StoreAnswer again = m_store->complete(parts);
        QCOMPARE(again.status, 404);
        QCOMPARE(again.code(), u"NoSuchUpload"_s);
        QCOMPARE(again.element(u"EC"_s), u"0042-00000203"_s);
        QCOMPARE(m_store->list().status, 404);
        QCOMPARE(m_rig->count(u"completes"_s), 1);
    }

    void headSaysItsErrorsInAHeader()
    {
        const StoreAnswer answer = m_store->head();
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.body, "");
        const QByteArray xml = QByteArray::fromBase64(answer.headers.value("x-oss-err"));
        QCOMPARE(StoreAnswer({.status = 0, .body = xml, .headers = {}}).code(), u"NoSuchKey"_s);
    }

    void otherCallsAreNotServed()
    {
        QCOMPARE(m_store->send("GET", {}).code(), u"MethodNotAllowed"_s);
        QCOMPARE(m_store->send("PUT", {}, "content").status, 405);
        m_store->key.clear(); // the bucket itself: no key is for that
        QCOMPARE(m_store->send("GET", {{u"uploads"_s, {}}}).code(), u"AccessDenied"_s);
    }

    void bodiesAreBounded()
    {
        // Refused at its head; a client that sends the body all the same may not hear it.
        RawClient client(quint16(QUrl(u"http://"_s + m_store->endpoint).port()));
        QCOMPARE(client.status("PUT /bucket/object?partNumber=1&uploadId=any HTTP/1.1\r\nHost: "
                               + m_store->endpoint.toLatin1() + "\r\nContent-Length: 67108865\r\n\r\n"),
                 400);
        QTRY_VERIFY(client.seen().contains("</Error>"));
        const QByteArray seen = client.seen();
        const StoreAnswer large{.status = 400, .body = seen.mid(seen.indexOf("\r\n\r\n") + 4), .headers = {}};
        QCOMPARE(large.code(), u"EntityTooLarge"_s);
        QCOMPARE(large.element(u"MaxSizeAllowed"_s), QString::number(64 * 1024 * 1024));
        QCOMPARE(large.element(u"ProposedSize"_s), QString::number(64 * 1024 * 1024 + 1));
        QCOMPARE(m_rig->count(u"parts"_s), 0);
    }

private:
    std::unique_ptr<StoreRig> m_rig;
    std::unique_ptr<StoreClient> m_store;
};

QTEST_GUILESS_MAIN(TestSandboxStoreRules)
#include "tst_sandbox_store_rules.moc"
