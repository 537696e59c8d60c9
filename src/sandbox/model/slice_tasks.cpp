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

QList<qint64> SliceTasks::reclaim(qint64 now, qint64 timeoutMs)
{
    QList<qint64> reclaimed;
    while (timeoutMs > 0 && !m_out.isEmpty() && now - m_out.constFirst().since > timeoutMs) {
        const qint64 index = m_out.takeFirst().index;
        m_emptyAgain.insert(index);
        reclaimed.append(index);
    }
    return reclaimed;
}

qint64 SliceTasks::find(const youku::SliceTask &wanted) const
{
    if (isEmpty() || wanted.offset < 0)
        return -1;
    const qint64 index = wanted.offset / m_sliceLength;
    return index < m_next && task(index) == wanted ? index : -1;
}

void SliceTasks::markOut(qint64 index, qint64 since)
{
    for (; m_next <= index; ++m_next)
        m_emptyAgain.insert(m_next);
    m_emptyAgain.erase(index);
    m_out.append({index, since});
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
