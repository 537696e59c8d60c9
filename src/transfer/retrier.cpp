#include "transfer/retrier.h"

#include <QLoggingCategory>

#include <algorithm>

namespace transfer {

Q_LOGGING_CATEGORY(retryLog, "youchuan.retry", QtInfoMsg)

namespace {

using youku::Reaction;

constexpr qint64 longestPauseMs = 60000;

// Errors of one sort are counted together.
qint64 sortOf(const youku::Error &error)
{
    const qint64 number = error.fault == youku::Fault::HttpStatus ? error.httpStatus : error.code;
    return number * 100 + qint64(error.fault);
}

qint64 doubled(qint64 firstMs, int count)
{
    return std::min(longestPauseMs, firstMs << std::min(count - 1, 16));
}

} // namespace

Retrier::Retrier(Services &services, QObject *parent) : QObject(parent), m_services(services)
{
    connect(&services.account, &AccountSession::signedIn, this, [this] {
        if (m_wait.what == Wait::For::SignIn)
            tryNow();
    });
    connect(&services.connectivity, &Connectivity::lookNow, this, [this] {
        if (m_wait.what == Wait::For::Network)
            tryNow();
    });
}

Retrier::~Retrier()
{
    stop();
}

void Retrier::needAccount(const QString &accountId)
{
    m_needsAccount = true;
    m_accountId = accountId;
}

void Retrier::stop()
{
    ++m_round;
    if (m_call)
        m_call->abort();
    m_wait = {};
}

void Retrier::tryNow()
{
    const int round = ++m_round;
    const AccountSession &account = m_services.account;
    const bool otherAccount = !m_accountId.isEmpty() && m_accountId != account.accountId();
    if (m_needsAccount && (account.state() != AccountSession::State::Ready || otherAccount)) {
        // Under another account it would be somebody else's video: only its own may go on.
        return waitForSignIn(
            youku::localError(youku::ErrorKind::Account, otherAccount ? m_accountId : QString()));
    }
    setWait({});
    m_usedToken = account.credentials().accessToken;
    m_call = m_attempt(round);
}

void Retrier::answered(const std::optional<youku::Error> &error)
{
    ++m_round;
    if (!error || error->fault == youku::Fault::Code || error->httpStatus > 0)
        m_services.connectivity.sawAnswer();
    if (!error)
        return finish(Reaction::Accept);
    const youku::Rule rule = youku::ruleFor(*error);
    const int count = ++m_counts[sortOf(*error)];
    const bool usedUp = rule.attempts > 0 && count > rule.attempts;
    const Reaction reaction = usedUp ? rule.afterwards : rule.reaction;
    qCInfo(retryLog) << youku::endpointName(error->endpoint) << "failed: fault" << int(error->fault) << "code"
                     << error->code << "status" << error->httpStatus << "-> reaction" << int(reaction)
                     << "after" << count;
    meet(*error, reaction, rule, count);
}

void Retrier::meet(const youku::Error &error, Reaction reaction, const youku::Rule &rule, int count)
{
    switch (reaction) {
    case Reaction::Repeat:
    case Reaction::ResendSlice:
        return pause(error, rule, count);
    case Reaction::WaitForNetwork:
        return waitForNetwork(error);
    case Reaction::RefreshAccess:
        return refreshAccess(error);
    case Reaction::SignIn:
        m_services.account.refuse();
        return waitForSignIn(error);
    default:
        return finish(reaction);
    }
}

void Retrier::pause(const youku::Error &error, const youku::Rule &rule, int count)
{
    const double jitter = 0.8 + 0.4 * m_services.clock.random();
    const qint64 ms =
        std::max(qint64(double(doubled(rule.firstPauseMs, count)) * jitter), error.retryAfterMs);
    setWait({Wait::For::Retry, m_services.clock.nowMs() + ms, count + 1,
             rule.attempts ? rule.attempts + 1 : 0, error});
    later(ms);
}

void Retrier::waitForNetwork(const youku::Error &error)
{
    m_services.connectivity.sawNoConnection();
    setWait({Wait::For::Network, 0, 0, 0, error});
    later(std::min(Connectivity::lookAgainMs, doubled(1000, ++m_networkLooks)));
}

void Retrier::waitForSignIn(const youku::Error &error)
{
    m_counts.clear();
    setWait({Wait::For::SignIn, 0, 0, 0, error});
}

void Retrier::refreshAccess(const youku::Error &error)
{
    const int round = m_round;
    m_services.account.refresh(m_usedToken, this, [this, error, round](const youku::Result<bool> &refreshed) {
        if (round != m_round)
            return;
        if (!refreshed.ok())
            return answered(refreshed.error());
        if (refreshed.value())
            return tryNow();
        m_services.account.refuse();
        waitForSignIn(error);
    });
}

void Retrier::later(qint64 ms)
{
    m_services.clock.after(ms, this, [this, round = m_round] {
        if (round == m_round)
            tryNow();
    });
}

void Retrier::finish(Reaction reaction)
{
    setWait({});
    m_networkLooks = 0;
    const auto end = m_end; // may run another request on us
    end(reaction);
}

void Retrier::setWait(const Wait &wait)
{
    const bool changes = m_wait.what != Wait::For::Nothing || wait.what != Wait::For::Nothing;
    m_wait = wait;
    if (changes)
        emit waitChanged();
}

} // namespace transfer
