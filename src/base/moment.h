// Moments as records keep them: in UTC. Newer Qt deprecates the short way to make one, 6.4 lacks its
// successor, and a way through local time would ask the system for its zone each time.
#pragma once

#include <QDateTime>

namespace base {

inline QDateTime utcMoment(qint64 msSinceEpoch)
{
    QDateTime moment = QDateTime::currentDateTimeUtc();
    moment.setMSecsSinceEpoch(msSinceEpoch);
    return moment;
}

} // namespace base
