#include "store/queue/slices_table.h"

#include <QSqlError>

using namespace Qt::StringLiterals;

namespace store {

using transfer::SliceTask;
using transfer::UploadId;

void SlicesTable::open()
{
    QSqlQuery query =
        m_database.prepared(u"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'slices'"_s);
    m_there = query.exec() && query.next();
    query.finish();
    if (!m_there)
        return;
    m_delete = m_database.prepared(u"DELETE FROM slices WHERE upload_id = ? AND state = 'in_flight'"_s);
    m_insert = m_database.prepared(
        u"INSERT OR REPLACE INTO slices (upload_id, number, offset, length, state) VALUES (?, ?, ?, ?, 'in_flight')"_s);
    const QList<UploadId> ids = all().keys();
    m_uploads = QSet<UploadId>(ids.begin(), ids.end());
}

SlicesTable::Failure SlicesTable::put(UploadId id, const QList<SliceTask> &inFlight)
{
    if (inFlight.isEmpty() && !m_uploads.contains(id))
        return std::nullopt;
    m_uploads.insert(id); // also when this transaction comes to nothing
    m_delete->bindValue(0, id);
    if (const Failure failure = Database::run(*m_delete))
        return failure;
    for (const SliceTask &task : inFlight) {
        int place = 0;
        for (const qint64 value : {id, task.id, task.offset, task.length})
            m_insert->bindValue(place++, value);
        if (const Failure failure = Database::run(*m_insert))
            return failure;
    }
    return std::nullopt;
}

QHash<UploadId, QList<SliceTask>> SlicesTable::all() const
{
    QHash<UploadId, QList<SliceTask>> slices;
    if (!m_there)
        return slices;
    QSqlQuery query = m_database.prepared(u"SELECT upload_id, number, offset, length FROM slices "
                                          "WHERE state = 'in_flight' ORDER BY upload_id, number"_s);
    query.exec();
    while (query.next())
        slices[query.value(0).toLongLong()].append(
            {query.value(1).toLongLong(), query.value(2).toLongLong(), query.value(3).toLongLong()});
    return slices;
}

} // namespace store
