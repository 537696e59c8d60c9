// Numbers in bytes that somebody else wrote: never read beyond their end, never overflowing.
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <limits>

namespace probe {

// What stands at `at`; 0 where the bytes end before.
template <typename Number>
Number bigEndian(const QByteArray &bytes, qsizetype at)
{
    if (at < 0 || at > bytes.size() - qsizetype(sizeof(Number)))
        return 0;
    return qFromBigEndian<Number>(bytes.constData() + at);
}

template <typename Number>
Number littleEndian(const QByteArray &bytes, qsizetype at)
{
    if (at < 0 || at > bytes.size() - qsizetype(sizeof(Number)))
        return 0;
    return qFromLittleEndian<Number>(bytes.constData() + at);
}

// A place in the file `length` bytes after another; the farthest there is, when there is none.
inline qint64 placeAfter(qint64 place, quint64 length)
{
    constexpr qint64 farthest = std::numeric_limits<qint64>::max();
    return length > quint64(farthest - place) ? farthest : place + qint64(length);
}

} // namespace probe
