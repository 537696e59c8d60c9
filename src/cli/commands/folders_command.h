// folders: lists the watched folders, adds and removes them (control/jobs/folders_job.h); the list is read
// without an engine where nobody watches.
#pragma once

#include "cli/commands/job_command.h"

namespace cli {

class FoldersCommand : public JobCommand
{
    Q_OBJECT
public:
    FoldersCommand(const CommonOptions &common, const FoldersOptions &options);

    std::optional<ExitCode> prepare() override;

protected:
    std::unique_ptr<control::Job> makeJob() override;
    control::Wish wish() const override { return m_options; }
    void answered(const QList<QJsonObject> &rows) override;

private:
    std::optional<ExitCode> readList();
    void printTable(const QList<QJsonObject> &rows);

    FoldersOptions m_options;
};

} // namespace cli
