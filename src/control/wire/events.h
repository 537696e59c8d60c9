// What the program that holds the profile tells the one that asked.
#pragma once

#include "control/jobs/exit_code.h"
#include "control/jobs/reporter.h"

namespace control {

enum class Told {
    Changed,
    Published,
    Known,
    Cancelled,
    Failed,
    Refused,
    Note,
    Answer,
    Remark,     // all of these are for a reporter
    Finished,   // the last word of what was done
    TurnedAway, // the last word where nothing is done, and why
    Leaving,    // the program ends; all is kept
};

QJsonObject eventJson(Told told, const Snapshot &snapshot, const QString &sentence = {});
QJsonObject eventJson(Told told, const QString &sentence = {});
QJsonObject refusedJson(const QStringList &files, const Refusal &why, const QString &sentence);
QJsonObject answerJson(const QJsonObject &row);
QJsonObject finishedJson(ExitCode code);

// None: nothing that is known.
std::optional<Told> toldIn(const QJsonObject &event);
QString sentenceIn(const QJsonObject &event);
// SomeFailed where it is none.
ExitCode codeIn(const QJsonObject &event);
Snapshot snapshotIn(const QJsonObject &event);
// Tells the reporter what this says; nothing where it is not for one.
void replay(const QJsonObject &event, Reporter &reporter);

} // namespace control
