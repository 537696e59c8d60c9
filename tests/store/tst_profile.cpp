#include "store/profile/profile.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <barrier>
#include <thread>
#include <vector>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#endif
#ifdef Q_OS_LINUX
#include <cerrno>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using store::LockResult;
using store::Profile;

#ifdef Q_OS_LINUX
namespace {
int lockError = 0;   // what the next call of flock fails with
long fileSystem = 0; // the kind that every folder lies on; 0: the real one
} // namespace

extern "C" int fstatfs(int file, struct statfs *info) noexcept
{
    const int result = int(syscall(SYS_fstatfs, file, info));
    if (fileSystem)
        info->f_type = fileSystem;
    return result;
}

// Stands before the C library's: the way to meet a file system without locks.
extern "C" int flock(int file, int operation) noexcept
{
    errno = lockError;
    return lockError ? -1 : int(syscall(SYS_flock, file, operation));
}
#endif

namespace {

constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
                                      | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

bool closed(const QString &path)
{
    return !(QFileInfo(path).permissions() & others);
}

} // namespace

class TestProfile : public QObject
{
    Q_OBJECT

private slots:
    void init() { qunsetenv("YOUCHUAN_PROFILE"); }

    void namedFolderGoesBeforeTheEnvironment()
    {
        qputenv("YOUCHUAN_PROFILE", "/from/environment");
        QCOMPARE(Profile::at(u"/named"_s, false).dir(), u"/named"_s);
        QCOMPARE(Profile::at({}, false).dir(), u"/from/environment"_s);
        qunsetenv("YOUCHUAN_PROFILE");
        QVERIFY(Profile::at({}, false).dir().endsWith(u"/Youchuan"_s));
    }

