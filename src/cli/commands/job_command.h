// A command that does something with uploads: by an engine of its own, or, where another program holds the
// profile, by that one, and then it only follows. What is printed comes from the same reporter either way.
#pragma once

#include "cli/commands/engine_command.h"
#include "control/client/client.h"
#include "control/jobs/job.h"

#include <QDeadlineTimer>

namespace cli {

class JobCommand : public EngineCommand
{
    Q_OBJECT
public:
    using EngineCommand::EngineCommand;
    ~JobCommand() override;

    void interrupt() override;

protected:
    virtual std::unique_ptr<control::Job> makeJob() = 0;
    // The same for the program that holds the profile.
    virtual control::Wish wish() const = 0;

    // Once it has succeeded, with the rows that were answered.
    virtual void answered(const QList<QJsonObject> &) {}

    void work() override;
    bool listens() const override { return true; }
    void inUse(const engine::StartFailure &failure) override;

private:
    void jobDone(ExitCode code);
    void follow();
    void told(const QJsonObject &event);
    void turnedAway(const QString &sentence);
    void lost();
    void endFollowing(ExitCode code);

    std::unique_ptr<control::Job> m_job;
    std::unique_ptr<control::Client> m_client; // from the moment that another program does it
    std::optional<QDeadlineTimer> m_patience;  // with one that may be starting or ending
    bool m_leaves = false;
    bool m_over = false;
};

} // namespace cli
