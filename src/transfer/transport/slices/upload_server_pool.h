// Ways to upload servers, with the proxy and the patience of now: who needs one acquires it, and gives it
// back with its connection still open for the next step, lane or upload to the same server.
//
// Lives in the engine's thread and outlives all who acquire. What nobody used for a while is closed.
#pragma once

#include "base/clock.h"
#include "youku/upload_server.h"

#include <QNetworkProxy>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace transfer {

class UploadServerPool
{
public:
    explicit UploadServerPool(base::Clock &clock) : m_clock(clock) {}

    struct GiveBack {
        UploadServerPool *home = nullptr;
        youku::ServerLocation location;
        void operator()(youku::UploadServer *server) const;
    };
    using Lease = std::unique_ptr<youku::UploadServer, GiveBack>;

    // The way of one chain of requests; nobody else uses it until it is given back.
    Lease acquire(const youku::ServerLocation &location);

    // Of ways that are acquired from now on.
    void setProxy(const QNetworkProxy &proxy) { m_proxy = proxy; }
    bool throughProxy() const;
    // How long an upload server may be silent, with a slice and otherwise: 45 s and 30 s unless set.
    void setStallTimes(int shortMs, int sliceMs);
    // host:port that stands for every upload server; practice mode, whose port may change between runs.
    void setOverride(const QString &server) { m_override = server; }
    bool overridden() const { return !m_override.isEmpty(); }
    // Whether bytes may go to an upload server that Youku named; none: to every one.
    void setGuard(std::function<bool(const QUrl &server)> guard) { m_guard = std::move(guard); }
    // server: a name or a number, as in a ServerLocation.
    bool takes(const QString &server) const;

    base::Clock &clock() const { return m_clock; }

private:
    struct Idle {
        youku::ServerLocation location;
        qint64 sinceMs = 0;
        std::unique_ptr<youku::UploadServer> server;
    };
    Lease idleOrNew(const youku::ServerLocation &location);
    void closeOld();

    base::Clock &m_clock;
    std::vector<Idle> m_idle;
    QNetworkProxy m_proxy{QNetworkProxy::DefaultProxy};
    QString m_override;
    std::function<bool(const QUrl &)> m_guard;
    int m_stallMs = 30000;
    int m_sliceStallMs = 45000;
    QObject m_context; // of timers
};

} // namespace transfer
