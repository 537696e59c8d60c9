// What leaves this computer for one upload, for those who look at it: plain values, made when asked for.
#pragma once

#include "transfer/files/slice_task.h"

namespace transfer {

// Bytes of the file, in this run of the program.
struct Traffic {
    qint64 left = 0;  // have left this computer, each as often as it did
    qint64 again = 0; // of these, have to go again: they were lost on the way, or at the server
};

// One of the connections on which slices of an upload travel.
struct LaneSight {
    int number = 0;       // its alone among those of its upload
    SliceTask task = {};  // what it sends; id 0: nothing
    qint64 onTheWire = 0; // bytes of that which have left, and are not acknowledged
    qint64 left = 0;      // bytes, of all it ever sent
};

} // namespace transfer
