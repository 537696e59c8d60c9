#include "transfer/services/retrier.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace transfer {

Q_LOGGING_CATEGORY(retryLog, "youchuan.retry", QtInfoMsg)

namespace {

using base::Reaction;
using namespace Qt::StringLiterals;

constexpr qint64 longestPauseMs = 60000;
constexpr qint64 firstLookMs = 1000;
constexpr qint64 deadAfterMs = 30000; // tries may come in quick succession when others wake us, or seldom

qint64 doubled(qint64 firstMs, int count)
{
    return std::min(longestPauseMs, firstMs << std::min(count - 1, 16));
}

} // namespace

Retrier::Retrier(Services &services, const base::ReactionTable &rules, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_usualRules(rules)
    , m_rules(&rules)
{
    connect(&services.accounts, &AccountSessions::signedIn, this, [this] {
        if (m_wait.what == Wait::For::SignIn)
            tryNow();
    });
    connect(&services.connectivity, &Connectivity::lookNow, this, [this] {
        if (m_wait.what == Wait::For::Network && !m_trying)
            tryNow();
    });
    connect(&services.connectivity, &Connectivity::woke, this, &Retrier::wakeUp);
}

Retrier::~Retrier()
{
    stop();
}

void Retrier::needAccount(const AccountId &accountId)
{
    m_needsAccount = true;
    m_accountId = accountId;
}

void Retrier::useTurn(Turn *turn)
{
    m_turn = turn;
    connect(turn, &Turn::given, this, [this] {
        if (m_due)
            tryNow();
    });
}

void Retrier::pauseThen(const Wait &wait, std::function<void()> next)
{
    ++m_round;
    m_attempt = [this, next = std::move(next)](int) -> http::Call * {
        m_trying = false;
        next();
        return nullptr;
    };
    later(wait.untilMs - m_services.clock.nowMs());
    setWait(wait);
}

void Retrier::stop()
{
    ++m_round;
    m_trying = false;
    m_due = false;
    if (m_call)
        m_call->abort();
    m_wait = {};
}

void Retrier::goOn()
{
    if (!m_turn || !m_turn->lent())
        return tryNow();
    m_due = true;
    m_turn->ask();
}

void Retrier::tryNow()
{
    m_due = false;
    const int round = ++m_round;
    AccountSession &own = account();
    if (m_needsAccount && own.unsure())
        return findOutWhose(own);
    AccountSession *unknown = m_services.accounts.unknownOne();
    if (m_needsAccount && unknown && own.state() != AccountSession::State::Ready)
        return findOutWhose(*unknown);
    if (m_needsAccount && own.state() != AccountSession::State::Ready) {
        // Under another account it would be somebody else's video: only its own may go on.
        const bool another = &own != &m_services.accounts.byDefault() && !own.shownName().isEmpty();
        if (own.state() == AccountSession::State::Refused)
            return waitForSignIn(own.refusal());
        return waitForSignIn(
            base::localError(base::ErrorKind::Account,
                             another ? base::Detail(base::OtherAccount{own.shownName()}) : base::Detail()));
    }
    if (m_wait.what != Wait::For::Network)
        setWait({});
    m_usedCredentials = m_source ? m_source->current() : QString();
    m_usedToken = own.credentials().accessToken;
    m_triedMs = m_services.clock.monotonicMs();
    m_trying = true;
    const auto attempt = m_attempt; // may put another in its place
    if (http::Call *call = attempt(round))
        follow(call);
}

void Retrier::follow(http::Call *call)
{
    m_call = call;
    // Bytes that move mean a connection, unless it was somebody else who answered on it.
    connect(call, &http::Call::bodySent, this, [this] {
        if (m_wait.reason.httpStatus == 0)
            setWait({});
    });
}

// After sleep nothing comes any more on old connections, and pauses were meant for another time.
void Retrier::wakeUp()
{
    if (m_trying && m_call)
        m_call->giveUp();
    else if (!m_trying && m_wait.what != Wait::For::Nothing && m_wait.what != Wait::For::SignIn)
        goOn();
}

// Errors of one sort are counted together.
QString Retrier::sortOf(const base::Error &error)
{
    const bool byStatus = error.fault == base::Fault::HttpStatus;
    return u"%1 %2"_s.arg(int(error.fault)).arg(byStatus ? QString::number(error.httpStatus) : error.code);
}

void Retrier::answered(const std::optional<base::Error> &error)
{
    ++m_round;
    m_call = nullptr;
    m_trying = false;
    const base::Rule rule = error ? m_rules->ruleFor(*error) : base::Rule{Reaction::Accept};
    if (rule.reaction != Reaction::WaitForNetwork) {
        setWait({}); // before anybody hears that there is a connection: we have had our answer
        if (!error || error->fault == base::Fault::Code || error->httpStatus > 0)
            m_services.connectivity.sawAnswer();
    }
    if (!error)
        return finish(Reaction::Accept, std::nullopt);
    const QString sort = sortOf(*error);
    const int count = ++m_counts[sort];
    if (std::exchange(m_failing, sort) != sort)
        m_failingSinceMs = m_services.clock.monotonicMs();
    const bool usedUp = rule.attempts > 0 && count > rule.attempts;
    if (usedUp && (rule.reaction == Reaction::WaitForNetwork || leavesTransport(rule)))
        return askWhetherOnline(*error, rule, count - rule.attempts);
    const Reaction reaction = usedUp ? rule.afterwards : rule.reaction;
    qCInfo(retryLog).noquote() << whose() << base::operationName(error->operation) << "failed: fault"
                               << int(error->fault) << "code" << error->code << "status" << error->httpStatus
                               << "-> reaction" << int(reaction) << "after" << count;
    meet(*error, reaction, rule, count);
}

// "upload 3 lane 2:", as its calls are named in the log.
QString Retrier::whose() const
{
    return objectName().isEmpty() ? u"somebody's"_s : objectName() + u':';
}

void Retrier::meet(const base::Error &error, Reaction reaction, const base::Rule &rule, int count)
{
    switch (reaction) {
    case Reaction::Repeat:
    case Reaction::ResendSlice:
        return pause(error, rule, count);
    case Reaction::WaitForNetwork:
        return waitForNetwork(error);
    case Reaction::RefreshAccess:
        return refreshAccess(error);
    case Reaction::RenewAccess:
        return renewAccess(error);
    case Reaction::SignIn:
        return accountRefused(error);
    default:
        return finish(reaction, error);
    }
}

void Retrier::pause(const base::Error &error, const base::Rule &rule, int count)
{
    const double jitter = 0.8 + 0.4 * m_services.clock.random();
    // Never less than the rule begins with: "60 s and more" (8.2) means it.
    const qint64 ms = std::max({qint64(double(doubled(rule.firstPauseMs, count)) * jitter),
                                qint64(rule.firstPauseMs), error.retryAfterMs});
    Wait wait;
    wait.what = Wait::For::Retry;
    wait.untilMs = m_services.clock.nowMs() + ms;
    wait.attempt = count + 1;
    wait.attempts = rule.attempts ? rule.attempts + 1 : 0;
    wait.reason = error;
    later(ms);
    setWait(wait);
}

void Retrier::waitForNetwork(const base::Error &error)
{
    m_services.connectivity.sawNoConnection();
    const qint64 now = m_services.clock.monotonicMs();
    Wait wait;
    wait.what = Wait::For::Network;
    wait.sinceMs = m_wait.what == Wait::For::Network ? m_wait.sinceMs : now;
    wait.reason = error;
    // From the beginning of one look to that of the next; some take their time to fail.
    const qint64 pauseMs = std::min(Connectivity::lookAgainMs, doubled(firstLookMs, ++m_networkLooks));
    later(std::max(firstLookMs / 2, pauseMs - (now - m_triedMs)));
    setWait(wait);
}

void Retrier::waitOn(const base::Error &error, const base::Rule &rule, int count)
{
    if (rule.reaction == Reaction::WaitForNetwork)
        return waitForNetwork(error);
    pause(error, rule, count);
}

// By half a minute of tries; where there is no other way there is nothing to gain by them.
bool Retrier::leavesTransport(const base::Rule &rule) const
{
    return rule.afterwards == Reaction::OtherTransport && m_services.transports.policy().mayFallBack();
}

// Only this server, or everything? Youku's API tells; while it does not, the tries go on.
void Retrier::askWhetherOnline(const base::Error &error, const base::Rule &rule, int count)
{
    const int before = m_round;
    waitOn(error, rule, count);
    if (before != m_round || m_services.clock.monotonicMs() - m_failingSinceMs < deadAfterMs)
        return;
    const auto told = [this, round = ++m_round, error, rule, count](const auto &answer) {
        if (round != m_round) // it is in place of the try that is due
            return;
        if (!answer.ok() && (answer.error().fault != base::Fault::Code || answer.error().httpStatus == 0)) {
            if (rule.reaction == Reaction::WaitForNetwork)
                m_counts.clear();
            return waitOn(error, rule, count);
        }
        setWait({});
        m_services.connectivity.sawAnswer();
        finish(rule.afterwards, error);
    };
    const AccountSession &own = account();
    if (m_api.value_or(own.credentials().api) == youku::ApiKind::Signed)
        own.api(m_api).checkAccount(own.credentials(), this, told);
    else
        m_services.api.spec(this, told);
}

void Retrier::later(qint64 ms)
{
    m_services.clock.after(ms, this, [this, round = m_round] {
        if (round == m_round)
            goOn();
    });
}

void Retrier::finish(Reaction reaction, const std::optional<base::Error> &error)
{
    setWait({});
    m_networkLooks = 0;
    const auto end = m_end; // may run another request on us
    end(reaction, error);
}

// Last of all: who hears of it may stop us.
void Retrier::setWait(const Wait &wait)
{
    const bool changes = m_wait.what != Wait::For::Nothing || wait.what != Wait::For::Nothing;
    m_wait = wait;
    if (changes)
        emit waitChanged();
}

} // namespace transfer
