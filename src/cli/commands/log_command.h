// log: what happened to one upload, as it was last kept. Only reads, like list.
#pragma once

#include "cli/commands/command.h"

namespace cli {

class LogCommand : public Command
{
    Q_OBJECT
public:
    LogCommand(const CommonOptions &common, const LogOptions &options);

    // All of it, at once.
    std::optional<ExitCode> prepare() override;
    void start() override {}

private:
    void print(const transfer::UploadRecord &record) const;

    CommonOptions m_common;
    LogOptions m_options;
};

} // namespace cli
