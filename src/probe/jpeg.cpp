#include "probe/jpeg.h"

namespace probe {

namespace {

constexpr int quality = 4; // 2 is best, 31 worst

} // namespace

QByteArray jpegOf(const AVFrame &picture)
{
    const AVCodec *encoder = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    const Codec codec(encoder ? avcodec_alloc_context3(encoder) : nullptr);
    const Frame frame(av_frame_clone(&picture));
    const Packet packet(av_packet_alloc());
    if (!codec || !frame || !packet)
        return {};
    codec->width = picture.width;
    codec->height = picture.height;
    codec->pix_fmt = AVPixelFormat(picture.format);
    codec->color_range = AVCOL_RANGE_JPEG;
    codec->time_base = {1, 1};
    codec->thread_count = 1;
    codec->flags |= AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT;
    codec->global_quality = FF_QP2LAMBDA * quality;
    frame->quality = codec->global_quality;
    frame->pts = 0;
    if (avcodec_open2(codec.get(), encoder, nullptr) < 0 || avcodec_send_frame(codec.get(), frame.get()) < 0)
        return {};
    avcodec_send_frame(codec.get(), nullptr);
    if (avcodec_receive_packet(codec.get(), packet.get()) < 0)
        return {};
    return QByteArray(reinterpret_cast<const char *>(packet->data), packet->size);
}

} // namespace probe
