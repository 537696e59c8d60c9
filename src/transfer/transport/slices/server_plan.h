// Slices as the server hands them out (protocol chapters 5 and 12).
//
// What was in flight when the upload last stopped is sent first. A lane that is handed nothing, or what
// another lane is sending, retires. Tasks that cannot be, or the same one again and again, are asked for anew
// a few times.
#pragma once

#include "transfer/transport/slice_plan.h"

#include <QHash>

namespace transfer {

class ServerPlan : public SlicePlan
{
public:
    // fileSize and mostBytes (of one slice) in bytes. foreign: begun by another program, whose word is all
    // there is for it being this file.
    ServerPlan(qint64 fileSize, qint64 mostBytes, bool foreign);

    void begin(const QList<SliceTask> &inFlight, qint64 transferred) override;
    LaneOrder next(int lane) override;
    LaneOrder handed(int lane, const SliceAnswer &answer) override;
    void taken(int lane, const SliceTask &done, const SliceAnswer &answer) override;
    LaneOrder following(int lane, const SliceTask &done, const SliceAnswer &answer, bool goesOn) override;
    LaneOrder drop(int lane) override;
    void giveBack(int lane) override;
    void retired(int lane) override { m_sending.remove(lane); }
    QList<SliceTask> inFlight() const override;
    qint64 transferred() const override { return m_transferred; }
    bool hasMore() const override { return m_namedMore; }
    qint64 acknowledgedSlices() const override { return m_acknowledged; }

private:
    LaneOrder ask(int lane);
    LaneOrder assign(int lane, const SliceTask &task);
    LaneOrder strange(int lane);
    bool fits(const SliceTask &task) const;
    bool stale(int lane, const SliceTask &task) const;
    bool sentByOther(int lane, const SliceTask &task) const;
    bool overlaps(int lane, const SliceTask &task) const;
    void noteTransferred(qint64 bytes);

    const qint64 m_fileSize;
    const qint64 m_mostBytes;
    const bool m_foreign;
    QList<SliceTask> m_pending;      // handed to us, on no lane at this moment
    QHash<int, SliceTask> m_sending; // lane -> what it has
    QHash<int, qint64> m_askedAt;    // lane -> slices acknowledged when its request left
    QHash<qint64, qint64> m_done;    // task id -> the how-manieth slice it was
    qint64 m_acknowledged = 0;       // slices
    qint64 m_transferred = 0;
    qint64 m_inVain = 0; // bytes sent since what the server has last grew
    int m_strange = 0;   // tasks that could not be, in a row
    bool m_namedMore = false;
};

} // namespace transfer
