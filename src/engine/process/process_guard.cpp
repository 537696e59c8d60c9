#include "engine/process/process_guard.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif
#ifdef Q_OS_WIN
#include <windows.h>
#endif

// A sanitizer looks into its own process by the same door.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define YOUCHUAN_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define YOUCHUAN_SANITIZED
#endif
#endif

namespace engine {

void guardProcess([[maybe_unused]] Readable readable)
{
#ifdef Q_OS_UNIX
    const rlimit none = {0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#endif
#if defined(Q_OS_LINUX) && !defined(YOUCHUAN_SANITIZED)
    if (readable == Readable::ByNobody)
        ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
#ifdef Q_OS_WIN
    ::SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    ::SetDllDirectoryW(L"");
    ::SetEnvironmentVariableW(L"NoDefaultCurrentDirectoryInExePath", L"1");
    ::SetErrorMode(::GetErrorMode() | SEM_NOGPFAULTERRORBOX); // no report with its memory
#endif
}

} // namespace engine
