// A frame that tells what the video is: not the first, not black.
#pragma once

#include "probe/demuxer.h"

#include <QByteArray>

#include <optional>

namespace probe {

struct Picture {
    QByteArray jpeg; // empty where there is none
    int width = 0;
    int height = 0;
    double second = 0;               // where in the video it stands
    std::optional<double> damagedAt; // where a frame that was looked at is broken, in seconds
};

// From the first `seconds` of the demuxer's video (0: nobody knows how long it is). Takes a bounded time.
Picture tellingPicture(Demuxer &demuxer, double seconds);

} // namespace probe
