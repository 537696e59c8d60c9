#include "store/queue/slices_table.h"

#include <QSqlError>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {

using transfer::AcknowledgedSlice;
using transfer::SliceTask;
using transfer::UploadId;

namespace {

const QString inFlightWord = u"in_flight"_s;
const QString acknowledgedWord = u"acknowledged"_s;

bool beginsWith(const QList<AcknowledgedSlice> &slices, const QList<AcknowledgedSlice> &first)
{
    return slices.size() >= first.size() && std::equal(first.cbegin(), first.cend(), slices.cbegin());
}

} // namespace

void SlicesTable::open()
{
    QSqlQuery query =
        m_database.prepared(u"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'slices'"_s);
    const bool there = query.exec() && query.next();
    query.finish();
    if (!there)
        return;
    m_delete = m_database.prepared(u"DELETE FROM slices WHERE upload_id = ? AND state = ?"_s);
    m_insert = m_database.prepared(u"INSERT OR REPLACE INTO slices (upload_id, number, offset, length, "
                                   "receipt, state) VALUES (?, ?, ?, ?, ?, ?)"_s);
    m_select = m_database.prepared(u"SELECT number, offset, length, receipt FROM slices "
                                   "WHERE upload_id = ? AND state = ? ORDER BY number"_s);
    query = m_database.prepared(u"SELECT DISTINCT upload_id FROM slices"_s);
    query.exec();
    while (query.next())
        m_uploads.insert(query.value(0).toLongLong());
}

SlicesTable::Failure SlicesTable::put(UploadId id, const QList<SliceTask> &inFlight,
                                      const QList<AcknowledgedSlice> &acknowledged)
{
    if (inFlight.isEmpty() && acknowledged.isEmpty() && !m_uploads.contains(id))
        return std::nullopt;
    if (!m_uploads.contains(id))
        m_written.insert(id, {});
    m_uploads.insert(id); // also when this transaction comes to nothing
    m_touched.insert(id);
    if (const Failure failure = putAcknowledged(id, acknowledged))
        return failure;
    return putInFlight(id, inFlight);
}

SlicesTable::Failure SlicesTable::putInFlight(UploadId id, const QList<SliceTask> &inFlight)
{
    m_delete->bindValue(0, id);
    m_delete->bindValue(1, inFlightWord);
    if (const Failure failure = Database::run(*m_delete))
        return failure;
    for (const SliceTask &task : inFlight) {
        int place = 0;
        for (const QVariant &value : {QVariant(id), QVariant(task.id), QVariant(task.offset),
                                      QVariant(task.length), QVariant(u""_s), QVariant(inFlightWord)})
            m_insert->bindValue(place++, value);
        if (const Failure failure = Database::run(*m_insert))
            return failure;
    }
    return std::nullopt;
}

SlicesTable::Failure SlicesTable::putAcknowledged(UploadId id, const QList<AcknowledgedSlice> &acknowledged)
{
    const auto written = m_written.constFind(id);
    const bool grows = written != m_written.constEnd() && beginsWith(acknowledged, *written);
    const qsizetype first = grows ? written->size() : 0;
    if (!grows) {
        m_delete->bindValue(0, id);
        m_delete->bindValue(1, acknowledgedWord);
        if (const Failure failure = Database::run(*m_delete))
            return failure;
    }
    for (const AcknowledgedSlice &slice : acknowledged.sliced(first)) {
        int place = 0;
        for (const QVariant &value :
             {QVariant(id), QVariant(slice.task.id), QVariant(slice.task.offset), QVariant(slice.task.length),
              QVariant(slice.receipt.isNull() ? u""_s : slice.receipt), QVariant(acknowledgedWord)})
            m_insert->bindValue(place++, value);
        if (const Failure failure = Database::run(*m_insert))
            return failure;
    }
    m_written.insert(id, acknowledged);
    return std::nullopt;
}

void SlicesTable::rolledBack()
{
    for (const UploadId id : std::as_const(m_touched))
        m_written.remove(id);
    m_touched.clear();
}

void SlicesTable::read(transfer::UploadRecord &record)
{
    if (!m_uploads.contains(record.id))
        return;
    const auto rows = [&](const QString &state, const auto &take) {
        m_select->bindValue(0, record.id);
        m_select->bindValue(1, state);
        m_select->exec();
        while (m_select->next())
            take(SliceTask{m_select->value(0).toLongLong(), m_select->value(1).toLongLong(),
                           m_select->value(2).toLongLong()});
        m_select->finish();
    };
    rows(inFlightWord, [&](const SliceTask &task) { record.tasksInFlight.append(task); });
    rows(acknowledgedWord, [&](const SliceTask &task) {
        record.acknowledged.append({task, m_select->value(3).toString()});
    });
}

} // namespace store
