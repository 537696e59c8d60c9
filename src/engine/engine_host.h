// Opens an engine and closes it, so that window and console start in one line: takes the profile and its
// lock, begins the log, signs in and reads the queue.
//
// Lives in one thread, as all that it owns; profile, lock, settings and log are opened in it, the queue by a
// worker thread. Practice mode runs an
// embedded Youku on loopback with a profile of its own (<profile>/practice) and never touches the real queue.
#pragma once

#include "engine/options.h"
#include "store/profile/profile.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <memory>

namespace base {
struct Error;
}

namespace engine {

class Engine;

// Why the engine could not open.
struct StartFailure {
    enum class Reason { ProfileInUse, ProfileUnusable, DiskFull, BadApiUrl, Sandbox };
    Reason reason = Reason::ProfileUnusable;
    QString message; // a sentence for people
    qint64 holderPid = 0;
};

class EngineHost : public QObject
{
    Q_OBJECT
public:
    explicit EngineHost(const Options &options, QObject *parent = nullptr);
    ~EngineHost() override;

    // Answers later with opened() or failed().
    void open();
    // Stops traffic, keeps everything, then closed(). The next start goes on from there. At any time.
    void close();

    const store::Profile &profile() const;

signals:
    // Owned by the host, and open until it is closed.
    void opened(engine::Engine *engine);
    void failed(const engine::StartFailure &failure);
    void closed();
    // One sentence the user should read, for instance that a damaged queue was set aside. Once the engine is
    // open it tells them itself.
    void notice(const QString &sentence);

private:
    void tell(const QString &sentence);
    void fail(StartFailure::Reason reason, const QString &message, qint64 holderPid = 0);
    void takeProfile();
    bool takeLock(); // or it failed
    void startSandbox();
    void makeEngine(const QUrl &apiBase);
    void openQueue();
    void loadQueue();
    bool failToOpen(const std::optional<base::Error> &failure); // where there is one

    class Private; // profile, settings and log, and the engine with its parts once it is open
    std::unique_ptr<Private> d;
};

} // namespace engine
