#include "transfer/file_identity.h"

#ifdef Q_OS_UNIX
#include "transfer/local_path.h"

#include <sys/stat.h>
#else
#include <QDateTime>
#include <QFileInfo>
#endif

using namespace Qt::StringLiterals;

namespace transfer {

#ifdef Q_OS_UNIX

namespace {

qint64 milliseconds(const timespec &time)
{
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

} // namespace

// One look for all of it, and no detour by the local time.
FileIdentity identityOf(const QString &path)
{
    struct stat info = {};
    if (::stat(bytesOfPath(path).constData(), &info) != 0 || !S_ISREG(info.st_mode))
        return {};
#ifdef Q_OS_DARWIN
    const timespec &modified = info.st_mtimespec;
#else
    const timespec &modified = info.st_mtim;
#endif
    return {qint64(info.st_size), milliseconds(modified),
            u"%1:%2"_s.arg(quint64(info.st_dev), 0, 16).arg(quint64(info.st_ino), 0, 16)};
}

#else

FileIdentity identityOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isFile())
        return {};
    return {info.size(), info.lastModified().toMSecsSinceEpoch(), {}};
}

#endif

} // namespace transfer
