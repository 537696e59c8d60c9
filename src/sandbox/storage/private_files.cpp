#include "sandbox/storage/private_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace sandbox {

namespace {

#ifdef Q_OS_UNIX
constexpr QFile::Permissions ownFile = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions ownFolder = ownFile | QFile::ExeOwner;
constexpr QFile::Permissions othersWrite = QFile::WriteGroup | QFile::WriteOther;

bool makeFolder(const QString &path)
{
    return QDir().mkdir(path, ownFolder);
}

bool isOnlyOurs(const QFileInfo &folder)
{
    return folder.ownerId() == ::geteuid() && !(folder.permissions() & othersWrite);
}
#else
bool makeFolder(const QString &path)
{
    return QDir().mkdir(path);
}

bool isOnlyOurs(const QFileInfo &)
{
    return true;
}
#endif

} // namespace

bool takeFolder(const QString &dir, QString *error)
{
    const QString path = QDir::cleanPath(QFileInfo(dir).absoluteFilePath());
    const bool made = QDir().mkpath(QFileInfo(path).path()) && makeFolder(path);
    const QFileInfo folder(path);
    if (!folder.isDir())
        *error = QCoreApplication::translate("sandbox::Sandbox", "The folder %1 cannot be made.").arg(dir);
    else if (!made && !isOnlyOurs(folder))
        *error =
            QCoreApplication::translate("sandbox::Sandbox",
                                        "The folder %1 belongs to another user, or others may write into it.")
                .arg(dir);
    else
        return true;
    return false;
}

bool takeFolderIn(const QString &dir, const QString &name)
{
    const QString path = QDir(dir).filePath(name);
    if (makeFolder(path))
        return true;
#ifdef Q_OS_UNIX
    QFile::setPermissions(path, ownFolder);
#endif
    return QFileInfo(path).isDir();
}

bool openPrivately(QFile &file, QIODevice::OpenMode mode)
{
#ifdef Q_OS_UNIX
    return file.open(mode, ownFile);
#else
    return file.open(mode);
#endif
}

void makePrivate(const QString &path)
{
#ifdef Q_OS_UNIX
    if (QFile::exists(path))
        QFile::setPermissions(path, ownFile);
#else
    Q_UNUSED(path)
#endif
}

} // namespace sandbox
