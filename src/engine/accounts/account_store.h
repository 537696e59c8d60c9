// Who is signed in: where sign-ins come from, where they are kept, and of which accounts they are.
//
// One from YOUCHUAN_CLIENT_ID, YOUCHUAN_ACCESS_TOKEN, YOUCHUAN_REFRESH_TOKEN and YOUCHUAN_CLIENT_SECRET for
// one run, the default of it and never kept; all others from the keychain (engine/accounts/kept_sign_ins.h),
// each by itself; where one of these is of the same app and its user is not known, Youku is asked first.
// Without a keychain a sign-in lasts for the session. Which of Youku's two APIs an app belongs to stands in
// the settings.
//
// The same client id and the same user of Youku is the same account. Youku is asked for the user when an
// account is first used; while it has not said whose a sign-in is that may be another user's than the account
// known before, nothing of it is begun, committed or cancelled. Where it does not tell, a sign-in is of the
// account known by the client id alone, as long as that user is not known either, or of one with a name of
// its own. Answers come later and not after the context is gone.
#pragma once

#include "engine/accounts/account_registry.h"
#include "engine/accounts/kept_sign_ins.h"
#include "transfer/services/account_sessions.h"

#include <QDateTime>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace engine {

// An account as people see it.
struct KnownAccount {
    transfer::AccountId id;
    QString name; // no two have the same
    QString use;  // what it is for, in the owner's words
    transfer::AccountSession::State state = transfer::AccountSession::State::Missing;
    QDateTime validUntil = {}; // of the access token; invalid: not told
    bool renewsItself = false; // there is a refresh token
    bool isDefault = false;
    bool fromEnvironment = false;
    QString clientId = {};
    youku::ApiKind api = youku::ApiKind::Open;
};

class AccountStore : public QObject
{
    Q_OBJECT
public:
    AccountStore(const youku::PublishingApis &apis, transfer::AccountSessions &sessions,
                 store::Settings &settings, std::unique_ptr<store::SecretStore> secrets,
                 QObject *parent = nullptr);

    // For this run, whatever API an account's app is known to belong to. Before anybody signs in.
    void useApi(std::optional<youku::ApiKind> api) { m_apiForNow = api; }

    // Signs in with what there is, then calls back, also when there is nothing. A keychain that waits for its
    // user, or a Youku that does not answer, does not hold up the start for long: the sign-in comes when it
    // is unlocked.
    void restore(QObject *context, std::function<void()> done);
    // For this run, and the default of it; never kept.
    void signInForNow(const youku::Credentials &credentials);
    // One more account, or anew one that is known; Youku has accepted it, or could not be asked.
    struct NewSignIn {
        youku::Credentials credentials;
        QDateTime validUntil = {};            // of the access token, where Youku has said so
        std::optional<youku::User> user = {}; // where Youku has told
        QString name = {};                    // that its owner gives it; empty: that of Youku's user
    };
    void signIn(const NewSignIn &wanted, QObject *context, std::function<void(bool kept)> done);
    // removed: nothing of it is in the keychain any more, and it is on the list no more; its uploads are kept
    // and wait. Where the keychain refuses a notice says so, and it is still a sign-in of the next start.
    void signOut(const transfer::AccountId &id, QObject *context, std::function<void(bool removed)> done);

    // engine/accounts/account_list.cpp. Those with a sign-in, kept or not, in order.
    QList<KnownAccount> list() const;
    // By its id in list(), or one that records have; with an empty name when it is not known.
    KnownAccount find(const transfer::AccountId &id) const;
    // Also of one that nobody knows yet; empty: nobody is signed in with it.
    transfer::AccountId idOf(const transfer::AccountSession &session) const;
    KnownAccount signedInWith(const youku::Credentials &credentials) const; // these tokens
    // Whatever the case of its letters; none: nobody on the list has that name.
    std::optional<KnownAccount> named(const QString &name) const;
    // From now on what names no account is done with this one. Not the environment's: it is that anyhow.
    void makeDefault(const transfer::AccountId &id);
    // False: another one has that name. An empty name: that of Youku's user.
    bool rename(const transfer::AccountId &id, const QString &name, const QString &use);
    // That this app belongs to, as far as known.
    youku::ApiKind knownApi(const QString &clientId) const { return m_registry.apiOf(clientId); }
    // The sign-in of this session was accepted by this API, with these tokens: from now on it goes by that
    // one, unless somebody has signed in with others since.
    void settleApi(transfer::AccountSession &session, const youku::Credentials &accepted);
    // Tokens that a trial of a sign-in renews are those of who is signed in with it.
    void shareRenewals(transfer::AccountSession &trial);
    // Whether there is a keychain here that takes a sign-in.
    void findKeychain(QObject *context, std::function<void(bool found)> done);

