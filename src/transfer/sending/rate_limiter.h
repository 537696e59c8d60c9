// The speed limit all lanes share: a token bucket, and a request body that obeys it.
//
// The engine's thread; outlives every body that obeys it. Rates are bytes a second.
#pragma once

#include "base/clock.h"
#include "http/client/sequential_body.h"

#include <QObject>
#include <QTimer>

namespace transfer {

class RateLimiter : public QObject
{
    Q_OBJECT
public:
    explicit RateLimiter(base::Clock &clock, QObject *parent = nullptr);

    // Bytes a second, 0 for no limit. Takes effect at once.
    void setLimit(qint64 bytesPerSecond);
    qint64 limit() const { return m_limit; }

    // How much of what is wanted may go now; it is taken from the bucket.
    qint64 take(qint64 wanted);

signals:
    // There is something in the bucket again.
    void refilled();

private:
    void refill();

    base::Clock &m_clock;
    QTimer m_timer;
    qint64 m_limit = 0;
    double m_bucket = 0;
    qint64 m_filledMs = 0;
};

// A slice as a request body, as fast as allowed.
class LimitedBody : public http::SequentialBody
{
    Q_OBJECT
public:
    LimitedBody(const QByteArray &bytes, RateLimiter &limiter);

protected:
    qint64 allowed(qint64 wanted) override { return m_limiter.take(wanted); }

private:
    RateLimiter &m_limiter;
};

} // namespace transfer
