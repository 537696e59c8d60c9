// Secrets by key, in the keychain of the operating system or, in tests and where nothing is kept, in memory.
//
// Answers come later from the event loop, and not at all once the context is gone. A keychain that is locked
// answers when the user has unlocked it. Values are never logged.
#pragma once

#include <QHash>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace store {

enum class SecretOutcome {
    Done,
    NotFound,
    NotAvailable, // no keychain here, or it refused
};

class SecretStore
{
public:
    using Read = std::function<void(SecretOutcome, const QString &value)>;
    using Written = std::function<void(SecretOutcome)>;

    virtual ~SecretStore() = default;

    virtual void read(const QString &key, QObject *context, Read done) = 0;
    virtual void write(const QString &key, const QString &value, QObject *context, Written done) = 0;
    virtual void remove(const QString &key, QObject *context, Written done) = 0;
};

// On Windows its Credential Manager (entries "Youchuan/<key>"), elsewhere QtKeychain where the program was
// built with it (service "Youchuan"); where there is neither, and in portable mode, NotAvailable is all it
// answers. All profiles of a user share it: store/settings/profile_secrets.h keeps them apart.
std::unique_ptr<SecretStore> systemSecrets();

// Lives as long as the object. available = false plays a computer without keychain, readOnly one that takes
// nothing.
class MemorySecrets : public SecretStore
{
public:
    bool available = true;
    bool readOnly = false;
    QHash<QString, QString> values;

    void read(const QString &key, QObject *context, Read done) override;
    void write(const QString &key, const QString &value, QObject *context, Written done) override;
    void remove(const QString &key, QObject *context, Written done) override;
};

} // namespace store
