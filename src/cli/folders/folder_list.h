// What the command folders says and does, wherever it is asked: it takes an engine and answers with lines.
#pragma once

#include "control/jobs/exit_code.h"
#include "cli/options/options.h"
#include "engine/folders/folders.h"

#include <functional>

namespace engine {
class Engine;
}

namespace cli {

struct FolderAnswer {
    ExitCode code = ExitCode::Success;
    QString text;   // lines for standard output, each with its end
    QString remark; // a sentence for standard error; empty: none
};

struct FolderRow {
    store::WatchedFolder folder;
    QString account;                          // its name; empty: the default one
    std::optional<engine::FolderState> state; // where somebody watches it
};

FolderAnswer listFolders(const QList<FolderRow> &rows, bool json);
FolderAnswer listFolders(engine::Engine &engine, bool json);
// Adds or removes; done once that is kept, or cannot be.
void changeFolders(engine::Engine &engine, const FoldersOptions &options, bool json, QObject *context,
                   const std::function<void(const FolderAnswer &)> &done);

} // namespace cli
