// Secrets are found in every spelling a server may give them.
#include "base/redaction.h"

#include <QRegularExpression>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using base::redacted;

class TestRedaction : public QObject
{
    Q_OBJECT

private:
    static constexpr auto secret = "ACC/9x+Qw==~\"tail\\0f8b7d";

private slots:
    void everySpellingIsFound_data()
    {
        QTest::addColumn<QByteArray>("spelling");
        const QByteArray plain = secret;
        QTest::newRow("raw") << plain;
        QTest::newRow("percent") << plain.toPercentEncoding();
        QTest::newRow("percent, small digits") << plain.toPercentEncoding()
                                                      .toLower()
                                                      .replace("acc", "ACC")
                                                      .replace("9x", "9x")
                                                      .replace("qw", "Qw");
        QTest::newRow("percent, every character") << plain.toPercentEncoding({}, plain);
        QTest::newRow("percent twice") << plain.toPercentEncoding().toPercentEncoding();
        QTest::newRow("percent three times")
            << plain.toPercentEncoding().toPercentEncoding().toPercentEncoding();
        QTest::newRow("form") << plain.toPercentEncoding("~").replace("%20", "+");
        QTest::newRow("JSON")
            << QByteArray(plain).replace('\\', "\\\\").replace('"', "\\\"").replace('/', "\\/");
        QTest::newRow("JSON in JSON") << QByteArray(plain)
                                             .replace('\\', "\\\\")
                                             .replace('"', "\\\"")
                                             .replace('\\', "\\\\")
                                             .replace('"', "\\\"");
        QTest::newRow("JSON by numbers") << QByteArray(plain).replace('/', "\\u002f").replace('+', "\\u002B");
        QTest::newRow("HTML")
            << QByteArray(plain).replace('"', "&quot;").replace('/', "&#x2F;").replace('=', "&#61;");
        QTest::newRow("percent in HTML") << plain.toPercentEncoding().replace('%', "&#37;");
        for (int before = 0; before < 4; ++before) {
            const QByteArray longer = QByteArray(before, '?') + plain + "&a=1";
            QTest::addRow("Base64 after %d", before) << longer.toBase64();
            QTest::addRow("Base64 for URLs after %d", before)
                << longer.toBase64(QByteArray::Base64UrlEncoding);
        }
        QTest::newRow("percent in Base64's own") << plain.toBase64().toPercentEncoding();
    }

    void everySpellingIsFound()
    {
        QFETCH(QByteArray, spelling);
        const QString text = u"You sent "_s + QString::fromUtf8(spelling) + u" today"_s;
        const QString clean = redacted(text, {QString::fromUtf8(secret)});
        // Of Base64 the letters at the edges belong to what stands beside it as well.
        static const QRegularExpression nothingElse(uR"re(^You sent [\w/]{0,4}\*\*\*[\w=]{0,8} today$)re"_s);
        QVERIFY2(nothingElse.match(clean).hasMatch(), qPrintable(clean));
    }

    void aBeginningIsEnough()
    {
        const QString secretText = u"0123456789abcdef0123456789abcdef"_s;
        QCOMPARE(redacted(u"cut: 0123456789abcdef01"_s, {secretText}), u"cut: ***"_s);
        QCOMPARE(redacted(u"cut: 0123456789"_s, {secretText}), u"cut: 0123456789"_s);
    }

    void whatIsHiddenStaysSo()
    {
        base::hide(u"Hid+den=="_s);
        QCOMPARE(redacted(u"found Hid+den== and Hid%2Bden%3D%3D here"_s), u"found *** and *** here"_s);
        base::hide(u"密码暗号"_s);
        QCOMPARE(
            redacted(u"a 密码暗号 b %E5%AF%86%E7%A0%81%E6%9A%97%E5%8F%B7 c \\u5bc6\\u7801\\u6697\\u53f7"_s),
            u"a *** b *** c ***"_s);
        base::hide(u"abc"_s);
        QCOMPARE(redacted(u"abc of it"_s), u"abc of it"_s);
    }

    void whatEndsIsHiddenUntilThen()
    {
        const QString words = u"found Pas+sing== and Pas%2Bsing%3D%3D"_s;
        {
            std::optional<base::Hidden> longer;
            {
                const base::Hidden hidden({u"Pas+sing=="_s, u"abc"_s});
                longer = hidden;
                const base::Hidden byAnother({u"Pas+sing=="_s});
                QCOMPARE(redacted(words), u"found *** and ***"_s);
                QCOMPARE(redacted(u"abc"_s), u"abc"_s);
            }
            QCOMPARE(redacted(words), u"found *** and ***"_s);
        }
        QCOMPARE(redacted(words), words);
    }

    void whatIsHiddenForGoodOutlivesWhatEnds()
    {
        base::hide(u"For+good=="_s);
        {
            const base::Hidden hidden({u"For+good=="_s});
        }
        QCOMPARE(redacted(u"a For+good== b"_s), u"a *** b"_s);
    }

    void aNameWithASecretInItIsNone()
    {
        const QStringList secrets = {u"0123456789abcdef"_s, u"Access"_s};
        QCOMPARE(base::redactedName(u"x.0123456789abcdef"_s, secrets), u"***"_s);
        QCOMPARE(base::redactedName(u"cut0123456789abc"_s, secrets), u"***"_s);
        QCOMPARE(base::redactedName(u"AccessDenied"_s, secrets), u"AccessDenied"_s);
        const base::Hidden hidden({u"fedcba9876543210"_s});
        QCOMPARE(base::redactedName(u"fedcba9876543210"_s), u"***"_s);
        QCOMPARE(base::redactedName(u"fedcba9876"_s), u"fedcba9876"_s);
    }

    void whatIsNamedLikeASecretIsOne()
    {
        QCOMPARE(redacted(u"a=1&upload_token=S%2F1&b=2"_s), u"a=1&upload_token=***&b=2"_s);
        QCOMPARE(redacted(u"access_token%3DS%2F1&b=2"_s), u"access_token%3D***&b=2"_s);
    }

    void everythingElseStays_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"nothing to hide", "100 % sure, a+b-c_d", "C:\\new\\users\\x41",
                                 "&amp; &#; &#x110000; &nosuch;", "%", "%zz%4", "\\u12", "two\nlines\n",
                                 "视频 &#65", "trailing \\"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void everythingElseStays()
    {
        QFETCH(QString, text);
        QCOMPARE(redacted(text, {QString::fromUtf8(secret)}), text);
    }
};

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
