// When and where a video was shot, as its file tells.
#pragma once

#include "probe/ffmpeg.h"

#include <QJsonObject>

namespace probe {

// Adds "created" and "place" (look.h) to the answer where the file has them and they make sense.
void insertOrigin(QJsonObject &answer, const AVFormatContext &format);

} // namespace probe
