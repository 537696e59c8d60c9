// Where a video is that was added before.
#pragma once

#include "ingest/duplicates.h"

#include <QString>

namespace gui {

// "In the queue as “Tea harvest at dawn”" or "Published, Today 14:32".
QString knownSentence(const ingest::KnownVideo &video);
QString publishedSentence(const QDateTime &publishedAt);

} // namespace gui
