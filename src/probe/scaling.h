// One decoded frame, made the small upright picture of a row.
#pragma once

#include "probe/ffmpeg.h"

namespace probe {

// What the container says of a picture.
struct Shape {
    AVRational pixel{1, 1}; // width of a pixel against its height
    int quarterTurns = 0;   // clockwise
};

// At most 640 x 360 square pixels, upright, YUV 4:2:0 of full range by BT.601 (what JPEG holds); HDR is toned
// down. nullptr where it cannot be made.
Frame smallPicture(const AVFrame &frame, const Shape &shape);

// How bright it is on the whole (0 to 255), and how far its parts are from that.
struct Light {
    double mean = 0;
    double spread = 0;
};
Light lightOf(const AVFrame &small);

} // namespace probe
