#include "probe/stream_facts.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace probe {

namespace {

// Names from FFmpeg's own tables; nothing where it has none.
void insertName(QJsonObject &facts, const QString &key, const char *name)
{
    const QString text = QString::fromLatin1(name);
    if (!text.isEmpty() && text != "unknown"_L1)
        facts.insert(key, text);
}

// A number that can stand in JSON and means something.
void insertRate(QJsonObject &facts, const QString &key, AVRational rate)
{
    const double number = rate.num > 0 && rate.den > 0 ? av_q2d(rate) : 0;
    if (number > 0)
        facts.insert(key, std::round(number * 1000) / 1000);
}

QString kindOf(const AVStream &stream)
{
    switch (stream.codecpar->codec_type) {
    case AVMEDIA_TYPE_VIDEO:
        return stream.disposition & AV_DISPOSITION_ATTACHED_PIC ? u"cover"_s : u"video"_s;
    case AVMEDIA_TYPE_AUDIO:
        return u"audio"_s;
    case AVMEDIA_TYPE_SUBTITLE:
        return u"subtitle"_s;
    default:
        return u"data"_s;
    }
}

int bitDepthOf(const AVCodecParameters &codec)
{
    if (const AVPixFmtDescriptor *format = av_pix_fmt_desc_get(AVPixelFormat(codec.format)))
        return format->comp[0].depth;
    return codec.bits_per_raw_sample > 0 ? codec.bits_per_raw_sample : 0;
}

void insertColour(QJsonObject &facts, const AVStream &stream)
{
    const AVCodecParameters &codec = *stream.codecpar;
    const AVColorTransferCharacteristic curve = sane(codec.color_trc);
    if (const AVColorSpace space = sane(codec.color_space); space != AVCOL_SPC_UNSPECIFIED)
        insertName(facts, u"color_space"_s, av_color_space_name(space));
    if (const AVColorPrimaries colours = sane(codec.color_primaries); colours != AVCOL_PRI_UNSPECIFIED)
        insertName(facts, u"color_primaries"_s, av_color_primaries_name(colours));
    if (curve != AVCOL_TRC_UNSPECIFIED)
        insertName(facts, u"color_transfer"_s, av_color_transfer_name(curve));
    if (const AVColorRange range = sane(codec.color_range); range != AVCOL_RANGE_UNSPECIFIED)
        insertName(facts, u"color_range"_s, av_color_range_name(range));
    if (sideData(&stream, AV_PKT_DATA_DOVI_CONF, 1))
        facts.insert(u"hdr"_s, u"dolby_vision"_s);
    else if (isHdr(curve))
        facts.insert(u"hdr"_s, curve == AVCOL_TRC_SMPTE2084 ? u"pq"_s : u"hlg"_s);
}

bool isRate(AVRational rate)
{
    return rate.num > 0 && rate.den > 0;
}

// The mean is off by the length of the last picture where that is not told; then the rate that the times fit
// is meant.
AVRational frameRateOf(const AVStream &stream)
{
    const AVRational mean = stream.avg_frame_rate;
    const AVRational fitting = stream.r_frame_rate;
    if (!isRate(mean))
        return fitting;
    return isRate(fitting) && std::abs(av_q2d(mean) / av_q2d(fitting) - 1) < 0.05 ? fitting : mean;
}

void insertVideo(QJsonObject &facts, AVFormatContext &format, AVStream &stream)
{
    const AVCodecParameters &codec = *stream.codecpar;
    facts.insert(u"width"_s, codec.width);
    facts.insert(u"height"_s, codec.height);
    const AVRational pixel = av_guess_sample_aspect_ratio(&format, &stream, nullptr);
    if (pixel.num > 0 && pixel.den > 0 && pixel.num != pixel.den)
        insertRate(facts, u"pixel_aspect"_s, pixel);
    insertRate(facts, u"fps"_s, frameRateOf(stream));
    if (const int depth = bitDepthOf(codec))
        facts.insert(u"bit_depth"_s, depth);
    insertName(facts, u"pixel_format"_s, av_get_pix_fmt_name(AVPixelFormat(codec.format)));
    insertColour(facts, stream);
    const AVFieldOrder order = sane(codec.field_order);
    facts.insert(u"interlaced"_s, order != AV_FIELD_UNKNOWN && order != AV_FIELD_PROGRESSIVE);
    facts.insert(u"rotation"_s, quarterTurns(stream) * 90);
}

// Three letters of ISO 639, or two.
void insertLanguage(QJsonObject &facts, const AVStream &stream)
{
    const AVDictionaryEntry *entry = av_dict_get(stream.metadata, "language", nullptr, 0);
    const QString language = entry ? QString::fromLatin1(entry->value).left(4) : QString();
    const bool isCode = (language.size() == 2 || language.size() == 3)
                        && std::all_of(language.begin(), language.end(),
                                       [](QChar letter) { return letter >= u'a' && letter <= u'z'; });
    if (isCode && language != "und"_L1)
        facts.insert(u"language"_s, language);
}

} // namespace

bool isHdr(AVColorTransferCharacteristic curve)
{
    return curve == AVCOL_TRC_SMPTE2084 || curve == AVCOL_TRC_ARIB_STD_B67;
}

int quarterTurns(const AVStream &stream)
{
    const uint8_t *matrix = sideData(&stream, AV_PKT_DATA_DISPLAYMATRIX, 9 * sizeof(int32_t));
    const double counterclockwise =
        matrix ? av_display_rotation_get(reinterpret_cast<const int32_t *>(matrix)) : 0;
    if (!std::isfinite(counterclockwise))
        return 0;
    return (8 - int(std::lround(counterclockwise / 90))) % 4;
}

QJsonObject streamFacts(AVFormatContext &format, AVStream &stream)
{
    const AVCodecParameters &codec = *stream.codecpar;
    QJsonObject facts{{u"kind"_s, kindOf(stream)}};
    insertName(facts, u"codec"_s, codec.codec_id == AV_CODEC_ID_NONE ? "" : avcodec_get_name(codec.codec_id));
    insertName(facts, u"profile"_s, avcodec_profile_name(codec.codec_id, codec.profile));
    if (codec.codec_type == AVMEDIA_TYPE_VIDEO) {
        insertVideo(facts, format, stream);
    } else if (codec.codec_type == AVMEDIA_TYPE_AUDIO) {
        facts.insert(u"channels"_s, codec.ch_layout.nb_channels);
        facts.insert(u"sample_rate"_s, codec.sample_rate);
    }
    if (codec.bit_rate > 0)
        facts.insert(u"bit_rate"_s, double(codec.bit_rate));
    insertLanguage(facts, stream);
    return facts;
}

} // namespace probe
