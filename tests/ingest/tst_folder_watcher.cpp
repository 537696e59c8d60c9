// What is found in a watched folder, and when: over real files, by a clock that passes only while nothing
// moves.
#include "ingest/folders/folder_watcher.h"
#include "support/event_clock.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using ingest::FinishedFile;
using ingest::FolderLook;
using ingest::FolderSight;
using ingest::FolderWatcher;
using ingest::FolderWish;

namespace {

constexpr qint64 minute = 60'000;

bool write(const QString &path, const QByteArray &bytes, QIODevice::OpenMode mode = QIODevice::WriteOnly)
{
    QFile file(path);
    return file.open(mode) && file.write(bytes) == bytes.size();
}

bool setTime(const QString &path, const QDateTime &time)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && file.setFileTime(time, QFileDevice::FileModificationTime);
}

// Looks without a thread and without a clock.
struct Sight {
    explicit Sight(const QString &folder) { wish = {folder, true, {}, {u"mp4"_s}, {}, 2 * minute}; }
    FolderLook at(qint64 ms, const QStringList &again = {})
    {
        const std::atomic_bool never = false;
        return sight.look(wish, again, ms, never);
    }
    QStringList finishedAt(qint64 ms)
    {
        QStringList names;
        for (const FinishedFile &file : at(ms).finished)
            names.append(file.path.mid(wish.folder.size() + 1));
        return names;
    }

    FolderWish wish;
    FolderSight sight;
};

} // namespace

class TestFolderWatcher : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    // Whatever its clock says: of the year 1990, of tomorrow, of now.
    void aFileThatStandsStillIsFinished()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (const auto &[name, time] : {std::pair{u"old.mp4"_s, now.addYears(-30)},
                                         {u"new.mp4"_s, now.addDays(30)},
                                         {u"now.mp4"_s, now}}) {
            QVERIFY(write(path(name), "x"));
            QVERIFY(setTime(path(name), time));
        }
        Sight sight(m_dir->path());
        QCOMPARE(sight.at(0).growing, 3);
        const FolderLook early = sight.at(minute);
        QVERIFY(early.finished.isEmpty());
        QCOMPARE(early.nextMs, 2 * minute);
        QCOMPARE(sight.finishedAt(2 * minute), QStringList({u"new.mp4"_s, u"now.mp4"_s, u"old.mp4"_s}));
        const FolderLook later = sight.at(3 * minute);
        QVERIFY(later.finished.isEmpty()); // each once
        QCOMPARE(later.growing, 0);
        QCOMPARE(later.nextMs, -1);
    }

    void whatGrowsIsWaitedFor()
    {
        Sight sight(m_dir->path());
        QVERIFY(write(path(u"a.mp4"_s), "x"));
        qint64 now = 0;
        for (; now < 10 * minute; now += minute) {
            QCOMPARE(sight.finishedAt(now), QStringList());
            QVERIFY(write(path(u"a.mp4"_s), "more", QIODevice::Append));
        }
        sight.at(now);
        QCOMPARE(sight.finishedAt(now + minute), QStringList());
        QCOMPARE(sight.finishedAt(now + 2 * minute), QStringList({u"a.mp4"_s}));
    }

#ifdef Q_OS_UNIX
    // Two programs write it, or one that sets the time back each time: size and time are the same, and yet.
    void whoHidesThatItWritesIsSeenByTheSystemsTime()
    {
        const QDateTime time = QDateTime::currentDateTimeUtc().addDays(-1);
        Sight sight(m_dir->path());
        QVERIFY(write(path(u"a.mp4"_s), "1234") && setTime(path(u"a.mp4"_s), time));
        sight.at(0);
        QTest::qSleep(5); // the system's times have ticks
        QVERIFY(write(path(u"a.mp4"_s), "5678", QIODevice::ReadWrite) && setTime(path(u"a.mp4"_s), time));
        QCOMPARE(sight.finishedAt(2 * minute), QStringList());
        QCOMPARE(sight.finishedAt(4 * minute), QStringList({u"a.mp4"_s}));
    }
