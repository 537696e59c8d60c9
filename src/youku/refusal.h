// Which of the details Youku turned down, and whether a refusal still holds once they were changed.
#pragma once

#include "base/error.h"
#include "youku/metadata.h"

#include <optional>

namespace youku {

// The errors of create come again with another prefix (protocol 8.2, video calls); answers the code of
// create.
qint64 codeOfCreate(qint64 code);
std::optional<Field> fieldRefused(const base::Error &error); // the one to be changed; none: not told which
bool mended(const base::Error &refusal, const Metadata &before, const Metadata &after);

} // namespace youku
