#include "media/facts.h"

#include "base/names.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace media {

namespace {

constexpr qsizetype mostStreams = 32;
constexpr qsizetype mostFlaws = 32;
constexpr qsizetype longestText = 64;
constexpr qsizetype longestMoment = 40;
constexpr double longestSeconds = 1e7; // four months
constexpr double mostBytes = 9e15;     // exact in JSON
constexpr double mostBitsPerSecond = 1e12;
constexpr int largestSide = 65536; // pixels
constexpr int mostFramesPerSecond = 10000;
constexpr int firstYear = 1990, lastYear = 2100;

constexpr base::Named<Stream::Kind> streamNames[] = {
    {Stream::Kind::Video, "video"}, {Stream::Kind::Audio, "audio"}, {Stream::Kind::Subtitle, "subtitle"},
    {Stream::Kind::Cover, "cover"}, {Stream::Kind::Data, "data"},
};

constexpr base::Named<Flaw::Kind> flawNames[] = {
    {Flaw::Kind::Empty, "empty"},
    {Flaw::Kind::NotMedia, "not_media"},
    {Flaw::Kind::NoIndex, "no_index"},
    {Flaw::Kind::NoVideo, "no_video"},
    {Flaw::Kind::NoDuration, "no_duration"},
    {Flaw::Kind::CutOff, "cut_off"},
    {Flaw::Kind::Damaged, "damaged"},
};

// The texts of a stream, by their keys.
constexpr base::Named<QString Stream::*> textFields[] = {
    {&Stream::codec, "codec"},
    {&Stream::profile, "profile"},
    {&Stream::language, "language"},
    {&Stream::pixelFormat, "pixel_format"},
    {&Stream::colorSpace, "color_space"},
    {&Stream::colorPrimaries, "color_primaries"},
    {&Stream::colorTransfer, "color_transfer"},
    {&Stream::colorRange, "color_range"},
    {&Stream::hdr, "hdr"},
};

// Reading. NaN and numbers out of bounds are not told.

std::optional<double> numberIn(const QJsonObject &object, QLatin1StringView key, double least, double most)
{
    const QJsonValue value = object[key];
    const double number = value.toDouble();
    if (!value.isDouble() || !(number >= least && number <= most))
        return std::nullopt;
    return number;
}

qint64 countIn(const QJsonObject &object, QLatin1StringView key, double most)
{
    return qint64(numberIn(object, key, 0, most).value_or(0));
}

// Letters, digits and what stands in the names of codecs; one other character, and it is not told.
QString textIn(const QJsonObject &object, QLatin1StringView key)
{
    const QString text = object[key].toString();
    const bool plain = text.size() <= longestText && std::all_of(text.cbegin(), text.cend(), [](QChar each) {
                           const bool isAlnum = (each >= u'a' && each <= u'z')
                                                || (each >= u'A' && each <= u'Z')
                                                || (each >= u'0' && each <= u'9');
                           return isAlnum || u" _-.,:+/()"_s.contains(each);
                       });
    return plain ? text : QString();
}

Stream streamFrom(const QJsonObject &object)
{
    Stream stream;
    stream.kind = base::valueOf(streamNames, object["kind"_L1].toString()).value_or(Stream::Kind::Data);
    for (const auto &[field, key] : textFields)
        stream.*field = textIn(object, QLatin1StringView(key));
    stream.bitRate = countIn(object, "bit_rate"_L1, mostBitsPerSecond);
    stream.width = int(countIn(object, "width"_L1, largestSide));
    stream.height = int(countIn(object, "height"_L1, largestSide));
    stream.pixelAspect = numberIn(object, "pixel_aspect"_L1, 0.001, 1000).value_or(1);
    stream.framesPerSecond = numberIn(object, "fps"_L1, 0, mostFramesPerSecond).value_or(0);
    stream.bitDepth = int(countIn(object, "bit_depth"_L1, 64));
    stream.rotation = int(countIn(object, "rotation"_L1, 270)) / 90 * 90;
    stream.varyingRate = object["varying_rate"_L1].toBool();
    stream.interlaced = object["interlaced"_L1].toBool();
    stream.channels = int(countIn(object, "channels"_L1, 1024));
    stream.sampleRate = int(countIn(object, "sample_rate"_L1, 10'000'000));
    return stream;
}

std::optional<Flaw> flawFrom(const QJsonObject &object)
{
    const auto kind = base::valueOf(flawNames, object["kind"_L1].toString());
    if (!kind)
        return std::nullopt; // of a newer probe
    Flaw flaw{.kind = *kind};
    flaw.promised = numberIn(object, "promised"_L1, 0, longestSeconds);
    flaw.there = numberIn(object, "there"_L1, 0, longestSeconds);
    flaw.at = numberIn(object, "at"_L1, 0, longestSeconds);
    if (const auto bytes = numberIn(object, "missing_bytes"_L1, 0, mostBytes))
        flaw.missingBytes = qint64(*bytes);
    flaw.isEstimated = object["estimated"_L1].toBool();
    return flaw;
}

QDateTime momentFrom(const QString &text)
{
    const QDateTime moment =
        text.size() <= longestMoment ? QDateTime::fromString(text, Qt::ISODate) : QDateTime();
    const int year = moment.date().year();
    return moment.isValid() && year >= firstYear && year < lastYear ? moment : QDateTime();
}

std::optional<Place> placeFrom(const QJsonObject &object)
{
    const auto latitude = numberIn(object, "latitude"_L1, -90, 90);
    const auto longitude = numberIn(object, "longitude"_L1, -180, 180);
    if (!latitude || !longitude)
        return std::nullopt;
    return Place{*latitude, *longitude};
}

// Writing. What is not known has no key.

void insertCount(QJsonObject &object, QLatin1StringView key, qint64 count)
{
    if (count > 0)
        object.insert(key, count);
}

template <typename T>
void insertKnown(QJsonObject &object, QLatin1StringView key, const std::optional<T> &value)
{
    if (value)
        object.insert(key, *value);
}

QJsonObject toJson(const Stream &stream)
{
    QJsonObject object{{u"kind"_s, base::nameOf(streamNames, stream.kind)}};
    for (const auto &[field, key] : textFields) {
        if (!(stream.*field).isEmpty())
            object.insert(QLatin1StringView(key), stream.*field);
    }
    insertCount(object, "bit_rate"_L1, stream.bitRate);
    if (stream.kind == Stream::Kind::Video || stream.kind == Stream::Kind::Cover) {
        insertCount(object, "width"_L1, stream.width);
        insertCount(object, "height"_L1, stream.height);
        insertCount(object, "bit_depth"_L1, stream.bitDepth);
        if (stream.pixelAspect != 1)
            object.insert("pixel_aspect"_L1, stream.pixelAspect);
        if (stream.framesPerSecond > 0)
            object.insert("fps"_L1, stream.framesPerSecond);
        object.insert("rotation"_L1, stream.rotation);
        object.insert("varying_rate"_L1, stream.varyingRate);
        object.insert("interlaced"_L1, stream.interlaced);
    }
    insertCount(object, "channels"_L1, stream.channels);
    insertCount(object, "sample_rate"_L1, stream.sampleRate);
    return object;
}

const Stream *firstOf(Stream::Kind kind, const QList<Stream> &streams)
{
    const auto found = std::find_if(streams.cbegin(), streams.cend(),
                                    [kind](const Stream &stream) { return stream.kind == kind; });
    return found == streams.cend() ? nullptr : &*found;
}

} // namespace

