#include "engine/accounts/account_store.h"

#include "base/guarded.h"
#include "base/redaction.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace engine {

using store::SecretOutcome;
using transfer::AccountId;

namespace {

void hide(const youku::Credentials &credentials)
{
    base::hide(credentials.accessToken);
    base::hide(credentials.refreshToken);
    base::hide(credentials.clientSecret);
}

} // namespace

AccountStore::AccountStore(const youku::PublishingApis &apis, transfer::AccountSessions &sessions,
                           store::Settings &settings, std::unique_ptr<store::SecretStore> secrets,
                           QObject *parent)
    : QObject(parent)
    , m_apis(apis)
    , m_sessions(sessions)
    , m_settings(settings)
    , m_registry(settings)
    , m_kept(std::move(secrets))
{
    callAll();
    sessions.setFinder([this](transfer::AccountSession &session, QObject *context, auto done) {
        findOut(session, context, std::move(done));
    });
    connect(&sessions, &transfer::AccountSessions::stateChanged, this, &AccountStore::listChanged);
    connect(&sessions, &transfer::AccountSessions::validUntilChanged, this, &AccountStore::listChanged);
}

// What the keychain may have of accounts that are not signed in at the next start: nobody could sign out of
// them any more.
void AccountStore::removeLeftBehind()
{
    for (const Account &account : QList(m_registry.all())) {
        if (account.kept || heldOf(account.id) || m_reading.contains(account.id))
            continue;
        m_kept.remove(account.id);
        if (m_registry.mayBeAnother(account.id)) // it was not
            m_registry.forget(account.id);
    }
}

AccountStore::HeldPtr AccountStore::heldOf(const AccountId &id) const
{
    const auto found =
        std::find_if(m_held.begin(), m_held.end(), [&id](const HeldPtr &held) { return held->id == id; });
    return found == m_held.end() ? nullptr : *found;
}

AccountStore::HeldPtr AccountStore::heldBy(const transfer::AccountSession &session) const
{
    const auto found = std::find_if(m_held.begin(), m_held.end(),
                                    [&session](const HeldPtr &held) { return held->session == &session; });
    return found == m_held.end() ? nullptr : *found;
}

AccountStore::HeldPtr AccountStore::heldWith(const youku::Credentials &credentials) const
{
    const auto found = std::find_if(m_held.begin(), m_held.end(), [&credentials](const HeldPtr &held) {
        const youku::Credentials &has = held->session->credentials();
        const bool sameToken =
            has.accessToken == credentials.accessToken
            || (!has.refreshToken.isEmpty() && has.refreshToken == credentials.refreshToken);
        return has.clientId == credentials.clientId && sameToken;
    });
    return found == m_held.end() ? nullptr : *found;
}

void AccountStore::drop(const HeldPtr &held)
{
    held->over = true;
    std::erase(m_held, held);
    tellAll(*held, base::Nothing()); // who still wants to know asks again
}

AccountStore::HeldPtr AccountStore::begin(const AccountId &id, const youku::Credentials &credentials,
                                          bool fromEnvironment)
{
    hide(credentials);
    endReading(id);
    const bool nameless = m_registry.mayBeAnother(id);
    const auto held = std::make_shared<Held>();
    held->id = id;
    held->marks = AccountRegistry::marksOf(credentials);
    held->fromEnvironment = fromEnvironment;
    const HeldPtr before = heldOf(id);
    if (before)
        drop(before);
    const bool goesOn = before && nameless == before->session->id().isEmpty();
    held->session = goesOn ? before->session : nameless ? &m_sessions.unnamed() : &m_sessions.of(id);
    m_held.push_back(held);
    becomeDefaultIfNone(held);
    const Account account = m_registry.find(id);
    youku::Credentials used = credentials;
    used.api = m_apiForNow.value_or(credentials.api);
    held->session->setTokenSaver({}); // until it is known where they belong, nothing is written elsewhere
    held->session->setUnsure(account.userId.isEmpty());
    held->session->setCalled(credentials.clientId, m_registry.nameOf(id));
    held->session->signIn(used);
    keepRotated(held);
    return held;
}

void AccountStore::becomeDefaultIfNone(const HeldPtr &held)
{
    const bool none = m_sessions.byDefault().state() == transfer::AccountSession::State::Missing;
    const bool soon = m_reading.contains(m_sessions.byDefault().id());
    if (held->fromEnvironment || (none && !soon))
        m_sessions.setDefault(*held->session);
}

void AccountStore::keepRotated(const HeldPtr &held)
{
    transfer::AccountSession *session = held->session;
    connect(session, &transfer::AccountSession::validUntilChanged, this, [this, held] {
        if (!held->over && !held->fromEnvironment)
            m_registry.setValidUntil(held->id, held->session->validUntil());
    });
    session->setTokenSaver([this, held](const youku::Credentials &rotated, std::function<void()> kept) {
        hide(rotated);
        if (held->fromEnvironment) {
            emit notice(tr("Youku renewed the sign-in. The refresh token in YOUCHUAN_REFRESH_TOKEN is "
                           "spent; the next start needs a new one."));
            return kept();
        }
        // Without a keychain the session goes on with what it has in memory.
        write(held, rotated, [kept](bool) { kept(); });
    });
}

void AccountStore::signInForNow(const youku::Credentials &credentials)
{
    const AccountId id = credentials.clientId.isEmpty() ? AccountId() : m_registry.of(credentials);
    begin(id, ofKnownApi(id, credentials), true);
}