    void portableModeKeepsEverythingBesideTheProgram()
    {
        QTemporaryDir dir;
        qputenv("APPDIR", QCoreApplication::applicationDirPath().toLocal8Bit());
        qputenv("APPIMAGE", dir.filePath(u"Youchuan.AppImage"_s).toLocal8Bit());
        QCOMPARE(Profile::portableDir(), QString()); // nobody asked for it
        QFile marker(dir.filePath(u"youchuan-portable"_s));
        QVERIFY(marker.open(QIODevice::WriteOnly));
        QCOMPARE(Profile::portableDir(), dir.filePath(u"Youchuan data"_s));
        QCOMPARE(Profile::at({}, false).dir(), dir.filePath(u"Youchuan data"_s));
        QVERIFY(closed(dir.filePath(u"Youchuan data"_s)));
        QCOMPARE(Profile::at(u"/named"_s, false).dir(), u"/named"_s);

#ifdef Q_OS_UNIX
        // Not the standard place instead, unnoticed: it is refused.
        const QByteArray data = dir.filePath(u"Youchuan data"_s).toLocal8Bit();
        QCOMPARE(::chmod(data.constData(), 0777), 0);
        QCOMPARE(Profile::portableDir(), dir.filePath(u"Youchuan data"_s));
        QVERIFY(!Profile::at({}, false).prepare(nullptr));
        QCOMPARE(::chmod(data.constData(), 0700), 0);
#endif

        // Where nothing can be written there, the marker alone does not make it portable.
        QVERIFY(QDir(dir.filePath(u"Youchuan data"_s)).removeRecursively());
        QFile inTheWay(dir.filePath(u"Youchuan data"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QCOMPARE(Profile::portableDir(), QString());
        qunsetenv("APPDIR");
        qunsetenv("APPIMAGE");
    }

    void practiceHasAFolderOfItsOwn()
    {
        QCOMPARE(Profile::at(u"/named"_s, true).dir(), u"/named/practice"_s);
        QVERIFY(Profile::at(u"/named"_s, true).socketPaths()
                != Profile::at(u"/named"_s, false).socketPaths());
    }

    void foldersAreClosedToOthers()
    {
        QTemporaryDir dir;
        const Profile profile = Profile::at(dir.filePath(u"a/b"_s), true);
        QVERIFY(profile.prepare(nullptr));
        QVERIFY(closed(dir.filePath(u"a/b"_s)));
        QVERIFY(closed(profile.dir()));
        QVERIFY(closed(profile.logDir()));
    }

#ifdef Q_OS_UNIX
    void aFolderOfSomebodyElseKeepsItsMode_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("taken");
        QTest::newRow("the owner's") << 0700 << true;
        QTest::newRow("others may look") << 0755 << true;
        QTest::newRow("shared by a group") << 02775 << false;
        QTest::newRow("the group may write") << 0770 << false;
        QTest::newRow("everybody may write") << 0777 << false;
        QTest::newRow("everybody may write, sticky") << 01777 << false;
    }

    void aFolderOfSomebodyElseKeepsItsMode()
    {
        QFETCH(int, mode);
        QFETCH(bool, taken);
        QTemporaryDir dir;
        const QByteArray folder = dir.filePath(u"folder"_s).toLocal8Bit();
        QCOMPARE(::mkdir(folder.constData(), 0700), 0);
        QCOMPARE(::chmod(folder.constData(), mode_t(mode)), 0);
        QString reason;
        QCOMPARE(Profile::at(dir.filePath(u"folder"_s), false).prepare(&reason), taken);
        QCOMPARE(reason.isEmpty(), taken);
        struct stat info = {};
        QCOMPARE(::stat(folder.constData(), &info), 0);
        QCOMPARE(int(info.st_mode & 07777), mode);
        QCOMPARE(QDir(dir.filePath(u"folder"_s)).isEmpty(), !taken);
    }
#endif

#ifdef Q_OS_LINUX
    void whatIsSomebodyElsesIsRefused_data()
    {
        QTest::addColumn<QString>("foreign"); // below the test's folder
        QTest::addColumn<bool>("practice");
        QTest::newRow("the profile") << u"profile"_s << false;
        QTest::newRow("the profile of what is only practised") << u"profile"_s << true;
        QTest::newRow("the folder of practice") << u"profile/practice"_s << true;
        QTest::newRow("the logs") << u"profile/logs"_s << false;
        QTest::newRow("the queue") << u"profile/queue.sqlite"_s << false;
        QTest::newRow("the lock") << u"profile/lock"_s << false;
    }

    void whatIsSomebodyElsesIsRefused()
    {
        QFETCH(const QString, foreign);
        QFETCH(const bool, practice);
        if (::geteuid() != 0)
            QSKIP("only root may give files away");
        QTemporaryDir dir;
        const Profile profile = Profile::at(dir.filePath(u"profile"_s), practice);
        QVERIFY(profile.prepare(nullptr));
        const QByteArray path = dir.filePath(foreign).toLocal8Bit();
        QFile file(dir.filePath(foreign));
        if (!QFileInfo(file).isDir())
            QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(::chown(path.constData(), 65534, 65534), 0);
        QString reason;
        QVERIFY(!profile.prepare(&reason));
        QVERIFY2(reason.contains(dir.filePath(foreign)), qPrintable(reason));
        QVERIFY2(reason.contains(u"belongs to somebody else"_s), qPrintable(reason));
        fileSystem = 0x4d44; // somebody else's stick is somebody else's, too
        QVERIFY(!profile.prepare(&reason));
        fileSystem = 0;
        QCOMPARE(::chown(path.constData(), 0, 0), 0);
        QVERIFY(profile.prepare(&reason));
    }

    void aLinkOfSomebodyElsesIsRefused()
    {
        if (::geteuid() != 0)
            QSKIP("only root may give files away");
        QTemporaryDir dir;
        QVERIFY(Profile::at(dir.filePath(u"real"_s), false).prepare(nullptr));
        const QString link = dir.filePath(u"link"_s);
        QVERIFY(QFile::link(dir.filePath(u"real"_s), link));
        QVERIFY(Profile::at(link, false).prepare(nullptr)); // the user's own
        QCOMPARE(::lchown(link.toLocal8Bit().constData(), 65534, 65534), 0);
        QString reason;
        QVERIFY(!Profile::at(link, false).prepare(&reason));
        QVERIFY2(reason.contains(link), qPrintable(reason));
    }

    void linksInsteadOfFilesAreRefused()
    {
        for (const QString &name : {u"lock"_s, u"queue.sqlite"_s}) {
            QTemporaryDir dir;
            Profile profile = Profile::at(dir.filePath(u"profile"_s), false);
            QVERIFY(profile.prepare(nullptr));
            QFile target(dir.filePath(u"precious"_s));
            QVERIFY(target.open(QIODevice::WriteOnly) && target.write("mine") == 4 && target.flush());
            QVERIFY(QFile::link(target.fileName(), profile.dir() + u'/' + name));
            QString reason;
            QVERIFY(!profile.prepare(&reason));
            QVERIFY2(reason.contains(name), qPrintable(reason));
            if (name == "lock"_L1)
                QCOMPARE(profile.lock(), LockResult::NotWritten);
            QCOMPARE(target.size(), 4);
        }
    }

    void aStickWithoutOwnersIsTaken()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"Youchuan data"_s);
        QVERIFY(QDir().mkdir(path));
        QCOMPARE(::chmod(path.toLocal8Bit().constData(), 0777), 0);
        const Profile profile = Profile::at(path, false);
        QVERIFY(!profile.prepare(nullptr));
        QVERIFY(profile.hasOwners());
        for (const long kind : {0x4d44L, 0x2011bab0L, 0x5346544eL, 0x7366746eL, 0x65735546L}) {
            fileSystem = kind;
            const bool taken = profile.prepare(nullptr);
            const bool owners = profile.hasOwners();
            fileSystem = 0;
            QVERIFY(taken);
            QVERIFY(!owners);
        }
    }
