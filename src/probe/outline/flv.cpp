// A head, then tags; after each tag its length once more, by which the last one is found from the end.
#include "probe/outline/bytes.h"
#include "probe/outline/outline.h"

using namespace Qt::StringLiterals;

namespace probe {

namespace {

constexpr qint64 tagHead = 11;
constexpr qint64 start = 64 * 1024;           // in which the first tag tells of the file
constexpr qint64 tagsAtEnd = 4 * 1024 * 1024; // in which a whole tag must stand
constexpr uchar sound = 8, pictures = 9, script = 18;

// A number of the first tag's list: its name, a byte for the kind (0), then eight of a real number.
std::optional<double> numberNamed(const QByteArray &head, const QByteArray &name)
{
    const qsizetype at = head.indexOf(name);
    if (at < 0 || at + name.size() >= head.size() || head.at(at + name.size()) != 0)
        return std::nullopt;
    const double number = bigEndian<double>(head, at + name.size() + 1);
    return number > 0 && number < 1e18 ? std::optional(number) : std::nullopt;
}

quint32 threeBytes(const QByteArray &bytes, qsizetype at)
{
    return bigEndian<quint32>(bytes, at) >> 8;
}

bool isTag(const QByteArray &bytes, qsizetype at)
{
    const uchar kind = uchar(bytes.at(at));
    if ((kind != sound && kind != pictures && kind != script) || threeBytes(bytes, at + 8) != 0)
        return false;
    const qsizetype end = at + tagHead + threeBytes(bytes, at + 1);
    return end + 4 <= bytes.size() && bigEndian<quint32>(bytes, end) == quint32(end - at);
}

} // namespace

std::optional<Outline> outlineOfFlv(MediaFile &file)
{
    const QByteArray head = file.read(0, start);
    if (!head.startsWith("FLV\x01"))
        return std::nullopt;
    Outline outline;
    outline.container = u"flv"_s;
    outline.promisedSize = qint64(numberNamed(head, "\0\x8"
                                                    "filesize"_ba)
                                      .value_or(0));
    outline.promisedSeconds = numberNamed(head, "\0\x8"
                                                "duration"_ba);
    outline.index = head.contains("keyframes\x03");

    const QByteArray end = file.read(qMax<qint64>(0, file.size() - tagsAtEnd), tagsAtEnd);
    for (qsizetype at = end.size() - tagHead - 4; at >= 0; --at) {
        if (!isTag(end, at))
            continue;
        const quint32 ms = threeBytes(end, at + 4) | quint32(uchar(end.at(at + 7))) << 24;
        outline.lastSecond = ms / 1e3;
        outline.torn = at + tagHead + threeBytes(end, at + 1) + 4 != end.size();
        break;
    }
    // The number of bytes is often a former one's; what ends whole, and when it should, is not cut.
    const bool isWhole = !outline.torn && outline.lastSecond && outline.promisedSeconds
                         && *outline.lastSecond + 1 > *outline.promisedSeconds;
    if (isWhole)
        outline.promisedSize = 0;
    return outline;
}

} // namespace probe
