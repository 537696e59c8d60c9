#include "gui/speed/slice_map.h"

#include <algorithm>

namespace gui {

namespace {

qint64 dividedUp(qint64 whole, qint64 part)
{
    return whole / part + (whole % part > 0 ? 1 : 0);
}

// How many bytes of each square they are.
std::vector<qint64> bytesBySquare(const QList<transfer::ByteRange> &ranges, qint64 fileSize,
                                  qint64 squareBytes)
{
    std::vector<qint64> bytes(std::size_t(dividedUp(fileSize, squareBytes)));
    for (const transfer::ByteRange &range : ranges) {
        qint64 from = std::max<qint64>(0, range.offset);
        const qint64 end = std::min(fileSize, range.offset + range.length);
        while (from < end) {
            const qint64 square = from / squareBytes;
            const qint64 until = std::min(end, (square + 1) * squareBytes);
            bytes[std::size_t(square)] += until - from;
            from = until;
        }
    }
    return bytes;
}

} // namespace

SliceMap mapOf(qint64 fileSize, qint64 sliceLength, const QList<transfer::ByteRange> &confirmed,
               const QList<transfer::ByteRange> &underWay)
{
    SliceMap map;
    if (fileSize <= 0)
        return map;
    const qint64 slice = sliceLength > 0 ? sliceLength : dividedUp(fileSize, SliceMap::mostSquares);
    map.squareBytes = slice * dividedUp(dividedUp(fileSize, slice), SliceMap::mostSquares);
    const std::vector<qint64> there = bytesBySquare(confirmed, fileSize, map.squareBytes);
    const std::vector<qint64> moving = bytesBySquare(underWay, fileSize, map.squareBytes);
    map.squares.resize(there.size(), SliceMap::Square::ToGo);
    for (std::size_t i = 0; i < there.size(); ++i) {
        const qint64 whole = std::min(map.squareBytes, fileSize - qint64(i) * map.squareBytes);
        if (there[i] >= whole)
            map.squares[i] = SliceMap::Square::Confirmed;
        else if (moving[i] > 0)
            map.squares[i] = SliceMap::Square::UnderWay;
    }
    return map;
}

} // namespace gui
