// What a look into a media file told: plain values, made from the line of JSON that youchuan-probe prints
// (src/probe/look.h) and turned into such a line again where they are kept.
//
// A look reads what a stranger may have made: whatever has the wrong type, is out of all bounds or makes no
// sense counts as not told, and of texts only a few plain letters are taken.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace media {

struct Stream {
    enum class Kind { Video, Audio, Subtitle, Cover, Data };

    Kind kind = Kind::Data;
    QString codec;   // FFmpeg's name, "h264"; empty: nobody knows it
    QString profile; // "High 10"
    QString language;
    qint64 bitRate = 0; // bits a second; 0: not told

    // Of pictures; 0 where not told.
    int width = 0; // as they lie in the file, before they are turned
    int height = 0;
    double pixelAspect = 1; // width of a pixel to its height
    double framesPerSecond = 0;
    int bitDepth = 0;
    int rotation = 0; // degrees clockwise to stand upright: 0, 90, 180, 270
    bool varyingRate = false;
    bool interlaced = false;
    QString pixelFormat;
    QString colorSpace;
    QString colorPrimaries;
    QString colorTransfer;
    QString colorRange;
    QString hdr; // pq, hlg, dolby_vision; empty: it is none

    // Of sound; 0 where not told.
    int channels = 0;
    int sampleRate = 0; // Hz

    bool operator==(const Stream &) const = default;
};

struct Place {
    double latitude = 0; // degrees
    double longitude = 0;
    bool operator==(const Place &) const = default;
};

// What the probe found to be wrong. Numbers that it did not know are absent.
struct Flaw {
    enum class Kind { Empty, NotMedia, NoIndex, NoVideo, NoDuration, CutOff, Damaged };

    Kind kind = Kind::Damaged;
    std::optional<double> promised = {}; // seconds
    std::optional<double> there = {};    // seconds
    std::optional<double> at = {};       // seconds
    std::optional<qint64> missingBytes = {};
    bool isEstimated = false; // `there` is reckoned from the bytes alone

    bool operator==(const Flaw &) const = default;
};

struct Facts {
    qint64 size = 0; // bytes
    QString container;
    std::optional<double> duration; // seconds
    qint64 bitRate = 0;             // of all together, bits a second; 0: not told
    std::optional<bool> hasIndex;   // absent: no business of such a container
    QDateTime created;              // by camera or program; invalid: not told
    std::optional<Place> place;
    QList<Stream> streams;
    QList<Flaw> flaws; // at most one of a kind

    // The one that viewers will see, or hear; null: there is none.
    const Stream *video() const;
    const Stream *audio() const;
    const Flaw *flaw(Flaw::Kind kind) const;

    bool operator==(const Facts &) const = default;
};

inline constexpr qsizetype longestAnswer = 256 * 1024; // bytes; 32 streams take 20 KB

// Nothing where it is no such line at all.
std::optional<Facts> factsFrom(const QByteArray &line);
// As the probe would print them.
QJsonObject toJson(const Facts &facts);
QJsonObject toJson(const Flaw &flaw);

} // namespace media
