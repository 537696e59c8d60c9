#include "transfer/transport/cloud/parts.h"

#include "oss/crc64.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace transfer {

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 leastPart = leastPartKb * 1024LL;
constexpr qint64 partsAtMost = 9000; // of the 10,000 there may be

qint64 roundedUp(qint64 bytes)
{
    const qint64 step = bytes < 4 * mebibyte ? mebibyte / 4 : mebibyte;
    return (bytes + step - 1) / step * step;
}

QString bareEtag(const QString &etag)
{
    const bool quoted = etag.size() >= 2 && etag.startsWith(u'"') && etag.endsWith(u'"');
    return quoted ? etag.sliced(1, etag.size() - 2) : etag;
}

} // namespace

qint64 partSizeFor(qint64 fileSize, qint64 wished)
{
    const qint64 bySize = roundedUp((fileSize + partsAtMost - 1) / partsAtMost);
    return std::clamp(roundedUp(wished), std::max(leastPart, bySize), oss::largestPart);
}

int partCount(qint64 fileSize, qint64 partSize)
{
    return partSize > 0 ? int((fileSize + partSize - 1) / partSize) : 0;
}

SliceTask partTask(int number, qint64 fileSize, qint64 partSize)
{
    const qint64 offset = (number - 1) * partSize;
    return {number, offset, std::min(partSize, fileSize - offset)};
}

QString KeptPart::toText() const
{
    return etag + u' ' + QString::number(crc64);
}

std::optional<KeptPart> KeptPart::fromText(const QString &text)
{
    const qsizetype end = text.lastIndexOf(u' ');
    bool understood = false;
    const quint64 crc64 = text.sliced(end + 1).toULongLong(&understood);
    if (end <= 0 || !understood)
        return std::nullopt;
    return KeptPart{text.first(end), crc64};
}

QList<AcknowledgedSlice> soundParts(const QList<AcknowledgedSlice> &acknowledged, qint64 fileSize,
                                    qint64 partSize)
{
    const int count = partCount(fileSize, partSize);
    QSet<qint64> numbers;
    QList<AcknowledgedSlice> sound;
    for (const AcknowledgedSlice &slice : acknowledged) {
        const qint64 number = slice.task.id;
        const bool isPart = number >= 1 && number <= count
                            && slice.task == partTask(int(number), fileSize, partSize)
                            && KeptPart::fromText(slice.receipt) && !numbers.contains(number);
        if (!isPart)
            continue;
        numbers.insert(number);
        sound.append(slice);
    }
    return sound;
}

QList<AcknowledgedSlice> stillThere(const QList<AcknowledgedSlice> &acknowledged,
                                    const QList<oss::ListedPart> &listed)
{
    QHash<qint64, const oss::ListedPart *> byNumber;
    for (const oss::ListedPart &part : listed)
        byNumber.insert(part.number, &part);
    QList<AcknowledgedSlice> there;
    for (const AcknowledgedSlice &slice : acknowledged) {
        const oss::ListedPart *part = byNumber.value(slice.task.id);
        const std::optional<KeptPart> kept = KeptPart::fromText(slice.receipt);
        const bool same = part && kept && part->size == slice.task.length && sameEtag(part->etag, kept->etag)
                          && part->crc64.value_or(kept->crc64) == kept->crc64;
        if (same)
            there.append(slice);
    }
    return there;
}

std::optional<WholeObject> wholeOf(const QList<AcknowledgedSlice> &acknowledged, qint64 fileSize,
                                   qint64 partSize)
{
    QList<AcknowledgedSlice> parts = soundParts(acknowledged, fileSize, partSize);
    if (parts.isEmpty() || parts.size() != partCount(fileSize, partSize))
        return std::nullopt;
    std::sort(parts.begin(), parts.end(),
              [](const AcknowledgedSlice &a, const AcknowledgedSlice &b) { return a.task.id < b.task.id; });
    WholeObject whole;
    whole.parts.reserve(parts.size());
    for (const AcknowledgedSlice &slice : std::as_const(parts)) {
        const KeptPart kept = *KeptPart::fromText(slice.receipt);
        whole.parts.append({int(slice.task.id), kept.etag});
        whole.crc64 = oss::crc64Combined(whole.crc64, kept.crc64, slice.task.length);
    }
    return whole;
}

bool sameEtag(const QString &one, const QString &other)
{
    return bareEtag(one).compare(bareEtag(other), Qt::CaseInsensitive) == 0;
}

} // namespace transfer
