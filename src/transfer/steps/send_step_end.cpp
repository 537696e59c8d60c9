// How sending stops before all is sent: at once, but for answers that are due, or with the slices that are on
// their way.
#include "transfer/steps/send_step.h"

#include <algorithm>

namespace transfer {

bool SendStep::drain()
{
    m_draining = true;
    for (Lane *lane : m_lanes) {
        if (!lane->sentWhole())
            lane->halt();
    }
    lookDrained();
    return true;
}

void SendStep::lookDrained()
{
    const bool awaited =
        std::any_of(m_lanes.cbegin(), m_lanes.cend(), [](const Lane *lane) { return lane->sentWhole(); });
    if (!awaited)
        QMetaObject::invokeMethod(this, &Step::drained, Qt::QueuedConnection);
}

void SendStep::endSlices()
{
    if (beginsNothing() || m_sent)
        return;
    m_ending = true;
    for (Lane *lane : m_lanes) {
        lane->tryNoMore();
        if (!lane->underWay())
            lane->halt();
    }
    lookEnded();
}

void SendStep::endLane(Lane *lane)
{
    lane->halt();
    if (m_draining)
        lookDrained();
    else
        lookEnded();
}

// All of it may have arrived: then it is held no more. Without lanes it has not begun.
void SendStep::lookEnded()
{
    const auto underWay = [](const Lane *lane) {
        return lane->underWay();
    };
    if (m_sent || std::any_of(m_lanes.cbegin(), m_lanes.cend(), underWay))
        return;
    const bool arrived = m_record.transferred >= m_record.identity.size && m_plan->inFlight().isEmpty();
    if (arrived && !m_lanes.empty())
        return sent();
    const auto end = [this] {
        if (!halted() && m_ending)
            emit ended(StepEnd::Held, {});
    };
    QMetaObject::invokeMethod(this, end, Qt::QueuedConnection);
}

void SendStep::keepNext(Lane *lane, const SliceTask &done, const SliceAnswer &answer)
{
    m_plan->following(lane->number(), done, answer, false);
    m_durable.advanceSlices(m_plan->inFlight(), m_plan->receipts(), this, {});
    if (m_draining)
        lookDrained();
    else
        lookEnded();
}

} // namespace transfer
