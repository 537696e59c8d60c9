// list: the queue as it was last kept. Only reads, and needs no engine, so it works while another one runs.
#pragma once

#include "cli/commands/command.h"
#include "cli/output/snapshot.h"

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
