// Whose a sign-in is, and where it comes from.
#include "account_rig.h"

#include "engine/accounts/sign_in_check.h"
#include "sandbox/sandbox.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

class TestAccountStore : public AccountRig
{
    Q_OBJECT

private slots:
    void whatTheEnvironmentGivesIsTrimmed()
    {
        qputenv("YOUCHUAN_CLIENT_ID", " c0ffee0123456789\r");
        qputenv("YOUCHUAN_ACCESS_TOKEN", "access 1\r\n");
        qputenv("YOUCHUAN_REFRESH_TOKEN", "refresh 1\t");
        qputenv("YOUCHUAN_CLIENT_SECRET", "secret\n");
        QCOMPARE(AccountStore::fromEnvironment(), someone);
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

    void twoUsersOfOneAppAreTwoAccounts()
    {
        const youku::Credentials ann = startYouku();
        const youku::Credentials ben = anotherUser();
        Run run(settingsPath(), *m_kept, m_youku->apiUrl());
        QVERIFY(run.signIn(ann));
        const AccountId ofAnn = run.use();
        QCOMPARE(run.session().shownName(), u"Sandbox user 1"_s);

        QVERIFY(run.signIn(ben));
        const AccountId ofBen = idNamed(run, u"Sandbox user 2"_s);
        QVERIFY(!ofBen.isEmpty() && ofBen != ofAnn);
        QCOMPARE(run.sessions.of(ofAnn).state(), AccountSession::State::Ready); // both are
        QCOMPARE(run.sessions.of(ofBen).state(), AccountSession::State::Ready);
        QCOMPARE(run.session().id(), ofAnn);

        // The same user with other tokens.
        const youku::Credentials anew = renewed(ann);
        QVERIFY(run.signIn(anew));
        QTRY_COMPARE_WITH_TIMEOUT(run.sessions.of(ofAnn).credentials(), anew, patience);
        QCOMPARE(run.session().id(), ofAnn);
        QCOMPARE(run.accountStore.list().size(), 2);
        QTRY_VERIFY(m_kept->values.value(ofAnn.text).contains(run.session().credentials().accessToken));
    }

    void allSignInsReturnWithTheNextStart()
    {
        const youku::Credentials ann = startYouku();
        const youku::Credentials ben = anotherUser();
        AccountId ofBen;
        {
            Run run(settingsPath(), *m_kept, m_youku->apiUrl());
            QVERIFY(run.signIn(ann));
            run.use();
            QVERIFY(run.signIn(ben));
            ofBen = idNamed(run, u"Sandbox user 2"_s);
            run.accountStore.makeDefault(ofBen);
            QTRY_COMPARE(m_kept->values.size(),
                         2); // none under the id it had before it was known whose it is
        }
        Run next(settingsPath(), *m_kept, m_youku->apiUrl());
        next.restore();
        QCOMPARE(next.session().id(), ofBen);
        QCOMPARE(next.session().credentials(), ben);
        const AccountId ofAnn = idNamed(next, u"Sandbox user 1"_s);
        QCOMPARE(next.sessions.of(ofAnn).credentials(), ann);
        QVERIFY(next.signOut()); // of the default one; the other becomes it
        QTRY_COMPARE(m_kept->values.keys(), QStringList{ofAnn.text});
        QCOMPARE(next.session().id(), ofAnn);
        QCOMPARE(next.settings.text(Setting::AccountInUse), ofAnn.text);
        QCOMPARE(next.sessions.of(ofBen).shownName(), u"Sandbox user 2"_s); // its uploads say so
        QCOMPARE(next.accountStore.list().size(), 1);
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
        QVERIFY(!next.session().unsure()); // nobody has to be asked
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
        const AccountId ofBen = idNamed(run, u"Sandbox user 2"_s);
        QVERIFY(!ofBen.isEmpty() && ofBen != ofAnn);
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
            QVERIFY(offline.sessions.unknownOne());
            QVERIFY(offline.use(*offline.sessions.unknownOne()).isEmpty()); // of nobody yet
            QCOMPARE(offline.accountStore.list().size(), 2);
        }
        Run next(settingsPath(), *m_kept, m_youku->apiUrl());
        next.restore();
        QVERIFY(next.sessions.unknownOne());
        next.use(*next.sessions.unknownOne());
        const AccountId ofBen = idNamed(next, u"Sandbox user 2"_s);
        QVERIFY(!ofBen.isEmpty() && ofBen != ofAnn);
        QCOMPARE(next.sessions.of(ofBen).credentials(), ben);
        QCOMPARE(next.accountStore.list().size(), 2);
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
        QVERIFY(!run.session().unsure());
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
        const AccountId ofUntold = idWith(run, ben);
        QVERIFY(!ofUntold.isEmpty() && ofUntold != ofAnn);
    }

