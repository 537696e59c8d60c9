// What stands in the files that an upload command names beside its videos: only this program can open some of
// them, a pipe that the shell hands over or standard input.
#pragma once

#include "cli/options/options.h"

namespace cli {

// Puts into the options what the files hold. Empty: all of it; else the sentence that says why not.
QString takeGivenFiles(UploadOptions &options);

} // namespace cli
