// What an upload does at this moment, as others see it: plain values.
#pragma once

#include "transfer/record/upload_record.h"
#include "transfer/sending/time_left.h"

#include <optional>

namespace transfer {

// Names and labels are binding (words/uploads/upload_words.h).
enum class Activity {
    NotStarted,
    NeedsDecision, // about its file, of which Youku could make nothing
    Waiting,
    Scheduled, // waits as well, for a time that it may be sent at
    NeedsDetails,
    StillBeingWritten,
    Hashing,
    Running,
    Finishing,
    Paused,
    Retrying,
    WaitingForNetwork,
    WaitingForSignIn,
    Failed,
    Cancelling,
    Cancelled,
    NotEncoded, // what Youku said of it once it was published
    Restricted,
    Gone,
    Published,
};
inline constexpr std::size_t activityCount = std::size_t(Activity::Published) + 1;
QString activityName(Activity activity); // as in JSON: "not_started" ...
// What became of a published video; videoState: as in its record.
Activity afterPublishing(const QString &videoState);
bool isTrouble(Activity afterPublishing); // Not encoded, restricted: the user has to do something about it
// It is published, and as far as known there to be watched, now or once Youku is through with it.
bool stands(const UploadRecord &record);

struct Progress {
    qint64 total = 0;        // bytes of the file
    qint64 acknowledged = 0; // never above total, never backwards except after a new create
    qint64 onTheWire = 0;    // has left, is not yet acknowledged
    qint64 hashed = 0;       // bytes read while Hashing
    double bytesPerSecond = 0;
    std::optional<TimeLeft> timeLeft = {}; // absent while there is no basis
    std::optional<qint64> secondsStill =
        {}; // since nothing left or was confirmed; absent while that is normal
};

// Percent cut to one decimal; 100 only when published.
double shownPercent(const Progress &progress, Stage stage);

// Why an upload does not move by itself right now.
struct Wait {
    enum class For {
        Nothing,
        Retry,
        Network,
        SignIn,
        Room,      // on the disk of the queue
        Line,      // one that is not metered
        Turn,      // a pause is over, and others have its slot
        Leaving,   // of its form, by who edits it
        Settling,  // of a file that changed a moment ago, before it is published
        SameVideo, // to be published: another upload of the same content
        Plan,      // the weekly one, to let files be sent
        StartTime, // its own
    };
    For what = For::Nothing;
    qint64 sinceMs = 0; // Network: when it began, by Clock::monotonicMs()
    qint64 untilMs = 0; // Retry, Settling, Plan, StartTime: when, by Clock::nowMs(); others, and never: 0
    int attempt = 0;    // Retry: the how-manieth comes next
    int attempts = 0;   // Retry: how many there will be; 0: without limit
    base::Error reason;
};

} // namespace transfer
