#include "transfer/files/local_file.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace transfer {

namespace {

namespace fs = std::filesystem;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(transfer::LocalFile)
};

// Names in this folder that look like that one; no more than tell that it is not the only one.
QStringList lookalikes(const QString &folder, const QString &name)
{
    constexpr auto composed = QString::NormalizationForm_C;
    const QString wanted = name.normalized(composed);
    QStringList found;
    std::error_code error;
    for (fs::directory_iterator entries(nativePath(folder), error);
         !error && entries != fs::directory_iterator() && found.size() < 2; entries.increment(error)) {
        const QString entry = pathFromNative(entries->path().filename());
        // The last: as Qt's dialogs hand it over.
        if (shownPath(entry).normalized(composed) == wanted
            || (!isText(entry) && QString::fromUtf8(bytesOfPath(entry)) == name))
            found.append(entry);
    }
    return found;
}

} // namespace

PathKind kindOf(const QString &path)
{
    if (path.contains(QChar::Null))
        return PathKind::Missing;
    std::error_code error;
    const fs::path native = nativePath(path);
    switch (fs::status(native, error).type()) {
    case fs::file_type::regular:
        return PathKind::File;
    case fs::file_type::directory:
        return PathKind::Folder;
    case fs::file_type::block:
    case fs::file_type::character:
    case fs::file_type::fifo:
    case fs::file_type::socket:
        return PathKind::Other;
    case fs::file_type::not_found:
        return isLink(path) ? PathKind::LinkToNowhere : PathKind::Missing;
    default:
        return error == std::errc::too_many_symbolic_link_levels ? PathKind::LinkToNowhere
                                                                 : PathKind::Unreachable;
    }
}

bool isLink(const QString &path)
{
    std::error_code error;
    return fs::is_symlink(fs::symlink_status(nativePath(path), error));
}

bool isReadable(const QString &file)
{
    QFile opened;
    QString reason;
    return openForReading(opened, file, &reason);
}

#ifdef Q_OS_UNIX

namespace {

int openDescriptor(const QByteArray &path)
{
    constexpr int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY;
    int descriptor = -1;
    do {
        descriptor = ::open(path.constData(), flags | O_NONBLOCK);
    } while (descriptor < 0 && errno == EINTR);
    struct stat info = {};
    // Somebody who serves files holds it for a moment; pipes do not answer so.
    if (descriptor < 0 && errno == EWOULDBLOCK && ::stat(path.constData(), &info) == 0
        && S_ISREG(info.st_mode))
        descriptor = ::open(path.constData(), flags);
    return descriptor;
}

} // namespace

bool openForReading(QFile &file, const QString &path, QString *reason, QIODevice::OpenMode more)
{
    errno = ENOENT;
    const int descriptor = path.contains(QChar::Null) ? -1 : openDescriptor(bytesOfPath(path));
    struct stat info = {};
    if (descriptor < 0 || ::fstat(descriptor, &info) != 0) {
        // ENXIO: a socket, or a device without its hardware.
        *reason = errno == ENXIO ? Words::tr("Not a file")
                                 : QString::fromStdString(std::generic_category().message(errno));
    } else if (!S_ISREG(info.st_mode)) {
        *reason = Words::tr("Not a file");
    } else if (file.open(descriptor, QIODevice::ReadOnly | more, QFileDevice::AutoCloseHandle)) {
        return true;
    } else {
        *reason = file.errorString();
    }
    if (descriptor >= 0)
        ::close(descriptor);
    return false;
}

#else

bool openForReading(QFile &file, const QString &path, QString *reason, QIODevice::OpenMode more)
{
    if (const PathKind kind = kindOf(path); kind == PathKind::Folder || kind == PathKind::Other) {
        *reason = Words::tr("Not a file");
        return false;
    }
    file.setFileName(path);
    if (file.open(QIODevice::ReadOnly | more))
        return true;
    *reason = file.errorString();
    return false;
}

#endif

QString existingPath(const QString &path)
{
    if (kindOf(path) != PathKind::Missing || !QDir::isAbsolutePath(path))
        return path;
    const QStringList names = QDir::cleanPath(path).split(u'/', Qt::SkipEmptyParts);
    QString found = path.startsWith(u'/') ? QString() : names.first();
    for (const QString &name : found.isEmpty() ? names : names.mid(1)) {
        QString next = found + u'/' + name;
        if (kindOf(next) == PathKind::Missing) {
            const QStringList alike = lookalikes(found + u'/', name);
            if (alike.size() != 1) // none; or which of them is meant, nobody knows
                return path;
            next = found + u'/' + alike.first();
        }
        found = next;
    }
    return found;
}

} // namespace transfer
