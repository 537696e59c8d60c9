#include "ingest/folder_bounds.h"

#include "transfer/files/local_file.h"

#include <algorithm>

namespace ingest {

FolderBounds::FolderBounds(const QStringList &named)
{
    for (const QString &path : named) {
        QString target = targetOf(path);
        if (target.isEmpty())
            continue;
        if (transfer::kindOf(target) == transfer::PathKind::Folder && !target.endsWith(u'/'))
            target += u'/';
        m_named.append(target);
    }
}

QString FolderBounds::targetOf(const QString &path)
{
    if (path.contains(QChar::Null))
        return {};
    std::error_code error;
    const std::filesystem::path target = std::filesystem::canonical(transfer::nativePath(path), error);
    return error ? QString() : transfer::pathFromNative(target);
}

bool FolderBounds::hold(const QString &target) const
{
    return !target.isEmpty()
           && std::any_of(m_named.cbegin(), m_named.cend(), [&target](const QString &named) {
                  return target == named || (named.endsWith(u'/') && (target + u'/').startsWith(named));
              });
}

} // namespace ingest
