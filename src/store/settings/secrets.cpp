#include "store/settings/secrets.h"

#include "store/profile/profile.h"

#if defined(Q_OS_WIN)
#include "base/background.h"
#include "store/settings/credential_manager.h"
#elif defined(YOUCHUAN_KEYCHAIN)
#include <qt6keychain/keychain.h>
#endif

using namespace Qt::StringLiterals;

namespace store {

namespace {

void later(QObject *context, std::function<void()> answer)
{
    QMetaObject::invokeMethod(context, std::move(answer), Qt::QueuedConnection);
}

// Where nothing is kept: no keychain, or portable mode.
std::unique_ptr<SecretStore> noSecrets()
{
    auto none = std::make_unique<MemorySecrets>();
    none->available = false;
    return none;
}

#if defined(Q_OS_WIN)

SecretOutcome outcomeOf(credential_manager::Outcome outcome)
{
    switch (outcome) {
    case credential_manager::Outcome::Done:
        return SecretOutcome::Done;
    case credential_manager::Outcome::NotFound:
        return SecretOutcome::NotFound;
    case credential_manager::Outcome::Refused:
        break;
    }
    return SecretOutcome::NotAvailable;
}

// The Credential Manager, asked by a thread of its own: one, so that requests keep their order.
class KeychainSecrets : public SecretStore
{
public:
    KeychainSecrets() { m_pool.setMaxThreadCount(1); }
    ~KeychainSecrets() override { m_pool.waitForDone(); }

    void read(const QString &key, QObject *context, Read done) override
    {
        struct Found {
            SecretOutcome outcome;
            QString value;
        };
        base::inBackground(
            m_pool, context,
            [target = targetOf(key)] {
                std::string value;
                const SecretOutcome outcome = outcomeOf(credential_manager::read(target, &value));
                return Found{outcome, QString::fromStdString(value)};
            },
            [done](const Found &found) { done(found.outcome, found.value); });
    }

    void write(const QString &key, const QString &value, QObject *context, Written done) override
    {
        base::inBackground(
            m_pool, context,
            [target = targetOf(key), value = value.toStdString()] {
                return outcomeOf(credential_manager::write(target, value));
            },
            std::move(done));
    }

    void remove(const QString &key, QObject *context, Written done) override
    {
        base::inBackground(
            m_pool, context,
            [target = targetOf(key)] { return outcomeOf(credential_manager::remove(target)); },
            std::move(done));
    }

private:
    static std::wstring targetOf(const QString &key) { return (u"Youchuan/"_s + key).toStdWString(); }

    QThreadPool m_pool;
};

#elif defined(YOUCHUAN_KEYCHAIN)

SecretOutcome outcomeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return SecretOutcome::Done;
    case QKeychain::EntryNotFound:
        return SecretOutcome::NotFound;
    default:
        return SecretOutcome::NotAvailable;
    }
}

class KeychainSecrets : public SecretStore
{
public:
    void read(const QString &key, QObject *context, Read done) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service());
        start(job, key, context, [job, done] { done(outcomeOf(job->error()), job->textData()); });
    }

    void write(const QString &key, const QString &value, QObject *context, Written done) override
    {
        auto *job = new QKeychain::WritePasswordJob(service());
        job->setTextData(value);
        start(job, key, context, [job, done] { done(outcomeOf(job->error())); });
    }

    void remove(const QString &key, QObject *context, Written done) override
    {
        auto *job = new QKeychain::DeletePasswordJob(service());
        start(job, key, context, [job, done] { done(outcomeOf(job->error())); });
    }

private:
    static QString service() { return u"Youchuan"_s; }

    // The job deletes itself; without the context it ends unheard.
    static void start(QKeychain::Job *job, const QString &key, QObject *context, std::function<void()> answer)
    {
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, context, std::move(answer));
        job->start();
    }
};

#endif

} // namespace

std::unique_ptr<SecretStore> systemSecrets()
{
#if defined(Q_OS_WIN) || defined(YOUCHUAN_KEYCHAIN)
    if (Profile::portableDir().isEmpty())
        return std::make_unique<KeychainSecrets>();
#endif
    return noSecrets();
}

void MemorySecrets::read(const QString &key, QObject *context, Read done)
{
    const SecretOutcome outcome = !available             ? SecretOutcome::NotAvailable
                                  : values.contains(key) ? SecretOutcome::Done
                                                         : SecretOutcome::NotFound;
    const QString value = outcome == SecretOutcome::Done ? values.value(key) : QString();
    later(context, [done, outcome, value] { done(outcome, value); });
}

void MemorySecrets::write(const QString &key, const QString &value, QObject *context, Written done)
{
    const bool takesIt = available && !readOnly;
    if (takesIt)
        values.insert(key, value);
    later(context,
          [done, kept = takesIt] { done(kept ? SecretOutcome::Done : SecretOutcome::NotAvailable); });
}

void MemorySecrets::remove(const QString &key, QObject *context, Written done)
{
    const bool able = available && !readOnly;
    const bool found = able && values.remove(key) > 0;
    later(context, [done, found, able] {
        done(!able ? SecretOutcome::NotAvailable : found ? SecretOutcome::Done : SecretOutcome::NotFound);
    });
}

} // namespace store
