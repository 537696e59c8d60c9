#include "http/client/send_buffers.h"

#ifdef Q_OS_LINUX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <dirent.h>

#include <cstdlib>
#endif

namespace http {

#ifdef Q_OS_LINUX

namespace {

int optionOf(int socket, int level, int name)
{
    int value = 0;
    socklen_t size = sizeof(value);
    return ::getsockopt(socket, level, name, &value, &size) == 0 ? value : -1;
}

void limitUnsent(int socket)
{
    const int domain = optionOf(socket, SOL_SOCKET, SO_DOMAIN); // -1: no socket
    if ((domain != AF_INET && domain != AF_INET6) || optionOf(socket, SOL_SOCKET, SO_TYPE) != SOCK_STREAM
        || optionOf(socket, IPPROTO_TCP, TCP_NOTSENT_LOWAT) == unsentAtMost)
        return;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsentAtMost, sizeof(unsentAtMost));
}

} // namespace

// Another thread may close one meanwhile, and another take its number: a file is left alone, and a connection
// may have the limit too.
void keepUnsentShort()
{
    DIR *open = ::opendir("/proc/self/fd");
    if (!open)
        return;
    while (const dirent *each = ::readdir(open)) {
        if (each->d_name[0] != '.')
            limitUnsent(std::atoi(each->d_name));
    }
    ::closedir(open);
}

#else

void keepUnsentShort() {}

#endif

} // namespace http
