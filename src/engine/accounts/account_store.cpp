#include "engine/accounts/account_store.h"

#include "base/guarded.h"
#include "base/redaction.h"
#include "engine/process/child_process.h"

#include <QPointer>
#include <QTimer>

#include <array>
#include <memory>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace engine {

using store::SecretOutcome;
using transfer::AccountId;

namespace {

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

AccountStore::AccountStore(const youku::PublishingApis &apis, transfer::AccountSessions &sessions,
                           store::Settings &settings, std::unique_ptr<store::SecretStore> secrets,
                           QObject *parent)
    : QObject(parent)
    , m_apis(apis)
    , m_sessions(sessions)
    , m_settings(settings)
    , m_registry(settings)
    , m_kept(std::move(secrets))
{
    callAll();
    connect(&sessions, &transfer::AccountSessions::validUntilChanged, this, [this] {
        if (!m_fromEnvironment)
            m_settings.setValue(store::Setting::AccountValidUntil,
                                m_sessions.inUse().validUntil().toString(Qt::ISODate));
    });
    sessions.setFinder(
        [this](QObject *context, base::Answer<base::Nothing> done) { findOut(context, std::move(done)); });
}

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
    const youku::Credentials given = fromEnvironment();
    const bool kept =
        !m_registry.inUse().isEmpty() || !m_settings.text(store::Setting::AccountClientId).isEmpty();
    if (given != youku::Credentials()) {
        m_fromEnvironment = true;
        askWhoIsKept(given, [this, given, once] {
            signInForNow(given);
            findOutBefore(once);
        });
    } else if (kept) {
        QTimer::singleShot(patienceMs, this, once);
        readStored(once);
    } else
        QMetaObject::invokeMethod(this, once, Qt::QueuedConnection);
}

void AccountStore::readStored(std::function<void()> done)
{
    const auto found = [this, done](const AccountId &id, SecretOutcome outcome,
                                    const youku::Credentials &credentials, bool isKept) {
        m_reading.release()->deleteLater(); // it calls
        if (outcome == SecretOutcome::Done) {
            beginStored(id, credentials, isKept);
            return findOutBefore(done);
        }
        if (outcome == SecretOutcome::NotAvailable)
            emit notice(tr("The keychain of this computer cannot be reached. Sign in again to upload."));
        done();
    };
    m_reading = std::make_unique<QObject>();
    const Account account = m_registry.find(m_registry.inUse());
    if (!account.id.isEmpty()) {
        const auto read = [found, id = account.id](SecretOutcome outcome, const auto &credentials) {
            found(id, outcome, credentials, true);
        };
        return m_kept.read(account.id, account.clientId, m_reading.get(), read);
    }
    const QString old = m_settings.text(store::Setting::AccountClientId);
    const AccountId id = m_registry.ofVersion2(old);
    const auto takenOver = [this, found, id](SecretOutcome outcome, const auto &credentials, bool moved) {
        if (moved) {
            m_settings.setValue(store::Setting::AccountClientId, QString());
            m_registry.use(id);
        }
        found(id, outcome, credentials, moved);
    };
    m_kept.takeOver(id, old, m_reading.get(), takenOver);
}

void AccountStore::beginStored(const AccountId &id, const youku::Credentials &credentials, bool isKept)
{
    const QString until = m_settings.text(store::Setting::AccountValidUntil);
    begin(id, ofKnownApi(id, credentials), true);
    m_sessions.inUse().setValidUntil(QDateTime::fromString(until, Qt::ISODate));
    m_isKept = isKept;
    if (isKept && !undecided()) {
        removeAllBut(m_inUse);
        removeVersion2();
    }
}

// One account is in use: nobody could sign out of another any more. Not before the next start, when the
// settings say for certain which one it is.
void AccountStore::removeAllBut(const AccountId &id)
{
    for (const Account &account : QList(m_registry.all())) {
        if (account.id == id)
            continue;
        m_kept.remove(account.id);
        if (m_registry.mayBeAnother(account.id)) // it was not
            m_registry.forget(account.id);
    }
}

