#include "store/profile/own_file.h"

#include "store/profile/file_owner.h"
#include "transfer/files/local_path.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <system_error>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace store {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(store::OwnFile)
};

bool refuse(QString *reason, const QString &why)
{
    if (reason)
        *reason = why;
    return false;
}

} // namespace

#ifdef Q_OS_UNIX

namespace {

constexpr mode_t ownerOnly = S_IRUSR | S_IWUSR;

int flagsOf(QIODevice::OpenMode mode)
{
    // Without waiting: a pipe in its place would wait for somebody who may never come.
    int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
    if (!(mode & QIODevice::WriteOnly))
        return flags | O_RDONLY;
    flags |= (mode & QIODevice::ReadOnly) ? O_RDWR : O_WRONLY;
    if (!(mode & QIODevice::ExistingOnly))
        flags |= O_CREAT;
    if (mode & QIODevice::NewOnly)
        flags |= O_EXCL;
    if (mode & QIODevice::Append)
        flags |= O_APPEND;
    return flags;
}

// Nothing of it is changed before all is known.
bool isTaken(int descriptor, bool writing, QString *reason)
{
    struct stat info = {};
    if (::fstat(descriptor, &info) != 0)
        return refuse(reason, QString::fromStdString(std::generic_category().message(errno)));
    const bool owners = hasOwners(descriptor);
    if (!S_ISREG(info.st_mode) || (writing && info.st_nlink > 1))
        return refuse(reason, Words::tr("Not a file of its own"));
    if (!isOurs(info, owners))
        return refuse(reason, Words::tr("It belongs to somebody else"));
    if (writing && owners && (info.st_mode & 07777 & ~ownerOnly))
        ::fchmod(descriptor, ownerOnly);
    return true;
}

} // namespace

bool openOwn(QFile &file, QIODevice::OpenMode mode, QString *reason)
{
    const QByteArray path = transfer::bytesOfPath(file.fileName());
    int descriptor = -1;
    do {
        descriptor = ::open(path.constData(), flagsOf(mode), ownerOnly);
    } while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0 && (errno == ELOOP || errno == ENXIO || errno == EMLINK))
        return refuse(reason, Words::tr("Not a file of its own"));
    if (descriptor < 0)
        return refuse(reason, QString::fromStdString(std::generic_category().message(errno)));
    const bool truncates = (mode & QIODevice::Truncate) != 0;
    if (isTaken(descriptor, (mode & QIODevice::WriteOnly) != 0, reason)) {
        if ((!truncates || ::ftruncate(descriptor, 0) == 0)
            && file.open(descriptor, mode, QFileDevice::AutoCloseHandle))
            return true;
        refuse(reason, file.errorString());
    }
    ::close(descriptor);
    return false;
}

#else

bool openOwn(QFile &file, QIODevice::OpenMode mode, QString *reason)
{
    const QFileInfo info(file.fileName());
    if (info.isSymLink() || (info.exists() && !info.isFile()))
        return refuse(reason, Words::tr("Not a file of its own"));
    if (file.open(mode, QFile::ReadOwner | QFile::WriteOwner))
        return true;
    return refuse(reason, file.errorString());
}

#endif

} // namespace store
