// Where an object is: which endpoints, buckets and keys are taken, and what becomes of them in a URL.
#include "oss/object_location.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace oss;

class TestOssLocation : public QObject
{
    Q_OBJECT

    static std::optional<ObjectLocation> at(const QString &endpoint)
    {
        return ObjectLocation::from(endpoint, u"yk-sandbox"_s, u"0100/ab12.mp4"_s);
    }
    static std::optional<ObjectLocation> of(const QString &key)
    {
        return ObjectLocation::from(u"oss-cn-shanghai.aliyuncs.com"_s, u"yk-sandbox"_s, key);
    }

private slots:
    void anEndpointBecomesAUrl_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("region");
        const auto row = [](const char *endpoint, const QString &url, const QString &region) {
            QTest::newRow(endpoint) << url + u"0100/ab12.mp4"_s << region;
        };
        const QString shanghai = u"https://yk-sandbox.oss-cn-shanghai.aliyuncs.com/"_s;
        row("oss-cn-shanghai.aliyuncs.com", shanghai, u"cn-shanghai"_s);
        row(" https://OSS-cn-Shanghai.aliyuncs.com/ ", shanghai, u"cn-shanghai"_s);
        row("http://oss-cn-shanghai.aliyuncs.com", shanghai, u"cn-shanghai"_s); // never in the clear
        row("http://oss-cn-shanghai.aliyuncs.com:80", shanghai, u"cn-shanghai"_s);
        row("oss-cn-shanghai.aliyuncs.com:8443", u"https://yk-sandbox.oss-cn-shanghai.aliyuncs.com:8443/"_s,
            u"cn-shanghai"_s);
        row("oss-cn-hangzhou-internal.aliyuncs.com",
            u"https://yk-sandbox.oss-cn-hangzhou-internal.aliyuncs.com/"_s, u"cn-hangzhou"_s);
        row("oss-accelerate.aliyuncs.com", u"https://yk-sandbox.oss-accelerate.aliyuncs.com/"_s, {});
        row("oss-accelerate-overseas.aliyuncs.com",
            u"https://yk-sandbox.oss-accelerate-overseas.aliyuncs.com/"_s, {});
        row("up.example.com", u"https://yk-sandbox.up.example.com/"_s, {});
        row("127.0.0.1:8080", u"http://127.0.0.1:8080/yk-sandbox/"_s, {});
        row("http://127.0.0.1:8080", u"http://127.0.0.1:8080/yk-sandbox/"_s, {});
        row("https://127.0.0.1:8443", u"https://127.0.0.1:8443/yk-sandbox/"_s, {});
        row("localhost:8080", u"http://localhost:8080/yk-sandbox/"_s, {});
        row("[::1]:8080", u"http://[::1]:8080/yk-sandbox/"_s, {});
        row("203.0.113.7", u"https://203.0.113.7/yk-sandbox/"_s, {});
        row("http://203.0.113.7:8080", u"https://203.0.113.7:8080/yk-sandbox/"_s, {});
    }

    void anEndpointBecomesAUrl()
    {
        QFETCH(QString, url);
        QFETCH(QString, region);
        const auto location = at(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(location);
        QCOMPARE(location->url().toString(QUrl::FullyEncoded), url);
        QCOMPARE(location->plain, url.startsWith("http:"_L1));
        QCOMPARE(location->region(), region);
        // What is kept is what is read back.
        const QString kept = (location->plain ? u"http://"_s : u"https://"_s) + location->endpoint;
        QCOMPARE(at(kept), location);
    }

    void whatIsNoEndpointIsRefused_data()
    {
        QTest::addColumn<QString>("endpoint");
        const QStringList wrong = {u""_s,
                                   u" "_s,
                                   u"https://"_s,
                                   u"ftp://oss-cn-shanghai.aliyuncs.com"_s,
                                   u"https://http://oss-cn-shanghai.aliyuncs.com"_s,
                                   u"user@oss-cn-shanghai.aliyuncs.com"_s,
                                   u"user:pass@oss-cn-shanghai.aliyuncs.com"_s,
                                   u"@oss-cn-shanghai.aliyuncs.com"_s,
                                   u"oss-cn-shanghai.aliyuncs.com/path"_s,
                                   u"oss-cn-shanghai.aliyuncs.com//"_s,
                                   u"oss-cn-shanghai.aliyuncs.com?a=b"_s,
                                   u"oss-cn-shanghai.aliyuncs.com#a"_s,
                                   u"oss-cn-shanghai.aliyuncs.com:0"_s,
                                   u"oss-cn-shanghai.aliyuncs.com:65536"_s,
                                   u"oss-cn-shanghai.aliyuncs.com:a"_s,
                                   u"oss-cn-shanghai.aliyuncs.com."_s,
                                   u"oss..aliyuncs.com"_s,
                                   u"oss cn.aliyuncs.com"_s,
                                   u"oss\r\nX: y.aliyuncs.com"_s,
                                   u"oss\\cn.aliyuncs.com"_s,
                                   u"oss%2ecn.aliyuncs.com"_s,
                                   u"上海.aliyuncs.com"_s,
                                   u"oss_cn.aliyuncs.com"_s,
                                   u"-oss.aliyuncs.com"_s,
                                   u"[::1"_s,
                                   u"a."_s.repeated(200) + u"com"_s};
        for (const QString &endpoint : wrong)
            QTest::newRow(endpoint.toUtf8().toPercentEncoding().left(60).constData()) << endpoint;
    }

    void whatIsNoEndpointIsRefused()
    {
        QFETCH(QString, endpoint);
        QVERIFY(!at(endpoint));
    }

    void aBucketFollowsTheRulesForNames()
    {
        const auto taken = [](const QString &bucket) {
            return ObjectLocation::from(u"oss-cn-shanghai.aliyuncs.com"_s, bucket, u"a"_s).has_value();
        };
        for (const QString &bucket : {u"abc"_s, u"a-1"_s, u"123"_s, QString(63, u'a')})
            QVERIFY2(taken(bucket), qPrintable(bucket));
        for (const QString &bucket : {QString(), u"ab"_s, QString(64, u'a'), u"-abc"_s, u"abc-"_s, u"Abc"_s,
                                      u"a.b"_s, u"a/b"_s, u"a_b"_s, u"abc\n"_s, u"a@b"_s, u"云云云"_s})
            QVERIFY2(!taken(bucket), qPrintable(bucket));
    }

    void aKeyGoesAsItIsOrNotAtAll()
    {
        for (const QString &key :
             {u"a"_s, u"a/"_s, u"a//b"_s, u"..a/.b/c.."_s, u"中文 +%2F?#&.mp4"_s, QString(1023, u'a')})
            QVERIFY2(of(key), qPrintable(key));
        for (const QString &key : {QString(), u"/a"_s, u"\\a"_s, u"."_s, u".."_s, u"a/../b"_s, u"a/."_s,
                                   u"./a"_s, u"a\nb"_s, u"a\u007fb"_s, QString(u'a') + QChar(0) + u'b',
                                   QString(1024, u'a'), QString(342, u'中'), QString(QChar(0xd800))})
            QVERIFY2(!of(key), qPrintable(key));
    }

    void aKeyIsEncodedPartByPart()
    {
        const auto location = of(u"中 文/a+b(1)?#%41&.mp4"_s);
        QVERIFY(location);
        QCOMPARE(location->url().path(QUrl::FullyEncoded),
                 u"/%E4%B8%AD%20%E6%96%87/a%2Bb%281%29%3F%23%2541%26.mp4"_s);
        QCOMPARE(location->url().host(), u"yk-sandbox.oss-cn-shanghai.aliyuncs.com"_s);
        QVERIFY(!location->url().hasQuery() && !location->url().hasFragment());
    }
};

QTEST_GUILESS_MAIN(TestOssLocation)
#include "tst_oss_location.moc"