#endif

    void aPlaceThatCannotBeWrittenIsNamed()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QString reason;
        QVERIFY(!Profile::at(file.fileName() + u"/below"_s, false).prepare(&reason));
        QVERIFY(reason.contains(u"below"_s));
    }

    void oneHolderAtATime()
    {
        QTemporaryDir dir;
        Profile first = Profile::at(dir.path(), false);
        QVERIFY(first.prepare(nullptr));
        QVERIFY(taken(first));
        QVERIFY(closed(dir.filePath(u"lock"_s)));

        Profile second = Profile::at(dir.path(), false);
        qint64 holder = 0;
        QCOMPARE(second.lock(&holder), LockResult::Held);
        QCOMPARE(holder, QCoreApplication::applicationPid());
        QVERIFY(!second.locked());

        first = Profile::at(dir.path(), false);
        QVERIFY(taken(second));
    }

#ifdef Q_OS_UNIX
    void aFullDiskIsNoOtherHolder()
    {
        QTemporaryDir dir;
        Profile profile = Profile::at(dir.path(), false);
        QVERIFY(profile.prepare(nullptr));
        QCOMPARE(lockedWithoutRoom(profile), LockResult::NotWritten);
        QVERIFY(taken(profile));
        Profile second = Profile::at(dir.path(), false);
        QCOMPARE(lockedWithoutRoom(second), LockResult::Held);
    }
#endif

#ifdef Q_OS_LINUX
    void aFileSystemWithoutLocksIsTold()
    {
        QTemporaryDir dir;
        Profile profile = Profile::at(dir.path(), false);
        QVERIFY(profile.prepare(nullptr));
        for (const int error : {ENOLCK, EOPNOTSUPP, ENOSYS, EINVAL}) {
            lockError = error;
            const LockResult result = profile.lock();
            lockError = 0;
            QCOMPARE(result, LockResult::NotOffered);
            QVERIFY(!profile.locked());
        }
        QVERIFY(taken(profile));
    }
