// The parts of one object: how large they are, what is kept of each, and what all of them make together
// (protocol 9.3). Sizes and offsets are bytes; a part's number is its slice task's id, from 1.
#pragma once

#include "oss/types.h"
#include "transfer/files/slice_task.h"

#include <QList>

#include <optional>

namespace transfer {

inline constexpr int usualPartKb = 5 * 1024;
// For a slow line. Still shorter ones are more requests than they are worth; the store takes 100 KB.
inline constexpr int leastPartKb = 512;
// As large as the line is fast (wished), and so that 10,000 are enough with some to spare.
qint64 partSizeFor(qint64 fileSize, qint64 wished);

int partCount(qint64 fileSize, qint64 partSize);
SliceTask partTask(int number, qint64 fileSize, qint64 partSize);

// What is kept of an acknowledged part: what the store gave, and our own checksum.
struct KeptPart {
    QString etag;
    quint64 crc64 = 0;

    QString toText() const;
    static std::optional<KeptPart> fromText(const QString &text); // nothing: it is none
};

// Those of the acknowledged that are parts of this file; each once, by number.
QList<AcknowledgedSlice> soundParts(const QList<AcknowledgedSlice> &acknowledged, qint64 fileSize,
                                    qint64 partSize);

// Those that the store still has as they were acknowledged.
QList<AcknowledgedSlice> stillThere(const QList<AcknowledgedSlice> &acknowledged,
                                    const QList<oss::ListedPart> &listed);

struct WholeObject {
    QList<oss::NumberedPart> parts; // for Complete
    quint64 crc64 = 0;
};

// Nothing while a part is missing. Takes some ten ms for the largest: not for the thread of a window.
std::optional<WholeObject> wholeOf(const QList<AcknowledgedSlice> &acknowledged, qint64 fileSize,
                                   qint64 partSize);

// Whether two entity tags are one, whatever their quotes and letters.
bool sameEtag(const QString &one, const QString &other);

} // namespace transfer
