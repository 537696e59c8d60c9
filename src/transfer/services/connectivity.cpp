#include "transfer/services/connectivity.h"

#include <QNetworkInformation>

#include <utility>

namespace transfer {

namespace {

constexpr int heartBeatMs = 2000;
constexpr qint64 sleptMs = 10000; // a beat this late, or a clock this far off

} // namespace

Connectivity::Connectivity(base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_lastBeatMs(clock.nowMs())
    , m_lastBeatMonotonicMs(clock.monotonicMs())
    , m_answeredMs(clock.monotonicMs())
{
    beatSoon();

    // Not every system has a backend, and it says nothing about loopback: a hint only.
    if (QNetworkInformation::loadDefaultBackend()) {
        connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
                [this](QNetworkInformation::Reachability reachability) {
                    if (reachability == QNetworkInformation::Reachability::Online)
                        emit lookNow();
                });
    }
}

void Connectivity::sawAnswer()
{
    const qint64 now = m_clock.monotonicMs();
    const qint64 silentMs = now - std::exchange(m_answeredMs, now);
    // Who waits for less than that looks soon by himself.
    if (!std::exchange(m_online, true) && silentMs >= lookAgainMs)
        emit lookNow();
}

void Connectivity::sawNoConnection()
{
    m_online = false;
}

void Connectivity::watch(bool watching)
{
    if (std::exchange(m_watching, watching) == watching || !watching)
        return;
    m_lastBeatMs = m_clock.nowMs();
    m_lastBeatMonotonicMs = m_clock.monotonicMs();
    beatSoon();
}

void Connectivity::beatSoon()
{
    if (m_watching && !std::exchange(m_beating, true))
        m_clock.after(heartBeatMs, this, [this] { beat(); });
}

void Connectivity::beat()
{
    m_beating = false;
    if (!m_watching)
        return;
    const qint64 now = m_clock.nowMs();
    const qint64 monotonic = m_clock.monotonicMs();
    // Where monotonic time stands still in sleep, the two part; where it goes on, the beat is late.
    const qint64 elapsed = monotonic - std::exchange(m_lastBeatMonotonicMs, monotonic);
    const qint64 jump = now - std::exchange(m_lastBeatMs, now) - elapsed;
    if (qAbs(jump) > sleptMs)
        emit woke();
    else if (elapsed > heartBeatMs + sleptMs)
        emit lookNow();
    beatSoon();
}

} // namespace transfer
