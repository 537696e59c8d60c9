#include "http/client/sequential_body.h"

#include <algorithm>
#include <cstring>

namespace http {

SequentialBody::SequentialBody(const QByteArray &bytes) : m_bytes(bytes)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 SequentialBody::readData(char *data, qint64 most)
{
    const qint64 left = m_bytes.size() - m_position;
    if (left == 0)
        return -1;
    const qint64 count = allowed(std::min(left, most));
    std::memcpy(data, m_bytes.constData() + m_position, size_t(count));
    m_position += count;
    return count;
}

} // namespace http
