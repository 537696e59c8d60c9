// Who is at the other end of a local socket.
#pragma once

#include <QLocalSocket>

namespace engine {

enum class PeerSide { Server, Client }; // which of the two the other end is

// Whether a process of this same user is at the other end. Of a socket that is connected; false where the
// system does not say.
bool isOwnPeer(const QLocalSocket &socket, PeerSide side);

} // namespace engine
