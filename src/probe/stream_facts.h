// What a stream is, in the words of the answer (look.h).
#pragma once

#include "probe/ffmpeg.h"

#include <QJsonObject>

namespace probe {

QJsonObject streamFacts(AVFormatContext &format, AVStream &stream);

int quarterTurns(
    const AVStream &stream); // clockwise, by which its pictures are turned to stand upright: 0 to 3
bool isHdr(AVColorTransferCharacteristic curve);

} // namespace probe
