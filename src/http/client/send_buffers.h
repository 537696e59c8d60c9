// What a program has written counts as sent, while the system may keep megabytes of it for seconds before
// they leave. Qt gives no way to its sockets; so the system is told of all that this process has.
#pragma once

#include <QtGlobal>

namespace http {

// Bytes at most that the system takes from a connection beyond what is on its way to the other end.
inline constexpr int unsentAtMost = 256 * 1024;

// Of all connections that are open or being made. Does nothing where the system has no such limit.
void keepUnsentShort();

} // namespace http
