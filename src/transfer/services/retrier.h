// Makes one request succeed if it can: repeats, waits, refreshes the account, as the table in
// base/reaction_table.h says.
//
// run() tries at once and ends in exactly one call of `end`: with the value, or with the error and the
// reaction that is left to the caller (Fail, CreateAgain, SmallerSlices, NextSlice, AskFate, Accept). Waiting
// for a network or for a sign-in is not counted and has no end; that one server cannot be used while Youku
// answers is no matter of the network. stop(), and deleting it, end everything without a word.
//
//   run --> trying --done, or nothing to mend--> end
//     +--Repeat, ResendSlice--> pausing --over, and a lent turn given back--> trying
//     +--WaitForNetwork--> waiting --a while, or somebody was answered--> trying, which is the look
//     |                       +--used up, and Youku answers: only this server is dead--> end
//     +--any that ends in OtherTransport, used up--> pausing or waiting, likewise; no other: end
//     +--SignIn--> waiting for a sign-in --signed in--> trying
//     +--RefreshAccess--> getting tokens --got--> trying; refused: as SignIn; else by its own rule
//     +--RenewAccess--> renewing the transport's --renewed--> trying; else by its own rule; no source: end
//   trying, where an account is needed: finds out whose it is, or waits for a sign-in, before anything leaves
//
// The engine's thread; owned by its step or lane. Times are ms of the injected clock.
#pragma once

#include "base/reaction_table.h"
#include "transfer/services/activity.h"
#include "transfer/services/services.h"
#include "transfer/services/turn.h"
#include "transfer/transport/credential_source.h"

#include <QHash>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

namespace transfer {

class Retrier : public QObject
{
    Q_OBJECT
public:
    // rules: of the protocol that is spoken; they outlive it.
    Retrier(Services &services, const base::ReactionTable &rules, QObject *parent = nullptr);
    ~Retrier() override;

    // For RenewAccess; outlives it, or is not asked.
    void useCredentials(CredentialSource *source) { m_source = source; }
    // Every try needs this account; empty: the default one at that moment. Where it is not known whose
    // sign-in that is, it is found out first.
    void needAccount(const AccountId &accountId);
    // The account whose access token is renewed when credentials of the transport's are refused for its
    // sake.
    void useAccount(const AccountId &accountId) { m_accountId = accountId; }
    // By which of Youku's APIs its upload goes; none: that of the account. Where it is another one its
    // refusals say nothing of the account.
    void useApi(std::optional<youku::ApiKind> api) { m_api = api; }
    AccountSession &account() const { return m_services.accounts.of(m_accountId); }
    // A pause that is over waits for this turn, if it was lent meanwhile.
    void useTurn(Turn *turn);

    // A try: starts, and answers once through the function it is given. It may return no call (reading a file
    // first).
    template <typename T>
    using Try = std::function<http::Call *(base::Answer<T>)>;
    template <typename T>
    using End = std::function<void(const base::Result<T> &, base::Reaction)>;

    // By other rules than those it was made with; they outlive it too.
    template <typename T>
    void run(const base::ReactionTable &rules, Try<T> attempt, End<T> end)
    {
        m_rules = &rules;
        auto last = std::make_shared<std::optional<base::Result<T>>>();
        m_attempt = [this, attempt, last](int round) {
            return attempt([this, last, round](const base::Result<T> &result) {
                if (round != m_round)
                    return;
                *last = result;
                answered(result.ok() ? std::optional<base::Error>() : result.error());
            });
        };
        m_end = [last, end](base::Reaction reaction, const std::optional<base::Error> &error) {
            end(error ? base::Result<T>(*error) : **last, reaction);
        };
        m_counts.clear();
        m_failing.clear();
        tryNow();
    }
    template <typename T>
    void run(Try<T> attempt, End<T> end)
    {
        run<T>(m_usualRules, std::move(attempt), std::move(end));
    }

    // Goes on with next() after a while, as a try does after a pause; meanwhile the reason can be seen.
    void pauseThen(const Wait &wait, std::function<void()> next);
    void stop();
    // The call of this try, when the try did not return it.
    void follow(http::Call *call);
    // While a network is looked for, also during the looks.
    const Wait &wait() const { return m_wait; }

signals:
    void waitChanged();

private:
    static QString sortOf(const base::Error &error);
    void tryNow();
    void goOn();
    void wakeUp();
    void answered(const std::optional<base::Error> &error);
    QString whose() const;
    void meet(const base::Error &error, base::Reaction reaction, const base::Rule &rule, int count);
    void pause(const base::Error &error, const base::Rule &rule, int count);
    void waitOn(const base::Error &error, const base::Rule &rule, int count);
    void waitForNetwork(const base::Error &error);
    bool leavesTransport(const base::Rule &rule) const;
    void askWhetherOnline(const base::Error &error, const base::Rule &rule, int count);
    void waitForSignIn(const base::Error &error);
    void refreshAccess(const base::Error &error);
    void renewAccess(const base::Error &error);
    void findOutWhose(AccountSession &session);
    void accountRefused(const base::Error &error);
    // error: what it ends with, which may be another one than the try's own: why nothing could be renewed.
    void finish(base::Reaction reaction, const std::optional<base::Error> &error);
    void setWait(const Wait &wait);
    void later(qint64 ms);

    Services &m_services;
    const base::ReactionTable &m_usualRules;
    const base::ReactionTable *m_rules; // of what is run at present
    CredentialSource *m_source = nullptr;
    QString m_usedCredentials;
    std::function<http::Call *(int round)> m_attempt;
    std::function<void(base::Reaction, const std::optional<base::Error> &)> m_end;
    QPointer<http::Call> m_call;
    QHash<QString, int> m_counts; // errors of one sort in a row
    QString m_failing;            // the sort of the last, and since when it is no other, monotonic
    qint64 m_failingSinceMs = 0;
    Wait m_wait;
    AccountId m_accountId;
    std::optional<youku::ApiKind> m_api;
    QString m_usedToken;
    bool m_needsAccount = false;
    bool m_trying = false; // an attempt is under way
    QPointer<Turn> m_turn;
    bool m_due = false; // the pause is over, the turn is awaited
    int m_round = 0;    // a later one makes answers and timers of earlier ones void
    int m_networkLooks = 0;
    qint64 m_triedMs = 0; // monotonic
};

} // namespace transfer
