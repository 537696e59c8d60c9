#include "base/redaction.h"
#include "store/profile/log_file.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using store::LogFile;

Q_LOGGING_CATEGORY(speaker, "youchuan.test")

class TestLogFile : public QObject
{
    Q_OBJECT

private slots:
    void messagesAreInTheFile()
    {
        QTemporaryDir dir;
        {
            const LogFile log(dir.path());
            qCInfo(speaker) << "lane 2 goes on";
        }
        const QByteArray content = contentOf(dir.filePath(u"youchuan.log"_s));
        QVERIFY(content.contains(" I youchuan.test: lane 2 goes on\n"));
        QVERIFY(!(int(QFileInfo(dir.filePath(u"youchuan.log"_s)).permissions()) & 0x0077));
    }

    void whatLooksLikeASecretIsNotWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("query")
            << u"GET /uploads/cancel.json?client_id=c0ffee&upload_token=SECRET%2Bx%3D&a=1"_s;
        QTest::newRow("form") << u"access_token=SECRET&title=x"_s;
        QTest::newRow("json") << u"{\"refresh_token\":\"SECRET\",\"expires_in\":3600}"_s;
        QTest::newRow("json with blanks") << u"{\"client_secret\" : \"SECRET\"}"_s;
        QTest::newRow("json in json") << u"\"{\\\"watch_password\\\":\\\"SECRET\\\"}\""_s;
        QTest::newRow("words") << u"Upload_Token: SECRET"_s;
        QTest::newRow("several") << u"access_token=SECRET&refresh_token=SECRET"_s;
    }

    void whatLooksLikeASecretIsNotWritten()
    {
        QFETCH(QString, text);
        const QString clean = base::redacted(text);
        QVERIFY2(!clean.contains(u"SECRET"_s), qPrintable(clean));
        QVERIFY(clean.contains(u"***"_s));
    }

    void theRestOfALineStays()
    {
        QCOMPARE(base::redacted(u"a=1&upload_token=SECRET&b=2"_s), u"a=1&upload_token=***&b=2"_s);
        QCOMPARE(base::redacted(u"{\"access_token\":\"SECRET\",\"video_id\":\"X\"}"_s),
                 u"{\"access_token\":***,\"video_id\":\"X\"}"_s);
        QCOMPARE(base::redacted(u"nothing to hide"_s), u"nothing to hide"_s);
    }

    void aHiddenValueIsNeverWritten()
    {
        base::hide(u"Hid+den=="_s);
        QTemporaryDir dir;
        {
            const LogFile log(dir.path());
            qCWarning(speaker) << "found Hid+den== and Hid%2Bden%3D%3D here";
        }
        const QByteArray content = contentOf(dir.filePath(u"youchuan.log"_s));
        QVERIFY(content.contains("found *** and *** here"));
    }

    void filesRotateAndTheirNumberIsBounded()
    {
        QTemporaryDir dir;
        {
            const LogFile log(dir.path());
            const QString line(100'000, u'x');
            for (int i = 0; i < 250; ++i)
                qCInfo(speaker).noquote() << line;
        }
        const QFileInfoList files = QDir(dir.path()).entryInfoList(QDir::Files);
        QCOMPARE(files.size(), LogFile::keptFiles);
        for (const QFileInfo &file : files) {
            QVERIFY(file.size() <= LogFile::mostBytes);
            QVERIFY(!(int(file.permissions()) & 0x0077));
        }
    }

#ifdef Q_OS_UNIX
    void whatWasPlantedIsNotWrittenTo_data()
    {
        QTest::addColumn<bool>("isLink");
        QTest::addColumn<QString>("planted");
        QTest::newRow("a link") << true << u"youchuan.log"_s;
        QTest::newRow("a second name") << false << u"youchuan.log"_s;
        QTest::newRow("a link to an older one") << true << u"youchuan.log.1"_s;
        QTest::newRow("a link to the oldest one") << true << u"youchuan.log.3"_s;
    }

    void whatWasPlantedIsNotWrittenTo()
    {
        QFETCH(const bool, isLink);
        QFETCH(const QString, planted);
        QTemporaryDir home;
        QTemporaryDir dir;
        const QByteArray precious = home.filePath(u".bashrc"_s).toLocal8Bit();
        {
            QFile file(home.filePath(u".bashrc"_s));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("alias ll='ls -l'\n") > 0);
        }
        const QByteArray name = dir.filePath(planted).toLocal8Bit();
        QCOMPARE((isLink ? ::symlink : ::link)(precious.constData(), name.constData()), 0);
        {
            const LogFile log(dir.path());
            QVERIFY(log.isOpen());
            const QString line(100'000, u'x');
            for (int i = 0; i < 45; ++i) // full once
                qCInfo(speaker).noquote() << line;
            qCInfo(speaker) << "the last line";
        }
        QCOMPARE(contentOf(home.filePath(u".bashrc"_s)), QByteArray("alias ll='ls -l'\n"));
        QVERIFY(contentOf(dir.filePath(u"youchuan.log"_s)).endsWith("the last line\n"));
    }

    void aPipeInItsPlaceHoldsNobody()
    {
        QTemporaryDir dir;
        QCOMPARE(::mkfifo(dir.filePath(u"youchuan.log"_s).toLocal8Bit().constData(), 0600), 0);
        {
            const LogFile log(dir.path());
            qCInfo(speaker) << "a line";
        }
        QVERIFY(contentOf(dir.filePath(u"youchuan.log"_s)).endsWith("a line\n"));
    }
#endif

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

QTEST_GUILESS_MAIN(TestLogFile)
#include "tst_log_file.moc"
