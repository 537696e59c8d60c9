// Every account that anybody knows of, each with a session of its own; one of them is in use.
//
// Lives in one thread; owns the sessions, which live as long as it does. Whose a sign-in is only Youku can
// tell: until then it is unsure(), and who needs the account asks by findOut() first.
#pragma once

#include "transfer/services/account_session.h"

#include <QHash>

#include <functional>

namespace transfer {

class AccountSessions : public QObject
{
    Q_OBJECT
public:
    // Finds out whose sign-in is in use; set by the engine. An error: nobody could say so yet.
    using Finder = std::function<void(QObject *context, base::Answer<base::Nothing> done)>;

    explicit AccountSessions(const youku::PublishingApis &apis, QObject *parent = nullptr);

    // Empty: the one in use. For an id that is not known one that nobody is signed in with.
    AccountSession &of(const AccountId &id);
    AccountSession &inUse() { return *m_inUse; }

    // From now on this account is in use, and nobody is signed in with the one before. An empty id: of whom
    // it is not known yet.
    void signIn(const AccountId &id, const youku::Credentials &credentials);
    void signOut();
    // The sign-in in use turned out to be of this account.
    void becomeOf(const AccountId &id);

    // Somebody is signed in, and nobody knows yet who.
    bool unsure() const { return m_unsure && m_inUse->state() == AccountSession::State::Ready; }
    void setUnsure(bool unsure) { m_unsure = unsure; }
    void setFinder(Finder finder) { m_finder = std::move(finder); }
    void findOut(QObject *context, base::Answer<base::Nothing> done) { m_finder(context, std::move(done)); }

signals:
    void signedIn();
    // Of the one in use, or another one is in use.
    void stateChanged();
    void validUntilChanged();

private:
    AccountSession *make(const AccountId &id);

    youku::PublishingApis m_apis;
    QHash<AccountId, AccountSession *> m_sessions;
    AccountSession *m_inUse; // with an empty id it is not among them
    Finder m_finder;
    bool m_unsure = false;
};

} // namespace transfer
