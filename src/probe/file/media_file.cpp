#include "probe/file/media_file.h"

#include <ctime>

namespace probe {

namespace {

// Far more than any sound file takes: its index, and some seconds from a few places.
constexpr qint64 mostBytes = 512LL * 1024 * 1024;
// Well below the limit at which the system ends the program, so that what is known by then can be told.
constexpr double mostSeconds = 6;

} // namespace

double processorSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

MediaFile::MediaFile(QIODevice &device)
    : m_device(device)
    , m_size(device.size())
    , m_budget(mostBytes)
    , m_end(processorSeconds() + mostSeconds)
{
}

bool MediaFile::isSpent() const
{
    return m_budget <= 0 || processorSeconds() > m_end;
}

qint64 MediaFile::read(qint64 offset, char *to, qint64 length)
{
    if (offset < 0 || length <= 0 || offset >= m_size)
        return 0;
    if (isSpent() || !m_device.seek(offset))
        return -1;
    const qint64 wanted = qMin(length, m_size - offset);
    qint64 got = 0;
    while (got < wanted) {
        const qint64 more = m_device.read(to + got, wanted - got);
        if (more <= 0)
            break;
        got += more;
    }
    m_budget -= got;
    return got > 0 ? got : -1;
}

QByteArray MediaFile::read(qint64 offset, qint64 length)
{
    QByteArray bytes(qMax<qint64>(0, qMin(length, m_size - offset)), Qt::Uninitialized);
    bytes.resize(qMax<qint64>(0, read(offset, bytes.data(), bytes.size())));
    return bytes;
}

} // namespace probe
