#include "oss/crc64.h"

#include <QtEndian>

#include <array>

namespace oss {

namespace {

constexpr quint64 polynomial = 0xc96c5795d7870f42; // ECMA-182, reflected: the highest bit is x^0
constexpr quint64 one = quint64(1) << 63;
constexpr int stride = 16; // bytes at once, a table for each

constexpr quint64 timesX(quint64 value)
{
    return (value >> 1) ^ (value & 1 ? polynomial : 0);
}

// tables[n][byte]: what the byte does to the checksum when n more bytes come after it.
using Tables = std::array<std::array<quint64, 256>, stride>;

constexpr Tables makeTables()
{
    Tables tables{};
    for (quint64 byte = 0; byte < 256; ++byte) {
        quint64 value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = timesX(value);
        tables[0][byte] = value;
    }
    for (std::size_t n = 1; n < stride; ++n) {
        for (std::size_t byte = 0; byte < 256; ++byte) {
            const quint64 before = tables[n - 1][byte];
            tables[n][byte] = tables[0][before & 0xff] ^ (before >> 8);
        }
    }
    return tables;
}

constexpr Tables tables = makeTables();

// What eight bytes do when `after` more come behind them.
quint64 contribution(quint64 eight, std::size_t after)
{
    quint64 value = 0;
    for (std::size_t byte = 0; byte < 8; ++byte)
        value ^= tables[after + 7 - byte][(eight >> (8 * byte)) & 0xff];
    return value;
}

quint64 product(quint64 a, quint64 b)
{
    quint64 sum = 0;
    for (quint64 bit = one; bit != 0; bit >>= 1) {
        if (a & bit)
            sum ^= b;
        b = timesX(b);
    }
    return sum;
}

// x to the power of eight times the bytes.
quint64 shiftBy(qint64 bytes)
{
    quint64 result = one;
    quint64 square = one >> 8;
    for (quint64 left = quint64(bytes); left != 0; left >>= 1) {
        if (left & 1)
            result = product(result, square);
        square = product(square, square);
    }
    return result;
}

} // namespace

quint64 crc64(QByteArrayView bytes, quint64 before)
{
    quint64 crc = ~before;
    const char *at = bytes.data();
    qsizetype left = bytes.size();
    for (; left >= stride; left -= stride, at += stride)
        crc = contribution(crc ^ qFromLittleEndian<quint64>(at), 8)
              ^ contribution(qFromLittleEndian<quint64>(at + 8), 0);
    for (; left > 0; --left, ++at)
        crc = tables[0][(crc ^ quint8(*at)) & 0xff] ^ (crc >> 8);
    return ~crc;
}

quint64 crc64Combined(quint64 first, quint64 second, qint64 secondLength)
{
    return product(first, shiftBy(secondLength)) ^ second;
}

} // namespace oss
