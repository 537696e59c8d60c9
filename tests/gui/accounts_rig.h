// An engine with several accounts that were signed in before, and a Youku that nobody reaches.
#pragma once

#include "engine/accounts/account_store.h"
#include "practice.h"
#include "sandbox/embedded_sandbox.h"

#include <QTemporaryDir>

class AccountsRig
{
public:
    struct SignedIn {
        bool renews = false;
        QDateTime validUntil = {};
    };

    static QString clientId() { return QStringLiteral("c0ffee0123456789"); }
    static youku::Credentials keys(const QString &who, bool renews)
    {
        return {clientId(),
                QStringLiteral("access of %1").arg(who),
                renews ? QStringLiteral("refresh of %1").arg(who) : QString(),
                {}};
    }

    bool open(bool practice = false)
    {
        if (!m_sandbox)
            qputenv("YOUCHUAN_API_URL", "http://127.0.0.1:9");
        m_files = std::make_unique<practice::Practice>();
        engine::Options options;
        options.profileDir = m_files->dir.filePath(QStringLiteral("profile"));
        options.practice = practice;
        return engine.open(options);
    }
    bool close() { return engine.close(); }
    // The same, and there is somebody at the address who takes none of these sign-ins.
    bool openReached()
    {
        m_sandbox = std::make_unique<sandbox::EmbeddedSandbox>(sandbox::Options{});
        QSignalSpy ready(m_sandbox.get(), &sandbox::EmbeddedSandbox::ready);
        m_sandbox->start();
        if (!ready.wait(practice::patienceMs))
            return false;
        qputenv("YOUCHUAN_API_URL", ready.first()[0].toUrl().toEncoded());
        return open();
    }

    engine::AccountStore &store() { return engine->accountStore(); }
    transfer::AccountId signIn(const QString &user, const QString &name, const SignedIn &how)
    {
        const youku::Credentials credentials = keys(user, how.renews);
        bool done = false;
        store().signIn({credentials, how.validUntil, youku::User{user, name}, {}}, engine.operator->(),
                       [&done](bool) { done = true; });
        if (!QTest::qWaitFor([&done] { return done; }, practice::patienceMs))
            return {};
        return store().signedInWith(credentials).id;
    }
    void refuse(const transfer::AccountId &id)
    {
        engine->accounts().of(id).refuse(base::localError(base::ErrorKind::Account));
    }
    QString file(const QString &name) { return m_files->file(name, 1000); }
    transfer::UploadId add(const QString &name, const transfer::AccountId &account)
    {
        transfer::NewUpload video{file(name), {}, {}};
        video.account = account;
        return engine->queue().add({video}).value(0);
    }

    OpenEngine engine;

private:
    std::unique_ptr<sandbox::EmbeddedSandbox> m_sandbox;
    std::unique_ptr<practice::Practice> m_files;
};
