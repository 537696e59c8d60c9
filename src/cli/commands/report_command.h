// report: the text to hand over when something went wrong. Only reads, and needs no engine, so it works while
// another one runs.
#pragma once

#include "cli/commands/command.h"

namespace cli {

class ReportCommand : public Command
{
    Q_OBJECT
public:
    ReportCommand(const CommonOptions &common, const ReportOptions &options);

    void start() override;

private:
    CommonOptions m_common;
    ReportOptions m_options;
};

} // namespace cli
