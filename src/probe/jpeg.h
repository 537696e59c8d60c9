#pragma once

#include "probe/ffmpeg.h"

#include <QByteArray>

namespace probe {

// Of a picture as smallPicture() makes it; empty where FFmpeg has no encoder for it.
QByteArray jpegOf(const AVFrame &picture);

} // namespace probe
