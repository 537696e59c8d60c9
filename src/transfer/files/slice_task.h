// One piece of the file that is to be sent, by whoever decides what is sent next: the server or we.
#pragma once

#include <QString>
#include <QtGlobal>

namespace transfer {

// Offset and length in bytes. id 0 means "nothing (more) to send".
struct SliceTask {
    qint64 id = 0;
    qint64 offset = 0;
    qint64 length = 0;

    bool operator==(const SliceTask &) const = default;
};

// One that the server took, with what it gave for it: kept where the server wants to see that in the end.
struct AcknowledgedSlice {
    SliceTask task;
    QString receipt; // its transport's own business

    bool operator==(const AcknowledgedSlice &) const = default;
};

} // namespace transfer
