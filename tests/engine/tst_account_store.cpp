#include "engine/accounts/account_store.h"

#include "engine/accounts/sign_in_check.h"
#include "sandbox/sandbox.h"
#include "support/wait.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using engine::AccountStore;
using store::MemorySecrets;
using store::Setting;
using transfer::AccountId;
using transfer::AccountSession;

namespace {

constexpr int patience = 30'000;

// One run of the program: what it keeps outlives it in the test's MemorySecrets.
class Secrets : public store::SecretStore
{
public:
    Secrets(MemorySecrets &kept, int &changesLeft) : m_kept(kept), m_changesLeft(changesLeft) {}
    void read(const QString &key, QObject *context, Read done) override { m_kept.read(key, context, done); }
    void write(const QString &key, const QString &value, QObject *context, Written done) override
    {
        if (m_changesLeft-- > 0)
            m_kept.write(key, value, context, done);
    }
    void remove(const QString &key, QObject *context, Written done) override
    {
        if (m_changesLeft-- > 0)
            m_kept.remove(key, context, done);
    }

private:
    MemorySecrets &m_kept;
    int &m_changesLeft; // until the program is killed
};

struct Run {
    Run(const QString &settingsPath, MemorySecrets &kept, const QUrl &url = QUrl(u"http://127.0.0.1:9"_s))
        : settings(settingsPath)
        , api(url)
        , sessions(api)
        , keeper(api, sessions, settings, std::make_unique<Secrets>(kept, changesLeft))
    {
    }
    AccountSession &session() { return sessions.inUse(); }
    void restore()
    {
        bool restored = false;
        keeper.restore(&sessions, [&] { restored = true; });
        QTRY_VERIFY_WITH_TIMEOUT(restored, patience);
    }
    bool signIn(const youku::Credentials &credentials)
    {
        std::optional<bool> answer;
        keeper.signIn(credentials, {}, &sessions, [&](bool kept) { answer = kept; });
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(answer, patience);
        }();
        return answer.value_or(false);
    }
    // As the first upload does.
    AccountId use()
    {
        bool asked = !sessions.unsure();
        if (!asked)
            sessions.findOut(&sessions, [&](const auto &) { asked = true; });
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(asked, patience);
        }();
        return session().id();
    }

    store::Settings settings;
    youku::ApiClient api;
    transfer::AccountSessions sessions;
    int changesLeft = 1000; // in the keychain
    AccountStore keeper;
};

const youku::Credentials someone = {u"c0ffee0123456789"_s, u"access 1"_s, u"refresh 1"_s, u"secret"_s};

} // namespace

