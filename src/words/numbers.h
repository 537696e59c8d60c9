// Sizes, speeds, times and shares. Numbers follow QLocale's default; sizes are in the units the platform's
// file manager uses.
#pragma once

#include "transfer/sending/time_left.h"

#include <QString>

namespace words {

QString sizeText(qint64 bytes);
qint64 sizeUnit(qint64 bytes); // in bytes: a million where sizeText() says MB
// The same, but "10 MB" rather than "10.0 MB".
QString shortSizeText(qint64 bytes);
QString speedText(double bytesPerSecond);
QString durationText(qint64 seconds);
// "12 min left", "30 to 50 min left"; the last minute is not counted down.
QString timeLeftText(const transfer::TimeLeft &left);
QString spanText(const transfer::TimeLeft &span); // "12 min", "30 to 50 min"
QString percentText(double percent);              // "63.4%"

} // namespace words
