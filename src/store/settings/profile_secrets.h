// The keychain as one profile sees it: every key carries the profile's id, so that profiles of one user do
// not share entries, and none removes another's.
//
// Up to version 2 entries stood under the key alone. A profile of that time takes one over when it is first
// read: it is written under the new key before it is taken away under the old one.
//
// Lives in the thread of the settings, which outlive it; answers as every SecretStore does.
#pragma once

#include "store/settings/secrets.h"
#include "store/settings/settings.h"

#include <QSet>

namespace store {

class ProfileSecrets : public SecretStore
{
public:
    // Gives the profile its id where it has none, and writes it at once.
    ProfileSecrets(Settings &settings, std::unique_ptr<SecretStore> keychain);

    void read(const QString &key, QObject *context, Read done) override;
    void write(const QString &key, const QString &value, QObject *context, Written done) override;
    void remove(const QString &key, QObject *context, Written done) override;

private:
    QString keyOf(const QString &key) const;

    const std::shared_ptr<SecretStore> m_keychain; // an answer may come when we are gone
    QString m_profileId;
    bool m_mayBeOld = false;
    const std::shared_ptr<QSet<QString>> m_unmoved; // ours, under their old keys: the keychain took nothing
};

} // namespace store
