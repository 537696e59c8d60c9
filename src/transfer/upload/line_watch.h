// Notices that the line of an upload turned slow while it sends, so that those which begin meanwhile ask for
// smaller slices: what is sent whole comes too late to tell.
#pragma once

#include <QString>

namespace transfer {

struct Services;

class LineWatch
{
public:
    explicit LineWatch(Services &services) : m_services(services) {}

    // Some times a second. bytesPerSecond: of late; undisturbed: it sends and waits for nothing.
    void look(const QString &server, double bytesPerSecond, bool undisturbed);

private:
    Services &m_services;
    bool m_slow = false;
    qint64 m_sinceMs = 0;
    double m_toldSpeed = 0; // what was told last, as it still fell; 0: nothing yet
};

} // namespace transfer
