#include "engine/process/local_peer.h"

#if defined(Q_OS_WIN)
#include <qt_windows.h>

#include <vector>
#elif defined(Q_OS_LINUX)
#include <sys/socket.h>
#include <unistd.h>
#else
#include <sys/types.h>
#include <unistd.h>
#endif

namespace engine {

#if defined(Q_OS_WIN)

namespace {

// The TOKEN_USER of a process; empty when it cannot be asked.
std::vector<char> userOf(HANDLE process)
{
    HANDLE token = nullptr;
    if (!OpenProcessToken(process, TOKEN_QUERY, &token))
        return {};
    DWORD size = 0;
    GetTokenInformation(token, TokenUser, nullptr, 0, &size);
    std::vector<char> user(size);
    const bool told = size > 0 && GetTokenInformation(token, TokenUser, user.data(), size, &size);
    CloseHandle(token);
    return told ? user : std::vector<char>();
}

PSID sidOf(std::vector<char> &user)
{
    return reinterpret_cast<TOKEN_USER *>(user.data())->User.Sid;
}

} // namespace

bool isOwnPeer(const QLocalSocket &socket, PeerSide side)
{
    const auto pipe = reinterpret_cast<HANDLE>(socket.socketDescriptor());
    ULONG id = 0;
    const bool known = side == PeerSide::Server ? GetNamedPipeServerProcessId(pipe, &id)
                                                : GetNamedPipeClientProcessId(pipe, &id);
    const HANDLE process = known ? OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, id) : nullptr;
    if (!process)
        return false;
    std::vector<char> theirs = userOf(process);
    CloseHandle(process);
    std::vector<char> ours = userOf(GetCurrentProcess());
    return !theirs.empty() && !ours.empty() && EqualSid(sidOf(theirs), sidOf(ours));
}

#elif defined(Q_OS_LINUX)

bool isOwnPeer(const QLocalSocket &socket, PeerSide)
{
    ucred peer = {};
    socklen_t size = sizeof peer;
    return ::getsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
           && peer.uid == ::geteuid();
}

#else

bool isOwnPeer(const QLocalSocket &socket, PeerSide)
{
    uid_t user = 0;
    gid_t group = 0;
    return ::getpeereid(int(socket.socketDescriptor()), &user, &group) == 0 && user == ::geteuid();
}

#endif

} // namespace engine
