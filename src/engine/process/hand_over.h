// What a second start says to the program that holds the profile, and what that answers: one JSON object a
// line, {"command":"open","files":["/a.mp4"]} and {"answer":"taken"}. Comes from another process, so it is
// read as data: bounded, and absolute paths only.
#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace engine::hand_over {

constexpr qint64 longestLine = 4 * 1024 * 1024; // more than a command line can hold

// Absolute paths, as in transfer/files/local_path.h; maybe none. Empty when they are more than a line may
// hold.
QByteArray lineOf(const QStringList &paths);
// Nothing when the line is no such command.
std::optional<QStringList> pathsOf(const QByteArray &line);

QByteArray answer(bool taken);
bool isTaken(const QByteArray &line);

} // namespace engine::hand_over
