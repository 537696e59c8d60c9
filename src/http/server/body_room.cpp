#include "http/server/body_room.h"

#include <utility>

namespace http {

BodyShare::BodyShare(std::shared_ptr<BodyRoom> room) : m_room(std::move(room)) {}

BodyShare::~BodyShare()
{
    m_room->held -= m_bytes;
}

bool BodyShare::growTo(qint64 bytes)
{
    const qint64 more = bytes - m_bytes;
    if (m_room->held + more > m_room->most) // others may only give back meanwhile
        return false;
    m_room->held += more;
    m_bytes = bytes;
    return true;
}

} // namespace http
