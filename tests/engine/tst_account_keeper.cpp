#include "engine/account_keeper.h"

#include "sandbox/embedded_sandbox.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using engine::AccountKeeper;
using store::MemorySecrets;
using store::Setting;
using transfer::AccountSession;

namespace {

constexpr int patience = 30'000;

// One run of the program: what it keeps outlives it in the test's MemorySecrets.
class Secrets : public store::SecretStore
{
public:
    explicit Secrets(MemorySecrets &kept) : m_kept(kept) {}
    void read(const QString &key, QObject *context, Read done) override { m_kept.read(key, context, done); }
    void write(const QString &key, const QString &value, QObject *context, Written done) override
    {
        m_kept.write(key, value, context, done);
    }
    void remove(const QString &key, QObject *context, Written done) override
    {
        m_kept.remove(key, context, done);
    }

private:
    MemorySecrets &m_kept;
};

struct Run {
    Run(const QString &settingsPath, MemorySecrets &kept, const QUrl &url = QUrl(u"http://127.0.0.1:9"_s))
        : settings(settingsPath)
        , api(url)
        , session(api)
        , keeper(session, settings, std::make_unique<Secrets>(kept))
    {
    }
    void restore()
    {
        bool restored = false;
        keeper.restore(&session, [&] { restored = true; });
        QTRY_VERIFY_WITH_TIMEOUT(restored, patience);
    }
    bool signIn(const youku::Credentials &credentials)
    {
        std::optional<bool> answer;
        keeper.signIn(credentials, &session, [&](bool kept) { answer = kept; });
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(answer, patience);
        }();
        return answer.value_or(false);
    }

    store::Settings settings;
    youku::ApiClient api;
    AccountSession session;
    AccountKeeper keeper;
};

const youku::Credentials someone = {u"c0ffee0123456789"_s, u"access 1"_s, u"refresh 1"_s, u"secret"_s};

} // namespace

class TestAccountKeeper : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_kept = std::make_unique<MemorySecrets>();
        for (const char *name : {"YOUCHUAN_CLIENT_ID", "YOUCHUAN_ACCESS_TOKEN", "YOUCHUAN_REFRESH_TOKEN",
                                 "YOUCHUAN_CLIENT_SECRET"})
            qunsetenv(name);
    }

    void whatTheEnvironmentGivesIsTrimmed()
    {
        qputenv("YOUCHUAN_CLIENT_ID", " c0ffee0123456789\r");
        qputenv("YOUCHUAN_ACCESS_TOKEN", "access 1\r\n");
        qputenv("YOUCHUAN_REFRESH_TOKEN", "refresh 1\t");
        qputenv("YOUCHUAN_CLIENT_SECRET", "secret\n");
        QCOMPARE(AccountKeeper::fromEnvironment(), someone);
    }

    void aSignInReturnsWithTheNextStart()
    {
        QVERIFY(Run(settingsPath(), *m_kept).signIn(someone));
        Run next(settingsPath(), *m_kept);
        next.restore();
        QCOMPARE(next.session.state(), AccountSession::State::Ready);
        QCOMPARE(next.session.credentials(), someone);
        QFile settings(settingsPath());
        QVERIFY(settings.open(QIODevice::ReadOnly));
        const QByteArray content = settings.readAll();
        QVERIFY(content.contains("c0ffee0123456789"));
        QVERIFY(!content.contains("access 1") && !content.contains("refresh 1")
                && !content.contains("secret\""));
    }

    void signingOutForgetsIt()
    {
        Run run(settingsPath(), *m_kept);
        QVERIFY(run.signIn(someone));
        run.keeper.signOut();
        QCOMPARE(run.session.state(), AccountSession::State::Missing);
        QVERIFY(m_kept->values.isEmpty());
        QCOMPARE(run.settings.text(Setting::AccountClientId), QString());
    }

    void theEnvironmentGoesBeforeTheKeychainAndIsNotKept()
    {
        QVERIFY(Run(settingsPath(), *m_kept).signIn(someone));
        const auto before = m_kept->values;
        qputenv("YOUCHUAN_CLIENT_ID", "beef");
        qputenv("YOUCHUAN_ACCESS_TOKEN", "other");
        Run run(settingsPath(), *m_kept);
        run.restore();
        QCOMPARE(run.session.accountId(), u"beef"_s);
        QCOMPARE(m_kept->values, before);
        QCOMPARE(run.settings.text(Setting::AccountClientId), someone.clientId);
    }

    void aKeychainThatIsGoneIsToldOnce()
    {
        QVERIFY(Run(settingsPath(), *m_kept).signIn(someone));
        m_kept->available = false;
        Run run(settingsPath(), *m_kept);
        QSignalSpy notice(&run.keeper, &AccountKeeper::notice);
        run.restore();
        QCOMPARE(notice.size(), 1);
        QCOMPARE(run.session.state(), AccountSession::State::Missing);
    }

    void nobodyIsToldOfAKeychainThatIsNotNeeded()
    {
        m_kept->available = false;
        Run run(settingsPath(), *m_kept);
        QSignalSpy notice(&run.keeper, &AccountKeeper::notice);
        run.restore();
        QCOMPARE(notice.size(), 0);
    }

    void itIsSaidWhetherThereIsAKeychain()
    {
        for (const bool available : {true, false}) {
            m_kept->available = available;
            Run run(settingsPath(), *m_kept);
            std::optional<bool> found;
            run.keeper.findKeychain(this, [&found](bool answer) { found = answer; });
            QTRY_COMPARE(found, std::optional(available));
        }
    }

    void rotatedTokensAreKeptBeforeTheyAreUsed()
    {
        sandbox::Options options;
        options.dir = m_dir->filePath(u"sandbox"_s);
        sandbox::EmbeddedSandbox youku(options);
        QSignalSpy ready(&youku, &sandbox::EmbeddedSandbox::ready);
        youku.start();
        QVERIFY(ready.wait(patience));
        const auto credentials = ready.first().at(1).value<youku::Credentials>();

        Run run(settingsPath(), *m_kept, ready.first().at(0).toUrl());
        QVERIFY(run.signIn(credentials));
        std::optional<bool> refreshed;
        run.session.refresh(credentials.accessToken, this, [&](const base::Result<bool> &answer) {
            refreshed = answer.ok() && answer.value();
            // Kept by now.
            const QString kept = m_kept->values.value(credentials.clientId);
            QVERIFY(kept.contains(run.session.credentials().refreshToken));
            QVERIFY(kept.contains(run.session.credentials().accessToken));
        });
        QTRY_VERIFY_WITH_TIMEOUT(refreshed, patience);
        QVERIFY(*refreshed);
        QVERIFY(run.session.credentials().refreshToken != credentials.refreshToken);
    }

    // Last: it holds for the rest of the program.
    void programsStartedFromHereDoNotInheritTheAccount()
    {
        qputenv("YOUCHUAN_CLIENT_ID", "beef");
        qputenv("YOUCHUAN_ACCESS_TOKEN", "other");
        AccountKeeper::takeEnvironment();
        QVERIFY(!qEnvironmentVariableIsSet("YOUCHUAN_CLIENT_ID"));
        QVERIFY(!qEnvironmentVariableIsSet("YOUCHUAN_ACCESS_TOKEN"));
        QCOMPARE(AccountKeeper::fromEnvironment().accessToken, u"other"_s);
    }

private:
    QString settingsPath() const { return m_dir->filePath(u"settings.json"_s); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MemorySecrets> m_kept;
};

QTEST_GUILESS_MAIN(TestAccountKeeper)
#include "tst_account_keeper.moc"
