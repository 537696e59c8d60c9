// Boxes one after the other, each with its length. The index (moov) stands before or after the pictures
// (mdat), and without it nobody can tell one picture from the next.
#include "probe/outline/bytes.h"
#include "probe/outline/outline.h"

using namespace Qt::StringLiterals;

namespace probe {

namespace {

constexpr int mostBoxes = 100'000; // two for each fragment
constexpr qint64 boxHead = 16;

bool beginsLikeMp4(const QByteArray &type)
{
    static const QByteArrayList known = {"ftyp"_ba, "styp"_ba, "moov"_ba, "mdat"_ba, "free"_ba, "skip"_ba,
                                         "wide"_ba, "pnot"_ba, "moof"_ba, "sidx"_ba, "uuid"_ba};
    return known.contains(type);
}

QString containerOf(const QByteArray &first, const QByteArray &brand)
{
    if (first == "ftyp" || first == "styp") {
        if (brand.startsWith("3g"))
            return u"3gp"_s;
        return brand == "qt  " ? u"mov"_s : u"mp4"_s;
    }
    return u"mov"_s; // what QuickTime wrote before there were brands
}

bool isName(const QByteArray &type)
{
    return std::all_of(type.begin(), type.end(), [](char letter) { return uchar(letter) >= 0x20; });
}

} // namespace

std::optional<Outline> outlineOfMp4(MediaFile &file)
{
    Outline outline;
    outline.index = false;
    outline.needsIndex = true;
    qint64 at = 0;
    for (int boxes = 0; boxes < mostBoxes && at < file.size(); ++boxes) {
        const QByteArray box = file.read(at, boxHead);
        const QByteArray type = box.mid(4, 4);
        if (boxes == 0) {
            if (!beginsLikeMp4(type))
                return std::nullopt;
            outline.container = containerOf(type, box.mid(8, 4));
        }
        quint64 length = bigEndian<quint32>(box, 0);
        if (length == 1)
            length = bigEndian<quint64>(box, 8);
        else if (length == 0 && box.size() >= 8)
            length = quint64(file.size() - at); // it goes to the end of the file
        if (box.size() < 8 || length < 8 || !isName(type)) {
            outline.torn = box.size() < 8 || !outline.index.value();
            break;
        }
        const qint64 end = placeAfter(at, length);
        if (end > file.size()) {
            outline.promisedSize = end;
            break;
        }
        if (type == "moov")
            outline.index = true;
        else if (type == "moof")
            outline.inPieces = true;
        at = end;
    }
    if (outline.container.isEmpty())
        return std::nullopt;
    return outline;
}

} // namespace probe
