// resume, retry and cancel: control/jobs/queue_jobs.h.
#pragma once

#include "cli/commands/job_command.h"

namespace cli {

class ResumeCommand : public JobCommand
{
    Q_OBJECT
public:
    ResumeCommand(const CommonOptions &common, const ResumeOptions &options)
        : JobCommand(common, options.pace)
        , m_options(options)
    {
    }

protected:
    std::unique_ptr<control::Job> makeJob() override;
    control::Wish wish() const override { return m_options; }

private:
    ResumeOptions m_options;
};

class CancelCommand : public JobCommand
{
    Q_OBJECT
public:
    CancelCommand(const CommonOptions &common, const CancelOptions &options)
        : JobCommand(common)
        , m_options(options)
    {
    }

protected:
    std::unique_ptr<control::Job> makeJob() override;
    control::Wish wish() const override { return m_options; }

private:
    CancelOptions m_options;
};

} // namespace cli
