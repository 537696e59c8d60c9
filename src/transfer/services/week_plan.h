// The weekly plan: for each half hour of a week how fast files may be sent, if at all; and what it says at a
// moment. Plain values: no clock, no settings.
//
// Half hours are those of the wall clock, also on the days when clocks change: an hour that comes twice is
// planned twice alike, one that is skipped is not missed.
#pragma once

#include <QStringList>
#include <QTimeZone>

#include <array>
#include <optional>

namespace transfer {

enum class Pace {
    Full,    // as fast as the line, or the user's own limit, allows
    Limited, // to the second limit, all uploads together
    Nothing, // no file is sent
};

class WeekPlan
{
public:
    static constexpr int days = 7; // Monday is 0
    static constexpr int halfHours = 48;

    Pace pace(int day, int halfHour) const { return m_paces[std::size_t(day)][std::size_t(halfHour)]; }
    void setPace(int day, int halfHour, Pace pace)
    {
        m_paces[std::size_t(day)][std::size_t(halfHour)] = pace;
    }
    bool isFull() const { return *this == WeekPlan(); } // always: nothing is planned
    bool operator==(const WeekPlan &) const = default;

    // A text for each day, Monday first, a letter for each half hour: F, L, N. What nobody knows is full
    // speed.
    QStringList toText() const;
    static WeekPlan fromText(const QStringList &texts);

private:
    std::array<std::array<Pace, halfHours>, days> m_paces = {};
};

struct PlanNow {
    Pace pace = Pace::Full;
    std::optional<qint64> untilMs = {}; // since the epoch: when it says something else; none: never
    bool operator==(const PlanNow &) const = default;
};
PlanNow planAt(const WeekPlan &plan, qint64 nowMs, const QTimeZone &zone);

// Where a moment lies in the week of a zone.
struct WeekPlace {
    int day = 0;
    int halfHour = 0;
    int minute = 0; // of the day
};
WeekPlace weekPlaceOf(qint64 ms, const QTimeZone &zone);

} // namespace transfer
