// How it went, of a video that is published: each empty where nobody can tell.
#pragma once

#include "transfer/record/upload_record.h"

#include <QString>

namespace words {

QString stateSince(const transfer::UploadRecord &record);   // "since today 14:51": what Youku says of it
QString tookText(const transfer::UploadRecord &record);     // "10 min, 8 min 12 s of it sending"
QString averageSpeed(const transfer::UploadRecord &record); // "6.3 MB/s for 3.1 GB"

} // namespace words
