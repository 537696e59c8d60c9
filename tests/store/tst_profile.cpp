#include "store/profile.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
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

    void anOpenFolderIsClosed()
    {
        QTemporaryDir dir;
        const QString open = dir.filePath(u"open"_s);
        QVERIFY(QDir().mkdir(open));
        QFile::setPermissions(open, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | others);
        QVERIFY(Profile::at(open, false).prepare(nullptr));
        QVERIFY(closed(open));
    }

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
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit none = before;
        none.rlim_cur = 0;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &none), 0);
        bool held = true;
        const bool locked = profile.lock(nullptr, &held);
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!locked);
        QVERIFY(!held);
        QVERIFY(profile.lock(nullptr, &held));
    }
#endif

    void aHolderThatDiedDoesNotCount()
    {
        QTemporaryDir dir;
        Profile profile = Profile::at(dir.path(), false);
        QVERIFY(profile.prepare(nullptr));
        {
            QVERIFY(profile.lock(nullptr));
            QVERIFY(QFile::copy(dir.filePath(u"lock"_s), dir.filePath(u"copy"_s)));
            profile = Profile::at(dir.path(), false);
        }
        // What a killed process leaves behind: the same file with an id that nobody has.
        QFile left(dir.filePath(u"copy"_s));
        QVERIFY(left.open(QIODevice::ReadOnly));
        QByteArrayList lines = left.readAll().split('\n');
        lines[0] = "4194399";
        QFile lock(dir.filePath(u"lock"_s));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write(lines.join('\n'));
        lock.close();
        QVERIFY(profile.lock(nullptr));
    }
};

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
