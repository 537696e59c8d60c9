// The slice tasks of one upload: the file cut into pieces, each empty, out or done (protocol 15).
//
// Times are milliseconds since the epoch and given by the caller. Pure bookkeeping; holds no bytes.
#pragma once

#include "youku/types.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <set>

namespace sandbox {

class SliceTasks
{
public:
    struct Out {
        qint64 index = 0;
        qint64 since = 0;
        qint64 holder = 0; // the connection on which it was handed out or is being sent; 0: none that is open
        qint64 leftAt = 0; // when the last holder closed; 0 while there is one
    };

    SliceTasks() = default;
    // idSeed 0: ids count from 1; else they are 13 digits without order.
    SliceTasks(qint64 fileSize, qint64 sliceLength, quint64 idSeed);

    bool isEmpty() const { return m_count == 0; }
    qint64 sliceLength() const { return m_sliceLength; }
    quint64 idSeed() const { return m_idSeed; }

    // What comes next: the first empty task while fewer than `lanes` are out, else the one that is out
    // longest. Id 0 when every task is out or done.
    youku::SliceTask hand(qint64 now, int lanes);
    // The task that is out longest, handed a second time; id 0 when none is out.
    youku::SliceTask handAgain() const;
    // Tasks that have been out for longer than timeoutMs, or without a holder for longer than leftMs, become
    // empty again; 0: never.
    QList<qint64> reclaim(qint64 now, qint64 timeoutMs, qint64 leftMs = 0);

    // A task that is out is on this connection now; until somebody holds it, it counts as left.
    void hold(qint64 index, qint64 connection);
    // This connection has closed.
    void leave(qint64 connection, qint64 now);
    // What is out becomes empty; false when no task with this id is out.
    bool giveBack(qint64 id);
    QList<qint64> outIds() const;

    // The index of a task that was handed out at some time, with exactly this offset and length; else -1.
    qint64 find(const youku::SliceTask &task) const;
    bool isOut(qint64 index) const;
    bool isDone(qint64 index) const { return m_done.contains(index); }
    QByteArray hashOf(qint64 index) const { return m_done.value(index); }
    void markDone(qint64 index, const QByteArray &hash);

    // Handed out, and so far nobody's; also to bring a kept state back.
    void markOut(qint64 index, qint64 since);

    qint64 transferred() const { return m_transferred; }
    qint64 emptyCount() const { return m_count - m_done.size() - m_out.size(); }
    qint64 outCount() const { return m_out.size(); }
    bool allDone() const { return m_count > 0 && m_done.size() == m_count; }

private:
    youku::SliceTask task(qint64 index) const;
    qint64 idOf(qint64 index) const;
    void removeOut(qint64 index);

    qint64 m_fileSize = 0;
    qint64 m_sliceLength = 0;
    quint64 m_idSeed = 0;
    qint64 m_count = 0;
    qint64 m_next = 0;             // tasks from here on were never handed out
    std::set<qint64> m_emptyAgain; // handed out once, then given up; all below m_next
    QList<Out> m_out;              // in the order of being handed out
    QHash<qint64, QByteArray> m_done;
    qint64 m_transferred = 0;
};

} // namespace sandbox
