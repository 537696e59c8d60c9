// Where a sign-in comes from and where it is kept.
//
// From YOUCHUAN_CLIENT_ID, YOUCHUAN_ACCESS_TOKEN, YOUCHUAN_REFRESH_TOKEN and YOUCHUAN_CLIENT_SECRET for one
// run and never kept, else from the keychain: the client ID stands in the settings, the secrets in one entry
// under that ID. Without a keychain a sign-in lasts for the session. Answers come later and not after the
// context is gone.
#pragma once

#include "store/secrets.h"
#include "store/settings.h"
#include "transfer/services/account_session.h"

#include <QObject>

#include <functional>
#include <memory>

namespace engine {

class AccountKeeper : public QObject
{
    Q_OBJECT
public:
    AccountKeeper(transfer::AccountSession &session, store::Settings &settings,
                  std::unique_ptr<store::SecretStore> secrets, QObject *parent = nullptr);

    // Signs the session in with what there is, then calls back, also when there is nothing. A keychain that
    // waits for its user does not hold up the start for long: the sign-in comes when it is unlocked.
    void restore(QObject *context, std::function<void()> done);
    // For this run; never kept.
    void signInForNow(const youku::Credentials &credentials);
    void signIn(const youku::Credentials &credentials, QObject *context, std::function<void(bool kept)> done);
    void signOut();
    // Whether there is a keychain here that takes a sign-in.
    void findKeychain(QObject *context, std::function<void(bool found)> done);

    // Reads the account of the environment and takes it out of there, so that no program that is started from
    // here inherits it. Before there are threads; once.
    static void takeEnvironment();
    // What was taken; before that, what stands there.
    static youku::Credentials fromEnvironment();

signals:
    // One sentence for the user: the stored sign-in cannot be read, or will not do the next time.
    void notice(const QString &sentence);

private:
    void readStored(const QString &clientId, std::function<void()> done);
    void write(const youku::Credentials &credentials, QObject *context, std::function<void(bool kept)> done);
    void begin(const youku::Credentials &credentials, bool keepRotated);

    transfer::AccountSession &m_session;
    store::Settings &m_settings;
    std::unique_ptr<store::SecretStore> m_secrets;
    bool m_fromEnvironment = false;
};

} // namespace engine
