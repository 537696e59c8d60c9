// The body of one request while it comes: kept in memory that grows with what comes, or only counted.
#pragma once

#include "http/server/body_room.h"
#include "http/server/incoming_request.h"

#include <optional>
#include <span>

namespace http {

class BodyBuffer
{
public:
    explicit BodyBuffer(std::shared_ptr<BodyRoom> room);

    // What follows is of another request.
    void clear();
    void setLimit(qint64 bytes) { m_limit = bytes; }
    qint64 limit() const { return m_limit; }
    // Whatever its length, it is read and not kept.
    void discard();

    // Where the next bytes go; announced: the length that the client named. Nothing when there is no memory
    // for more.
    std::optional<std::span<char>> room(std::optional<qint64> announced);
    // So much of that room was left over; says how much came.
    qint64 take(qsizetype leftOver);
    qint64 length() const { return m_length; }
    // It is whole.
    void moveTo(IncomingRequest &request);

private:
    bool grow(std::optional<qint64> announced);

    const std::shared_ptr<BodyRoom> m_room;
    std::shared_ptr<BodyShare> m_share; // null while there is no body
    QByteArray m_bytes;                 // longer than what came
    QByteArray m_discarded;             // room for what is not kept; empty when the body is
    qint64 m_length = 0;
    qint64 m_limit = 0;
};

} // namespace http