#endif

    void whatStandsInTheLockHoldsNobody_data()
    {
        QTest::addColumn<QByteArray>("left");
        const QByteArray host = QSysInfo::machineHostName().toUtf8();
        const QByteArray here =
            '\n' + host + '\n' + QSysInfo::machineUniqueId() + '\n' + QSysInfo::bootUniqueId() + '\n';
        const QByteArray self = QByteArray::number(QCoreApplication::applicationPid()) + "\ntst_profile";
        QTest::addRow("empty") << QByteArray();
        QTest::addRow("cut within the number") << QByteArray("41");
        QTest::addRow("cut within the host") << self + '\n' + host.left(2);
        QTest::addRow("garbage") << QByteArray("\0\xff\n\n\xfe garbage\n", 15);
        QTest::addRow("long garbage") << QByteArray(100000, 'x');
        QTest::addRow("a process that is gone") << "4194399\nyouchuan" + here;
        QTest::addRow("another program has the number") << "1\nyouchuan" + here;
        QTest::addRow("this process has the number") << self + here;
        QTest::addRow("another host") << QByteArray("1\nyouchuan\nelsewhere\nid\nid\n");
    }

    void whatStandsInTheLockHoldsNobody()
    {
        QFETCH(const QByteArray, left);
        QTemporaryDir dir;
        Profile profile = Profile::at(dir.path(), false);
        QVERIFY(profile.prepare(nullptr));
        QVERIFY(leaveLock(profile, left));
        QVERIFY(taken(profile));
        Profile second = Profile::at(dir.path(), false);
        qint64 holder = 0;
        QVERIFY(!taken(second, &holder));
        QCOMPARE(holder, QCoreApplication::applicationPid());
    }

    void aHolderNobodyKnowsHoldsAllTheSame()
    {
        QTemporaryDir dir;
        Profile profile = Profile::at(dir.path(), false);
        QVERIFY(profile.prepare(nullptr));
        QVERIFY(taken(profile));
        QVERIFY(leaveLock(profile, "1\nyouchuan\nelsewhere\n"));
        qint64 holder = 1;
        Profile second = Profile::at(dir.path(), false);
        QVERIFY(!taken(second, &holder));
        QCOMPARE(holder, 0); // a number of another host means nothing here
        QVERIFY(leaveLock(profile, {}));
        QVERIFY(!taken(second, &holder));
        QCOMPARE(holder, 0);
    }

    void ofManyStartsAtOnceOneWins()
    {
        QTemporaryDir dir;
        QVERIFY(Profile::at(dir.path(), false).prepare(nullptr));
        for (int round = 0; round < 50; ++round) {
            constexpr int starts = 4;
            std::vector<Profile> profiles(starts, Profile::at(dir.path(), false));
            std::barrier together(starts);
            std::vector<std::thread> threads;
            for (Profile &profile : profiles) {
                threads.emplace_back([&profile, &together] {
                    together.arrive_and_wait();
                    taken(profile);
                });
            }
            for (std::thread &thread : threads)
                thread.join();
            QCOMPARE(std::ranges::count_if(profiles, &Profile::locked), 1);
        }
    }

private:
    static bool taken(Profile &profile, qint64 *holder = nullptr)
    {
        return profile.lock(holder) == LockResult::Taken;
    }

    static bool leaveLock(const Profile &profile, const QByteArray &content)
    {
        QFile file(profile.dir() + u"/lock"_s);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }

#ifdef Q_OS_UNIX
    static LockResult lockedWithoutRoom(Profile &profile)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit none = before;
        none.rlim_cur = 0;
        setrlimit(RLIMIT_FSIZE, &none);
        const LockResult locked = profile.lock();
        setrlimit(RLIMIT_FSIZE, &before);
        return locked;
    }
#endif
};

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
