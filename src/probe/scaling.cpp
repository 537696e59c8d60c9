#include "probe/scaling.h"

#include "probe/stream_facts.h"
#include "probe/tone.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace probe {

namespace {

constexpr int widest = 640, highest = 360; // twice what the window shows, for screens of 200 %
constexpr double leastPixel = 0.1, mostPixel = 10;

int evenLength(double length, int most)
{
    return std::clamp(int(std::lround(length / 2)) * 2, 2, most);
}

const int *coefficientsOf(const AVFrame &frame)
{
    switch (sane(frame.colorspace)) {
    case AVCOL_SPC_BT709:
        return sws_getCoefficients(SWS_CS_ITU709);
    case AVCOL_SPC_BT2020_NCL:
    case AVCOL_SPC_BT2020_CL:
        return sws_getCoefficients(SWS_CS_BT2020);
    case AVCOL_SPC_UNSPECIFIED:
        return sws_getCoefficients(frame.height >= 720 ? SWS_CS_ITU709 : SWS_CS_ITU601);
    default:
        return sws_getCoefficients(SWS_CS_ITU601);
    }
}

Frame converted(const AVFrame &frame, int width, int height, AVPixelFormat format)
{
    Frame made(av_frame_alloc());
    made->format = format;
    made->width = width;
    made->height = height;
    const Scaler scaler(sws_getContext(frame.width, frame.height, AVPixelFormat(frame.format), width, height,
                                       format, SWS_AREA, nullptr, nullptr, nullptr));
    if (!scaler || av_frame_get_buffer(made.get(), 0) < 0)
        return {};
    constexpr int plain = 1 << 16;
    sws_setColorspaceDetails(scaler.get(), coefficientsOf(frame), sane(frame.color_range) == AVCOL_RANGE_JPEG,
                             sws_getCoefficients(SWS_CS_ITU601), 1, 0, plain, plain);
    if (sws_scale(scaler.get(), frame.data, frame.linesize, 0, frame.height, made->data, made->linesize) <= 0)
        return {};
    made->color_range = AVCOL_RANGE_JPEG;
    made->colorspace = AVCOL_SPC_SMPTE170M;
    return made;
}

// One plane, once clockwise.
void turnPlane(const AVFrame &from, AVFrame *to, int plane, int width, int height)
{
    for (int y = 0; y < height; ++y) {
        const uint8_t *line = from.data[plane] + ptrdiff_t(y) * from.linesize[plane];
        for (int x = 0; x < width; ++x)
            to->data[plane][ptrdiff_t(x) * to->linesize[plane] + (height - 1 - y)] = line[x];
    }
}

Frame turned(const AVFrame &frame)
{
    Frame made(av_frame_alloc());
    av_frame_copy_props(made.get(), &frame);
    made->format = frame.format;
    made->width = frame.height;
    made->height = frame.width;
    if (av_frame_get_buffer(made.get(), 0) < 0)
        return {};
    for (int plane = 0; plane < 3; ++plane) {
        const int parts = plane == 0 ? 1 : 2; // lengths are even
        turnPlane(frame, made.get(), plane, frame.width / parts, frame.height / parts);
    }
    return made;
}

} // namespace

Frame smallPicture(const AVFrame &frame, const Shape &shape)
{
    if (frame.width <= 0 || frame.height <= 0)
        return {};
    const double pixel = shape.pixel.num > 0 && shape.pixel.den > 0 ? av_q2d(shape.pixel) : 1;
    const double width = frame.width * std::clamp(pixel, leastPixel, mostPixel);
    const double height = frame.height;
    const bool lies = shape.quarterTurns % 2 != 0;
    const int mostWidth = lies ? highest : widest;
    const int mostHeight = lies ? widest : highest;
    const double scale = std::min({1.0, mostWidth / width, mostHeight / height});
    const int w = evenLength(width * scale, mostWidth);
    const int h = evenLength(height * scale, mostHeight);

    Frame made;
    const AVColorTransferCharacteristic curve = sane(frame.color_trc);
    if (isHdr(curve)) {
        const Frame wide = converted(frame, w, h, AV_PIX_FMT_RGB48);
        const Frame narrow = wide ? tonedDown(*wide, curve) : Frame();
        made = narrow ? converted(*narrow, w, h, AV_PIX_FMT_YUV420P) : Frame();
    } else {
        made = converted(frame, w, h, AV_PIX_FMT_YUV420P);
    }
    for (int turn = 0; turn < shape.quarterTurns && made; ++turn)
        made = turned(*made);
    return made;
}

Light lightOf(const AVFrame &small)
{
    double sum = 0;
    double squares = 0;
    for (int y = 0; y < small.height; ++y) {
        const uint8_t *line = small.data[0] + ptrdiff_t(y) * small.linesize[0];
        for (int x = 0; x < small.width; ++x) {
            sum += line[x];
            squares += double(line[x]) * line[x];
        }
    }
    const double count = double(small.width) * small.height;
    const double mean = sum / count;
    return {mean, std::sqrt(std::max(0.0, squares / count - mean * mean))};
}

} // namespace probe
