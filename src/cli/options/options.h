// The command line as a typed value. Parsing opens no file and no network, it only looks whether what begins
// with a dash is the name of a file; what is wrong is a sentence.
#pragma once

#include "control/jobs/exit_code.h"
#include "control/jobs/job_options.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace cli {

using control::ExitCode;

// Common to all commands; may stand before or after the command.
struct CommonOptions {
    QString profileDir; // empty: YOUCHUAN_PROFILE, else the platform's standard place
    bool practice = false;
    bool json = false;
    bool quiet = false; // only results
};

using PaceOptions = engine::SendOptions; // for this run

struct UploadOptions : control::UploadOptions {
    QString metadataFile;
    QString watchPasswordFile;
};

struct CheckOptions {
    QStringList files;
};

using control::CancelOptions;
using control::FoldersOptions;
using control::ResumeOptions;

struct ListOptions {
    bool all = false; // the history as well
};

struct LogOptions {
    transfer::UploadId id = 0;
};

struct HistoryOptions {
    qint64 sinceMs = 0; // published at or after, since the epoch; 0: ever
    bool csv = false;
};

struct AccountOptions {
    enum class Action { List, Show, Check, Set, Remove, Default };
    Action action = Action::Show;
    QString name = {}; // empty: the default account, or as Youku says
};

struct RunOptions {
    PaceOptions pace;
};

struct CategoriesOptions {
};

struct SpecOptions {
};

struct ReportOptions {
    QString file; // empty: a name with today's date, in the working folder
};

struct Options {
    CommonOptions common;
    std::variant<UploadOptions, CheckOptions, ResumeOptions, CancelOptions, ListOptions, LogOptions,
                 HistoryOptions, AccountOptions, FoldersOptions, RunOptions, CategoriesOptions, SpecOptions,
                 ReportOptions>
        command;
};

// Nothing to run: help and version go to stdout, a usage error to stderr.
struct Stop {
    ExitCode code = ExitCode::Success;
    QString text;
    QStringList files = {}; // that will not be uploaded for it, where --json wants a line for each
};

// arguments: with the program's name first.
std::variant<Options, Stop> parse(const QStringList &arguments);

} // namespace cli
