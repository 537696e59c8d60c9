// Tokens, keys and sign-ins: what a request is let in by, and what is done when it is not.
#include "transfer/services/retrier.h"

namespace transfer {

void Retrier::waitForSignIn(const base::Error &error)
{
    m_counts.clear();
    m_failing.clear();
    setWait({.what = Wait::For::SignIn, .reason = error});
}

void Retrier::refreshAccess(const base::Error &error)
{
    const int round = m_round;
    account().refresh(m_usedToken, this, [this, error, round](const base::Result<bool> &refreshed) {
        if (round != m_round)
            return;
        if (!refreshed.ok())
            return answered(refreshed.error());
        if (refreshed.value())
            return tryNow();
        accountRefused(error);
    });
}

void Retrier::accountRefused(const base::Error &error)
{
    // Somebody may have signed in while it was under way: with this account, or with another.
    AccountSession &own = account();
    if (own.unsure()) // nobody knows yet that it is this account's
        return findOutWhose(own);
    const bool ready = own.state() == AccountSession::State::Ready;
    const bool anew = ready && own.credentials().accessToken != m_usedToken;
    const bool gone = own.state() == AccountSession::State::Missing && m_needsAccount;
    if (anew || gone)
        return tryNow();
    if (m_api && *m_api != own.credentials().api && ready)
        return finish(base::Reaction::Fail, error);
    own.refuse(error);
    waitForSignIn(error);
}

// Not counted: an upload does not fail because nobody could say whose the sign-in is.
void Retrier::findOutWhose(AccountSession &session)
{
    m_triedMs = m_services.clock.monotonicMs();
    m_services.accounts.findOut(session, this,
                                [this, round = m_round](const base::Result<base::Nothing> &answer) {
                                    if (round != m_round)
                                        return;
                                    if (answer.ok())
                                        return tryNow();
                                    const base::Rule rule = m_usualRules.ruleFor(answer.error());
                                    if (rule.reaction == base::Reaction::WaitForNetwork)
                                        return waitForNetwork(answer.error());
                                    pause(answer.error(), rule, ++m_counts[sortOf(answer.error())]);
                                });
}

// Of the transport. When they cannot be renewed, why is met by the rules in its turn.
void Retrier::renewAccess(const base::Error &error)
{
    if (!m_source)
        return finish(base::Reaction::Fail, error);
    const int round = m_round;
    m_source->renew(m_usedCredentials, this, [this, round](const base::Result<base::Nothing> &renewed) {
        if (round != m_round)
            return;
        if (renewed.ok())
            tryNow();
        else
            answered(renewed.error());
    });
}

} // namespace transfer
