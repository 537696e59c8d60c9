#include "http/client/http_reply.h"

#include <QLocale>
#include <QString>

using namespace Qt::StringLiterals;

namespace http {

namespace {
constexpr qint64 longestRetryAfterMs = 60 * 60 * 1000;
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
    const QDateTime when = httpDate(value);
    const qint64 ms = when.isValid() ? QDateTime::currentDateTimeUtc().msecsTo(when) : 0;
    return qBound(qint64(0), ms, longestRetryAfterMs);
}

bool HttpReply::isWebPage() const
{
    const QByteArray begin = body.trimmed().left(15).toLower();
    return begin.startsWith("<!doctype html") || begin.startsWith("<html");
}

QDateTime HttpReply::date() const
{
    return httpDate(header("Date").trimmed());
}

QDateTime httpDate(const QByteArray &text)
{
    const QString date = QString::fromLatin1(text).replace(u"GMT"_s, u"+0000"_s); // what Qt reads for it
    return QDateTime::fromString(date, Qt::RFC2822Date).toUTC();
}

QByteArray httpDate(const QDateTime &moment)
{
    return QLocale::c().toString(moment.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace http
