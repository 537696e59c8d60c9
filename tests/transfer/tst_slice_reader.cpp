// Slices of a file: right bytes, right sums, read ahead, and never the bytes of another file.
#include "support/wait.h"
#include "transfer/files/slice_reader.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QtTest>

#include <optional>

using transfer::SliceBytes;
using transfer::SliceReader;

class TestSliceReader : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void givesTheBytesAndTheirSums();
    void knowsTheVectorsOfTheProtocol();
    void answersInAnyOrder();
    void neverGivesBytesOfAChangedFile_data();
    void neverGivesBytesOfAChangedFile();
    void lookingWaitsForNoHashing();
    void tellsThatTheFileIsGone();
    void saysNothingToADeadContext();

private:
    void write(const QByteArray &bytes)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    std::unique_ptr<SliceReader> reader()
    {
        return std::make_unique<SliceReader>(m_pool, m_looking, m_path, transfer::identityOf(m_path));
    }
    std::optional<base::Result<SliceBytes>> read(SliceReader &reader, qint64 offset, qint64 length)
    {
        std::optional<base::Result<SliceBytes>> got;
        reader.read({1, offset, length}, this, [&](const base::Result<SliceBytes> &result) { got = result; });
        waitUntil([&] { return got.has_value(); });
        return got;
    }

    QThreadPool m_pool;
    QThreadPool m_looking;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QByteArray m_content;
};

void TestSliceReader::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath("video.mp4");
    m_content.clear();
    for (int i = 0; i < 100000; ++i)
        m_content.append(QByteArray::number(i));
    write(m_content);
}

void TestSliceReader::cleanup()
{
    m_pool.waitForDone();
    m_looking.waitForDone();
}

void TestSliceReader::givesTheBytesAndTheirSums()
{
    const auto slices = reader();
    for (qint64 offset = 0; offset < m_content.size(); offset += 70000) {
        const qint64 length = qMin<qint64>(70000, m_content.size() - offset);
        const auto got = read(*slices, offset, length);
        QVERIFY(got && got->ok());
        const QByteArray expected = m_content.mid(offset, length);
        QCOMPARE(got->value().bytes, expected);
        QCOMPARE(got->value().md5.toLatin1(),
                 QCryptographicHash::hash(expected, QCryptographicHash::Md5).toHex());
    }
}

void TestSliceReader::knowsTheVectorsOfTheProtocol()
{
    write("123456789");
    auto got = read(*reader(), 0, 9);
    QVERIFY(got && got->ok());
    QCOMPARE(got->value().md5, "25f9e794323b453885f5181f1b624d0b");
    QCOMPARE(got->value().crc32, "cbf43926");
    write("slice-20");
    got = read(*reader(), 0, 8);
    QVERIFY(got && got->ok());
    QCOMPARE(got->value().crc32, "0d468adb"); // the leading zero stays
}

void TestSliceReader::answersInAnyOrder()
{
    const auto slices = reader();
    slices->setAhead(2);
    for (qint64 offset : {200000, 0, 100000, 300000, 0}) {
        const auto got = read(*slices, offset, 50000);
        QVERIFY(got && got->ok());
        QCOMPARE(got->value().bytes, m_content.mid(offset, 50000));
    }
}

void TestSliceReader::neverGivesBytesOfAChangedFile_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::newRow("grown") << QByteArray("append");
    QTest::newRow("shrunk") << QByteArray("shrink");
    QTest::newRow("replaced by one of the same size") << QByteArray("replace");
}

void TestSliceReader::neverGivesBytesOfAChangedFile()
{
    QFETCH(QByteArray, change);
    const auto slices = reader();
    auto got = read(*slices, 0, 50000); // and the next is read ahead
    QVERIFY(got && got->ok());
    if (change == "append") {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::Append));
        file.write("more");
    } else if (change == "shrink") {
        QVERIFY(QFile::resize(m_path, 60000));
    } else {
        const QString other = m_dir->filePath("other");
        QVERIFY(QFile::rename(m_path, other));
        write(QByteArray(m_content.size(), 'x'));
    }
    got = read(*slices, 50000, 50000);
    QVERIFY(got && !got->ok());
    QCOMPARE(got->error().kind, base::ErrorKind::FileChanged);
}

void TestSliceReader::lookingWaitsForNoHashing()
{
    const auto slices = reader();
    QVERIFY(read(*slices, 0, 50000)->ok());
    m_pool.waitForDone(); // the next one was read ahead
    QSemaphore busy;
    for (int i = 0; i < m_pool.maxThreadCount(); ++i)
        m_pool.start([&busy] { busy.acquire(); });
    const auto got = read(*slices, 50000, 50000);
    busy.release(m_pool.maxThreadCount());
    m_pool.waitForDone();
    QVERIFY(got && got->ok());
}

void TestSliceReader::tellsThatTheFileIsGone()
{
    const auto slices = reader();
    QVERIFY(read(*slices, 0, 1000)->ok());
    QVERIFY(QFile::remove(m_path));
    const auto got = read(*slices, 1000, 1000);
    QVERIFY(got && !got->ok());
    QCOMPARE(got->error().kind, base::ErrorKind::FileMissing);
}

void TestSliceReader::saysNothingToADeadContext()
{
    auto slices = reader();
    bool called = false;
    {
        QObject context;
        slices->read({1, 0, 1000}, &context, [&](const base::Result<SliceBytes> &) { called = true; });
    }
    slices->read({1, 1000, 1000}, this, [&](const base::Result<SliceBytes> &) { called = true; });
    slices.reset(); // gone itself, too
    m_pool.waitForDone();
    m_looking.waitForDone();
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(TestSliceReader)
#include "tst_slice_reader.moc"
