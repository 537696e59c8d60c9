// The sign-ins that a start finds: those of the keychain, and the one of the environment.
#include "engine/accounts/account_store.h"
#include "engine/process/child_process.h"

#include <QPointer>
#include <QTimer>

#include <array>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace engine {

using store::SecretOutcome;
using transfer::AccountId;

namespace {

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

void AccountStore::takeEnvironment()
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

youku::Credentials AccountStore::fromEnvironment()
{
    return taken().value_or(readEnvironment());
}

void AccountStore::restore(QObject *context, std::function<void()> done)
{
    // Called once, by whichever comes first: the keychain or the end of patience.
    const auto once = [guard = QPointer(context), done = std::move(done), called = std::make_shared<bool>()] {
        if (guard && !std::exchange(*called, true))
            done();
    };
    if (!m_registry.inUse().isEmpty())
        m_sessions.setDefault(m_sessions.of(m_registry.inUse()));
    const youku::Credentials given = fromEnvironment();
    if (given == youku::Credentials()) {
        QTimer::singleShot(patienceMs, this, once);
        return readStored([this, once] { findOutBefore(once); });
    }
    m_tellsOfKeychain = false; // the run can do without
    askWhoIsKept(given, [this, given, once] {
        signInForNow(given);
        findOutBefore(once);
        readStored([] {});
    });
}

void AccountStore::readStored(Then done)
{
    QList<AccountId> kept;
    for (const Account &account : m_registry.all()) {
        if (account.kept && !heldOf(account.id))
            kept.append(account.id);
    }
    const QString old = m_settings.text(store::Setting::AccountClientId);
    const bool version2 = m_registry.inUse().isEmpty() && kept.isEmpty() && !old.isEmpty();
    const auto left = std::make_shared<qsizetype>(version2 ? 1 : kept.size());
    const auto oneLess = [left, done = std::move(done)] {
        if (--*left == 0)
            done();
    };
    if (version2)
        return readVersion2(old, oneLess);
    if (kept.isEmpty()) {
        *left = 1;
        QMetaObject::invokeMethod(this, oneLess, Qt::QueuedConnection);
    }
    for (const AccountId &id : std::as_const(kept))
        readOne(id, oneLess);
}

void AccountStore::readOne(const AccountId &id, Then done)
{
    const auto reading = std::make_shared<QObject>();
    m_reading.insert(id, reading);
    const auto found = [this, id, done](SecretOutcome outcome, const youku::Credentials &credentials) {
        endReading(id);
        if (outcome == SecretOutcome::Done) {
            beginStored(id, credentials, true);
            removeLeftBehind();
        }
        unreadable(outcome);
        done();
    };
    m_kept.read(id, m_registry.find(id).clientId, reading.get(), found);
}

void AccountStore::readVersion2(const QString &clientId, Then done)
{
    const AccountId id = m_registry.ofVersion2(clientId);
    if (!heldBy(m_sessions.byDefault())) // the environment's
        m_sessions.setDefault(m_sessions.of(id));
    callAll();
    const auto reading = std::make_shared<QObject>();
    m_reading.insert(id, reading);
    m_kept.takeOver(id, clientId, reading.get(),
                    [this, id, done](SecretOutcome outcome, const auto &credentials, bool moved) {
                        endReading(id);
                        if (moved) {
                            m_settings.setValue(store::Setting::AccountClientId, QString());
                            m_registry.setKept(id, true);
                            m_registry.use(id);
                        }
                        if (outcome == SecretOutcome::Done)
                            beginStored(id, credentials, moved);
                        unreadable(outcome);
                        done();
                    });
}

// It may be that object's own answer that ends it.
void AccountStore::endReading(const AccountId &id)
{
    if (const std::shared_ptr<QObject> reading = m_reading.take(id))
        QMetaObject::invokeMethod(
            this, [reading] {}, Qt::QueuedConnection);
}

void AccountStore::unreadable(SecretOutcome outcome)
{
    if (outcome == SecretOutcome::NotAvailable && std::exchange(m_tellsOfKeychain, false))
        emit notice(tr("The keychain of this computer cannot be reached. Sign in again to upload."));
}

void AccountStore::beginStored(const AccountId &id, const youku::Credentials &credentials, bool isKept)
{
    QDateTime until = m_registry.find(id).validUntil;
    if (!until.isValid()) // of one account, before there were several
        until = QDateTime::fromString(m_settings.text(store::Setting::AccountValidUntil), Qt::ISODate);
    m_settings.setValue(store::Setting::AccountValidUntil, QString());
    const HeldPtr held = begin(id, ofKnownApi(id, credentials), false);
    held->session->setValidUntil(until);
    held->kept = isKept;
    if (isKept && !undecided(*held))
        removeVersion2();
}

} // namespace engine
