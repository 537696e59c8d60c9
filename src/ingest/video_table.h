// Videos with their details from a table: the first row names the columns (file, title, tags ..., or their
// Chinese names), each other row is one video.
//
// Paths are relative to the folder of the table. Everything that is not as it should be is told with its row.
// What the form can mend makes a draft that is not ready; what it cannot (a file that is not there) is not
// taken. Where it is not sure who may watch, the draft waits for that.
#pragma once

#include "ingest/file_collector.h"
#include "transfer/queue/upload_queue.h"
#include "youku/types.h"

namespace ingest {

struct RowError {
    enum class Outcome { NotTaken, Draft, Taken };
    int row = 0; // as a spreadsheet counts: the heads are row 1
    QString file;
    QString reason; // a sentence for people
    Outcome outcome = Outcome::NotTaken;
};

struct VideoTable {
    QList<transfer::NewUpload> videos;
    QList<FoundVideo> files; // of the videos, in the same order
    QList<RowError> errors;
    QString failure; // the table as a whole cannot be used; empty when it can
};

// An account that a table may name.
struct NamedAccount {
    QString name; // no two have the same
    transfer::AccountId id;
};

// What a table is held against.
struct TableRules {
    QStringList extensions; // lower case
    QList<youku::Category> categories;
    QDate today; // for {date} in titles
    QList<NamedAccount> accounts = {};
};

// Touches the disk, so not for the GUI thread.
VideoTable readVideoTable(const QString &path, const TableRules &rules);

// A table to begin with, in the user's language, as spreadsheets read it.
QByteArray exampleTable();

} // namespace ingest
