#include "base/interrupt.h"

#ifdef Q_OS_WIN

#include <atomic>
#include <windows.h>

namespace base {

namespace {

constexpr UINT exitCode = 130; // what a shell expects of an interrupted program

std::atomic<Interrupt *> announcer = nullptr;
std::atomic<bool> asked = false;

// Runs in a thread of the system's own.
BOOL WINAPI onControl(DWORD)
{
    if (asked.exchange(true))
        ExitProcess(exitCode);
    if (Interrupt *interrupt = announcer)
        QMetaObject::invokeMethod(interrupt, &Interrupt::requested, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

Interrupt::Interrupt(QObject *parent) : QObject(parent)
{
    announcer = this;
    SetConsoleCtrlHandler(onControl, TRUE);
}

Interrupt::~Interrupt()
{
    SetConsoleCtrlHandler(onControl, FALSE);
    announcer = nullptr;
}

} // namespace base

#endif
