// What the client sends, byte for byte where it counts, what it makes of a success, and that nothing goes
// twice.
#include "oss_rig.h"

#include "oss/crc64.h"

#include <QCryptographicHash>

using namespace store;

class TestOssRequests : public QObject, private Rig
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }

    void everyCallIsSignedAsItGoes_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("version");
        for (int i = 0; i < int(anyCalls().size()); ++i) {
            QTest::addRow("%s V4", anyCalls().at(i).name) << i << int(SignatureVersion::V4);
            QTest::addRow("%s V1", anyCalls().at(i).name) << i << int(SignatureVersion::V1);
        }
    }

    void everyCallIsSignedAsItGoes()
    {
        QFETCH(int, index);
        QFETCH(int, version);
        m_signer->setVersion(SignatureVersion(version));
        m_server->then(anyCalls().at(index).good);
        QVERIFY(!endOf(anyCalls().at(index)));
        const Request &request = m_server->request();
        QCOMPARE(versionOf(request), SignatureVersion(version));
        QVERIFY(isSignedRight(request));
        QCOMPARE(request.headers.value("x-oss-security-token"), keys.securityToken.toLatin1());
        QCOMPARE(request.target.split('?').first(), path); // as it was signed, percent sign by percent sign
        QVERIFY(!request.headers.contains("transfer-encoding"));
        QVERIFY(!request.headers.contains("expect"));
    }

    void aWrongSecretWouldBeSeen()
    {
        m_server->then(anyCalls().first().good);
        QVERIFY(!endOf(anyCalls().first()));
        QVERIFY(!isSignedRight(m_server->request(), {keys.accessKeyId, u"other"_s, {}, {}}));
    }

    void initiateNamesTheTypeOfTheObject()
    {
        m_server->then(answer(200, initiated));
        Ending<QString> ending;
        m_client->initiate(this, ending.handler());
        QTRY_VERIFY(ending.ok());
        QCOMPARE(ending.result->value(), uploadId);
        const Request &request = m_server->request();
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.target, path + "?uploads");
        QCOMPARE(request.headers.value("content-type"), "application/octet-stream");
        QCOMPARE(request.headers.value("content-length"), "0");
    }

    void aPartGoesWithItsDigest()
    {
        const QByteArray bytes = "slice-20";
        const QByteArray md5 = QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
        m_server->then(answer(200, {},
                              {{"ETag", '"' + md5.toHex().toUpper() + '"'},
                               {"x-oss-hash-crc64ecma", QByteArray::number(crc64(bytes))}}));
        Ending<PartReceipt> ending;
        qint64 sent = 0;
        Call *call = m_client->uploadPart(uploadId, 10000, md5, bodyOf(bytes), this, ending.handler());
        connect(call, &Call::bodySent, this, [&](qint64 count) { sent = count; });
        QTRY_VERIFY(ending.ok());
        QCOMPARE(ending.result->value().etag, u"\"12D669581B655CCA201FFBC34B617DC8\""_s);
        QCOMPARE(ending.result->value().crc64, crc64(bytes));
        const Request &request = m_server->request();
        QCOMPARE(request.method, "PUT");
        QCOMPARE(request.target, path + "?partNumber=10000&uploadId=" + uploadId.toLatin1());
        QCOMPARE(request.headers.value("content-type"), "application/octet-stream");
        QCOMPARE(request.headers.value("content-md5"), "EtZpWBtlXMogH/vDS2F9yA==");
        QCOMPARE(request.headers.value("content-length"), "8");
        QCOMPARE(request.body, bytes);
        QCOMPARE(sent, 8);
    }

    void partsAreListedPageByPage()
    {
        m_server->then(answer(200, R"(<ListPartsResult><UploadId>0004B9894A22E5B1888A1E29F8236E2D</UploadId>
            <NextPartNumberMarker>1</NextPartNumberMarker><IsTruncated>true</IsTruncated>
            <Part><PartNumber>1</PartNumber><ETag>"25F9"</ETag><Size>5242880</Size></Part></ListPartsResult>)"));
        m_server->then(answer(200, listed));
        Ending<PartPage> first;
        m_client->listParts(uploadId, 0, this, first.handler());
        QTRY_VERIFY(first.ok());
        QCOMPARE(first.result->value().parts.size(), 1);
        Ending<PartPage> second;
        m_client->listParts(uploadId, first.result->value().nextMarker, this, second.handler());
        QTRY_VERIFY(second.ok());
        QVERIFY(!second.result->value().truncated);
        QCOMPARE(m_server->request(0).method, "GET");
        QCOMPARE(m_server->request(0).target, path + "?max-parts=1000&uploadId=" + uploadId.toLatin1());
        QCOMPARE(m_server->request(1).target,
                 path + "?max-parts=1000&uploadId=" + uploadId.toLatin1() + "&part-number-marker=1");
        QVERIFY(!m_server->request().headers.contains("content-type"));
    }

    void whatIsBegunIsListedByTheBucket()
    {
        for (const SignatureVersion version : {SignatureVersion::V4, SignatureVersion::V1}) {
            m_signer->setVersion(version);
            m_server->then(answer(200, "<ListMultipartUploadsResult><Upload><Key>0100/a b+云.mp4</Key>"
                                       "<UploadId>0004</UploadId></Upload></ListMultipartUploadsResult>"));
            Ending<QStringList> ending;
            m_client->listUploads(this, ending.handler());
            QTRY_VERIFY(ending.ok());
            QCOMPARE(ending.result->value(), QStringList(u"0004"_s));
            const Request &request = m_server->requests().last();
            QCOMPARE(request.method, "GET");
            QCOMPARE(request.target, "/yk-sandbox/?prefix=0100%2Fa%20b%2B%E4%BA%91.mp4&uploads");
            QCOMPARE(versionOf(request), version);
            QVERIFY(isSignedRight(request, keys, {}));
        }
    }

    void aPageThatLeadsBackIsNotUnderstood()
    {
        m_server->then(answer(200, R"(<ListPartsResult><UploadId>0004B9894A22E5B1888A1E29F8236E2D</UploadId>
            <NextPartNumberMarker>7</NextPartNumberMarker><IsTruncated>true</IsTruncated></ListPartsResult>)"));
        Ending<PartPage> ending;
        m_client->listParts(uploadId, 7, this, ending.handler());
        QTRY_COMPARE(ending.times, 1);
        QCOMPARE(ending.error().fault, Fault::NotUnderstood);
        QCOMPARE(ending.error().operation, Operation::NextSlice);
        QCOMPARE(ending.error().kind, ErrorKind::Protocol);
    }

    void completeListsTheParts()
    {
        m_server->then(answer(200, completed, {{"x-oss-hash-crc64ecma", "42"}}));
        Ending<Completed> ending;
        m_client->complete(uploadId, {{1, u"\"25F9\""_s}, {2, u"\"12D6\""_s}}, this, ending.handler());
        QTRY_VERIFY(ending.ok());
        QCOMPARE(ending.result->value().etag, u"\"B8-2\""_s);
        QCOMPARE(ending.result->value().crc64, 42u);
        const Request &request = m_server->request();
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.target, path + "?uploadId=" + uploadId.toLatin1());
        QCOMPARE(request.headers.value("content-type"), "application/xml");
        QVERIFY(request.body.startsWith("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber>"));
    }

    void abortDeletesTheUploadAlone()
    {
        m_server->then(raw("HTTP/1.1 204 No Content\r\n\r\n"));
        Ending<Nothing> ending;
        m_client->abort(uploadId, this, ending.handler());
        QTRY_VERIFY(ending.ok());
        QCOMPARE(m_server->request().method, "DELETE");
        QCOMPARE(m_server->request().target, path + "?uploadId=" + uploadId.toLatin1()); // never the object
        QVERIFY(!m_server->request().headers.contains("content-type"));
        QCOMPARE(m_server->request().body, QByteArray());
    }

    void headTellsOfTheObject()
    {
        m_server->then(headAnswer(
            "200 OK\r\nContent-Length: 5368709120000\r\nETag: \"B8-2\"\r\nx-oss-hash-crc64ecma: 42"));
        Ending<ObjectInfo> ending;
        m_client->head(this, ending.handler());
        QTRY_VERIFY(ending.ok());
        QCOMPARE(ending.result->value().size, 5368709120000);
        QCOMPARE(ending.result->value().etag, u"\"B8-2\""_s);
        QCOMPARE(ending.result->value().crc64, 42u);
        QCOMPARE(m_server->request().method, "HEAD");
        QCOMPARE(m_server->request().target, path);
    }

    void aServerThatSpeaksAheadIsHeadedToo()
    {
        const QByteArray ahead = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Length: 16\r\nETag: \"B8-2\"\r\n\r\n";
        m_server->setFallback(raw(ahead + head));
        endOf(callNamed("head")); // Qt before 6.5 loses its way; from here on it is known to speak ahead
        Ending<ObjectInfo> ending;
        m_client->head(this, ending.handler());
        QTRY_VERIFY(ending.ok());
        QCOMPARE(ending.result->value().size, 16);
        QVERIFY(isSignedRight(m_server->requests().last()));
    }

    void keysAreThoseOfTheMoment()
    {
        m_server->setFallback(answer(200, initiated));
        const Credentials later = {u"STS.Example0002"_s, u"OtherSecret"_s, u"CAIS-other"_s, {}};
        QVERIFY(!endOf(callNamed("initiate")));
        m_signer->setCredentials(later);
        QVERIFY(!endOf(callNamed("initiate")));
        QVERIFY(isSignedRight(m_server->request(1), later));
        QCOMPARE(m_server->request(1).headers.value("x-oss-security-token"), "CAIS-other");
    }

    void keysCannotSmuggleAHeader()
    {
        m_signer->setCredentials({u"id"_s, u"secret"_s, u"token\r\nX-Evil: yes"_s, {}});
        m_server->then(answer(200, initiated));
        QVERIFY(!endOf(callNamed("initiate")));
        QVERIFY(!m_server->request().headers.contains("x-evil"));
        QVERIFY(!m_server->request().headers.contains("x-oss-security-token"));
    }

    void whatChangesSomethingIsNeverSentAgainUnseen_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(anyCalls().size()); ++i) {
            if (!anyCalls().at(i).mayBeResent)
                QTest::newRow(anyCalls().at(i).name) << i;
        }
    }
    void whatChangesSomethingIsNeverSentAgainUnseen()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->then(answer(200, initiated)); // a warm connection is what tempts Qt
        m_server->then(closeAfter());
        m_server->setFallback(call.good);
        QVERIFY(!endOf(callNamed("initiate")));
        const std::optional<Error> error = endOf(call);
        QVERIFY(error);
        QCOMPARE(error->fault, Fault::AnswerLost);
        QCOMPARE(error->operation, call.operation);
        QVERIFY(!endOf(call)); // nothing else began
        QCOMPARE(m_server->begun(), 3);
    }

    void aPartCutShortIsNoLostAnswer()
    {
        m_server->then(closeWithin(64 * 1024));
        Ending<PartReceipt> ending;
        m_client->uploadPart(uploadId, 1, {}, bodyOf(QByteArray(16 * 1024 * 1024, 'x')), this,
                             ending.handler());
        QTRY_COMPARE_WITH_TIMEOUT(ending.times, 1, 10000);
        QCOMPARE(ending.error().fault, Fault::ConnectionLost);
        QCOMPARE(m_server->begun(), 1);
    }

    void whatDoesNotMoveEnds_data() { everyCall(); }
    void whatDoesNotMoveEnds()
    {
        QFETCH(int, index);
        m_server->setFallback(hang());
        const std::optional<Error> error = endOf(anyCalls().at(index));
        QVERIFY(error);
        QCOMPARE(error->fault, Fault::AnswerLost);
        QCOMPARE(error->kind, ErrorKind::Network);
    }

    void successesThatMakeNoSenseAreNotUnderstood_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(anyCalls().size()); ++i) {
            if (anyCalls().at(i).operation != Operation::Cancel) // success is all there is to know of that
                QTest::newRow(anyCalls().at(i).name) << i;
        }
    }
    void successesThatMakeNoSenseAreNotUnderstood()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->setFallback(qstrcmp(call.name, "head") == 0 ? headAnswer("200 OK")
                                                              : answer(200, "<Other/>"));
        const std::optional<Error> error = endOf(call);
        QVERIFY(error);
        QCOMPARE(error->fault, Fault::NotUnderstood);
        QCOMPARE(error->operation, call.operation);
    }
};

QTEST_GUILESS_MAIN(TestOssRequests)
#include "tst_oss_requests.moc"
