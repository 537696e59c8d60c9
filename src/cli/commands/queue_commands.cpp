#include "cli/commands/queue_commands.h"

#include "control/jobs/queue_jobs.h"

namespace cli {

std::unique_ptr<control::Job> ResumeCommand::makeJob()
{
    return std::make_unique<control::ResumeJob>(engine(), reporter(), m_options);
}

std::unique_ptr<control::Job> CancelCommand::makeJob()
{
    return std::make_unique<control::CancelJob>(engine(), reporter(), m_options);
}

} // namespace cli