class TestAccountStore : public QObject
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
        QCOMPARE(AccountStore::fromEnvironment(), someone);
    }

    void aSignInReturnsWithTheNextStart()
    {
        QVERIFY(Run(settingsPath(), *m_kept).signIn(someone));
        Run next(settingsPath(), *m_kept);
        next.restore();
        QCOMPARE(next.session().state(), AccountSession::State::Ready);
        QCOMPARE(next.session().credentials(), someone);
        QFile settings(settingsPath());
        QVERIFY(settings.open(QIODevice::ReadOnly));
        const QByteArray content = settings.readAll();
        QVERIFY(content.contains("c0ffee0123456789"));
        QVERIFY(!content.contains("access 1") && !content.contains("refresh 1")
                && !content.contains("secret\""));
    }

    void theApiOfASignInReturnsWithIt()
    {
        youku::Credentials ofSignedApi = someone;
        ofSignedApi.api = youku::ApiKind::Signed;
        QVERIFY(Run(settingsPath(), *m_kept).signIn(ofSignedApi));
        {
            Run next(settingsPath(), *m_kept);
            next.restore();
            QCOMPARE(next.session().credentials(), ofSignedApi);
        }
        // For one run it may be another, and stays what it was.
        {
            Run other(settingsPath(), *m_kept);
            other.keeper.useApi(youku::ApiKind::Open);
            other.restore();
            QCOMPARE(other.session().credentials(), someone);
        }
        Run last(settingsPath(), *m_kept);
        last.restore();
        QCOMPARE(last.session().credentials(), ofSignedApi);
    }

    void theApiThatAcceptedIsKept()
    {
        youku::Credentials accepted = someone;
        accepted.api = youku::ApiKind::Signed;
        {
            Run run(settingsPath(), *m_kept);
            QVERIFY(run.signIn(someone));
            run.keeper.settleApi(accepted);
            QCOMPARE(run.session().credentials(), accepted);
        }
        Run next(settingsPath(), *m_kept);
        next.restore();
        QCOMPARE(next.session().credentials(), accepted);
    }

    void signingOutForgetsIt()
    {
        Run run(settingsPath(), *m_kept);
        QVERIFY(run.signIn(someone));
        run.keeper.signOut();
        QCOMPARE(run.session().state(), AccountSession::State::Missing);
        QVERIFY(m_kept->values.isEmpty());
        QCOMPARE(run.settings.text(Setting::AccountInUse), QString());
    }

    void theEnvironmentGoesBeforeTheKeychainAndIsNotKept()
    {
        QVERIFY(Run(settingsPath(), *m_kept).signIn(someone));
        const auto before = m_kept->values;
        const QString inUse = store::Settings(settingsPath()).text(Setting::AccountInUse);
        qputenv("YOUCHUAN_CLIENT_ID", "beef");
        qputenv("YOUCHUAN_ACCESS_TOKEN", "other");
        Run run(settingsPath(), *m_kept);
        run.restore();
        QCOMPARE(run.session().clientId(), u"beef"_s);
        QCOMPARE(m_kept->values, before);
        QVERIFY(!inUse.isEmpty());
        QCOMPARE(run.settings.text(Setting::AccountInUse), inUse);
    }

    void aKeychainThatIsGoneIsToldOnce()
    {
        QVERIFY(Run(settingsPath(), *m_kept).signIn(someone));
        m_kept->available = false;
        Run run(settingsPath(), *m_kept);
        QSignalSpy notice(&run.keeper, &AccountStore::notice);
        run.restore();
        QCOMPARE(notice.size(), 1);
        QCOMPARE(run.session().state(), AccountSession::State::Missing);
    }

    void nobodyIsToldOfAKeychainThatIsNotNeeded()
    {
        m_kept->available = false;
        Run run(settingsPath(), *m_kept);
        QSignalSpy notice(&run.keeper, &AccountStore::notice);
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
        const youku::Credentials credentials = startYouku();
        Run run(settingsPath(), *m_kept, m_youku->apiUrl());
        QVERIFY(run.signIn(credentials));
        std::optional<bool> refreshed;
        run.session().refresh(credentials.accessToken, this, [&](const base::Result<bool> &answer) {
            refreshed = answer.ok() && answer.value();
            // Kept by now, under the account's own id.
            const QString kept = m_kept->values.value(run.session().id().text);
            QVERIFY(kept.contains(run.session().credentials().refreshToken));
            QVERIFY(kept.contains(run.session().credentials().accessToken));
        });
        QTRY_VERIFY_WITH_TIMEOUT(refreshed, patience);
        QVERIFY(*refreshed);
        QVERIFY(run.session().credentials().refreshToken != credentials.refreshToken);
    }

    // Version 2 kept one sign-in, under the client id.
    void theSignInOfVersion2IsTakenOver()
    {
        keepAsVersion2();
        {
            Run run(settingsPath(), *m_kept);
            run.restore();
            QCOMPARE(run.session().state(), AccountSession::State::Ready);
            QCOMPARE(run.session().credentials(), someone);
            QCOMPARE(run.session().validUntil(), until());
            QCOMPARE(m_kept->values.keys(), QStringList{run.session().id().text});
        }
        Run next(settingsPath(), *m_kept);
        QVERIFY(next.settings.text(Setting::AccountClientId).isEmpty());
        next.restore();
        QCOMPARE(next.session().credentials(), someone);
    }

    void aMoveThatIsKilledLosesNothing_data()
    {
        QTest::addColumn<int>("changes");
        QTest::addColumn<bool>("settingsWritten");
        QTest::newRow("before it began") << 0 << false;
        QTest::newRow("written, the old one not removed") << 1 << false;
        QTest::newRow("the old one removed, the settings not written") << 2 << false;
        QTest::newRow("written, the old one not removed, but the settings are") << 1 << true;
    }

    void aMoveThatIsKilledLosesNothing()
    {
        QFETCH(int, changes);
        QFETCH(bool, settingsWritten);
        keepAsVersion2();
        const QByteArray before = settingsFile();
        {
            Run run(settingsPath(), *m_kept);
            run.changesLeft = changes;
            run.keeper.restore(&run.sessions, [] {});
            QTRY_VERIFY_WITH_TIMEOUT(
                run.changesLeft < changes || run.session().state() == AccountSession::State::Ready, patience);
        }
        if (!settingsWritten)
            putSettings(before);
        Run next(settingsPath(), *m_kept);
        next.restore();
        QCOMPARE(next.session().credentials(), someone);
        const QStringList keys = m_kept->values.keys();
        QVERIFY(keys.contains(next.session().id().text));
        if (!settingsWritten)
            QCOMPARE(keys.size(), 1);
    }

    void aKeychainThatTakesNothingKeepsTheOldSignIn()
    {
        keepAsVersion2();
        const auto before = m_kept->values;
        m_kept->readOnly = true;
        {
            Run run(settingsPath(), *m_kept);
            run.restore();
            QCOMPARE(run.session().credentials(), someone);
        }
        QCOMPARE(m_kept->values, before);
        m_kept->readOnly = false;
        Run next(settingsPath(), *m_kept);
        next.restore();
        QCOMPARE(next.session().credentials(), someone);
        QCOMPARE(m_kept->values.keys(), QStringList{next.session().id().text});
    }

    void twoUsersOfOneAppAreTwoAccounts()
    {
        const youku::Credentials ann = startYouku();
        const youku::Credentials ben = anotherUser();
        Run run(settingsPath(), *m_kept, m_youku->apiUrl());
        QVERIFY(run.signIn(ann));
        const AccountId ofAnn = run.use();
        QCOMPARE(run.session().shownName(), u"Sandbox user 1"_s);

        QVERIFY(run.signIn(ben));
        QTRY_COMPARE_WITH_TIMEOUT(run.session().shownName(), u"Sandbox user 2"_s, patience);
        const AccountId ofBen = run.session().id();
        QVERIFY(ofBen != ofAnn);
        QCOMPARE(run.sessions.of(ofAnn).state(), AccountSession::State::Missing);
        QCOMPARE(run.sessions.of(ofAnn).shownName(), u"Sandbox user 1"_s); // still known

        // The same user with other tokens.
        QVERIFY(run.signIn(renewed(ann)));
        QTRY_COMPARE_WITH_TIMEOUT(run.session().id(), ofAnn, patience);
        QTRY_VERIFY(m_kept->values.value(ofAnn.text).contains(run.session().credentials().accessToken));
    }

    void onlyTheSignInInUseStaysInTheKeychain()
    {
        const youku::Credentials ann = startYouku();
        const youku::Credentials ben = anotherUser();
        AccountId ofBen;
        {
            Run run(settingsPath(), *m_kept, m_youku->apiUrl());
            QVERIFY(run.signIn(ann));
            run.use();
            QVERIFY(run.signIn(ben));
            ofBen = run.use();
        }
        Run next(settingsPath(), *m_kept, m_youku->apiUrl());
        next.restore();
        QCOMPARE(next.session().id(), ofBen);
        QTRY_COMPARE(m_kept->values.keys(), QStringList{ofBen.text});
        next.keeper.signOut();
        QTRY_VERIFY(m_kept->values.isEmpty());
    }

    void theNextStartKnowsWhoItIs()
    {
        const youku::Credentials ann = startYouku();
        AccountId ofAnn;
        {
            Run run(settingsPath(), *m_kept, m_youku->apiUrl());
            QVERIFY(run.signIn(ann));
            ofAnn = run.use();
        }
        Run next(settingsPath(), *m_kept, m_youku->apiUrl());
        next.restore();
        QVERIFY(!next.sessions.unsure()); // nobody has to be asked
        QCOMPARE(next.session().id(), ofAnn);
    }

    void whoSignedInBeforeIsAskedAsLongAsThatIsPossible()
    {
        const youku::Credentials ann = startYouku();
        const youku::Credentials ben = anotherUser();
        Run run(settingsPath(), *m_kept, m_youku->apiUrl());
        QVERIFY(run.signIn(ann)); // and nothing was done with it
        const AccountId ofAnn = run.session().id();
        QVERIFY(run.signIn(ben));
        QTRY_COMPARE_WITH_TIMEOUT(run.session().shownName(), u"Sandbox user 2"_s, patience);
        QVERIFY(run.session().id() != ofAnn);
        QCOMPARE(run.sessions.of(ofAnn).shownName(), u"Sandbox user 1"_s);
    }

    void aSignInOfASecondUserIsKeptWhileYoukuCannotBeAsked()
    {
        const youku::Credentials ann = startYouku();
        const youku::Credentials ben = anotherUser();
        AccountId ofAnn;
        {
            Run run(settingsPath(), *m_kept, m_youku->apiUrl());
            QVERIFY(run.signIn(ann));
            ofAnn = run.use();
        }
        {
            Run offline(settingsPath(), *m_kept);
            offline.restore();
            QVERIFY(offline.signIn(ben));
            QVERIFY(offline.sessions.unsure());
            QVERIFY(offline.use().isEmpty()); // of nobody yet
        }
        Run next(settingsPath(), *m_kept, m_youku->apiUrl());
        next.restore();
        QCOMPARE(next.session().shownName(), u"Sandbox user 2"_s);
        QVERIFY(next.session().id() != ofAnn);
        QCOMPARE(next.session().credentials(), ben);
    }

    void whereYoukuDoesNotTellTheClientIdCounts()
    {
        const youku::Credentials ann = startYouku();
        const youku::Credentials ben = anotherUser();
        youkuDoesNotTell();
        Run run(settingsPath(), *m_kept, m_youku->apiUrl());
        QVERIFY(run.signIn(ann));
        const AccountId ofApp = run.use();
        QVERIFY(!ofApp.isEmpty());
        QVERIFY(!run.sessions.unsure());
        QVERIFY(run.signIn(ben));
        QCOMPARE(run.use(), ofApp);
    }

    void whoseUserIsNotToldIsNotTakenForOneThatIsKnown()
    {
        const youku::Credentials ann = startYouku();
        const youku::Credentials ben = anotherUser();
        Run run(settingsPath(), *m_kept, m_youku->apiUrl());
        QVERIFY(run.signIn(ann));
        const AccountId ofAnn = run.use();
        youkuDoesNotTell();
        QVERIFY(run.signIn(ben));
        const AccountId ofUntold = run.use();
        QVERIFY(!ofUntold.isEmpty() && ofUntold != ofAnn);
    }

    void whoIsKeptIsAskedBeforeAnotherIsTakenForHim_data()
    {
        QTest::addColumn<bool>("version2");
        QTest::newRow("signed in, and never asked about") << false;
        QTest::newRow("signed in by version 2") << true;
    }

    void whoIsKeptIsAskedBeforeAnotherIsTakenForHim()
    {
        QFETCH(bool, version2);
        const youku::Credentials ann = startYouku();
        const youku::Credentials ben = anotherUser();
        if (version2) {
            putSettings(QJsonDocument(QJsonObject{{u"account_client_id"_s, ann.clientId}}).toJson());
            const QJsonObject secrets{{u"access_token"_s, ann.accessToken},
                                      {u"refresh_token"_s, ann.refreshToken},
                                      {u"client_secret"_s, ann.clientSecret}};
            m_kept->values.insert(ann.clientId, QString::fromUtf8(QJsonDocument(secrets).toJson()));
        } else {
            QVERIFY(Run(settingsPath(), *m_kept, m_youku->apiUrl()).signIn(ann));
        }
        AccountId ofBen;
        qputenv("YOUCHUAN_CLIENT_ID", ben.clientId.toUtf8());
        qputenv("YOUCHUAN_ACCESS_TOKEN", ben.accessToken.toUtf8());
        {
            Run run(settingsPath(), *m_kept, m_youku->apiUrl());
            run.restore();
            ofBen = run.use();
            QCOMPARE(run.session().shownName(), u"Sandbox user 2"_s);
        }
        qunsetenv("YOUCHUAN_CLIENT_ID");
        qunsetenv("YOUCHUAN_ACCESS_TOKEN");
        Run next(settingsPath(), *m_kept, m_youku->apiUrl());
        next.restore();
        QCOMPARE(next.session().credentials().accessToken, ann.accessToken);
        const AccountId ofAnn = next.use();
        QVERIFY(!ofAnn.isEmpty() && ofAnn != ofBen);
        QCOMPARE(next.session().shownName(), u"Sandbox user 1"_s);
    }

    void accountsOfTheEnvironmentAreTheSameAgain()
    {
        const youku::Credentials ann = startYouku();
        const youku::Credentials ben = anotherUser();
        const auto runAs = [this](const youku::Credentials &who) {
            qputenv("YOUCHUAN_CLIENT_ID", who.clientId.toUtf8());
            qputenv("YOUCHUAN_ACCESS_TOKEN", who.accessToken.toUtf8());
            Run run(settingsPath(), *m_kept, m_youku->apiUrl());
            run.restore();
            return run.use();
        };
        const AccountId ofAnn = runAs(ann);
        const AccountId ofBen = runAs(ben);
        QVERIFY(!ofAnn.isEmpty() && !ofBen.isEmpty() && ofBen != ofAnn);
        const qint64 asked = requests(u"myinfo"_s);
        QCOMPARE(runAs(ann), ofAnn);
        QCOMPARE(runAs(ben), ofBen);
        QCOMPARE(requests(u"myinfo"_s), asked); // of tokens it knows
        QCOMPARE(runAs(renewed(ann)), ofAnn);
        QVERIFY(m_kept->values.isEmpty());
    }

    void aRunOfTheEnvironmentThatWasKilledGoesOnAsTheSame()
    {
        const youku::Credentials ann = startYouku();
        qputenv("YOUCHUAN_CLIENT_ID", ann.clientId.toUtf8());
        qputenv("YOUCHUAN_ACCESS_TOKEN", ann.accessToken.toUtf8());
        AccountId before;
        for (int i = 0; i < 2; ++i) {
            Run run({}, *m_kept, m_youku->apiUrl()); // killed before the settings were written
            run.restore();
            const AccountId id = run.use();
            QVERIFY(before.isEmpty() || id == before);
            before = id;
        }
    }

    // Last: it holds for the rest of the program.
    void programsStartedFromHereDoNotInheritTheAccount()
    {
        qputenv("YOUCHUAN_CLIENT_ID", "beef");
        qputenv("YOUCHUAN_ACCESS_TOKEN", "other");
        AccountStore::takeEnvironment();
        QVERIFY(!qEnvironmentVariableIsSet("YOUCHUAN_CLIENT_ID"));
        QVERIFY(!qEnvironmentVariableIsSet("YOUCHUAN_ACCESS_TOKEN"));
        QCOMPARE(AccountStore::fromEnvironment().accessToken, u"other"_s);
    }

