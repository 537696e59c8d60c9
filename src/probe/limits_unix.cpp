#include "probe/limits.h"

#include <QtGlobal>

#ifndef Q_OS_WIN

#include <sys/resource.h>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <cstddef>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <vector>
#endif

namespace probe {

namespace {

#ifndef __has_feature
#define __has_feature(feature) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || __has_feature(address_sanitizer)        \
    || __has_feature(thread_sanitizer)
constexpr bool isSanitized = true; // then it needs memory, files and threads of its own
#else
constexpr bool isSanitized = false;
#endif

template <typename Kind>
void limit(Kind what, rlim_t most)
{
    const struct rlimit limits = {most, most};
    setrlimit(what, &limits);
}

#if defined(Q_OS_LINUX) && (defined(__x86_64__) || defined(__aarch64__))

#ifdef __x86_64__
constexpr quint32 machine = AUDIT_ARCH_X86_64;
#else
constexpr quint32 machine = AUDIT_ARCH_AARCH64;
#endif

// What a look takes: reading and writing what is open, memory, time, and an end.
constexpr quint32 allowed[] = {
    SYS_read,      SYS_pread64,       SYS_readv,        SYS_write,        SYS_writev,
    SYS_lseek,     SYS_close,         SYS_fstat,        SYS_newfstatat,   SYS_statx,
    SYS_munmap,    SYS_mremap,        SYS_madvise,      SYS_brk,          SYS_futex,
    SYS_getrandom, SYS_clock_gettime, SYS_gettimeofday, SYS_getrusage,    SYS_sched_yield,
    SYS_getpid,    SYS_gettid,        SYS_tgkill,       SYS_rt_sigreturn, SYS_rt_sigprocmask,
    SYS_sysinfo,   SYS_rt_sigaction,  SYS_exit,         SYS_exit_group,   SYS_sched_getaffinity,
};
constexpr quint32 allowedUnlessExecutable[] = {SYS_mmap, SYS_mprotect};

// Everything else fails as if it were not permitted; FFmpeg and Qt live with that.
void filterCalls()
{
    constexpr quint32 refused = SECCOMP_RET_ERRNO | EPERM;
    std::vector<sock_filter> filter = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, refused),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
    };
    for (const quint32 call : allowed) {
        filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1));
        filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    }
    constexpr quint32 thirdArgument =
        offsetof(seccomp_data, args) + 2 * sizeof(quint64); // of either: the protection
    for (const quint32 call : allowedUnlessExecutable) {
        filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 4));
        filter.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, thirdArgument));
        filter.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 1, 0));
        filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
        filter.push_back(BPF_STMT(BPF_RET | BPF_K, refused));
    }
    filter.push_back(BPF_STMT(BPF_RET | BPF_K, refused));
    const sock_fprog program = {static_cast<unsigned short>(filter.size()), filter.data()};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

#else

void filterCalls() {} // the numbers of calls are those of a machine

#endif

} // namespace

void lockIn()
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, mostProcessorSeconds);
    limit(RLIMIT_FSIZE, mostOutput);
    if (isSanitized)
        return;
    limit(RLIMIT_DATA, mostMemory);
    limit(RLIMIT_NOFILE, 0);
    limit(RLIMIT_NPROC, 0);
    filterCalls();
}

} // namespace probe

#endif
