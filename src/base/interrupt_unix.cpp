#include "base/interrupt.h"

#ifndef Q_OS_WIN

#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace base {

namespace {

constexpr int exitCode = 130; // what a shell expects of an interrupted program

// A handler may do next to nothing: it writes a byte into a pipe that the event loop reads.
int pipeEnds[2] = {-1, -1};
volatile std::sig_atomic_t asked = 0;

void onSignal(int)
{
    if (asked)
        _exit(exitCode);
    asked = 1;
    const char byte = 0;
    [[maybe_unused]] const auto written = write(pipeEnds[1], &byte, 1);
}

void handle(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM})
        sigaction(signal, &action, nullptr);
    // nohup asks that the end of the terminal be ignored.
    struct sigaction present = {};
    if (sigaction(SIGHUP, nullptr, &present) == 0 && present.sa_handler != SIG_IGN)
        sigaction(SIGHUP, &action, nullptr);
}

} // namespace

Interrupt::Interrupt(QObject *parent) : QObject(parent)
{
    if (pipe(pipeEnds) != 0)
        return; // out of descriptors: signals keep their default, and the queue survives that
    for (const int end : pipeEnds)
        fcntl(end, F_SETFD, FD_CLOEXEC);
    auto *notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        emit requested();
    });
    handle(onSignal);
}

Interrupt::~Interrupt()
{
    handle(SIG_DFL);
    for (int &end : pipeEnds) {
        close(end);
        end = -1;
    }
}

} // namespace base

#endif
