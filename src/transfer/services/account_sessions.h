// Every account that anybody knows of, each with a session of its own. Several can be signed in at once; what
// happens to one touches no other. One of them is the default: what names none is done with that one.
//
// Lives in one thread; owns the sessions, which live as long as it does. Whose a sign-in is only Youku can
// tell: until then its session is unsure(), and who needs the account asks by findOut() first.
#pragma once

#include "transfer/services/account_session.h"

#include <QHash>
#include <QList>

#include <functional>

namespace transfer {

class AccountSessions : public QObject
{
    Q_OBJECT
public:
    // Finds out whose sign-in a session has; set by the engine. An error: nobody could say so yet.
    using Finder =
        std::function<void(AccountSession &session, QObject *context, base::Answer<base::Nothing> done)>;

    explicit AccountSessions(const youku::PublishingApis &apis, QObject *parent = nullptr);

    // Empty: the default one. For an id that is not known one that nobody is signed in with.
    AccountSession &of(const AccountId &id);
    AccountSession &byDefault() { return *m_default; }
    void setDefault(AccountSession &session);
    // Another one, of an account that is not known yet.
    AccountSession &unnamed();
    // Signed in, and nobody knows as whom; it may be any account. Null: there is none.
    AccountSession *unknownOne() const;
    // Whether anybody is signed in, and by which account.
    bool anyReady() const;

    // The app of that account where it is signed in, else of the default one, else of any that is: for
    // questions that need no user. Empty: nobody is signed in.
    QString clientIdFor(const AccountId &id);

    // Where nobody is signed in with the default account, this one becomes it. An empty id: of whom it is not
    // known yet.
    AccountSession &signIn(const AccountId &id, const youku::Credentials &credentials);
    // Its sign-in turned out to be of this account; of() is this session from now on. What it takes the place
    // of keeps what it has, and nobody finds it any more.
    void becomeOf(AccountSession &session, const AccountId &id);

    void setFinder(Finder finder) { m_finder = std::move(finder); }
    void findOut(AccountSession &session, QObject *context, base::Answer<base::Nothing> done)
    {
        m_finder(session, context, std::move(done));
    }

signals:
    // Of any of them. An empty id: of whom it is not known yet.
    void signedIn(const transfer::AccountId &id);
    void stateChanged(); // or another one is the default
    void validUntilChanged();

private:
    AccountSession *make(const AccountId &id);

    youku::PublishingApis m_apis;
    QHash<AccountId, AccountSession *> m_sessions;
    QList<AccountSession *> m_unnamed; // or that were
    AccountSession *m_default;         // with an empty id it is not among them
    Finder m_finder;
};

} // namespace transfer
