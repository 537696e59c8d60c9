#include "probe/limits.h"

#include <QtGlobal>

#ifdef Q_OS_WIN

#include <windows.h>

namespace probe {

void lockIn()
{
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX); // nobody is asked about a crash
    const HANDLE job = CreateJobObjectW(nullptr, nullptr);
    if (!job)
        return;
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_PROCESS_TIME | JOB_OBJECT_LIMIT_ACTIVE_PROCESS
                                              | JOB_OBJECT_LIMIT_PROCESS_MEMORY
                                              | JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION;
    constexpr long long ticksASecond = 10'000'000;
    limits.BasicLimitInformation.PerProcessUserTimeLimit.QuadPart = mostProcessorSeconds * ticksASecond;
    limits.BasicLimitInformation.ActiveProcessLimit = 1;
    limits.ProcessMemoryLimit = SIZE_T(mostMemory);
    SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
    AssignProcessToJobObject(
        job, GetCurrentProcess()); // the handle stays open: the job lives as long as this process
}

} // namespace probe

#endif
