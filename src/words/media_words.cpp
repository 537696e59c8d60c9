#include "words/media_words.h"

#include "words/numbers.h"
#include "words/sentences.h"
#include "words/words_context.h"

#include <QLocale>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace words {

namespace {

using media::Finding;
using media::FindingKind;

constexpr double bitsPerMegabit = 1e6;
constexpr int mostFrameDecimals = 2;

// Names, the same in every language.
constexpr std::pair<const char *, const char *> codecNames[] = {
    {"h264", "H.264"},        {"hevc", "H.265"},       {"vvc", "H.266"},         {"av1", "AV1"},
    {"vp8", "VP8"},           {"vp9", "VP9"},          {"mpeg4", "MPEG-4"},      {"mpeg2video", "MPEG-2"},
    {"mpeg1video", "MPEG-1"}, {"msmpeg4v3", "DivX 3"}, {"prores", "ProRes"},     {"dnxhd", "DNxHD"},
    {"wmv1", "WMV 7"},        {"wmv2", "WMV 8"},       {"wmv3", "WMV 9"},        {"vc1", "VC-1"},
    {"rv40", "RealVideo 9"},  {"theora", "Theora"},    {"mjpeg", "Motion JPEG"}, {"aac", "AAC"},
    {"mp2", "MP2"},           {"mp3", "MP3"},          {"ac3", "AC-3"},          {"eac3", "E-AC-3"},
    {"opus", "Opus"},         {"vorbis", "Vorbis"},    {"flac", "FLAC"},         {"alac", "ALAC"},
    {"wmav2", "WMA"},
};

QString numberText(double number, int mostDecimals)
{
    const double scale = std::pow(10, mostDecimals);
    return QLocale().toString(std::round(number * scale) / scale, 'g', 10);
}

QString pictureSize(const media::Stream &video)
{
    int width = qRound(video.width * video.pixelAspect);
    int height = video.height;
    if (video.rotation % 180 != 0)
        std::swap(width, height);
    return u"%1×%2"_s.arg(width).arg(height);
}

QString spokenLength(qint64 seconds)
{
    const QLocale locale;
    const qint64 hours = seconds / 3600;
    const QString minutes = Words::tr("%1 min %2 s", "a length")
                                .arg(locale.toString(seconds / 60 % 60), locale.toString(seconds % 60));
    return hours > 0 ? Words::tr("%1 h %2", "a length").arg(locale.toString(hours), minutes) : minutes;
}

QString exportAsMp4()
{
    return Words::tr("To be sure, export it as MP4 with H.264 and AAC");
}

QString copyAgain()
{
    return Words::tr("Copy or export it again");
}

QString brokeOff()
{
    return Words::tr("Most likely a copy or an export broke off");
}

FindingWords cutOffWords(const media::Flaw &flaw)
{
    FindingWords words{Words::tr("The end is missing from the file"),
                       Words::tr("Youku would show what is there, without the end"), copyAgain()};
    if (!flaw.promised || !flaw.there || *flaw.promised - *flaw.there < 1)
        return words;
    const QString missing = durationText(qint64(std::round(*flaw.promised - *flaw.there)));
    words.what = Words::tr("The last %1 are missing from the file").arg(missing);
    words.brief = Words::tr("The last %1 are missing").arg(missing);
    const QString ends =
        flaw.isEstimated ? Words::tr("It promises %1 and ends at about %2. Youku would show the short one")
                         : Words::tr("It promises %1 and ends at %2. Youku would show the short one");
    words.why = ends.arg(lengthText(*flaw.promised), lengthText(*flaw.there));
    return words;
}

FindingWords depthWords(const Finding &finding)
{
    return {finding.hdr.isEmpty() ? Words::tr("The picture has %1 bits a colour").arg(finding.bitDepth)
                                  : Words::tr("The picture is HDR"),
            Words::tr("At Youku its colours may be pale or wrong"),
            Words::tr("Export it for ordinary screens, in 8 bits")};
}

FindingWords levelWords(const Finding &finding)
{
    const QString level = levelText(finding.reached.level);
    const QLocale locale;
    const QString least =
        locale.toString(double(finding.reached.leastBitsPerSecond) / bitsPerMegabit, 'f', 1);
    const QString has = locale.toString(double(finding.bitsPerSecond) / bitsPerMegabit, 'f', 1);
    return {
        Words::tr("Youku should show this as %1").arg(level),
        Words::tr("%1 asks for %2 Mbit/s at least, this has %3. An estimate from Youku’s published advice")
            .arg(level, least, has),
        {}};
}

// Of what stops.
FindingWords stoppingWords(const Finding &finding)
{
    switch (finding.kind) {
    case FindingKind::Empty:
        return {Words::tr("The file is empty"), brokeOff(), copyAgain()};
    case FindingKind::NotMedia:
        return {Words::tr("This is not a video"),
                Words::tr("There is neither picture nor sound in it, whatever its name says"),
                Words::tr("Choose another file")};
    case FindingKind::NoIndex:
        return {Words::tr("The file is cut off: its index is missing, Youku could not encode it"), brokeOff(),
                copyAgain()};
    case FindingKind::NoVideo:
        return {Words::tr("There is no picture in this file"), Words::tr("Youku could not encode it"),
                Words::tr("Choose the file with the picture, or export it again")};
    default:
        return {finding.mostBytes > 0 ? Words::tr("The file is larger than the %1 your account takes")
                                            .arg(sizeText(finding.mostBytes))
                                      : Words::tr("The file is larger than your account takes"),
                Words::tr("Youku would refuse it"),
                Words::tr("Export it with a lower bit rate, or in several parts")};
    }
}

} // namespace

