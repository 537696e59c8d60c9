// How a moment is written.
#pragma once

#include <QDateTime>
#include <QString>

namespace engine {

// "Today 14:32", else date and time, in the user's time zone.
QString momentText(const QDateTime &moment);

} // namespace engine
