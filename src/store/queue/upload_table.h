// The statements on the table "uploads", and what is in flight of each. Belongs to the thread that made it.
//
// Every write is part of a transaction that the caller begins and ends.
#pragma once

#include "store/database/database.h"
#include "store/folders/folder_table.h"
#include "store/queue/due_runs.h"
#include "store/queue/history_table.h"
#include "store/queue/media_table.h"
#include "store/queue/slices_table.h"
#include "transfer/record/record_store.h"

#include <QHash>
#include <QSet>
#include <QSqlQuery>

#include <map>
#include <optional>

namespace store {

class UploadTable
{
public:
    explicit UploadTable(const QString &path);

    Database &database() { return m_database; }
    // Nothing: open. Otherwise every call answers with the same error.
    std::optional<base::Error> open(Database::Access access);

    using Failure = std::optional<base::Error>;
    Failure begin(transfer::Durability durability);
    Failure commit();
    void rollback();

    Failure put(const QList<transfer::UploadRecord> &records);
    Failure putSlices(transfer::UploadId id, const QList<transfer::SliceTask> &inFlight,
                      const QList<transfer::AcknowledgedSlice> &acknowledged, qint64 transferred);
    // With what is known of their files.
    Failure remove(const QList<transfer::UploadId> &ids);
    // Of an upload without a record nothing is kept: it is forgotten.
    Failure putLook(transfer::UploadId id, const KeptLook &look);
    Failure removeLook(transfer::UploadId id) { return m_media.remove(id); }
    // Of all but the published that are no longer listed.
    QHash<transfer::UploadId, KeptLook> looks();
    // Those of them that there are, listed or not.
    QSet<transfer::UploadId> known(const QList<transfer::UploadId> &ids);

    HistoryTable &history() { return m_history; }
    DueRuns &dueRuns() { return m_dueRuns; }
    FolderTable &folders() { return m_folders; }
    bool usable() const { return !m_unusable; }
    // All that keeps a queue busy: the listed ones, and those that are not published or have left something
    // behind; in the order of the list.
    QList<transfer::UploadRecord> atWork(Failure *failure);

    // where: the rest of the statement after FROM uploads, with ? for each value. A list that could not be
    // read whole is not empty but a failure.
    QList<transfer::UploadRecord> select(const QString &where, const QVariantList &values = {},
                                         Failure *failure = nullptr);
    transfer::UploadId lastId();
    QList<transfer::AccountId> accounts();
    Failure renameAccounts(const QHash<transfer::AccountId, transfer::AccountId> &names);

    // After a commit that wiped a secret: empties the write-ahead log, which still has it.
    void forgetWiped();

private:
    QSqlQuery &statement(const QString &sql);

    Database m_database;
    SlicesTable m_slices{m_database};
    MediaTable m_media{m_database};
    HistoryTable m_history{m_database};
    DueRuns m_dueRuns{m_database};
    FolderTable m_folders{m_database};
    Failure m_unusable;
    QString m_columns; // to be selected; read-only, the table may be of an older version
    std::map<QString, QSqlQuery> m_statements;
    transfer::Durability m_durability = transfer::Durability::Fsync;
    bool m_durabilityKnown = false;
    QSet<transfer::UploadId> m_holdSecrets;   // rows on disk with a token or a password
    QSet<transfer::UploadId> m_losingSecrets; // in the open transaction
    bool m_wiped = false;
};

} // namespace store
