#include "transfer/sending/rate_limiter.h"

#include <algorithm>

namespace transfer {

namespace {

constexpr int refillEveryMs = 20;
constexpr double burstSeconds = 0.1;   // short enough to look smooth
constexpr qint64 smallestPiece = 1024; // less is not worth a system call
constexpr double smallestBurst = 16 * 1024;

} // namespace

RateLimiter::RateLimiter(base::Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
    m_timer.setInterval(refillEveryMs);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_timer.stop();
        emit refilled();
    });
}

void RateLimiter::setLimit(qint64 bytesPerSecond)
{
    m_limit = std::max<qint64>(0, bytesPerSecond);
    m_bucket = 0;
    m_filledMs = m_clock.monotonicMs();
    emit refilled();
}

qint64 RateLimiter::take(qint64 wanted)
{
    if (m_limit == 0)
        return wanted;
    refill();
    if (m_bucket < double(std::min(wanted, smallestPiece))) {
        if (!m_timer.isActive())
            m_timer.start();
        return 0;
    }
    const qint64 granted = std::min(wanted, qint64(m_bucket));
    m_bucket -= double(granted);
    if (granted < wanted && !m_timer.isActive())
        m_timer.start();
    return granted;
}

void RateLimiter::refill()
{
    const qint64 now = m_clock.monotonicMs();
    const double most = std::max(smallestBurst, double(m_limit) * burstSeconds);
    m_bucket = std::min(most, m_bucket + double(m_limit) * double(now - m_filledMs) / 1000.0);
    m_filledMs = now;
}

LimitedBody::LimitedBody(const QByteArray &bytes, RateLimiter &limiter)
    : SequentialBody(bytes)
    , m_limiter(limiter)
{
    connect(&limiter, &RateLimiter::refilled, this, &QIODevice::readyRead);
}

} // namespace transfer
