#include "probe/samples.h"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace probe {

namespace {

constexpr int placesLookedAt = 24;
constexpr qint64 lookedAt = 64;                // bytes: no codec begins a picture with so many zeros
constexpr int picturesTimed = 120;             // where they have to be read
constexpr qint64 bytesTimed = 8 * 1024 * 1024; // likewise
constexpr int mostTimed = 200'000;             // where the index tells

// Whether each picture, or the beginning of each group of pictures, has an entry with its place in the file.
bool hasPlaces(const Outline &outline)
{
    static const QStringList containers = {u"mp4"_s, u"mov"_s, u"3gp"_s, u"avi"_s, u"mkv"_s, u"webm"_s};
    return containers.contains(outline.container);
}

bool isMp4(const Outline &outline)
{
    return outline.needsIndex;
}

bool isRaw(const AVStream &video) // whose black is made of zeros
{
    const AVCodecDescriptor *codec = avcodec_descriptor_get(video.codecpar->codec_id);
    return !codec || video.codecpar->codec_id == AV_CODEC_ID_RAWVIDEO
           || !(codec->props & AV_CODEC_PROP_LOSSY);
}

bool isHollow(MediaFile &file, qint64 place)
{
    const QByteArray bytes = file.read(place, lookedAt);
    return bytes.size() == lookedAt && std::count(bytes.begin(), bytes.end(), '\0') == lookedAt;
}

class Places
{
public:
    Places(Demuxer &demuxer, MediaFile &file) : m_demuxer(demuxer), m_file(file) {}

    int count() const { return avformat_index_get_entries_count(m_demuxer.video()); }
    const AVIndexEntry *at(int i) const { return avformat_index_get_entry(m_demuxer.video(), i); }
    double secondsAt(int i) const { return qMax(0.0, m_demuxer.secondsOf(at(i)->timestamp)); }
    bool isBeyond(int i) const { return at(i)->pos + at(i)->size > m_file.size(); }
    bool isHollow(int i) const { return probe::isHollow(m_file, at(i)->pos); }

    // The first place from which on all have it, as far as looked at; count() if the last one has not.
    template <typename Has>
    int beginOf(int known, Has has) const // `known` has it, and all behind it
    {
        int without = -1;
        int with = known;
        while (with - without > 1) {
            const int middle = without + (with - without) / 2;
            (has(middle) ? with : without) = middle;
        }
        return with;
    }

private:
    Demuxer &m_demuxer;
    MediaFile &m_file;
};

// The interval that most pictures keep to, against those that do not.
bool differ(std::vector<qint64> intervals)
{
    if (intervals.size() < 8)
        return false;
    std::vector<qint64> sorted = intervals;
    std::nth_element(sorted.begin(), sorted.begin() + qsizetype(sorted.size() / 2), sorted.end());
    const qint64 usual = sorted[sorted.size() / 2];
    const double tolerance = qMax(double(usual) * 0.1, 1.5); // times are rounded to whole ticks
    const auto others = std::count_if(intervals.begin(), intervals.end(), [&](qint64 interval) {
        return std::abs(double(interval) - double(usual)) > tolerance;
    });
    return others > qMax<qsizetype>(1, qsizetype(intervals.size()) / 50);
}

std::vector<qint64> intervalsOf(std::vector<qint64> times)
{
    std::sort(times.begin(), times.end());
    std::vector<qint64> intervals;
    for (size_t i = 1; i < times.size(); ++i)
        intervals.push_back(times[i] - times[i - 1]);
    return intervals;
}

} // namespace

Samples samplesOf(Demuxer &demuxer, MediaFile &file, const Outline &outline)
{
    Samples samples;
    if (!demuxer.video() || !hasPlaces(outline))
        return samples;
    demuxer.seekTo(0, Demuxer::Backwards); // an index at the end is not read before somebody goes somewhere
    const Places places(demuxer, file);
    const int count = places.count();
    if (count == 0)
        return samples;
    samples.isTold = isMp4(outline) && !outline.inPieces;
    const int last = count - 1;
    if (samples.isTold && places.isBeyond(last)) {
        const int begin = places.beginOf(last, [&](int i) { return places.isBeyond(i); });
        samples.endsAt = places.secondsAt(begin);
        samples.missingBytes = places.at(last)->pos + places.at(last)->size - file.size();
        return samples;
    }
    if (isRaw(*demuxer.video()))
        return samples;
    if (places.isHollow(last)) {
        const int begin = places.beginOf(last, [&](int i) { return places.isHollow(i); });
        samples.endsAt = places.secondsAt(begin);
        samples.missingBytes = file.size() - places.at(begin)->pos;
        return samples;
    }
    for (int look = 0; look < placesLookedAt && !samples.holeAt; ++look) {
        const int i = int(qint64(last) * look / placesLookedAt);
        if (places.isHollow(i))
            samples.holeAt = places.secondsAt(i);
    }
    return samples;
}

bool variesInRate(Demuxer &demuxer, const Outline &outline)
{
    std::vector<qint64> times;
    if (isMp4(outline) && !outline.inPieces) {
        const int count = qMin(mostTimed, avformat_index_get_entries_count(demuxer.video()));
        times.reserve(size_t(count));
        for (int i = 0; i < count; ++i)
            times.push_back(avformat_index_get_entry(demuxer.video(), i)->timestamp);
    } else if (outline.container != "avi"_L1) { // which has one rate for all
        qint64 bytes = 0;
        while (times.size() < picturesTimed && bytes < bytesTimed) {
            const Packet packet = demuxer.nextOfVideo();
            if (!packet)
                break;
            bytes += packet->size;
            const qint64 time = packet->pts != AV_NOPTS_VALUE ? packet->pts : packet->dts;
            if (time != AV_NOPTS_VALUE)
                times.push_back(time);
        }
        // Of the last ones, some that come before others in time are still to be read.
        std::sort(times.begin(), times.end());
        times.resize(times.size() - qMin<size_t>(times.size() / 4, 16));
    }
    return differ(intervalsOf(std::move(times)));
}

} // namespace probe
