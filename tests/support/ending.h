// What a call ended with.
#pragma once

#include "base/result.h"

#include <optional>

namespace support {

template <typename T>
struct Ending {
    std::optional<base::Result<T>> result;
    int times = 0;

    base::Answer<T> handler()
    {
        return [this](const base::Result<T> &answer) {
            result.emplace(answer);
            ++times;
        };
    }
    bool ok() const { return result && result->ok(); }
    base::Error error() const
    {
        return result && !result->ok() ? result->error() : base::localError(base::ErrorKind::Internal);
    }
};

} // namespace support
