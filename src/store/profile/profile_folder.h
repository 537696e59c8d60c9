// Whose a folder is, and who else may write to it: what decides whether it may hold a profile.
//
// On Windows the profile's standard place is closed by the system's own rules, and owner and rights of
// another one are not looked at.
#pragma once

#include <QString>

namespace store {

enum class FolderFault {
    None,
    Missing, // or no folder
    SomebodyElses,
    OthersMayWrite,
};

struct FolderLook {
    FolderFault fault = FolderFault::None;
    // False on the file systems of other systems (FAT): every file there has the owner and mode that the
    // mount gave it, and none can be changed.
    bool hasOwners = true;
};

FolderLook lookAtFolder(const QString &path);
// Whether this is a file of ours and no link; true where there is nothing. The folder's fault is not looked
// at.
bool isOwnFile(const QString &path);

} // namespace store
