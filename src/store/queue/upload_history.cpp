// What was published, as the store is asked for it.
#include "store/queue/store_request.h"
#include "store/queue/upload_store.h"
#include "store/queue/upload_table.h"

using namespace Qt::StringLiterals;

namespace store {

using transfer::Durability;
using transfer::UploadId;
using transfer::UploadRecord;

namespace {

constexpr int mostOfOneFile = 16; // it may have been published any number of times

// Of a queue of an older version, which has no such table.
HistoryEntry entryOf(const UploadRecord &record)
{
    HistoryEntry entry;
    entry.id = record.id;
    entry.title = record.metadata.title;
    entry.path = record.path;
    entry.videoId = record.videoId;
    entry.accountId = record.accountId;
    entry.addedAt = record.addedAt;
    entry.publishedAt = record.publishedAt;
    entry.bytes = qMax<qint64>(record.identity.size, 0);
    entry.md5 = record.md5;
    entry.state = record.videoState;
    entry.listed = record.listed;
    return entry;
}

} // namespace

void UploadStore::findInHistory(const HistoryQuery &query, QObject *context,
                                std::function<void(const HistoryHits &)> done)
{
    ask<HistoryHits>(
        false, Durability::Process, context,
        [query](UploadTable &table) { return table.history().find(query); }, std::move(done));
}

void UploadStore::historyEntries(const QList<UploadId> &ids, QObject *context,
                                 std::function<void(const QList<HistoryEntry> &)> done)
{
    ask<QList<HistoryEntry>>(
        false, Durability::Process, context,
        [ids](UploadTable &table) { return table.history().entries(ids); }, std::move(done));
}

void UploadStore::historyAccounts(QObject *context,
                                  std::function<void(const QList<transfer::AccountId> &)> done)
{
    ask<QList<transfer::AccountId>>(
        false, Durability::Process, context, [](UploadTable &table) { return table.history().accounts(); },
        std::move(done));
}

void UploadStore::saveVideoStates(const QHash<UploadId, QString> &states, qint64 askedAtMs, QObject *context,
                                  transfer::Tried tried)
{
    using Failure = std::optional<base::Error>;
    ask<Failure>(
        true, Durability::Process, context,
        [states, askedAtMs](UploadTable &table) {
            for (auto each = states.begin(); each != states.end(); ++each) {
                if (Failure failure = table.history().putState(each.key(), each.value(), askedAtMs))
                    return failure;
            }
            return Failure();
        },
        std::move(tried));
}

void UploadStore::published(UploadId id, QObject *context, Record done)
{
    ask<std::optional<UploadRecord>>(
        false, Durability::Process, context,
        [id](UploadTable &table) {
            const QList<UploadRecord> found = table.select(u"WHERE id = ? AND stage = 'published'"_s, {id});
            return found.isEmpty() ? std::nullopt : std::optional(found.constFirst());
        },
        std::move(done));
}

void UploadStore::publishedFrom(const QList<KnownFile> &files, QObject *context, Records done)
{
    ask<QList<UploadRecord>>(
        false, Durability::Process, context,
        [files](UploadTable &table) {
            // Two questions of one index each.
            const QString rest =
                u" AND +listed = 0 AND stage = 'published' ORDER BY published_at DESC, id DESC LIMIT %1"_s
                    .arg(mostOfOneFile);
            const QString samePath = u"WHERE path = ?"_s + rest;
            const QString sameFile = u"WHERE file_size = ? AND file_id = ?"_s + rest;
            QList<UploadRecord> found;
            for (const KnownFile &file : files) {
                found += table.select(samePath, {file.path});
                if (file.identity.known() && !file.identity.fileId.isEmpty())
                    found += table.select(sameFile, {file.identity.size, file.identity.fileId});
            }
            return found;
        },
        std::move(done));
}

void UploadStore::publishedWith(qint64 size, const QString &md5, QObject *context, Records done)
{
    ask<QList<UploadRecord>>(
        false, Durability::Process, context,
        [size, md5](UploadTable &table) {
            return table.select(u"WHERE file_size = ? AND md5 = ? AND stage = 'published' "
                                "ORDER BY published_at DESC, id DESC LIMIT %1"_s.arg(mostOfOneFile),
                                {size, md5});
        },
        std::move(done));
}

void UploadStore::known(const QList<UploadId> &ids, QObject *context,
                        std::function<void(const QSet<UploadId> &)> done)
{
    ask<QSet<UploadId>>(
        false, Durability::Process, context, [ids](UploadTable &table) { return table.known(ids); },
        std::move(done));
}

void UploadStore::setDueEvents(DueEvents events)
{
    ask<bool>(
        false, Durability::Process, this,
        [events](UploadTable &table) {
            table.dueRuns().setWanted(events);
            return true;
        },
        [](bool) {});
}

void UploadStore::nextDueRun(QObject *context, std::function<void(const std::optional<DueRun> &)> done)
{
    ask<std::optional<DueRun>>(
        false, Durability::Process, context, [](UploadTable &table) { return table.dueRuns().next(); },
        std::move(done));
}

void UploadStore::dropDueRun(qint64 number, QObject *context, transfer::Tried tried)
{
    ask<std::optional<base::Error>>(
        true, Durability::Fsync, context,
        [number](UploadTable &table) { return table.dueRuns().drop(number); }, std::move(tried));
}

base::Result<QList<HistoryEntry>> UploadStore::readHistory(const QString &databasePath, qint64 sinceMs)
{
    UploadTable table(databasePath);
    if (const std::optional<base::Error> failure = table.open(Database::Access::ReadOnly)) {
        if (failure->kind == base::ErrorKind::FileMissing)
            return QList<HistoryEntry>();
        return *failure;
    }
    QSqlQuery hasTable =
        table.database().prepared(u"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'history'"_s);
    if (hasTable.exec() && hasTable.next()) {
        HistoryQuery query;
        query.fromMs = sinceMs;
        return table.history().entries(table.history().find(query).ids);
    }
    std::optional<base::Error> failure;
    const QList<UploadRecord> records =
        table.select(u"WHERE stage = 'published' AND COALESCE(published_at, 0) >= ? "
                     "ORDER BY published_at DESC, id DESC"_s,
                     {sinceMs}, &failure);
    if (failure)
        return *failure;
    QList<HistoryEntry> entries;
    for (const UploadRecord &record : records)
        entries.append(entryOf(record));
    return entries;
}

} // namespace store
