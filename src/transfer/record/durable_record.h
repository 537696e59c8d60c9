// The record of one upload, as it can be relied on.
//
// How far an upload is changes only once that is kept: a transition is made on a copy, which counts when the
// journal has it. What the user wants is true at once, and kept as soon as it can be. Both are written in the
// order they were asked for, each with all that was asked for before. While the disk refuses, transitions
// wait (transfer/record/journal.h). Engine thread; owned by its Upload.
#pragma once

#include "transfer/record/journal.h"

namespace transfer {

class DurableRecord : public QObject
{
    Q_OBJECT
public:
    using Edit = std::function<void(UploadRecord &)>; // made on several copies: the same on each
    // What a change means for the history of the upload.
    using Chronicler = std::function<QList<Happening>(const UploadRecord &before, const UploadRecord &after)>;

    DurableRecord(Journal &journal, const UploadRecord &record, Chronicler chronicler = {});

    // What is kept, and what the user wants. Its address stays.
    const UploadRecord &now() const { return m_now; }
    // With the transitions that are still being kept: what a write of the whole record must hold.
    const UploadRecord &asked() const { return m_asked; }
    // A transition is being kept; nobody should begin anything before it is.
    bool settling() const { return m_settling > 0; }

    // A transition. then() comes when it counts, unless context is gone by then; it counts all the same.
    void advance(const Edit &edit, QObject *context, Saved then);
    void advanceSlices(const QList<SliceTask> &inFlight, const QList<AcknowledgedSlice> &acknowledged,
                       QObject *context, Saved then);
    // What the user wants.
    void change(const Edit &edit);
    // Written with whatever is written next: progress, the place in the queue.
    void note(const Edit &edit);
    // Told at once, and written with the next write, also when that were one of slices alone.
    void happened(const QList<Happening> &news);
    bool holdsNews() const { return m_holdsNews; } // that happened and are not written

signals:
    void advanced(); // a transition counts, and whoever waited for it has been told
    void settled();  // no transition is being kept any more

private:
    struct Pending {
        Edit edit;
        bool shown; // before it is kept
    };
    Saved begin(const Edit &edit, bool shown, QObject *context, Saved then);
    void save(Durability durability, const Saved &saved);
    Edit withHistory(const Edit &edit) const;
    void kept();

    Journal &m_journal;
    const Chronicler m_chronicler;
    UploadRecord m_kept;
    UploadRecord m_now;
    UploadRecord m_asked;
    std::deque<Pending> m_pending; // on their way to the disk, oldest first
    int m_settling = 0;
    bool m_holdsNews = false;
};

} // namespace transfer
