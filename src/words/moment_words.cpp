#include "words/moment_words.h"

#include "words/words_context.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace words {

QString clockText(const QDateTime &moment)
{
    return QLocale().toString(moment.toLocalTime().time(), u"HH:mm"_s);
}

QString momentText(const QDateTime &moment)
{
    const QDateTime local = moment.toLocalTime();
    const QString time = clockText(moment);
    if (local.date() == QDate::currentDate())
        return Words::tr("Today %1").arg(time);
    return QLocale().toString(local.date(), QLocale::ShortFormat) + u' ' + time;
}

QString pastText(const QDateTime &moment)
{
    const QDate day = moment.toLocalTime().date();
    const QDate today = QDate::currentDate();
    if (day == today)
        return momentText(moment);
    if (day == today.addDays(-1))
        return Words::tr("Yesterday %1").arg(clockText(moment));
    const QString format = day.year() == today.year()
                               //: QDate format of a day of this year, as in "24 Nov"
                               ? Words::tr("d MMM")
                               //: QDate format of a day of another year, as in "24 Nov 2025"
                               : Words::tr("d MMM yyyy");
    return QLocale().toString(day, format) + u' ' + clockText(moment);
}

QString untilText(qint64 ms, qint64 nowMs)
{
    constexpr int daysOfWeek = 7;
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(ms);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(nowMs);
    const QLocale locale;
    const qint64 days = now.date().daysTo(moment.date());
    if (days == 0)
        return clockText(moment);
    if (days > 0 && days < daysOfWeek)
        return locale.dayName(moment.date().dayOfWeek(), QLocale::ShortFormat) + u' ' + clockText(moment);
    return locale.toString(moment.date(), QLocale::ShortFormat) + u' ' + clockText(moment);
}

} // namespace words
