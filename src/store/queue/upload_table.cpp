#include "store/queue/upload_table.h"

#include "store/queue/record_rows.h"
#include "store/queue/upload_schema.h"

#include <QSqlError>

using namespace Qt::StringLiterals;

namespace store {

using transfer::Durability;
using transfer::UploadId;
using transfer::UploadRecord;

namespace {

constexpr int mostRecords = 200'000; // twenty times the longest queue

// As the index on it says it, word for word: so it is found by SQLite.
QString isAtWork()
{
    return u"(listed = 1 OR stage <> 'published' OR leftovers <> '')"_s;
}

QStringList columnsOfTable(const Database &database)
{
    QStringList names;
    QSqlQuery query = database.prepared(u"SELECT name FROM pragma_table_info('uploads')"_s);
    query.exec();
    while (query.next())
        names.append(query.value(0).toString());
    return names;
}

} // namespace

UploadTable::UploadTable(const QString &path)
    : m_database(
        path, uploadSchema(),
        {u"uploads"_s, {u"upload_token"_s, u"watch_password"_s, u"leftovers"_s}, {u"upload_token"_s}})
{
}

std::optional<base::Error> UploadTable::open(Database::Access access)
{
    m_unusable = m_database.open(access);
    if (m_unusable)
        return m_unusable;
    m_columns = recordColumns(columnsOfTable(m_database));
    m_slices.open();
    if (access == Database::Access::ReadOnly)
        return std::nullopt;
    QSqlQuery query =
        m_database.prepared(u"SELECT id FROM uploads WHERE upload_token <> '' OR watch_password <> '' "
                            "OR leftovers <> ''"_s);
    if (query.exec()) {
        while (query.next())
            m_holdSecrets.insert(query.value(0).toLongLong());
    }
    return std::nullopt;
}

UploadTable::Failure UploadTable::begin(Durability durability)
{
    if (m_unusable)
        return m_unusable;
    // SQLite ignores this pragma inside a transaction.
    if (!m_durabilityKnown || m_durability != durability) {
        m_durabilityKnown = m_database.run(u"PRAGMA synchronous = "_s
                                           + (durability == Durability::Fsync ? u"FULL"_s : u"NORMAL"_s));
        m_durability = durability;
    }
    QSqlError error;
    if (!m_database.run(u"BEGIN IMMEDIATE"_s, &error))
        return Database::errorFrom(error);
    return std::nullopt;
}

UploadTable::Failure UploadTable::commit()
{
    QSqlError error;
    if (!m_database.run(u"COMMIT"_s, &error)) {
        rollback();
        return Database::errorFrom(error);
    }
    m_wiped = m_wiped || !m_losingSecrets.isEmpty();
    m_holdSecrets.subtract(m_losingSecrets);
    m_losingSecrets.clear();
    m_slices.committed();
    return std::nullopt;
}

void UploadTable::rollback()
{
    m_database.run(u"ROLLBACK"_s);
    m_slices.rolledBack();
    m_losingSecrets.clear();
}

UploadTable::Failure UploadTable::put(const QList<UploadRecord> &records)
{
    static const QString sql = upsertStatement();
    for (const UploadRecord &record : records) {
        if (const Failure failure = m_dueRuns.note(record))
            return failure;
        QSqlQuery &query = statement(sql);
        bindRecord(query, record);
        if (const Failure failure = Database::run(query))
            return failure;
        if (const Failure failure = m_slices.put(record.id, record.tasksInFlight, record.acknowledged))
            return failure;
        if (holdsSecret(record)) {
            m_holdSecrets.insert(record.id);
            m_losingSecrets.remove(record.id);
        } else if (m_holdSecrets.contains(record.id))
            m_losingSecrets.insert(record.id);
        if (record.stage != transfer::Stage::Published)
            continue;
        if (const Failure failure = m_history.put(record))
            return failure;
    }
    return std::nullopt;
}

UploadTable::Failure UploadTable::putSlices(UploadId id, const QList<transfer::SliceTask> &inFlight,
                                            const QList<transfer::AcknowledgedSlice> &acknowledged,
                                            qint64 transferred)
{
    if (const Failure failure = m_slices.put(id, inFlight, acknowledged))
        return failure;
    QSqlQuery &query = statement(u"UPDATE uploads SET transferred = ? WHERE id = ?"_s);
    query.bindValue(0, transferred);
    query.bindValue(1, id);
    return Database::run(query);
}

UploadTable::Failure UploadTable::remove(const QList<UploadId> &ids)
{
    for (const UploadId id : ids) {
        QSqlQuery &query = statement(u"DELETE FROM uploads WHERE id = ?"_s);
        query.bindValue(0, id);
        if (const Failure failure = Database::run(query))
            return failure;
        if (const Failure failure = m_slices.put(id, {}, {}))
            return failure;
        if (const Failure failure = m_media.remove(id))
            return failure;
        if (const Failure failure = m_history.remove(id))
            return failure;
        if (m_holdSecrets.contains(id))
            m_losingSecrets.insert(id);
    }
    return std::nullopt;
}

QList<UploadRecord> UploadTable::select(const QString &where, const QVariantList &values, Failure *failure)
{
    QList<UploadRecord> records;
    if (m_unusable) {
        if (failure)
            *failure = m_unusable;
        return records;
    }
    QSqlQuery &query = statement(u"SELECT "_s + m_columns + u" FROM uploads "_s + where);
    for (int i = 0; i < values.size(); ++i)
        query.bindValue(i, values.at(i));
    if (query.exec()) {
        while (records.size() < mostRecords && query.next()) {
            records.append(readRecord(query));
            m_slices.read(records.last());
        }
    }
    // At the end of the rows there is no error; at a page that cannot be read there is.
    if (failure && query.lastError().isValid())
        *failure = Database::errorFrom(query.lastError());
    query.finish();
    return records;
}

UploadTable::Failure UploadTable::putLook(UploadId id, const KeptLook &look)
{
    QSqlQuery &query = statement(u"SELECT 1 FROM uploads WHERE id = ?"_s);
    query.bindValue(0, id);
    const bool isThere = query.exec() && query.next();
    query.finish();
    if (!isThere)
        return std::nullopt;
    const Failure failure = m_media.put(id, look);
    return failure ? failure : m_history.putDuration(id);
}

QHash<UploadId, KeptLook> UploadTable::looks()
{
    return m_unusable ? QHash<UploadId, KeptLook>() : m_media.of(isAtWork());
}

QList<UploadRecord> UploadTable::atWork(Failure *failure)
{
    return select(u"WHERE "_s + isAtWork() + u" ORDER BY position, id"_s, {}, failure);
}

QSet<UploadId> UploadTable::known(const QList<UploadId> &ids)
{
    QSet<UploadId> found;
    QSqlQuery &query = statement(u"SELECT 1 FROM uploads WHERE id = ?"_s);
    for (const UploadId id : ids) {
        query.bindValue(0, id);
        if (query.exec() && query.next())
            found.insert(id);
        query.finish();
    }
    return found;
}

UploadId UploadTable::lastId()
{
    if (m_unusable)
        return 0;
    QSqlQuery query = m_database.prepared(u"SELECT seq FROM sqlite_sequence WHERE name = 'uploads'"_s);
    return query.exec() && query.next() ? query.value(0).toLongLong() : 0;
}

QList<transfer::AccountId> UploadTable::accounts()
{
    QList<transfer::AccountId> ids;
    if (m_unusable)
        return ids;
    QSqlQuery query = m_database.prepared(u"SELECT DISTINCT account_id FROM uploads"_s);
    query.exec();
    while (query.next())
        ids.append({query.value(0).toString()});
    return ids;
}

UploadTable::Failure UploadTable::renameAccounts(const QHash<transfer::AccountId, transfer::AccountId> &names)
{
    for (auto name = names.begin(); name != names.end(); ++name) {
        QSqlQuery &query = statement(u"UPDATE uploads SET account_id = ? WHERE account_id = ?"_s);
        query.bindValue(0, name.value().text);
        query.bindValue(1, name.key().text);
        if (const Failure failure = Database::run(query))
            return failure;
        if (const Failure failure = m_history.renameAccount(name.key().text, name.value().text))
            return failure;
    }
    return std::nullopt;
}

void UploadTable::forgetWiped()
{
    // A reader can be in the way; then the next commit tries again, and the next start does.
    if (m_wiped && m_database.emptyLog())
        m_wiped = false;
}

QSqlQuery &UploadTable::statement(const QString &sql)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end())
        found = m_statements.emplace(sql, m_database.prepared(sql)).first;
    return found->second;
}

} // namespace store
