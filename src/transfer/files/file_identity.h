// What tells that a file is still the one that was hashed: size, modification time, file id.
#pragma once

#include <QString>

class QFile;

namespace transfer {

struct FileIdentity {
    qint64 size = -1;      // bytes; -1: not known
    qint64 modifiedMs = 0; // since the epoch
    QString fileId;        // device and inode (file index on Windows); empty where there is none

    bool known() const { return size >= 0; }
    bool operator==(const FileIdentity &) const = default;
};

// Reads it from the disk; touches the disk, so not for the GUI thread. Unknown when the file cannot be found.
FileIdentity identityOf(const QString &path);
// Of the file that is open here, whatever stands at its path by now.
FileIdentity identityOf(const QFile &opened);

// Whether somebody has the file, which we opened for reading, open for writing: a recording that pauses, a
// download. Only Linux tells, only the owner of a file, and not on a share of the network; elsewhere false.
bool openForWriting(const QFile &file);

} // namespace transfer
