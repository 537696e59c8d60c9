#include "transfer/transport/cloud/cloud_plan.h"

#include "transfer/transport/cloud/parts.h"
#include "transfer/transport/slice_channel.h"

#include <algorithm>

namespace transfer {

namespace {

using What = LaneOrder::What;

constexpr int mostStrangeParts = 5;

} // namespace

CloudPlan::CloudPlan(qint64 fileSize, qint64 partSize, const QList<AcknowledgedSlice> &acknowledged)
    : m_fileSize(fileSize)
    , m_partSize(partSize)
    , m_count(partCount(fileSize, partSize))
    , m_acknowledged(soundParts(acknowledged, fileSize, partSize))
    , m_before(m_acknowledged.size())
{
    for (const AcknowledgedSlice &slice : std::as_const(m_acknowledged)) {
        m_handled.insert(slice.task.id);
        m_transferred += slice.task.length;
    }
}

void CloudPlan::begin(const QList<SliceTask> &inFlight, qint64)
{
    for (const SliceTask &task : inFlight) {
        const bool isPart =
            task.id >= 1 && task.id <= m_count && task == partTask(int(task.id), m_fileSize, m_partSize);
        if (!isPart || m_handled.contains(task.id))
            continue;
        m_handled.insert(task.id);
        m_first.append(task);
    }
}

LaneOrder CloudPlan::next(int lane)
{
    m_sending.remove(lane);
    if (!m_first.isEmpty())
        return {What::Send, m_sending[lane] = m_first.takeFirst()};
    const int number = nextNumber();
    if (number == 0)
        return {What::Retire};
    m_handled.insert(number);
    return {What::Send, m_sending[lane] = partTask(number, m_fileSize, m_partSize)};
}

int CloudPlan::nextNumber() const
{
    while (m_next <= m_count && m_handled.contains(m_next))
        ++m_next;
    return m_next <= m_count ? m_next : 0;
}

void CloudPlan::taken(int lane, const SliceTask &done, const SliceAnswer &answer)
{
    m_sending.remove(lane);
    m_acknowledged.append({done, answer.receipt});
    m_transferred += done.length;
    m_strange = 0;
}

LaneOrder CloudPlan::following(int lane, const SliceTask &, const SliceAnswer &, bool goesOn)
{
    return goesOn ? next(lane) : LaneOrder{What::Retire};
}

LaneOrder CloudPlan::drop(int lane)
{
    giveBack(lane);
    if (++m_strange > mostStrangeParts)
        return {What::GiveUp};
    return {What::AskLater, {}, m_strange};
}

void CloudPlan::giveBack(int lane)
{
    if (m_sending.contains(lane))
        m_first.append(m_sending.take(lane));
}

QList<SliceTask> CloudPlan::inFlight() const
{
    QList<SliceTask> tasks = m_first + m_sending.values();
    std::sort(tasks.begin(), tasks.end(), [](const SliceTask &a, const SliceTask &b) { return a.id < b.id; });
    return tasks;
}

} // namespace transfer
