#include "cli/options/start_time.h"

#include "youku/shoot_time.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cli {

std::optional<QDateTime> startTime(const QString &text, const QDateTime &now)
{
    static const QRegularExpression clock(u"^\\d{1,2}:\\d{2}$"_s);
    QString moment = text.trimmed();
    if (clock.match(moment).hasMatch()) {
        const QDateTime here = now.toLocalTime();
        const bool today = QTime::fromString(moment, u"H:mm"_s) > here.time();
        moment.prepend(here.date().addDays(today ? 0 : 1).toString(Qt::ISODate) + u' ');
    }
    const youku::ShootTime read = youku::readShootTime(moment);
    if (read.reading != youku::ShootTime::Reading::Read)
        return std::nullopt;
    return read.moment;
}

QDateTime pastMoment(const QString &text)
{
    const QDate day = QDate::fromString(text.trimmed(), Qt::ISODate);
    if (day.isValid())
        return day.startOfDay();
    const youku::ShootTime read = youku::readShootTime(text.trimmed());
    return read.reading == youku::ShootTime::Reading::Read ? read.moment : QDateTime();
}

} // namespace cli
