// Where in its file the bytes are that Youku has, as far as known.
#pragma once

#include "transfer/record/upload_record.h"

namespace transfer {

// In bytes.
struct ByteRange {
    qint64 offset = 0;
    qint64 length = 0;

    bool operator==(const ByteRange &) const = default;
};

// In the order of the file, none touches another; together as many bytes as are acknowledged. Where the
// transport keeps no receipts they follow from the order in which the server hands out slices, that of the
// file (protocol chapter 5): what is in flight is left out of the beginning.
QList<ByteRange> confirmedRanges(const UploadRecord &record);

} // namespace transfer
