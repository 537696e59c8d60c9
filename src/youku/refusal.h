// Which of the details Youku turned down, whether a refusal still holds once they were changed, and whether
// it was one at all.
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

// Create of the signed API may have refused the word for the cloud store, and nothing else.
bool mayBeForTheCloud(const base::Error &refusal);

// Youku turned the request away before anything came of it. A fault of its own says nothing of the kind, nor
// does a number that nobody has explained.
bool turnedAway(const base::Error &error);

} // namespace youku
