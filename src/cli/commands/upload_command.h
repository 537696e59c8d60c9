// upload: control/jobs/upload_job.h, for files that were named on the command line.
#pragma once

#include "cli/commands/job_command.h"
#include "control/jobs/upload_request.h"

namespace cli {

class UploadCommand : public JobCommand
{
    Q_OBJECT
public:
    UploadCommand(const CommonOptions &common, const UploadOptions &options);

    std::optional<ExitCode> prepare() override;

protected:
    std::unique_ptr<control::Job> makeJob() override;
    control::Wish wish() const override;
    void notBegun(const Refusal &why, const QString &sentence) override;

private:
    UploadOptions m_options;
    control::UploadRequest m_request;
};

} // namespace cli
