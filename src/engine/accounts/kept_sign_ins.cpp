#include "engine/accounts/kept_sign_ins.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace engine {

using store::SecretOutcome;
using transfer::AccountId;

namespace {

QString secretText(const youku::Credentials &credentials)
{
    const QJsonObject json{
        {u"access_token"_s, credentials.accessToken},
        {u"refresh_token"_s, credentials.refreshToken},
        {u"client_secret"_s, credentials.clientSecret},
    };
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

youku::Credentials credentialsFrom(const QString &clientId, const QString &secret)
{
    const QJsonObject json = QJsonDocument::fromJson(secret.toUtf8()).object();
    return {clientId, json.value(u"access_token"_s).toString(), json.value(u"refresh_token"_s).toString(),
            json.value(u"client_secret"_s).toString()};
}

} // namespace

KeptSignIns::KeptSignIns(std::unique_ptr<store::SecretStore> secrets, QObject *parent)
    : QObject(parent)
    , m_secrets(std::move(secrets))
{
}

void KeptSignIns::readAt(const QString &key, const QString &clientId, QObject *context, Read done)
{
    m_secrets->read(key, context,
                    [clientId, done = std::move(done)](SecretOutcome outcome, const QString &secret) {
                        done(outcome, credentialsFrom(clientId, secret));
                    });
}

void KeptSignIns::read(const AccountId &id, const QString &clientId, QObject *context, Read done)
{
    readAt(id.text, clientId, context, std::move(done));
}

void KeptSignIns::write(const AccountId &id, const youku::Credentials &credentials, QObject *context,
                        std::function<void(bool kept)> done)
{
    m_secrets->write(
        id.text, secretText(credentials), context,
        [done = std::move(done)](SecretOutcome outcome) { done(outcome == SecretOutcome::Done); });
}

void KeptSignIns::remove(const AccountId &id, QObject *context, std::function<void(bool gone)> done)
{
    m_secrets->remove(id.text, context, [done = std::move(done)](SecretOutcome outcome) {
        done(outcome != SecretOutcome::NotAvailable);
    });
}

void KeptSignIns::remove(const AccountId &id)
{
    remove(id, this, [](bool) {});
}

void KeptSignIns::takeOver(const AccountId &id, const QString &clientId, QObject *context, TakenOver done)
{
    const auto readOld = [this, id, context, done](SecretOutcome outcome,
                                                   const youku::Credentials &credentials) {
        if (outcome == SecretOutcome::Done)
            move(id, credentials, context, done);
        else
            done(outcome, credentials, false);
    };
    const auto readNew = [this, clientId, context, done, readOld](SecretOutcome outcome,
                                                                  const youku::Credentials &credentials) {
        if (outcome != SecretOutcome::Done)
            return readAt(clientId, clientId, context, readOld);
        // The program was killed before it took the old one away.
        remove({clientId}, context,
               [done, credentials](bool gone) { done(SecretOutcome::Done, credentials, gone); });
    };
    readAt(id.text, clientId, context, readNew);
}

void KeptSignIns::move(const AccountId &id, const youku::Credentials &credentials, QObject *context,
                       TakenOver done)
{
    // Told once the old one is gone: as long as it is not, the next start sees to it.
    const auto answer = [credentials, done = std::move(done)](bool moved) {
        done(SecretOutcome::Done, credentials, moved);
    };
    write(id, credentials, context, [this, clientId = credentials.clientId, context, answer](bool kept) {
        if (kept)
            remove({clientId}, context, answer);
        else
            answer(false);
    });
}

void KeptSignIns::findKeychain(const AccountId &id, QObject *context, std::function<void(bool found)> done)
{
    m_secrets->read(id.isEmpty() ? u"account"_s : id.text, context,
                    [done = std::move(done)](SecretOutcome outcome, const QString &) {
                        done(outcome != SecretOutcome::NotAvailable);
                    });
}

} // namespace engine
