// From files and folders to videos.
#include "ingest/file_collector.h"
#include "ingest/folder_bounds.h"
#include "support/wait.h"
#include "transfer/files/local_path.h"

#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

class FileCollectorTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { std::filesystem::remove_all(m_dir->path().toStdString()); } // Qt cannot: odd names
    void foldersAreWalkedInNaturalOrder();
    void whatIsNotAVideoIsNamedWithAReason();
    void aFileNamedTwiceIsTakenOnce();
    void linksToFoldersEnd();
    void whatIsNoFileIsToldAndNeverOpened();
    void linksAreToldWhereTheyLeadNowhere();
    void linksOutOfAFolderAreLeftOut();
    void linksThatStayInsideAreTakenOnce();
    void whatWasNamedMayBeALink();
    void boundsAreNotNames();
    void whatIsHiddenIsTold();
    void aFolderThatCannotBeReadIsTold();
    void namesThatAreNotUtf8AreTaken();
    void aNameIsFoundHoweverItIsComposed();
    void titlesThatWillBeCutAreKnown();
    void theServersListOfTypesIsObeyed();
    void packagesOfferToOpenTheSameTypes();
    void aThousandFilesDoNotHoldTheEventLoop();
    void aCancelledSearchSaysSo();

private:
    QString touch(const QString &name);
    ingest::Collected collect(const QStringList &paths);
    QStringList videos(const QStringList &paths);
    QStringList leftOut(const QStringList &paths);
    QByteArray bytes(const char *name) const { return m_dir->path().toUtf8() + '/' + name; }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ingest::FileCollector> m_collector;
};

void FileCollectorTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_collector = std::make_unique<ingest::FileCollector>();
}

QString FileCollectorTest::touch(const QString &name)
{
    const QString path = m_dir->filePath(name);
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write("x");
    return path;
}

ingest::Collected FileCollectorTest::collect(const QStringList &paths)
{
    ingest::Collected result;
    QSignalSpy spy(m_collector.get(), &ingest::FileCollector::collected);
    connect(m_collector.get(), &ingest::FileCollector::collected, this,
            [&result](const ingest::Collected &collected) { result = collected; });
    m_collector->collect(paths);
    if (!spy.wait(10000))
        qWarning("nothing was collected");
    m_collector->disconnect(this);
    return result;
}

// "name: reason" of what was left out, without the folder.
QStringList FileCollectorTest::leftOut(const QStringList &paths)
{
    QStringList result;
    for (const ingest::LeftOut &one : collect(paths).leftOut)
        result.append(QString(one.path).remove(m_dir->path() + u'/') + u": "_s + one.reason);
    result.sort();
    return result;
}

QStringList FileCollectorTest::videos(const QStringList &paths)
{
    QStringList result;
    for (const ingest::FoundVideo &video : collect(paths).videos)
        result.append(video.path);
    return result;
}

void FileCollectorTest::foldersAreWalkedInNaturalOrder()
{
    const QString ten = touch(u"trip/part 10.mp4"_s);
    const QString two = touch(u"trip/part 2.mp4"_s);
    const QString deep = touch(u"trip/b/Part 1.MOV"_s);
    const QString loose = touch(u"a.mkv"_s);
    QCOMPARE(videos({m_dir->filePath(u"trip"_s), loose}), QStringList({loose, deep, two, ten}));
}

void FileCollectorTest::whatIsNotAVideoIsNamedWithAReason()
{
    const QString notes = touch(u"notes.txt"_s);
    const QString video = touch(u"a.mp4"_s);
    QDir(m_dir->path()).mkdir(u"empty"_s);
    const ingest::Collected result =
        collect({notes, video, m_dir->filePath(u"gone.mp4"_s), m_dir->filePath(u"empty"_s)});
    QCOMPARE(result.videos.size(), 1);
    QCOMPARE(result.videos.first().path, video);
    QCOMPARE(result.videos.first().identity.size, 1);
    QCOMPARE(result.leftOut.size(), 3);
    for (const ingest::LeftOut &file : result.leftOut)
        QVERIFY(!file.reason.isEmpty());
    QCOMPARE(result.leftOut.last().path, notes);
}

