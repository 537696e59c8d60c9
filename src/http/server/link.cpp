#include "http/server/link.h"

#include "http/server/http_connection.h"

namespace http {

namespace {
constexpr qint64 longestSavingMs = 100; // an idle link must not save up a burst
} // namespace

Link::Link(QObject *parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(tickMs);
    connect(&m_timer, &QTimer::timeout, this, &Link::serve);
}

void Link::setRate(qint64 bytesPerSecond)
{
    m_rate = qMax<qint64>(0, bytesPerSecond);
    m_budget = 0;
}

void Link::queueUp(HttpConnection *connection)
{
    if (!m_waiting.contains(connection))
        m_waiting.append(connection);
    if (!m_timer.isActive()) {
        m_sinceServed.start();
        m_timer.start();
    }
}

void Link::serve()
{
    const qint64 elapsedNs = qMin(m_sinceServed.nsecsElapsed(), longestSavingMs * 1'000'000);
    m_sinceServed.start();
    m_budget += limited() ? qint64(double(m_rate) * double(elapsedNs) / 1e9) : 0;

    const auto waiting = std::exchange(m_waiting, {});
    qint64 turnsLeft = waiting.size();
    for (const QPointer<HttpConnection> &connection : waiting) {
        const qint64 share = limited() ? m_budget / turnsLeft : HttpConnection::everything;
        --turnsLeft;
        if (!connection)
            continue;
        const qint64 used = share > 0 ? connection->readUpTo(share) : 0;
        m_budget -= limited() ? used : 0;
        if (connection && connection->hasUnread())
            m_waiting.append(connection);
    }
    if (m_waiting.isEmpty()) {
        m_budget = 0;
        m_timer.stop();
    }
}

} // namespace http
