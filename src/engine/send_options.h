// How fast and by which way uploads go, above the settings; absent: as the settings say.
#pragma once

#include "transfer/transport/transport_policy.h"

#include <optional>

namespace engine {

struct SendOptions {
    std::optional<int> lanes;             // 0: automatic
    std::optional<qint64> bytesPerSecond; // 0: no limit
    std::optional<transfer::TransportChoice> transport;
    bool ignorePlan = false; // the weekly one
    int sliceLengthKb = 0;   // 0: as fits
};

} // namespace engine
