#include "cli/interrupt.h"

#ifdef Q_OS_WIN

#include "cli/exit_code.h"

#include <atomic>
#include <windows.h>

namespace cli {

namespace {

std::atomic<Interrupt *> announcer = nullptr;
std::atomic<bool> asked = false;

// Runs in a thread of the system's own.
BOOL WINAPI onControl(DWORD)
{
    if (asked.exchange(true))
        ExitProcess(UINT(ExitCode::Interrupted));
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

} // namespace cli

#endif
