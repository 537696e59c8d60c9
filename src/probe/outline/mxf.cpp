// Partitions: the first tells where the last one (footer) begins. What was closed ends with a list of all
// partitions.
#include "probe/outline/bytes.h"
#include "probe/outline/outline.h"

using namespace Qt::StringLiterals;

namespace probe {

namespace {

const QByteArray partitionKey = QByteArray::fromHex("060E2B34020501010D01020101");
const QByteArray listKey = QByteArray::fromHex("060E2B34020501010D010201011101");
constexpr qint64 keyLength = 16;

bool endsWithList(MediaFile &file)
{
    const quint32 length = bigEndian<quint32>(file.read(file.size() - 4, 4), 0);
    return length >= keyLength && length < file.size()
           && file.read(file.size() - length, keyLength).startsWith(listKey);
}

} // namespace

std::optional<Outline> outlineOfMxf(MediaFile &file)
{
    const QByteArray head = file.read(0, keyLength + 9 + 64);
    if (!head.startsWith(partitionKey))
        return std::nullopt;
    // Its length: one byte, or as many more as the first one says.
    const uchar length = uchar(head.size() > keyLength ? head.at(keyLength) : 0);
    const qsizetype content = keyLength + 1 + (length & 0x80 ? length & 0x7F : 0);
    const quint64 footer = bigEndian<quint64>(head, content + 24);

    Outline outline;
    outline.container = u"mxf"_s;
    const bool isListed = endsWithList(file);
    outline.index = isListed || (footer != 0 && footer < quint64(file.size()));
    if (footer >= quint64(file.size()))
        outline.promisedSize = placeAfter(0, footer);
    outline.torn = footer == 0 && !isListed;
    return outline;
}

} // namespace probe
