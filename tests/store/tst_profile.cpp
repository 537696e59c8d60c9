#include "store/profile.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using store::Profile;

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
        QVERIFY(Profile::at(u"/named"_s, true).socketName() != Profile::at(u"/named"_s, false).socketName());
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
        QVERIFY(first.lock(nullptr));
        QVERIFY(closed(dir.filePath(u"lock"_s)));

        Profile second = Profile::at(dir.path(), false);
        qint64 holder = 0;
        QVERIFY(!second.lock(&holder));
        QCOMPARE(holder, QCoreApplication::applicationPid());
        QVERIFY(!second.locked());

        first = Profile::at(dir.path(), false);
        QVERIFY(second.lock(nullptr));
    }

#ifdef Q_OS_UNIX
    void aFullDiskIsNoOtherHolder()
    {
        QTemporaryDir dir;
        Profile profile = Profile::at(dir.path(), false);
        QVERIFY(profile.prepare(nullptr));
        bool held = true;
        QVERIFY(!lockedWithoutRoom(profile, &held));
        QVERIFY(!held);
        QVERIFY(profile.lock(nullptr, &held));
    }

    void norIsOneThatDiedBeforeTheDiskWasFull()
    {
        QTemporaryDir dir;
        Profile profile = Profile::at(dir.path(), false);
        QVERIFY(leaveLockOfADeadProcess(profile));
        bool held = true;
        QVERIFY(!lockedWithoutRoom(profile, &held));
        QVERIFY(!held);
        QVERIFY(profile.lock(nullptr, &held));
        Profile second = Profile::at(dir.path(), false);
        QVERIFY(!lockedWithoutRoom(second, &held));
        QVERIFY(held);
    }
#endif

    void aHolderThatDiedDoesNotCount()
    {
        QTemporaryDir dir;
        Profile profile = Profile::at(dir.path(), false);
        QVERIFY(leaveLockOfADeadProcess(profile));
        QVERIFY(profile.lock(nullptr));
    }

private:
    // What a killed process leaves behind: the same file with an id that nobody has.
    static bool leaveLockOfADeadProcess(Profile &profile)
    {
        const QString path = profile.dir() + u"/lock"_s;
        if (!profile.prepare(nullptr) || !profile.lock(nullptr))
            return false;
        QFile left(path);
        if (!left.open(QIODevice::ReadOnly))
            return false;
        QByteArrayList lines = left.readAll().split('\n');
        left.close();
        profile = Profile::at(profile.dir(), false);
        lines[0] = "4194399";
        return left.open(QIODevice::WriteOnly) && left.write(lines.join('\n')) > 0;
    }

#ifdef Q_OS_UNIX
    static bool lockedWithoutRoom(Profile &profile, bool *held)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit none = before;
        none.rlim_cur = 0;
        setrlimit(RLIMIT_FSIZE, &none);
        const bool locked = profile.lock(nullptr, held);
        setrlimit(RLIMIT_FSIZE, &before);
        return locked;
    }
#endif
};

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
