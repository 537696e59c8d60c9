// Paths as text. On Unix a name is bytes; most are UTF-8, but disks of older Chinese systems carry names in
// GBK, which Qt can neither list nor open.
//
// In this program a path is a QString in which every byte that is not UTF-8 stands as a private character,
// U+EF80 to U+EFFF. It can be cut into folder, name and ending, compared, kept and handed over like any
// other, and leads back to its bytes here, and only here. What people and servers read is shownPath().
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <filesystem>

namespace transfer {

QString pathFromBytes(const QByteArray &bytes);
QByteArray bytesOfPath(const QString &path);

QString pathFromNative(const std::filesystem::path &path);
std::filesystem::path nativePath(const QString &path);

// The program's arguments, whatever their bytes; argc and argv as the application left them.
QStringList argumentsFrom(int argc, char *argv[]);
// Of a file's URL; empty for a URL of anything else, or of another machine.
QString pathFromUrl(const QUrl &url);
QUrl urlOfPath(const QString &path);

// Clean, from the working folder where it is relative.
QString absolutePath(const QString &path);

// Without private characters: read as GBK where that makes sense, else with U+FFFD for each such byte.
QString shownPath(const QString &path);
// The same of the last part.
QString shownFileName(const QString &path);
// "\\host\share" and its like, however the slashes lean. Told from the name alone: Windows would introduce
// the user to that machine if it were looked at.
bool namesAnotherMachine(const QString &path);

// Whether it is text as it stands, so that Qt can open it.
bool isText(const QString &path);

} // namespace transfer