    // Only the open API tells users.
    void anAccountOfTheSignedApiDoesNotWaitForTheOpenOne()
    {
        youku::Credentials ann = startYouku();
        ann.api = youku::ApiKind::Signed;
        const QUrl dead(u"http://127.0.0.1:1"_s);
        Run run(settingsPath(), *m_kept, dead, false, m_youku->apiUrl());
        QVERIFY(run.signIn(ann));
        const AccountId ofApp = run.use();
        QVERIFY(!run.session().unsure());
        QVERIFY(!ofApp.isEmpty());
        // Without a network it is not even known that the other cannot be asked.
        youku::Credentials ben = ann;
        ben.clientId = u"beef"_s;
        Run offline(m_dir->filePath(u"offline.json"_s), *m_kept, dead, false, dead);
        QVERIFY(offline.signIn(ben));
        offline.use();
        QVERIFY(offline.session().unsure());
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

    // Two of one app that only their names tell apart.
    void whereYoukuDoesNotTellANameMakesAnAccount()
    {
        const youku::Credentials ann = startYouku();
        const youku::Credentials ben = anotherUser();
        youkuDoesNotTell();
        AccountId ofBen;
        {
            Run run(settingsPath(), *m_kept, m_youku->apiUrl());
            QVERIFY(run.signIn(ann, u"Films"_s));
            QVERIFY(run.signIn(ben, u"Travel"_s));
            ofBen = idNamed(run, u"travel"_s);
            QVERIFY(!ofBen.isEmpty() && ofBen != idNamed(run, u"Films"_s));
            QCOMPARE(run.sessions.of(ofBen).credentials(), ben);
            QVERIFY(run.signIn(renewed(ben), u"Travel"_s));
            QCOMPARE(run.accountStore.list().size(), 2);
        }
        Run next(settingsPath(), *m_kept, m_youku->apiUrl());
        next.restore();
        QCOMPARE(next.accountStore.list().size(), 2);
        QCOMPARE(idNamed(next, u"Travel"_s), ofBen);
    }

    void aNameIsUniqueAndNeverAKey()
    {
        const youku::Credentials ann = startYouku();
        const youku::Credentials ben = anotherUser();
        AccountId ofAnn;
        {
            Run run(settingsPath(), *m_kept, m_youku->apiUrl());
            QVERIFY(run.signIn(ann));
            QVERIFY(!run.session().shownName().contains(ann.clientId)); // also before Youku says it
            ofAnn = run.use();
            QVERIFY(run.signIn(ben));
            const AccountId ofBen = idNamed(run, u"Sandbox user 2"_s);
            QVERIFY(run.accountStore.rename(ofAnn, u"Films"_s, u"Documentaries"_s));
            QVERIFY(!run.accountStore.rename(ofBen, u"FILMS"_s, {}));
            QCOMPARE(run.session().shownName(), u"Films"_s);
        }
        Run next(settingsPath(), *m_kept, m_youku->apiUrl());
        QCOMPARE(next.accountStore.find(ofAnn).name, u"Films"_s);
        QCOMPARE(next.accountStore.find(ofAnn).use, u"Documentaries"_s);
        QVERIFY(next.accountStore.rename(ofAnn, {}, {}));
        QCOMPARE(next.accountStore.find(ofAnn).name, u"Sandbox user 1"_s);
    }

    void theEnvironmentIsOneMore()
    {
        const youku::Credentials ann = startYouku();
        const youku::Credentials ben = anotherUser();
        AccountId ofAnn;
        {
            Run run(settingsPath(), *m_kept, m_youku->apiUrl());
            QVERIFY(run.signIn(ann));
            ofAnn = run.use();
        }
        qputenv("YOUCHUAN_CLIENT_ID", ben.clientId.toUtf8());
        qputenv("YOUCHUAN_ACCESS_TOKEN", ben.accessToken.toUtf8());
        Run run(settingsPath(), *m_kept, m_youku->apiUrl());
        run.restore();
        QCOMPARE(run.session().credentials().accessToken, ben.accessToken);
        QTRY_COMPARE(run.sessions.of(ofAnn).state(), AccountSession::State::Ready);
        QCOMPARE(run.accountStore.list().size(), 2);
        QCOMPARE(m_kept->values.keys(), QStringList{ofAnn.text});
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
    static AccountId idNamed(Run &run, const QString &name)
    {
        std::optional<engine::KnownAccount> known;
        waitUntil([&] {
            known = run.accountStore.named(name);
            return known.has_value();
        });
        return known.value_or(engine::KnownAccount()).id;
    }
    static AccountId idWith(Run &run, const youku::Credentials &credentials)
    {
        waitUntil([&] { return !run.sessions.unknownOne(); });
        return run.accountStore.signedInWith(credentials).id;
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

    std::unique_ptr<sandbox::Sandbox> m_youku;
};

QTEST_GUILESS_MAIN(TestAccountStore)
#include "tst_account_store.moc"
