// For tests whose time passes while nothing moves.
#pragma once

namespace http {

// Calls of this process that have not ended, by whichever client. Thread of the clients only.
int callsUnderWay();

} // namespace http
