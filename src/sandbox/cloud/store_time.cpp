#include "sandbox/cloud/store_time.h"

#include "base/moment.h"

#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

const QString httpFormat = u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s;
const QString basicFormat = u"yyyyMMdd'T'hhmmss'Z'"_s;

std::optional<qint64> parsed(const QByteArray &text, const QString &format)
{
    const QDateTime read = QLocale::c().toDateTime(QString::fromLatin1(text), format);
    if (!read.isValid())
        return std::nullopt;
    return QDateTime(read.date(), read.time(), QTimeZone::utc()).toMSecsSinceEpoch();
}

} // namespace

QByteArray httpDate(qint64 ms)
{
    return QLocale::c().toString(base::utcMoment(ms), httpFormat).toLatin1();
}

QString isoSeconds(qint64 ms)
{
    return base::utcMoment(ms).toString(Qt::ISODate);
}

QString isoMilliseconds(qint64 ms)
{
    return base::utcMoment(ms).toString(Qt::ISODateWithMs);
}

std::optional<qint64> fromHttpDate(const QByteArray &text)
{
    return parsed(text, httpFormat);
}

std::optional<qint64> fromBasicDate(const QByteArray &text)
{
    return parsed(text, basicFormat);
}

} // namespace sandbox