    // What to put in place of the accounts that the records of version 2 name
    // (engine/accounts/account_registry.h).
    QHash<transfer::AccountId, transfer::AccountId> takeOver(const QList<transfer::AccountId> &ofRecords);

    // Reads the account of the environment and takes it out of there, so that no program that is started from
    // here inherits it. Before there are threads; once.
    static void takeEnvironment();
    // What was taken; before that, what stands there.
    static youku::Credentials fromEnvironment();

signals:
    // One sentence for the user: the stored sign-in cannot be read, or will not do the next time.
    void notice(const QString &sentence);
    void listChanged(); // who is on it, their names, their states

private:
    static constexpr int patienceMs = 5000;

    // One sign-in. Answers about one that is over are void.
    struct Held {
        transfer::AccountId id; // what the registry calls it; its session has none while it is undecided
        transfer::AccountSession *session = nullptr;
        QStringList marks = {};
        bool kept = false;
        bool fromEnvironment = false;
        bool over = false;
        std::vector<base::Answer<base::Nothing>> wondering = {};
        bool asking = false;
        int unanswered = 0; // times in a row
    };
    using HeldPtr = std::shared_ptr<Held>;
    using Then = std::function<void()>;

    HeldPtr heldOf(const transfer::AccountId &id) const;
    HeldPtr heldBy(const transfer::AccountSession &session) const;
    HeldPtr heldWith(const youku::Credentials &credentials) const; // the same tokens
    void drop(const HeldPtr &held);

    void readStored(Then done);
    void readOne(const transfer::AccountId &id, Then done);
    void readVersion2(const QString &clientId, Then done);
    void endReading(const transfer::AccountId &id);
    void beginStored(const transfer::AccountId &id, const youku::Credentials &credentials, bool isKept);
    void unreadable(store::SecretOutcome outcome);
    youku::Credentials ofKnownApi(const transfer::AccountId &id, youku::Credentials credentials) const;
    transfer::AccountId idFor(const NewSignIn &wanted);
    HeldPtr begin(const transfer::AccountId &id, const youku::Credentials &credentials, bool fromEnvironment);
    void becomeDefaultIfNone(const HeldPtr &held);
    void keepRotated(const HeldPtr &held);
    void beginAndKeep(const transfer::AccountId &id, const NewSignIn &wanted,
                      std::function<void(bool kept)> done);
    void write(const HeldPtr &held, const youku::Credentials &credentials,
               std::function<void(bool kept)> done);
    void written(const HeldPtr &held, const transfer::AccountId &id);
    void removeLeftBehind();
    void removeVersion2();
    void forgetKept(const transfer::AccountId &id);
    void chooseAnotherDefault();

    // engine/accounts/account_owner.cpp
    bool undecided(const Held &held) const;
    void askWhoIsKept(const youku::Credentials &given, Then done);
    void findOut(transfer::AccountSession &session, QObject *context, base::Answer<base::Nothing> done);
    void findOutSoon(transfer::AccountSession &session, Then done);
    void findOutBefore(Then done);
    void answered(const HeldPtr &held, const base::Result<youku::User> &answer);
    void told(const HeldPtr &held, const youku::User &user);
    void moveFrom(const HeldPtr &held, const transfer::AccountId &id);
    static void tellAll(Held &held, const base::Result<base::Nothing> &result);
    void callAll(); // by their names

    const youku::PublishingApis m_apis;
    transfer::AccountSessions &m_sessions;
    store::Settings &m_settings;
    AccountRegistry m_registry;
    KeptSignIns m_kept;
    std::vector<HeldPtr> m_held;
    std::optional<youku::ApiKind> m_apiForNow;
    // Of the keychain at the start; void once somebody signs in or out.
    QHash<transfer::AccountId, std::shared_ptr<QObject>> m_reading;
    bool m_tellsOfKeychain = true;
    int m_signIns = 0; // in and out, by the user
};

} // namespace engine
