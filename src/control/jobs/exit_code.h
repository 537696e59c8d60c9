// What youchuan-cli answers the shell; scripts rely on the numbers.
#pragma once

namespace control {

enum class ExitCode {
    Success = 0,
    SomeFailed = 1,  // each reason is on stderr
    WrongUsage = 2,  // said before anything is sent
    NeedsSignIn = 3, // account refused or missing
    ProfileInUse = 4,
    Interrupted = 130, // paused cleanly, the queue is kept
};

} // namespace control
