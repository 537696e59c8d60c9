// What is said of a draft: an upload that nobody has started.
#pragma once

#include "transfer/upload/upload.h"

#include <QString>

namespace engine {

enum class Draft {
    New,      // only the title stands, as proposed from the file name
    NotReady, // a field is wrong
    Ready,
};

Draft draftOf(const transfer::UploadRecord &record);
QString draftLabel(Draft draft);
// The first problem, or what viewers will find: "Public · Travel · 4 tags".
QString draftLine(const transfer::Upload &upload);

} // namespace engine
