#include "transfer/services/account_sessions.h"

#include <utility>

namespace transfer {

AccountSessions::AccountSessions(const youku::PublishingApis &apis, QObject *parent)
    : QObject(parent)
    , m_apis(apis)
    , m_inUse(make({}))
{
}

AccountSession *AccountSessions::make(const AccountId &id)
{
    auto *session = new AccountSession(id, m_apis, this);
    connect(session, &AccountSession::signedIn, this, &AccountSessions::signedIn);
    connect(session, &AccountSession::stateChanged, this, [this, session] {
        if (session == m_inUse)
            emit stateChanged();
    });
    connect(session, &AccountSession::validUntilChanged, this, [this, session] {
        if (session == m_inUse)
            emit validUntilChanged();
    });
    return session;
}

AccountSession &AccountSessions::of(const AccountId &id)
{
    if (id.isEmpty() || id == m_inUse->id())
        return *m_inUse;
    AccountSession *&session = m_sessions[id];
    if (!session)
        session = make(id);
    return *session;
}

void AccountSessions::signIn(const AccountId &id, const youku::Credentials &credentials)
{
    AccountSession *before = m_inUse;
    if (!id.isEmpty())
        m_inUse = &of(id);
    else if (!before->id().isEmpty())
        m_inUse = make(id);
    m_inUse->signIn(credentials);
    if (before == m_inUse)
        return;
    before->signOut();
    emit validUntilChanged();
}

void AccountSessions::signOut()
{
    m_unsure = false;
    AccountSession *before = std::exchange(m_inUse, make({}));
    before->signOut();
    emit stateChanged();
    emit validUntilChanged();
}

void AccountSessions::becomeOf(const AccountId &id)
{
    if (m_inUse->id() == id)
        return;
    AccountSession *former = m_sessions.value(id);
    m_inUse->m_id = id;
    m_sessions.insert(id, m_inUse);
    // It may still wait for an answer; nothing of that is kept any more.
    if (former) {
        m_inUse->setCalled(former->m_clientId, former->m_name);
        former->setTokenSaver({});
    }
    emit stateChanged();
    if (m_inUse->state() == AccountSession::State::Ready)
        emit signedIn();
}

} // namespace transfer
