// Files and folders that somebody named: looked at before they are opened, since to open a pipe waits for
// somebody who may never come. By paths as in local_path.h. Touches the disk, so not for the GUI thread.
#pragma once

#include "transfer/files/local_path.h"

#include <QFile>

namespace transfer {

enum class PathKind {
    File,
    Folder,
    Other, // a pipe, a socket, a device
    Missing,
    LinkToNowhere,
    Unreachable, // a folder on the way cannot be entered, the disk does not answer
};

// Of what a link leads to.
PathKind kindOf(const QString &path);
bool isLink(const QString &path);
bool isReadable(const QString &file);

// Opens a regular file for reading, and nothing else. False: reason says why, for people.
bool openForReading(QFile &file, const QString &path, QString *reason,
                    QIODevice::OpenMode more = QIODevice::NotOpen);

// The path itself where it exists; else one whose names look the same but are written otherwise: "é" as one
// character or as two, in UTF-8 or GBK. What leads nowhere stays as it is.
QString existingPath(const QString &path);

} // namespace transfer
