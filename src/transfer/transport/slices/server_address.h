// Which machine stands behind the name of an upload server: all slices of an upload must go to one
// (protocol 1.2).
#pragma once

#include "base/clock.h"
#include "base/result.h"

namespace transfer {

// Asks the system for serverUri's number and answers once, with "number:port" as in
// youku::ServerLocation::address; with nothing when there is none: then the name has to do, and where it
// leads to is for whoever connects to find out. Not within a few seconds: an Error, for a name that is found
// later may lead anywhere. Needs an event loop in the thread of context, unless serverUri is a number
// already.
void findServerAddress(const QString &serverUri, base::Clock &clock, QObject *context,
                       base::Answer<QString> done);

} // namespace transfer
