#include "youku/shoot_time.h"

#include <QList>
#include <QRegularExpression>
#include <QTimeZone>

#include <cstdlib>
#include <optional>

using namespace Qt::StringLiterals;

namespace youku {

namespace {

constexpr qint64 day = 24 * 3600;

QDateTime atOffset(const QDate &date, const QTime &time, int seconds)
{
    return QDateTime(date, time, QTimeZone::utc()).addSecs(-seconds);
}

// What the clock here meant by this time: no moment, one, or two, the earlier first. Asked of the moments
// around it, because versions of Qt differ in what they make of times that were skipped.
QList<QDateTime> momentsOf(const QDate &date, const QTime &time, int *before)
{
    const QDateTime about = QDateTime(date, time, QTimeZone::utc());
    *before = about.addSecs(-day).toLocalTime().offsetFromUtc();
    const int after = about.addSecs(day).toLocalTime().offsetFromUtc();
    QList<QDateTime> moments;
    for (const int offset : {*before, after}) {
        const QDateTime local = atOffset(date, time, offset).toLocalTime();
        if (local.offsetFromUtc() == offset && !moments.contains(local))
            moments.append(local);
    }
    return moments;
}

ShootTime here(const QDate &date, const QTime &time)
{
    using Reading = ShootTime::Reading;
    int before = 0;
    const QList<QDateTime> moments = momentsOf(date, time, &before);
    if (moments.size() == 1)
        return {Reading::Read, moments.first(), 0};
    return {moments.isEmpty() ? Reading::Skipped : Reading::Twice, {}, before / 60};
}

// Seconds from UTC that "Z", "+08:00" or "-0500" say.
std::optional<int> offsetOf(const QString &zone)
{
    if (zone.compare(u"Z"_s, Qt::CaseInsensitive) == 0 || zone.compare(u"UTC"_s, Qt::CaseInsensitive) == 0)
        return 0;
    const QString digits = zone.mid(1).remove(u':');
    const int hours = digits.left(2).toInt();
    const int minutes = digits.mid(2).toInt();
    if (hours > 14 || minutes > 59)
        return std::nullopt;
    return (zone.startsWith(u'-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}

} // namespace

ShootTime readShootTime(const QString &text)
{
    static const QRegularExpression form(
        uR"(^(\d{4})([-/.])(\d{1,2})\2(\d{1,2}))"
        uR"((?:(?:T|t|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d{2}:?(?:\d{2})?)?)?$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text.trimmed());
    const QDate date(match.captured(1).toInt(), match.captured(3).toInt(), match.captured(4).toInt());
    const QTime time(match.captured(5).toInt(), match.captured(6).toInt(), match.captured(7).toInt());
    if (!match.hasMatch() || !date.isValid() || !time.isValid())
        return {};
    if (const QString zone = match.captured(8); !zone.isEmpty()) {
        const std::optional<int> offset = offsetOf(zone);
        return offset ? ShootTime{ShootTime::Reading::Read, atOffset(date, time, *offset).toLocalTime(), 0}
                      : ShootTime();
    }
    if (match.captured(5).isEmpty())
        return {ShootTime::Reading::Read, date.startOfDay(), 0};
    return here(date, time);
}

QString shootTimeText(const QDateTime &moment)
{
    if (!moment.isValid())
        return {};
    const QDateTime local = moment.toLocalTime();
    const QString text = local.toString(u"yyyy-MM-dd HH:mm:ss"_s);
    if (readShootTime(text).reading == ShootTime::Reading::Read)
        return text;
    return text + u' ' + offsetText(local.offsetFromUtc() / 60);
}

QString offsetText(int minutes)
{
    const int size = std::abs(minutes);
    return (minutes < 0 ? u"-"_s : u"+"_s)
           + u"%1:%2"_s.arg(size / 60, 2, 10, QChar(u'0')).arg(size % 60, 2, 10, QChar(u'0'));
}

} // namespace youku