#endif

    void oneThatChangedAfterwardsIsAnother()
    {
        Sight sight(m_dir->path());
        QVERIFY(write(path(u"a.mp4"_s), "x"));
        sight.at(0);
        QCOMPARE(sight.finishedAt(2 * minute), QStringList({u"a.mp4"_s}));
        QVERIFY(write(path(u"a.mp4"_s), "another"));
        QCOMPARE(sight.finishedAt(3 * minute), QStringList());
        QCOMPARE(sight.finishedAt(5 * minute), QStringList({u"a.mp4"_s}));
        // And one of which somebody found out that it is not.
        QVERIFY(sight.at(6 * minute, {path(u"a.mp4"_s)}).finished.isEmpty());
        QCOMPARE(sight.finishedAt(8 * minute), QStringList({u"a.mp4"_s}));
    }

    void anEmptyFileIsOnlyBegun()
    {
        Sight sight(m_dir->path());
        QVERIFY(write(path(u"a.mp4"_s), ""));
        sight.at(0);
        const FolderLook later = sight.at(60 * minute);
        QVERIFY(later.finished.isEmpty());
        QCOMPARE(later.growing, 1);
    }

    void whatIsRenamedOrMovedStandsByItsNewName()
    {
        QVERIFY(QDir(m_dir->path()).mkpath(u"in"_s));
        Sight sight(m_dir->path());
        QVERIFY(write(path(u"a.mp4.part"_s), "x"));
        sight.at(0);
        QVERIFY(QFile::rename(path(u"a.mp4.part"_s), path(u"a.mp4"_s)));
        sight.at(minute);
        QVERIFY(QFile::rename(path(u"a.mp4"_s), path(u"in/b.mp4"_s)));
        sight.at(2 * minute);
        QCOMPARE(sight.finishedAt(3 * minute), QStringList());
        QCOMPARE(sight.finishedAt(4 * minute), QStringList({u"in/b.mp4"_s}));
    }

    void onlyWhatIsWantedIsSeen()
    {
        QVERIFY(QDir(m_dir->path()).mkpath(u"in/deep"_s) && QDir(m_dir->path()).mkpath(u"done"_s)
                && QDir(m_dir->path()).mkpath(u".hidden"_s));
        for (const QString &name : {u"take 1.MP4"_s, u"other.mp4"_s, u"take.txt"_s, u".take.mp4"_s,
                                    u"in/deep/take.mp4"_s, u"done/take.mp4"_s, u".hidden/take.mp4"_s})
            QVERIFY(write(path(name), "x"));
        Sight sight(m_dir->path());
        sight.wish.patterns = {u"take*"_s};
        sight.wish.leftOut = {path(u"done"_s)};
        sight.at(0);
        QCOMPARE(sight.finishedAt(2 * minute), QStringList({u"in/deep/take.mp4"_s, u"take 1.MP4"_s}));

        Sight above(m_dir->path());
        above.wish.below = false;
        above.at(0);
        QCOMPARE(above.finishedAt(2 * minute), QStringList({u"other.mp4"_s, u"take 1.MP4"_s}));
    }

#ifdef Q_OS_UNIX
    // Links are left alone, wherever they lead; pipes and sockets are never opened.
    void linksAndSpecialFilesAreNoFiles()
    {
        QTemporaryDir elsewhere;
        QVERIFY(write(elsewhere.filePath(u"secret.mp4"_s), "x"));
        QVERIFY(QDir(m_dir->path()).mkpath(u"in"_s));
        QVERIFY(write(path(u"in/real.mp4"_s), "x"));
        QVERIFY(QFile::link(elsewhere.filePath(u"secret.mp4"_s), path(u"out.mp4"_s)));
        QVERIFY(QFile::link(elsewhere.path(), path(u"in/out"_s)));
        QVERIFY(QFile::link(m_dir->path(), path(u"in/loop"_s)));
        QVERIFY(QFile::link(path(u"in/real.mp4"_s), path(u"within.mp4"_s)));
        QVERIFY(QFile::link(path(u"nowhere"_s), path(u"nowhere.mp4"_s)));
        QCOMPARE(::mkfifo(QFile::encodeName(path(u"pipe.mp4"_s)).constData(), 0600), 0);
        Sight sight(m_dir->path());
        QCOMPARE(sight.at(0).growing, 1);
        QCOMPARE(sight.finishedAt(2 * minute), QStringList({u"in/real.mp4"_s}));
    }

    void aFolderThatBecameALinkLeadsNowhere()
    {
        QTemporaryDir elsewhere;
        QVERIFY(write(elsewhere.filePath(u"a.mp4"_s), "x"));
        QVERIFY(QFile::link(elsewhere.path(), path(u"watched"_s)));
        Sight sight(path(u"watched"_s)); // the one that is named may be a link itself
        sight.at(0);
        QCOMPARE(sight.finishedAt(2 * minute), QStringList({u"a.mp4"_s}));
    }

    void aFolderThatCannotBeReadIsNotEmpty()
    {
        if (::geteuid() == 0)
            QSKIP("root reads everything");
        QVERIFY(QDir(m_dir->path()).mkpath(u"in"_s));
        QVERIFY(write(path(u"in/a.mp4"_s), "x"));
        Sight sight(m_dir->path());
        sight.at(0);
        ::chmod(QFile::encodeName(path(u"in"_s)).constData(), 0);
        QVERIFY(sight.at(minute).reachable); // the folder itself is
        ::chmod(QFile::encodeName(path(u"in"_s)).constData(), 0700);
        QCOMPARE(sight.finishedAt(2 * minute), QStringList({u"in/a.mp4"_s}));
    }
