// Folders and files that are nobody else's business, from the moment they are made. Windows keeps what lies
// in a user's folders to that user by itself.
#pragma once

#include <QFile>
#include <QString>

namespace sandbox {

// Makes the folder when there is none (and as usual what leads to it). One that is there must belong to this
// user and be writable for nobody else; if not, or if it cannot be made, says why.
bool takeFolder(const QString &dir, QString *error);

// A folder in one that was taken: made, or closed to others.
bool takeFolderIn(const QString &dir, const QString &name);

// Likewise for a file; `mode` may make it.
bool openPrivately(QFile &file, QIODevice::OpenMode mode);
// Closed to others when it is there; a file system without owners has nothing to close.
void makePrivate(const QString &path);

} // namespace sandbox
