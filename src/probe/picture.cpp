#include "probe/picture.h"

#include "probe/jpeg.h"
#include "probe/scaling.h"
#include "probe/stream_facts.h"

#include <algorithm>
#include <limits>

namespace probe {

namespace {

constexpr double partsOfLength[] = {0.10, 0.25, 0.5, 0.75}; // of the length
constexpr double secondsForAll = 2.5;                       // of the processor
constexpr double secondsFromKeyFrame = 0.06; // of the processor, from the one before the wanted place
constexpr int framesFromBegin = 50;
constexpr double darkest = 24, flattest = 8; // of 255

bool isKey(const AVPacket &packet)
{
    return packet.flags & AV_PKT_FLAG_KEY;
}

bool isBroken(const AVFrame &frame)
{
    return frame.decode_error_flags != 0 || (frame.flags & AV_FRAME_FLAG_CORRUPT);
}

class Search
{
public:
    Search(Demuxer &demuxer, double seconds)
        : m_demuxer(demuxer)
        , m_seconds(seconds)
        , m_codec(decoderOf(demuxer.video()))
        , m_end(processorSeconds() + secondsForAll)
    {
    }

    Picture run()
    {
        if (!m_codec)
            return {};
        for (const double part : partsOfLength) {
            if (m_seconds > 0 && !m_isGood && !isLate())
                lookAt(part * m_seconds);
        }
        if (!m_best) { // nobody knows how long it is, or there is no way to a place
            seekToBegin();
            if (decodeTo(std::numeric_limits<double>::max(), framesFromBegin))
                judge();
        }
        m_picture.jpeg = m_best ? jpegOf(*m_best) : QByteArray();
        if (m_picture.jpeg.isEmpty())
            m_picture.width = m_picture.height = 0;
        return m_picture;
    }

private:
    bool isLate() const { return processorSeconds() > m_end; }

    bool seekTo(double second, Demuxer::Direction direction)
    {
        avcodec_flush_buffers(m_codec.get());
        return m_demuxer.seekTo(second, direction);
    }

    // The key frame before the place is quick to have; the first frame of all is not wanted, then it is the
    // next key frame, or else what follows the first one.
    void lookAt(double second)
    {
        if (seekTo(second, Demuxer::Backwards) && takeKeyFrame())
            return judge();
        if (seekTo(second, Demuxer::Forwards) && takeKeyFrame())
            return judge();
        if (seekTo(second, Demuxer::Backwards) && decodeTo(second, std::numeric_limits<int>::max()))
            judge();
    }

    void seekToBegin()
    {
        if (!seekTo(0, Demuxer::Backwards))
            av_seek_frame(&m_demuxer.format(), -1, 0, AVSEEK_FLAG_BYTE); // what has no times
    }

    bool isFirst(double second) const // frame of all, or one as near to the beginning
    {
        const AVStream &video = *m_demuxer.video();
        const double begin = video.start_time == AV_NOPTS_VALUE ? 0 : m_demuxer.secondsOf(video.start_time);
        const double rate = av_q2d(video.avg_frame_rate);
        return second < begin + 0.5 / (rate > 1 && rate < 1000 ? rate : 25);
    }

    // Decodes the next key frame and nothing else; not the first one of all.
    bool takeKeyFrame()
    {
        Packet packet;
        do
            packet = m_demuxer.nextOfVideo();
        while (packet && !isKey(*packet) && !isLate());
        if (!packet || !isKey(*packet))
            return false;
        const double at = m_demuxer.secondsOf(packet->pts != AV_NOPTS_VALUE ? packet->pts : packet->dts);
        if (isFirst(at))
            return false;
        const int sent = avcodec_send_packet(m_codec.get(), packet.get());
        avcodec_send_packet(m_codec.get(), nullptr); // what it holds back is wanted at once
        const bool has = receive();
        avcodec_flush_buffers(m_codec.get());
        if ((sent == AVERROR_INVALIDDATA || (has && isBroken(*m_frame))) && !m_picture.damagedAt)
            m_picture.damagedAt = std::max(0.0, at);
        return has;
    }

    // Decodes from where the demuxer stands to the place, or as far as the time for it goes.
    bool decodeTo(double second, int most)
    {
        const double end = std::min(m_end, processorSeconds() + secondsFromKeyFrame);
        bool has = false;
        for (int count = 0; count < most && processorSeconds() < end;) {
            const Packet packet = m_demuxer.nextOfVideo();
            avcodec_send_packet(m_codec.get(), packet.get()); // a broken one leaves the others
            while (receive()) {
                has = true;
                ++count;
                if (m_second >= second)
                    return true;
            }
            if (!packet)
                break;
        }
        return has;
    }

    // The next decoded frame, if there is one; else the one before stays.
    bool receive()
    {
        Frame frame(av_frame_alloc());
        if (!frame || avcodec_receive_frame(m_codec.get(), frame.get()) < 0)
            return false;
        const int64_t at = frame->best_effort_timestamp;
        m_second = at != AV_NOPTS_VALUE ? std::max(0.0, m_demuxer.secondsOf(at)) : 0;
        m_frame = std::move(frame);
        return true;
    }

    void judge()
    {
        if (!m_frame)
            return;
        const Shape shape{av_guess_sample_aspect_ratio(&m_demuxer.format(), m_demuxer.video(), m_frame.get()),
                          quarterTurns(*m_demuxer.video())};
        Frame small = smallPicture(*m_frame, shape);
        if (!small)
            return;
        const Light light = lightOf(*small);
        m_isGood = light.mean >= darkest && light.spread >= flattest;
        if (m_best && !m_isGood && light.mean + light.spread <= m_bestLight)
            return;
        m_bestLight = light.mean + light.spread;
        m_picture.width = small->width;
        m_picture.height = small->height;
        m_picture.second = m_second;
        m_best = std::move(small);
    }

    Demuxer &m_demuxer;
    const double m_seconds;
    const Codec m_codec;
    const double m_end;
    Frame m_frame; // the last one that was decoded
    double m_second = 0;
    Frame m_best;
    double m_bestLight = 0;
    bool m_isGood = false;
    Picture m_picture;
};

} // namespace

Picture tellingPicture(Demuxer &demuxer, double seconds)
{
    return Search(demuxer, seconds).run();
}

} // namespace probe
