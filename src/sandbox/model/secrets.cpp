#include "sandbox/model/secrets.h"

#include <QByteArray>
#include <QRandomGenerator>

namespace sandbox {

namespace {

QByteArray randomBytes(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(QRandomGenerator::system()->bounded(256));
    return bytes;
}

} // namespace

QString randomHex(int digits)
{
    return QString::fromLatin1(randomBytes((digits + 1) / 2).toHex().left(digits));
}

QString randomUploadToken()
{
    return QString::fromLatin1(randomHex(31).toLatin1().toBase64());
}

QString randomHardUploadToken()
{
    while (true) {
        const QByteArray token = randomBytes(31).toBase64();
        if (token.contains('+') && token.contains('/'))
            return QString::fromLatin1(token);
    }
}

QString randomVideoId()
{
    const qint64 number = QRandomGenerator::system()->bounded(1'000'000'000LL, 10'000'000'000LL);
    return QLatin1Char('X') + QString::fromLatin1(QByteArray::number(number).toBase64());
}

bool sameSecret(const QByteArray &one, const QByteArray &other)
{
    if (one.size() != other.size())
        return false;
    uchar difference = 0;
    for (qsizetype i = 0; i < one.size(); ++i)
        difference |= uchar(one[i] ^ other[i]);
    return difference == 0;
}

} // namespace sandbox