const Stream *Facts::video() const
{
    return firstOf(Stream::Kind::Video, streams);
}

const Stream *Facts::audio() const
{
    return firstOf(Stream::Kind::Audio, streams);
}

const Flaw *Facts::flaw(Flaw::Kind kind) const
{
    const auto found =
        std::find_if(flaws.cbegin(), flaws.cend(), [kind](const Flaw &flaw) { return flaw.kind == kind; });
    return found == flaws.cend() ? nullptr : &*found;
}

std::optional<Facts> factsFrom(const QByteArray &line)
{
    if (line.size() > longestAnswer)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(line);
    const QJsonObject answer = document.object();
    const auto size = numberIn(answer, "size"_L1, 0, mostBytes);
    if (!document.isObject() || !size)
        return std::nullopt;

    Facts facts;
    facts.size = qint64(*size);
    facts.container = textIn(answer, "container"_L1);
    facts.duration = numberIn(answer, "duration"_L1, 0, longestSeconds);
    facts.bitRate = countIn(answer, "bit_rate"_L1, mostBitsPerSecond);
    if (answer["index"_L1].isBool())
        facts.hasIndex = answer["index"_L1].toBool();
    facts.created = momentFrom(answer["created"_L1].toString());
    facts.place = placeFrom(answer["place"_L1].toObject());
    const QJsonArray streams = answer["streams"_L1].toArray();
    for (qsizetype i = 0; i < std::min(streams.size(), mostStreams); ++i)
        facts.streams.append(streamFrom(streams[i].toObject()));
    const QJsonArray flaws = answer["findings"_L1].toArray();
    for (qsizetype i = 0; i < std::min(flaws.size(), mostFlaws); ++i) {
        const auto flaw = flawFrom(flaws[i].toObject());
        if (flaw && !facts.flaw(flaw->kind))
            facts.flaws.append(*flaw);
    }
    return facts;
}

QJsonObject toJson(const Flaw &flaw)
{
    QJsonObject object{{u"kind"_s, base::nameOf(flawNames, flaw.kind)}};
    insertKnown(object, "promised"_L1, flaw.promised);
    insertKnown(object, "there"_L1, flaw.there);
    insertKnown(object, "at"_L1, flaw.at);
    insertKnown(object, "missing_bytes"_L1, flaw.missingBytes);
    if (flaw.isEstimated)
        object.insert("estimated"_L1, true);
    return object;
}

QJsonObject toJson(const Facts &facts)
{
    QJsonObject object{{u"size"_s, facts.size}};
    if (!facts.container.isEmpty())
        object.insert("container"_L1, facts.container);
    insertKnown(object, "duration"_L1, facts.duration);
    insertCount(object, "bit_rate"_L1, facts.bitRate);
    insertKnown(object, "index"_L1, facts.hasIndex);
    if (facts.created.isValid())
        object.insert("created"_L1, facts.created.toString(Qt::ISODate));
    if (facts.place)
        object.insert("place"_L1, QJsonObject{{u"latitude"_s, facts.place->latitude},
                                              {u"longitude"_s, facts.place->longitude}});
    QJsonArray streams;
    for (const Stream &stream : facts.streams)
        streams.append(toJson(stream));
    if (!streams.isEmpty())
        object.insert("streams"_L1, streams);
    QJsonArray flaws;
    for (const Flaw &flaw : facts.flaws)
        flaws.append(toJson(flaw));
    object.insert("findings"_L1, flaws);
    return object;
}

} // namespace media
