#include "store/profile/profile_folder.h"

#include "store/profile/file_owner.h"
#include "transfer/files/local_path.h"

#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace store {

#ifdef Q_OS_UNIX

namespace {

FolderLook lookAt(int folder, const QByteArray &path)
{
    struct stat info = {};
    struct stat name = {};
    if (::fstat(folder, &info) != 0 || ::lstat(path.constData(), &name) != 0 || !S_ISDIR(info.st_mode))
        return {FolderFault::Missing};
    FolderLook look;
    look.hasOwners = hasOwners(folder);
    // Who owns a link may lead it elsewhere tomorrow.
    const bool ourName = !S_ISLNK(name.st_mode) || isOurs(name, true) || name.st_uid == 0;
    if (!ourName || !isOurs(info, look.hasOwners))
        look.fault = FolderFault::SomebodyElses;
    else if (look.hasOwners && (info.st_mode & (S_IWGRP | S_IWOTH)))
        look.fault = FolderFault::OthersMayWrite;
    return look;
}

} // namespace

FolderLook lookAtFolder(const QString &path)
{
    const QByteArray bytes = transfer::bytesOfPath(path);
    const int folder = ::open(bytes.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        // One that may not even be opened can still be named as somebody's.
        struct stat info = {};
        const bool isThere = ::stat(bytes.constData(), &info) == 0 && S_ISDIR(info.st_mode);
        return {isThere && !isOurs(info, true) ? FolderFault::SomebodyElses : FolderFault::Missing};
    }
    const FolderLook look = lookAt(folder, bytes);
    ::close(folder);
    return look;
}

bool isOwnFile(const QString &path)
{
    struct stat info = {};
    if (::lstat(transfer::bytesOfPath(path).constData(), &info) != 0)
        return true;
    return S_ISREG(info.st_mode) && isOurs(info, lookAtFolder(QFileInfo(path).absolutePath()).hasOwners);
}

#else

FolderLook lookAtFolder(const QString &path)
{
    return {QFileInfo(path).isDir() ? FolderFault::None : FolderFault::Missing};
}

bool isOwnFile(const QString &path)
{
    const QFileInfo info(path);
    return !info.isSymLink() && (!info.exists() || info.isFile());
}

#endif

} // namespace store