#endif

    // A network drive that goes and comes: what was seen is not forgotten, and not told anew.
    void aFolderThatIsAwayIsTriedAgain()
    {
        const QString folder = path(u"drive"_s);
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(write(folder + u"/a.mp4"_s, "x"));
        Sight sight(folder);
        sight.at(0);
        QCOMPARE(sight.finishedAt(2 * minute), QStringList({u"a.mp4"_s}));
        QVERIFY(QDir().rename(folder, path(u"away"_s)));
        const FolderLook away = sight.at(3 * minute);
        QVERIFY(!away.reachable);
        QVERIFY(QDir().rename(path(u"away"_s), folder));
        QVERIFY(write(folder + u"/b.mp4"_s, "y"));
        QCOMPARE(sight.finishedAt(4 * minute), QStringList());
        QCOMPARE(sight.finishedAt(6 * minute), QStringList({u"b.mp4"_s}));
    }

    void tenThousandFilesInATree()
    {
        for (int folder = 0; folder < 100; ++folder) {
            QVERIFY(QDir(m_dir->path()).mkpath(u"%1/in"_s.arg(folder)));
            for (int i = 0; i < 100; ++i)
                QVERIFY(write(path(u"%1/in/%2.mp4"_s.arg(folder).arg(i)), "x"));
        }
        Sight sight(m_dir->path());
        const FolderLook first = sight.at(0);
        QCOMPARE(first.growing, 10'000);
        QCOMPARE(first.folders.size(), FolderSight::mostFolders); // 201 there are
        QCOMPARE(sight.at(2 * minute).finished.size(), 10'000);
        QCOMPARE(sight.at(3 * minute).finished.size(), 0);
    }

    // The whole: on its own thread, every minute, and sooner where a file will have stood still.
    void itLooksByItself()
    {
        EventClock clock;
        FolderWatcher watcher(clock);
        QStringList found;
        QList<qint64> looks;
        connect(&watcher, &FolderWatcher::finished, this, [&](const QList<FinishedFile> &files) {
            for (const FinishedFile &file : files)
                found.append(file.path);
        });
        connect(&watcher, &FolderWatcher::looked, this, [&] { looks.append(clock.monotonicMs()); });
        QVERIFY(write(path(u"a.mp4"_s), "x"));
        watcher.watch({m_dir->path(), false, {}, {u"mp4"_s}, {}, 10'000});
        const qint64 began = clock.monotonicMs();
        TRY_COMPARE(found, QStringList{path(u"a.mp4"_s)});
        QVERIFY(clock.monotonicMs() - began >= 10'000 && clock.monotonicMs() - began < 30'000);
        const qsizetype soFar = looks.size();
        TRY_VERIFY(looks.size() >= soFar + 3);
        QVERIFY(looks[soFar + 2] - looks[soFar + 1] >= FolderWatcher::everyMs - 1000);
    }

    void itTellsThatTheFolderIsAwayAndFindsItAgain()
    {
        EventClock clock;
        FolderWatcher watcher(clock);
        QSignalSpy finished(&watcher, &FolderWatcher::finished);
        const QString folder = path(u"drive"_s);
        watcher.watch({folder, true, {}, {u"mp4"_s}, {}, 120'000});
        TRY_VERIFY(watcher.last() && !watcher.last()->reachable);
        QVERIFY(QDir().mkpath(folder) && write(folder + u"/a.mp4"_s, "x"));
        TRY_VERIFY(watcher.last()->reachable);
        TRY_COMPARE(finished.size(), 1);
        QCOMPARE(watcher.last()->growing, 0);
    }

private:
    QString path(const QString &name) const
    {
        return m_dir->filePath(name);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestFolderWatcher)
#include "tst_folder_watcher.moc"
