// One request is made to succeed: what is repeated, waited for and renewed, on simulated time.
#include "support/sim_rig.h"
#include "transfer/services/retrier.h"
#include "transfer/transport/cloud/cloud_rules.h"
#include "youku/reactions.h"

#include <QTest>

using base::Fault;
using base::Reaction;
using transfer::Wait;

namespace {

base::Error coded(const char *word, qint64 retryAfterMs = 0)
{
    base::Error error = fake::codeOf(word);
    error.retryAfterMs = retryAfterMs;
    return error;
}

} // namespace

class TestRetrier : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_parts = std::make_unique<Parts>();
        m_answers.clear();
        m_tries = 0;
        m_tryMs = 0;
        m_end.reset();
        m_error = {};
    }

    void whatSucceedsEndsAtOnce()
    {
        run();
        QVERIFY(ended());
        QCOMPARE(m_tries, 1);
        QCOMPARE(*m_end, Reaction::Accept);
        QCOMPARE(clock().monotonicMs(), 0);
    }

    void whatMayHealIsRepeatedWithGrowingPauses()
    {
        m_answers = QList<base::Error>{coded("Busy"), coded("Busy"), coded("Busy")};
        run();
        QVERIFY(ended());
        QCOMPARE(m_tries, 4);
        QCOMPARE(*m_end, Reaction::Accept);
        QCOMPARE(clock().monotonicMs(), 1000 + 2000 + 4000);
    }

    void whatDoesNotHealEndsAfterItsAttempts()
    {
        m_answers = QList<base::Error>(100, coded("Busy"));
        run();
        QVERIFY(ended());
        QCOMPARE(m_tries, 4);
        QCOMPARE(*m_end, Reaction::Fail);
    }

    void theServersOwnPauseIsKept()
    {
        m_answers = QList<base::Error>{coded("Busy", 45'000)};
        run();
        QVERIFY(clock().runUntil([&] { return retrier().wait().what == Wait::For::Retry; }));
        QCOMPARE(retrier().wait().untilMs, clock().nowMs() + 45'000);
        QVERIFY(ended());
        QCOMPARE(clock().monotonicMs(), 45'000);
    }

    void aMissingNetworkIsWaitedForWithoutCounting()
    {
        m_answers = QList<base::Error>(200, fake::faultOf(Fault::Unreachable));
        run();
        QVERIFY(clock().runUntil([&] { return retrier().wait().what == Wait::For::Network; }));
        QVERIFY(ended());
        QCOMPARE(m_tries, 201);
        QCOMPARE(*m_end, Reaction::Accept);
        QVERIFY(clock().monotonicMs() <= 200 * transfer::Connectivity::lookAgainMs);
    }

    void itLooksAtOnceWhenTheNetworkIsBack()
    {
        m_answers = QList<base::Error>{fake::faultOf(Fault::Unreachable), fake::faultOf(Fault::Unreachable)};
        run();
        QVERIFY(clock().runUntil([&] { return m_tries == 2; }));
        const qint64 beganMs = clock().monotonicMs();
        emit m_parts->connectivity.lookNow();
        QVERIFY(clock().runUntil([&] { return m_end.has_value(); }, 0));
        QCOMPARE(clock().monotonicMs(), beganMs);
    }

    // Of another host, one after the other: no news about this one.
    void answersOfOthersAreNoReasonToLookMoreOften()
    {
        m_answers = QList<base::Error>(10'000, fake::faultOf(Fault::Unreachable));
        run();
        for (int i = 0; i < 1200; ++i) {
            clock().run(50);
            m_parts->connectivity.sawAnswer();
        }
        QVERIFY2(m_tries <= 11, qPrintable(QString::number(m_tries))); // after 1, 2, 4, then 8 s each
    }

    void theFirstAnswerForLongWakesWhoWaits()
    {
        m_answers = QList<base::Error>(10'000, fake::faultOf(Fault::Unreachable));
        run();
        clock().run(3600'000 + 100);
        const int before = m_tries;
        m_parts->connectivity.sawAnswer();
        m_parts->connectivity.sawAnswer();
        clock().run(0);
        QCOMPARE(m_tries, before + 1);
    }

    void whatIsLeftToTheCallerEndsAtOnce()
    {
        m_answers = QList<base::Error>{coded("TooLarge")};
        run();
        QVERIFY(ended());
        QCOMPARE(*m_end, Reaction::SmallerSlices);
        QCOMPARE(m_tries, 1);
    }

    void credentialsAreRenewedAndItGoesOn()
    {
        m_answers = QList<base::Error>{coded("Expired")};
        run();
        QVERIFY(ended());
        QCOMPARE(m_tries, 2);
        QCOMPARE(m_parts->youku.calls.value(fake::What::Renew), 1);
        QCOMPARE(*m_end, Reaction::Accept);
    }

    void credentialsThatAreRefusedForEverEndIt()
    {
        m_answers = QList<base::Error>(100, coded("Expired"));
        run();
        QVERIFY(ended());
        QCOMPARE(m_tries, 3);
        QCOMPARE(*m_end, Reaction::Fail);
    }

    void whyCredentialsCannotBeRenewedIsWhatIsTold()
    {
        m_answers = QList<base::Error>{coded("Expired")};
        m_parts->youku.troubles = {{fake::What::Renew, coded("Mistaken")}};
        run();
        QVERIFY(ended());
        QCOMPARE(m_tries, 1);
        QCOMPARE(*m_end, Reaction::Fail);
        QCOMPARE(m_error.code, "Mistaken");
    }

    void whoNeedsAnAccountWaitsForIt()
    {
        m_parts->accounts.byDefault().signOut();
        retrier().needAccount({});
        run();
        clock().run(3600'000);
        QCOMPARE(m_tries, 0);
        QCOMPARE(retrier().wait().what, Wait::For::SignIn);
        m_parts->signIn();
        QVERIFY(ended());
        QCOMPARE(m_tries, 1);
    }

    // Whether only that server is dead tells the API that the account belongs to.
    void aDeadServerIsNoLackOfANetwork_data()
    {
        QTest::addColumn<youku::ApiKind>("api");
        QTest::addColumn<fake::What>("dead");
        QTest::addColumn<Fault>("how");
        QTest::addColumn<bool>("ends");
        const auto row = [](const char *name, youku::ApiKind api, fake::What dead, Fault how, bool ends) {
            QTest::newRow(name) << api << dead << how << ends;
        };
        using enum youku::ApiKind;
        row("open", Open, fake::What::Create, Fault::Unreachable, true);
        row("open, and its host is dead too", Open, fake::What::Spec, Fault::Unreachable, false);
        row("signed, and the open one's host is dead", Signed, fake::What::Spec, Fault::Unreachable, true);
        row("signed, and its host is dead too", Signed, fake::What::Cancel, Fault::Unreachable, false);
        row("signed, with nothing to sign with", Signed, fake::What::Cancel, Fault::Code, false);
    }
    void aDeadServerIsNoLackOfANetwork()
    {
        QFETCH(youku::ApiKind, api);
        QFETCH(fake::What, dead);
        QFETCH(Fault, how);
        QFETCH(bool, ends);
        m_parts->signIn(api);
        m_parts->youku.troubles = {{dead, fake::faultOf(how), false, 1, 100'000}};
        base::Error unreachable = fake::faultOf(Fault::Unreachable);
        unreachable.operation = base::Operation::Open;
        m_answers = QList<base::Error>(10'000, unreachable);
        run(youku::reactions());
        clock().run(10 * 60 * 1000);
        QCOMPARE(m_end, ends ? std::optional(Reaction::CreateAgain) : std::nullopt);
    }

    // Other keys once, and then it is over (protocol 9.3): each more try may be a whole part.
    void whoIsNotLetInAndHasNoOtherWayFailsSoon()
    {
        m_parts->signIn();
        m_parts->transports.policy().setChoice(transfer::TransportChoice::Cloud);
        base::Error denied = coded("AccessDenied");
        denied.operation = base::Operation::SendSlice;
        denied.httpStatus = 403;
        m_answers = QList<base::Error>(100, denied);
        run(transfer::cloudRules());
        QVERIFY(ended());
        QCOMPARE(m_tries, 2);
        QCOMPARE(m_parts->youku.calls.value(fake::What::Renew), 1);
        QCOMPARE(*m_end, Reaction::OtherTransport); // and there is none
        QCOMPARE(clock().monotonicMs(), 0);
    }

    // Behind a firewall that says nothing each try takes half a minute.
    void aStoreThatIsSilentIsLeftAfterTwoTries()
    {
        m_parts->signIn();
        m_tryMs = 30'000;
        base::Error unreachable = fake::faultOf(Fault::Unreachable);
        unreachable.operation = base::Operation::Open;
        m_answers = QList<base::Error>(100, unreachable);
        run(transfer::cloudRules());
        clock().run(65'000);
        QCOMPARE(m_end, std::optional(Reaction::OtherTransport));
        QCOMPARE(m_tries, 2);
    }

    void aStopEndsItWithoutAWord()
    {
        m_answers = QList<base::Error>{coded("Busy")};
        run();
        QVERIFY(clock().runUntil([&] { return retrier().wait().what == Wait::For::Retry; }));
        retrier().stop();
        clock().run(3600'000);
        QVERIFY(!m_end);
        QCOMPARE(m_tries, 1);
    }

    void whoStopsItAtTheWordOfAPauseIsHeeded_data()
    {
        QTest::addColumn<base::Error>("error");
        QTest::newRow("a pause") << coded("Busy");
        QTest::newRow("no network") << fake::faultOf(Fault::Unreachable);
    }
    void whoStopsItAtTheWordOfAPauseIsHeeded()
    {
        QFETCH(base::Error, error);
        m_answers = QList<base::Error>{error};
        connect(&retrier(), &transfer::Retrier::waitChanged, this, [this] {
            if (retrier().wait().what != Wait::For::Nothing)
                retrier().stop();
        });
        run();
        clock().run(3600'000);
        QVERIFY(!m_end);
        QCOMPARE(m_tries, 1);
    }

    void aPauseThatIsOverWaitsForItsTurn()
    {
        transfer::Turn turn;
        retrier().useTurn(&turn);
        m_answers = QList<base::Error>{coded("Busy")};
        run();
        QVERIFY(clock().runUntil([&] { return retrier().wait().what == Wait::For::Retry; }));
        turn.lend();
        QVERIFY(clock().runUntil([&] { return turn.wanted(); }));
        clock().run(60'000);
        QCOMPARE(m_tries, 1);
        turn.give();
        QVERIFY(ended());
        QCOMPARE(m_tries, 2);
    }

private:
    struct Parts : SimServices {
        Parts() { retrier.useCredentials(&credentials); }

        fake::Credentials credentials{youku};
        transfer::Retrier retrier{*services, fake::rules()};
    };

    SimClock &clock() { return m_parts->clock; }
    transfer::Retrier &retrier() { return m_parts->retrier; }
    bool ended()
    {
        return clock().runUntil([&] { return m_end.has_value(); });
    }

    // Answers as told, then that all is well.
    void run(const base::ReactionTable &rules = fake::rules())
    {
        retrier().run<base::Nothing>(
            rules,
            [this](base::Answer<base::Nothing> answer) -> http::Call * {
                ++m_tries;
                base::Result<base::Nothing> result = base::Nothing{};
                if (!m_answers.isEmpty())
                    result = m_answers.takeFirst();
                if (m_tryMs > 0) {
                    clock().after(m_tryMs, this, [answer, result] { answer(result); });
                    return nullptr;
                }
                return fake::LateCall::answering<base::Nothing>(this, std::move(answer), std::move(result));
            },
            [this](const base::Result<base::Nothing> &result, Reaction reaction) {
                m_end = reaction;
                m_error = result.ok() ? base::Error() : result.error();
            });
    }

    std::unique_ptr<Parts> m_parts;
    QList<base::Error> m_answers;
    int m_tries = 0;
    int m_tryMs = 0; // 0: at once
    std::optional<Reaction> m_end;
    base::Error m_error; // that it ended with
};

QTEST_GUILESS_MAIN(TestRetrier)
#include "tst_retrier.moc"
