// The steps on the disk that a move is made of, each of which happens wholly or not at all. By paths as in
// transfer/files/local_path.h.
#pragma once

#include <QFile>
#include <QString>

namespace engine {

enum class Placed {
    Done,
    Taken,     // something has that name: it stays as it is
    Elsewhere, // on another disk, or this one cannot do it so
    Failed,    // reason says why
};
// Gives the file another name, which nobody has yet.
Placed renameToFree(const QString &from, const QString &to, QString *reason);
// A new file, which nobody has yet, to be written; 0600.
bool openNewFile(QFile &file, const QString &path, QString *reason);
// What was written is on the disk, not only on its way there.
bool flushToDisk(QFile &file);
void flushFolder(const QString &folder);
bool removeFile(const QString &path, QString *reason);
// Two names of one file.
bool isSameFile(const QString &a, const QString &b);

} // namespace engine
