// resume, retry and cancel: commands on uploads that are in the queue.
#pragma once

#include "cli/commands/watching_command.h"

namespace cli {

class ResumeCommand : public WatchingCommand
{
    Q_OBJECT
public:
    ResumeCommand(const CommonOptions &common, const ResumeOptions &options);

protected:
    void work() override;

private:
    QList<transfer::UploadId> chosen();

    ResumeOptions m_options;
};

class CancelCommand : public WatchingCommand
{
    Q_OBJECT
public:
    CancelCommand(const CommonOptions &common, const CancelOptions &options);

protected:
    void work() override;

private:
    CancelOptions m_options;
};

} // namespace cli
