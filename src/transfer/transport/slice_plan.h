// Who decides what the lanes of one upload send next, for one run of sending: the server, or we.
//
// Each answer is what a lane does now. Lanes go by their numbers, which are never used twice. Decides only:
// sends nothing, waits for nothing. Engine thread.
#pragma once

#include "transfer/files/slice_task.h"

#include <QList>

namespace transfer {

struct SliceAnswer;

struct LaneOrder {
    enum class What {
        Send,        // the task
        Ask,         // the server for a task
        Retire,      // there is nothing for this lane
        OneLane,     // the same, and the server dislikes several
        AskLater,    // what the server wants cannot be
        ForeignFile, // what the server wants is of another file than ours
        GiveUp,      // it wants what cannot be again and again
    };
    What what = What::Retire;
    SliceTask task = {}; // Send
    int inARow = 0;      // AskLater: the how-manieth time
};

class SlicePlan
{
public:
    virtual ~SlicePlan() = default;

    // inFlight: what may have been sent before this run; transferred: bytes the server is known to have.
    virtual void begin(const QList<SliceTask> &inFlight, qint64 transferred) = 0;
    // For a lane that has nothing to do.
    virtual LaneOrder next(int lane) = 0;
    // The server was asked, and answered.
    virtual LaneOrder handed(int lane, const SliceAnswer &answer) = 0;
    // The server took what this lane sent. What the lane does after it is asked for by following().
    virtual void taken(int lane, const SliceTask &done, const SliceAnswer &answer) = 0;
    // goesOn: else the lane retires in any case, and what the server wants of it goes to another.
    virtual LaneOrder following(int lane, const SliceTask &done, const SliceAnswer &answer, bool goesOn) = 0;
    // The server does not want what this lane has, and nobody else is to send it.
    virtual LaneOrder drop(int lane) = 0;
    // Another lane is to send what this one has.
    virtual void giveBack(int lane) = 0;
    // The lane is gone, with what it had.
    virtual void retired(int lane) = 0;

    // Handed out and not acknowledged, or to be sent first.
    virtual QList<SliceTask> inFlight() const = 0;
    // Bytes the server has, as far as known.
    virtual qint64 transferred() const = 0;
    // There may be work for more lanes.
    virtual bool hasMore() const = 0;
    virtual qint64 acknowledgedSlices() const = 0;
    // Of the whole upload, with what the server gave for them; empty where the server knows them by itself.
    virtual QList<AcknowledgedSlice> receipts() const { return {}; }
};

} // namespace transfer