void FileCollectorTest::aFileNamedTwiceIsTakenOnce()
{
    const QString video = touch(u"f/a.mp4"_s);
    QCOMPARE(videos({video, m_dir->filePath(u"f"_s), video}), QStringList(video));
}

void FileCollectorTest::linksToFoldersEnd()
{
    const QString video = touch(u"f/a.mp4"_s);
    if (!QFile::link(m_dir->filePath(u"f"_s), m_dir->filePath(u"f/again"_s)))
        QSKIP("no links here");
    QCOMPARE(videos({m_dir->filePath(u"f"_s)}), QStringList(video));
}

void FileCollectorTest::whatIsNoFileIsToldAndNeverOpened()
{
#ifdef Q_OS_UNIX
    const QString folder = m_dir->filePath(u"f"_s);
    QDir().mkpath(folder);
    QCOMPARE(::mkfifo(bytes("f/pipe.mp4").constData(), 0600), 0);
    QCOMPARE(::mkfifo(bytes("list.csv").constData(), 0600), 0);
    QLocalServer socket;
    QVERIFY(socket.listen(m_dir->filePath(u"f/socket.mp4"_s)));
    QVERIFY(QFile::link(u"/dev/zero"_s, m_dir->filePath(u"f/device.mp4"_s)));
    const QString video = touch(u"f/a.mp4"_s);
    QCOMPARE(videos({folder}), QStringList(video));
    QCOMPARE(leftOut({folder, m_dir->filePath(u"list.csv"_s)}),
             QStringList({u"f/device.mp4: Not a file"_s, u"f/pipe.mp4: Not a file"_s,
                          u"f/socket.mp4: Not a file"_s, u"list.csv: Not a file"_s}));
#endif
}

void FileCollectorTest::linksAreToldWhereTheyLeadNowhere()
{
    touch(u"f/a.mp4"_s);
    touch(u"other/b.mp4"_s);
    if (!QFile::link(u"gone"_s, m_dir->filePath(u"f/broken.mp4"_s)))
        QSKIP("no links here");
    QVERIFY(QFile::link(u"ring.mp4"_s, m_dir->filePath(u"f/ring.mp4"_s)));
    QVERIFY(QFile::link(m_dir->filePath(u"other"_s), m_dir->filePath(u"f/linked"_s)));
    const QStringList expected = {
        u"f/broken.mp4: A link that leads nowhere"_s,
        u"f/linked: A link that leads out of the folder; add what it leads to itself"_s,
        u"f/ring.mp4: A link that leads nowhere"_s};
    QCOMPARE(leftOut({m_dir->filePath(u"f"_s)}), expected);
    QCOMPARE(leftOut({m_dir->filePath(u"f/broken.mp4"_s)}), expected.mid(0, 1));
    QCOMPARE(videos({m_dir->filePath(u"f/linked"_s)}), // named, it is meant
             QStringList(m_dir->filePath(u"f/linked/b.mp4"_s)));
}

