// What one run of the engine was told, above the settings.
#pragma once

#include "transfer/transport/transport_policy.h"

#include <QString>

#include <optional>

namespace engine {

struct Options {
    QString profileDir; // empty: YOUCHUAN_PROFILE, else the platform's standard place
    bool practice = false;
    bool practiceTakesTime = false; // over a line as the settings say, so that there is something to see
    std::optional<int> lanes;       // for this run; 0: automatic
    std::optional<qint64> bytesPerSecond;               // speed limit for this run; 0: none
    std::optional<transfer::TransportChoice> transport; // for this run
    bool ignorePlan = false;                            // the weekly one
    bool watchesFolders = false;                        // takes up what comes into the watched ones
    int sliceLengthKb = 0; // every upload asks for it in this run; 0: chosen for each
};

} // namespace engine
