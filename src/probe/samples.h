// What the index of a file says of its pictures, held against the bytes that are there.
#pragma once

#include "probe/demuxer.h"
#include "probe/outline/outline.h"

#include <optional>

namespace probe {

struct Samples {
    bool isTold = false; // the index tells where each picture stands
    std::optional<double>
        endsAt; // from this second on, nothing is there: the file is too short, or only zeros follow
    qint64 missingBytes = 0;      // of pictures and sound, from there on
    std::optional<double> holeAt; // where zeros stand in the place of pictures, and others follow
};

Samples samplesOf(Demuxer &demuxer, MediaFile &file, const Outline &outline);

// Whether pictures follow each other at unlike intervals. Reads on from where the demuxer stands when the
// index does not tell.
bool variesInRate(Demuxer &demuxer, const Outline &outline);

} // namespace probe
