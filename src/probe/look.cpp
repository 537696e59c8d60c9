#include "probe/look.h"

#include "probe/demuxer.h"
#include "probe/origin.h"
#include "probe/picture.h"
#include "probe/samples.h"
#include "probe/stream_facts.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace probe {

namespace {

constexpr int mostStreamsTold = 32;
constexpr double longest = 1e8; // seconds: three years are no film

double rounded(double seconds)
{
    return std::round(seconds * 1000) / 1000;
}

bool isLength(double seconds)
{
    return std::isfinite(seconds) && seconds > 0 && seconds < longest;
}

class Look
{
public:
    explicit Look(QIODevice &device) : m_file(device), m_outline(outlineOf(m_file)), m_demuxer(m_file) {}

    Looked run(bool wantsPicture)
    {
        m_answer.insert(u"size"_s, double(m_file.size()));
        if (!m_outline.container.isEmpty())
            m_answer.insert(u"container"_s, m_outline.container);
        if (m_outline.index)
            m_answer.insert(u"index"_s, *m_outline.index);
        QByteArray picture;
        if (isMedia())
            picture = lookInside(wantsPicture);
        else
            tellWhyNot();
        m_answer.insert(u"findings"_s, m_findings);
        return {m_answer, picture};
    }

private:
    bool isMedia() const
    {
        if (!m_demuxer.isOpen())
            return false;
        const AVFormatContext &format = m_demuxer.format();
        return std::any_of(format.streams, format.streams + format.nb_streams, [](const AVStream *stream) {
            return stream->codecpar->codec_id != AV_CODEC_ID_NONE || stream->codecpar->width > 0;
        });
    }

    void find(const QString &kind, QJsonObject numbers = {})
    {
        numbers.insert(u"kind"_s, kind);
        m_findings.append(numbers);
    }

    bool lacksIndex() const { return m_outline.needsIndex && !m_outline.index.value_or(true); }

    void tellWhyNot()
    {
        if (m_file.size() == 0)
            return find(u"empty"_s);
        if (m_outline.container.isEmpty())
            return find(u"not_media"_s);
        const bool isCut = m_outline.isCutOff(m_file.size());
        if (lacksIndex())
            find(u"no_index"_s);
        if (isCut)
            find(u"cut_off"_s, missingBytes());
        if (!isCut && !lacksIndex())
            find(u"damaged"_s);
    }

    QByteArray lookInside(bool wantsPicture)
    {
        AVFormatContext &format = m_demuxer.format();
        if (m_outline.container.isEmpty()) {
            const QString name = QString::fromLatin1(format.iformat->name).section(u',', 0, 0);
            m_answer.insert(u"container"_s, name == "mpeg"_L1 ? u"mpg"_s : name);
        }
        insertOrigin(m_answer, format);
        const double length = duration();
        if (isLength(length))
            m_answer.insert(u"duration"_s, rounded(length));
        const Samples samples = samplesOf(m_demuxer, m_file, m_outline);
        if (!m_demuxer.video())
            find(u"no_video"_s);
        if (!isLength(length))
            find(u"no_duration"_s, m_outline.lastSecond
                                       ? QJsonObject{{u"there"_s, rounded(*m_outline.lastSecond)}}
                                       : QJsonObject());
        const double there = findEnd(samples, length);
        if (isLength(there))
            m_answer.insert(u"bit_rate"_s, std::round(double(m_file.size()) * 8 / there));
        insertStreams();
        if (!m_demuxer.video())
            return {};
        std::optional<double> damagedAt = samples.holeAt;
        const Picture picture = wantsPicture ? tellingPicture(m_demuxer, there) : Picture();
        if (!picture.jpeg.isEmpty()) {
            m_answer.insert(u"picture"_s, QJsonObject{{u"width"_s, picture.width},
                                                      {u"height"_s, picture.height},
                                                      {u"at"_s, rounded(picture.second)}});
        }
        if (!damagedAt)
            damagedAt = picture.damagedAt;
        if (damagedAt)
            find(u"damaged"_s, {{u"at"_s, rounded(*damagedAt)}});
        return picture.jpeg;
    }

    // What the file promises; 0 where it does not, and where FFmpeg could but guess.
    double duration() const
    {
        if (m_outline.promisedSeconds)
            return *m_outline.promisedSeconds;
        const AVFormatContext &format = m_demuxer.format();
        const bool isGuess = format.duration_estimation_method == AVFMT_DURATION_FROM_BITRATE;
        return format.duration == AV_NOPTS_VALUE || isGuess ? 0 : double(format.duration) / AV_TIME_BASE;
    }

    QJsonObject missingBytes() const
    {
        if (m_outline.promisedSize <= m_file.size())
            return {};
        return {{u"missing_bytes"_s, double(m_outline.promisedSize - m_file.size())}};
    }

    // Tells whether the end is missing. Returns how many seconds there are.
    double findEnd(const Samples &samples, double length)
    {
        const double last = m_outline.lastSecond.value_or(0);
        if (samples.endsAt) {
            QJsonObject numbers{{u"there"_s, rounded(*samples.endsAt)},
                                {u"missing_bytes"_s, double(samples.missingBytes)}};
            if (isLength(length))
                numbers.insert(u"promised"_s, rounded(length));
            find(u"cut_off"_s, numbers);
            return *samples.endsAt;
        }
        if (samples.isTold || !m_outline.isCutOff(m_file.size()))
            return isLength(length) ? length : last;
        QJsonObject numbers = missingBytes();
        double there = last;
        if (!isLength(there) && isLength(length) && m_outline.promisedSize > 0) {
            there = length * double(m_file.size()) / double(m_outline.promisedSize);
            numbers.insert(u"estimated"_s, true);
        }
        if (isLength(length) && isLength(there) && there < length) {
            numbers.insert(u"promised"_s, rounded(length));
            numbers.insert(u"there"_s, rounded(there));
        }
        find(u"cut_off"_s, numbers);
        return isLength(there) ? there : length;
    }

    void insertStreams()
    {
        AVFormatContext &format = m_demuxer.format();
        QJsonArray streams;
        if (AVStream *video = m_demuxer.video()) {
            QJsonObject facts = streamFacts(format, *video);
            facts.insert(u"varying_rate"_s, variesInRate(m_demuxer, m_outline));
            streams.append(facts);
        }
        for (unsigned i = 0; i < format.nb_streams && streams.size() < mostStreamsTold; ++i) {
            if (format.streams[i] != m_demuxer.video())
                streams.append(streamFacts(format, *format.streams[i]));
        }
        m_answer.insert(u"streams"_s, streams);
    }

    MediaFile m_file;
    const Outline m_outline;
    Demuxer m_demuxer;
    QJsonObject m_answer;
    QJsonArray m_findings;
};

} // namespace

Looked look(QIODevice &file, bool wantsPicture)
{
    return Look(file).run(wantsPicture);
}

} // namespace probe
