// What a title with placeholders becomes for the chosen videos.
#pragma once

#include "ingest/title_pattern.h"
#include "transfer/queue/upload_queue.h"

#include <functional>

namespace ingest {

// The text is that of the first video; the name is cut when that of any of them is.
std::function<FilledTitle(const QString &)> titleFiller(const transfer::UploadQueue &queue,
                                                        const QList<transfer::UploadId> &ids);

} // namespace ingest
