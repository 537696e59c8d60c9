// The statements on the table "slices": those of each upload that are in flight, and those that are
// acknowledged where its transport keeps their receipts.
//
// Belongs to the thread of its database; every write is part of a transaction that the caller begins and
// ends. A database of an older version that is only read has no such table: nothing is in flight there.
#pragma once

#include "store/database/database.h"
#include "transfer/record/upload_record.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace store {

class SlicesTable
{
public:
    explicit SlicesTable(Database &database) : m_database(database) {}

    void open();
    using Failure = std::optional<base::Error>;
    // In place of those that stood there. Of the acknowledged only what is new is written: there can be ten
    // thousand, and each brings one more.
    Failure put(transfer::UploadId id, const QList<transfer::SliceTask> &inFlight,
                const QList<transfer::AcknowledgedSlice> &acknowledged);
    void committed() { m_touched.clear(); }
    void rolledBack();
    // Those of the record.
    void read(transfer::UploadRecord &record);

private:
    Failure putInFlight(transfer::UploadId id, const QList<transfer::SliceTask> &inFlight);
    Failure putAcknowledged(transfer::UploadId id, const QList<transfer::AcknowledgedSlice> &acknowledged);

    Database &m_database;
    std::optional<QSqlQuery> m_delete;
    std::optional<QSqlQuery> m_insert;
    std::optional<QSqlQuery> m_select;
    QSet<transfer::UploadId> m_uploads;                                      // that may have rows
    QHash<transfer::UploadId, QList<transfer::AcknowledgedSlice>> m_written; // the acknowledged, where known
    QSet<transfer::UploadId> m_touched;                                      // in the open transaction
};

} // namespace store
