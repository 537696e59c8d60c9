#include "words/uploads/happening_words.h"

#include "base/moment.h"
#include "transfer/upload/chronicle.h"
#include "words/media_words.h"
#include "words/moment_words.h"
#include "words/numbers.h"
#include "words/reasons/reasons.h"
#include "words/sentences.h"
#include "words/uploads/transport_words.h"
#include "words/uploads/video_words.h"
#include "words/words_context.h"

using namespace Qt::StringLiterals;

namespace words {

namespace {

using transfer::Cause;
using transfer::Happened;
using transfer::Happening;
using transfer::UploadRecord;
using Tone = HappeningLine::Tone;

QString timesText(int times)
{
    if (times == 1)
        return Words::tr("once");
    if (times == 2)
        return Words::tr("twice");
    return Words::tr("%n times", nullptr, times);
}

QString busyText(const Cause &cause, const QString &times)
{
    const QString code = cause.fault == base::Fault::HttpStatus && cause.httpStatus > 0
                             ? QString::number(cause.httpStatus)
                             : cause.code;
    return code.isEmpty() ? Words::tr("Youku busy %1", "how often").arg(times)
                          : Words::tr("Youku busy %1 (%2)", "how often, and the code").arg(times, code);
}

QString causeText(const Cause &cause)
{
    const QString times = timesText(cause.times);
    switch (cause.why) {
    case Cause::Why::Network:
        return Words::tr("network away %1", "how often").arg(times);
    case Cause::Why::Portal:
        return Words::tr("the network’s own sign-in %1", "how often").arg(times);
    case Cause::Why::SignIn:
        return Words::tr("sign-in needed %1", "how often").arg(times);
    case Cause::Why::Line:
        return Words::tr("connection lost %1", "how often").arg(times);
    case Cause::Why::Plan:
        return Words::tr("held by the plan %1", "how often").arg(times);
    case Cause::Why::Metered:
        return Words::tr("metered line %1", "how often").arg(times);
    case Cause::Why::Busy:
        return busyText(cause, times);
    case Cause::Why::Other:
        break;
    }
    return Words::tr("other causes %1", "how often").arg(times);
}

void tellInterruptions(HappeningLine &line, const Happening &happening)
{
    const qint64 seconds = (happening.lastedMs + 500) / 1000;
    const int times = happening.times();
    line.sentence =
        seconds == 0
            ? Words::tr("%n interruption(s)", nullptr, times)
            : Words::tr("%n interruption(s), %1 together", nullptr, times).arg(durationText(seconds));
    QStringList causes;
    for (const Cause &cause : happening.causes)
        causes.append(causeText(cause));
    line.detail = joinedParts(causes);
    line.tone = Tone::Attention;
}

void tellVideoState(HappeningLine &line, const QString &state)
{
    if (state == "encoding"_L1)
        line.sentence = Words::tr("Youku began to encode it");
    else if (state == "fail"_L1)
        line.sentence = Words::tr("Not encoded by Youku");
    else if (state == "limited"_L1 || state == "blocked"_L1)
        line.sentence = Words::tr("Restricted by Youku");
    else if (state == "gone"_L1)
        line.sentence = Words::tr("No longer at Youku");
    else
        line.sentence = videoStateSentence(state);
    if (state == "normal"_L1)
        line.tone = Tone::Good;
}

QString reasonText(const Happening &happening)
{
    return happening.causes.isEmpty() ? QString() : reasonFor(happening.causes.constFirst().error()).sentence;
}

HappeningLine lineOf(const Happening &happening)
{
    HappeningLine line{base::utcMoment(happening.atMs), {}, {}};
    switch (happening.what) {
    case Happened::Added:
        line.sentence = Words::tr("Added");
        break;
    case Happened::Checked:
        line.sentence = Words::tr("File checked");
        break;
    case Happened::Created:
        line.sentence = Words::tr("Created at Youku");
        line.detail = happening.instant ? Words::tr("Youku had this file already; nothing had to be sent")
                                        : wayText(happening.word, happening.place);
        break;
    case Happened::Interrupted:
        tellInterruptions(line, happening);
        break;
    case Happened::FellBack:
        line.sentence = Words::tr("The cloud store could not be used; upload servers took its place");
        line.detail = reasonText(happening);
        break;
    case Happened::BegunAnew:
        line.sentence = Words::tr("Begun anew");
        line.detail = reasonText(happening);
        break;
    case Happened::SentAgain:
        line.sentence = Words::tr("Youku had lost some of it, which was sent again");
        break;
    case Happened::Restarted:
        line.sentence = Words::tr("Youchuan was started again");
        break;
    case Happened::Paused:
        line.sentence = Words::tr("Paused");
        break;
    case Happened::Resumed:
        line.sentence = Words::tr("Went on");
        break;
    case Happened::Retried:
        line.sentence = Words::tr("Tried again");
        break;
    case Happened::Sent:
        line.sentence = happening.lanes > 0
                            ? Words::tr("All sent, %n connection(s)", nullptr, happening.lanes)
                            : Words::tr("All sent");
        break;
    case Happened::Published:
        line.sentence = Words::tr("Published");
        line.tone = Tone::Good;
        break;
    case Happened::Failed:
        line.sentence = Words::tr("Failed");
        line.detail = reasonText(happening);
        break;
    case Happened::Cancelled:
        line.sentence = Words::tr("Cancelled");
        break;
    case Happened::Doubted:
        line.sentence = doubtSentence(happening.word);
        line.tone = Tone::Attention;
        break;
    case Happened::Anyway:
        line.sentence = Words::tr("To be uploaded anyway");
        break;
    case Happened::AtYouku:
        tellVideoState(line, happening.word);
        break;
    }
    return line;
}

} // namespace

QList<HappeningLine> whatHappened(const UploadRecord &record, bool nothingFound)
{
    const QList<Happening> past = transfer::historyOf(record);
    QList<HappeningLine> lines;
    for (const Happening &one : past) {
        lines.append(lineOf(one));
        if (one.what == Happened::Checked && nothingFound)
            lines.last().sentence = Words::tr("File checked, no findings");
    }
    // The record knows more of what it stands at.
    if (record.failure && !past.isEmpty() && past.constLast().what == Happened::Failed)
        lines.last().detail = failureSentence(record);
    return lines;
}

QString spoken(const HappeningLine &line)
{
    const bool today = line.at.toLocalTime().date() == QDate::currentDate();
    QStringList parts{today ? clockText(line.at) : momentText(line.at), line.sentence};
    if (!line.detail.isEmpty())
        parts.append(line.detail);
    return joinedParts(parts);
}

} // namespace words
