// From files and folders to videos.
#include "ingest/file_collector.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class FileCollectorTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void foldersAreWalkedInNaturalOrder();
    void whatIsNotAVideoIsNamedWithAReason();
    void aFileNamedTwiceIsTakenOnce();
    void linksToFoldersEnd();
    void theServersListOfTypesIsObeyed();
    void packagesOfferToOpenTheSameTypes();
    void aThousandFilesDoNotHoldTheEventLoop();
    void aCancelledSearchSaysSo();

private:
    QString touch(const QString &name);
    ingest::Collected collect(const QStringList &paths);
    QStringList videos(const QStringList &paths);

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
    QElapsedTimer timer;
    timer.start();
    m_collector->collect({m_dir->filePath(u"many"_s)});
    QVERIFY(timer.elapsed() < 50);
    QVERIFY(m_collector->busy());
    QSignalSpy spy(m_collector.get(), &ingest::FileCollector::collected);
    QVERIFY(spy.wait(10000));
    QCOMPARE(spy.first().first().value<ingest::Collected>().videos.size(), 1000);
    QVERIFY(!m_collector->busy());
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
