// A file in squares, each so many slices, with what became of their bytes. Plain arithmetic.
#pragma once

#include "transfer/record/confirmed_ranges.h"

#include <vector>

namespace gui {

struct SliceMap {
    static constexpr int mostSquares = 400;
    enum class Square : quint8 { ToGo, UnderWay, Confirmed };

    qint64 squareBytes = 0; // of each, the last may be shorter; 0: there is none
    std::vector<Square> squares;

    bool operator==(const SliceMap &) const = default;
};

// fileSize and sliceLength in bytes. A square is confirmed once all of it is, and under way while some of
// it is.
SliceMap mapOf(qint64 fileSize, qint64 sliceLength, const QList<transfer::ByteRange> &confirmed,
               const QList<transfer::ByteRange> &underWay);

} // namespace gui
