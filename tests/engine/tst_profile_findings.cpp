// What is found at a profile: once, that its disk without owners keeps nobody out.
#include "engine/report/profile_findings.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
long fileSystem = 0; // the kind that every folder lies on; 0: the real one
}

// Stands before the C library's: the way to meet a stick without having one.
extern "C" int fstatfs(int file, struct statfs *info) noexcept
{
    const int result = int(syscall(SYS_fstatfs, file, info));
    if (fileSystem)
        info->f_type = fileSystem;
    return result;
}

class TestProfileFindings : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { fileSystem = 0; }

    void aDiskWithoutOwnersIsFoundOnce()
    {
        QTemporaryDir dir;
        const store::Profile profile = store::Profile::at(dir.path(), false);
        QVERIFY(profile.prepare(nullptr));
        const store::LogFile log(profile.logDir());
        const auto found = [&] {
            store::Settings settings(profile.settingsPath());
            return engine::profileFindings(profile, log, settings).unguardedFolder;
        };
        QCOMPARE(found(), QString());
        fileSystem = 0x4d44;
        QCOMPARE(found(), profile.dir());
        QCOMPARE(found(), QString());
    }

    void noLogIsFound()
    {
        QTemporaryDir dir;
        const store::Profile profile = store::Profile::at(dir.filePath(u"profile"_s), false);
        QVERIFY(profile.prepare(nullptr));
        const store::LogFile log(dir.filePath(u"not there"_s));
        store::Settings settings(profile.settingsPath());
        const words::ProfileFindings findings = engine::profileFindings(profile, log, settings);
        QCOMPARE(findings.unwrittenLog, log.path());
        QCOMPARE(findings.settingsAside, QString());
    }
};

QTEST_GUILESS_MAIN(TestProfileFindings)
#include "tst_profile_findings.moc"
