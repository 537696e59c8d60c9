// Curves: SMPTE ST 2084 and ITU-R BT.2100 (HLG); colours by the matrix of ITU-R BT.2087.
#include "probe/tone.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace probe {

namespace {

constexpr int steps = 4096; // of each curve: enough for eight bits
using Curve = std::array<float, steps>;

// Light against that of white paper (203 cd/m² by BT.2408).
double lightOfPq(double signal)
{
    constexpr double m1 = 0.1593017578125, m2 = 78.84375, c1 = 0.8359375, c2 = 18.8515625, c3 = 18.6875;
    const double power = std::pow(signal, 1 / m2);
    return 10'000.0 / 203 * std::pow(std::max(0.0, power - c1) / (c2 - c3 * power), 1 / m1);
}

double lightOfHlg(double signal)
{
    constexpr double a = 0.17883277, b = 0.28466892, c = 0.55991073;
    const double scene = signal <= 0.5 ? signal * signal / 3 : (std::exp((signal - c) / a) + b) / 12;
    return 1000.0 / 203 * std::pow(scene, 1.2);
}

Curve lightBy(AVColorTransferCharacteristic curve)
{
    Curve light;
    for (int i = 0; i < steps; ++i) {
        const double signal = double(i) / (steps - 1);
        light[size_t(i)] = float(curve == AVCOL_TRC_SMPTE2084 ? lightOfPq(signal) : lightOfHlg(signal));
    }
    return light;
}

Curve signalOfSrgb()
{
    Curve signal;
    for (int i = 0; i < steps; ++i) {
        const double light = double(i) / (steps - 1);
        signal[size_t(i)] =
            float(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055));
    }
    return signal;
}

} // namespace

Frame tonedDown(const AVFrame &picture, AVColorTransferCharacteristic curve)
{
    Frame made(av_frame_alloc());
    made->format = AV_PIX_FMT_RGB24;
    made->width = picture.width;
    made->height = picture.height;
    if (av_frame_get_buffer(made.get(), 0) < 0)
        return {};
    const Curve light = lightBy(curve);
    const Curve signal = signalOfSrgb();
    for (int y = 0; y < picture.height; ++y) {
        const auto *from =
            reinterpret_cast<const uint16_t *>(picture.data[0] + ptrdiff_t(y) * picture.linesize[0]);
        uint8_t *to = made->data[0] + ptrdiff_t(y) * made->linesize[0];
        for (int x = 0; x < picture.width; ++x, from += 3, to += 3) {
            const float r = light[from[0] >> 4];
            const float g = light[from[1] >> 4];
            const float b = light[from[2] >> 4];
            const float rgb[] = {1.6605F * r - 0.5876F * g - 0.0728F * b,
                                 -0.1246F * r + 1.1329F * g - 0.0083F * b,
                                 -0.0182F * r - 0.1006F * g + 1.1187F * b};
            // What is brighter than white is drawn together, all colours by the same measure so that they
            // keep their tone.
            const float brightest = std::max({rgb[0], rgb[1], rgb[2], 1e-6F});
            const float measure = (1 + brightest / 9) / (1 + brightest) * 1.25F;
            for (int i = 0; i < 3; ++i)
                to[i] = uint8_t(signal[size_t(std::clamp(rgb[i] * measure, 0.0F, 1.0F) * (steps - 1))]);
        }
    }
    return made;
}

} // namespace probe