void FileCollectorTest::linksOutOfAFolderAreLeftOut()
{
    const QString out = u": A link that leads out of the folder; add what it leads to itself"_s;
    touch(u"ssh/id_rsa"_s);
    touch(u"ssh/deep/b.mp4"_s);
    touch(u"drop more/c.mp4"_s); // its name begins like that of the folder
    const QString video = touch(u"drop/a.mp4"_s);
    QDir().mkpath(m_dir->filePath(u"drop/sub"_s));
    if (!QFile::link(m_dir->filePath(u"ssh/id_rsa"_s), m_dir->filePath(u"drop/holiday.mp4"_s)))
        QSKIP("no links here");
    QVERIFY(QFile::link(u"../../ssh/id_rsa"_s, m_dir->filePath(u"drop/sub/relative.mp4"_s)));
    QVERIFY(QFile::link(m_dir->filePath(u"ssh"_s), m_dir->filePath(u"drop/sub/folder"_s)));
    QVERIFY(QFile::link(u"../drop more/c.mp4"_s, m_dir->filePath(u"drop/c.mp4"_s)));
    // In two steps, of which the first stays inside.
    QVERIFY(QFile::link(u"holiday.mp4"_s, m_dir->filePath(u"drop/second.mp4"_s)));
    const QString drop = m_dir->filePath(u"drop"_s);
    for (const QString &named : {drop, drop + u'/', drop + u"/../drop/."_s}) {
        QCOMPARE(videos({named}), QStringList(video));
        QCOMPARE(leftOut({named}),
                 QStringList({u"drop/c.mp4"_s + out, u"drop/holiday.mp4"_s + out, u"drop/second.mp4"_s + out,
                              u"drop/sub/folder"_s + out, u"drop/sub/relative.mp4"_s + out}));
    }
#ifdef Q_OS_LINUX
    // Whatever the bytes of their names.
    QCOMPARE(::symlink("../ssh/id_rsa", bytes("drop/\xca\xd3.mp4").constData()), 0);
    QCOMPARE(leftOut({drop}).size(), 6);
    QCOMPARE(videos({drop}), QStringList(video));
#endif
}

void FileCollectorTest::linksThatStayInsideAreTakenOnce()
{
    const QString real = touch(u"drop/b/part 2.mp4"_s);
    touch(u"drop/store/blob"_s);
    if (!QFile::link(u"b/part 2.mp4"_s, m_dir->filePath(u"drop/a first.mp4"_s)))
        QSKIP("no links here");
    const QString blob = m_dir->filePath(u"drop/from the store.mp4"_s);
    QVERIFY(QFile::link(u"store/blob"_s, blob));
    QVERIFY(QFile::link(u"store/blob"_s, m_dir->filePath(u"drop/from the store again.mp4"_s)));
    const QString drop = m_dir->filePath(u"drop"_s);
    const QStringList once = videos({drop});
    QCOMPARE(once.size(), 2);
    QVERIFY(once.contains(real));
    QVERIFY(QFile::link(drop, m_dir->filePath(u"link"_s)));
    QCOMPARE(videos({drop, m_dir->filePath(u"link"_s)}).size(), 2);

    // Both ends were dropped.
    const QString other = touch(u"other/c.mp4"_s);
    QVERIFY(QFile::link(other, m_dir->filePath(u"drop/c.mp4"_s)));
    QCOMPARE(videos({drop}).size(), 2);
    QCOMPARE(videos({drop, m_dir->filePath(u"other"_s)}).size(), 3);
}

void FileCollectorTest::whatWasNamedMayBeALink()
{
    const QString key = touch(u"elsewhere/real.mp4"_s);
    const QString link = m_dir->filePath(u"named.mp4"_s);
    if (!QFile::link(key, link))
        QSKIP("no links here");
    QCOMPARE(videos({link}), QStringList(link));
    const QString folder = m_dir->filePath(u"folder"_s);
    QVERIFY(QFile::link(m_dir->filePath(u"elsewhere"_s), folder));
    QCOMPARE(videos({folder}), QStringList(folder + u"/real.mp4"_s));
#ifdef Q_OS_LINUX
    QCOMPARE(::mkdir(bytes("\xca\xd3").constData(), 0700), 0);
    const QString odd = transfer::pathFromBytes(bytes("\xca\xd3"));
    const int file = ::open(bytes("\xca\xd3/a.mp4").constData(), O_WRONLY | O_CREAT, 0600);
    QVERIFY(file >= 0 && ::close(file) == 0);
    QCOMPARE(videos({odd}), QStringList(odd + u"/a.mp4"_s));
#endif
}

