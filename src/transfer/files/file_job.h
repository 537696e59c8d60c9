// One kind of work on the files of uploads: hashing is one, which RunSchedule adds to its FileJobSchedule;
// others come from outside (UploadQueue::addFileJob). Nothing else knows what kinds there are.
//
// Works on one file at a time, in the background, and never blocks its caller. Lives in the engine's thread;
// owned by the schedule, which makes one or two of each kind. What the work brings, errors too, it gives to
// the upload itself; the schedule only hears that it is over.
#pragma once

#include "transfer/files/last_look.h"
#include "transfer/files/upload_id.h"

#include <QObject>

namespace transfer {

class FileJob : public QObject
{
    Q_OBJECT
public:
    // Whether there is work to do on this upload's file; not while it is being done.
    virtual bool wants(UploadId id) const = 0;
    // Ends in exactly one signal, from the event loop, unless it is stopped. last.identity is unknown but for
    // a file that is watched.
    virtual void start(UploadId id, const LastLook &last) = 0;
    // Whether somebody waits for the file at hand, or for those to come; else it leaves disk and processor to
    // others. Not before the first call.
    virtual void setAwaited(bool awaited) = 0;
    // Ends what is under way, if anything; no signal comes of it any more.
    virtual void stop() = 0;     // the upload shows it no more
    virtual void shutDown() = 0; // with the program: the upload hears nothing

signals:
    void ended(transfer::UploadId id); // done or failed, and the upload knows
    // Still being written, to be tried again later. changed: since the last look, or just now.
    void growing(transfer::UploadId id, const transfer::FileIdentity &identity, bool changed);
};

} // namespace transfer
