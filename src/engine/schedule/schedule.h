// The weekly plan put to use: holds uploads while it lets nothing be sent, and says which limit it sets.
//
// By the wall clock of this computer. It wakes when the plan says something else, when the clock is set and
// when the machine slept, and never in between.
//
// The engine's thread; one of its parts.
#pragma once

#include "base/clock.h"
#include "store/settings/settings.h"
#include "transfer/services/gate.h"
#include "transfer/services/week_plan.h"

#include <functional>
#include <memory>

namespace engine {

transfer::WeekPlan planFrom(const store::Settings &settings);
QTimeZone zoneHere();

class Schedule : public transfer::Gate
{
    Q_OBJECT
public:
    using Zone = std::function<QTimeZone()>;
    // One of these gates from now on; all of them outlive it. obeyed: in this run.
    Schedule(transfer::Gates &gates, const store::Settings &settings, base::Clock &clock, bool obeyed,
             Zone zone = zoneHere);

    // Nothing of a file is sent meanwhile, but for what was told to be sent now.
    std::optional<transfer::Wait> holds(const transfer::UploadRecord &record) const override;
    Running running() const override { return Running::EndsSlices; }
    std::optional<qint64> changesAtMs() const override { return m_now.untilMs; }

    // What the plan says now, also while it is ignored; full speed for ever while there is none.
    const transfer::PlanNow &now() const { return m_now; }
    bool ignored() const { return m_ignored; }
    // Whether it counts at all in this run.
    void setObeyed(bool obeyed);
    // Until it says something else, or is to be obeyed again.
    void setIgnored(bool ignored);
    // Bytes a second for all uploads together that it allows now; 0: as many as can be.
    qint64 limit() const;

private:
    void look();
    void waitFor(std::optional<qint64> ms);

    const store::Settings &m_settings;
    base::Clock &m_clock;
    bool m_obeyed;
    const Zone m_zone;
    transfer::PlanNow m_now;
    qint64 m_limit = 0; // while it limits
    bool m_ignored = false;
    std::unique_ptr<QObject> m_waiting; // for the next change
};

} // namespace engine
