// How a sign-in stands in the keychain: from one start to the next, apart from other profiles', and taken
// over from earlier versions whenever the program is killed.
#include "account_rig.h"

#include <QSignalSpy>

class TestAccountKeychain : public AccountRig
{
    Q_OBJECT

private slots:
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
            other.accountStore.useApi(youku::ApiKind::Open);
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
            run.accountStore.settleApi(run.session(), accepted);
            QCOMPARE(run.session().credentials(), accepted);
        }
        Run next(settingsPath(), *m_kept);
        next.restore();
        QCOMPARE(next.session().credentials(), accepted);
    }

    // Of a check that was begun before.
    void aLateAnswerIsOfNoSignInSince()
    {
        youku::Credentials accepted = someone;
        accepted.api = youku::ApiKind::Signed;
        youku::Credentials anew = someone;
        anew.accessToken = u"access 2"_s;
        anew.refreshToken = u"refresh 2"_s;
        {
            Run run(settingsPath(), *m_kept);
            QVERIFY(run.signIn(someone));
            QVERIFY(run.signIn(anew));
            run.accountStore.settleApi(run.session(), accepted);
            QCOMPARE(run.session().credentials(), anew);
            QVERIFY(run.signOut());
            run.accountStore.settleApi(run.session(), accepted);
            QCOMPARE(run.session().state(), AccountSession::State::Missing);
            QVERIFY(run.signIn(anew));
        }
        Run next(settingsPath(), *m_kept);
        next.restore();
        QCOMPARE(next.session().credentials(), anew);
    }

    void whatTheKeychainGivesAfterASignOutIsTooLate_data()
    {
        QTest::addColumn<bool>("version2");
        QTest::newRow("of today") << false;
        QTest::newRow("of version 2") << true;
    }
    void whatTheKeychainGivesAfterASignOutIsTooLate()
    {
        QFETCH(bool, version2);
        if (version2)
            keepAsVersion2();
        else
            QVERIFY(Run(settingsPath(), *m_kept).signIn(someone));
        {
            Run run(settingsPath(), *m_kept);
            run.reads.emplace();
            run.accountStore.restore(&run.sessions, [] {});
            if (version2) // under the new id; nothing is there
                run.reads->takeFirst()();
            QVERIFY(run.signOut());
            run.allowAll();
            settle();
            QCOMPARE(run.session().state(), AccountSession::State::Missing);
        }
        QVERIFY(m_kept->values.isEmpty());
        Run next(settingsPath(), *m_kept);
        next.restore();
        QCOMPARE(next.session().state(), AccountSession::State::Missing);
    }

    void norDoesItUndoASignIn()
    {
        keepAsVersion2();
        youku::Credentials anew = someone;
        anew.accessToken = u"access 2"_s;
        {
            Run run(settingsPath(), *m_kept);
            run.reads.emplace();
            run.accountStore.restore(&run.sessions, [] {});
            run.reads->takeFirst()();
            QVERIFY(run.signIn(anew));
            run.allowAll();
            settle();
            QCOMPARE(run.session().credentials(), anew);
        }
        Run next(settingsPath(), *m_kept);
        next.restore();
        QCOMPARE(next.session().credentials(), anew);
    }

    void signingOutForgetsIt()
    {
        Run run(settingsPath(), *m_kept);
        QVERIFY(run.signIn(someone));
        QVERIFY(run.signOut());
        QCOMPARE(run.session().state(), AccountSession::State::Missing);
        QVERIFY(m_kept->values.isEmpty());
        QCOMPARE(run.settings.text(Setting::AccountInUse), QString());
        QVERIFY(run.signOut()); // nothing is left to do
    }

    void whatTheKeychainDoesNotGiveUpIsToldAndStays()
    {
        {
            Run run(settingsPath(), *m_kept);
            QVERIFY(run.signIn(someone));
            m_kept->readOnly = true;
            QSignalSpy notice(&run.accountStore, &AccountStore::notice);
            QVERIFY(!run.signOut());
            QCOMPARE(notice.size(), 1);
            QCOMPARE(run.session().state(), AccountSession::State::Missing);
        }
        m_kept->readOnly = false;
        Run next(settingsPath(), *m_kept);
        next.restore();
        QCOMPARE(next.session().credentials(), someone); // so it can be signed out of
        QVERIFY(next.signOut());
        QVERIFY(m_kept->values.isEmpty());
    }

    void whoSignsInWhileASignOutIsUnderWayIsKept()
    {
        {
            Run run(settingsPath(), *m_kept);
            QVERIFY(run.signIn(someone));
            run.accountStore.signOut(run.accountStore.idOf(run.session()), this, [](bool) {});
            QVERIFY(run.signIn(someone));
        }
        Run next(settingsPath(), *m_kept);
        next.restore();
        QCOMPARE(next.session().credentials(), someone);
    }

    void profilesDoNotTouchEachOthersSignIns()
    {
        const QString another = m_dir->filePath(u"another.json"_s);
        QVERIFY(ProfileRun(settingsPath(), *m_kept).signIn(someone));
        {
            ProfileRun run(another, *m_kept); // the same app, so the same account id
            youku::Credentials other = someone;
            other.accessToken = u"access 2"_s;
            QVERIFY(run.signIn(other));
            QCOMPARE(m_kept->values.size(), 2);
        }
        ProfileRun next(another, *m_kept); // as each start does, it removes its others
        next.restore();
        QCOMPARE(next.session().credentials().accessToken, u"access 2"_s);
        QVERIFY(next.signOut());
        ProfileRun first(settingsPath(), *m_kept);
        first.restore();
        QCOMPARE(first.session().credentials(), someone);
    }

    void signInsFromBeforeProfilesHadIdsAreTakenOver_data()
    {
        QTest::addColumn<bool>("version2");
        QTest::newRow("under the client id") << true;
        QTest::newRow("under the account's id") << false;
    }

    void signInsFromBeforeProfilesHadIdsAreTakenOver()
    {
        QFETCH(bool, version2);
        if (version2)
            keepAsVersion2();
        else
            QVERIFY(Run(settingsPath(), *m_kept).signIn(someone));
        // Killed after each of the keychain's changes in turn.
        for (int changes = 0; changes < 6; ++changes) {
            ProfileRun run(settingsPath(), *m_kept);
            run.changesLeft = changes;
            run.accountStore.restore(&run.sessions, [] {});
            QTRY_VERIFY_WITH_TIMEOUT(
                run.changesLeft < 0 || run.session().state() == AccountSession::State::Ready, patience);
        }
        ProfileRun next(settingsPath(), *m_kept);
        next.restore();
        QCOMPARE(next.session().credentials(), someone);
        QTRY_COMPARE(m_kept->values.size(), 1);
        QVERIFY(m_kept->values.constBegin().key().endsWith(u'/' + next.session().id().text));
    }

    void aKeychainThatIsGoneIsToldOnce()
    {
        QVERIFY(Run(settingsPath(), *m_kept).signIn(someone));
        m_kept->available = false;
        Run run(settingsPath(), *m_kept);
        QSignalSpy notice(&run.accountStore, &AccountStore::notice);
        run.restore();
        QCOMPARE(notice.size(), 1);
        QCOMPARE(run.session().state(), AccountSession::State::Missing);
    }

    void nobodyIsToldOfAKeychainThatIsNotNeeded()
    {
        m_kept->available = false;
        Run run(settingsPath(), *m_kept);
        QSignalSpy notice(&run.accountStore, &AccountStore::notice);
        run.restore();
        QCOMPARE(notice.size(), 0);
    }

    void itIsSaidWhetherThereIsAKeychain()
    {
        for (const bool available : {true, false}) {
            m_kept->available = available;
            Run run(settingsPath(), *m_kept);
            std::optional<bool> found;
            run.accountStore.findKeychain(this, [&found](bool answer) { found = answer; });
            QTRY_COMPARE(found, std::optional(available));
        }
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
            run.accountStore.restore(&run.sessions, [] {});
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

private:
    // Whatever a keychain in memory was asked comes of it.
    static void settle()
    {
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
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
};

QTEST_GUILESS_MAIN(TestAccountKeychain)
#include "tst_account_keychain.moc"
