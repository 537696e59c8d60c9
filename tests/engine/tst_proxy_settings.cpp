// The proxy in use: what stands in the settings, with the password from the keychain.
#include "engine/network/proxy_settings.h"

#include "base/redaction.h"
#include "support/wait.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::ProxySettings;
using store::Setting;

namespace {

// A keychain that counts who reads, and outlives the run of the program that asks it.
struct Keychain : store::MemorySecrets {
    int reads = 0;

    void read(const QString &key, QObject *context, Read done) override
    {
        ++reads;
        MemorySecrets::read(key, context, std::move(done));
    }
};

class Door : public store::SecretStore
{
public:
    explicit Door(Keychain &keychain) : m_keychain(keychain) {}
    void read(const QString &key, QObject *context, Read done) override
    {
        m_keychain.read(key, context, std::move(done));
    }
    void write(const QString &key, const QString &value, QObject *context, Written done) override
    {
        m_keychain.write(key, value, context, std::move(done));
    }
    void remove(const QString &key, QObject *context, Written done) override
    {
        m_keychain.remove(key, context, std::move(done));
    }

private:
    Keychain &m_keychain;
};

} // namespace

class TestProxySettings : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_keychain = std::make_unique<Keychain>();
        m_settings = std::make_unique<store::Settings>(QString()); // nothing is kept
        m_settings->setValue(Setting::ProxyKind, u"http"_s);
        m_settings->setValue(Setting::ProxyHost, u"proxy.example"_s);
        m_settings->setValue(Setting::ProxyPort, 3128);
        m_settings->setValue(Setting::ProxyUser, u"somebody"_s);
        start();
    }
    void cleanup() { m_keeper.reset(); }

    void theKindIsThatOfTheSettings_data()
    {
        QTest::addColumn<QNetworkProxy::ProxyType>("type");
        QTest::newRow("system") << QNetworkProxy::DefaultProxy;
        QTest::newRow("none") << QNetworkProxy::NoProxy;
        QTest::newRow("http") << QNetworkProxy::HttpProxy;
        QTest::newRow("socks5") << QNetworkProxy::Socks5Proxy;
        QTest::newRow("of tomorrow") << QNetworkProxy::DefaultProxy;
    }
    void theKindIsThatOfTheSettings()
    {
        QFETCH(QNetworkProxy::ProxyType, type);
        m_settings->setValue(Setting::ProxyKind, QString::fromLatin1(QTest::currentDataTag()));
        const QNetworkProxy proxy = m_keeper->proxy();
        QCOMPARE(proxy.type(), type);
        if (type != QNetworkProxy::HttpProxy && type != QNetworkProxy::Socks5Proxy)
            return;
        QCOMPARE(proxy.hostName(), u"proxy.example"_s);
        QCOMPARE(proxy.port(), 3128);
        QCOMPARE(proxy.user(), u"somebody"_s);
    }

    void whatIsChangedHoldsAtOnce()
    {
        const QList<std::pair<Setting, QVariant>> changes{{Setting::ProxyKind, u"socks5"_s},
                                                          {Setting::ProxyHost, u"other.example"_s},
                                                          {Setting::ProxyPort, 1080},
                                                          {Setting::ProxyUser, u"another"_s}};
        for (const auto &[setting, value] : changes) {
            QSignalSpy changed(m_keeper.get(), &ProxySettings::changed);
            m_settings->setValue(setting, value);
            QCOMPARE(changed.size(), 1);
        }
        QCOMPARE(m_keeper->proxy(),
                 QNetworkProxy(QNetworkProxy::Socks5Proxy, u"other.example"_s, 1080, u"another"_s, {}));
        QSignalSpy changed(m_keeper.get(), &ProxySettings::changed);
        m_settings->setValue(Setting::SpeedLimit, 1000);
        QVERIFY(changed.isEmpty());
    }

    void aPasswordIsThereAfterTheNextStart()
    {
        QSignalSpy changed(m_keeper.get(), &ProxySettings::changed);
        std::optional<bool> kept;
        m_keeper->setPassword(u"hush-hush-4711"_s, this, [&](bool is) { kept = is; });
        QCOMPARE(m_keeper->proxy().password(), u"hush-hush-4711"_s);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!kept); // from the event loop
        TRY_VERIFY(kept.has_value());
        QVERIFY(*kept);
        QCOMPARE(base::redacted(u"it is hush-hush-4711"_s), u"it is ***"_s);

        start();
        QCOMPARE(m_keeper->password(), QString());
        QSignalSpy came(m_keeper.get(), &ProxySettings::changed);
        TRY_COMPARE(m_keeper->password(), u"hush-hush-4711"_s);
        QCOMPARE(came.size(), 1);
        QCOMPARE(m_keeper->proxy().password(), u"hush-hush-4711"_s);
    }

    void whatIsReadIsHiddenFromLogs()
    {
        m_keychain->values[u"proxy"_s] = u"hush-hush-0815"_s;
        start();
        TRY_COMPARE(m_keeper->password(), u"hush-hush-0815"_s);
        QCOMPARE(base::redacted(u"it is hush-hush-0815"_s), u"it is ***"_s);
    }

    void theSamePasswordIsNoChange()
    {
        m_keychain->values[u"proxy"_s] = u"hush-hush-4711"_s;
        start();
        TRY_COMPARE(m_keeper->password(), u"hush-hush-4711"_s);
        QSignalSpy changed(m_keeper.get(), &ProxySettings::changed);
        QCOMPARE(keep(u"hush-hush-4711"_s), true);
        QVERIFY(changed.isEmpty());
    }

    void anEmptyOneForgetsIt()
    {
        QCOMPARE(keep(u"hush-hush-4711"_s), true);
        QCOMPARE(m_keychain->values.size(), 1);
        QCOMPARE(keep({}), true);
        QVERIFY(m_keychain->values.isEmpty());
        QCOMPARE(m_keeper->proxy().password(), QString());
        QCOMPARE(keep({}), true); // there was none
    }

    void withoutAKeychainItServesThisRun()
    {
        m_keychain->available = false;
        QCOMPARE(keep(u"hush-hush-4711"_s), false);
        QCOMPARE(m_keeper->proxy().password(), u"hush-hush-4711"_s);
        start();
        QCOMPARE(keep({}), false);
        QCOMPARE(m_keeper->password(), QString());
    }

    // The keychain is another program, and may ask the user.
    void withoutANameTheKeychainIsNotAsked()
    {
        m_keychain->reads = 0;
        start();
        QCOMPARE(m_keychain->reads, 1);
        m_settings->setValue(Setting::ProxyUser, QString());
        start();
        QCOMPARE(m_keychain->reads, 1);
    }

    void whatIsTypedMeanwhileStays()
    {
        m_keychain->values[u"proxy"_s] = u"the old one"_s;
        start();
        QCOMPARE(keep(u"the new one"_s), true); // answered after what the start has asked for
        QCOMPARE(m_keeper->password(), u"the new one"_s);
        QCOMPARE(m_keychain->values.value(u"proxy"_s), u"the new one"_s);
    }

    void whoAskedMayBeGone()
    {
        auto context = std::make_unique<QObject>();
        bool told = false;
        m_keeper->setPassword(u"hush-hush-4711"_s, context.get(), [&](bool) { told = true; });
        context.reset();
        QCOMPARE(keep(u"hush-hush-4712"_s), true);
        QVERIFY(!told);
    }

private:
    void start()
    {
        m_keeper = std::make_unique<ProxySettings>(*m_settings, std::make_unique<Door>(*m_keychain));
    }
    // What the answer says.
    std::optional<bool> keep(const QString &password)
    {
        std::optional<bool> kept;
        m_keeper->setPassword(password, this, [&](bool is) { kept = is; });
        waitUntil([&] { return kept.has_value(); });
        return kept;
    }

    std::unique_ptr<Keychain> m_keychain;
    std::unique_ptr<store::Settings> m_settings;
    std::unique_ptr<ProxySettings> m_keeper;
};

QTEST_GUILESS_MAIN(TestProxySettings)
#include "tst_proxy_settings.moc"
