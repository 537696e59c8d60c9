// A job that is done for another program: goes on to its end also when nobody follows it any more, but for
// the speed limit, which holds only while it is followed.
#pragma once

#include "control/jobs/job.h"
#include "control/server/remote_reporter.h"
#include "control/wire/request.h"
#include "engine/send_overrides.h"

#include <memory>

namespace control {

class Errand : public QObject
{
    Q_OBJECT
public:
    // request: for a job.
    Errand(engine::Engine &engine, Peer &peer, const Request &request);
    ~Errand() override;

    // Whether there is a way to do it as a job.
    static bool isFor(const Wish &wish);
    void start();
    bool isFollowed() const { return m_peer && m_followed; }
    // The engine is about to close.
    void leave();

signals:
    void over(); // once, from the event loop

private:
    void finish(ExitCode code);

    QPointer<Peer> m_peer;
    bool m_followed = true;
    RemoteReporter m_reporter;
    engine::SendOverrides::Hold m_pace;
    engine::SendOverrides::Hold m_limit;
    std::unique_ptr<Job> m_job;
};

} // namespace control
