#include "engine/words.h"

#include "engine/amounts.h"
#include "engine/words_context.h"

#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using transfer::Activity;
using transfer::Upload;

QString factsJoint()
{
    return Words::tr(" · ", "between two facts");
}

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

QString sentSoFar(const Upload &upload)
{
    if (upload.progress().acknowledged == 0 && !upload.nothingSent())
        return Words::tr("Nothing confirmed yet");
    return amountSent(upload.progress());
}

QString waitingLine(const Upload &upload, int queuePlace)
{
    switch (upload.wait().what) {
    case transfer::Wait::For::Room:
        return reasonFor(upload.wait().reason).sentence;
    case transfer::Wait::For::Turn:
        return joinedFacts({Words::tr("Goes on next"), sentSoFar(upload)});
    case transfer::Wait::For::Leaving:
        return joinedFacts({Words::tr("You are editing it"), Words::tr("starts when you leave this video")});
    case transfer::Wait::For::SameVideo:
        return Words::tr("Waits for another upload of the same video");
    default:
        break;
    }
    if (queuePlace <= 1)
        return Words::tr("Next in the queue");
    return Words::tr("%1 in the queue").arg(ordinal(queuePlace));
}

QString hashingLine(const Upload &upload)
{
    return joinedFacts({amountRead(upload.progress()),
                        upload.nothingSent() ? Words::tr("sending has not begun") : sentSoFar(upload)});
}

QString pausedLine(const Upload &upload)
{
    if (upload.progress().acknowledged == 0)
        return sentSoFar(upload);
    return joinedFacts({sentSoFar(upload), Words::tr("continues from here")});
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
QString networkLine(const base::Error &reason, const Upload &upload)
{
    if (reason.fault == base::Fault::Unreachable)
        return joinedFacts({sentSoFar(upload), Words::tr("goes on by itself", "when the network is back")});
    return joinedFacts({reasonFor(reason).sentence, Words::tr("goes on by itself")});
}

QString signInLine(const transfer::Wait &wait)
{
    // An upload that another account began names it.
    if (wait.reason.fault == base::Fault::Local && !wait.reason.message.isEmpty())
        return reasonFor(wait.reason).sentence;
    return joinedFacts({Words::tr("Progress is kept"), Words::tr("goes on after signing in")});
}

} // namespace

QString joinedFacts(const QStringList &facts)
{
    return facts.join(factsJoint());
}

QString activityLabel(Activity activity, const transfer::Wait &wait, qint64 nowMs, Draft draft)
{
    switch (activity) {
    case Activity::NotStarted:
        return draftLabel(draft);
    case Activity::Waiting:
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

namespace {

// Long checks are normal for long videos: the growing time says that nothing is stuck.
QString finishingLine(const Upload &upload, qint64 nowMs)
{
    const qint64 seconds = (nowMs - upload.finishingSinceMs()) / 1000;
    const QString checking = seconds < 1
                                 ? Words::tr("Youku is checking it")
                                 : Words::tr("Youku is checking it, %1 so far").arg(durationText(seconds));
    // Of what Youku had already nothing was sent.
    const QString sent =
        upload.record().instant ? Words::tr("Youku has this file already") : Words::tr("All sent");
    if (upload.wait().what == transfer::Wait::For::Settling)
        return joinedFacts({sent, Words::tr("published once the file has stopped growing")});
    return joinedFacts({sent, checking});
}

} // namespace

QString detailLine(const Upload &upload, int queuePlace, qint64 nowMs)
{
    switch (upload.activity()) {
    case Activity::NotStarted:
        return draftLine(upload);
    case Activity::Waiting:
        return waitingLine(upload, queuePlace);
    case Activity::NeedsDetails:
        return problemSentence(upload.problems().first());
    case Activity::StillBeingWritten:
        return Words::tr("Starts when the file stops growing");
    case Activity::Hashing:
        return hashingLine(upload);
    case Activity::Running:
        return joinedFacts(movement(upload.progress()));
    case Activity::Finishing:
        return finishingLine(upload, nowMs);
    case Activity::Paused:
        return pausedLine(upload);
    case Activity::Retrying:
        return retryingLine(upload.wait(), upload.slotHandedOn());
    case Activity::WaitingForNetwork:
        if (upload.wait().what == transfer::Wait::For::Line)
            return joinedFacts(
                {Words::tr("This connection is metered"), Words::tr("goes on by itself on another")});
        return networkLine(upload.wait().reason, upload);
    case Activity::WaitingForSignIn:
        return signInLine(upload.wait());
    case Activity::Failed:
        return failureSentence(upload.record());
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
        return videoStateSentence(upload.record().videoState);
    }
    return {};
}

QString spoken(const QString &detailLine)
{
    return QString(detailLine).replace(factsJoint(), Words::tr(", "));
}

QString nextStepLabel(NextStep next)
{
    switch (next) {
    case NextStep::None:
        return {};
    case NextStep::EditDetails:
        return Words::tr("Edit details");
    case NextStep::ShowVideo:
        return Words::tr("Show it");
    case NextStep::StartOver:
        return Words::tr("Start over");
    case NextStep::Locate:
        return Words::tr("Locate…");
    case NextStep::Retry:
        return Words::tr("Retry");
    case NextStep::ChooseFile:
        return Words::tr("Choose file…");
    case NextStep::SignIn:
        return Words::tr("Sign in");
    case NextStep::Account:
        return Words::tr("Account…");
    case NextStep::AskAgain:
        return Words::tr("Ask again");
    case NextStep::UploadAgain:
        return Words::tr("Upload again…");
    case NextStep::OpenPage:
        return Words::tr("Open video page");
    }
    return {};
}

QString videoStateSentence(const QString &videoState)
{
    if (videoState.isEmpty())
        return Words::tr("Youku has taken it");
    if (videoState == "encoding"_L1)
        return Words::tr("Youku is encoding it");
    if (videoState == "in_review"_L1)
        return Words::tr("In review at Youku");
    if (videoState == "normal"_L1)
        return Words::tr("Can be watched");
    return Words::tr("Youku calls its state “%1”").arg(videoState);
}

QString categoryLabel(const youku::Category &category)
{
    if (QLocale().language() == QLocale::Chinese && !category.label.isEmpty())
        return category.label;
    // Terms that are no plain English; the others are shown as they are.
    static const QHash<QString, QString> plain = {
        {u"LifeStyle"_s, u"Lifestyle"_s},   {u"Wdyg"_s, u"Short film"_s}, {u"Wgju"_s, u"Web series"_s},
        {u"Pker"_s, u"Citizen reporter"_s}, {u"Chyi"_s, u"Creative"_s},   {u"Zpai"_s, u"Self-shot"_s},
        {u"Ads"_s, u"Advertising"_s},
    };
    return plain.value(category.term, category.term);
}

} // namespace engine
