// The command line as a typed value. Parsing opens no file and no network, it only looks whether what begins
// with a dash is the name of a file; what is wrong is a sentence.
#pragma once

#include "cli/options/exit_code.h"
#include "store/folders/watched_folder.h"
#include "transfer/record/upload_record.h"
#include "transfer/transport/transport_policy.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace cli {

// Common to all commands; may stand before or after the command.
struct CommonOptions {
    QString profileDir; // empty: YOUCHUAN_PROFILE, else the platform's standard place
    bool practice = false;
    bool json = false;
    bool quiet = false; // only results
};

// How fast, for this run; absent: as the settings say.
struct PaceOptions {
    std::optional<int> lanes;             // 0: automatic
    std::optional<qint64> bytesPerSecond; // 0: no limit
    std::optional<transfer::TransportChoice> transport;
    bool ignorePlan = false; // the weekly one
    int sliceLengthKb = 0;   // 0: as fits
};

struct UploadOptions {
    QStringList files;
    QJsonObject metadata; // from the command line, keys as on the wire
    QString metadataFile;
    QString watchPasswordFile;
    QString reference;
    QString account;      // by its name; empty: the default one
    QString stateFile;    // of the Python SDK, which began the one file; empty: none
    qint64 startAtMs = 0; // since the epoch; 0: at once
    bool again = false;
    bool anyway = false; // sends also what Youku could make nothing of
    PaceOptions pace;
};

struct CheckOptions {
    QStringList files;
};

struct ResumeOptions {
    enum class What { Paused, Failed };
    What what = What::Paused; // which ones, when none is named
    QList<transfer::UploadId> ids;
    PaceOptions pace;
};

struct CancelOptions {
    QList<transfer::UploadId> ids;
};

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

struct FoldersOptions {
    enum class Action { List, Add, Remove };
    Action action = Action::List;
    store::WatchedFolder folder = {}; // without its account
    QString account = {};             // by its name; empty: the default one
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
