#include "store/profile/file_owner.h"

#ifdef Q_OS_UNIX

#include <QByteArrayList>

#include <unistd.h>

#ifdef Q_OS_LINUX
#include <sys/vfs.h>
#elif defined(Q_OS_BSD4)
#include <sys/mount.h>
#include <sys/param.h>
#endif

namespace store {

#ifdef Q_OS_LINUX

// The numbers of the kernel, not all of which its headers name.
bool hasOwners(int descriptor)
{
    struct statfs info = {};
    if (::fstatfs(descriptor, &info) != 0)
        return true;
    switch (quint32(info.f_type)) {
    case 0x4d44:     // FAT
    case 0x2011bab0: // exFAT
    case 0x5346544e: // NTFS
    case 0x7366746e: // NTFS, the newer driver
    case 0x65735546: // FUSE: NTFS and exFAT in older systems
    case 0xff534d42: // a share of Windows
    case 0xfe534d42:
        return false;
    default:
        return true;
    }
}

#elif defined(Q_OS_BSD4)

bool hasOwners(int descriptor)
{
    struct statfs info = {};
    if (::fstatfs(descriptor, &info) != 0)
        return true;
#ifdef MNT_IGNORE_OWNERSHIP
    if (info.f_flags & MNT_IGNORE_OWNERSHIP)
        return false;
#endif
    static const QByteArrayList without = {"msdos", "msdosfs", "exfat",  "ntfs",
                                           "smbfs", "macfuse", "osxfuse"};
    return !without.contains(QByteArray(info.f_fstypename));
}

#else

bool hasOwners(int)
{
    return true;
}

#endif

bool isOurs(const struct stat &info, bool hasOwners)
{
    return info.st_uid == ::geteuid() || (!hasOwners && info.st_uid == 0);
}

} // namespace store

#endif
