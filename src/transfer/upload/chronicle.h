// What a change of an upload's record, and what it waits for, mean for its history
// (transfer/record/happening.h).
#pragma once

#include "transfer/services/activity.h"

#include <optional>

namespace transfer {

// What the records do not tell.
struct Circumstances {
    qint64 nowMs = 0;
    int lanes = 0;      // of the step that is behind the change; 0: none
    QString place = {}; // that the bytes of the later record go to
};
QList<Happening> whatHappened(const UploadRecord &before, const UploadRecord &after,
                              const Circumstances &circumstances);
// What is kept, with what the record knows besides: from its being added on. Of an upload of an older version
// no more than that and that it was published.
QList<Happening> historyOf(const UploadRecord &record);
// By the record as it is then.
Happening createdAtYouku(const UploadRecord &record, const Circumstances &circumstances);

// Tells interruptions from what an upload waits for at each moment. Waits of the user's or the queue's own
// (a turn, a form that is open) interrupt nothing.
class InterruptionWatch
{
public:
    // To be told of every change. nowMs, monotonicMs: of the clock.
    QList<Happening> look(const Wait &wait, qint64 nowMs, qint64 monotonicMs);

private:
    std::optional<Cause> m_cause; // while it lasts
    qint64 m_sinceMs = 0;         // monotonic
};

} // namespace transfer
