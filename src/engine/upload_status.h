// An upload as words tell of it.
#pragma once

#include "transfer/upload/upload.h"
#include "words/uploads/upload_words.h"

namespace engine {

// queuePlace: 1 is next; 0 is not waiting.
words::UploadStatus statusOf(const transfer::Upload &upload, int queuePlace);

} // namespace engine
