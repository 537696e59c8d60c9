// The settings: what is chosen is kept and takes effect, and nothing secret is written.
#include "desktop_services_double.h"
#include "engine/network/proxy_settings.h"
#include "gui/prompts/prompts.h"
#include "gui/settings/settings_dialog.h"
#include "practice.h"
#include "support/wait.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTcpServer>

using namespace Qt::StringLiterals;
using store::Setting;

class SettingsDialogTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_practice.open()); }
    void init();
    void cleanup() { m_dialog.reset(); }
    void cleanupTestCase() { QVERIFY(m_practice.close()); }

    void whatIsChosenIsKept();
    void cancelChangesNothing();
    void aSmallScreenIsEnough();
    void theProxyIsTestedAsItIsTyped();
    void aProxyNeedsItsHost();
    void thePasswordOfTheProxyIsNotWritten();
    void fieldsOfTheProxyFollowItsKind();
    void choicesOfTheQueueTakeEffectAtOnce();
    void theApiAddressIsCheckedBeforeItIsKept_data();
    void theApiAddressIsCheckedBeforeItIsKept();
    void aProgramToBeToldIsTriedAndKept();
    void aProgramNeedsItsWholePath();

private:
    template <typename T>
    T *part(const char *name)
    {
        return m_dialog->findChild<T *>(QString::fromLatin1(name));
    }
    void choose(const char *box, const QVariant &value)
    {
        part<QComboBox>(box)->setCurrentIndex(part<QComboBox>(box)->findData(value));
    }
    store::Settings &settings() { return m_practice.engine->settings(); }

    practice::Practice m_practice;
    desktop_services_double::NetworkStatus m_network;
    std::unique_ptr<gui::SettingsDialog> m_dialog;
};

void SettingsDialogTest::init()
{
    m_dialog = std::make_unique<gui::SettingsDialog>(*m_practice.engine, m_network);
    m_dialog->show();
    gui::prompts::answerNext(true); // nothing may open a real dialog
    gui::prompts::takeAsked();
}

void SettingsDialogTest::aProgramToBeToldIsTriedAndKept()
{
#ifndef Q_OS_UNIX
    QSKIP("its program is a shell script");
#endif
    const QString script = m_practice.dir.filePath(u"hook.sh"_s);
    QFile file(script);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\necho \"$YOUCHUAN_EVENT, $1, $2\"\n[ \"$1\" = good ]\n");
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(!part<QPushButton>("hookTest")->isEnabled());
    part<QLineEdit>("hookProgram")->setText(script);
    part<QPlainTextEdit>("hookArguments")->setPlainText(u"good\ntwo words\n"_s);
    part<QCheckBox>("hookOnFailed")->setChecked(true);
    part<QPushButton>("hookTest")->click();
    QTRY_COMPARE(part<QLabel>("hookResult")->text(), u"It works · published, good, two words"_s);
    part<QPlainTextEdit>("hookArguments")->setPlainText(u"bad"_s);
    part<QPushButton>("hookTest")->click();
    QTRY_COMPARE(part<QLabel>("hookResult")->text(), u"It ended with 1 · published, bad,"_s);
    part<QPlainTextEdit>("hookArguments")->setPlainText(u"good\ntwo words\n"_s);
    part<QPushButton>("save")->click();
    QTRY_COMPARE(settings().text(Setting::HookProgram), script);
    QCOMPARE(settings().value(Setting::HookArguments).toJsonArray(), QJsonArray({u"good"_s, u"two words"_s}));
    QVERIFY(settings().boolValue(Setting::HookOnFailed));
    settings().setValue(Setting::HookProgram, QString());
}

void SettingsDialogTest::aProgramNeedsItsWholePath()
{
    part<QLineEdit>("hookProgram")->setText(u"curl"_s);
    part<QPushButton>("save")->click();
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(part<QLabel>("hookResult")->text(), u"The program needs its whole path"_s);
    QVERIFY(part<QLineEdit>("hookProgram")->isVisible());
}