void FileCollectorTest::boundsAreNotNames()
{
    touch(u"drop/a.mp4"_s);
    touch(u"drop2/b.mp4"_s);
    const ingest::FolderBounds bounds({m_dir->filePath(u"drop"_s), m_dir->filePath(u"gone"_s)});
    const auto target = [this](const QString &name) {
        return ingest::FolderBounds::targetOf(m_dir->filePath(name));
    };
    QVERIFY(bounds.hold(target(u"drop"_s)));
    QVERIFY(bounds.hold(target(u"drop/a.mp4"_s)));
    QVERIFY(!bounds.hold(target(u"drop2"_s)));
    QVERIFY(!bounds.hold(target(u"drop2/b.mp4"_s)));
    QVERIFY(!bounds.hold(target(u"drop/../drop2/b.mp4"_s)));
    QVERIFY(!bounds.hold(target(u"gone"_s))); // nowhere is not inside
    QVERIFY(!ingest::FolderBounds({}).hold(u"/"_s));
    QVERIFY(ingest::FolderBounds({u"/"_s}).hold(target(u"drop"_s)));
}

void FileCollectorTest::whatIsHiddenIsTold()
{
#ifdef Q_OS_UNIX
    touch(u"f/a.mp4"_s);
    const QString hidden = touch(u"f/.b.mp4"_s);
    touch(u"f/.thumbnails/c.mp4"_s);
    QCOMPARE(leftOut({m_dir->filePath(u"f"_s)}),
             QStringList({u"f/.b.mp4: Hidden; add it by its own name"_s,
                          u"f/.thumbnails: Hidden; add it by its own name"_s}));
    QCOMPARE(videos({hidden}), QStringList(hidden));
#endif
}

void FileCollectorTest::aFolderThatCannotBeReadIsTold()
{
#ifdef Q_OS_UNIX
    const QString video = touch(u"f/a.mp4"_s);
    const QString closedFile = touch(u"f/closed.mp4"_s);
    touch(u"f/closed/b.mp4"_s);
    touch(u"f/no way in/c.mp4"_s);
    QFile::setPermissions(closedFile, {});
    ::chmod(bytes("f/closed").constData(), 0);
    ::chmod(bytes("f/no way in").constData(), 0444);
    QFile::setPermissions(m_dir->path(), QFile::Permissions(0x7777));
    const auto back = qScopeGuard([this, self = ::geteuid()] {
        if (::seteuid(self) != 0)
            qFatal("who am I");
        for (const char *folder : {"f/closed", "f/no way in"})
            ::chmod(bytes(folder).constData(), 0700);
    });
    if (::geteuid() == 0) // may read everything
        QCOMPARE(::seteuid(65534), 0);
    QCOMPARE(videos({m_dir->filePath(u"f"_s)}), QStringList(video));
    QCOMPARE(leftOut({m_dir->filePath(u"f"_s)}), QStringList({u"f/closed.mp4: The file cannot be read"_s,
                                                              u"f/closed: The folder cannot be read"_s,
                                                              u"f/no way in: The folder cannot be read"_s}));
    QCOMPARE(leftOut({m_dir->filePath(u"f/closed"_s)}),
             QStringList(u"f/closed: The folder cannot be read"_s));
#endif
}

void FileCollectorTest::namesThatAreNotUtf8AreTaken()
{
#ifdef Q_OS_LINUX
    QDir().mkpath(m_dir->filePath(u"f"_s));
    QCOMPARE(::mkdir(bytes("f/\xca\xd3\xc6\xb5").constData(), 0700), 0);
    for (const char *name : {"f/\xca\xd3\xc6\xb5.mp4", "f/\xca\xd3\xc6\xb5/\xff.MP4", "f/\xca\xd3.txt"}) {
        const int file = ::open(bytes(name).constData(), O_WRONLY | O_CREAT, 0600);
        QVERIFY(file >= 0 && ::write(file, "xyz", 3) == 3 && ::close(file) == 0);
    }
    const ingest::Collected found = collect({m_dir->filePath(u"f"_s)});
    QCOMPARE(found.videos.size(), 2);
    for (const ingest::FoundVideo &video : found.videos)
        QCOMPARE(video.identity.size, 3);
    QCOMPARE(found.leftOut.size(), 1);
    QCOMPARE(found.leftOut.first().reason, u"Not a video that Youku takes"_s);
    QCOMPARE(videos({found.videos.first().path}), QStringList(found.videos.first().path)); // found again
#endif
}

