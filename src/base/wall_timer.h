// Waits for a moment of the wall clock, asleep or awake, without waking the processor before.
//
// The thread that made it; owned by its parent. Elsewhere than on Linux nobody tells when the clock is set or
// the zone changed: there it looks once a minute.
#pragma once

#include <QObject>

namespace base {

class WallTimer : public QObject
{
    Q_OBJECT
public:
    WallTimer(qint64 msSinceEpoch, QObject *parent);
    ~WallTimer() override;

signals:
    // Once: the moment has come, or the clock was set, or it tells another local time from now on.
    void due();

private:
    void tell();
    void begin(qint64 ms);
    void lookEachMinute(qint64 ms);

    bool m_told = false;
    int m_timer = -1; // of Linux, as the watch for another time zone
    int m_zone = -1;
};

} // namespace base
