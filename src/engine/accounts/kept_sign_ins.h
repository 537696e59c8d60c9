// Sign-ins in the keychain: the secrets of each account in one entry under its id. Answers come later and not
// after the context is gone.
#pragma once

#include "store/settings/secrets.h"
#include "transfer/record/account_id.h"
#include "youku/types.h"

#include <QObject>

#include <functional>
#include <memory>

namespace engine {

class KeptSignIns : public QObject
{
public:
    explicit KeptSignIns(std::unique_ptr<store::SecretStore> secrets, QObject *parent = nullptr);

    using Read = std::function<void(store::SecretOutcome, const youku::Credentials &)>;
    void read(const transfer::AccountId &id, const QString &clientId, QObject *context, Read done);
    void write(const transfer::AccountId &id, const youku::Credentials &credentials, QObject *context,
               std::function<void(bool kept)> done);
    // gone: it is there no more; else the keychain refused.
    void remove(const transfer::AccountId &id, QObject *context, std::function<void(bool gone)> done);
    void remove(const transfer::AccountId &id);
    // Up to version 2 the one entry stood under the client id. It is written under the account's id before it
    // is taken away there; killed in between, the next start finds it under both, or already under the id.
    // moved: it stands under the id and nowhere else.
    using TakenOver = std::function<void(store::SecretOutcome, const youku::Credentials &, bool moved)>;
    void takeOver(const transfer::AccountId &id, const QString &clientId, QObject *context, TakenOver done);
    // Whether there is a keychain here that takes a sign-in.
    void findKeychain(const transfer::AccountId &id, QObject *context, std::function<void(bool found)> done);

private:
    void readAt(const QString &key, const QString &clientId, QObject *context, Read done);
    void move(const transfer::AccountId &id, const youku::Credentials &credentials, QObject *context,
              TakenOver done);

    std::unique_ptr<store::SecretStore> m_secrets;
};

} // namespace engine
