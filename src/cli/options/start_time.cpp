#include "cli/options/start_time.h"

#include "youku/shoot_time.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cli {

std::optional<QDateTime> startTime(const QString &text, const QDateTime &now)
{
    static const QRegularExpression clock(u"^\\d{1,2}:\\d{2}$"_s);
    if (clock.match(text.trimmed()).hasMatch()) {
        const QTime time = QTime::fromString(text.trimmed(), u"H:mm"_s);
        if (!time.isValid())
            return std::nullopt;
        const QDateTime here = now.toLocalTime();
        const QDateTime today(here.date(), time);
        return today > here ? today : QDateTime(here.date().addDays(1), time);
    }
    const youku::ShootTime read = youku::readShootTime(text);
    if (read.reading != youku::ShootTime::Reading::Read)
        return std::nullopt;
    return read.moment;
}

} // namespace cli
