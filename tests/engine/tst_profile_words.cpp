// What is told about a profile: once, that a disk without owners keeps nobody out.
#include "engine/profile_words.h"

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

class TestProfileWords : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { fileSystem = 0; }

    void aDiskWithoutOwnersIsToldOnce()
    {
        QTemporaryDir dir;
        const store::Profile profile = store::Profile::at(dir.path(), false);
        QVERIFY(profile.prepare(nullptr));
        const store::LogFile log(profile.logDir());
        const auto told = [&] {
            store::Settings settings(profile.settingsPath());
            return engine::wordsAboutProfile(profile, log, settings);
        };
        QVERIFY(told().isEmpty());
        fileSystem = 0x4d44;
        const QStringList first = told();
        QCOMPARE(first.size(), 1);
        QVERIFY2(first.first().contains(profile.dir()), qPrintable(first.first()));
        QVERIFY(told().isEmpty());
    }

    void noLogIsTold()
    {
        QTemporaryDir dir;
        const store::Profile profile = store::Profile::at(dir.filePath(u"profile"_s), false);
        QVERIFY(profile.prepare(nullptr));
        const store::LogFile log(dir.filePath(u"not there"_s));
        store::Settings settings(profile.settingsPath());
        QCOMPARE(engine::wordsAboutProfile(profile, log, settings).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestProfileWords)
#include "tst_profile_words.moc"
