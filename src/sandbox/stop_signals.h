// Ctrl-C and SIGTERM end the event loop, so that destructors run.
#pragma once

namespace sandbox {

// Call once, after the application object was made.
void quitOnStopSignals();

} // namespace sandbox
