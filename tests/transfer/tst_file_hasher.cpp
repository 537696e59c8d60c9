// The MD5 of a file in the background.
#include "support/event_clock.h"
#include "support/wait.h"
#include "transfer/files/file_hasher.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using transfer::FileHasher;
using transfer::FileIdentity;
using transfer::UploadId;

class TestFileHasher : public QObject
{
    Q_OBJECT
private slots:
    // What is read is what was looked at, whatever takes its place meanwhile.
    void anOpenFileIsKnownByItself()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath("video.mp4");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.write("one") == 3 && file.flush());
        const transfer::FileIdentity before = transfer::identityOf(path);
        QCOMPARE(transfer::identityOf(file), before);
        QVERIFY(QFile::rename(path, dir.filePath("elsewhere.mp4")));
        QFile other(path);
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write("two") == 3 && other.flush());
        QCOMPARE(transfer::identityOf(file), before);
#ifdef Q_OS_UNIX
        QVERIFY(transfer::identityOf(path) != before);
#endif
    }

    void givesTheSumAndTheIdentity();
    void tellsOfProgress();
    void aFileThatJustChangedIsStillBeingWritten();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void isSilentOnceCancelled();
};

namespace {

QString makeFile(const QTemporaryDir &dir, qint64 size)
{
    const QString path = dir.filePath("video.mp4");
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.resize(size);
    return path;
}

} // namespace

void TestFileHasher::givesTheSumAndTheIdentity()
{
    QTemporaryDir dir;
    EventClock clock;
    FileHasher hasher(clock);
    QSignalSpy hashed(&hasher, &FileHasher::hashed);
    const QString path = makeFile(dir, 5242881);
    hasher.start(7, path);
    QVERIFY(hasher.busy());
    QVERIFY(hashed.wait());
    QCOMPARE(hashed[0][0].value<UploadId>(), 7);
    QCOMPARE(hashed[0][1].value<FileIdentity>(), transfer::identityOf(path));
    QCOMPARE(hashed[0][2].toString(), "8ab420d03f1bad39feb6b4794f695e88"); // protocol 16
    QVERIFY(!hasher.busy());
}

void TestFileHasher::tellsOfProgress()
{
    QTemporaryDir dir;
    EventClock clock;
    FileHasher hasher(clock);
    QSignalSpy progressed(&hasher, &FileHasher::progressed);
    QSignalSpy hashed(&hasher, &FileHasher::hashed);
    hasher.setAwaited(true);
    hasher.start(1, makeFile(dir, 200'000'000));
    QVERIFY(hashed.wait(20000));
    QVERIFY(progressed.size() >= 3);
    qint64 last = 0;
    for (const QVariantList &each : std::as_const(progressed)) {
        QVERIFY(each[1].toLongLong() > last);
        last = each[1].toLongLong();
    }
}

void TestFileHasher::aFileThatJustChangedIsStillBeingWritten()
{
    QTemporaryDir dir;
    base::SystemClock clock;
    FileHasher hasher(clock);
    QSignalSpy growing(&hasher, &FileHasher::growing);
    hasher.start(1, makeFile(dir, 1000));
    QVERIFY(growing.wait());
    QVERIFY(!hasher.busy());
}

void TestFileHasher::namesWhatIsWrong_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<base::ErrorKind>("kind");
    QTest::newRow("missing") << "nowhere.mp4" << base::ErrorKind::FileMissing;
    QTest::newRow("a folder") << "." << base::ErrorKind::FileMissing;
    QTest::newRow("empty") << "video.mp4" << base::ErrorKind::FileEmpty;
}

void TestFileHasher::namesWhatIsWrong()
{
    QFETCH(QString, name);
    QFETCH(base::ErrorKind, kind);
    QTemporaryDir dir;
    makeFile(dir, 0);
    EventClock clock;
    FileHasher hasher(clock);
    QSignalSpy failed(&hasher, &FileHasher::failed);
    hasher.start(1, dir.filePath(name));
    QVERIFY(failed.wait());
    QCOMPARE(failed[0][1].value<base::Error>().kind, kind);
}

void TestFileHasher::isSilentOnceCancelled()
{
    QTemporaryDir dir;
    EventClock clock;
    QSignalSpy *hashed = nullptr;
    {
        FileHasher hasher(clock);
        hashed = new QSignalSpy(&hasher, &FileHasher::hashed);
        hasher.setAwaited(true);
        hasher.start(1, makeFile(dir, 500'000'000));
        hasher.cancel();
        QVERIFY(!hasher.busy());
        QSignalSpy second(&hasher, &FileHasher::failed);
        hasher.start(2, dir.filePath("nowhere"));
        QVERIFY(second.wait()); // the cancelled one is out of the way
    }
    QCOMPARE(hashed->size(), 0);
    delete hashed;
}

QTEST_GUILESS_MAIN(TestFileHasher)
#include "tst_file_hasher.moc"
