#include "media/levels.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace media {

namespace {

Level levelFrom(const QJsonObject &object)
{
    Level level;
    level.id = object["id"_L1].toString();
    const QJsonObject names = object["name"_L1].toObject();
    for (const QString &language : names.keys())
        level.names.insert(language, names[language].toString());
    level.width = object["width"_L1].toInt();
    level.height = object["height"_L1].toInt();
    return level;
}

} // namespace

const Levels &Levels::ofYouku()
{
    static const Levels levels = [] {
        QFile file(u":/media/youku-levels.json"_s);
        return file.open(QIODevice::ReadOnly) ? from(file.readAll()) : Levels();
    }();
    return levels;
}

Levels Levels::from(const QByteArray &json)
{
    Levels levels;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    levels.m_leastSeconds = object["least_seconds"_L1].toDouble();
    for (const QJsonValue &level : object["levels"_L1].toArray())
        levels.m_levels.append(levelFrom(level.toObject()));
    for (const QJsonValue &row : object["codecs"_L1].toArray()) {
        Codecs codecs;
        for (const QJsonValue &name : row["names"_L1].toArray())
            codecs.names.append(name.toString());
        for (const QJsonValue &rate : row["bits_per_second"_L1].toArray())
            codecs.bitsPerSecond.append(rate.toInteger());
        levels.m_codecs.append(codecs);
    }
    return levels;
}

bool Levels::names(const QString &codec) const
{
    return m_codecs.isEmpty()
           || std::any_of(m_codecs.cbegin(), m_codecs.cend(),
                          [&codec](const Codecs &codecs) { return codecs.names.contains(codec); });
}

// An upright video is held against the same numbers, lying down.
std::optional<ReachedLevel> Levels::reachedBy(const Facts &facts) const
{
    const Stream *video = facts.video();
    if (!video || facts.bitRate <= 0 || !facts.duration || *facts.duration < m_leastSeconds)
        return std::nullopt;
    const int width = qRound(video->width * video->pixelAspect);
    const int longer = std::max(width, video->height);
    const int shorter = std::min(width, video->height);
    const auto codecs = std::find_if(m_codecs.cbegin(), m_codecs.cend(), [video](const Codecs &each) {
        return each.names.contains(video->codec);
    });
    std::optional<ReachedLevel> reached;
    for (qsizetype i = 0; codecs != m_codecs.cend() && i < m_levels.size(); ++i) {
        const Level &level = m_levels[i];
        const qint64 least = codecs->bitsPerSecond.value(i);
        if (longer >= level.width && shorter >= level.height && facts.bitRate >= least)
            reached = ReachedLevel{level, least};
    }
    return reached;
}

} // namespace media
