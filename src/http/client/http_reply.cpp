#include "http/client/http_reply.h"

#include <QString>

using namespace Qt::StringLiterals;

namespace http {

namespace {
constexpr qint64 longestRetryAfterMs = 60 * 60 * 1000;

QDateTime momentIn(const QByteArray &value)
{
    const QString date = QString::fromLatin1(value).replace(u"GMT"_s, u"+0000"_s); // what Qt reads for it
    return QDateTime::fromString(date, Qt::RFC2822Date);
}
} // namespace

QByteArray HttpReply::header(const QByteArray &name) const
{
    for (const auto &[known, value] : headers) {
        if (known.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

qint64 HttpReply::retryAfterMs() const
{
    const QByteArray value = header("Retry-After").trimmed();
    bool isNumber = false;
    const qint64 seconds = value.toLongLong(&isNumber);
    if (isNumber)
        return qBound(qint64(0), seconds, longestRetryAfterMs / 1000) * 1000;
    const QDateTime when = momentIn(value);
    const qint64 ms = when.isValid() ? QDateTime::currentDateTimeUtc().msecsTo(when) : 0;
    return qBound(qint64(0), ms, longestRetryAfterMs);
}

QDateTime HttpReply::date() const
{
    return momentIn(header("Date").trimmed());
}

} // namespace http
