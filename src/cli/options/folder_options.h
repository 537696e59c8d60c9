// The options of the command folders.
#pragma once

#include "cli/options/command_rows.h"

namespace cli {

QList<OptionRow> folderRows();
FoldersOptions foldersOf(ParsedArguments &line);

} // namespace cli
