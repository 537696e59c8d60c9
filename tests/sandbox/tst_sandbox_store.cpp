// A file on its way through the object store, and what Youku says before and after.
#include "store_client.h"

#include "oss/crc64.h"

#include <QTest>

Q_DECLARE_METATYPE(oss::SignatureVersion)

namespace {
constexpr qsizetype partLength = 110'000;
} // namespace

class TestSandboxStore : public QObject
{
    Q_OBJECT
private slots:
    void aFileGoesThroughTheStore_data()
    {
        QTest::addColumn<oss::SignatureVersion>("version");
        QTest::newRow("V1") << oss::SignatureVersion::V1;
        QTest::newRow("V4") << oss::SignatureVersion::V4;
    }

    void aFileGoesThroughTheStore()
    {
        QFETCH(oss::SignatureVersion, version);
        StoreRig rig;
        QVERIFY2(rig.listens, qPrintable(rig.error));
        const QByteArray content = madeUpFile(300'000);
        const PlainAnswer place = rig.create(content);
        QCOMPARE(place.status, 201);
        QVERIFY(!place.json.contains(u"upload_server_uri"_s));
        QCOMPARE(place.text(u"instant_upload_ok"_s), u"no"_s);
        QVERIFY(QDateTime::fromString(place.text(u"expire_time"_s), Qt::ISODate)
                > QDateTime::currentDateTime());
        QVERIFY(place.text(u"oss_object"_s).endsWith(u".mp4"_s));
        StoreClient store(place);
        store.version = version;
        QCOMPARE(rig.youku.commit({}).code(), 120010151); // nothing is there

        QVERIFY(!store.begin().isEmpty());
        const auto piece = [&content](int number) {
            return content.mid((number - 1) * partLength, partLength);
        };
        QList<std::pair<int, QByteArray>> parts{{1, {}}, {2, {}}, {3, {}}};
        for (const int number : {3, 1, 2}) { // in any order
            const StoreAnswer answer = store.part(number, piece(number));
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.headers.value("etag"), StoreClient::etagOf(piece(number)));
            QCOMPARE(answer.headers.value("x-oss-hash-crc64ecma").toULongLong(), oss::crc64(piece(number)));
            QVERIFY(answer.headers.contains("date") && answer.headers.contains("x-oss-request-id"));
            parts[number - 1].second = answer.headers.value("etag");
        }
        QCOMPARE(store.list().elements(u"PartNumber"_s), QStringList({u"1"_s, u"2"_s, u"3"_s}));

        const StoreAnswer whole = store.complete(parts);
        QCOMPARE(whole.status, 200);
        QCOMPARE(whole.headers.value("x-oss-hash-crc64ecma").toULongLong(), oss::crc64(content));
        QVERIFY(whole.element(u"ETag"_s).endsWith(u"-3\""_s));
        const StoreAnswer head = store.head();
        QCOMPARE(head.status, 200);
        QCOMPARE(head.headers.value("content-length"), "300000");
        QCOMPARE(head.headers.value("etag"), whole.headers.value("etag"));

        QCOMPARE(rig.youku.commit({}).text(u"video_id"_s), place.text(u"video_id"_s));
        QCOMPARE(rig.upload()[u"held_md5"], rig.upload()[u"md5"]);
        QCOMPARE(rig.count(u"bytes"_s), content.size());
        QCOMPARE(rig.count(u"bytes_received"_s), content.size());
        QCOMPARE(rig.count(u"completes"_s), 1);
        QCOMPARE(rig.count(u"multipart_open"_s), 0);
    }

