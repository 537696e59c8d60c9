#include "transfer/services/account_sessions.h"

#include <algorithm>
#include <utility>

namespace transfer {

AccountSessions::AccountSessions(const youku::PublishingApis &apis, QObject *parent)
    : QObject(parent)
    , m_apis(apis)
    , m_default(make({}))
{
}

AccountSession *AccountSessions::make(const AccountId &id)
{
    auto *session = new AccountSession(id, m_apis, this);
    connect(session, &AccountSession::signedIn, this, [this, session] { emit signedIn(session->id()); });
    connect(session, &AccountSession::stateChanged, this, &AccountSessions::stateChanged);
    connect(session, &AccountSession::validUntilChanged, this, &AccountSessions::validUntilChanged);
    return session;
}

AccountSession &AccountSessions::of(const AccountId &id)
{
    if (id.isEmpty() || id == m_default->id())
        return *m_default;
    AccountSession *&session = m_sessions[id];
    if (!session)
        session = make(id);
    return *session;
}

void AccountSessions::setDefault(AccountSession &session)
{
    if (std::exchange(m_default, &session) == &session)
        return;
    if (!session.id().isEmpty())
        m_sessions.insert(session.id(), &session);
    emit stateChanged();
    emit validUntilChanged();
    if (session.state() == AccountSession::State::Ready) // what named none waited for the one before
        emit signedIn(session.id());
}

AccountSession &AccountSessions::unnamed()
{
    m_unnamed.append(make({}));
    return *m_unnamed.last();
}

AccountSession *AccountSessions::unknownOne() const
{
    for (AccountSession *session : m_unnamed) {
        if (session->id().isEmpty() && session->unsure())
            return session;
    }
    return nullptr;
}

bool AccountSessions::anyReady() const
{
    return m_default->state() == AccountSession::State::Ready
           || std::any_of(m_sessions.cbegin(), m_sessions.cend(), [](const AccountSession *session) {
                  return session->state() == AccountSession::State::Ready;
              });
}

QString AccountSessions::clientIdFor(const AccountId &id)
{
    const QList<AccountSession *> byPreference =
        QList<AccountSession *>{&of(id), m_default} + m_sessions.values() + m_unnamed;
    for (const AccountSession *session : byPreference) {
        if (const QString clientId = session->credentials().clientId; !clientId.isEmpty())
            return clientId;
    }
    return {};
}

AccountSession &AccountSessions::signIn(const AccountId &id, const youku::Credentials &credentials)
{
    AccountSession &session = id.isEmpty() ? unnamed() : of(id);
    if (m_default->state() == AccountSession::State::Missing)
        setDefault(session);
    session.signIn(credentials);
    return session;
}

void AccountSessions::becomeOf(AccountSession &session, const AccountId &id)
{
    if (session.id() == id)
        return;
    AccountSession *former = m_sessions.value(id);
    session.m_id = id;
    m_sessions.insert(id, &session);
    if (former)
        session.setCalled(former->m_clientId, former->m_name);
    if (former && former == m_default)
        setDefault(session);
    emit stateChanged();
    if (session.state() == AccountSession::State::Ready)
        emit signedIn(id);
}

} // namespace transfer