void SettingsDialogTest::whatIsChosenIsKept()
{
    part<QCheckBox>("keepAwake")->setChecked(false);
    part<QCheckBox>("startAdded")->setChecked(true);
    part<QSpinBox>("uploadsAtOnce")->setValue(3);
    choose("lanes", 4);
    part<QDoubleSpinBox>("speedLimit")->setValue(2.5);
    choose("colorScheme", u"dark"_s);
    part<QPushButton>("save")->click();
    TRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(settings().boolValue(Setting::KeepAwake), false);
    QCOMPARE(settings().boolValue(Setting::StartAddedFiles), true);
    QCOMPARE(settings().intValue(Setting::UploadsAtOnce), 3);
    QCOMPARE(settings().intValue(Setting::Lanes), 4);
    QCOMPARE(settings().int64Value(Setting::SpeedLimit), 2500000);
    QCOMPARE(settings().text(Setting::ColorScheme), u"dark"_s);

    const gui::SettingsDialog again(*m_practice.engine, m_network);
    QCOMPARE(again.findChild<QSpinBox *>(u"uploadsAtOnce"_s)->value(), 3);
    QCOMPARE(again.findChild<QComboBox *>(u"colorScheme"_s)->currentData().toString(), u"dark"_s);
}

void SettingsDialogTest::cancelChangesNothing()
{
    const int before = settings().intValue(Setting::UploadsAtOnce);
    part<QSpinBox>("uploadsAtOnce")->setValue(before + 2);
    part<QPushButton>("cancel")->click();
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(settings().intValue(Setting::UploadsAtOnce), before);
}

void SettingsDialogTest::aSmallScreenIsEnough()
{
    auto *pages = part<QListWidget>("pages");
    for (int page = 0; page < pages->count(); ++page) {
        pages->setCurrentRow(page);
        m_dialog->resize(640, 440);
        QCOMPARE(m_dialog->size(), QSize(640, 440));
    }
}

void SettingsDialogTest::theProxyIsTestedAsItIsTyped()
{
    auto *result = part<QLabel>("testResult");
    choose("proxyKind", u"none"_s);
    part<QPushButton>("test")->click();
    TRY_COMPARE(result->text(), u"Youku answers by this way"_s);

    QTcpServer nobody;
    QVERIFY(nobody.listen(QHostAddress::LocalHost));
    const int port = nobody.serverPort();
    nobody.close();
    choose("proxyKind", u"http"_s);
    QVERIFY(result->text().isEmpty()); // it was said of another
    part<QLineEdit>("proxyHost")->setText(u"127.0.0.1"_s);
    part<QSpinBox>("proxyPort")->setValue(port);
    part<QPushButton>("test")->click();
    TRY_VERIFY(part<QPushButton>("test")->isEnabled());
    QVERIFY2(result->text().contains(u"proxy"_s), qPrintable(result->text()));
    QCOMPARE(settings().text(Setting::ProxyKind), u"system"_s); // only tried
}

void SettingsDialogTest::aProxyNeedsItsHost()
{
    choose("proxyKind", u"socks5"_s);
    part<QPushButton>("save")->click();
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(part<QLabel>("testResult")->text(), u"Host is empty"_s);
    QCOMPARE(part<QTabWidget>("tabs")->currentWidget(), part<QWidget>("networkPage"));
}

