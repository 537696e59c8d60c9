// list: the queue as it was last kept, or as the program that holds it says it is. Only reads, and needs no
// engine.
#pragma once

#include "cli/commands/command.h"
#include "cli/output/reporter.h"

namespace cli {

class ListCommand : public Command
{
    Q_OBJECT
public:
    ListCommand(const CommonOptions &common, const ListOptions &options);

    // All of it: Ctrl-C ends it at once, however long the queue is.
    std::optional<ExitCode> prepare() override;
    void start() override {}

private:
    void printTable(const QList<Snapshot> &uploads);

    CommonOptions m_common;
    ListOptions m_options;
};

} // namespace cli