QString lengthText(double seconds)
{
    const qint64 all = qint64(std::round(seconds));
    const QString minutes = u"%1:%2"_s.arg(all / 60 % 60).arg(all % 60, 2, 10, QChar(u'0'));
    return all < 3600 ? minutes : u"%1:%2"_s.arg(all / 3600).arg(minutes.rightJustified(5, u'0'));
}

QString bitRateText(qint64 bitsPerSecond)
{
    return Words::tr("%1 Mbit/s").arg(QLocale().toString(double(bitsPerSecond) / bitsPerMegabit, 'f', 1));
}

QString codecText(const QString &codec)
{
    for (const auto &[name, shown] : codecNames) {
        if (codec == QLatin1StringView(name))
            return QString::fromLatin1(shown);
    }
    return codec.startsWith("pcm_"_L1) ? u"PCM"_s : codec;
}

QString levelText(const media::Level &level)
{
    const QString language = Words::tr("en", "this language in data files: en or zh");
    return level.names.value(language, level.id);
}

PictureWords pictureWords(const media::Facts &facts)
{
    PictureWords told;
    if (facts.duration) {
        told.length = lengthText(*facts.duration);
        told.spokenLength = spokenLength(qint64(std::round(*facts.duration)));
    }
    const media::Stream *video = facts.video();
    if (video && video->width > 0 && video->height > 0)
        told.size = pictureSize(*video);
    if (video && video->framesPerSecond > 0)
        told.rate = Words::tr("%1 fps").arg(numberText(video->framesPerSecond, mostFrameDecimals));
    return told;
}

QStringList factsOf(const media::Facts &facts)
{
    const PictureWords picture = pictureWords(facts);
    QStringList told{picture.length, picture.size, picture.rate};
    for (const media::Stream *stream : {facts.video(), facts.audio()}) {
        if (stream)
            told.append(codecText(stream->codec));
    }
    if (facts.bitRate > 0)
        told.append(bitRateText(facts.bitRate));
    told.removeAll(QString());
    return told;
}

QString shotWords(const media::Facts &facts)
{
    const QLocale locale;
    QStringList told;
    if (facts.created.isValid()) {
        const QString format = Words::tr("d MMM yyyy HH:mm", "how a moment is written; as in QDateTime");
        told.append(Words::tr("shot %1").arg(locale.toString(facts.created.toLocalTime(), format)));
    }
    if (facts.place) {
        const auto [latitude, longitude] = *facts.place;
        const QString northSouth = latitude < 0 ? Words::tr("%1° S") : Words::tr("%1° N");
        const QString eastWest = longitude < 0 ? Words::tr("%1° W") : Words::tr("%1° E");
        told.append(northSouth.arg(locale.toString(std::abs(latitude), 'f', 2)) + u' '
                    + eastWest.arg(locale.toString(std::abs(longitude), 'f', 2)));
    }
    return joinedParts(told);
}

