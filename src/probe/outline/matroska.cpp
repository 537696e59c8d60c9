// Elements in elements: a head (EBML), then one segment with its info, clusters of pictures and an index
// (cues).
#include "probe/outline/bytes.h"
#include "probe/outline/outline.h"

using namespace Qt::StringLiterals;

namespace probe {

namespace {

constexpr quint64 unknown = std::numeric_limits<quint64>::max();
constexpr int mostElements = 10'000;
constexpr qint64 longestHead = 1024 * 1024;       // of what stands before the first cluster and is read whole
constexpr qint64 clustersAtEnd = 8 * 1024 * 1024; // in which the last cluster begins: they are 5 MB at most

enum Id : quint32 {
    Ebml = 0x1A45DFA3,
    DocType = 0x4282,
    Segment = 0x18538067,
    SeekHead = 0x114D9B74,
    Seek = 0x4DBB,
    SeekId = 0x53AB,
    SeekPosition = 0x53AC,
    Info = 0x1549A966,
    TimestampScale = 0x2AD7B1,
    Duration = 0x4489,
    Cluster = 0x1F43B675,
    Checksum = 0xBF,
    Timestamp = 0xE7,
    BlockGroup = 0xA0,
    Block = 0xA1,
    SimpleBlock = 0xA3,
    Cues = 0x1C53BB6B
};

struct Element {
    quint32 id = 0;
    quint64 length = 0; // of its content; unknown where it does not say
    qsizetype head = 0; // bytes before the content; 0: no element
};

Element elementAt(const QByteArray &bytes, qsizetype at)
{
    const auto widthOf = [&bytes](qsizetype place) {
        const uchar first = place < bytes.size() ? uchar(bytes.at(place)) : 0;
        return first == 0 ? 9 : qCountLeadingZeroBits(first) + 1;
    };
    const auto valueAt = [&bytes](qsizetype place, int width) {
        quint64 value = 0;
        for (int i = 0; i < width; ++i)
            value = value << 8 | uchar(bytes.at(place + i));
        return value;
    };
    const int idWidth = widthOf(at);
    if (idWidth > 4 || at + idWidth >= bytes.size())
        return {};
    const int lengthWidth = widthOf(at + idWidth);
    if (lengthWidth > 8 || at + idWidth + lengthWidth > bytes.size())
        return {};
    const quint64 mask = (1ULL << (7 * lengthWidth)) - 1;
    const quint64 length = valueAt(at + idWidth, lengthWidth) & mask;
    return {quint32(valueAt(at, idWidth)), length == mask ? unknown : length, idWidth + lengthWidth};
}

// The elements one after the other in what stands before somebody's end: use(element, where its content
// begins).
template <typename Use>
void eachElement(const QByteArray &bytes, qsizetype from, Use use)
{
    for (int count = 0; count < mostElements && from < bytes.size(); ++count) {
        const Element element = elementAt(bytes, from);
        if (element.head == 0 || element.length > quint64(bytes.size() - from - element.head))
            return;
        use(element, bytes.mid(from + element.head, qsizetype(element.length)));
        from += element.head + qsizetype(element.length);
    }
}

quint64 numberIn(const QByteArray &content)
{
    quint64 number = 0;
    for (const char byte : content.first(qMin<qsizetype>(8, content.size())))
        number = number << 8 | uchar(byte);
    return number;
}

double realIn(const QByteArray &content)
{
    return content.size() == 4 ? double(bigEndian<float>(content, 0)) : bigEndian<double>(content, 0);
}

struct Head {
    double secondsATick = 1e-3;
    std::optional<double> ticks; // the promised length
    std::optional<qint64> cues;  // where the index stands, from the segment's content on
};

void readInfo(const QByteArray &content, Head *head)
{
    eachElement(content, 0, [head](const Element &element, const QByteArray &value) {
        if (element.id == TimestampScale && numberIn(value) > 0)
            head->secondsATick = double(numberIn(value)) * 1e-9;
        else if (element.id == Duration && realIn(value) > 0)
            head->ticks = realIn(value);
    });
}

void readSeekHead(const QByteArray &content, Head *head)
{
    eachElement(content, 0, [head](const Element &seek, const QByteArray &pair) {
        quint64 id = 0;
        quint64 position = 0;
        if (seek.id != Seek)
            return;
        eachElement(pair, 0, [&](const Element &element, const QByteArray &value) {
            if (element.id == SeekId)
                id = numberIn(value);
            else if (element.id == SeekPosition)
                position = numberIn(value);
        });
        if (id == Cues)
            head->cues = placeAfter(0, position);
    });
}

// What stands in the segment before its first cluster.
Head readHead(MediaFile &file, qint64 begin)
{
    Head head;
    qint64 at = begin;
    for (int count = 0; count < mostElements && at < file.size(); ++count) {
        const Element element = elementAt(file.read(at, 12), 0);
        if (element.head == 0 || element.id == Cluster || element.length == unknown)
            break;
        if (element.id == Cues)
            head.cues = at - begin;
        const auto content = [&] {
            return file.read(at + element.head, qMin<qint64>(longestHead, element.length));
        };
        if (element.id == Info)
            readInfo(content(), &head);
        else if (element.id == SeekHead)
            readSeekHead(content(), &head);
        at = placeAfter(at, element.length);
        at = placeAfter(at, quint64(element.head));
    }
    return head;
}

bool isWholeCues(MediaFile &file, qint64 at)
{
    const Element cues = elementAt(file.read(at, 12), 0);
    return cues.id == Cues && cues.length != unknown
           && placeAfter(at + cues.head, cues.length) <= file.size();
}

// When the last block begins that is whole, in ticks; `at` is where the cluster's content begins.
std::optional<qint64> lastTickOf(const QByteArray &bytes, qsizetype at)
{
    std::optional<qint64> base;
    std::optional<qint64> last;
    const auto take = [&](const QByteArray &block) {
        const Element track =
            elementAt("\xA3"_ba + block.first(qMin<qsizetype>(12, block.size())), 0); // its number
        if (base && track.head > 1)
            last = qMax(last.value_or(0), *base + bigEndian<qint16>(block, track.head - 1));
    };
    eachElement(bytes, at, [&](const Element &element, const QByteArray &content) {
        if (element.id == Timestamp)
            base = qint64(qMin<quint64>(numberIn(content), quint64(1) << 60));
        else if (element.id == SimpleBlock)
            take(content);
        else if (element.id == BlockGroup)
            eachElement(content, 0, [&](const Element &inner, const QByteArray &block) {
                if (inner.id == Block)
                    take(block);
            });
    });
    return last ? last : base;
}

std::optional<qint64> lastTick(MediaFile &file)
{
    const QByteArray bytes = file.read(qMax<qint64>(0, file.size() - clustersAtEnd), clustersAtEnd);
    static const QByteArray mark = QByteArray::fromHex("1F43B675");
    for (qsizetype at = bytes.lastIndexOf(mark); at >= 0;
         at = at > 0 ? bytes.lastIndexOf(mark, at - 1) : -1) {
        const Element cluster = elementAt(bytes, at);
        const quint32 first = cluster.head > 0 ? elementAt(bytes, at + cluster.head).id : 0;
        if (first != Timestamp && first != Checksum)
            continue; // bytes of a picture that look like one
        if (const auto tick = lastTickOf(bytes, at + cluster.head))
            return tick;
    }
    return std::nullopt;
}

} // namespace

std::optional<Outline> outlineOfMatroska(MediaFile &file)
{
    const QByteArray first = file.read(0, 4096);
    const Element ebml = elementAt(first, 0);
    if (ebml.id != Ebml || ebml.length > 1024)
        return std::nullopt;
    Outline outline;
    outline.container = u"mkv"_s;
    outline.index = false;
    eachElement(first.mid(ebml.head, qsizetype(ebml.length)), 0,
                [&](const Element &element, const QByteArray &value) {
                    if (element.id == DocType && value.startsWith("webm"))
                        outline.container = u"webm"_s;
                });
    const qsizetype at = ebml.head + qsizetype(ebml.length);
    const Element segment = elementAt(first, at);
    if (segment.id != Segment) {
        outline.torn = true;
        return outline;
    }
    const qint64 begin = at + segment.head;
    if (segment.length != unknown)
        outline.promisedSize = placeAfter(begin, segment.length);
    const Head head = readHead(file, begin);
    if (head.ticks)
        outline.promisedSeconds = *head.ticks * head.secondsATick;
    outline.index = head.cues && isWholeCues(file, placeAfter(begin, quint64(*head.cues)));
    if (const auto tick = lastTick(file))
        outline.lastSecond = double(*tick) * head.secondsATick;
    return outline;
}

} // namespace probe
