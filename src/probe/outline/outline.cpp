#include "probe/outline/outline.h"

namespace probe {

Outline outlineOf(MediaFile &file)
{
    for (auto *family : {outlineOfMp4, outlineOfMatroska, outlineOfAvi, outlineOfAsf, outlineOfFlv,
                         outlineOfMxf, outlineOfOgg, outlineOfTransportStream}) {
        if (auto outline = family(file))
            return *outline;
    }
    return {};
}

} // namespace probe
