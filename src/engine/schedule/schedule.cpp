#include "engine/schedule/schedule.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

using store::Setting;
using transfer::Pace;

namespace engine {

transfer::WeekPlan planFrom(const store::Settings &settings)
{
    QStringList days;
    const QJsonArray kept = settings.value(Setting::WeekPlan).toJsonArray();
    for (const QJsonValue &day : kept)
        days.append(day.toString());
    return transfer::WeekPlan::fromText(days);
}

QTimeZone zoneHere()
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    return zone.isValid() ? zone : QTimeZone::utc();
}

Schedule::Schedule(transfer::Gates &gates, const store::Settings &settings, base::Clock &clock, bool obeyed,
                   Zone zone)
    : m_settings(settings)
    , m_clock(clock)
    , m_obeyed(obeyed)
    , m_zone(std::move(zone))
{
    connect(&settings, &store::Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::PlanFollowed || setting == Setting::WeekPlan || setting == Setting::PlanLimit)
            look();
    });
    gates.add(this);
    look();
}

std::optional<transfer::Wait> Schedule::holds(const transfer::UploadRecord &record) const
{
    if (m_now.pace != Pace::Nothing || m_ignored || record.sendNow || !record.sendsFile())
        return std::nullopt;
    transfer::Wait wait;
    wait.what = transfer::Wait::For::Plan;
    wait.untilMs = m_now.untilMs.value_or(0);
    return wait;
}

void Schedule::setObeyed(bool obeyed)
{
    m_obeyed = obeyed;
    look();
}

void Schedule::setIgnored(bool ignored)
{
    const bool before = std::exchange(m_ignored, ignored && m_now.pace != Pace::Full);
    if (m_ignored != before)
        emit changed();
}

qint64 Schedule::limit() const
{
    return m_now.pace == Pace::Limited && !m_ignored ? m_limit : 0;
}

// A moment later the plan is the same, and so is what it says: nobody hears of it.
void Schedule::look()
{
    const transfer::PlanNow before = m_now;
    const qint64 limitBefore = limit();
    m_now = {};
    m_limit = std::max<qint64>(1, m_settings.int64Value(Setting::PlanLimit));
    if (m_obeyed && m_settings.boolValue(Setting::PlanFollowed))
        m_now = transfer::planAt(planFrom(m_settings), m_clock.nowMs(), m_zone());
    m_ignored = m_ignored && m_now == before;
    waitFor(m_now.untilMs);
    if (m_now != before || limit() != limitBefore)
        emit changed();
}

void Schedule::waitFor(std::optional<qint64> ms)
{
    if (m_waiting)
        m_waiting.release()->deleteLater(); // its call may be on the stack
    if (!ms)
        return;
    m_waiting = std::make_unique<QObject>();
    m_clock.at(*ms, m_waiting.get(), [this, waiting = m_waiting.get()] {
        if (waiting == m_waiting.get())
            look();
    });
}

} // namespace engine
