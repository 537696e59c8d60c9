// Both signatures, against the vectors of protocol chapter 16 and the rules of 9.4 and 9.5.
#include "oss/signature.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace oss;

namespace {

const QByteArray secret = "SandboxSecret0123456789";
const QString id = u"0004B9894A22E5B1888A1E29F8236E2D"_s;

SignedParts request(const QByteArray &verb, const Query &query, const QByteArray &contentType)
{
    SignedParts parts;
    parts.verb = verb;
    parts.bucket = u"yk-sandbox"_s;
    parts.key = u"0100/ab12.mp4"_s;
    parts.query = query;
    parts.headers = {{"x-oss-security-token", "CAIS-example-token"}};
    if (!contentType.isEmpty())
        parts.headers.emplaceBack(QByteArray("Content-Type"), contentType);
    return parts;
}

SignedParts oldRequest(const QByteArray &verb, const Query &query, const QByteArray &contentType)
{
    SignedParts parts = request(verb, query, contentType);
    parts.headers.prepend({"Date", "Sun, 22 Nov 2026 12:00:00 GMT"});
    return parts;
}

SignedParts newRequest()
{
    SignedParts parts =
        request("PUT", {{u"uploadId"_s, id}, {u"partNumber"_s, u"1"_s}}, "application/octet-stream");
    parts.headers +=
        Headers{{"x-oss-date", "20261122T120000Z"}, {"x-oss-content-sha256", "UNSIGNED-PAYLOAD"}};
    return parts;
}

QByteArray resourceIn(const SignedParts &parts)
{
    return stringToSignV1(parts).split('\n').last();
}

} // namespace