// Where its user is known, or it has a name, nothing is left to be found out.
AccountId AccountStore::idFor(const NewSignIn &wanted)
{
    const QString &clientId = wanted.credentials.clientId;
    const AccountId named = wanted.name.isEmpty() ? AccountId() : m_registry.named(wanted.name);
    const bool sameApp = !named.isEmpty() && m_registry.find(named).clientId == clientId;
    if (wanted.user)
        return m_registry.learn(m_registry.of(wanted.credentials), *wanted.user,
                                AccountRegistry::marksOf(wanted.credentials));
    if (sameApp)
        return named;
    const bool first = !m_registry.apiIsKnown(clientId);
    return wanted.name.isEmpty() || first ? m_registry.of(wanted.credentials)
                                          : m_registry.ofName(clientId, wanted.name);
}

void AccountStore::signIn(const NewSignIn &wanted, QObject *context, std::function<void(bool kept)> done)
{
    const auto answer = [guard = QPointer(context), done = std::move(done)](bool kept) {
        if (guard)
            done(kept);
    };
    const HeldPtr same = heldWith(wanted.credentials);
    if (same && !wanted.user)
        return beginAndKeep(same->id, wanted, answer);
    // Whose the one before is can be asked only as long as it is there.
    const HeldPtr untold = heldOf(m_registry.of(wanted.credentials));
    const bool askFirst = untold && !same && untold->session->unsure();
    const auto goOn = [this, wanted, answer, signIns = m_signIns] {
        if (signIns != m_signIns)
            return answer(false); // signed out meanwhile, or in with something else
        beginAndKeep(idFor(wanted), wanted, answer);
    };
    if (askFirst)
        findOutSoon(*untold->session, goOn);
    else
        goOn();
}

void AccountStore::beginAndKeep(const AccountId &id, const NewSignIn &wanted,
                                std::function<void(bool kept)> done)
{
    ++m_signIns;
    m_registry.setApi(id, wanted.credentials.api);
    const HeldPtr held = begin(id, wanted.credentials, false);
    held->session->setValidUntil(wanted.validUntil);
    if (!wanted.name.isEmpty())
        m_registry.rename(id, wanted.name);
    callAll();
    write(held, wanted.credentials, std::move(done));
    if (undecided(*held))
        findOut(*held->session, this, [](const base::Result<base::Nothing> &) {});
}

void AccountStore::write(const HeldPtr &held, const youku::Credentials &credentials,
                         std::function<void(bool kept)> done)
{
    m_kept.write(held->id, credentials, this, [this, held, id = held->id, done = std::move(done)](bool kept) {
        if (kept && !held->over)
            written(held, id);
        done(kept);
    });
}

void AccountStore::written(const HeldPtr &held, const AccountId &id)
{
    if (id != held->id) // it turned out to be of another account while it was written
        return moveFrom(held, id);
    held->kept = true;
    m_registry.keep(id);
    m_registry.setKept(id, true);
    const bool isDefault = held->session == &m_sessions.byDefault();
    if (m_registry.inUse().isEmpty() || isDefault || !m_registry.find(m_registry.inUse()).kept)
        m_registry.use(id);
    emit listChanged();
}

void AccountStore::removeVersion2()
{
    const QString old = m_settings.text(store::Setting::AccountClientId);
    if (!old.isEmpty())
        m_kept.remove({old});
    m_settings.setValue(store::Setting::AccountClientId, QString());
}

void AccountStore::findKeychain(QObject *context, std::function<void(bool found)> done)
{
    m_kept.findKeychain(m_registry.inUse(), context, std::move(done));
}

void AccountStore::signOut(const AccountId &account, QObject *context, std::function<void(bool removed)> done)
{
    ++m_signIns;
    const QString old = m_settings.text(store::Setting::AccountClientId);
    const AccountId id = account.isEmpty() && !old.isEmpty() ? AccountId{old} : account;
    const bool isDefault = m_sessions.byDefault().id() == id || m_registry.inUse() == id
                           || (heldOf(id) && heldOf(id)->session == &m_sessions.byDefault());
    endReading(id);
    if (const HeldPtr held = heldOf(id)) {
        drop(held);
        held->session->setTokenSaver({});
        held->session->signOut();
    }
    if (id.text != old)
        removeVersion2();
    if (isDefault)
        chooseAnotherDefault();
    const auto answer = base::guarded(context, std::move(done));
    const auto removed = [this, id, answer](bool gone) {
        if (!gone)
            emit notice(
                tr("The keychain of this computer did not remove the sign-in; it is still there. Unlock "
                   "the keychain, then sign out again."));
        else if (!heldOf(id)) // and nobody has signed in meanwhile
            forgetKept(id);
        emit listChanged();
        answer(gone);
    };
    removeLeftBehind();
    // Last: who waits for its answer has waited for the others too.
    if (id.isEmpty())
        QMetaObject::invokeMethod(
            this, [removed] { removed(true); }, Qt::QueuedConnection);
    else
        m_kept.remove(id, this, removed);
}

void AccountStore::forgetKept(const AccountId &id)
{
    m_settings.setValue(store::Setting::AccountClientId, QString());
    m_registry.setKept(id, false);
    if (m_registry.inUse() == id)
        m_registry.use(m_sessions.byDefault().id());
    if (m_registry.mayBeAnother(id)) // nobody will ever know whose it was
        m_registry.forget(id);
}

QHash<AccountId, AccountId> AccountStore::takeOver(const QList<AccountId> &ofRecords)
{
    const QHash<AccountId, AccountId> names = m_registry.takeOver(ofRecords);
    callAll();
    return names;
}

} // namespace engine
