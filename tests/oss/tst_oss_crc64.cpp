// CRC-64 as the store counts it: the vector of protocol chapter 16, a bit-by-bit twin, and pieces put
// together.
#include "oss/crc64.h"

#include <QRandomGenerator>
#include <QTest>

using namespace oss;

namespace {

// As the definition has it: bit by bit, without any table.
quint64 bitByBit(const QByteArray &bytes)
{
    quint64 crc = ~quint64(0);
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xc96c5795d7870f42 : 0);
    }
    return ~crc;
}

QByteArray randomBytes(QRandomGenerator &random, int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

} // namespace

class TestOssCrc64 : public QObject
{
    Q_OBJECT

    QRandomGenerator m_random{20261122};

private slots:
    void theVectorOfXzMatches()
    {
        QCOMPARE(crc64("123456789"), quint64(11051210869376104954u));
        QCOMPARE(crc64({}), quint64(0));
        QCOMPARE(crc64(QByteArray(1, '\0')), bitByBit(QByteArray(1, '\0')));
    }

    void everyLengthAndPlaceMatchesTheDefinition()
    {
        const QByteArray bytes = randomBytes(m_random, 200);
        for (qsizetype from = 0; from < 20; ++from) {
            for (qsizetype length = 0; length <= 100; ++length)
                QCOMPARE(crc64(QByteArrayView(bytes).sliced(from, length)),
                         bitByBit(bytes.mid(from, length)));
        }
    }

    void itGoesOnWhereItEnded()
    {
        for (int round = 0; round < 100; ++round) {
            const QByteArray bytes = randomBytes(m_random, m_random.bounded(5000));
            const qsizetype cut = m_random.bounded(int(bytes.size()) + 1);
            QCOMPARE(crc64(bytes.mid(cut), crc64(bytes.first(cut))), crc64(bytes));
        }
    }

    void piecesArePutTogetherInAnyNumber()
    {
        for (int round = 0; round < 100; ++round) {
            const QByteArray bytes = randomBytes(m_random, m_random.bounded(20'000));
            quint64 whole = 0;
            for (qsizetype at = 0; at < bytes.size();) {
                const qsizetype length = std::min<qsizetype>(m_random.bounded(1, 4000), bytes.size() - at);
                whole = crc64Combined(whole, crc64(bytes.mid(at, length)), length);
                at += length;
            }
            QCOMPARE(whole, crc64(bytes));
        }
    }

    void nothingAddsNothing()
    {
        const quint64 crc = crc64("slice");
        QCOMPARE(crc64Combined(crc, crc64({}), 0), crc);
        QCOMPARE(crc64Combined(crc64({}), crc, 5), crc);
    }

    void longPiecesArePutTogetherWithoutTheirBytes()
    {
        // Zeros double by combining alone; 2 MiB of them are still counted in a moment.
        quint64 doubled = crc64(QByteArray(1, '\0'));
        for (qint64 length = 1; length < 2 * 1024 * 1024; length *= 2)
            doubled = crc64Combined(doubled, doubled, length);
        QCOMPARE(doubled, crc64(QByteArray(2 * 1024 * 1024, '\0')));
        const qint64 tebibyte = qint64(1) << 40;
        QCOMPARE(crc64Combined(crc64Combined(doubled, 0, tebibyte), 0, tebibyte),
                 crc64Combined(doubled, 0, 2 * tebibyte));
    }
};

QTEST_GUILESS_MAIN(TestOssCrc64)
#include "tst_oss_crc64.moc"