class TestOssSignature : public QObject
{
    Q_OBJECT

private slots:
    void theFirstVersionMatchesItsVectors_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<Query>("query");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("signature");
        const QByteArray bytes = "application/octet-stream";
        const Query upload = {{u"uploadId"_s, id}};
        QTest::newRow("initiate") << QByteArray("POST") << Query{{u"uploads"_s, {}}} << bytes
                                  << QByteArray("WVqywLpn/sbtOZdZhL7yDn1+1xA=");
        QTest::newRow("part") << QByteArray("PUT") << Query{{u"partNumber"_s, u"1"_s}, {u"uploadId"_s, id}}
                              << bytes << QByteArray("Nhyj/+wPrXWOg9xOuSb0zbL+iHQ=");
        QTest::newRow("complete") << QByteArray("POST") << upload << QByteArray("application/xml")
                                  << QByteArray("hQ/iXFDtFCHiby9wzYAzyieD4/c=");
        QTest::newRow("abort") << QByteArray("DELETE") << upload << QByteArray()
                               << QByteArray("VXHyfXeRT9CDJmdvvWGFo5sbZd8=");
    }

    void theFirstVersionMatchesItsVectors()
    {
        QFETCH(QByteArray, verb);
        QFETCH(Query, query);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, signature);
        SignedParts parts = oldRequest(verb, query, type);
        QCOMPARE(signatureV1(parts, secret), signature);
        // Neither the order nor what is not signed counts.
        std::reverse(parts.query.begin(), parts.query.end());
        std::reverse(parts.headers.begin(), parts.headers.end());
        parts.query.append({u"max-parts"_s, u"1000"_s});
        parts.query.append({u"part-number-marker"_s, u"7"_s});
        parts.query.append({u"encoding-type"_s, u"url"_s});
        parts.headers.emplaceBack("Host", "yk-sandbox.oss-cn-shanghai.aliyuncs.com");
        QCOMPARE(signatureV1(parts, secret), signature);
    }

    void theFirstVersionSignsEveryPartOfTheRequest()
    {
        const SignedParts parts = oldRequest("PUT", {{u"partNumber"_s, u"1"_s}, {u"uploadId"_s, id}}, "a/b");
        const QByteArray signature = signatureV1(parts, secret);
        const auto differs = [&](auto change) {
            SignedParts other = parts;
            change(other);
            return signatureV1(other, secret) != signature;
        };
        QVERIFY(differs([](SignedParts &other) { other.verb = "POST"; }));
        QVERIFY(differs([](SignedParts &other) { other.bucket += u'x'; }));
        QVERIFY(differs([](SignedParts &other) { other.key += u'x'; }));
        QVERIFY(differs([](SignedParts &other) { other.query[0].second = u"2"_s; }));
        QVERIFY(differs([](SignedParts &other) { other.headers.emplaceBack("Content-MD5", "x"); }));
        QVERIFY(differs([](SignedParts &other) { other.headers.emplaceBack("X-OSS-Meta-a", "x"); }));
        QVERIFY(signatureV1(parts, secret + 'x') != signature);
    }

    void theStringOfTheFirstVersionIsLaidOutAsDocumented()
    {
        SignedParts parts = oldRequest("PUT", {{u"uploadId"_s, u"a b&c"_s}, {u"acl"_s, {}}}, "a/b");
        parts.key = u"中文/a b+c.mp4"_s; // not encoded here
        parts.headers.emplaceBack("content-md5", "1B2M2Y8AsgTpgAmY7PhCfg==");
        parts.headers.emplaceBack("X-Oss-Meta-B", " two ");
        parts.headers.emplaceBack("x-oss-meta-a", "one");
        QCOMPARE(stringToSignV1(parts), "PUT\n1B2M2Y8AsgTpgAmY7PhCfg==\na/b\nSun, 22 Nov 2026 12:00:00 GMT\n"
                                        "x-oss-meta-a:one\nx-oss-meta-b:two\n"
                                        "x-oss-security-token:CAIS-example-token\n"
                                        "/yk-sandbox/中文/a b+c.mp4?acl&uploadId=a b&c");
    }

    void anOwnDateOfTheStoreStandsForTheOther()
    {
        SignedParts parts = request("GET", {}, {});
        parts.headers.emplaceBack("x-oss-date", "Sun, 22 Nov 2026 12:00:00 GMT");
        parts.headers.emplaceBack("Date", "Sun, 22 Nov 2026 12:07:00 GMT");
        QCOMPARE(stringToSignV1(parts), "GET\n\n\nSun, 22 Nov 2026 12:00:00 GMT\n"
                                        "x-oss-date:Sun, 22 Nov 2026 12:00:00 GMT\n"
                                        "x-oss-security-token:CAIS-example-token\n"
                                        "/yk-sandbox/0100/ab12.mp4");
    }

    void whatIsSignedOfTheQueryIsKnown_data()
    {
        QTest::addColumn<bool>("isSigned");
        for (const char *name : {"acl",
                                 "uploads",
                                 "uploadId",
                                 "partNumber",
                                 "security-token",
                                 "append",
                                 "position",
                                 "response-content-type",
                                 "response-expires",
                                 "response-cache-control",
                                 "symlink",
                                 "callback",
                                 "callback-var",
                                 "tagging",
                                 "versionId",
                                 "objectMeta",
                                 "restore",
                                 "sequential",
                                 "continuation-token",
                                 "cname",
                                 "worm",
                                 "x-oss-process",
                                 "x-oss-traffic-limit",
                                 "x-oss-ac-forward-allow"})
            QTest::newRow(name) << true;
        for (const char *name :
             {"encoding-type", "max-parts", "part-number-marker", "prefix", "delimiter", "marker", "max-keys",
              "Expires", "OSSAccessKeyId", "Signature", "uploadid", "ACL"})
            QTest::newRow(name) << false;
    }

    void whatIsSignedOfTheQueryIsKnown()
    {
        QFETCH(bool, isSigned);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        const QByteArray resource = resourceIn(oldRequest("GET", {{name, u"1"_s}}, {}));
        QCOMPARE(resource,
                 "/yk-sandbox/0100/ab12.mp4" + (isSigned ? '?' + name.toUtf8() + "=1" : QByteArray()));
    }

    void theServiceItselfCanBeAskedToo()
    {
        SignedParts parts = oldRequest("GET", {}, {});
        parts.bucket.clear();
        parts.key.clear();
        QCOMPARE(resourceIn(parts), "/");
        QCOMPARE(canonicalRequestV4(parts).split('\n').at(1), "/");
        parts.bucket = u"yk-sandbox"_s;
        QCOMPARE(resourceIn(parts), "/yk-sandbox/");
    }

    void theFourthVersionMatchesItsVector()
    {
        const SignedParts parts = newRequest();
        QCOMPARE(
            canonicalRequestV4(parts),
            "PUT\n/yk-sandbox/0100/ab12.mp4\npartNumber=1&uploadId=0004B9894A22E5B1888A1E29F8236E2D\n"
            "content-type:application/octet-stream\nx-oss-content-sha256:UNSIGNED-PAYLOAD\n"
            "x-oss-date:20261122T120000Z\nx-oss-security-token:CAIS-example-token\n\n\nUNSIGNED-PAYLOAD");
        QCOMPARE(QCryptographicHash::hash(canonicalRequestV4(parts), QCryptographicHash::Sha256).toHex(),
                 "eb07d52d6af6e615d3ed75d6222b6b2c4d4150461826fd413f585fd0264927da");
        QCOMPARE(signatureV4(parts, secret, "20261122", "cn-shanghai"),
                 "37c705754d2889d0b5830338cd633bf6879b66684511feb48e5cb885a1a60ea8");
    }

    void theFourthVersionSignsTheWholeQueryAndItsScope()
    {
        const SignedParts parts = newRequest();
        const QByteArray signature = signatureV4(parts, secret, "20261122", "cn-shanghai");
        SignedParts more = parts;
        more.query.append({u"max-parts"_s, u"10"_s});
        QVERIFY(signatureV4(more, secret, "20261122", "cn-shanghai") != signature);
        QVERIFY(signatureV4(parts, secret, "20261123", "cn-shanghai") != signature);
        QVERIFY(signatureV4(parts, secret, "20261122", "cn-beijing") != signature);
        QVERIFY(signatureV4(parts, "other", "20261122", "cn-shanghai") != signature);
        SignedParts later = parts;
        later.headers[2].second = "20261122T120001Z";
        QVERIFY(signatureV4(later, secret, "20261122", "cn-shanghai") != signature);
        SignedParts unsignedHeader = parts;
        unsignedHeader.headers.emplaceBack("Host", "anything");
        QCOMPARE(signatureV4(unsignedHeader, secret, "20261122", "cn-shanghai"), signature);
    }

    void theFourthVersionEncodesPathAndQuery()
    {
        SignedParts parts = newRequest();
        parts.key = u"中/a b+c(1)~.mp4"_s;
        parts.query = {{u"uploads"_s, {}}, {u"b"_s, u""_s}, {u"a/"_s, u"ü +&="_s}, {u"A"_s, u"1"_s}};
        const QList<QByteArray> lines = canonicalRequestV4(parts).split('\n');
        QCOMPARE(lines.at(1), "/yk-sandbox/%E4%B8%AD/a%20b%2Bc%281%29~.mp4");
        QCOMPARE(lines.at(2), "A=1&a%2F=%C3%BC%20%2B%26%3D&b=&uploads");
    }

    void additionalHeadersAreSignedWhenTheyAreNamed()
    {
        SignedParts parts = newRequest();
        parts.headers.emplaceBack("Host", "yk-sandbox.oss-cn-shanghai.aliyuncs.com");
        parts.headers.emplaceBack("Range", "bytes=0-1");
        parts.additionalHeaders = {"Range", "host"};
        const QByteArray text = canonicalRequestV4(parts);
        QVERIFY(
            text.contains("\nhost:yk-sandbox.oss-cn-shanghai.aliyuncs.com\nrange:bytes=0-1\nx-oss-content"));
        QVERIFY(text.endsWith("\n\nhost;range\nUNSIGNED-PAYLOAD"));
    }
};

QTEST_GUILESS_MAIN(TestOssSignature)
#include "tst_oss_signature.moc"
