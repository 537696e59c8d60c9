// Owners as the system keeps them, on Unix.
#pragma once

#include <QtGlobal>

#ifdef Q_OS_UNIX

#include <sys/stat.h>

namespace store {

// Of the file system that an open file or folder lies on.
bool hasOwners(int descriptor);
// Where there are no owners, a mount of the system's counts as well.
bool isOurs(const struct stat &info, bool hasOwners);

} // namespace store

#endif
