// How many lanes pay on the line of one upload: measures, adds one while the speed grows by a tenth, gives
// back the one that did not help, and looks again later, ever more rarely. Where slices take no time a try
// costs none either: there it begins with as many as there may be. That a lane pays is seen quickly; that it
// does not is believed only after a longer look.
//
// Knows no connection, no file and no clock: it is told of slices and says a number. The speed is the sum of
// the lanes' own, each from one acknowledgement to a later one, so that it does not depend on where in its
// slice a lane stood when another was through. The first slice of a lane only warms its connection.
#pragma once

#include <QtGlobal>

#include <map>

namespace transfer {

class LaneTuner
{
public:
    LaneTuner(int first, int most);

    // How many lanes there should be, never above most.
    int wanted() const { return m_wanted < m_most ? m_wanted : m_most; }
    void setMost(int most) { m_most = most; }

    // A slice of this lane was taken. lane: any number that is this lane's alone.
    void acknowledged(int lane, qint64 bytes, qint64 nowMs);
    void retired(int lane) { m_laps.erase(lane); }
    // Something was in the way of the bytes: what was being measured says nothing of the lanes.
    void disturbed() { m_laps.clear(); }

    // All lanes together, when it was last measured; 0 before.
    double bytesPerSecond() const { return m_speed; }
    // How many lanes earned their place; not less because there was no work for them any more in the end.
    int proven() const;

private:
    struct Laps {
        qint64 sinceMs = 0;
        qint64 untilMs = 0;
        qint64 bytes = 0;
        int count = 0;
    };
    bool measured(int laps, qint64 ms) const;
    bool quick() const;
    double speed() const;
    void decide(double speed, bool quick);
    void tryMore(bool quick);

    int m_wanted;
    int m_most;
    std::map<int, Laps> m_laps;
    double m_speed = 0;
    double m_before = 0; // the speed without what is being tried
    int m_held = 0;      // the lanes without it
    bool m_trying = false;
    bool m_triedInVain = false;
    int m_rest = 0; // measurements until one more is tried
    int m_nextRest; // doubles with every try in vain
};

} // namespace transfer
