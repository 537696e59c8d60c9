// One piece of the file that is to be sent, by whoever decides what is sent next: the server or we.
#pragma once

#include <QtGlobal>

namespace transfer {

// Offset and length in bytes. id 0 means "nothing (more) to send".
struct SliceTask {
    qint64 id = 0;
    qint64 offset = 0;
    qint64 length = 0;

    bool operator==(const SliceTask &) const = default;
};

} // namespace transfer
