// An open engine as window, console and report see it: the queue, who is signed in, what Youku takes.
//
// Made, owned and closed by EngineHost, where its thread is named; whoever holds one may use all of it.
#pragma once

#include "engine/options.h"
#include "store/profile/profile.h"
#include "store/settings/settings.h"
#include "transfer/queue/upload_queue.h"
#include "transfer/services/account_sessions.h"
#include "youku/api_client.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace engine {

class AccountStore;
class EngineParts;
class FileLooks;
class Folders;
class History;
class SendOverrides;
class ProxySettings;
class Schedule;

class Engine : public QObject
{
    Q_OBJECT
public:
    // profile and parts outlive it.
    Engine(const Options &options, const store::Profile &profile, EngineParts &parts,
           QObject *parent = nullptr);
    ~Engine() override;

    bool practice() const;
    const store::Profile &profile() const;
    store::Settings &settings();
    transfer::UploadQueue &queue();
    FileLooks &looks();         // what is known of the files of uploads
    transfer::Gates &gates();   // what may hold uploads
    Schedule &schedule();       // the weekly plan
    SendOverrides &overrides(); // what others want of its speed for a while
    // Bytes a second for all uploads together, as it holds now; 0: none.
    qint64 speedLimit() const;
    transfer::AccountSessions &accounts();
    transfer::AccountSession &account(); // the default one
    AccountStore &accountStore();        // all of them, as people see them; signs in and out
    youku::ApiClient &api();
    const youku::PublishingApis &apis(); // of accounts

    // Whether a sign-in can be kept here at all.
    void findKeychain(QObject *context, std::function<void(bool found)> done);
    // Whether Youku accepts the account, and by which of its APIs, which is kept with it
    // (engine/accounts/sign_in_check.h).
    void checkSignIn(transfer::AccountSession &account, QObject *context, base::Answer<base::Nothing> done);
    // The same for credentials that are not in use. now: what they have become, whatever the answer is:
    // renewed if they had to be, and with the API that accepted them. user: whose they are, where Youku
    // tells.
    using Checked =
        std::function<void(const base::Result<base::Nothing> &answer, const youku::Credentials &now,
                           const std::optional<youku::User> &user)>;
    void checkSignIn(const youku::Credentials &credentials, QObject *context, Checked done);
    // The API that this app belongs to, as far as known: where an answer tells it, or one did.
    youku::ApiKind knownApi(const QString &clientId) const;

    // The password of the proxy in the settings (engine/network/proxy_settings.h).
    ProxySettings &proxy();
    // What waits for a network tries at once.
    void lookForNetwork();
    // Whether Youku answers by this proxy, whatever the settings say.
    void testConnection(const QNetworkProxy &proxy, QObject *context, base::Answer<base::Nothing> done);

    // Category list and limits of Youku; the last known ones until it answers.
    const QList<youku::Category> &categories() const;
    const std::optional<youku::Spec> &spec() const;

    History &history(); // what was ever published
    Folders &folders(); // the watched ones
    // The queued or published upload of the same unchanged file; nothing when there is none.
    void findSameFile(const QString &path, QObject *context,
                      std::function<void(std::optional<transfer::UploadRecord>)> done);

signals:
    void categoriesChanged();
    void specChanged();
    // One sentence the user should read.
    void notice(const QString &sentence);

private:
    const bool m_practice;
    const store::Profile &m_profile;
    EngineParts &m_parts;
};

} // namespace engine
