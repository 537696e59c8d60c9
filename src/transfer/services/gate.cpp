#include "transfer/services/gate.h"

#include "transfer/record/journal.h"

#include <algorithm>

namespace transfer {

void Gates::add(Gate *gate)
{
    m_gates.append(gate);
    connect(gate, &Gate::changed, this, &Gates::changed);
    connect(gate, &QObject::destroyed, this, [this, gate] { m_gates.removeOne(gate); });
    emit changed();
}

std::optional<Wait> Gates::holds(const UploadRecord &record) const
{
    for (const Gate *gate : m_gates) {
        if (std::optional<Wait> wait = gate->holds(record))
            return wait;
    }
    return std::nullopt;
}

bool Gates::anyHolds(const UploadRecord &record, Gate::Running least) const
{
    return std::any_of(m_gates.cbegin(), m_gates.cend(), [&record, least](const Gate *gate) {
        return gate->running() >= least && gate->holds(record);
    });
}

std::optional<TimeLeft> Gates::foreseen(std::optional<TimeLeft> left, qint64 nowMs) const
{
    const auto comesBefore = [&left, nowMs](const Gate *gate) {
        const std::optional<qint64> changesAt = gate->changesAtMs();
        return changesAt && *changesAt < nowMs + left->most * 1000;
    };
    if (left && std::any_of(m_gates.cbegin(), m_gates.cend(), comesBefore))
        left.reset();
    return left;
}

bool Gates::stops(const UploadRecord &record) const
{
    return anyHolds(record, Gate::Running::Stops);
}

bool Gates::heldBack(const UploadRecord &record) const
{
    return anyHolds(record, Gate::Running::EndsSlices);
}

DiskGate::DiskGate(const Journal &journal) : m_journal(journal)
{
    connect(&journal, &Journal::becameFull, this, &DiskGate::changed);
    connect(&journal, &Journal::roomAgain, this, &DiskGate::changed);
}

std::optional<Wait> DiskGate::holds(const UploadRecord &) const
{
    const std::optional<base::Error> &trouble = m_journal.trouble();
    if (!trouble)
        return std::nullopt;
    Wait wait;
    wait.what = Wait::For::Room;
    wait.reason = *trouble;
    return wait;
}

} // namespace transfer
