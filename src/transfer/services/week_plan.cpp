#include "transfer/services/week_plan.h"

#include "base/moment.h"

#include <algorithm>

namespace transfer {

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 halfHourMs = 30 * minuteMs;
constexpr qint64 dayMs = 24 * 60 * minuteMs;
constexpr qint64 lookAheadMs = (WeekPlan::days + 1) * dayMs; // a week, with clocks put forward in it

constexpr char16_t letters[] = {u'F', u'L', u'N'}; // as Pace

qint64 offsetMs(qint64 ms, const QTimeZone &zone)
{
    return zone.offsetFromUtc(base::utcMoment(ms)) * 1000LL;
}

Pace paceAt(const WeekPlan &plan, qint64 ms, const QTimeZone &zone)
{
    const WeekPlace place = weekPlaceOf(ms, zone);
    return plan.pace(place.day, place.halfHour);
}

// The first moment after the one at which the clock here tells another time than it would have; there is one
// up to the other.
qint64 changeBetween(qint64 after, qint64 upTo, const QTimeZone &zone)
{
    const qint64 before = offsetMs(after, zone);
    while (upTo - after > 1) {
        const qint64 middle = after + (upTo - after) / 2;
        (offsetMs(middle, zone) == before ? after : upTo) = middle;
    }
    return upTo;
}

// When the next half hour begins; or, before it, when clocks are changed.
qint64 nextHalfHour(qint64 ms, const QTimeZone &zone)
{
    const qint64 offset = offsetMs(ms, zone);
    const qint64 into = ((ms + offset) % halfHourMs + halfHourMs) % halfHourMs;
    const qint64 next = ms + halfHourMs - into;
    return offsetMs(next, zone) == offset ? next : changeBetween(ms, next, zone);
}

} // namespace

QStringList WeekPlan::toText() const
{
    QStringList texts;
    for (const auto &day : m_paces) {
        QString text;
        for (const Pace pace : day)
            text.append(QChar(letters[int(pace)]));
        texts.append(text);
    }
    return texts;
}

WeekPlan WeekPlan::fromText(const QStringList &texts)
{
    WeekPlan plan;
    for (int day = 0; day < std::min(int(texts.size()), days); ++day) {
        const QString &text = texts.at(day);
        for (int halfHour = 0; halfHour < std::min(int(text.size()), halfHours); ++halfHour) {
            const auto *letter =
                std::find(std::begin(letters), std::end(letters), text.at(halfHour).unicode());
            if (letter != std::end(letters))
                plan.setPace(day, halfHour, Pace(letter - std::begin(letters)));
        }
    }
    return plan;
}

WeekPlace weekPlaceOf(qint64 ms, const QTimeZone &zone)
{
    constexpr int thursday = 3; // of the epoch
    const qint64 local = ms + offsetMs(ms, zone);
    const qint64 ofDay = (local % dayMs + dayMs) % dayMs;
    const qint64 days = (local - ofDay) / dayMs;
    const int day = int(((days + thursday) % WeekPlan::days + WeekPlan::days) % WeekPlan::days);
    return {day, int(ofDay / halfHourMs), int(ofDay / minuteMs)};
}

PlanNow planAt(const WeekPlan &plan, qint64 nowMs, const QTimeZone &zone)
{
    PlanNow now{paceAt(plan, nowMs, zone)};
    for (qint64 ms = nextHalfHour(nowMs, zone); ms <= nowMs + lookAheadMs; ms = nextHalfHour(ms, zone)) {
        if (paceAt(plan, ms, zone) != now.pace) {
            now.untilMs = ms;
            break;
        }
    }
    return now;
}

} // namespace transfer
