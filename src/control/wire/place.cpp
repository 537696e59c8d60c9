#include "control/wire/place.h"

#include "store/profile/profile_folder.h"

#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace control {

bool isSafePlace(const QString &place)
{
#ifdef Q_OS_UNIX
    return store::lookAtFolder(QFileInfo(place).absolutePath()).fault == store::FolderFault::None;
#else
    Q_UNUSED(place)
    return true;
#endif
}

bool isFreePlace(const QString &place)
{
#ifdef Q_OS_UNIX
    struct stat info = {};
    return ::lstat(QFile::encodeName(place).constData(), &info) != 0 || S_ISSOCK(info.st_mode);
#else
    Q_UNUSED(place)
    return true;
#endif
}

} // namespace control
