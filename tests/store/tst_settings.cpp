#include "store/settings/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using store::Setting;
using store::Settings;

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void defaultsHoldWithoutAFile()
    {
        const Settings settings(path());
        QCOMPARE(settings.intValue(Setting::UploadsAtOnce), 1);
        QCOMPARE(settings.int64Value(Setting::SpeedLimit), 0);
        QCOMPARE(settings.boolValue(Setting::KeepAwake), true);
        QCOMPARE(settings.text(Setting::ColorScheme), u"system"_s);
        QVERIFY(settings.setAside().isEmpty());
        QVERIFY(!QFile::exists(path()));
    }

    void everyKindOfValueReturns()
    {
        const QJsonObject memory{{u"g01"_s, QJsonObject{{u"lanes"_s, 4}}}};
        const QJsonArray categories{u"TV"_s, 3};
        {
            Settings settings(path());
            settings.setValue(Setting::UploadsAtOnce, 3);
            settings.setValue(Setting::SpeedLimit, qint64(5'000'000'000'123));
            settings.setValue(Setting::Language, u"zh_CN"_s);
            settings.setValue(Setting::CloseToTray, true);
            settings.setValue(Setting::ServerMemory, memory);
            settings.setValue(Setting::Categories, categories);
        }
        const Settings settings(path());
        QCOMPARE(settings.intValue(Setting::UploadsAtOnce), 3);
        QCOMPARE(settings.int64Value(Setting::SpeedLimit), qint64(5'000'000'000'123));
        QCOMPARE(settings.text(Setting::Language), u"zh_CN"_s);
        QCOMPARE(settings.boolValue(Setting::CloseToTray), true);
        QCOMPARE(settings.value(Setting::ServerMemory).toJsonObject(), memory);
        QCOMPARE(settings.value(Setting::Categories).toJsonArray(), categories);
    }

    // A full disk, a folder that is gone for a while: said once, and written as soon as it can be.
    void whatCannotBeWrittenIsToldAndWrittenLater()
    {
        Settings settings(path());
        QSignalSpy told(&settings, &Settings::notWritten);
        QVERIFY(QDir(m_dir->path()).removeRecursively());
        settings.setValue(Setting::LastFolder, u"/videos"_s);
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 30000);
        QVERIFY(QDir().mkpath(m_dir->path()));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path()), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(fileContent().contains("/videos"), 5000);
        QCOMPARE(told.size(), 1);
    }

    void aChangeIsOnDiskSoon()
    {
        Settings settings(path());
        settings.setValue(Setting::LastFolder, u"/videos"_s);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path()), 5000);
        QTRY_VERIFY_WITH_TIMEOUT(fileContent().contains("/videos"), 5000);
        QCOMPARE(QFileInfo(path()).permissions() & (QFile::ReadOther | QFile::ReadGroup | QFile::WriteGroup),
                 QFile::Permissions());
        // Written to another name first and renamed: nothing else is left.
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files).size(), 1);
    }

    void onlyARealChangeIsAnnounced()
    {
        Settings settings(path());
        QSignalSpy changed(&settings, &Settings::changed);
        settings.setValue(Setting::UploadsAtOnce, 1);
        QCOMPARE(changed.size(), 0);
        settings.setValue(Setting::UploadsAtOnce, 2);
        settings.setValue(Setting::UploadsAtOnce, 2);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<Setting>(), Setting::UploadsAtOnce);
    }

    void aValueOfAnotherTypeIsTheDefault()
    {
        write(R"({"uploads_at_once":"many","keep_awake":1,"language":["zh"],"server_memory":[],"lanes":4})");
        const Settings settings(path());
        QCOMPARE(settings.intValue(Setting::UploadsAtOnce), 1);
        QCOMPARE(settings.boolValue(Setting::KeepAwake), true);
        QCOMPARE(settings.text(Setting::Language), QString());
        QVERIFY(settings.value(Setting::ServerMemory).toJsonObject().isEmpty());
        QCOMPARE(settings.intValue(Setting::Lanes), 4);
    }

    void whatANewerVersionWroteStays()
    {
        write(R"({"of_tomorrow":7})");
        {
            Settings settings(path());
            settings.setValue(Setting::Lanes, 2);
        }
        QCOMPARE(QJsonDocument::fromJson(fileContent()).object().value(u"of_tomorrow"_s).toInt(), 7);
    }

    void aDamagedFileIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("half") << QByteArray(R"({"lanes":)");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("list") << QByteArray("[1,2]");
        QTest::newRow("noise") << QByteArray("\x00\xff\x17", 3);
    }

    void aDamagedFileIsSetAside()
    {
        QFETCH(QByteArray, content);
        write(content);
        QString aside;
        {
            Settings settings(path());
            aside = settings.setAside();
            QVERIFY(QFileInfo(aside).fileName().startsWith(u"settings-damaged-20"_s));
            QCOMPARE(settings.intValue(Setting::Lanes), 0);
            settings.setValue(Setting::Lanes, 2);
        }
        QFile kept(aside);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), content);
        QCOMPARE(Settings(path()).intValue(Setting::Lanes), 2);
    }

    void whoOnlyReadsLeavesEverythingAsItIs()
    {
        const auto write = [this](const QByteArray &content) {
            QFile file(path());
            return file.open(QIODevice::WriteOnly | QIODevice::Truncate)
                   && file.write(content) == content.size();
        };
        QVERIFY(write("{\"lanes\":7}"));
        {
            Settings settings(path(), Settings::ReadOnly());
            QCOMPARE(settings.intValue(Setting::Lanes), 7);
            settings.setValue(Setting::Lanes, 2);
        }
        QCOMPARE(Settings(path()).intValue(Setting::Lanes), 7);
        QVERIFY(write("{\"lanes\":"));
        QCOMPARE(Settings(path(), Settings::ReadOnly()).intValue(Setting::Lanes), 0);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files).size(), 1);
        QFile kept(path());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), "{\"lanes\":");
    }

    void whatALinkLeadsToIsNotRead()
    {
        QFile elsewhere(m_dir->filePath(u"elsewhere.json"_s));
        QVERIFY(elsewhere.open(QIODevice::WriteOnly) && elsewhere.write("{\"lanes\":7}") > 0);
        elsewhere.close();
        if (!QFile::link(elsewhere.fileName(), path()))
            QSKIP("no links here");
        {
            Settings settings(path());
            QCOMPARE(settings.intValue(Setting::Lanes), 0);
            QVERIFY(!settings.setAside().isEmpty());
            settings.setValue(Setting::Lanes, 2);
        }
        QCOMPARE(Settings(path()).intValue(Setting::Lanes), 2);
        QVERIFY(elsewhere.open(QIODevice::ReadOnly));
        QCOMPARE(elsewhere.readAll(), QByteArray("{\"lanes\":7}"));
    }

private:
    QString path() const { return m_dir->filePath(u"settings.json"_s); }

    QByteArray fileContent() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void write(const QByteArray &content) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
