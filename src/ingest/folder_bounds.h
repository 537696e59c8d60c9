// What was named by hand holds what is found in it. A link that leads elsewhere was put there by whoever
// filled the folder, who may know where the user keeps what is not to be published.
//
// For everything that takes files out of a folder nobody looked through. Touches the disk, so not for the GUI
// thread. By paths as in transfer/files/local_path.h.
#pragma once

#include <QString>
#include <QStringList>

namespace ingest {

class FolderBounds
{
public:
    // The folders, and the files, that were named; they may be links themselves.
    explicit FolderBounds(const QStringList &named);

    // Where a path leads in the end, every link on the way followed; empty where it leads nowhere.
    static QString targetOf(const QString &path);
    // Whether such a target is, or lies in, what was named.
    bool hold(const QString &target) const;

private:
    QStringList m_named; // targets; folders end with a slash
};

} // namespace ingest
