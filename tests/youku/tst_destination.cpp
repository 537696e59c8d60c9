// Bytes go to no address of the user's own network because a server says so.
#include "youku/answers.h"
#include "youku/destination.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestDestination : public QObject
{
    Q_OBJECT

private slots:
    void privateAddressesAreKnownInAllTheirClothes_data()
    {
        QTest::addColumn<bool>("isPrivate");
        for (const char *address : {"127.0.0.1",    "127.255.255.254", "0.0.0.0",
                                    "10.0.0.1",     "10.255.255.255",  "172.16.0.1",
                                    "172.31.255.1", "192.168.1.1",     "169.254.169.254",
                                    "100.64.0.1",   "100.127.255.255", "192.0.0.1",
                                    "224.0.0.1",    "255.255.255.255", "::1",
                                    "::",           "fe80::1",         "febf::1",
                                    "fc00::1",      "fdff::1",         "fec0::1",
                                    "ff02::1",      "::ffff:10.0.0.1", "::ffff:127.0.0.1",
                                    "::10.0.0.1",   "64:ff9b::a00:1",  "2002:a00:1::"})
            QTest::newRow(address) << true;
        for (const char *address :
             {"8.8.8.8", "106.11.1.1", "172.15.0.1", "172.32.0.1", "192.167.0.1", "192.169.0.1", "198.18.0.1",
              "198.19.255.255", "100.63.0.1", "100.128.0.1", "11.0.0.1", "2400:3200::1", "64:ff9b::808:808",
              "::ffff:8.8.8.8", "2002:808:808::"})
            QTest::newRow(address) << false;
    }

    void privateAddressesAreKnownInAllTheirClothes()
    {
        QFETCH(bool, isPrivate);
        QCOMPARE(youku::isPrivate(QHostAddress(QString::fromLatin1(QTest::currentDataTag()))), isPrivate);
    }

    void whereBytesMayGo_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("api");
        QTest::addColumn<bool>("taken");
        const QString youku = u"https://api.youku.com"_s;
        QTest::newRow("a name") << u"upload.youku.com"_s << youku << true;
        QTest::newRow("a number") << u"106.11.1.1"_s << youku << true;
        QTest::newRow("its port") << u"106.11.1.1:80"_s << youku << true;
        QTest::newRow("for TLS") << u"106.11.1.1:443"_s << youku << true;
        QTest::newRow("a local proxy's number") << u"198.18.3.4"_s << youku << true;
        QTest::newRow("another port") << u"106.11.1.1:6379"_s << youku << false;
        QTest::newRow("this machine") << u"127.0.0.1"_s << youku << false;
        QTest::newRow("this machine, in short") << u"127.1"_s << youku << false;
        QTest::newRow("this machine, one number") << u"2130706433"_s << youku << false;
        QTest::newRow("this machine, in hex") << u"0x7f.0.0.1"_s << youku << false;
        QTest::newRow("this machine by name") << u"localhost"_s << youku << false;
        QTest::newRow("by name with a dot") << u"LOCALHOST."_s << youku << false;
        QTest::newRow("by name below") << u"a.localhost"_s << youku << false;
        QTest::newRow("a printer") << u"printer.local"_s << youku << false;
        QTest::newRow("a router") << u"192.168.1.1"_s << youku << false;
        QTest::newRow("a cloud's secrets") << u"169.254.169.254"_s << youku << false;
        QTest::newRow("IPv6 of this machine") << u"[::1]"_s << youku << false;
        QTest::newRow("mapped") << u"[::ffff:10.0.0.1]"_s << youku << false;
        QTest::newRow("beside a private API") << u"10.0.0.9"_s << u"https://10.0.0.1"_s << true;
        QTest::newRow("its ports") << u"10.0.0.9:8080"_s << u"https://10.0.0.1"_s << false;
        QTest::newRow("beside a sandbox") << u"127.0.0.1:40123"_s << u"http://127.0.0.1:40123"_s << true;
        QTest::newRow("beside a sandbox by name")
            << u"127.0.0.1:40123"_s << u"http://localhost:40123"_s << true;
    }

    void whereBytesMayGo()
    {
        QFETCH(QString, server);
        QFETCH(QString, api);
        QFETCH(bool, taken);
        const QUrl url = youku::uploadServerUrl(server);
        QVERIFY(url.isValid());
        QCOMPARE(youku::mayBeServer(url, QUrl(api), false), taken);
        if (url.port(80) == 80)
            QVERIFY(youku::mayBeServer(url, QUrl(api), true));
    }
};

QTEST_GUILESS_MAIN(TestDestination)
#include "tst_destination.moc"
