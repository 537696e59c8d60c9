// What watched folders do, and why one cannot be as it is wanted, in words for window and console.
#pragma once

#include "engine/folders/folders.h"

namespace engine {

// "Waiting for 2 files that are still being written"; empty: there is nothing to tell.
QString folderStateText(const FolderState &state);
// Something has to be done about it by somebody.
bool folderNeedsAttention(const FolderState &state);
// A sentence. folder: as it was wanted.
QString folderProblemText(FolderProblem problem, const store::WatchedFolder &folder);

} // namespace engine
