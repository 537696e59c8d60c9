// The moment --start-at names.
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace cli {

// "23:30", the next time it is that here, or a moment as --shoot-time takes one. None: not understood, or one
// that the clocks here skip or say twice.
std::optional<QDateTime> startTime(const QString &text, const QDateTime &now);

// "2026-11-03", the beginning of that day here, or a moment as --shoot-time takes one; invalid: neither.
QDateTime pastMoment(const QString &text);

} // namespace cli
