#include "engine/send_overrides.h"

#include <QPointer>

#include <algorithm>

namespace engine {

SendOverrides::Hold SendOverrides::hold(const SendOptions &pace)
{
    Hold hold(new SendOptions(pace), [guard = QPointer(this)](const SendOptions *gone) {
        if (guard && guard->m_held.removeOne(gone))
            emit guard->changed();
        delete gone;
    });
    m_held.append(hold.get());
    emit changed();
    return hold;
}

SendOptions SendOverrides::wanted() const
{
    SendOptions all;
    for (const SendOptions *pace : m_held) {
        if (pace->lanes)
            all.lanes = pace->lanes;
        if (pace->transport)
            all.transport = pace->transport;
        if (pace->sliceLengthKb > 0)
            all.sliceLengthKb = pace->sliceLengthKb;
        all.ignorePlan |= pace->ignorePlan;
        if (pace->bytesPerSecond) {
            const qint64 one = *pace->bytesPerSecond, other = all.bytesPerSecond.value_or(0);
            all.bytesPerSecond = one == 0 || other == 0 ? std::max(one, other) : std::min(one, other);
        }
    }
    return all;
}

} // namespace engine
