// The memory that the bodies of all requests take together.
//
// A body holds its share from its first byte until nobody has the request any more: not its connection, and
// not who works on it in another thread.
#pragma once

#include <QtGlobal>

#include <atomic>
#include <memory>

namespace http {

struct BodyRoom {
    explicit BodyRoom(qint64 bytes) : most(bytes) {}

    const qint64 most;
    std::atomic<qint64> held = 0;
};

class BodyShare
{
public:
    explicit BodyShare(std::shared_ptr<BodyRoom> room);
    ~BodyShare();
    BodyShare(const BodyShare &) = delete;
    BodyShare &operator=(const BodyShare &) = delete;

    // False, and nothing changed, when there is no room for so many.
    bool growTo(qint64 bytes);

private:
    const std::shared_ptr<BodyRoom> m_room;
    qint64 m_bytes = 0;
};

} // namespace http
