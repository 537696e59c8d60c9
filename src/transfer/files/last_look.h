// What who has a file worked on knows of it from before.
#pragma once

#include "transfer/files/file_identity.h"

namespace transfer {

struct LastLook {
    FileIdentity identity; // unknown: nobody looked yet
    bool watched = false;  // if not, the age of the file decides
    bool stood = false;    // still, for so long that it counts as finished
};

// Whether nobody writes it any more, by its age and by what was seen of it. nowMs: of the same clock as the
// time of the file.
bool standsStill(const FileIdentity &now, const LastLook &last, qint64 nowMs);

} // namespace transfer
