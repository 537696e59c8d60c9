#include "probe/demuxer.h"

#include <QtNumeric>

#include <cmath>
#include <limits>
#include <vector>

namespace probe {

namespace {

constexpr int bufferSize = 32 * 1024;
constexpr qint64 mostPixels = 8192 * 8192;
constexpr const char *mostPixelsText = "67108864";
constexpr const char *mostStreams = "100";
constexpr qint64 bytesToKnowKind = 1024 * 1024;
constexpr const char *bytesToKnowStreams = "4000000";

// Kinds of files that hold films or sound. FFmpeg knows many more: pictures, texts, lists of other files.
constexpr const char *kinds = "mov,matroska,webm,avi,flv,asf,mpeg,mpegts,mpegvideo,mxf,ogg,rm,dv,gxf,nut,ivf,"
                              "wtv,h264,hevc,vvc,av1,obu,m4v,"
                              "vc1,wav,w64,mp3,aac,ac3,eac3,dts,flac,aiff,amr,caf,ape,wv,tta,au";

int openNothing(AVFormatContext *, AVIOContext **, const char *, int, AVDictionary **)
{
    return AVERROR(EACCES);
}

int isSpent(void *file)
{
    return static_cast<MediaFile *>(file)->isSpent();
}

// FFmpeg's options by name; what it did not take stays here and goes with it.
struct Options {
    Options(std::initializer_list<std::pair<const char *, const char *>> options)
    {
        for (const auto &[name, value] : options)
            av_dict_set(&pairs, name, value, 0);
    }
    ~Options() { av_dict_free(&pairs); }
    Q_DISABLE_COPY_MOVE(Options)

    AVDictionary *pairs = nullptr;
};

// What is only a guess is wrong for noise.
bool isKnown(const AVInputFormat *kind, int score)
{
    return kind && score > AVPROBE_SCORE_RETRY;
}

} // namespace

bool isCover(const AVStream *stream)
{
    return stream->disposition & AV_DISPOSITION_ATTACHED_PIC;
}

Demuxer::Demuxer(MediaFile &file) : m_file(file)
{
    auto *buffer = static_cast<unsigned char *>(av_malloc(bufferSize));
    m_io.reset(avio_alloc_context(buffer, bufferSize, 0, this, readOn, nullptr, moveTo));
    open();
    if (!m_format)
        return;
    readStreams();
    const int best = av_find_best_stream(m_format.get(), AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    if (best >= 0 && !isCover(m_format->streams[best]))
        m_video = m_format->streams[best];
}

int Demuxer::readOn(void *self, uint8_t *to, int length)
{
    Demuxer &demuxer = *static_cast<Demuxer *>(self);
    const qint64 got = demuxer.m_file.read(demuxer.m_at, reinterpret_cast<char *>(to), length);
    if (got < 0)
        return AVERROR(EIO);
    demuxer.m_at += got;
    return got > 0 ? int(got) : AVERROR_EOF;
}

int64_t Demuxer::moveTo(void *self, int64_t offset, int whence)
{
    Demuxer &demuxer = *static_cast<Demuxer *>(self);
    if (whence & AVSEEK_SIZE)
        return demuxer.m_file.size();
    whence &= ~AVSEEK_FORCE;
    const qint64 from = whence == SEEK_CUR ? demuxer.m_at : whence == SEEK_END ? demuxer.m_file.size() : 0;
    qint64 place = 0;
    if (qAddOverflow(from, qint64(offset), &place) || place < 0)
        return AVERROR(EINVAL);
    return demuxer.m_at = place;
}

void Demuxer::open()
{
    const AVInputFormat *kind = nullptr;
    const int score = av_probe_input_buffer2(m_io.get(), &kind, nullptr, nullptr, 0, bytesToKnowKind);
    AVFormatContext *format = avformat_alloc_context();
    if (!isKnown(kind, score) || !format) {
        avformat_free_context(format);
        return;
    }
    format->pb = m_io.get();
    format->io_open = openNothing;
    format->interrupt_callback = {isSpent, &m_file};
    Options options{{"format_whitelist", kinds},
                    {"protocol_whitelist", "none"},
                    {"max_streams", mostStreams},
                    {"probesize", bytesToKnowStreams}};
    if (avformat_open_input(&format, nullptr, kind, &options.pairs) >= 0) // frees it when it fails
        m_format.reset(format);
}

void Demuxer::readStreams()
{
    std::vector<AVDictionary *> ofStreams(m_format->nb_streams);
    for (AVDictionary *&options : ofStreams) {
        av_dict_set(&options, "threads", "1", 0);
        av_dict_set(&options, "max_pixels", mostPixelsText, 0);
    }
    avformat_find_stream_info(m_format.get(), ofStreams.data()); // what it did not find is left out
    for (AVDictionary *&options : ofStreams)
        av_dict_free(&options);
}

double Demuxer::secondsOf(qint64 timestamp) const
{
    const double begin =
        m_format->start_time == AV_NOPTS_VALUE ? 0 : double(m_format->start_time) / AV_TIME_BASE;
    return double(timestamp) * av_q2d(m_video->time_base) - begin;
}

qint64 Demuxer::timestampOf(double seconds) const
{
    const double begin =
        m_format->start_time == AV_NOPTS_VALUE ? 0 : double(m_format->start_time) / AV_TIME_BASE;
    const double timestamp = (seconds + begin) / av_q2d(m_video->time_base);
    return std::isfinite(timestamp) ? qint64(qBound(-4e18, timestamp, 4e18)) : 0;
}

bool Demuxer::seekTo(double second, Direction direction)
{
    const qint64 at = timestampOf(second);
    const qint64 least = direction == Forwards ? at : std::numeric_limits<qint64>::min();
    const qint64 most = direction == Forwards ? std::numeric_limits<qint64>::max() : at;
    return avformat_seek_file(m_format.get(), m_video->index, least, at, most, 0) >= 0;
}

Packet Demuxer::nextOfVideo()
{
    Packet packet(av_packet_alloc());
    while (packet && !m_file.isSpent() && av_read_frame(m_format.get(), packet.get()) >= 0) {
        if (packet->stream_index == m_video->index)
            return packet;
        av_packet_unref(packet.get());
    }
    return {};
}

Codec decoderOf(const AVStream *stream)
{
    const AVCodecParameters &parameters = *stream->codecpar;
    const AVCodec *decoder = avcodec_find_decoder(parameters.codec_id);
    Codec codec(decoder ? avcodec_alloc_context3(decoder) : nullptr);
    if (!codec || avcodec_parameters_to_context(codec.get(), &parameters) < 0)
        return {};
    codec->thread_count = 1;
    codec->max_pixels = mostPixels;
    codec->pkt_timebase = stream->time_base;
    if (avcodec_open2(codec.get(), decoder, nullptr) < 0)
        return {};
    return codec;
}

} // namespace probe
