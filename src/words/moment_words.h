// How a moment is written.
#pragma once

#include <QDateTime>
#include <QString>

namespace words {

// "Today 14:32", else date and time, in the user's time zone.
QString momentText(const QDateTime &moment);
// "14:32", in the user's time zone.
QString clockText(const QDateTime &moment);

} // namespace words
