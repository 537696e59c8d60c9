// The accounts that this profile knows, which of them are signed in at the next start, and which one is the
// default. Stands in the settings;
// the secrets stand in the keychain (engine/accounts/kept_sign_ins.h).
//
// An account is a user of an app: the client id is the app's, and whose token it is only Youku tells
// (protocol 7.4). Until it has, all that is known of an account is its client id, and a sign-in with the same
// one is taken for the same account. An account stays known when nobody is signed in with it any more:
// uploads belong to it. What is decided here is written at once.
#pragma once

#include "store/settings/settings.h"
#include "transfer/record/account_id.h"
#include "youku/types.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

namespace engine {

struct Account {
    transfer::AccountId id;
    QString clientId;
    QString userId; // Youku's; empty: not known yet
    QString name;   // of that user
    // Marks of the tokens that it was last seen to be by, which give nothing of them away: with the same ones
    // nobody needs to be asked.
    QStringList marks = {};
    youku::ApiKind api = youku::ApiKind::Open; // that the app belongs to, as far as known
    bool kept = false;                         // its sign-in stands in the keychain
    QString ownName = {};                      // that its owner gave it; goes before Youku's
    QString use = {};                          // what it is for, in the owner's words
    QDateTime validUntil = {};                 // of the access token, where Youku has said so
};

class AccountRegistry
{
public:
    explicit AccountRegistry(store::Settings &settings);

    const QList<Account> &all() const { return m_accounts; }
    // With nothing but its id when it is not known.
    Account find(const transfer::AccountId &id) const;

    transfer::AccountId inUse() const;       // the default one
    void use(const transfer::AccountId &id); // empty: none

    // What people know it by: no two have the same, and it is never an id or a key. Empty: it is not known.
    QString nameOf(const transfer::AccountId &id) const;
    // Whatever the case of its letters. Empty: none has it.
    transfer::AccountId named(const QString &name) const;
    // False: another one has that name. Empty: that of Youku's user.
    bool rename(const transfer::AccountId &id, const QString &name);
    void setUse(const transfer::AccountId &id, const QString &use);
    void setKept(const transfer::AccountId &id, bool kept);
    void setValidUntil(const transfer::AccountId &id, const QDateTime &moment);
    // Of an app whose users Youku does not tell, under a name of its own. The same again for the same name.
    transfer::AccountId ofName(const QString &clientId, const QString &name);

    // Of this sign-in: the account that the same tokens were told to be of; else the one of this app whose
    // user is not known either. Where all are known it is a new one, which is forgotten with the program
    // unless it is kept.
    transfer::AccountId of(const youku::Credentials &credentials);
    void keep(const transfer::AccountId &id);
    // Whether it may be another user's than that of an account of the same app.
    bool mayBeAnother(const transfer::AccountId &id) const;
    void setApi(const transfer::AccountId &id, youku::ApiKind api);
    bool apiIsKnown(const QString &clientId) const { return firstOf(clientId); }
    // That this app belongs to, as far as known.
    youku::ApiKind apiOf(const QString &clientId) const;
    // Youku told whose this sign-in is. Answers with the account of that user: an earlier one, if there is;
    // else one whose id follows from client id and user, where the sign-in may be another's than those known.
    transfer::AccountId learn(const transfer::AccountId &id, const youku::User &user,
                              const QStringList &marks);
    static QStringList marksOf(const youku::Credentials &credentials);

    void forget(const transfer::AccountId &id);

    // The account of version 2, which knew the client id alone.
    transfer::AccountId ofVersion2(const QString &clientId);
    // Up to version 2 records named their account by the client id: what to put in place of each such name.
    QHash<transfer::AccountId, transfer::AccountId> takeOver(const QList<transfer::AccountId> &ofRecords);

private:
    static transfer::AccountId idOfNamed(const QString &clientId, const QString &name);
    Account *at(const transfer::AccountId &id);
    const Account *firstOf(const QString &clientId) const;
    transfer::AccountId addFirst(const QString &clientId);
    void save();

    store::Settings &m_settings;
    QList<Account> m_accounts;
    std::optional<Account> m_new; // not kept
};

} // namespace engine
