// What a check asks, and that no token which it gets is lost.
#include "engine/accounts/sign_in_check.h"
#include "sandbox/sandbox.h"
#include "support/ending.h"
#include "support/wait.h"
#include "youku/api_client.h"
#include "youku/signed/signed_api.h"

#include <QTest>

using namespace Qt::StringLiterals;
using support::Ending;
using transfer::AccountSession;
using youku::ApiKind;
using youku::Credentials;

namespace {

// The calls of a check by the signed API whose access token has expired, as the sandbox counts them.
constexpr int asked = 1;
constexpr int refreshed = 2;
constexpr int askedAgain = 3;

QJsonObject fault(int nth, const QString &action, QJsonObject more = {})
{
    more.insert(u"endpoint"_s, u"v3"_s);
    more.insert(u"nth"_s, nth);
    more.insert(u"action"_s, action);
    return more;
}

} // namespace

class TestSignInCheck : public QObject
{
    Q_OBJECT

private slots:
    // The account is thought to be of the open API.
    void init()
    {
        sandbox::Options options;
        options.behaviour.openApi = false;
        m_youku = std::make_unique<sandbox::Sandbox>(options);
        QString error;
        QVERIFY2(m_youku->listen(0, &error), qPrintable(error));
        m_open = std::make_unique<youku::ApiClient>(m_youku->apiUrl());
        m_signed = std::make_unique<youku::SignedApi>(m_youku->apiUrl(), m_clock, *m_open);
        m_apis = std::make_unique<youku::PublishingApis>(*m_open, *m_signed);
        m_account = std::make_unique<AccountSession>(transfer::AccountId{u"one"_s}, *m_apis);
        m_given = m_youku->credentials();
        m_account->signIn(m_given);
        m_saved.clear();
        m_account->setTokenSaver([this](const Credentials &renewed, std::function<void()> kept) {
            m_saved.append(renewed);
            QMetaObject::invokeMethod(this, kept, Qt::QueuedConnection);
        });
        m_youku->control({{u"expire_access"_s, true}});
    }
    void cleanup()
    {
        m_account.reset();
        m_signed.reset();
        m_open.reset();
        m_youku.reset();
    }

    void theOtherApiIsAskedAndWhatItRenewsIsTheAccounts()
    {
        Ending<Credentials> ending;
        engine::checkSignIn(*m_apis, *m_account, this, ending.handler());
        TRY_VERIFY(ending.ok());
        QCOMPARE(ending.result->value().api, ApiKind::Signed);
        QCOMPARE(ending.result->value().refreshToken, m_youku->credentials().refreshToken);
        renewedAndKept();
    }

    void theOtherApiIsAskedWhereThisOneCannotBeReached()
    {
        youku::ApiClient nobody(QUrl(u"http://127.0.0.1:1"_s));
        const youku::PublishingApis apis(nobody, *m_signed);
        AccountSession account(transfer::AccountId{u"two"_s}, apis);
        account.signIn(m_youku->credentials());
        Ending<Credentials> ending;
        engine::checkSignIn(apis, account, this, ending.handler());
        TRY_VERIFY(ending.ok());
        QCOMPARE(ending.result->value().api, ApiKind::Signed);
    }

    // To the other it is a stranger, which says nothing about what was typed.
    void whoKnowsTheApplicationTellsWhatIsWrong()
    {
        Credentials typed = m_given;
        typed.clientSecret = u"another"_s;
        refusedByBoth(typed, [](const base::Error &why) { QCOMPARE(why.code, u"-101"_s); });
    }

    // Nobody is called a stranger, or wrong, for want of it.
    void aMissingSecretIsNamed()
    {
        Credentials typed = m_given;
        typed.clientSecret.clear();
        refusedByBoth(typed, [](const base::Error &why) {
            QVERIFY(std::holds_alternative<base::SecretMissing>(why.detail));
        });
        QCOMPARE(calls(), 0);
    }

    void whatWasRenewedIsKeptAlsoWhereTheCheckFails()
    {
        breakAt(askedAgain, u"status"_s, {{u"code"_s, 503}});
        Ending<Credentials> ending;
        engine::checkSignIn(*m_apis, *m_account, this, ending.handler());
        TRY_VERIFY(ending.result);
        QCOMPARE(ending.error().httpStatus, 503);
        renewedAndKept();
    }

    void andWhereNobodyWaitsForItAnyMore()
    {
        breakAt(refreshed, u"late"_s, {{u"ms"_s, 200}});
        auto dialog = std::make_unique<QObject>();
        Ending<Credentials> ending;
        engine::checkSignIn(*m_apis, *m_account, dialog.get(), ending.handler());
        TRY_VERIFY(calls() >= refreshed);
        dialog.reset();
        TRY_VERIFY(!m_saved.isEmpty());
        renewedAndKept();
        TRY_VERIFY(calls() >= askedAgain);
        QVERIFY(!ending.result);
    }

    void aSignInSinceKeepsItsOwn()
    {
        breakAt(refreshed, u"late"_s, {{u"ms"_s, 200}});
        Ending<Credentials> ending;
        engine::checkSignIn(*m_apis, *m_account, this, ending.handler());
        TRY_VERIFY(calls() >= refreshed);
        Credentials anew = m_given;
        anew.accessToken = u"access 2"_s;
        anew.refreshToken = u"refresh 2"_s;
        m_account->signIn(anew);
        TRY_VERIFY(ending.result);
        QCOMPARE(m_account->credentials(), anew);
        QVERIFY(m_saved.isEmpty());
    }

private:
    // Whichever API the account is thought to be of.
    void refusedByBoth(Credentials typed, const std::function<void(const base::Error &)> &see)
    {
        for (const ApiKind first : {ApiKind::Open, ApiKind::Signed}) {
            typed.api = first;
            m_account->signIn(typed);
            Ending<Credentials> ending;
            engine::checkSignIn(*m_apis, *m_account, this, ending.handler());
            TRY_VERIFY(ending.result);
            QCOMPARE(ending.error().kind, base::ErrorKind::Account);
            see(ending.error());
        }
    }
    void breakAt(int nth, const QString &action, const QJsonObject &more)
    {
        QString error;
        QVERIFY2(m_youku->setFaults({fault(nth, action, more)}, &error), qPrintable(error));
    }
    qint64 calls() const { return m_youku->state()[u"requests"][u"v3"].toInteger(); }
    void renewedAndKept()
    {
        const Credentials now = m_youku->credentials();
        QVERIFY(now.refreshToken != m_given.refreshToken);
        QCOMPARE(m_account->credentials().refreshToken, now.refreshToken);
        QCOMPARE(m_account->credentials().accessToken, now.accessToken);
        QCOMPARE(m_account->credentials().api, ApiKind::Open); // until it is settled
        QCOMPARE(m_saved.size(), 1);
        QCOMPARE(m_saved.first(), m_account->credentials());
    }

    base::SystemClock m_clock;
    std::unique_ptr<sandbox::Sandbox> m_youku;
    std::unique_ptr<youku::ApiClient> m_open;
    std::unique_ptr<youku::SignedApi> m_signed;
    std::unique_ptr<youku::PublishingApis> m_apis;
    std::unique_ptr<AccountSession> m_account;
    Credentials m_given;
    QList<Credentials> m_saved;
};

QTEST_GUILESS_MAIN(TestSignInCheck)
#include "tst_sign_in_check.moc"
