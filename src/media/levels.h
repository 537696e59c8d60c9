// Which levels Youku makes of videos, and what it asks of them: the data file
// resources/media/youku-levels.json, which also names its source and date. Nothing of it stands in code.
#pragma once

#include "media/facts.h"

#include <QHash>

namespace media {

struct Level {
    QString id;                    // "1080p"
    QHash<QString, QString> names; // by language: en, zh
    int width = 0;                 // least, pixels
    int height = 0;
    bool operator==(const Level &) const = default;
};

// A level that a video reaches, and what that asks for.
struct ReachedLevel {
    Level level;
    qint64 leastBitsPerSecond = 0; // for the video's codec
    bool operator==(const ReachedLevel &) const = default;
};

class Levels
{
public:
    // Of the data file, read once.
    static const Levels &ofYouku();
    // Of such a file; without levels where it is none.
    static Levels from(const QByteArray &json);

    double leastSeconds() const { return m_leastSeconds; }
    // FFmpeg's name. True also where no codec is listed at all.
    bool names(const QString &codec) const;
    // The highest one; nothing below the first, or where too little is known.
    std::optional<ReachedLevel> reachedBy(const Facts &facts) const;

private:
    struct Codecs {
        QStringList names;
        QList<qint64> bitsPerSecond; // one of each level
    };

    double m_leastSeconds = 0;
    QList<Level> m_levels; // the lowest first
    QList<Codecs> m_codecs;
};

} // namespace media
