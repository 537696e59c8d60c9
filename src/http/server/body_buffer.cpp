#include "http/server/body_buffer.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace http {

namespace {
constexpr qint64 firstRoom = 64 * 1024;
constexpr qsizetype discardedAtOnce = 256 * 1024;
} // namespace

BodyBuffer::BodyBuffer(std::shared_ptr<BodyRoom> room) : m_room(std::move(room)) {}

void BodyBuffer::clear()
{
    m_share.reset();
    m_bytes.clear();
    m_discarded.clear();
    m_length = 0;
    m_limit = 0;
}

void BodyBuffer::discard()
{
    m_limit = std::numeric_limits<qint64>::max();
    m_discarded.resize(discardedAtOnce);
}

bool BodyBuffer::grow(std::optional<qint64> announced)
{
    const qint64 most = announced.value_or(m_limit + 1); // one more shows that it is too long
    const qint64 size = std::min(most, std::max<qint64>(firstRoom, m_bytes.size() * 2));
    if (!m_share)
        m_share = std::make_shared<BodyShare>(m_room);
    if (!m_share->growTo(size))
        return false;
    m_bytes.reserve(size); // exactly; resize() alone takes more than it says
    m_bytes.resize(size);
    return true;
}

std::optional<std::span<char>> BodyBuffer::room(std::optional<qint64> announced)
{
    if (!m_discarded.isEmpty())
        return std::span(m_discarded.data(), size_t(m_discarded.size()));
    if (m_length == m_bytes.size() && !grow(announced))
        return std::nullopt;
    return std::span(m_bytes.data() + m_length, size_t(m_bytes.size() - m_length));
}

qint64 BodyBuffer::take(qsizetype leftOver)
{
    const qint64 came =
        m_discarded.isEmpty() ? m_bytes.size() - leftOver - m_length : m_discarded.size() - leftOver;
    m_length += came;
    return came;
}

void BodyBuffer::moveTo(IncomingRequest &request)
{
    m_bytes.resize(m_discarded.isEmpty() ? m_length : 0);
    request.body = std::exchange(m_bytes, {});
    request.share = std::exchange(m_share, {});
}

} // namespace http
