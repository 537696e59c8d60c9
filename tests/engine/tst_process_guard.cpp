// The memory of this process is nobody else's.
#include "engine/process/process_guard.h"

#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

class TestProcessGuard : public QObject
{
    Q_OBJECT

private slots:
    void aCrashLeavesNoMemoryBehind()
    {
#ifdef Q_OS_UNIX
        engine::guardProcess(engine::Readable::ByTheDesktop);
        rlimit limit = {1, 1};
        QCOMPARE(::getrlimit(RLIMIT_CORE, &limit), 0);
        QCOMPARE(limit.rlim_cur, rlim_t(0));
        QCOMPARE(limit.rlim_max, rlim_t(0));
#else
        QSKIP("another system keeps its own reports");
#endif
    }

    void nobodyLooksIntoIt()
    {
#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        engine::guardProcess(engine::Readable::ByTheDesktop);
        QCOMPARE(::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 1); // file dialogs of the desktop look who asks
        engine::guardProcess(engine::Readable::ByNobody);
        QCOMPARE(::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 0);
#else
        QSKIP("a sanitizer looks into its own process by the same door");
#endif
    }
};

QTEST_GUILESS_MAIN(TestProcessGuard)
#include "tst_process_guard.moc"
