// One refresh for all; waiting for a new sign-in when Youku refuses.
#include "sandbox/sandbox.h"
#include "support/wait.h"
#include "transfer/services/account_session.h"
#include "youku/api_client.h"

#include <QtTest>

using transfer::AccountSession;

class TestAccountSession : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_sandbox = std::make_unique<sandbox::Sandbox>();
        QString error;
        QVERIFY2(m_sandbox->listen(0, &error), qPrintable(error));
        m_api = std::make_unique<youku::ApiClient>(m_sandbox->apiUrl());
        m_account = std::make_unique<AccountSession>(transfer::AccountId{"one"}, *m_api);
    }

    void cleanup()
    {
        m_account.reset();
        m_api.reset();
        m_sandbox.reset();
    }

    void nobodyIsSignedInAtFirst()
    {
        QCOMPARE(m_account->state(), AccountSession::State::Missing);
        m_account->signIn(m_sandbox->credentials());
        QCOMPARE(m_account->state(), AccountSession::State::Ready);
        m_account->signOut();
        QCOMPARE(m_account->state(), AccountSession::State::Missing);
        QVERIFY(m_account->credentials().accessToken.isEmpty());
    }

    void allWhoAskShareOneRefresh()
    {
        m_account->signIn(m_sandbox->credentials());
        const QString old = m_account->credentials().accessToken;
        int yes = 0;
        for (int i = 0; i < 5; ++i)
            m_account->refresh(
                old, this, [&](const base::Result<bool> &result) { yes += result.ok() && result.value(); });
        TRY_COMPARE(yes, 5);
        QCOMPARE(m_sandbox->state()["requests"].toObject()["token"].toInteger(), 1);
        QVERIFY(m_account->credentials().accessToken != old);
        QCOMPARE(m_account->credentials().accessToken, m_sandbox->credentials().accessToken);
        // Who comes late with the old one is told at once that there is another.
        bool told = false;
        m_account->refresh(old, this,
                           [&](const base::Result<bool> &result) { told = result.ok() && result.value(); });
        QVERIFY(told);
        QCOMPARE(m_sandbox->state()["requests"].toObject()["token"].toInteger(), 1);
    }

    void rotatedTokensAreKeptBeforeAnybodyUsesThem()
    {
        m_account->signIn(m_sandbox->credentials());
        bool kept = false;
        bool usedBefore = false;
        int answered = 0;
        const auto use = [&](const base::Result<bool> &) {
            usedBefore |= !kept;
            ++answered;
        };
        const QString old = m_account->credentials().accessToken;
        m_account->setTokenSaver([&](const youku::Credentials &, std::function<void()> then) {
            m_account->refresh(old, this, use); // comes late, and must wait as well
            QTimer::singleShot(50, this, [&, then] {
                kept = true;
                then();
            });
        });
        m_account->refresh(old, this, use);
        TRY_COMPARE(answered, 2);
        QVERIFY(kept);
        QVERIFY(!usedBefore);
    }

    void aBurntRefreshTokenNeedsANewSignIn()
    {
        youku::Credentials burnt = m_sandbox->credentials();
        burnt.refreshToken = "burnt";
        m_account->signIn(burnt);
        std::optional<bool> answer;
        const auto note = [&](const base::Result<bool> &result) {
            answer = result.ok() ? result.value() : true;
        };
        m_account->refresh(burnt.accessToken, this, note);
        TRY_VERIFY(answer.has_value());
        QCOMPARE(*answer, false);

        // One refusal is enough for all.
        m_account->refuse(base::localError(base::ErrorKind::Account));
        answer.reset();
        m_account->refresh(burnt.accessToken, this, note);
        TRY_VERIFY(answer.has_value());
        QCOMPARE(*answer, false);
        QCOMPARE(m_sandbox->state()["requests"].toObject()["token"].toInteger(), 1);
    }

    void tokensOfASignInThatIsOverAreDropped()
    {
        m_account->signIn(m_sandbox->credentials());
        int kept = 0;
        m_account->setTokenSaver([&](const youku::Credentials &, const std::function<void()> &then) {
            ++kept;
            then();
        });
        std::optional<bool> answer;
        m_account->refresh(m_account->credentials().accessToken, this,
                           [&](const base::Result<bool> &result) { answer = result.ok() && result.value(); });
        const youku::Credentials next{m_account->clientId(), "next access", "next refresh", {}};
        m_account->signIn(next);
        TRY_VERIFY(answer.has_value());
        QVERIFY(*answer); // there is a token to go on with
        QCOMPARE(m_account->credentials(), next);
        QCOMPARE(kept, 0);
    }

    void noNetworkSaysNothingAboutTheAccount()
    {
        m_account->signIn(m_sandbox->credentials());
        m_sandbox->close();
        std::optional<bool> failed;
        m_account->refresh(m_account->credentials().accessToken, this,
                           [&](const base::Result<bool> &result) { failed = !result.ok(); });
        TRY_VERIFY(failed.has_value());
        QVERIFY(*failed);
        QCOMPARE(m_account->state(), AccountSession::State::Ready);
    }

private:
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<youku::ApiClient> m_api;
    std::unique_ptr<AccountSession> m_account;
};

QTEST_GUILESS_MAIN(TestAccountSession)
#include "tst_account_session.moc"
