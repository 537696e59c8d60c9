// A moment of shooting as people, tables and JSON write it. One reader for all of them.
#pragma once

#include <QDateTime>
#include <QString>

namespace youku {

struct ShootTime {
    enum class Reading {
        Read,
        NotUnderstood,
        Skipped, // clocks here were put forward over it
        Twice,   // clocks here were put back over it, so it says two moments
    };

    Reading reading = Reading::NotUnderstood;
    QDateTime moment;
    int offsetMinutes = 0; // Skipped, Twice: an offset from UTC it may be meant in
};

// "2026-11-3 21:40", also with slashes, dots, seconds, a T; or without a time of day. It is the time here,
// unless "Z" or an offset as "+08:00" ends it.
ShootTime readShootTime(const QString &text);

// The time here, to the second; with its offset where the time here says two moments.
QString shootTimeText(const QDateTime &moment);

// "+08:00"
QString offsetText(int minutes);

} // namespace youku
