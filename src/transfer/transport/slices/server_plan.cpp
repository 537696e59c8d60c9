#include "transfer/transport/slices/server_plan.h"

#include "transfer/transport/slice_channel.h"

#include <algorithm>

namespace transfer {

namespace {

using What = LaneOrder::What;

constexpr int mostStrangeTasks = 5;

} // namespace

ServerPlan::ServerPlan(qint64 fileSize, qint64 mostBytes, bool foreign)
    : m_fileSize(fileSize)
    , m_mostBytes(mostBytes)
    , m_foreign(foreign)
{
}

void ServerPlan::begin(const QList<SliceTask> &inFlight, qint64 transferred)
{
    m_transferred = transferred;
    for (const SliceTask &task : inFlight) {
        if (!fits(task))
            continue;
        m_pending.append(task);
        m_inVain -= task.length; // may have arrived
    }
}

LaneOrder ServerPlan::next(int lane)
{
    m_sending.remove(lane);
    return m_pending.isEmpty() ? ask(lane) : assign(lane, m_pending.takeFirst());
}

LaneOrder ServerPlan::ask(int lane)
{
    m_askedAt[lane] = m_acknowledged;
    return {What::Ask};
}

LaneOrder ServerPlan::assign(int lane, const SliceTask &task)
{
    m_askedAt[lane] = m_acknowledged;
    m_sending[lane] = task;
    return {What::Send, task};
}

LaneOrder ServerPlan::handed(int lane, const SliceAnswer &answer)
{
    noteTransferred(answer.transferred);
    const SliceTask &task = answer.next;
    if (stale(lane, task))
        return ask(lane);
    if (task.id == 0 || sentByOther(lane, task) || m_pending.contains(task))
        return {What::Retire};
    if (!fits(task))
        return m_foreign ? LaneOrder{What::ForeignFile} : strange(lane);
    if (overlaps(lane, task))
        return {What::OneLane};
    return assign(lane, task);
}

void ServerPlan::taken(int lane, const SliceTask &done, const SliceAnswer &answer)
{
    m_sending.remove(lane);
    m_done.insert(done.id, ++m_acknowledged);
    m_inVain += done.length;
    m_namedMore = answer.next.id != 0;
    if (answer.next != done)
        m_strange = 0;
    noteTransferred(answer.transferred);
}

LaneOrder ServerPlan::following(int lane, const SliceTask &done, const SliceAnswer &answer, bool goesOn)
{
    // A server that has lost what it had may want all of it once more, but takes nothing for ever.
    if (m_inVain > m_fileSize)
        return {What::GiveUp};
    const SliceTask &task = answer.next;
    if (task == done)
        return strange(lane);
    if (goesOn && m_pending.isEmpty())
        return handed(lane, answer);
    const bool wanted = task.id != 0 && fits(task) && !sentByOther(lane, task) && !stale(lane, task);
    if (wanted && !m_pending.contains(task))
        m_pending.append(task);
    return goesOn ? assign(lane, m_pending.takeFirst()) : LaneOrder{What::Retire};
}

LaneOrder ServerPlan::drop(int lane)
{
    return strange(lane);
}

LaneOrder ServerPlan::strange(int lane)
{
    m_sending.remove(lane);
    if (++m_strange > mostStrangeTasks)
        return {What::GiveUp};
    return {What::AskLater, {}, m_strange};
}

void ServerPlan::giveBack(int lane)
{
    if (m_sending.contains(lane))
        m_pending.append(m_sending.take(lane));
}

QList<SliceTask> ServerPlan::inFlight() const
{
    QList<SliceTask> tasks = m_pending;
    QList<int> lanes = m_sending.keys();
    std::sort(lanes.begin(), lanes.end());
    for (int lane : std::as_const(lanes))
        tasks.append(m_sending.value(lane));
    return tasks;
}

bool ServerPlan::fits(const SliceTask &task) const
{
    return task.id > 0 && task.offset >= 0 && task.length >= 1 && task.length <= m_mostBytes
           && task.offset <= m_fileSize && task.length <= m_fileSize - task.offset;
}

// An answer that was under way while another lane was through with just that task knows nothing of it yet. A
// server that has lost what it had wants it again in an answer to a later question.
bool ServerPlan::stale(int lane, const SliceTask &task) const
{
    return task.id != 0 && m_done.value(task.id) > m_askedAt.value(lane);
}

bool ServerPlan::sentByOther(int lane, const SliceTask &task) const
{
    for (auto each = m_sending.cbegin(); each != m_sending.cend(); ++each) {
        if (each.key() != lane && each->id == task.id)
            return true;
    }
    return false;
}

bool ServerPlan::overlaps(int lane, const SliceTask &task) const
{
    for (auto each = m_sending.cbegin(); each != m_sending.cend(); ++each) {
        const bool apart =
            task.offset >= each->offset + each->length || each->offset >= task.offset + task.length;
        if (each.key() != lane && !apart)
            return true;
    }
    return false;
}

// More than the whole file is no honest number.
void ServerPlan::noteTransferred(qint64 bytes)
{
    if (bytes > m_fileSize || bytes <= m_transferred)
        return;
    m_inVain = 0;
    m_transferred = bytes;
}

} // namespace transfer
