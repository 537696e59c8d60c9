// FFmpeg's headers, its objects with their owners, and what differs between its versions (5.1 to 9).
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/display.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

#include <cstring>
#include <memory>

namespace probe {

struct Free {
    void operator()(AVFormatContext *format) const { avformat_close_input(&format); }
    void operator()(AVCodecContext *codec) const { avcodec_free_context(&codec); }
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
    void operator()(AVPacket *packet) const { av_packet_free(&packet); }
    void operator()(SwsContext *scaler) const { sws_freeContext(scaler); }
    void operator()(AVIOContext *io) const
    {
        av_freep(&io->buffer); // it may have been replaced
        avio_context_free(&io);
    }
};
using Format = std::unique_ptr<AVFormatContext, Free>;
using Codec = std::unique_ptr<AVCodecContext, Free>;
using Frame = std::unique_ptr<AVFrame, Free>;
using Packet = std::unique_ptr<AVPacket, Free>;
using Scaler = std::unique_ptr<SwsContext, Free>;
using Io = std::unique_ptr<AVIOContext, Free>;

// FFmpeg's enumerations as files fill them: a number that is none of theirs, from `end` on, becomes
// `otherwise`. Whoever reads one in any other way has undefined behaviour.
template <typename Enumeration>
Enumeration sane(const Enumeration &value, int end, Enumeration otherwise)
{
    int number = 0;
    static_assert(sizeof number == sizeof value);
    std::memcpy(&number, &value, sizeof number);
    return number >= 0 && number < end ? Enumeration(number) : otherwise;
}
inline AVColorSpace sane(const AVColorSpace &space)
{
    return sane(space, AVCOL_SPC_NB, AVCOL_SPC_UNSPECIFIED);
}
inline AVColorRange sane(const AVColorRange &range)
{
    return sane(range, AVCOL_RANGE_NB, AVCOL_RANGE_UNSPECIFIED);
}
inline AVColorPrimaries sane(const AVColorPrimaries &colours)
{
    return sane(colours, AVCOL_PRI_NB, AVCOL_PRI_UNSPECIFIED);
}
inline AVColorTransferCharacteristic sane(const AVColorTransferCharacteristic &curve)
{
    return sane(curve, AVCOL_TRC_NB, AVCOL_TRC_UNSPECIFIED);
}
inline AVFieldOrder sane(const AVFieldOrder &order)
{
    return sane(order, AV_FIELD_BT + 1, AV_FIELD_UNKNOWN);
}

// What a stream carries beside its packets, if it is at least `least` bytes long; nullptr if there is none.
inline const uint8_t *sideData(const AVStream *stream, AVPacketSideDataType kind, size_t least)
{
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(60, 31, 0)
    const AVPacketSideData *found = av_packet_side_data_get(stream->codecpar->coded_side_data,
                                                            stream->codecpar->nb_coded_side_data, kind);
    return found && found->size >= least ? found->data : nullptr;
#else
    size_t size = 0;
    const uint8_t *data = av_stream_get_side_data(stream, kind, &size);
    return data && size >= least ? data : nullptr;
#endif
}

} // namespace probe
