// How long an upload took, as far as its history tells.
#pragma once

#include "transfer/record/upload_record.h"

#include <optional>

namespace transfer {

struct SpentTime {
    qint64 wholeMs = 0; // from its being created at Youku to its being published
    // Of it, without pauses and interruptions: until every byte was sent. None: nobody can tell, because the
    // program ended meanwhile, or too much happened to be kept.
    std::optional<qint64> sendingMs = {};
    qint64 bytes = 0; // that were sent in this time
};

// Nothing of what is not published, and of an upload of an older version.
std::optional<SpentTime> spentTime(const UploadRecord &record);

} // namespace transfer
