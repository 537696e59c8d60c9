#include "transfer/file_identity.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;

namespace transfer {

namespace {

QString fileIdOf(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat info = {};
    if (::stat(QFile::encodeName(path).constData(), &info) == 0)
        return u"%1:%2"_s.arg(quint64(info.st_dev), 0, 16).arg(quint64(info.st_ino), 0, 16);
#else
    Q_UNUSED(path)
#endif
    return {};
}

} // namespace

FileIdentity identityOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isFile())
        return {};
    return {info.size(), info.lastModified().toMSecsSinceEpoch(), fileIdOf(path)};
}

} // namespace transfer
