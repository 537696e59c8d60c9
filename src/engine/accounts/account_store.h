// Who is signed in: where a sign-in comes from, where it is kept, and of which account it is.
//
// From YOUCHUAN_CLIENT_ID, YOUCHUAN_ACCESS_TOKEN, YOUCHUAN_REFRESH_TOKEN and YOUCHUAN_CLIENT_SECRET for one
// run and never kept, else from the keychain (engine/accounts/kept_sign_ins.h); where that of the keychain
// is of the same app and its user is not known, Youku is asked about it first. Without a keychain a sign-in
// lasts for the session. Which of Youku's two APIs its app belongs to stands in the settings.
//
// The same client id and the same user of Youku is the same account. Youku is asked for the user when an
// account is first used; while it has not said whose a sign-in is that may be another user's than the account
// known before, nothing of either is begun, committed or cancelled. Where it does not tell, a sign-in is of
// the account known by the client id alone, as long as that user is not known either. Answers come later and
// not after the context is gone.
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
    // For this run; never kept.
    void signInForNow(const youku::Credentials &credentials);
    // validUntil: of the access token, where Youku has said so.
    void signIn(const youku::Credentials &credentials, const QDateTime &validUntil, QObject *context,
                std::function<void(bool kept)> done);
    // removed: nothing of it is in the keychain any more. Where that refuses a notice says so, and what is
    // kept is still the sign-in of the next start.
    void signOut(QObject *context, std::function<void(bool removed)> done);
    // That this app belongs to, as far as known.
    youku::ApiKind knownApi(const QString &clientId) const { return m_registry.apiOf(clientId); }
    // The sign-in in use was accepted by this API, with these tokens: from now on it goes by that one, unless
    // somebody has signed in with others since.
    void settleApi(const youku::Credentials &accepted);
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

private:
    static constexpr int patienceMs = 5000;

    void readStored(std::function<void()> done);
    youku::Credentials ofKnownApi(const transfer::AccountId &id, youku::Credentials credentials) const;
    void beginStored(const transfer::AccountId &id, const youku::Credentials &credentials, bool isKept);
    void begin(const transfer::AccountId &id, const youku::Credentials &credentials, bool keepRotated);
    void beginAndKeep(const transfer::AccountId &id, const youku::Credentials &credentials,
                      const QDateTime &validUntil, QObject *context, std::function<void(bool kept)> done);
    void write(const youku::Credentials &credentials, QObject *context, std::function<void(bool kept)> done);
    void written(const transfer::AccountId &id);
    void removeAllBut(const transfer::AccountId &id);
    void removeVersion2();
    void forgetKept(); // nobody is signed in at the next start

    // engine/accounts/account_owner.cpp
    bool undecided() const;
    void askWhoIsKept(const youku::Credentials &given, std::function<void()> done);
    void findOut(QObject *context, base::Answer<base::Nothing> done);
    void findOutSoon(std::function<void()> done);
    void findOutBefore(std::function<void()> done);
    void answered(const base::Result<youku::User> &answer);
    void told(const youku::User &user);
    void moveFrom(const transfer::AccountId &id);
    void tellAll(const base::Result<base::Nothing> &result);
    void callAll(); // by their names

    const youku::PublishingApis m_apis;
    transfer::AccountSessions &m_sessions;
    store::Settings &m_settings;
    AccountRegistry m_registry;
    KeptSignIns m_kept;
    transfer::AccountId m_inUse; // what the registry calls it; its session has no id while it is undecided
    QStringList m_marks;
    std::optional<youku::ApiKind> m_apiForNow;
    int m_signIn = 0;                   // the how-manieth: answers about earlier ones are void
    std::unique_ptr<QObject> m_reading; // of the keychain at the start; void once somebody signs in or out
    bool m_isKept = false;
    bool m_fromEnvironment = false;
    std::vector<base::Answer<base::Nothing>> m_wondering;
    bool m_asking = false;
    int m_unanswered = 0; // times in a row
};

} // namespace engine
