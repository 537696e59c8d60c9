// The walls around a look: a hostile or broken file can hurt only the process that looks into it.
#pragma once

namespace probe {

inline constexpr int mostProcessorSeconds = 10;
inline constexpr long long mostMemory = 512LL * 1024 * 1024; // bytes; not under sanitizers, which need more
inline constexpr long long mostOutput = 4LL * 1024 * 1024;   // bytes, of each file that is written

// For the rest of this process: no file, connection or program is opened or started any more, memory and
// processor are limited as above, and whoever goes beyond them is ended by the system. What a system cannot
// do is left out; on Linux with a filter of system calls, on Windows as a job of its own.
void lockIn();

} // namespace probe
