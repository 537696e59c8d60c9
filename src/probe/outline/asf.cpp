// ASF (wmv): a header, one data object, then indexes; each object is a GUID and its length.
#include "probe/outline/bytes.h"
#include "probe/outline/outline.h"

using namespace Qt::StringLiterals;

namespace probe {

namespace {

constexpr int mostObjects = 1000;
constexpr qint64 objectHead = 24;
constexpr qint64 longestHeader = 256 * 1024; // what is read of it

const QByteArray headerId = QByteArray::fromHex("3026B2758E66CF11A6D900AA0062CE6C");
const QByteArray propertiesId = QByteArray::fromHex("A1DCAB8C47A9CF118EE400C00C205365");
const QByteArray simpleIndexId = QByteArray::fromHex("90080033B1E5CF1189F400A0C90349CB");
const QByteArray indexId = QByteArray::fromHex("D329E2D6DA35D111903400A0C90349BE");

void readProperties(const QByteArray &header, Outline *outline)
{
    const qsizetype at = header.indexOf(propertiesId);
    if (at < 0)
        return;
    const bool isLive = littleEndian<quint32>(header, at + 88) & 1; // then sizes and times mean nothing
    if (isLive)
        return;
    outline->promisedSize = qint64(qMin<quint64>(littleEndian<quint64>(header, at + 40), quint64(1) << 60));
    const double before = double(littleEndian<quint64>(header, at + 80)) / 1e3; // what players read ahead
    const double seconds = double(littleEndian<quint64>(header, at + 64)) / 1e7 - before;
    if (seconds > 0)
        outline->promisedSeconds = seconds;
}

} // namespace

std::optional<Outline> outlineOfAsf(MediaFile &file)
{
    Outline outline;
    qint64 at = 0;
    for (int count = 0; count < mostObjects && at + objectHead <= file.size(); ++count) {
        const QByteArray object = file.read(at, objectHead);
        if (count == 0) {
            if (!object.startsWith(headerId))
                return std::nullopt;
            outline.container = u"wmv"_s;
            outline.index = false;
            readProperties(file.read(0, longestHeader), &outline);
        }
        const quint64 length = littleEndian<quint64>(object, 16);
        if (length < quint64(objectHead))
            break; // being recorded, or what somebody put after it
        const qint64 end = placeAfter(at, length);
        if (end > file.size()) {
            outline.promisedSize = qMax(outline.promisedSize, end);
            break;
        }
        if (object.startsWith(simpleIndexId) || object.startsWith(indexId))
            outline.index = true;
        at = end;
    }
    if (outline.container.isEmpty())
        return std::nullopt;
    return outline;
}

} // namespace probe
