// The statements on the table "slices": those of each upload that are in flight.
//
// Belongs to the thread of its database; every write is part of a transaction that the caller begins and
// ends. A database of an older version that is only read has no such table: nothing is in flight there.
#pragma once

#include "store/queue/database.h"
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
    // In place of those that were in flight before.
    Failure put(transfer::UploadId id, const QList<transfer::SliceTask> &inFlight);
    QHash<transfer::UploadId, QList<transfer::SliceTask>> all() const;

private:
    Database &m_database;
    std::optional<QSqlQuery> m_delete;
    std::optional<QSqlQuery> m_insert;
    QSet<transfer::UploadId> m_uploads; // that have rows
    bool m_there = false;
};

} // namespace store
