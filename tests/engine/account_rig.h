// Runs of a program that knows an account, in a profile and with a keychain that outlive them.
#pragma once

#include "engine/accounts/account_store.h"
#include "store/settings/profile_secrets.h"
#include "support/wait.h"
#include "youku/api_client.h"
#include "youku/signed/signed_api.h"

#include <QFile>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using engine::AccountStore;
using store::MemorySecrets;
using store::Setting;
using transfer::AccountId;
using transfer::AccountSession;

inline constexpr int patience = 30'000;

// One run of the program: what it keeps outlives it in the test's MemorySecrets.
class Secrets : public store::SecretStore
{
public:
    // Reads that its user has not allowed yet.
    using Asked = QList<std::function<void()>>;

    Secrets(MemorySecrets &kept, int &changesLeft, std::optional<Asked> &asked)
        : m_kept(kept)
        , m_changesLeft(changesLeft)
        , m_asked(asked)
    {
    }
    void read(const QString &key, QObject *context, Read done) override
    {
        if (!m_asked)
            return m_kept.read(key, context, done);
        m_asked->append([value = m_kept.values.value(key), there = m_kept.values.contains(key),
                         guard = QPointer(context), done] {
            using enum store::SecretOutcome;
            if (guard)
                done(there ? Done : NotFound, value);
        });
    }
    void write(const QString &key, const QString &value, QObject *context, Written done) override
    {
        if (m_changesLeft-- > 0)
            m_kept.write(key, value, context, done);
    }
    void remove(const QString &key, QObject *context, Written done) override
    {
        if (m_changesLeft-- > 0)
            m_kept.remove(key, context, done);
    }

private:
    MemorySecrets &m_kept;
    int &m_changesLeft; // until the program is killed
    std::optional<Asked> &m_asked;
};

struct Run {
    // signedUrl: of the signed API; empty: accounts of either kind are asked for by the open one.
    Run(const QString &settingsPath, MemorySecrets &kept, const QUrl &url = QUrl(u"http://127.0.0.1:9"_s),
        bool ofProfile = false, const QUrl &signedUrl = {})
        : settings(settingsPath)
        , api(url)
        , signedApi(signedUrl, clock, api)
        , apis(signedUrl.isEmpty() ? youku::PublishingApis(api) : youku::PublishingApis(api, signedApi))
        , sessions(apis)
        , accountStore(apis, sessions, settings, secretsFor(kept, ofProfile))
    {
    }
    std::unique_ptr<store::SecretStore> secretsFor(MemorySecrets &kept, bool ofProfile)
    {
        auto secrets = std::make_unique<Secrets>(kept, changesLeft, reads);
        if (ofProfile)
            return std::make_unique<store::ProfileSecrets>(settings, std::move(secrets));
        return secrets;
    }
    AccountSession &session() { return sessions.byDefault(); }
    void restore()
    {
        bool restored = false;
        accountStore.restore(&sessions, [&] { restored = true; });
        QTRY_VERIFY_WITH_TIMEOUT(restored, patience);
    }
    bool signIn(const youku::Credentials &credentials, const QString &name = {})
    {
        std::optional<bool> answer;
        accountStore.signIn({credentials, {}, {}, name}, &sessions, [&](bool kept) { answer = kept; });
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(answer, patience);
        }();
        return answer.value_or(false);
    }
    bool signOut()
    {
        std::optional<bool> answer;
        accountStore.signOut(accountStore.idOf(session()), &sessions,
                             [&](bool removed) { answer = removed; });
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(answer, patience);
        }();
        return answer.value_or(false);
    }
    // As the first upload does.
    AccountId use() { return use(session()); }
    AccountId use(AccountSession &account)
    {
        bool asked = !account.unsure();
        if (!asked)
            sessions.findOut(account, &sessions, [&](const auto &) { asked = true; });
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(asked, patience);
        }();
        return account.id();
    }
    // Signed in with these.
    AccountSession *with(const youku::Credentials &credentials)
    {
        for (const engine::KnownAccount &each : accountStore.list()) {
            AccountSession &session = sessions.of(each.id);
            if (session.credentials().accessToken == credentials.accessToken)
                return &session;
        }
        return nullptr;
    }

    store::Settings settings;
    base::SystemClock clock;
    youku::ApiClient api;
    youku::SignedApi signedApi;
    const youku::PublishingApis apis;
    transfer::AccountSessions sessions;
    int changesLeft = 1000; // in the keychain
    // While there is one the keychain asks its user before it lets anything be read.
    std::optional<Secrets::Asked> reads;
    void allowAll()
    {
        while (reads && !reads->isEmpty())
            reads->takeFirst()();
    }
    AccountStore accountStore;
};

// As the engine runs it.
struct ProfileRun : Run {
    ProfileRun(const QString &settingsPath, MemorySecrets &kept)
        : Run(settingsPath, kept, QUrl(u"http://127.0.0.1:9"_s), true)
    {
    }
};

inline const youku::Credentials someone = {u"c0ffee0123456789"_s, u"access 1"_s, u"refresh 1"_s, u"secret"_s};

class AccountRig : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_kept = std::make_unique<MemorySecrets>();
        for (const char *name : {"YOUCHUAN_CLIENT_ID", "YOUCHUAN_ACCESS_TOKEN", "YOUCHUAN_REFRESH_TOKEN",
                                 "YOUCHUAN_CLIENT_SECRET"})
            qunsetenv(name);
    }

protected:
    QString settingsPath() const { return m_dir->filePath(u"settings.json"_s); }
    QByteArray settingsFile() const
    {
        QFile file(settingsPath());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void putSettings(const QByteArray &content) const
    {
        QFile file(settingsPath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MemorySecrets> m_kept;
};
