#include "engine/folders/disk_steps.h"

#include "transfer/files/file_identity.h"
#include "transfer/files/local_file.h"

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <sys/syscall.h>
#endif
#else
#include <io.h>
#include <qt_windows.h>
#endif

namespace engine {

namespace {

namespace fs = std::filesystem;

QString systemWords(int code)
{
    return QString::fromStdString(std::system_category().message(code));
}

} // namespace

#ifdef Q_OS_UNIX

namespace {

// -1 with errno; ENOSYS where there is no such call.
int renameExclusively(const QByteArray &from, const QByteArray &to)
{
#if defined(Q_OS_LINUX) && defined(SYS_renameat2)
    constexpr unsigned noReplace = 1; // RENAME_NOREPLACE
    return int(::syscall(SYS_renameat2, AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), noReplace));
#elif defined(Q_OS_DARWIN)
    return ::renamex_np(from.constData(), to.constData(), RENAME_EXCL);
#else
    Q_UNUSED(from)
    Q_UNUSED(to)
    errno = ENOSYS;
    return -1;
#endif
}

bool cannotDoSo(int code)
{
    return code == EINVAL || code == ENOSYS || code == ENOTSUP || code == EOPNOTSUPP || code == EMLINK;
}

Placed placedAs(int code, QString *reason)
{
    if (code == EEXIST)
        return Placed::Taken;
    if (code == EXDEV || cannotDoSo(code))
        return Placed::Elsewhere;
    *reason = systemWords(code);
    return Placed::Failed;
}

} // namespace

Placed renameToFree(const QString &from, const QString &to, QString *reason)
{
    const QByteArray here = transfer::bytesOfPath(from);
    const QByteArray there = transfer::bytesOfPath(to);
    if (renameExclusively(here, there) == 0)
        return Placed::Done;
    if (!cannotDoSo(errno))
        return placedAs(errno, reason);
    // A second name, which takes nobody's place, and then the first one goes.
    if (::link(here.constData(), there.constData()) != 0)
        return errno == EPERM ? Placed::Elsewhere : placedAs(errno, reason);
    if (::unlink(here.constData()) == 0)
        return Placed::Done;
    *reason = systemWords(errno);
    return Placed::Failed;
}

bool openNewFile(QFile &file, const QString &path, QString *reason)
{
    const int descriptor = ::open(transfer::bytesOfPath(path).constData(),
                                  O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        *reason = systemWords(errno);
        return false;
    }
    return file.open(descriptor, QIODevice::ReadWrite | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle);
}

bool flushToDisk(QFile &file)
{
#ifdef Q_OS_DARWIN
    if (::fcntl(file.handle(), F_FULLFSYNC) == 0)
        return true;
#endif
    return file.flush() && ::fsync(file.handle()) == 0;
}

void flushFolder(const QString &folder)
{
    const int descriptor =
        ::open(transfer::bytesOfPath(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

bool isSameFile(const QString &a, const QString &b)
{
    const QString id = transfer::identityOf(a).fileId;
    return !id.isEmpty() && id == transfer::identityOf(b).fileId;
}

#else

Placed renameToFree(const QString &from, const QString &to, QString *reason)
{
    // Without MOVEFILE_REPLACE_EXISTING and MOVEFILE_COPY_ALLOWED.
    if (::MoveFileExW(transfer::nativePath(from).c_str(), transfer::nativePath(to).c_str(),
                      MOVEFILE_WRITE_THROUGH))
        return Placed::Done;
    const DWORD code = ::GetLastError();
    if (code == ERROR_ALREADY_EXISTS || code == ERROR_FILE_EXISTS)
        return Placed::Taken;
    if (code == ERROR_NOT_SAME_DEVICE)
        return Placed::Elsewhere;
    *reason = systemWords(int(code));
    return Placed::Failed;
}

bool openNewFile(QFile &file, const QString &path, QString *reason)
{
    file.setFileName(path);
    if (file.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered))
        return true;
    *reason = file.errorString();
    return false;
}

bool flushToDisk(QFile &file)
{
    return file.flush() && ::FlushFileBuffers(HANDLE(::_get_osfhandle(file.handle())));
}

void flushFolder(const QString &) {}

bool isSameFile(const QString &a, const QString &b)
{
    std::error_code error;
    return fs::equivalent(transfer::nativePath(a), transfer::nativePath(b), error) && !error;
}

#endif

bool removeFile(const QString &path, QString *reason)
{
    std::error_code error;
    fs::remove(transfer::nativePath(path), error);
    if (error)
        *reason = QString::fromStdString(error.message());
    return !error;
}

} // namespace engine
