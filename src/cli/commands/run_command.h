// run: does the queue and watches the folders until it is interrupted, for servers.
#pragma once

#include "cli/commands/engine_command.h"

namespace cli {

class RunCommand : public EngineCommand
{
    Q_OBJECT
public:
    RunCommand(const CommonOptions &common, const RunOptions &options);

protected:
    void work() override;
    bool watchesFolders() const override { return true; }
    bool listens() const override { return true; }
};

} // namespace cli
