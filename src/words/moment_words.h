// How a moment is written.
#pragma once

#include <QDateTime>
#include <QString>

namespace words {

// "Today 14:32", else date and time, in the user's time zone.
QString momentText(const QDateTime &moment);
// "Today 14:32", "Yesterday 23:07", "24 Nov 22:41", of another year with that.
QString pastText(const QDateTime &moment);
// Until when something lasts: "23:00" today, "Tue 08:00" in the week to come, else date and time.
QString untilText(qint64 ms, qint64 nowMs);
// "14:32", in the user's time zone.
QString clockText(const QDateTime &moment);

} // namespace words
