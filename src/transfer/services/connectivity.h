// Is there a network, and did the machine sleep? Hints that shorten waits; never a reason to stop.
//
// The engine's thread; outlives every upload.
#pragma once

#include "base/clock.h"

#include <QObject>

namespace transfer {

class Connectivity : public QObject
{
    Q_OBJECT
public:
    explicit Connectivity(base::Clock &clock, QObject *parent = nullptr);

    // Uploads that have no connection look again after this long at most.
    static constexpr qint64 lookAgainMs = 8000;

    // Somebody could or could not connect just now. That another host answers is no news of one that does
    // not: only the first answer after a time in which nobody had any wakes those who wait.
    void sawAnswer();
    void sawNoConnection();
    // Whether anybody's connections are at stake; else nobody looks whether the machine slept. At first: yes.
    void watch(bool watching);

signals:
    // The network is back, as somebody saw or the system says, or the machine woke: those who wait look at
    // once.
    void lookNow();
    // The machine slept, or its clock was set: connections made before are most likely dead.
    void woke();

private:
    void beat();
    void beatSoon();

    base::Clock &m_clock;
    qint64 m_lastBeatMs = 0;
    qint64 m_lastBeatMonotonicMs = 0;
    qint64 m_answeredMs = 0; // the last time, monotonic
    bool m_online = true;    // as far as somebody saw
    bool m_watching = true;
    bool m_beating = false; // the next one is due
};

} // namespace transfer
