#include "sandbox/model/slice_tasks.h"

#include <algorithm>

namespace sandbox {

SliceTasks::SliceTasks(qint64 fileSize, qint64 sliceLength, quint64 idSeed)
    : m_fileSize(fileSize)
    , m_sliceLength(sliceLength)
    , m_idSeed(idSeed)
    , m_count((fileSize + sliceLength - 1) / sliceLength)
{
}

qint64 SliceTasks::idOf(qint64 index) const
{
    if (m_idSeed == 0)
        return index + 1;
    // A stride prime to the range visits every 13-digit number once: no two tasks share an id.
    constexpr quint64 lowest = 1'000'000'000'000;
    constexpr quint64 range = 9'000'000'000'000;
    constexpr quint64 stride = 1'000'003;
    return qint64(lowest + (m_idSeed % range + quint64(index) * stride) % range);
}

youku::SliceTask SliceTasks::task(qint64 index) const
{
    const qint64 offset = index * m_sliceLength;
    return {idOf(index), offset, std::min(m_sliceLength, m_fileSize - offset)};
}

youku::SliceTask SliceTasks::hand(qint64 now, int lanes)
{
    if (emptyCount() == 0)
        return {};
    if (m_out.size() >= lanes)
        return handAgain();
    qint64 index = m_next;
    if (!m_emptyAgain.empty())
        index = *m_emptyAgain.begin();
    markOut(index, now);
    return task(index);
}

youku::SliceTask SliceTasks::handAgain() const
{
    return m_out.isEmpty() ? youku::SliceTask() : task(m_out.constFirst().index);
}

QList<qint64> SliceTasks::reclaim(qint64 now, qint64 timeoutMs, qint64 leftMs)
{
    QList<qint64> reclaimed;
    m_out.removeIf([&](const Out &out) {
        const bool late = timeoutMs > 0 && now - out.since > timeoutMs;
        const bool left = leftMs > 0 && out.holder == 0 && now - out.leftAt > leftMs;
        if (late || left)
            reclaimed.append(out.index);
        return late || left;
    });
    m_emptyAgain.insert(reclaimed.cbegin(), reclaimed.cend());
    return reclaimed;
}

void SliceTasks::hold(qint64 index, qint64 connection)
{
    for (Out &out : m_out) {
        if (out.index == index) {
            out.holder = connection;
            out.leftAt = 0;
        }
    }
}

void SliceTasks::leave(qint64 connection, qint64 now)
{
    for (Out &out : m_out) {
        if (out.holder == connection) {
            out.holder = 0;
            out.leftAt = now;
        }
    }
}

bool SliceTasks::giveBack(qint64 id)
{
    return m_out.removeIf([&](const Out &out) {
        const bool meant = idOf(out.index) == id;
        if (meant)
            m_emptyAgain.insert(out.index);
        return meant;
    }) > 0;
}

QList<qint64> SliceTasks::outIds() const
{
    QList<qint64> ids;
    for (const Out &out : m_out)
        ids.append(idOf(out.index));
    return ids;
}

qint64 SliceTasks::find(const youku::SliceTask &wanted) const
{
    if (isEmpty() || wanted.offset < 0)
        return -1;
    const qint64 index = wanted.offset / m_sliceLength;
    return index < m_next && task(index) == wanted ? index : -1;
}

bool SliceTasks::isOut(qint64 index) const
{
    return std::any_of(m_out.begin(), m_out.end(), [index](const Out &out) { return out.index == index; });
}

void SliceTasks::markOut(qint64 index, qint64 since)
{
    for (; m_next <= index; ++m_next)
        m_emptyAgain.insert(m_next);
    m_emptyAgain.erase(index);
    m_out.append({index, since, 0, since});
}

void SliceTasks::markDone(qint64 index, const QByteArray &hash)
{
    for (; m_next <= index; ++m_next)
        m_emptyAgain.insert(m_next);
    m_emptyAgain.erase(index);
    removeOut(index);
    m_done.insert(index, hash);
    m_transferred += task(index).length;
}

void SliceTasks::removeOut(qint64 index)
{
    m_out.removeIf([index](const Out &out) { return out.index == index; });
}

} // namespace sandbox
