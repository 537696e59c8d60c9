// Tries, behind the walls of a look, what a hostile file would make it do. Prints what went through; nothing
// should.
#include "probe/limits.h"

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

void went(bool through, const char *what)
{
    if (through)
        std::printf("%s\n", what);
}

} // namespace

int main()
{
    probe::lockIn();
    went(open("/etc/passwd", O_RDONLY) >= 0, "a file was opened");
    went(open("/dev/null", O_WRONLY) >= 0, "a device was opened");
    went(socket(AF_INET, SOCK_STREAM, 0) >= 0, "a socket was made");
    went(socket(AF_UNIX, SOCK_STREAM, 0) >= 0, "a local socket was made");
    went(dup(1) >= 0, "a descriptor was made");
    went(mkdir("locked-folder", 0700) == 0, "a folder was made");
    went(unlink("locked-file") == 0, "a file was removed");
    went(kill(getppid(), 0) == 0, "a signal was sent");
    const pid_t child = fork();
    if (child == 0)
        _exit(0);
    went(child > 0, "a process was started");
    execl("/bin/true", "true", nullptr);
    went(mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED,
         "memory was made executable");
    constexpr size_t much = 600UL * 1024 * 1024;
    went(mmap(nullptr, much, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED,
         "much memory was had");
    void *some = mmap(nullptr, much / 10, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    went(some == MAP_FAILED, "a little memory was not had");
    std::printf("ready\n");
    std::fflush(stdout);
    for (volatile bool forEver = true; forEver;) // until the system ends it
        continue;
}