QStringList factLines(const media::Facts &facts)
{
    const PictureWords picture = pictureWords(facts);
    QStringList seen{picture.length, picture.size, picture.rate};
    seen.removeAll(QString());
    QStringList codecs;
    for (const media::Stream *stream : {facts.video(), facts.audio()}) {
        if (stream && !stream->codec.isEmpty())
            codecs.append(codecText(stream->codec));
    }
    const bool lacksIndex = facts.flaw(media::Flaw::Kind::NoIndex);
    QStringList lines{lacksIndex ? Words::tr("No length, no picture: the file has no index") : QString(),
                      joinedFacts(seen), joinedFacts(codecs),
                      facts.bitRate > 0 ? bitRateText(facts.bitRate) : QString(),
                      facts.size > 0 ? sizeText(facts.size) : QString()};
    lines.removeAll(QString());
    return lines;
}

FindingWords findingWords(const Finding &finding)
{
    switch (finding.kind) {
    case FindingKind::CutOff:
        return cutOffWords(finding.flaw);
    case FindingKind::NoDuration:
        return {Words::tr("The file does not tell how long it is"),
                Words::tr("Most likely a recording was not ended properly"), exportAsMp4()};
    case FindingKind::Damaged:
        return {Words::tr("Parts of the picture are damaged"),
                finding.flaw.at ? Words::tr("One of them is at %1").arg(lengthText(*finding.flaw.at))
                                : QString(),
                copyAgain()};
    case FindingKind::NoSound:
        return {Words::tr("There is no sound"),
                {},
                Words::tr("If there should be some, export it again with its sound")};
    case FindingKind::UnlistedCodec:
        return {finding.codec.isEmpty() ? Words::tr("Nobody knows the format of the picture")
                                        : Words::tr("The picture is in %1, which Youku’s list does not name")
                                              .arg(codecText(finding.codec)),
                Words::tr("Youku may not be able to encode it"), exportAsMp4()};
    case FindingKind::Short:
        return {Words::tr("The video is shorter than %1").arg(durationText(qint64(finding.leastSeconds))),
                Words::tr("Youku makes no higher level of it"),
                {}};
    case FindingKind::HighDepth:
        return depthWords(finding);
    case FindingKind::Interlaced:
        return {Words::tr("The picture is interlaced"), Words::tr("What moves may look like a comb"),
                Words::tr("Export it without interlacing")};
    case FindingKind::VaryingRate:
        return {Words::tr("The frame rate varies"), Words::tr("Picture and sound may drift apart"),
                Words::tr("Export it with a constant frame rate")};
    case FindingKind::Rotated:
        return {Words::tr("The picture is turned by a mark in the file only"),
                Words::tr("Youku may show it as it lies"), Words::tr("Export it upright")};
    case FindingKind::Level:
        return levelWords(finding);
    case FindingKind::PcmSound:
        return {Words::tr("The sound is PCM; Youku asks for AAC"), {}, {}};
    default:
        return stoppingWords(finding);
    }
}

QString findingSentences(const Finding &finding)
{
    const FindingWords words = findingWords(finding);
    QStringList sentences{words.what, words.why, words.toDo};
    sentences.removeAll(QString());
    return paragraph(sentences);
}

media::Finding findingOfDoubt(const QString &doubt)
{
    return {.kind = media::findingFromName(doubt).value_or(FindingKind::NotMedia),
            .weight = media::Weight::Stops};
}

QString doubtSentence(const QString &doubt)
{
    const std::optional<FindingKind> kind = media::findingFromName(doubt);
    if (!kind)
        return Words::tr("Youku could make nothing of the file"); // a later version found it
    if (*kind == FindingKind::NoIndex)
        return Words::tr("The file is cut off: its index is missing");
    return findingWords(findingOfDoubt(doubt)).what;
}

QString doubtSentences(const QString &doubt)
{
    return media::findingFromName(doubt) ? findingSentences(findingOfDoubt(doubt))
                                         : paragraph({doubtSentence(doubt)});
}

QString noFactsSentence(const media::Look &look)
{
    switch (look.outcome) {
    case media::Look::Outcome::Looked:
        return {};
    case media::Look::Outcome::NotInstalled:
        return Words::tr("youchuan-probe is not installed: nobody looks into files before they are sent");
    case media::Look::Outcome::Unreadable:
        return Words::tr("The file cannot be read: %1").arg(look.reason);
    case media::Look::Outcome::Failed:
        return Words::tr("It could not be looked into, which says nothing against the file");
    }
    return {};
}

} // namespace words