void AccountStore::begin(const AccountId &id, const youku::Credentials &credentials, bool keepRotated)
{
    hide(credentials);
    m_reading.reset();
    ++m_signIn;
    m_inUse = id;
    m_marks = AccountRegistry::marksOf(credentials);
    m_isKept = false;
    m_unanswered = 0;
    const Account account = m_registry.find(id);
    m_sessions.setUnsure(account.userId.isEmpty());
    youku::Credentials used = credentials;
    used.api = m_apiForNow.value_or(credentials.api);
    m_sessions.signIn(m_registry.mayBeAnother(id) ? AccountId() : id, used);
    transfer::AccountSession &session = m_sessions.inUse();
    session.setCalled(credentials.clientId, account.name);
    session.setTokenSaver([this, keepRotated](const youku::Credentials &rotated, std::function<void()> kept) {
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
}

void AccountStore::signInForNow(const youku::Credentials &credentials)
{
    const AccountId id = credentials.clientId.isEmpty() ? AccountId() : m_registry.of(credentials);
    begin(id, ofKnownApi(id, credentials), false);
}

void AccountStore::signIn(const youku::Credentials &credentials, const QDateTime &validUntil,
                          QObject *context, std::function<void(bool kept)> done)
{
    const youku::Credentials &before = m_sessions.inUse().credentials();
    const bool sameApp = !m_inUse.isEmpty() && before.clientId == credentials.clientId;
    const bool sameToken =
        before.accessToken == credentials.accessToken
        || (!before.refreshToken.isEmpty() && before.refreshToken == credentials.refreshToken);
    if (sameApp && sameToken)
        return beginAndKeep(m_inUse, credentials, validUntil, context, std::move(done));
    const auto goOn = [this, credentials, validUntil, signIn = m_signIn, guard = QPointer(context),
                       done = std::move(done)] {
        if (signIn != m_signIn) { // signed out meanwhile, or in with something else
            if (guard)
                done(false);
            return;
        }
        beginAndKeep(m_registry.of(credentials), credentials, validUntil, this, [guard, done](bool kept) {
            if (guard)
                done(kept);
        });
    };
    // Whose the one before is can be asked only as long as it is there.
    const bool untold = m_registry.find(m_inUse).userId.isEmpty();
    if (sameApp && untold && m_sessions.inUse().state() == transfer::AccountSession::State::Ready)
        findOutSoon(goOn);
    else
        goOn();
}

void AccountStore::beginAndKeep(const AccountId &id, const youku::Credentials &credentials,
                                const QDateTime &validUntil, QObject *context,
                                std::function<void(bool kept)> done)
{
    m_registry.setApi(id, credentials.api);
    begin(id, credentials, true);
    m_sessions.inUse().setValidUntil(validUntil);
    write(credentials, context, std::move(done));
    if (undecided())
        findOut(this, [](const base::Result<base::Nothing> &) {});
}

void AccountStore::write(const youku::Credentials &credentials, QObject *context,
                         std::function<void(bool kept)> done)
{
    const auto answer = [this, id = m_inUse, signIn = m_signIn, guard = QPointer(context),
                         done = std::move(done)](bool kept) {
        if (kept && signIn == m_signIn)
            written(id);
        if (guard)
            done(kept);
    };
    m_kept.write(m_inUse, credentials, this, answer);
}

void AccountStore::written(const AccountId &id)
{
    if (id != m_inUse) // it turned out to be of another account while it was written
        return moveFrom(id);
    m_isKept = true;
    m_registry.keep(id);
    m_registry.use(id);
}

void AccountStore::removeVersion2()
{
    const QString old = m_settings.text(store::Setting::AccountClientId);
    if (!old.isEmpty())
        m_kept.remove({old});
    m_settings.setValue(store::Setting::AccountClientId, QString());
}

void AccountStore::findKeychain(QObject *context, std::function<void(bool found)> done)
{
    m_kept.findKeychain(m_registry.inUse(), context, std::move(done));
}

void AccountStore::signOut(QObject *context, std::function<void(bool removed)> done)
{
    const QString old = m_settings.text(store::Setting::AccountClientId);
    const AccountId kept = m_registry.inUse().isEmpty() ? AccountId{old} : m_registry.inUse();
    m_reading.reset();
    if (!m_inUse.isEmpty() && m_inUse != kept)
        m_kept.remove(m_inUse);
    removeAllBut(kept);
    if (kept.text != old)
        removeVersion2();
    ++m_signIn;
    m_inUse.clear();
    m_isKept = false;
    m_sessions.signOut();
    const auto answer = base::guarded(context, std::move(done));
    const auto removed = [this, answer, signIn = m_signIn](bool gone) {
        if (!gone)
            emit notice(
                tr("The keychain of this computer did not remove the sign-in; it is still there. Unlock "
                   "the keychain, then sign out again."));
        else if (signIn == m_signIn) // and nobody has signed in meanwhile
            forgetKept();
        answer(gone);
    };
    // Last: who waits for its answer has waited for the others too.
    if (kept.isEmpty())
        QMetaObject::invokeMethod(
            this, [removed] { removed(true); }, Qt::QueuedConnection);
    else
        m_kept.remove(kept, this, removed);
}

void AccountStore::forgetKept()
{
    const AccountId id = m_registry.inUse();
    if (m_registry.mayBeAnother(id)) // nobody will ever know whose it was
        m_registry.forget(id);
    m_settings.setValue(store::Setting::AccountClientId, QString());
    m_registry.use({});
}

QHash<AccountId, AccountId> AccountStore::takeOver(const QList<AccountId> &ofRecords)
{
    const QHash<AccountId, AccountId> names = m_registry.takeOver(ofRecords);
    callAll();
    return names;
}

void AccountStore::callAll()
{
    for (const Account &account : m_registry.all())
        m_sessions.of(account.id).setCalled(account.clientId, account.name);
}

} // namespace engine
