#include "transfer/upload/line_watch.h"

#include "transfer/services/services.h"

namespace transfer {

namespace {
constexpr qint64 believedAfterMs = 10'000; // lines falter
}

void LineWatch::look(const QString &server, double bytesPerSecond, bool undisturbed)
{
    if (undisturbed && bytesPerSecond <= 0)
        return; // a moment without a byte tells neither
    // A limit of the user's says nothing of the line.
    const bool slow = undisturbed && m_services.limiter.limit() == 0
                      && (m_toldSpeed > 0 ? bytesPerSecond < m_toldSpeed
                                          : m_services.lanes.wouldBeSlow(server, bytesPerSecond));
    const qint64 now = m_services.clock.monotonicMs();
    if (slow && !m_slow)
        m_sinceMs = now;
    m_slow = slow;
    if (!m_slow || (m_toldSpeed <= 0 && now - m_sinceMs < believedAfterMs))
        return;
    m_toldSpeed = bytesPerSecond;
    m_services.lanes.turnedSlow(server, bytesPerSecond, m_services.clock.nowMs());
}

} // namespace transfer
