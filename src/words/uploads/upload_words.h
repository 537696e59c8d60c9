// What a row says of an upload: its state, and one line more.
#pragma once

#include "transfer/services/activity.h"
#include "words/uploads/draft_words.h"

#include <QList>
#include <QString>

namespace words {

// What an upload does at this moment, beside what its record keeps.
struct UploadStatus {
    transfer::Activity activity = transfer::Activity::NotStarted;
    transfer::Progress progress = {};
    transfer::Wait wait = {};
    QList<youku::FieldProblem> problems = {}; // that keep it from starting
    qint64 finishingSinceMs = 0;              // by Clock::nowMs(); 0 while not all bytes are sent
    bool nothingSent = false;                 // as far as can be known, not a byte of the file has left
    bool corrected = false;                   // what Youku refused was changed, and not sent since
    bool slotHandedOn = false;                // while it pauses somebody else goes ahead
    int queuePlace = 0;                       // 1 is next; 0 is not waiting
    QString accountName = {};                 // empty: nobody knows it
};

// draft: of one that is not started.
QString activityLabel(transfer::Activity activity, const transfer::Wait &wait, qint64 nowMs,
                      Draft draft = Draft::Ready);
// "Nothing is sent until 23:00 (plan)": of what waits for a time.
QString scheduledLine(const transfer::Wait &wait, qint64 nowMs);
// The second line of a row: one sentence or up to three facts.
QString detailLine(const transfer::UploadRecord &record, const UploadStatus &status, qint64 nowMs);

} // namespace words
