// The accounts as people see them: their names, what they are for, which one is the default.
#include "engine/accounts/account_store.h"

#include <algorithm>

namespace engine {

using transfer::AccountId;

KnownAccount AccountStore::find(const AccountId &id) const
{
    const Account account = m_registry.find(id);
    KnownAccount known;
    known.id = id;
    known.name = m_registry.nameOf(id);
    known.use = account.use;
    known.clientId = account.clientId;
    known.api = account.api;
    known.validUntil = account.validUntil;
    known.isDefault = id == m_sessions.byDefault().id();
    if (const HeldPtr held = heldOf(id)) {
        const transfer::AccountSession &session = *held->session;
        known.state = session.state();
        known.validUntil = session.validUntil();
        known.renewsItself = !session.credentials().refreshToken.isEmpty();
        known.isDefault = &session == &m_sessions.byDefault();
        known.fromEnvironment = held->fromEnvironment;
        known.api = session.credentials().api;
    }
    return known;
}

KnownAccount AccountStore::signedInWith(const youku::Credentials &credentials) const
{
    const HeldPtr held = heldWith(credentials);
    return held ? find(held->id) : KnownAccount();
}

AccountId AccountStore::idOf(const transfer::AccountSession &session) const
{
    const HeldPtr held = heldBy(session);
    return held ? held->id : session.id();
}

QList<KnownAccount> AccountStore::list() const
{
    QList<KnownAccount> all;
    const auto add = [this, &all](const AccountId &id) {
        const auto same = [&id](const KnownAccount &known) {
            return known.id == id;
        };
        if (std::none_of(all.cbegin(), all.cend(), same))
            all.append(find(id));
    };
    for (const Account &account : m_registry.all()) {
        if (account.kept || heldOf(account.id))
            add(account.id);
    }
    for (const HeldPtr &held : m_held) {
        if (!held->id.isEmpty())
            add(held->id);
    }
    return all;
}

std::optional<KnownAccount> AccountStore::named(const QString &name) const
{
    const AccountId id = m_registry.named(name);
    for (const KnownAccount &known : list()) {
        if (!id.isEmpty() && known.id == id)
            return known;
    }
    return std::nullopt;
}

void AccountStore::makeDefault(const AccountId &id)
{
    const HeldPtr held = heldOf(id);
    const HeldPtr present = heldBy(m_sessions.byDefault());
    if (m_registry.find(id).kept || (held && held->kept))
        m_registry.use(id);
    if (!present || !present->fromEnvironment)
        m_sessions.setDefault(held ? *held->session : m_sessions.of(id));
    emit listChanged();
}

// Whoever is signed in goes before who only was.
void AccountStore::chooseAnotherDefault()
{
    const QList<KnownAccount> all = list();
    const auto ready = std::find_if(all.cbegin(), all.cend(), [](const KnownAccount &known) {
        return known.state == transfer::AccountSession::State::Ready;
    });
    if (ready != all.cend())
        m_sessions.setDefault(*heldOf(ready->id)->session);
    else
        m_sessions.setDefault(m_sessions.unnamed());
}

bool AccountStore::rename(const AccountId &id, const QString &name, const QString &use)
{
    if (!m_registry.rename(id, name))
        return false;
    m_registry.setUse(id, use);
    callAll();
    emit listChanged();
    return true;
}

void AccountStore::callAll()
{
    for (const Account &account : m_registry.all()) {
        if (!m_registry.mayBeAnother(account.id))
            m_sessions.of(account.id).setCalled(account.clientId, m_registry.nameOf(account.id));
    }
    for (const HeldPtr &held : m_held)
        held->session->setCalled(held->session->credentials().clientId, m_registry.nameOf(held->id));
}

} // namespace engine
