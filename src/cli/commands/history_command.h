// history: what was ever published, newest first. Only reads, and needs no engine, so it works while another
// one runs.
#pragma once

#include "cli/commands/command.h"
#include "store/queue/history_table.h"

namespace cli {

class HistoryCommand : public Command
{
    Q_OBJECT
public:
    HistoryCommand(const CommonOptions &common, const HistoryOptions &options);

    std::optional<ExitCode> prepare() override;
    void start() override {}

private:
    void printTable(const QList<store::HistoryEntry> &entries) const;

    CommonOptions m_common;
    HistoryOptions m_options;
};

} // namespace cli