void FileCollectorTest::aNameIsFoundHoweverItIsComposed()
{
#ifdef Q_OS_LINUX
    const QString composed = u"caf\u00e9.mp4"_s;
    const QString taken = u"cafe\u0301.mp4"_s;
    const QString one = touch(u"été/"_s.normalized(QString::NormalizationForm_D) + taken);
    const QString other = touch(u"other/"_s + composed);
    QCOMPARE(videos({m_dir->filePath(u"été/"_s + composed)}), QStringList(one));
    QCOMPARE(videos({m_dir->filePath(u"other/"_s + taken)}), QStringList(other));
    const QString both = touch(u"other/"_s + taken);
    QCOMPARE(videos({both, other}).size(), 2); // as they are
#endif
}

void FileCollectorTest::titlesThatWillBeCutAreKnown()
{
    touch(u"f/%1.mp4"_s.arg(QString(50, u'a')));
    touch(u"f/%1.mp4"_s.arg(QString(51, u'b')));
    touch(u"f/%1.mp4"_s.arg(QString(45, u'1'))); // "Video " goes before it
    QList<bool> cut;
    for (const ingest::FoundVideo &video : collect({m_dir->filePath(u"f"_s)}).videos)
        cut.append(video.titleIsCut);
    QCOMPARE(cut, QList<bool>({true, false, true}));
}

void FileCollectorTest::theServersListOfTypesIsObeyed()
{
    const QString odd = touch(u"a.xyz"_s);
    const QString mp4 = touch(u"b.mp4"_s);
    m_collector->setExtensions({u"xyz"_s});
    QCOMPARE(videos({odd, mp4}), QStringList(odd));
}

void FileCollectorTest::packagesOfferToOpenTheSameTypes()
{
    QStringList types = ingest::FileCollector::builtInExtensions();
    types.sort();
    QCOMPARE(types, QStringLiteral(PACKAGED_EXTENSIONS).split(u','));
}

void FileCollectorTest::aThousandFilesDoNotHoldTheEventLoop()
{
    for (int i = 0; i < 1000; ++i)
        touch(u"many/%1.mp4"_s.arg(i));
    // The event loop sees a search half done sooner or later; one that holds it is never seen so.
    bool halfDone = false;
    for (int search = 0; search < 200 && !halfDone; ++search) {
        QSignalSpy spy(m_collector.get(), &ingest::FileCollector::collected);
        m_collector->collect({m_dir->filePath(u"many"_s)});
        QVERIFY(m_collector->busy());
        TRY_VERIFY([&] {
            halfDone |= m_collector->busy() && m_collector->seenSoFar() < 1000;
            return !spy.isEmpty();
        }());
        QCOMPARE(spy.first().first().value<ingest::Collected>().videos.size(), 1000);
        QVERIFY(!m_collector->busy());
    }
    QVERIFY(halfDone);
}

void FileCollectorTest::aCancelledSearchSaysSo()
{
    for (int i = 0; i < 300; ++i)
        touch(u"some/%1.mp4"_s.arg(i));
    QSignalSpy spy(m_collector.get(), &ingest::FileCollector::collected);
    m_collector->collect({m_dir->filePath(u"some"_s)});
    m_collector->cancel();
    QVERIFY(spy.wait(10000));
    QVERIFY(spy.first().first().value<ingest::Collected>().cancelled);
    QCOMPARE(videos({m_dir->filePath(u"some"_s)}).size(), 300); // the next one is not
}

QTEST_MAIN(FileCollectorTest)
#include "tst_file_collector.moc"
