// One piece of work on the queue that somebody asked for: is started and ends, each once, and tells its
// reporter meanwhile. Engine and reporter outlive it.
//
// The engine's thread. Every slot that makes sentences goes through spoken().
#pragma once

#include "control/jobs/exit_code.h"
#include "control/jobs/reporter.h"
#include "engine/engine.h"

#include <QObject>

#include <utility>

namespace control {

class Job : public QObject
{
    Q_OBJECT
public:
    Job(engine::Engine &engine, Reporter &reporter) : m_engine(engine), m_reporter(reporter) {}

    virtual void start() = 0;
    // The engine is about to close: nothing more is begun.
    virtual void stop() {}

signals:
    // From the event loop, once.
    void finished(control::ExitCode code);

protected:
    engine::Engine &engine() { return m_engine; }
    Reporter &reporter() { return m_reporter; }

    template <typename What>
    auto spoken(What what)
    {
        return spokenTo(m_reporter, std::move(what));
    }

    void end(ExitCode code)
    {
        if (!std::exchange(m_ended, true))
            QMetaObject::invokeMethod(
                this, [this, code] { emit finished(code); }, Qt::QueuedConnection);
    }

private:
    engine::Engine &m_engine;
    Reporter &m_reporter;
    bool m_ended = false;
};

} // namespace control
