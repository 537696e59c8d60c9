#include "gui/queue/show_in_folder.h"

#include "transfer/files/local_path.h"

#include <QDir>

#if defined(Q_OS_WIN)
#include <objbase.h>
#include <shlobj.h>
#elif defined(Q_OS_MACOS)
#include "engine/process/child_process.h"
#else
#include <QDesktopServices>
#include <QFileInfo>
#endif

namespace gui {

// No program is started by its bare name: Windows would look for it beside the video first.
void showInFolder(const QString &path)
{
#if defined(Q_OS_WIN)
    const std::wstring native = QDir::toNativeSeparators(path).toStdWString();
    if (PIDLIST_ABSOLUTE item = ::ILCreateFromPathW(native.c_str())) {
        ::SHOpenFolderAndSelectItems(item, 0, nullptr, 0);
        ::ILFree(item);
    }
#elif defined(Q_OS_MACOS)
    engine::startDetached(QStringLiteral("/usr/bin/open"), {QStringLiteral("-R"), path});
#else
    QDesktopServices::openUrl(transfer::urlOfPath(QFileInfo(path).absolutePath()));
#endif
}

} // namespace gui
