// The weekly plan in words.
#pragma once

#include "transfer/services/week_plan.h"

#include <QString>

namespace words {

// "2 MB/s", "2.5 MB/s": of limits, which are whole numbers mostly.
QString limitText(qint64 bytesPerSecond);
// "full speed", "limited to 2 MB/s", "not sending": of one half hour.
QString paceText(transfer::Pace pace, qint64 limit);
// "08:00", of a day; 24:00 is its end.
QString halfHourText(int halfHour);
// "full speed until 08:00, then 2 MB/s until 23:00, then full speed"; Monday is 0.
QString dayPlanText(const transfer::WeekPlan &plan, int day, qint64 limit);

} // namespace words
