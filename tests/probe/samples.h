// Small films of every kind, made by the program ffmpeg once for a build and kept beside it.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace samples {

QStringList films(); // the names of all

// The path of the film of that name; empty, with a warning, where ffmpeg could not make it.
QString film(const QString &name);
QByteArray bytesOf(const QString &path);

// What no program makes. Of an mp4: its container says "clockwise, once".
QByteArray turnedOnce(QByteArray mp4);
// Where the pictures of an mp4 begin.
qint64 beginOfPictures(const QByteArray &mp4);
// A file of so many bytes, most of them a hole on the disk: an mp4 whose index stands at the very end.
bool makeLarge(const QString &path, const QByteArray &mp4, qint64 size);

} // namespace samples
