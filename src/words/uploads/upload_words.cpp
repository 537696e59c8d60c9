#include "words/uploads/upload_words.h"

#include "words/media_words.h"
#include "words/moment_words.h"
#include "words/numbers.h"
#include "words/reasons/problems.h"
#include "words/reasons/reasons.h"
#include "words/sentences.h"
#include "words/uploads/amounts.h"
#include "words/uploads/video_words.h"
#include "words/words_context.h"

#include <QLocale>

namespace words {

namespace {

using transfer::Activity;
using transfer::UploadRecord;

qint64 secondsUntil(qint64 untilMs, qint64 nowMs)
{
    return qMax<qint64>(0, (untilMs - nowMs + 999) / 1000);
}

// Its place in words: English ordinals; other languages translate all four alike.
QString ordinal(int place)
{
    const QString number = QLocale().toString(place);
    const bool teen = place % 100 >= 11 && place % 100 <= 13;
    switch (teen ? 0 : place % 10) {
    case 1:
        return Words::tr("%1st", "place in the queue").arg(number);
    case 2:
        return Words::tr("%1nd", "place in the queue").arg(number);
    case 3:
        return Words::tr("%1rd", "place in the queue").arg(number);
    default:
        return Words::tr("%1th", "place in the queue").arg(number);
    }
}

QString sentSoFar(const UploadStatus &status)
{
    if (status.progress.acknowledged == 0 && !status.nothingSent)
        return Words::tr("Nothing confirmed yet");
    return amountSent(status.progress);
}

QString waitingLine(const UploadStatus &status)
{
    switch (status.wait.what) {
    case transfer::Wait::For::Room:
        return reasonFor(status.wait.reason).sentence;
    case transfer::Wait::For::Turn:
        return joinedFacts({Words::tr("Goes on next"), sentSoFar(status)});
    case transfer::Wait::For::Leaving:
        return joinedFacts({Words::tr("You are editing it"), Words::tr("starts when you leave this video")});
    case transfer::Wait::For::SameVideo:
        return Words::tr("Waits for another upload of the same video");
    default:
        break;
    }
    if (status.queuePlace <= 1)
        return Words::tr("Next in the queue");
    return Words::tr("%1 in the queue").arg(ordinal(status.queuePlace));
}

QString hashingLine(const UploadStatus &status)
{
    return joinedFacts({amountRead(status.progress),
                        status.nothingSent ? Words::tr("sending has not begun") : sentSoFar(status)});
}

QString pausedLine(const UploadStatus &status)
{
    if (status.progress.acknowledged == 0)
        return sentSoFar(status);
    return joinedFacts({sentSoFar(status), Words::tr("continues from here")});
}

QString retryingLine(const transfer::Wait &wait, bool handedOn)
{
    const QLocale locale;
    const QString attempt =
        wait.attempts > 0
            ? Words::tr("attempt %1 of %2").arg(locale.toString(wait.attempt), locale.toString(wait.attempts))
            : Words::tr("attempt %1").arg(locale.toString(wait.attempt));
    QStringList parts{reasonFor(wait.reason).sentence, attempt};
    if (handedOn)
        parts.append(Words::tr("the next one goes ahead"));
    return joinedFacts(parts);
}

// A proxy or a captive portal is named: there the user can do something about it.
QString networkLine(const base::Error &reason, const UploadStatus &status)
{
    if (reason.fault == base::Fault::Unreachable)
        return joinedFacts({sentSoFar(status), Words::tr("goes on by itself", "when the network is back")});
    return joinedFacts({reasonFor(reason).sentence, Words::tr("goes on by itself")});
}

// Whose sign-in it waits for.
QString signInLine(const UploadStatus &status)
{
    const QString kept = amountKept(status.progress);
    return status.accountName.isEmpty()
               ? joinedFacts({kept, Words::tr("goes on after signing in")})
               : joinedFacts({kept, Words::tr("%1", "the account it waits for").arg(status.accountName)});
}

// Long checks are normal for long videos: the growing time says that nothing is stuck.
QString finishingLine(const UploadRecord &record, const UploadStatus &status, qint64 nowMs)
{
    const qint64 seconds = (nowMs - status.finishingSinceMs) / 1000;
    const QString checking = seconds < 1
                                 ? Words::tr("Youku is checking it")
                                 : Words::tr("Youku is checking it, %1 so far").arg(durationText(seconds));
    // Of what Youku had already nothing was sent.
    const QString sent = record.instant ? Words::tr("Youku has this file already") : Words::tr("All sent");
    if (status.wait.what == transfer::Wait::For::Settling)
        return joinedFacts({sent, Words::tr("published once the file has stopped growing")});
    return joinedFacts({sent, checking});
}

} // namespace

QString activityLabel(Activity activity, const transfer::Wait &wait, qint64 nowMs, Draft draft)
{
    switch (activity) {
    case Activity::NotStarted:
        return draftLabel(draft);
    case Activity::NeedsDecision:
        return Words::tr("Check the file");
    case Activity::Waiting:
    case Activity::Scheduled:
        return Words::tr("Waiting");
    case Activity::NeedsDetails:
        return Words::tr("Needs details");
    case Activity::StillBeingWritten:
        return Words::tr("Still being written");
    case Activity::Hashing:
        return Words::tr("Checking file");
    case Activity::Running:
        return Words::tr("Uploading");
    case Activity::Finishing:
        return Words::tr("Finishing on the server");
    case Activity::Paused:
        return Words::tr("Paused");
    case Activity::Retrying:
        return Words::tr("Retrying in %1 s").arg(QLocale().toString(secondsUntil(wait.untilMs, nowMs)));
    case Activity::WaitingForNetwork:
        return Words::tr("Waiting for network");
    case Activity::WaitingForSignIn:
        return Words::tr("Needs sign-in");
    case Activity::Failed:
        return Words::tr("Failed");
    case Activity::Cancelling:
        return Words::tr("Cancelling…");
    case Activity::Cancelled:
        return Words::tr("Cancelled");
    case Activity::NotEncoded:
        return Words::tr("Not encoded by Youku");
    case Activity::Restricted:
        return Words::tr("Restricted by Youku");
    case Activity::Gone:
        return Words::tr("No longer at Youku");
    case Activity::Published:
        return Words::tr("Published");
    }
    return {};
}

QString scheduledLine(const transfer::Wait &wait, qint64 nowMs)
{
    if (wait.untilMs == 0)
        return Words::tr("The plan lets nothing be sent");
    const QString until = untilText(wait.untilMs, nowMs);
    if (wait.what == transfer::Wait::For::StartTime)
        return Words::tr("Starts at %1", "time").arg(until);
    return Words::tr("Nothing is sent until %1 (plan)", "time").arg(until);
}

QString detailLine(const UploadRecord &record, const UploadStatus &status, qint64 nowMs)
{
    switch (status.activity) {
    case Activity::NotStarted:
        return draftLine(record, status.problems, status.corrected);
    case Activity::NeedsDecision:
        return doubtSentence(record.doubt);
    case Activity::Waiting:
        return waitingLine(status);
    case Activity::Scheduled:
        return scheduledLine(status.wait, nowMs);
    case Activity::NeedsDetails:
        return status.problems.isEmpty() ? QString() : problemSentence(status.problems.first());
    case Activity::StillBeingWritten:
        return Words::tr("Starts when the file stops growing");
    case Activity::Hashing:
        return hashingLine(status);
    case Activity::Running:
        return joinedFacts(movement(status.progress));
    case Activity::Finishing:
        return finishingLine(record, status, nowMs);
    case Activity::Paused:
        return pausedLine(status);
    case Activity::Retrying:
        return retryingLine(status.wait, status.slotHandedOn);
    case Activity::WaitingForNetwork:
        if (status.wait.what == transfer::Wait::For::Line)
            return joinedFacts(
                {Words::tr("This connection is metered"), Words::tr("goes on by itself on another")});
        return networkLine(status.wait.reason, status);
    case Activity::WaitingForSignIn:
        return signInLine(status);
    case Activity::Failed:
        return failureSentence(record);
    case Activity::Cancelling:
        return Words::tr("Telling Youku");
    case Activity::Cancelled:
        return joinedFacts({Words::tr("Nothing was published"), Words::tr("the details are kept")});
    case Activity::NotEncoded:
        return joinedFacts({Words::tr("Cannot be watched"), Words::tr("export it anew")});
    case Activity::Restricted:
        return Words::tr("Not everybody can watch it");
    case Activity::Gone:
        return Words::tr("Removed at Youku");
    case Activity::Published:
        return videoStateSentence(record.videoState);
    }
    return {};
}

} // namespace words