void SettingsDialogTest::thePasswordOfTheProxyIsNotWritten()
{
    choose("proxyKind", u"http"_s);
    part<QLineEdit>("proxyHost")->setText(u"proxy.example"_s);
    part<QLineEdit>("proxyUser")->setText(u"somebody"_s);
    part<QLineEdit>("proxyPassword")->setText(u"hush-hush-4711"_s);
    part<QPushButton>("save")->click();
    TRY_VERIFY(!m_dialog->isVisible());
    // Tests run without a keychain: it serves until the program ends, and that is said.
    QVERIFY(gui::prompts::takeAsked().join(u' ').contains(u"keychain"_s));
    const QNetworkProxy proxy = m_practice.engine->proxy().proxy();
    QCOMPARE(proxy.type(), QNetworkProxy::HttpProxy);
    QCOMPARE(proxy.hostName(), u"proxy.example"_s);
    QCOMPARE(proxy.user(), u"somebody"_s);
    QCOMPARE(proxy.password(), u"hush-hush-4711"_s);

    const QString path = m_practice.engine->profile().settingsPath();
    const auto written = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    TRY_VERIFY(written().contains("proxy.example"));
    QVERIFY(!written().contains("hush-hush-4711"));
    settings().setValue(Setting::ProxyKind, u"system"_s);
}

void SettingsDialogTest::fieldsOfTheProxyFollowItsKind()
{
    choose("proxyKind", u"system"_s);
    QVERIFY(!part<QLineEdit>("proxyHost")->isEnabled());
    choose("proxyKind", u"socks5"_s);
    QVERIFY(part<QLineEdit>("proxyHost")->isEnabled());
    QVERIFY(part<QLineEdit>("proxyPassword")->isEnabled());
}

void SettingsDialogTest::choicesOfTheQueueTakeEffectAtOnce()
{
    m_practice.engine->settings().setValue(store::Setting::SpeedLimit, qint64(100'000)); // both last
    QList<transfer::UploadId> ids;
    for (const QString &name : {u"a.mp4"_s, u"b.mp4"_s}) {
        ids.append(m_practice.add(m_practice.file(name, 3'000'000)));
        youku::Metadata metadata;
        metadata.title = name;
        m_practice.engine->queue().setMetadata(ids.last(), metadata);
    }
    m_practice.engine->queue().start(ids);
    TRY_VERIFY(m_practice.upload(ids[0])->holdsSlot());
    QVERIFY(!m_practice.upload(ids[1])->holdsSlot());
    part<QSpinBox>("uploadsAtOnce")->setValue(2);
    part<QPushButton>("save")->click();
    TRY_VERIFY(m_practice.upload(ids[0])->holdsSlot() && m_practice.upload(ids[1])->holdsSlot());
}

void SettingsDialogTest::theApiAddressIsCheckedBeforeItIsKept_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("taken");
    QTest::newRow("Youku's own") << QString() << true;
    QTest::newRow("another, safely") << u"https://api.example"_s << true;
    QTest::newRow("this computer's") << u"http://127.0.0.1:8080"_s << true;
    QTest::newRow("another, in the open") << u"http://api.example"_s << false;
    QTest::newRow("no address") << u"nonsense"_s << false;
}

void SettingsDialogTest::theApiAddressIsCheckedBeforeItIsKept()
{
    QFETCH(QString, address);
    QFETCH(bool, taken);
    settings().setValue(Setting::ApiUrl, u"https://kept.example"_s);
    part<QLineEdit>("apiUrl")->setText(address);
    part<QPushButton>("save")->click();
    if (taken) {
        TRY_VERIFY(!m_dialog->isVisible());
        QCOMPARE(settings().text(Setting::ApiUrl), address);
    } else {
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(part<QTabWidget>("tabs")->currentWidget(), part<QWidget>("advancedPage"));
        QVERIFY(part<QLabel>("apiError")->isVisible() && !part<QLabel>("apiError")->text().isEmpty());
        QCOMPARE(settings().text(Setting::ApiUrl), u"https://kept.example"_s);
        part<QLineEdit>("apiUrl")->setText(u"https://api.example"_s);
        QVERIFY(!part<QLabel>("apiError")->isVisible());
    }
    settings().setValue(Setting::ApiUrl, QString());
}

QTEST_MAIN(SettingsDialogTest)
#include "tst_settings_dialog.moc"
