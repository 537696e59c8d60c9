// Which machine stands behind the name of an upload server: all slices of an upload must go to one
// (protocol 1.2).
#pragma once

#include "base/clock.h"

#include <functional>

namespace transfer {

// Asks the system for serverUri's number and calls done once, with "number:port" as in
// youku::ServerLocation::address; with nothing when there is none, or not within a few seconds: then the name
// has to do. Needs an event loop in the thread of context, unless serverUri is a number already.
void findServerAddress(const QString &serverUri, base::Clock &clock, QObject *context,
                       std::function<void(const QString &address)> done);

} // namespace transfer
