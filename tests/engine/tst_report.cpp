// The report: what helps is in it, what is the user's own is not.
#include "engine/report/report.h"

#include "engine/report/upload_log.h"
#include "store/profile/log_file.h"
#include "store/queue/upload_store.h"
#include "store/settings/settings.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(speaker, "youchuan.test")

namespace {

constexpr int patience = 30'000;

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_home = m_dir->filePath(u"wangxiaoming"_s);
        QVERIFY(QDir().mkpath(m_home));
        qputenv("HOME", m_home.toUtf8());
        QString reason;
        QVERIFY2(profile().prepare(&reason), qPrintable(reason));
    }

    void whatHelpsIsInIt()
    {
        {
            const store::LogFile log(profile().logDir());
            qCWarning(speaker) << "lane 2 lost its answer";
            store::Settings settings(profile().settingsPath());
            settings.setValue(store::Setting::Lanes, 3);
        }
        keepOne();
        const QString text = report();
        QVERIFY2(text.startsWith(u"Youchuan " YOUCHUAN_VERSION), qPrintable(text));
        QVERIFY(text.contains(QString::fromLatin1(qVersion())));
        QVERIFY(text.contains(QSysInfo::prettyProductName()));
        QVERIFY(text.contains(u"lanes: 3"_s));
        QVERIFY2(text.contains(u"7: prepared, run, 2097152 of 5000000 bytes"_s), qPrintable(text));
        QVERIFY2(
            text.contains(
                u"by oss to yk-video.oss-cn-shanghai.aliyuncs.com, failed: server at check, code 1002"_s),
            qPrintable(text));
        QVERIFY(text.contains(u"W youchuan.test: lane 2 lost its answer"_s));
    }

    // It is read on a terminal, too.
    void controlsAreSigns()
    {
        QFile file(profile().logDir() + u"/youchuan.log"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("a\x1b]52;c;x\x07\xc2\x9b\xe2\x80\xae\nb\n");
        file.close();
        const QString text = report();
        QVERIFY2(text.contains(u"a␛]52;c;x␇\ufffd\ufffd\nb\n"_s), qPrintable(text));
    }

    // With what happened to it, and without what is the user's own.
    void theLogOfOneUploadHoldsItsLinesAlone()
    {
        transfer::UploadRecord record;
        record.id = 7;
        record.path = m_home + u"/harbour.mp4"_s;
        record.metadata.title = u"Harbour at night"_s;
        record.uploadToken = u"S3cretS3cret"_s;
        record.videoId = u"XMTIz"_s;
        record.happenings = {{transfer::Happened::Paused, 1000}};
        QVERIFY(engine::uploadLog(profile(), record).contains(u"no line about it"_s));
        {
            const store::LogFile log(profile().logDir());
            qCWarning(speaker).noquote() << u"upload 7 lane 2: upload_slice -> 201 in 40 ms"_s;
            qCWarning(speaker).noquote() << u"upload 7: SendSlice failed at harbour.mp4"_s;
            qCWarning(speaker).noquote() << u"upload 7: said S3cretS3cret"_s;
            qCWarning(speaker).noquote() << u"upload 77: another one"_s;
            qCWarning(speaker).noquote() << u"of nobody"_s;
        }
        const QString text = engine::uploadLog(profile(), record);
        for (const QString &part : {u"upload 7 lane 2: upload_slice -> 201 in 40 ms"_s, u"video: XMTIz"_s,
                                    u"1970-01-01T00:00:01Z paused"_s, u"failed at ***"_s, u"said ***"_s})
            QVERIFY2(text.contains(part), qPrintable(text));
        for (const QString &part :
             {u"another one"_s, u"of nobody"_s, u"harbour"_s, u"S3cret"_s, u"Harbour"_s})
            QVERIFY2(!text.contains(part), qPrintable(text));
    }

    void whatIsThereAlreadyIsNeverWrittenOver()
    {
        const QString path = m_dir->filePath(u"keep.mp4"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("a video");
        file.close();
        const auto written = engine::writeReport(profile(), path);
        QVERIFY(!written.ok());
        QVERIFY(!written.error().message.isEmpty());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("a video"));
    }

    void olderLogsComeFirst()
    {
        const auto put = [this](const QString &name, const QByteArray &line, int daysAgo) {
            QFile file(profile().logDir() + u'/' + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(line);
            QVERIFY(file.flush());
            file.setFileTime(QDateTime::currentDateTime().addDays(-daysAgo),
                             QFileDevice::FileModificationTime);
        };
        put(u"youchuan.log"_s, "newest\n", 0);
        put(u"youchuan.log.1"_s, "older\n", 1);
        put(u"youchuan.log.2"_s, "oldest\n", 2);
        const QString text = report();
        QVERIFY(text.indexOf(u"oldest"_s) < text.indexOf(u"older\n"_s));
        QVERIFY(text.indexOf(u"older\n"_s) < text.indexOf(u"newest"_s));
    }

    // Written to the log by somebody careless, some of it before anything was hidden.
    void whatIsTheUsersOwnIsNot_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("secret");
        QTest::newRow("access token") << u"GET /x?access_token=S3cretS3cret&a=1"_s << u"S3cretS3cret"_s;
        QTest::newRow("any token") << u"sts_token: S3cretS3cret"_s << u"S3cretS3cret"_s;
        QTest::newRow("cookie") << u"Cookie: sid=abc123; theme=dark"_s << u"abc123"_s;
        QTest::newRow("set-cookie") << u"< Set-Cookie: sid=abc123; Path=/"_s << u"abc123"_s;
        QTest::newRow("authorization") << u"Authorization: Bearer abc123"_s << u"abc123"_s;
        QTest::newRow("proxy") << u"by http://wang:pa55word@proxy:8080"_s << u"pa55word"_s;
        QTest::newRow("phone") << u"title 13812345678"_s << u"13812345678"_s;
        QTest::newRow("phone in groups") << u"call 138-1234-5678"_s << u"138-1234-5678"_s;
        QTest::newRow("phone with country") << u"call +86 138 1234 5678 now"_s << u"138 1234 5678"_s;
        QTest::newRow("phone abroad") << u"call +44 20 7946 0958"_s << u"7946"_s;
        QTest::newRow("mail") << u"from wang.x@example.com.cn"_s << u"example.com.cn"_s;
        QTest::newRow("home") << u"cannot open HOME/Videos/a.mp4"_s << u"HOME"_s;
        QTest::newRow("name of the home") << u"cannot open /media/wangxiaoming/disk"_s << u"wangxiaoming"_s;
        QTest::newRow("file") << u"cannot read /srv/films/our wedding.mp4"_s << u"wedding"_s;
        QTest::newRow("upload token in other words") << u"no such upload: NTAw+X/0w=="_s << u"NTAw"_s;
        QTest::newRow("watch password in other words") << u"viewers type letmein42"_s << u"letmein42"_s;
    }

    void whatIsTheUsersOwnIsNot()
    {
        QFETCH(QString, line);
        QFETCH(QString, secret);
        line.replace(u"HOME"_s, m_home);
        secret.replace(u"HOME"_s, m_home);
        keepOne();
        QFile log(profile().logDir() + u"/youchuan.log"_s);
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write("before " + line.toUtf8() + "\nafter\n");
        log.close();
        const QString text = report();
        QVERIFY2(!text.contains(secret), qPrintable(text));
        QVERIFY(text.contains(u"before"_s) && text.contains(u"after"_s));
    }

    void settingsTellNothingPersonal()
    {
        {
            store::Settings settings(profile().settingsPath());
            settings.setValue(store::Setting::Accounts, QJsonArray{QJsonObject{{u"name"_s, u"Wang"_s}}});
            settings.setValue(store::Setting::ProxyUser, u"proxywang"_s);
            settings.setValue(store::Setting::LastFolder, u"/srv/films"_s);
            settings.setValue(store::Setting::ColorScheme, u"dark"_s);
        }
        const QString text = report();
        QVERIFY2(text.contains(u"color_scheme: dark"_s), qPrintable(text));
        QVERIFY(text.contains(u"proxy_user: (set)"_s));
        for (const QString &own : {u"Wang"_s, u"proxywang"_s, u"/srv/films"_s})
            QVERIFY2(!text.contains(own), qPrintable(own));
    }

    void aProfileThatIsNotThereHasAReportToo()
    {
        const auto written = engine::writeReport(store::Profile::at(m_dir->filePath(u"none"_s), false),
                                                 m_dir->filePath(u"report.txt"_s));
        QVERIFY(written.ok());
        QVERIFY(!QFileInfo::exists(m_dir->filePath(u"none"_s)));
    }

    void itIsForTheOwnerAlone()
    {
        const auto written = engine::writeReport(profile(), m_dir->filePath(u"report.txt"_s));
        QVERIFY(written.ok());
        QVERIFY(!(int(QFileInfo(written.value()).permissions()) & 0x0077));
    }

    void whatALinkLeadsToIsNeverWritten()
    {
        QFile precious(m_dir->filePath(u"precious"_s));
        QVERIFY(precious.open(QIODevice::WriteOnly) && precious.write("mine") == 4 && precious.flush());
        const QString path = m_dir->filePath(engine::reportFileName());
        if (!QFile::link(precious.fileName(), path))
            QSKIP("no links here");
        QVERIFY(QFile::link(m_dir->filePath(u"not there"_s), m_dir->filePath(u"loose"_s)));
        for (const QString &planted : {path, m_dir->filePath(u"loose"_s)}) {
            QVERIFY(!engine::writeReport(profile(), planted).ok());
            std::optional<base::Result<QString>> answer;
            engine::writeReportLater(profile(), planted, this,
                                     [&](const base::Result<QString> &result) { answer = result; });
            QTRY_VERIFY_WITH_TIMEOUT(answer, patience);
            QVERIFY(!answer->ok());
        }
        QCOMPARE(precious.size(), 4);
        QVERIFY(!QFileInfo::exists(m_dir->filePath(u"not there"_s)));
    }

    void whatALinkLeadsToIsNoLog()
    {
        QFile key(m_dir->filePath(u"id_rsa"_s));
        QVERIFY(key.open(QIODevice::WriteOnly) && key.write("PRIVATE KEY\n") > 0 && key.flush());
        if (!QFile::link(key.fileName(), profile().logDir() + u"/youchuan.log.1"_s))
            QSKIP("no links here");
        QVERIFY(!report().contains(u"PRIVATE KEY"_s));
    }

    void aPlaceThatCannotBeWrittenIsSaid()
    {
        std::optional<base::Result<QString>> answer;
        engine::writeReportLater(profile(), m_dir->filePath(u"no/such/report.txt"_s), this,
                                 [&](const base::Result<QString> &result) { answer = result; });
        QVERIFY(!answer);
        QTRY_VERIFY_WITH_TIMEOUT(answer, patience);
        QVERIFY(!answer->ok());
        QVERIFY(!answer->error().message.isEmpty());
    }

private:
    store::Profile profile() const { return store::Profile::at(m_dir->filePath(u"profile"_s), false); }

    QString report()
    {
        const auto written = engine::writeReport(profile(), m_dir->filePath(engine::reportFileName()));
        if (!written.ok())
            return {};
        QFile file(written.value());
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    void keepOne()
    {
        store::UploadStore store(profile().databasePath());
        transfer::UploadRecord record;
        record.id = 7;
        record.path = u"/srv/films/our wedding.mp4"_s;
        record.metadata.title = u"Our wedding"_s;
        record.metadata.watchPassword = u"letmein42"_s;
        record.uploadToken = u"NTAw+X/0w=="_s;
        record.stage = transfer::Stage::Prepared;
        record.intent = transfer::Intent::Run;
        record.identity.size = 5000000;
        record.transferred = 2097152;
        record.transport = u"oss"_s;
        record.transportState = {{u"endpoint"_s, u"oss-cn-shanghai.aliyuncs.com"_s},
                                 {u"bucket"_s, u"yk-video"_s},
                                 {u"object"_s, u"0100/5A17.mp4"_s}};
        record.failure = base::localError(base::ErrorKind::Server, u"server's words"_s);
        record.failure->operation = base::Operation::Confirm;
        record.failure->code = base::codeText(1002);
        bool kept = false;
        store.save({record}, transfer::Durability::Fsync, this, [&](const auto &error) { kept = !error; });
        QTRY_VERIFY_WITH_TIMEOUT(kept, patience);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_home;
};

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
