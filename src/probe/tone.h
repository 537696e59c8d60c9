// Pictures of high dynamic range, made fit for screens of the usual one.
#pragma once

#include "probe/ffmpeg.h"

namespace probe {

// From RGB48 in the colours of BT.2020, with this curve (PQ or HLG), to RGB24 in those of sRGB; nullptr
// without memory.
Frame tonedDown(const AVFrame &picture, AVColorTransferCharacteristic curve);

} // namespace probe
