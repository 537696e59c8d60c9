#include "transfer/files/file_identity.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include "transfer/files/local_path.h"

#include <sys/stat.h>
#else
#include <QDateTime>
#include <QFileInfo>
#endif

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <sys/vfs.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <iterator>
#endif

using namespace Qt::StringLiterals;

namespace transfer {

#ifdef Q_OS_UNIX

namespace {

qint64 milliseconds(const timespec &time)
{
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

// One look for all of it, and no detour by the local time.
FileIdentity identityFrom(const struct stat &info)
{
    if (!S_ISREG(info.st_mode))
        return {};
#ifdef Q_OS_DARWIN
    const timespec &modified = info.st_mtimespec;
#else
    const timespec &modified = info.st_mtim;
#endif
    return {qint64(info.st_size), milliseconds(modified),
            u"%1:%2"_s.arg(quint64(info.st_dev), 0, 16).arg(quint64(info.st_ino), 0, 16)};
}

} // namespace

FileIdentity identityOf(const QString &path)
{
    struct stat info = {};
    return ::stat(bytesOfPath(path).constData(), &info) == 0 ? identityFrom(info) : FileIdentity();
}

FileIdentity identityOf(const QFile &opened)
{
    struct stat info = {};
    return ::fstat(opened.handle(), &info) == 0 ? identityFrom(info) : FileIdentity();
}

#else

FileIdentity identityOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isFile())
        return {};
    return {info.size(), info.lastModified().toMSecsSinceEpoch(), {}};
}

FileIdentity identityOf(const QFile &opened)
{
    return {opened.size(), opened.fileTime(QFileDevice::FileModificationTime).toMSecsSinceEpoch(), {}};
}

#endif

#ifdef Q_OS_LINUX
namespace {

// These refuse leases for reasons of their own.
bool onNetworkShare(int handle)
{
    constexpr quint32 kinds[] = {0x6969, 0x517b, 0xff534d42, 0xfe534d42}; // NFS, SMB, CIFS, SMB 2
    struct statfs info = {};
    if (::fstatfs(handle, &info) != 0)
        return true;
    return std::find(std::begin(kinds), std::end(kinds), quint32(info.f_type)) != std::end(kinds);
}

} // namespace
#endif

// A lease for reading is refused while there is a writer. It is given back at once; should a writer come in
// between, the system's word to us is one that ends nobody (SIGIO, its habit, would).
bool openForWriting(const QFile &file)
{
#ifdef Q_OS_LINUX
    const int handle = file.handle();
    if (onNetworkShare(handle) || ::fcntl(handle, F_SETSIG, SIGURG) != 0)
        return false;
    if (::fcntl(handle, F_SETLEASE, F_RDLCK) != 0)
        return errno == EAGAIN;
    ::fcntl(handle, F_SETLEASE, F_UNLCK);
#else
    Q_UNUSED(file)
#endif
    return false;
}

} // namespace transfer
