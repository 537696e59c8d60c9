// Containers that promise nothing: packets or pages one after the other. Only what ends within one was cut
// for sure.
#include "probe/outline/bytes.h"
#include "probe/outline/outline.h"

using namespace Qt::StringLiterals;

namespace probe {

namespace {

constexpr int packetsSeen = 5;
constexpr char packetMark = 0x47;
constexpr qint64 longestPage = 27 + 255 + 255 * 255;

bool hasPackets(const QByteArray &head, qsizetype length, qsizetype before)
{
    for (qsizetype i = 0; i < packetsSeen; ++i) {
        const qsizetype at = i * length + before;
        if (at >= head.size() || head.at(at) != packetMark)
            return false;
    }
    return true;
}

} // namespace

std::optional<Outline> outlineOfTransportStream(MediaFile &file)
{
    const QByteArray head = file.read(0, 204 * packetsSeen);
    for (const auto &[length, before] : {std::pair(188, 0), {192, 4}, {204, 0}}) {
        if (!hasPackets(head, length, before))
            continue;
        Outline outline;
        outline.container = u"ts"_s;
        outline.torn = file.size() % length != 0;
        return outline;
    }
    return std::nullopt;
}

std::optional<Outline> outlineOfOgg(MediaFile &file)
{
    if (!file.read(0, 4).startsWith("OggS"))
        return std::nullopt;
    Outline outline;
    outline.container = u"ogg"_s;
    const QByteArray tail = file.read(qMax<qint64>(0, file.size() - longestPage), longestPage);
    const qsizetype page = tail.lastIndexOf("OggS");
    const qsizetype parts = page >= 0 && page + 26 < tail.size() ? uchar(tail.at(page + 26)) : 0;
    qsizetype end = page + 27 + parts;
    for (qsizetype i = 0; i < parts && page + 27 + i < tail.size(); ++i)
        end += uchar(tail.at(page + 27 + i));
    outline.torn = page >= 0 && end > tail.size();
    return outline;
}

} // namespace probe
