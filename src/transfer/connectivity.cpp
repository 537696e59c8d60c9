#include "transfer/connectivity.h"

#include <QNetworkInformation>

namespace transfer {

namespace {

constexpr int heartBeatMs = 2000;
constexpr qint64 sleptMs = 10000; // a beat this late means that the machine slept or the clock jumped

} // namespace

Connectivity::Connectivity(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_lastBeatMs(clock.nowMs())
{
    m_heart.setInterval(heartBeatMs);
    connect(&m_heart, &QTimer::timeout, this, &Connectivity::beat);
    m_heart.start();

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
    if (m_online)
        return;
    m_online = true;
    emit onlineChanged(true);
    emit lookNow();
}

void Connectivity::sawNoConnection()
{
    if (!m_online)
        return;
    m_online = false;
    emit onlineChanged(false);
}

void Connectivity::beat()
{
    const qint64 now = m_clock.nowMs();
    if (qAbs(now - m_lastBeatMs - heartBeatMs) > sleptMs)
        emit lookNow();
    m_lastBeatMs = now;
}

} // namespace transfer
