#include "cli/options/command_rows.h"

#include "cli/options/byte_rate.h"
#include "cli/options/folder_options.h"
#include "cli/options/start_time.h"
#include "transfer/files/local_file.h"
#include "transfer/sending/lane_policy.h"
#include "youku/metadata.h"

using namespace Qt::StringLiterals;

namespace cli {

// Qt can keep nothing under another name.
QString placeToWriteTo(const QString &path, ParsedArguments &line)
{
    if (!transfer::isText(path))
        line.refuse(OptionWords::tr("The name “%1” is not written in UTF-8.").arg(transfer::shownPath(path)));
    return path;
}

namespace {

PaceOptions paceOf(ParsedArguments &line)
{
    PaceOptions pace;
    if (line.has(u"lanes"_s)) {
        const QString text = line.text(u"lanes"_s);
        bool understood = false;
        const int lanes = text == "auto"_L1 ? 0 : text.toInt(&understood);
        if (text != "auto"_L1 && !(understood && lanes >= 1 && lanes <= transfer::LanePolicy::mostLanes))
            line.refuse(OptionWords::tr("--lanes takes auto or a number from 1 to %1, not “%2”.")
                            .arg(transfer::LanePolicy::mostLanes)
                            .arg(text));
        pace.lanes = lanes;
    }
    if (line.has(u"limit"_s)) {
        pace.bytesPerSecond = byteRate(line.text(u"limit"_s));
        if (!pace.bytesPerSecond)
            line.refuse(OptionWords::tr("--limit takes bytes a second, for instance 500K or 2.5M, not “%1”.")
                            .arg(line.text(u"limit"_s)));
    }
    if (line.has(u"transport"_s)) {
        const QString text = line.text(u"transport"_s);
        pace.transport = transfer::choiceFromName(text);
        if (transfer::choiceName(*pace.transport) != text)
            line.refuse(OptionWords::tr("--transport takes auto, cloud or slices, not “%1”.").arg(text));
    }
    pace.ignorePlan = line.has(u"ignore-schedule"_s);
    if (line.has(u"slice-length"_s)) {
        const int least = transfer::LanePolicy::smallestAskedKb;
        const int most = transfer::LanePolicy::largestSliceKb;
        pace.sliceLengthKb = line.text(u"slice-length"_s).toInt();
        if (pace.sliceLengthKb < least || pace.sliceLengthKb > most)
            line.refuse(OptionWords::tr("--slice-length takes KB, from %1 to %2, not “%3”.")
                            .arg(least)
                            .arg(most)
                            .arg(line.text(u"slice-length"_s)));
    }
    return pace;
}

QList<transfer::UploadId> idsOf(ParsedArguments &line)
{
    QList<transfer::UploadId> ids;
    for (const QString &text : line.operands()) {
        bool understood = false;
        const transfer::UploadId id = text.toLongLong(&understood);
        if (!understood || id < 1)
            line.refuse(
                OptionWords::tr("“%1” is not the id of an upload; the command list shows ids.").arg(text));
        else if (!ids.contains(id))
            ids.append(id);
    }
    return ids;
}

void noOperands(ParsedArguments &line)
{
    if (!line.operands().isEmpty())
        line.refuse(OptionWords::tr("Nothing is expected after the command, found “%1”.")
                        .arg(line.operands().constFirst()));
}

qint64 startOf(ParsedArguments &line)
{
    if (!line.has(u"start-at"_s))
        return 0;
    const QString text = line.text(u"start-at"_s);
    const QDateTime now = QDateTime::currentDateTime();
    const std::optional<QDateTime> start = startTime(text, now);
    if (!start)
        line.refuse(
            OptionWords::tr("--start-at takes a time like 23:30 or 2026-11-03 23:30, not “%1”.").arg(text));
    else if (*start <= now)
        line.refuse(OptionWords::tr("--start-at: %1 is over.").arg(text));
    return start ? start->toMSecsSinceEpoch() : 0;
}

HistoryOptions historyOf(ParsedArguments &line)
{
    noOperands(line);
    HistoryOptions history;
    history.csv = line.has(u"csv"_s);
    if (!line.has(u"since"_s))
        return history;
    const QString text = line.text(u"since"_s);
    const QDateTime since = pastMoment(text);
    if (!since.isValid())
        line.refuse(OptionWords::tr(
                        "--since takes a day like 2026-11-03 or a moment like 2026-11-03 21:40, not “%1”.")
                        .arg(text));
    else
        history.sinceMs = since.toMSecsSinceEpoch();
    return history;
}

UploadOptions uploadOf(ParsedArguments &line)
{
    UploadOptions upload;
    upload.files = line.operands();
    if (upload.files.isEmpty())
        line.refuse(OptionWords::tr("Name at least one file to upload."));
    for (const MetadataRow &row : metadataRows()) {
        if (line.has(row.name))
            upload.metadata[youku::fieldName(row.field)] =
                transfer::shownPath(line.texts(row.name).join(u','));
    }
    upload.metadataFile = line.text(u"metadata"_s);
    upload.watchPasswordFile = line.text(u"watch-password-file"_s);
    upload.reference = transfer::shownPath(line.text(u"reference"_s));
    upload.account = transfer::shownPath(line.text(u"account"_s)).simplified();
    if (line.has(u"account"_s) && upload.account.isEmpty())
        line.refuse(OptionWords::tr("--account needs the name of an account."));
    upload.stateFile = line.text(u"state"_s);
    if (line.has(u"state"_s) && (upload.files.size() != 1 || upload.stateFile.isEmpty()))
        line.refuse(OptionWords::tr("--state takes the state file of one upload, and needs a single file."));
    upload.startAtMs = startOf(line);
    upload.again = line.has(u"again"_s);
    upload.anyway = line.has(u"anyway"_s);
    upload.pace = paceOf(line);
    return upload;
}

AccountOptions accountOf(ParsedArguments &line)
{
    using Action = AccountOptions::Action;
    AccountOptions account;
    int named = 0;
    for (const auto &[name, action] : {std::pair{u"check"_s, Action::Check},
                                       {u"set"_s, Action::Set},
                                       {u"remove"_s, Action::Remove},
                                       {u"default"_s, Action::Default}}) {
        if (line.has(name)) {
            account.action = action;
            ++named;
        }
    }
    if (named > 1)
        line.refuse(OptionWords::tr("Only one of --check, --set, --remove and --default can be given."));
    account.name = transfer::shownPath(line.text(u"name"_s)).simplified();
    if (line.has(u"name"_s) && account.name.isEmpty())
        line.refuse(OptionWords::tr("--name needs the name of an account."));
    noOperands(line);
    return account;
}

RunOptions runOf(ParsedArguments &line)
{
    noOperands(line);
    return {paceOf(line)};
}

ReportOptions reportOf(ParsedArguments &line)
{
    if (line.operands().size() > 1)
        line.refuse(OptionWords::tr("A single file is expected after the command."));
    return {placeToWriteTo(line.operands().value(0), line)};
}

} // namespace

const QList<CommandRow> &commandRows()
{
    static const QList<CommandRow> rows = {
        {u"upload"_s, u"FILE..."_s,
         QT_TRANSLATE_NOOP("cli::Options", "Adds what is new, resumes what is known, runs until all ended."),
         uploadRows(), uploadOf},
        {u"check"_s,
         u"FILE..."_s,
         QT_TRANSLATE_NOOP("cli::Options",
                           "Looks into files and tells what they are and what is wrong with them."),
         {},
         [](ParsedArguments &line) {
             if (line.operands().isEmpty())
                 line.refuse(OptionWords::tr("Name at least one file to look into."));
             return CheckOptions{line.operands()};
         }},
        {u"list"_s,
         {},
         QT_TRANSLATE_NOOP("cli::Options", "Shows the queue; with --all the history as well."),
         {{u"all"_s, {}, QT_TRANSLATE_NOOP("cli::Options", "The history as well.")}},
         [](ParsedArguments &line) {
             noOperands(line);
             return ListOptions{line.has(u"all"_s)};
         }},
        {u"log"_s,
         u"ID"_s,
         QT_TRANSLATE_NOOP("cli::Options", "Tells what happened to an upload."),
         {},
         [](ParsedArguments &line) {
             const QList<transfer::UploadId> ids = idsOf(line);
             if (ids.size() != 1)
                 line.refuse(OptionWords::tr("Name the id of one upload; the command list shows it."));
             return LogOptions{ids.value(0)};
         }},
        {u"history"_s,
         {},
         QT_TRANSLATE_NOOP("cli::Options", "Lists what was published, the newest first."),
         {{u"since"_s, u"DATE"_s, QT_TRANSLATE_NOOP("cli::Options", "Only what was published since then.")},
          {u"csv"_s, {}, QT_TRANSLATE_NOOP("cli::Options", "As a table for other programs (UTF-8).")}},
         historyOf},
        {u"resume"_s, u"[ID...]"_s,
         QT_TRANSLATE_NOOP("cli::Options", "Goes on with the paused uploads, or with those named."),
         paceRows(),
         [](ParsedArguments &line) {
             return ResumeOptions{ResumeOptions::What::Paused, idsOf(line), paceOf(line)};
         }},
        {u"retry"_s, u"[ID...]"_s,
         QT_TRANSLATE_NOOP("cli::Options", "Goes on with the failed uploads, or with those named."),
         paceRows(),
         [](ParsedArguments &line) {
             return ResumeOptions{ResumeOptions::What::Failed, idsOf(line), paceOf(line)};
         }},
        {u"cancel"_s,
         u"ID..."_s,
         QT_TRANSLATE_NOOP("cli::Options", "Cancels here and at Youku."),
         {},
         [](ParsedArguments &line) {
             if (line.operands().isEmpty())
                 line.refuse(
                     OptionWords::tr("Name the ids of the uploads to cancel; the command list shows them."));
             return CancelOptions{idsOf(line)};
         }},
        {u"folders"_s,
         {},
         QT_TRANSLATE_NOOP("cli::Options", "Lists the watched folders, adds or removes one."),
         folderRows(),
         foldersOf},
        {u"run"_s,
         {},
         QT_TRANSLATE_NOOP("cli::Options", "Does the queue and watches the folders until it is interrupted."),
         paceRows(),
         runOf},
        {u"accounts"_s,
         {},
         QT_TRANSLATE_NOOP("cli::Options", "Lists the accounts that are signed in."),
         {},
         [](ParsedArguments &line) {
             noOperands(line);
             return AccountOptions{AccountOptions::Action::List, {}};
         }},
        {u"account"_s,
         {},
         QT_TRANSLATE_NOOP("cli::Options", "Shows who is signed in."),
         {{u"name"_s, u"NAME"_s,
           QT_TRANSLATE_NOOP("cli::Options", "Which account; with --set the name it gets.")},
          {u"check"_s, {}, QT_TRANSLATE_NOOP("cli::Options", "Asks Youku whether it accepts the account.")},
          {u"set"_s,
           {},
           QT_TRANSLATE_NOOP("cli::Options", "Reads client_id, access_token and, if there are, refresh_token "
                                             "and client_secret from standard input: "
                                             "KEY=VALUE lines or one JSON object.")},
          {u"remove"_s, {}, QT_TRANSLATE_NOOP("cli::Options", "Forgets the account.")},
          {u"default"_s,
           {},
           QT_TRANSLATE_NOOP("cli::Options", "Uploads that name no account go to this one from now on.")}},
         accountOf},
        {u"categories"_s,
         {},
         QT_TRANSLATE_NOOP("cli::Options", "Lists the categories Youku has."),
         {},
         [](ParsedArguments &line) {
             noOperands(line);
             return CategoriesOptions{};
         }},
        {u"spec"_s,
         {},
         QT_TRANSLATE_NOOP("cli::Options", "Tells which files Youku takes."),
         {},
         [](ParsedArguments &line) {
             noOperands(line);
             return SpecOptions{};
         }},
        {u"report"_s,
         u"[FILE]"_s,
         QT_TRANSLATE_NOOP("cli::Options", "Writes a report that can be handed over: versions, settings and "
                                           "logs, without secrets and names."),
         {},
         reportOf},
    };
    return rows;
}

} // namespace cli
