// States, reasons and next steps in words, for window and console alike (tr(), both languages; context
// "Words").
//
// Numbers follow QLocale's default. Sizes are in the units the platform's file manager uses.
#pragma once

#include "base/error.h"
#include "engine/draft_words.h"
#include "transfer/sending/time_left.h"
#include "youku/metadata.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace engine {

// The one next step that a row offers.
enum class NextStep {
    None,
    EditDetails,
    ShowVideo,
    StartOver,
    Locate,
    Retry,
    ChooseFile,
    SignIn,
    Account,
    AskAgain,
    UploadAgain, // with another file, most likely
    OpenPage,
};

struct Reason {
    QString sentence; // "A tag is too long (code 120010125)"
    NextStep next = NextStep::None;
};

// draft: of one that is not started.
QString activityLabel(transfer::Activity activity, const transfer::Wait &wait, qint64 nowMs,
                      Draft draft = Draft::Ready);
// The second line of a row: one sentence or up to three facts. queuePlace: 1 is next; 0 is not waiting.
QString detailLine(const transfer::Upload &upload, int queuePlace, qint64 nowMs);
QString joinedFacts(const QStringList &facts);
// The same line for the ear, and for lists of its own: the facts apart by commas.
QString spoken(const QString &detailLine);
Reason reasonFor(const base::Error &error);
// Whether trying again may end otherwise, though nothing was done about it here.
bool retryHelps(const base::Error &error);
// Why it failed; of a video that is published already also since when.
QString failureSentence(const transfer::UploadRecord &record);
QString nextStepLabel(NextStep next);
QString fieldLabel(youku::Field field);
QString problemSentence(const youku::FieldProblem &problem);
QString paragraph(const QStringList &sentences);        // one after the other, each with its full stop
QString categoryLabel(const youku::Category &category); // the server's label, or its term in plain English
QString videoStateSentence(const QString &videoState);
QString videoLink(const QString &videoId); // Youku's page of a video; empty while it has none
QString sizeText(qint64 bytes);
QString speedText(double bytesPerSecond);
QString durationText(qint64 seconds);
// "12 min left", "30 to 50 min left"; the last minute is not counted down.
QString timeLeftText(const transfer::TimeLeft &left);
QString spanText(const transfer::TimeLeft &span); // "12 min", "30 to 50 min"
QString percentText(double percent);              // "63.4%"

} // namespace engine
