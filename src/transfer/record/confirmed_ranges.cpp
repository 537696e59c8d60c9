#include "transfer/record/confirmed_ranges.h"

#include <algorithm>
#include <utility>

namespace transfer {

namespace {

// In order; those that touch become one.
void appendTo(QList<ByteRange> &ranges, qint64 offset, qint64 end)
{
    if (end <= offset)
        return;
    if (ranges.isEmpty() || offset > ranges.last().offset + ranges.last().length) {
        ranges.append({offset, end - offset});
        return;
    }
    ByteRange &last = ranges.last();
    last.length = std::max(last.length, end - last.offset);
}

QList<ByteRange> inOrder(QList<ByteRange> ranges)
{
    std::sort(ranges.begin(), ranges.end(),
              [](const ByteRange &a, const ByteRange &b) { return a.offset < b.offset; });
    QList<ByteRange> joined;
    for (const ByteRange &range : std::as_const(ranges))
        appendTo(joined, range.offset, range.offset + range.length);
    return joined;
}

QList<ByteRange> byReceipts(const QList<AcknowledgedSlice> &slices)
{
    QList<ByteRange> ranges;
    ranges.reserve(slices.size());
    for (const AcknowledgedSlice &slice : slices)
        ranges.append({slice.task.offset, slice.task.length});
    return inOrder(std::move(ranges));
}

QList<ByteRange> byOrder(const QList<SliceTask> &inFlight, qint64 bytes, qint64 fileSize)
{
    QList<ByteRange> out;
    for (const SliceTask &task : inFlight)
        out.append({task.offset, task.length});
    QList<ByteRange> ranges;
    qint64 from = 0;
    for (const ByteRange &gap : inOrder(std::move(out)) + QList<ByteRange>{{fileSize, 0}}) {
        const qint64 end = std::min({gap.offset, from + bytes, fileSize});
        appendTo(ranges, from, end);
        bytes -= std::max<qint64>(0, end - from);
        from = std::max(from, gap.offset + gap.length);
    }
    return ranges;
}

} // namespace

QList<ByteRange> confirmedRanges(const UploadRecord &record)
{
    const qint64 size = std::max<qint64>(0, record.identity.size);
    if (record.stage >= Stage::Sent && size > 0)
        return {{0, size}};
    if (!record.acknowledged.isEmpty())
        return byReceipts(record.acknowledged);
    return byOrder(record.tasksInFlight, std::min(record.transferred, size), size);
}

} // namespace transfer
