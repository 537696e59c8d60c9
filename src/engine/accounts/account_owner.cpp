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

void AccountStore::settleApi(transfer::AccountSession &session, const youku::Credentials &accepted)
{
    const HeldPtr held = heldBy(session);
    youku::Credentials present = session.credentials();
    present.api = accepted.api;
    if (!held || present != accepted)
        return;
    m_registry.setApi(held->id, accepted.api);
    if (session.credentials().api == accepted.api)
        return;
    const QDateTime validUntil = session.validUntil();
    session.signIn(accepted);
    session.setValidUntil(validUntil);
    if (held->kept)
        write(held, accepted, [](bool) {});
}

void AccountStore::shareRenewals(transfer::AccountSession &trial)
{
    if (trial.credentials().refreshToken.isEmpty())
        return;
    for (const HeldPtr &held : m_held) {
        if (held->session->credentials().refreshToken == trial.credentials().refreshToken)
            held->session->shareRenewals(trial);
    }
}

// It may be another user's than the account of this app that is known.
bool AccountStore::undecided(const Held &held) const
{
    return held.session->unsure() && m_registry.mayBeAnother(held.id);
}

// The sign-in that is kept may be another user's of the same app than the one that is given now. While it is
// there Youku can be asked; later the account would be taken for that of whoever is asked about first.
void AccountStore::askWhoIsKept(const youku::Credentials &given, Then done)
{
    const QString old = m_settings.text(store::Setting::AccountClientId);
    const bool ofVersion2 = m_registry.inUse().isEmpty() && !old.isEmpty();
    Account kept;
    if (ofVersion2)
        kept = m_registry.find(m_registry.ofVersion2(old));
    for (const Account &account : m_registry.all()) {
        if (account.kept && account.clientId == given.clientId && account.userId.isEmpty())
            kept = account;
    }
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

void AccountStore::findOut(transfer::AccountSession &session, QObject *context,
                           base::Answer<base::Nothing> done)
{
    const HeldPtr held = heldBy(session);
    const auto told = base::guarded(context, std::move(done));
    if (!held) {
        QMetaObject::invokeMethod(
            this, [told] { told(base::Result<base::Nothing>(base::Nothing())); }, Qt::QueuedConnection);
        return;
    }
    held->wondering.push_back(told);
    if (std::exchange(held->asking, true))
        return;
    askOwner(session, this, [this, held](const base::Result<youku::User> &answer) {
        held->asking = false;
        if (!held->over)
            answered(held, answer);
    });
}

void AccountStore::answered(const HeldPtr &held, const base::Result<youku::User> &answer)
{
    using base::Reaction;
    if (answer.ok())
        return told(held, answer.value());
    const Reaction reaction = youku::reactions().ruleFor(answer.error()).reaction;
    if (reaction == Reaction::SignIn || reaction == Reaction::RefreshAccess) {
        held->session->refuse(answer.error());
        return tellAll(*held, base::Nothing());
    }
    const bool mayComeYet = reaction == Reaction::Repeat && ++held->unanswered < mostUnanswered;
    if (reaction == Reaction::WaitForNetwork || (undecided(*held) && mayComeYet))
        return tellAll(*held, answer.error());
    qCInfo(ownerLog) << "Youku does not tell whose the sign-in is";
    if (undecided(*held)) // not taken for one whose user is known
        return told(held, {untoldUser, {}});
    held->session->setUnsure(false);
    tellAll(*held, base::Nothing());
}

void AccountStore::told(const HeldPtr &held, const youku::User &user)
{
    const AccountId before = held->id;
    const AccountId id = m_registry.learn(before, user, held->marks);
    // The same account twice: the environment's stands above the kept one for this run; else the newer one
    // counts, and nothing of the older is kept any more.
    if (const HeldPtr older = heldOf(id); older && older != held) {
        if (!held->fromEnvironment)
            older->session->setTokenSaver({});
        drop(older);
    }
    held->id = id;
    held->session->setUnsure(false);
    m_sessions.becomeOf(*held->session, id);
    callAll();
    if (held->kept && before != id)
        moveFrom(held, before);
    emit listChanged();
    tellAll(*held, base::Nothing());
}

// What is kept of the sign-in stands under an id that is not its account's.
void AccountStore::moveFrom(const HeldPtr &held, const AccountId &id)
{
    write(held, held->session->credentials(), [this, held, id](bool kept) {
        if (!kept || held->over)
            return;
        m_kept.remove(id);
        m_registry.setKept(id, false);
        if (m_registry.mayBeAnother(id)) // it was not
            m_registry.forget(id);
    });
}

void AccountStore::tellAll(Held &held, const base::Result<base::Nothing> &result)
{
    for (const auto &done : std::exchange(held.wondering, {}))
        done(result);
}

// Calls back once: when it is found out, or nobody could say so for a while.
void AccountStore::findOutSoon(transfer::AccountSession &session, Then done)
{
    const auto once = [done = std::move(done), called = std::make_shared<bool>()] {
        if (!std::exchange(*called, true))
            done();
    };
    QTimer::singleShot(patienceMs, this, once);
    findOut(session, this, [once](const base::Result<base::Nothing> &) { once(); });
}

// The queue is better opened by who is known.
void AccountStore::findOutBefore(Then done)
{
    const HeldPtr held = heldBy(m_sessions.byDefault());
    if (held && undecided(*held))
        findOutSoon(*held->session, std::move(done));
    else
        QMetaObject::invokeMethod(this, done, Qt::QueuedConnection);
}

} // namespace engine
