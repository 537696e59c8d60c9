// folders: lists the watched folders without an engine, beside any program; adds and removes them with one.
#pragma once

#include "cli/commands/engine_command.h"
#include "cli/folders/folder_list.h"

namespace cli {

class FoldersCommand : public EngineCommand
{
    Q_OBJECT
public:
    FoldersCommand(const CommonOptions &common, const FoldersOptions &options);

    std::optional<ExitCode> prepare() override;

protected:
    void work() override;

private:
    ExitCode list();
    ExitCode tell(const FolderAnswer &answer);

    FoldersOptions m_options;
};

} // namespace cli
