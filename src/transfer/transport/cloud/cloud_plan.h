// Parts in the order of the file, as we decide them (protocol 9.3).
//
// What was in flight when the upload last stopped is sent first, then what nobody has been seen to take. None
// is sent twice that was acknowledged.
#pragma once

#include "transfer/transport/slice_plan.h"

#include <QHash>
#include <QSet>

namespace transfer {

class CloudPlan : public SlicePlan
{
public:
    // fileSize and partSize in bytes; acknowledged: of earlier runs.
    CloudPlan(qint64 fileSize, qint64 partSize, const QList<AcknowledgedSlice> &acknowledged);

    void begin(const QList<SliceTask> &inFlight, qint64 transferred) override;
    LaneOrder next(int lane) override;
    LaneOrder handed(int lane, const SliceAnswer &) override { return next(lane); }
    void taken(int lane, const SliceTask &done, const SliceAnswer &answer) override;
    LaneOrder following(int lane, const SliceTask &done, const SliceAnswer &answer, bool goesOn) override;
    LaneOrder drop(int lane) override;
    void giveBack(int lane) override;
    void retired(int lane) override { m_sending.remove(lane); }
    QList<SliceTask> inFlight() const override;
    qint64 transferred() const override { return m_transferred; }
    bool hasMore() const override { return !m_first.isEmpty() || nextNumber() > 0; }
    qint64 acknowledgedSlices() const override { return m_acknowledged.size() - m_before; }
    QList<AcknowledgedSlice> receipts() const override { return m_acknowledged; }

private:
    int nextNumber() const; // 0: all are sent, or being sent

    const qint64 m_fileSize;
    const qint64 m_partSize;
    const int m_count;
    QList<AcknowledgedSlice> m_acknowledged;
    const qint64 m_before;           // how many of them are of earlier runs
    QSet<qint64> m_handled;          // numbers that are acknowledged, being sent, or to be sent first
    mutable int m_next = 1;          // all below are handled
    QList<SliceTask> m_first;        // to be sent before others
    QHash<int, SliceTask> m_sending; // lane -> what it has
    qint64 m_transferred = 0;
    int m_strange = 0; // parts dropped in a row
};

} // namespace transfer