private:
    QString settingsPath() const { return m_dir->filePath(u"settings.json"_s); }
    QByteArray settingsFile() const
    {
        QFile file(settingsPath());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void putSettings(const QByteArray &content) const
    {
        QFile file(settingsPath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    static QDateTime until() { return QDateTime::fromString(u"2031-02-03T04:05:06Z"_s, Qt::ISODate); }
    void keepAsVersion2()
    {
        putSettings(R"({"account_client_id": "c0ffee0123456789",
                        "account_valid_until": "2031-02-03T04:05:06Z"})");
        m_kept->values.insert(
            someone.clientId,
            uR"({"access_token": "access 1", "refresh_token": "refresh 1", "client_secret": "secret"})"_s);
    }

    youku::Credentials startYouku()
    {
        m_youku = std::make_unique<sandbox::Sandbox>();
        QString error;
        if (!m_youku->listen(0, &error))
            qFatal("%s", qPrintable(error));
        return m_youku->credentials();
    }
    youku::Credentials anotherUser()
    {
        const QJsonObject app{{u"client_id"_s, m_youku->credentials().clientId}};
        const QJsonObject account = m_youku->control({{u"add_account"_s, app}})[u"account"].toObject();
        return {account[u"client_id"].toString(), account[u"access_token"].toString(),
                account[u"refresh_token"].toString(), account[u"client_secret"].toString()};
    }
    // Signed in anew.
    youku::Credentials renewed(const youku::Credentials &who)
    {
        youku::ApiClient api(m_youku->apiUrl());
        youku::Credentials credentials = who;
        credentials.refreshToken = m_youku->credentials().refreshToken;
        bool answered = false;
        api.refreshToken(credentials, this, [&](const base::Result<youku::Tokens> &answer) {
            answered = true;
            credentials.accessToken = answer.value().accessToken;
            credentials.refreshToken = answer.value().refreshToken;
        });
        waitUntil([&] { return answered; });
        return credentials;
    }
    void youkuDoesNotTell()
    {
        const QJsonObject refusal{{u"endpoint"_s, u"myinfo"_s}, {u"action"_s, u"error"_s}, {u"code"_s, 1006}};
        QString error;
        QVERIFY2(m_youku->setFaults({refusal}, &error), qPrintable(error));
    }
    qint64 requests(const QString &endpoint) const
    {
        return m_youku->state()[u"requests"][endpoint].toInteger();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MemorySecrets> m_kept;
    std::unique_ptr<sandbox::Sandbox> m_youku;
};

QTEST_GUILESS_MAIN(TestAccountStore)
#include "tst_account_store.moc"
