#include "engine/account_keeper.h"

#include "base/redaction.h"
#include "engine/child_process.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTimer>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr int patienceMs = 5000;

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

void hide(const youku::Credentials &credentials)
{
    base::hide(credentials.accessToken);
    base::hide(credentials.refreshToken);
    base::hide(credentials.clientSecret);
}

constexpr std::array environmentNames = {"YOUCHUAN_CLIENT_ID", "YOUCHUAN_ACCESS_TOKEN",
                                         "YOUCHUAN_REFRESH_TOKEN", "YOUCHUAN_CLIENT_SECRET"};

youku::Credentials readEnvironment()
{
    // Taken from a file with the line ends of another system, as account --set reads it.
    const auto given = [](const char *name) {
        return qEnvironmentVariable(name).trimmed();
    };
    return {given(environmentNames[0]), given(environmentNames[1]), given(environmentNames[2]),
            given(environmentNames[3])};
}

std::optional<youku::Credentials> &taken()
{
    static std::optional<youku::Credentials> credentials;
    return credentials;
}

} // namespace

AccountKeeper::AccountKeeper(transfer::AccountSession &session, store::Settings &settings,
                             std::unique_ptr<store::SecretStore> secrets, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_settings(settings)
    , m_secrets(std::move(secrets))
{
    connect(&session, &transfer::AccountSession::validUntilChanged, this, [this] {
        if (!m_fromEnvironment)
            m_settings.setValue(store::Setting::AccountValidUntil,
                                m_session.validUntil().toString(Qt::ISODate));
    });
}

void AccountKeeper::takeEnvironment()
{
    taken() = readEnvironment();
    for (const char *name : environmentNames)
        qunsetenv(name);
    // Whatever else is called a secret and is meant for us is for nobody else either.
    for (const QString &name : QProcessEnvironment::systemEnvironment().keys()) {
        if (name.startsWith("YOUCHUAN_"_L1) && namesSecret(name))
            qunsetenv(name.toLocal8Bit().constData());
    }
}

youku::Credentials AccountKeeper::fromEnvironment()
{
    return taken().value_or(readEnvironment());
}

void AccountKeeper::restore(QObject *context, std::function<void()> done)
{
    // Called once, by whichever comes first: the keychain or the end of patience.
    const auto once = [guard = QPointer(context), done = std::move(done), called = std::make_shared<bool>()] {
        if (guard && !std::exchange(*called, true))
            done();
    };
    const QString clientId = m_settings.text(store::Setting::AccountClientId);
    if (const youku::Credentials given = fromEnvironment(); given != youku::Credentials()) {
        m_fromEnvironment = true;
        signInForNow(given);
        QMetaObject::invokeMethod(this, once, Qt::QueuedConnection);
    } else if (clientId.isEmpty()) {
        QMetaObject::invokeMethod(this, once, Qt::QueuedConnection);
    } else {
        QTimer::singleShot(patienceMs, this, once);
        readStored(clientId, once);
    }
}

void AccountKeeper::readStored(const QString &clientId, std::function<void()> done)
{
    m_secrets->read(
        clientId, this, [this, clientId, done](store::SecretOutcome outcome, const QString &secret) {
            // Somebody may have signed in meanwhile.
            if (outcome == store::SecretOutcome::Done
                && m_session.state() == transfer::AccountSession::State::Missing) {
                const QString until = m_settings.text(store::Setting::AccountValidUntil);
                begin(credentialsFrom(clientId, secret), true);
                m_session.setValidUntil(QDateTime::fromString(until, Qt::ISODate));
            } else if (outcome == store::SecretOutcome::NotAvailable)
                emit notice(tr("The keychain of this computer cannot be reached. Sign in again to upload."));
            done();
        });
}

void AccountKeeper::begin(const youku::Credentials &credentials, bool keepRotated)
{
    hide(credentials);
    m_session.setKeeper([this, keepRotated](const youku::Credentials &rotated, std::function<void()> kept) {
        hide(rotated);
        if (!keepRotated) {
            if (m_fromEnvironment)
                emit notice(tr("Youku renewed the sign-in. The refresh token in YOUCHUAN_REFRESH_TOKEN is "
                               "spent; the next start needs a new one."));
            return kept();
        }
        // Without a keychain the session goes on with what it has in memory.
        write(rotated, this, [kept](bool) { kept(); });
    });
    m_session.signIn(credentials);
}

void AccountKeeper::signInForNow(const youku::Credentials &credentials)
{
    begin(credentials, false);
}

void AccountKeeper::signIn(const youku::Credentials &credentials, QObject *context,
                           std::function<void(bool kept)> done)
{
    write(credentials, context, std::move(done));
    begin(credentials, true);
}

void AccountKeeper::write(const youku::Credentials &credentials, QObject *context,
                          std::function<void(bool kept)> done)
{
    const QString clientId = credentials.clientId;
    m_secrets->write(clientId, secretText(credentials), this,
                     [this, clientId, guard = QPointer(context), done](store::SecretOutcome outcome) {
                         const bool kept = outcome == store::SecretOutcome::Done;
                         if (kept)
                             m_settings.setValue(store::Setting::AccountClientId, clientId);
                         if (guard)
                             done(kept);
                     });
}

void AccountKeeper::findKeychain(QObject *context, std::function<void(bool found)> done)
{
    const auto answer = [done = std::move(done)](store::SecretOutcome outcome, const QString &) {
        done(outcome != store::SecretOutcome::NotAvailable);
    };
    const QString clientId = m_settings.text(store::Setting::AccountClientId);
    m_secrets->read(clientId.isEmpty() ? u"account"_s : clientId, context, answer);
}

void AccountKeeper::signOut()
{
    const QString clientId = m_settings.text(store::Setting::AccountClientId);
    if (!clientId.isEmpty())
        m_secrets->remove(clientId, this, [](store::SecretOutcome) {});
    m_settings.setValue(store::Setting::AccountClientId, QString());
    m_session.signOut();
}

} // namespace engine
