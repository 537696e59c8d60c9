// What the object store keeps and what is made to go wrong with it: restarts, files, faults, the log.
#include "store_client.h"

#include "oss/crc64.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using PartList = QList<std::pair<int, QByteArray>>;

namespace {
constexpr qsizetype partLength = 110'000;
} // namespace

class TestSandboxStoreState : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_content = madeUpFile(300'000);
        serve();
        m_place = m_rig->create(m_content);
        m_store = std::make_unique<StoreClient>(m_place);
    }

    void cleanup()
    {
        m_store.reset();
        m_rig.reset();
    }

    void aRestartGoesOnInTheMiddleOfAFile()
    {
        PartList parts = m_store->sendAll(m_content.left(2 * partLength), partLength);
        serve();
        QCOMPARE(m_store->list().elements(u"PartNumber"_s),
                 QStringList({u"1"_s, u"2"_s})); // with the old keys
        parts.append({3, m_store->part(3, m_content.mid(2 * partLength)).headers.value("etag")});
        const StoreAnswer whole = m_store->complete(parts);
        QCOMPARE(whole.status, 200);
        serve();
        QCOMPARE(m_store->head().headers.value("x-oss-hash-crc64ecma"),
                 whole.headers.value("x-oss-hash-crc64ecma"));
        QCOMPARE(m_rig->count(u"objects"_s), 1);
        QCOMPARE(m_rig->count(u"multipart_open"_s), 0);
        QCOMPARE(m_rig->youku.commit({}).status, 200);
    }

    void anObjectIsPutTogetherAfterADeath()
    {
        m_rig.reset();
        QTemporaryDir dir;
        const QString key = u"0100/a.mp4"_s;
        {
            sandbox::YoukuModel model({}, 1, 1, nullptr);
            sandbox::ObjectStore store(model);
            QVERIFY(model.open(dir.path(), &m_error) && store.open(dir.path(), &m_error));
            sandbox::Upload upload;
            upload.objectKey = key;
            model.uploads().add(upload);
            const QString id = store.initiate(key);
            const QByteArray md5 = QCryptographicHash::hash(m_content, QCryptographicHash::Md5);
            QVERIFY(!store.putPart(id, 1, m_content, {md5, oss::crc64(m_content)}));
            QVERIFY(!store.complete(id, {{1, QString::fromLatin1(md5.toHex().toUpper())}}));
            QVERIFY(store.isBusy(key)); // and dies before it hears that the bytes are together
        }
        sandbox::YoukuModel model({}, 1, 1, nullptr);
        sandbox::ObjectStore store(model);
        QSignalSpy settled(&store, &sandbox::ObjectStore::settled);
        QVERIFY(model.open(dir.path(), &m_error) && store.open(dir.path(), &m_error));
        QVERIFY(store.isBusy(key) && store.object(key));
        QTRY_COMPARE(settled.size(), 1);
        QVERIFY(!store.isBusy(key));
        QCOMPARE(model.uploads().findObject(key)->heldMd5.toLatin1(), PlainClient::md5(m_content));
    }

    void expiriesOutliveARestart()
    {
        m_rig->youku.control({{u"expire_sts"_s, true}});
        serve();
        QCOMPARE(m_store->initiate().code(), u"SecurityTokenExpired"_s);
    }

    void filesGoWithWhatTheyBelongTo()
    {
        const QDir pieces(m_dir->filePath(u"pieces"_s));
        m_store->sendAll(m_content, partLength);
        QCOMPARE(pieces.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
        m_store->part(1, m_content.left(partLength));
        QCOMPARE(QDir(pieces.filePath(m_store->uploadId)).entryList(QDir::Files).size(), 3);
        QCOMPARE(m_store->abort().status, 204);
        QVERIFY(pieces.isEmpty());
        QDir().mkpath(pieces.filePath(u"leftover"_s));
        serve();
        QVERIFY(pieces.isEmpty());
    }

#ifdef Q_OS_UNIX
    void nobodyElseReadsThePieces()
    {
        m_store->sendAll(m_content, partLength);
        QDirIterator all(m_dir->filePath(u"pieces"_s), QDir::AllEntries | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        int seen = 0;
        for (; all.hasNext(); ++seen)
            QVERIFY(!(QFileInfo(all.next()).permissions() & QFile::Permissions(0x0077)));
        QCOMPARE(seen, 4);
    }

    // So that a test of a huge file that is mostly a hole needs neither memory nor disk.
    void zeroesTakeNoDisk()
    {
        constexpr qsizetype size = 16 * 1024 * 1024;
        m_rig->youku.control({{u"keep_bytes"_s, true}});
        m_store->begin();
        const StoreAnswer part = m_store->part(1, QByteArray(size, '\0'));
        QCOMPARE(part.status, 200);
        const auto isHole = [](const QString &path) {
            struct stat info = {};
            return ::stat(path.toLocal8Bit().constData(), &info) == 0 && info.st_size == size
                   && info.st_blocks * 512 < 1024 * 1024;
        };
        QVERIFY(isHole(m_dir->filePath(u"pieces/%1/1-0"_s.arg(m_store->uploadId))));
        QCOMPARE(m_store->complete(PartList{{1, part.headers.value("etag")}}).status, 200);
        const QFileInfoList whole = QDir(m_dir->filePath(u"parts"_s)).entryInfoList(QDir::Files);
        QCOMPARE(whole.size(), 1);
        QVERIFY(isHole(whole[0].filePath()));
    }
#endif

    void answersGetLostAfterTheWork()
    {
        cutOff(u"oss_initiate"_s, u"lost_answer"_s);
        QCOMPARE(m_store->initiate().status, 0);
        QVERIFY(m_rig->count(u"initiates"_s) >= 1); // the client's library may ask again by itself
        QVERIFY(m_rig->sandbox.setFaults({}, &m_error));
        const PartList parts = m_store->sendAll(m_content, partLength);
        cutOff(u"oss_part"_s, u"lost_answer"_s);
        QCOMPARE(m_store->part(1, m_content.left(partLength)).status, 0);
        QVERIFY(m_rig->count(u"parts_sent_twice"_s) >= 1);
        cutOff(u"oss_complete"_s, u"lost_answer"_s);
        QCOMPARE(m_store->complete(parts).status, 0);
        QCOMPARE(m_rig->count(u"completes"_s), 1);
        cutOff(u"oss_head"_s, u"lost_answer"_s);
        QCOMPARE(m_store->head().status, 0);
        QVERIFY(m_rig->sandbox.setFaults({}, &m_error));
        QCOMPARE(m_store->head().status, 200);
        m_store->begin();
        cutOff(u"oss_abort"_s, u"lost_answer"_s);
        QCOMPARE(m_store->abort().status, 0);
        QCOMPARE(m_rig->count(u"aborts"_s), 1);
    }

    void cutsEndTheConnectionBeforeTheWork_data()
    {
        QTest::addColumn<QString>("action");
        QTest::newRow("before") << u"cut_before"_s;
        QTest::newRow("within") << u"cut_in_body"_s;
    }

    void cutsEndTheConnectionBeforeTheWork()
    {
        QFETCH(QString, action);
        m_store->begin();
        cutOff(u"oss_part"_s, action);
        QCOMPARE(m_store->part(1, m_content).status, 0);
        QCOMPARE(m_rig->count(u"parts"_s), 0);
    }

    void errorsAreTheStoresWords()
    {
        m_store->begin();
        breakNext(u"oss_part"_s, {{u"action"_s, u"error"_s}, {u"code"_s, u"InvalidPart"_s}});
        StoreAnswer answer = m_store->part(1, m_content);
        QCOMPARE(answer.code(), u"InvalidPart"_s);
        QCOMPARE(answer.status, 400);
        breakNext(u"oss_list"_s, {{u"action"_s, u"error"_s}, {u"code"_s, u"TotalQpsLimitExceeded"_s}});
        QCOMPARE(m_store->list().status, 503);
        breakNext(u"oss_head"_s, {{u"action"_s, u"error"_s}, {u"code"_s, u"AccessDenied"_s}});
        answer = m_store->head();
        QCOMPARE(answer.status, 403);
        QVERIFY(QByteArray::fromBase64(answer.headers.value("x-oss-err")).contains("AccessDenied"));
        QCOMPARE(m_rig->count(u"parts"_s), 0);
        const QJsonObject number{{u"endpoint"_s, u"oss_part"_s}, {u"action"_s, u"error"_s}, {u"code"_s, 1}};
        QVERIFY(!m_rig->sandbox.setFaults({number}, &m_error));
    }

    void otherFaultsDoAsEverywhere()
    {
        breakNext(u"oss_initiate"_s, {{u"action"_s, u"status"_s}, {u"code"_s, 503}, {u"retry_after"_s, 7}});
        QCOMPARE(m_store->initiate().headers.value("retry-after"), "7");
        breakNext(u"oss_initiate"_s, {{u"action"_s, u"html"_s}});
        QVERIFY(m_store->initiate().body.startsWith("<html>"));
        breakNext(u"oss_initiate"_s, {{u"action"_s, u"half_json"_s}});
        QVERIFY(!m_store->initiate().body.endsWith("Result>\n"));
        breakNext(u"oss_initiate"_s, {{u"action"_s, u"deep_json"_s}, {u"levels"_s, 1000}});
        QCOMPARE(m_store->initiate().body.count("<a>"), 1000);
        breakNext(u"oss_initiate"_s, {{u"action"_s, u"expire_sts"_s}});
        QCOMPARE(m_store->initiate().code(), u"SecurityTokenExpired"_s);
        breakNext(u"sts"_s, {{u"action"_s, u"error"_s}, {u"code"_s, 1001}});
        QCOMPARE(m_rig->renew(m_place).code(), 1001);
        QCOMPARE(m_rig->sandbox.state()[u"requests"][u"oss_initiate"].toInt(), 5);
        QCOMPARE(m_rig->sandbox.state()[u"requests"][u"sts"].toInt(), 1);
    }

    void theLogHasNamesAndNoSecrets()
    {
        m_store->begin();
        m_store->part(1, m_content);
        const QJsonObject last = m_rig->sandbox.requests().last().toObject();
        QCOMPARE(last[u"method"].toString(), u"PUT"_s);
        QCOMPARE(last[u"parameters"].toArray(), QJsonArray({u"partNumber"_s, u"uploadId"_s}));
        QCOMPARE(last[u"bytes"].toInteger(), m_content.size());
        QCOMPARE(last[u"status"].toInt(), 200);
        const QByteArray all = QJsonDocument(m_rig->sandbox.requests()).toJson();
        for (const QByteArray &secret : {m_store->secret, m_store->token, m_store->uploadId.toLatin1()})
            QVERIFY(!all.contains(secret));
        const QByteArray state = QJsonDocument(m_rig->sandbox.state()).toJson();
        QVERIFY(!state.contains(m_store->secret) && !state.contains(m_store->token));
    }

    void bothPortsShareTheLine()
    {
        m_store->begin();
        m_rig->youku.control({{u"rate"_s, 1'000'000}});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m_store->part(1, m_content).status, 200);
        QVERIFY(timer.elapsed() >= 200); // 0.3 MB, and what the sockets hold comes ahead
    }

private:
    // A sandbox on the same folder and ports; the one before it ends first.
    void serve()
    {
        sandbox::Options options = StoreRig::offering();
        options.dir = m_dir->path();
        const QString token = m_rig ? m_rig->youku.token : QString();
        m_rig.reset();
        m_rig = std::make_unique<StoreRig>(options);
        QVERIFY2(m_rig->listens, qPrintable(m_rig->error));
        m_rig->youku.token = token;
        if (m_store) // as get_sts_inf would tell
            m_store->endpoint = u"127.0.0.1:%1"_s.arg(m_rig->sandbox.ossPort());
    }

    // Every request: the client's library may send a cut one again by itself.
    void cutOff(const QString &endpoint, const QString &action)
    {
        QVERIFY(m_rig->sandbox.setFaults({QJsonObject{{u"endpoint"_s, endpoint}, {u"action"_s, action}}},
                                         &m_error));
    }

    void breakNext(const QString &endpoint, QJsonObject rule)
    {
        rule.insert(u"endpoint"_s, endpoint);
        rule.insert(u"nth"_s, 1);
        QVERIFY2(m_rig->sandbox.setFaults({rule}, &m_error), qPrintable(m_error));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<StoreRig> m_rig;
    std::unique_ptr<StoreClient> m_store;
    PlainAnswer m_place;
    QByteArray m_content;
    QString m_error;
};

QTEST_GUILESS_MAIN(TestSandboxStoreState)
#include "tst_sandbox_store_state.moc"
