// Wires client, queue and profile together once, so that window and console start the same machine in one
// line.
//
// open() answers later with opened() or failed(); until then only settings() and profile() may be used. All
// in one thread; disks are touched by worker threads. Practice mode runs an embedded Youku on loopback with a
// profile of its own
// (<profile>/practice) and never touches the real queue.
#pragma once

#include "store/profile.h"
#include "store/settings.h"
#include "transfer/queue/upload_queue.h"
#include "transfer/services/account_sessions.h"
#include "youku/api_client.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace engine {

class ProxyKeeper;

struct Options {
    QString profileDir; // empty: YOUCHUAN_PROFILE, else the platform's standard place
    bool practice = false;
    std::optional<int> lanes;             // for this run; 0: automatic
    std::optional<qint64> bytesPerSecond; // speed limit for this run; 0: none
    int sliceLengthKb = 0;                // every upload asks for it in this run; 0: chosen for each
};

// Why the engine could not open.
struct StartFailure {
    enum class Reason { ProfileInUse, ProfileUnusable, DiskFull, BadApiUrl, Sandbox };
    Reason reason = Reason::ProfileUnusable;
    QString message; // a sentence for people
    qint64 holderPid = 0;
};

class Engine : public QObject
{
    Q_OBJECT
public:
    explicit Engine(const Options &options, QObject *parent = nullptr);
    ~Engine() override;

    void open();
    // Stops traffic, keeps everything, then closed(). The next start goes on from there.
    void close();

    bool practice() const;
    const store::Profile &profile() const;
    store::Settings &settings();
    transfer::UploadQueue &queue();
    transfer::Gates &gates(); // what may hold uploads
    transfer::AccountSessions &accounts();
    transfer::AccountSession &account(); // the one in use now
    youku::ApiClient &api();

    // Signs in and keeps the credentials (keychain, or this session only: the answer says which). An account
    // from the environment lasts for this run and is never kept. validUntil: of the access token, where Youku
    // has said so.
    void signIn(const youku::Credentials &credentials, const QDateTime &validUntil, QObject *context,
                std::function<void(bool kept)> done);
    void signOut();
    // Whether a sign-in can be kept here at all.
    void findKeychain(QObject *context, std::function<void(bool found)> done);
    // Whether Youku accepts the account: a call that needs it and changes nothing (engine/sign_in_check.h).
    void checkSignIn(QObject *context, base::Answer<base::Nothing> done);
    // The same for credentials that are not in use; answers with them, renewed if they had to be.
    void checkSignIn(const youku::Credentials &credentials, QObject *context,
                     base::Answer<youku::Credentials> done);

    // The password of the proxy in the settings (engine/proxy_keeper.h).
    ProxyKeeper &proxy();
    // Whether Youku answers by this proxy, whatever the settings say.
    void testConnection(const QNetworkProxy &proxy, QObject *context, base::Answer<base::Nothing> done);

    // Category list and limits of Youku; the last known ones until it answers.
    const QList<youku::Category> &categories() const;
    const std::optional<youku::Spec> &spec() const;

    // Finished uploads that are no longer listed, newest first.
    void history(QObject *context, std::function<void(const QList<transfer::UploadRecord> &)> done);
    // The queued or published upload of the same unchanged file; nothing when there is none.
    void findSameFile(const QString &path, QObject *context,
                      std::function<void(std::optional<transfer::UploadRecord>)> done);

signals:
    void opened();
    void failed(const engine::StartFailure &failure);
    void closed();
    void categoriesChanged();
    void specChanged();
    // One sentence the user should read, for instance that a damaged queue was set aside.
    void notice(const QString &sentence);

private:
    void fail(StartFailure::Reason reason, const QString &message, qint64 holderPid = 0);
    void takeProfile();
    bool takeLock(); // or it failed
    void startSandbox();
    void startMachine(const QUrl &apiBase);
    void openQueue();
    void loadQueue();
    bool failToOpen(const std::optional<base::Error> &failure); // where there is one

    class Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace engine
