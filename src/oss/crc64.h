// CRC-64 as the store counts it: ECMA-182, reflected, as in xz (protocol 9.3). Any thread.
#pragma once

#include <QByteArrayView>

namespace oss {

// Of the bytes, or of what `before` is the checksum of and the bytes after it.
quint64 crc64(QByteArrayView bytes, quint64 before = 0);

// Of two pieces one after the other, from their checksums and the length of the second.
quint64 crc64Combined(quint64 first, quint64 second, qint64 secondLength);

} // namespace oss
