// The statements on the table "due_runs": events that the user's own program is yet to be told of
// (engine/hook). A row comes in the transaction that makes the event true, so there is one for each whatever
// dies when, and goes when its run is over.
//
// Belongs to the thread of its database; every write is part of a transaction that the caller begins and
// ends.
#pragma once

#include "store/database/database.h"
#include "transfer/record/upload_record.h"

namespace store {

enum class DueEvent { Published, Failed };
QString dueEventName(DueEvent event); // "published", "failed"

// Which events are kept; none: no program is to be told.
struct DueEvents {
    bool published = false;
    bool failed = false;
};

struct DueRun {
    qint64 number = 0;
    DueEvent event = DueEvent::Published;
    QString path;
    QString title;
    QString videoId; // empty: none
    transfer::AccountId accountId;
};

class DueRuns
{
public:
    explicit DueRuns(Database &database) : m_database(database) {}

    static QStringList creation();

    using Failure = std::optional<base::Error>;
    void setWanted(DueEvents wanted) { m_wanted = wanted; }
    // What becomes true by this record, which is about to be written.
    Failure note(const transfer::UploadRecord &record);
    std::optional<DueRun> next() const;
    Failure drop(qint64 number);

private:
    Failure add(DueEvent event, const transfer::UploadRecord &record);

    Database &m_database;
    DueEvents m_wanted;
};

} // namespace store
