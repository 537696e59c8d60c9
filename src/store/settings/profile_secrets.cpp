#include "store/settings/profile_secrets.h"

#include <QUuid>

namespace store {

namespace {

// Of a profile that may have entries in the keychain from before it had an id.
bool isOld(const Settings &settings)
{
    return !settings.text(Setting::AccountInUse).isEmpty()
           || !settings.text(Setting::AccountClientId).isEmpty()
           || !settings.text(Setting::ProxyUser).isEmpty();
}

} // namespace

ProfileSecrets::ProfileSecrets(Settings &settings, std::unique_ptr<SecretStore> keychain)
    : m_keychain(std::move(keychain))
    , m_unmoved(std::make_shared<QSet<QString>>())
{
    if (QUuid::fromString(settings.text(Setting::ProfileId)).isNull()) {
        settings.setValue(Setting::SecretsOfOld, isOld(settings));
        settings.setValue(Setting::ProfileId, QUuid::createUuid().toString(QUuid::WithoutBraces));
        settings.writeNow();
    }
    m_profileId = settings.text(Setting::ProfileId);
    m_mayBeOld = settings.boolValue(Setting::SecretsOfOld);
}

QString ProfileSecrets::keyOf(const QString &key) const
{
    return m_profileId + u'/' + key;
}

void ProfileSecrets::read(const QString &key, QObject *context, Read done)
{
    if (!m_mayBeOld)
        return m_keychain->read(keyOf(key), context, std::move(done));
    const auto readOld = [keychain = m_keychain, unmoved = m_unmoved, ours = keyOf(key), key, context,
                          done](SecretOutcome outcome, const QString &value) {
        if (outcome != SecretOutcome::Done)
            return done(outcome, value);
        keychain->write(ours, value, context, [=](SecretOutcome written) {
            if (written == SecretOutcome::Done)
                keychain->remove(key, context, [](SecretOutcome) {});
            else
                unmoved->insert(key);
            done(SecretOutcome::Done, value);
        });
    };
    const auto readOurs = [keychain = m_keychain, key, context, done, readOld](SecretOutcome outcome,
                                                                               const QString &value) {
        if (outcome == SecretOutcome::NotFound)
            return keychain->read(key, context, readOld);
        if (outcome
            == SecretOutcome::Done) // the program may have been killed before it took the old one away
            keychain->remove(key, context, [](SecretOutcome) {});
        done(outcome, value);
    };
    m_keychain->read(keyOf(key), context, readOurs);
}

void ProfileSecrets::write(const QString &key, const QString &value, QObject *context, Written done)
{
    const auto written = [keychain = m_keychain, unmoved = m_unmoved, key, context,
                          done](SecretOutcome outcome) {
        if (outcome == SecretOutcome::Done && unmoved->remove(key))
            keychain->remove(key, context, [](SecretOutcome) {});
        done(outcome);
    };
    m_keychain->write(keyOf(key), value, context, written);
}

void ProfileSecrets::remove(const QString &key, QObject *context, Written done)
{
    if (!m_unmoved->contains(key))
        return m_keychain->remove(keyOf(key), context, std::move(done));
    m_keychain->remove(key, context,
                       [keychain = m_keychain, unmoved = m_unmoved, key, done](SecretOutcome old) {
                           if (old != SecretOutcome::NotAvailable)
                               unmoved->remove(key);
                           done(old);
                       });
}

} // namespace store