    void publishedBytesAreKeptWhereWanted()
    {
        QTemporaryDir dir;
        sandbox::Options options = StoreRig::offering();
        options.dir = dir.path();
        options.behaviour.keepBytes = true;
        StoreRig rig(options);
        QByteArray content = madeUpFile(300'000);
        std::fill_n(content.begin() + 60'000, 200'000, '\0'); // a hole
        StoreClient store(rig.create(content));
        QCOMPARE(store.complete(store.sendAll(content, partLength)).status, 200);
        QCOMPARE(rig.youku.commit({}).status, 200);
        QFile published(dir.filePath(u"published/"_s + rig.upload()[u"published_file"].toString()));
        QVERIFY(published.open(QIODevice::ReadOnly));
        QVERIFY(published.readAll() == content);
        QVERIFY(QDir(dir.filePath(u"pieces"_s)).isEmpty());
    }

    // Parts are read as they come; one that is replaced is not what was read.
    void aReplacedPartIsReadAgain_data()
    {
        QTest::addColumn<bool>("keep");
        QTest::newRow("read") << false;
        QTest::newRow("read and kept") << true;
    }

    void aReplacedPartIsReadAgain()
    {
        QFETCH(bool, keep);
        StoreRig rig;
        rig.youku.control({{u"keep_bytes"_s, keep}});
        const QByteArray content = madeUpFile(300'000);
        StoreClient store(rig.create(content));
        store.begin();
        store.part(1, QByteArray(5, 'x'));
        store.part(2, content.mid(partLength, partLength));
        store.part(1, content.left(partLength));
        store.part(3, content.mid(2 * partLength));
        QList<std::pair<int, QByteArray>> parts;
        for (const int number : {1, 2, 3})
            parts.append({number, StoreClient::etagOf(content.mid((number - 1) * partLength, partLength))});
        QCOMPARE(store.complete(parts).status, 200);
        QCOMPARE(rig.youku.commit({}).status, 200);
    }

    void transportsSayWhatCreateOffers_data()
    {
        QTest::addColumn<QStringList>("transports");
        QTest::addColumn<QString>("isnew");
        QTest::addColumn<QString>("offered"); // a field of the answer; empty: refused
        const auto row = [](const char *name, const QStringList &transports, const char *isnew,
                            const char *offered) {
            QTest::newRow(name) << transports << QString::fromLatin1(isnew) << QString::fromLatin1(offered);
        };
        row("both, asked for", {u"slices"_s, u"oss"_s}, "1", "oss_object");
        row("both, not asked for", {u"slices"_s, u"oss"_s}, "", "upload_server_uri");
        row("both, declined", {u"slices"_s, u"oss"_s}, "0", "upload_server_uri");
        row("slices alone, asked for", {u"slices"_s}, "1", "upload_server_uri");
        row("store alone, asked for", {u"oss"_s}, "1", "oss_object");
        row("store alone, not asked for", {u"oss"_s}, "", "");
    }

    void transportsSayWhatCreateOffers()
    {
        QFETCH(QStringList, transports);
        QFETCH(QString, isnew);
        QFETCH(QString, offered);
        StoreRig rig;
        QCOMPARE(rig.youku.control({{u"transports"_s, QJsonArray::fromStringList(transports)}}).status, 200);
        PlainClient::Fields fields = rig.youku.createFields("content");
        if (!isnew.isEmpty())
            fields.insert(u"isnew"_s, isnew);
        const PlainAnswer answer = rig.youku.get(u"/uploads/create.json"_s, fields);
        QCOMPARE(answer.code(), offered.isEmpty() ? 1012 : 0);
        for (const QString &field : {u"oss_object"_s, u"upload_server_uri"_s})
            QCOMPARE(answer.json.contains(field), field == offered);
    }

    void withoutAStoreThereIsNoPort()
    {
        StoreRig rig{sandbox::Options()};
        QCOMPARE(rig.sandbox.ossPort(), 0);
        QVERIFY(rig.create("content").json.contains(u"upload_server_uri"_s));
        QCOMPARE(rig.youku.control({{u"transports"_s, QJsonArray{u"oss"_s}}}).status, 400);
        QCOMPARE(rig.youku.control({{u"transports"_s, QJsonArray{u"pigeons"_s}}}).status, 400);
    }

    void keysAreRenewed()
    {
        StoreRig rig;
        const PlainAnswer place = rig.create("content");
        const PlainAnswer renewed = rig.renew(place);
        QCOMPARE(renewed.status, 200);
        QVERIFY(renewed.text(u"temp_access_id"_s) != place.text(u"temp_access_id"_s));
        QCOMPARE(renewed.text(u"endpoint"_s), place.text(u"endpoint"_s));
        QCOMPARE(renewed.text(u"upload_token"_s), place.text(u"upload_token"_s));
        StoreClient store(place);
        store.begin();
        store.takeKeys(renewed);
        QCOMPARE(store.part(1, "content").status, 200); // a multipart upload outlives its first keys
        QCOMPARE(rig.youku.postBytes(u"/uploads/get_sts_inf.json"_s, rig.renewFields(place), {}).status, 200);
        const PlainAnswer inBody = rig.youku.postForm(u"/uploads/get_sts_inf.json"_s, rig.renewFields(place));
        QCOMPARE(inBody.code(), 1004); // only the query is read
    }

    void keysAreRefused()
    {
        StoreRig rig;
        const PlainAnswer place = rig.create("content");
        const auto code = [&](const QString &name, const QString &value) {
            PlainClient::Fields fields = rig.renewFields(place);
            fields[name] = value;
            return rig.youku.get(u"/uploads/get_sts_inf.json"_s, fields).code();
        };
        QCOMPARE(code(u"oss_object"_s, {}), 1012);
        QCOMPARE(code(u"oss_object"_s, u"0100/other.mp4"_s), 1013);
        QCOMPARE(code(u"oss_bucket"_s, u"other"_s), 1013);
        QCOMPARE(code(u"access_token"_s, u"other"_s), 1008);
        QCOMPARE(code(u"upload_token"_s, u"other"_s), 120010151);
        rig.youku.get(u"/uploads/cancel.json"_s, rig.youku.commitFields({}));
        QCOMPARE(rig.renew(place).code(), 120010223);
        rig.youku.create("content"); // by slices
        QCOMPARE(rig.renew(place).code(), 120010151);
    }

    void theStoreHasNoSlices()
    {
        StoreRig rig;
        rig.create("content");
        QCOMPARE(rig.youku.createFile("content").code(), 120010151);
        QCOMPARE(rig.youku.newSlice().code(), 1013);
    }

    void otherBytesAreNotCommitted()
    {
        StoreRig rig;
        StoreClient store(rig.create(madeUpFile(200'000)));
        QCOMPARE(store.complete(store.sendAll(madeUpFile(199'999), partLength)).status, 200);
        QCOMPARE(rig.youku.commit({}).code(), 120010151);
        rig.youku.control({{u"trust_md5"_s, true}});
        QCOMPARE(store.complete(store.sendAll(madeUpFile(199'999), partLength)).status, 200);
        QCOMPARE(rig.youku.commit({}).status, 200);
    }

    void commitMayNeedTheNameOfTheServer()
    {
        StoreRig rig;
        const QByteArray content = madeUpFile(1000);
        StoreClient store(rig.create(content));
        QCOMPARE(store.complete(store.sendAll(content, partLength)).status, 200);
        rig.youku.control({{u"oss_needs_server_name"_s, true}});
        QCOMPARE(rig.youku.commit({}).code(), 1012);
        PlainClient::Fields fields = rig.youku.commitFields({});
        fields[u"upload_server_name"_s] = u"http://127.0.0.1/elsewhere"_s;
        QCOMPARE(rig.youku.postForm(u"/uploads/commit.json"_s, fields).code(), 1013);
        fields[u"upload_server_name"_s] = u"http://127.0.0.1/yk-sandbox/"_s + store.key;
        QCOMPARE(rig.youku.postForm(u"/uploads/commit.json"_s, fields).status, 200);
    }

    void instantUploadsNeedNoObject()
    {
        StoreRig rig;
        const QByteArray content = madeUpFile(1000);
        StoreClient store(rig.create(content));
        store.complete(store.sendAll(content, partLength));
        QCOMPARE(rig.youku.commit({}).status, 200);
        rig.youku.control({{u"instant"_s, true}});
        QCOMPARE(rig.create(content).text(u"instant_upload_ok"_s), u"yes"_s);
        QCOMPARE(rig.youku.commit({}).status, 200);
        QCOMPARE(rig.count(u"objects"_s), 1);
    }

    void whatIsLeftLyingIsCounted()
    {
        StoreRig rig;
        const QByteArray content = madeUpFile(1000);
        StoreClient store(rig.create(content));
        store.begin();
        QCOMPARE(rig.count(u"multipart_open"_s), 1);
        QCOMPARE(rig.count(u"multipart_abandoned"_s), 0);
        store.complete(store.sendAll(content, partLength));
        QCOMPARE(rig.count(u"multipart_abandoned"_s), 1); // the first one
        StoreClient other(rig.create(content));
        other.begin();
        rig.youku.get(u"/uploads/cancel.json"_s, rig.youku.commitFields({}));
        QCOMPARE(rig.count(u"multipart_abandoned"_s), 2);
        QCOMPARE(other.abort().status, 204); // the keys outlive the upload
        QCOMPARE(rig.count(u"multipart_abandoned"_s), 1);
        QCOMPARE(rig.count(u"aborts"_s), 1);
    }
};

QTEST_GUILESS_MAIN(TestSandboxStore)
#include "tst_sandbox_store.moc"
