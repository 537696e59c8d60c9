// Whose a sign-in is, and by which API it goes: Youku is asked, and the sign-in becomes that account's.
#include "base/guarded.h"
#include "engine/accounts/account_store.h"
#include "engine/accounts/sign_in_check.h"
#include "youku/reactions.h"

#include <QLoggingCategory>
#include <QTimer>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace engine {

using transfer::AccountId;

namespace {

Q_LOGGING_CATEGORY(ownerLog, "youchuan.account", QtInfoMsg)

constexpr int mostUnanswered = 5;
const QString untoldUser = u"?"_s; // the user of an account whose user Youku does not tell

} // namespace

// Known of the account; nobody tells it with the tokens.
youku::Credentials AccountStore::ofKnownApi(const AccountId &id, youku::Credentials credentials) const
{
    credentials.api = m_registry.find(id).api;
    return credentials;
}

void AccountStore::settleApi(const youku::Credentials &accepted)
{
    transfer::AccountSession &session = m_sessions.inUse();
    youku::Credentials present = session.credentials();
    present.api = accepted.api;
    if (present != accepted)
        return;
    m_registry.setApi(m_inUse, accepted.api);
    if (session.credentials().api == accepted.api)
        return;
    const QDateTime validUntil = session.validUntil();
    session.signIn(accepted);
    session.setValidUntil(validUntil);
    if (m_isKept)
        write(accepted, this, [](bool) {});
}

// It may be another user's than the account of this app that is known.
bool AccountStore::undecided() const
{
    return m_sessions.unsure() && m_registry.mayBeAnother(m_inUse);
}

// The sign-in that is kept may be another user's of the same app than the one that is given now. While it is
// there Youku can be asked; later the account would be taken for that of whoever is asked about first.
void AccountStore::askWhoIsKept(const youku::Credentials &given, std::function<void()> done)
{
    const QString old = m_settings.text(store::Setting::AccountClientId);
    const bool ofVersion2 = m_registry.inUse().isEmpty() && !old.isEmpty();
    const Account kept = m_registry.find(ofVersion2 ? m_registry.ofVersion2(old) : m_registry.inUse());
    if (kept.id.isEmpty() || kept.clientId != given.clientId || !kept.userId.isEmpty())
        return done();
    const auto over = std::make_shared<bool>();
    const auto goOn = [over, done = std::move(done)] {
        if (!std::exchange(*over, true))
            done();
    };
    QTimer::singleShot(patienceMs, this, goOn);
    const AccountId key = ofVersion2 ? AccountId{old} : kept.id;
    m_kept.read(key, kept.clientId, this, [=, this](store::SecretOutcome outcome, const auto &credentials) {
        if (outcome != store::SecretOutcome::Done || credentials.accessToken == given.accessToken)
            return goOn();
        auto *trial = new transfer::AccountSession({}, m_apis, this);
        trial->signIn(ofKnownApi(kept.id, credentials));
        trial->setTokenSaver([this, key](const youku::Credentials &rotated, std::function<void()> written) {
            m_kept.write(key, rotated, this, [written](bool) { written(); });
        });
        askOwner(*trial, this, [=, this](const base::Result<youku::User> &answer) {
            if (answer.ok() && !*over)
                m_registry.learn(kept.id, answer.value(), AccountRegistry::marksOf(trial->credentials()));
            trial->deleteLater();
            goOn();
        });
    });
}

void AccountStore::findOut(QObject *context, base::Answer<base::Nothing> done)
{
    m_wondering.push_back(base::guarded(context, std::move(done)));
    if (std::exchange(m_asking, true))
        return;
    askOwner(m_sessions.inUse(), this, [this, signIn = m_signIn](const base::Result<youku::User> &answer) {
        m_asking = false;
        if (signIn == m_signIn)
            answered(answer);
        else
            tellAll(base::Nothing()); // who still wants to know asks again
    });
}

void AccountStore::answered(const base::Result<youku::User> &answer)
{
    using base::Reaction;
    if (answer.ok())
        return told(answer.value());
    const Reaction reaction = youku::reactions().ruleFor(answer.error()).reaction;
    if (reaction == Reaction::SignIn || reaction == Reaction::RefreshAccess) {
        m_sessions.inUse().refuse(answer.error());
        return tellAll(base::Nothing());
    }
    const bool mayComeYet = reaction == Reaction::Repeat && ++m_unanswered < mostUnanswered;
    if (reaction == Reaction::WaitForNetwork || (undecided() && mayComeYet))
        return tellAll(answer.error());
    qCInfo(ownerLog) << "Youku does not tell whose the sign-in is";
    if (undecided()) // not taken for one whose user is known
        return told({untoldUser, {}});
    m_sessions.setUnsure(false);
    tellAll(base::Nothing());
}

void AccountStore::told(const youku::User &user)
{
    const AccountId before = std::exchange(m_inUse, m_registry.learn(m_inUse, user, m_marks));
    m_sessions.setUnsure(false);
    m_sessions.becomeOf(m_inUse);
    callAll();
    if (m_isKept && before != m_inUse)
        moveFrom(before);
    tellAll(base::Nothing());
}

// What is kept of the sign-in in use stands under an id that is not its account's.
void AccountStore::moveFrom(const AccountId &id)
{
    const auto removeThere = [this, id, signIn = m_signIn](bool kept) {
        if (!kept || signIn != m_signIn)
            return;
        m_kept.remove(id);
        if (m_registry.mayBeAnother(id)) // it was not
            m_registry.forget(id);
    };
    write(m_sessions.inUse().credentials(), this, removeThere);
}

void AccountStore::tellAll(const base::Result<base::Nothing> &result)
{
    for (const auto &done : std::exchange(m_wondering, {}))
        done(result);
}

// Calls back once: when it is found out, or nobody could say so for a while.
void AccountStore::findOutSoon(std::function<void()> done)
{
    const auto once = [done = std::move(done), called = std::make_shared<bool>()] {
        if (!std::exchange(*called, true))
            done();
    };
    QTimer::singleShot(patienceMs, this, once);
    findOut(this, [once](const base::Result<base::Nothing> &) { once(); });
}

// The queue is better opened by who is known.
void AccountStore::findOutBefore(std::function<void()> done)
{
    if (undecided())
        findOutSoon(std::move(done));
    else
        QMetaObject::invokeMethod(this, done, Qt::QueuedConnection);
}

} // namespace engine
