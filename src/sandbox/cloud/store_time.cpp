#include "sandbox/cloud/store_time.h"

#include "base/moment.h"
#include "http/client/http_reply.h"

#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

const QString basicFormat = u"yyyyMMdd'T'hhmmss'Z'"_s;

} // namespace

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
    const QDateTime read = http::httpDate(text);
    if (!read.isValid() || http::httpDate(read) != text)
        return std::nullopt;
    return read.toMSecsSinceEpoch();
}

std::optional<qint64> fromBasicDate(const QByteArray &text)
{
    const QDateTime read = QLocale::c().toDateTime(QString::fromLatin1(text), basicFormat);
    if (!read.isValid())
        return std::nullopt;
    return QDateTime(read.date(), read.time(), QTimeZone::utc()).toMSecsSinceEpoch();
}

} // namespace sandbox
