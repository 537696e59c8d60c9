#include "store/queue/history_table.h"

#include "base/moment.h"

#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace store {

using transfer::UploadId;
using transfer::UploadRecord;

namespace {

// Facts are JSON with the length in seconds (media::Facts).
const QString &lengthOfFile()
{
    static const QString sql = u"COALESCE((SELECT CAST(1000 * json_extract(facts, '$.duration') AS INTEGER) "
                               "FROM media WHERE media.upload_id = %1 AND json_valid(facts)), 0)"_s;
    return sql;
}

QString searchedText(const UploadRecord &record)
{
    const QStringList parts{record.metadata.title, QFileInfo(record.path).fileName(), record.videoId};
    return parts.join(u'\n').toCaseFolded();
}

QString columnOf(HistoryOrder order)
{
    switch (order) {
    case HistoryOrder::Title:
        return u"title COLLATE NOCASE"_s;
    case HistoryOrder::Duration:
        return u"duration_ms"_s;
    case HistoryOrder::Size:
        return u"bytes"_s;
    case HistoryOrder::State:
        return u"state"_s;
    case HistoryOrder::VideoId:
        return u"video_id"_s;
    case HistoryOrder::Published:
        break;
    }
    return u"published_at"_s;
}

struct Condition {
    QStringList terms;
    QVariantList values;

    void add(const QString &term, const QVariantList &with)
    {
        terms.append(term);
        values += with;
    }
};

Condition conditionOf(const HistoryQuery &query)
{
    Condition condition;
    if (const QString words = searchedWords(query.words); !words.isEmpty())
        condition.add(u"instr(searched, ?) > 0"_s, {words});
    if (query.fromMs > 0)
        condition.add(u"published_at >= ?"_s, {query.fromMs});
    if (query.untilMs > 0)
        condition.add(u"published_at < ?"_s, {query.untilMs});
    if (query.accountId)
        condition.add(u"account_id = ?"_s, {query.accountId->text + u""_s});
    if (query.states) {
        QVariantList states;
        for (const QString &state : *query.states)
            states.append(state + u""_s);
        condition.add(u"state IN (%1)"_s.arg(QStringList(states.size(), u"?"_s).join(u',')), states);
    }
    return condition;
}

QDateTime momentFrom(const QVariant &value)
{
    return value.toLongLong() > 0 ? base::utcMoment(value.toLongLong()) : QDateTime();
}

HistoryEntry entryFrom(const QSqlQuery &row)
{
    HistoryEntry entry;
    int place = 0;
    entry.id = row.value(place++).toLongLong();
    entry.title = row.value(place++).toString();
    entry.path = row.value(place++).toString();
    entry.videoId = row.value(place++).toString();
    entry.accountId.text = row.value(place++).toString();
    entry.addedAt = momentFrom(row.value(place++));
    entry.publishedAt = momentFrom(row.value(place++));
    entry.bytes = row.value(place++).toLongLong();
    entry.durationMs = row.value(place++).toLongLong();
    entry.md5 = row.value(place++).toString();
    entry.state = row.value(place++).toString();
    entry.askedAt = momentFrom(row.value(place++));
    entry.listed = row.value(place++).toBool();
    return entry;
}

} // namespace

QString searchedWords(const QString &typed)
{
    static const QRegularExpression inLink(u"/id_([A-Za-z0-9_-]+=*)"_s);
    const QRegularExpressionMatch match = inLink.match(typed);
    return (match.hasMatch() ? match.captured(1) : typed.trimmed()).toCaseFolded();
}

QStringList HistoryTable::creation()
{
    return {uR"(CREATE TABLE history (
                upload_id INTEGER PRIMARY KEY,
                published_at INTEGER NOT NULL,
                title TEXT NOT NULL,
                video_id TEXT NOT NULL,
                account_id TEXT NOT NULL,
                bytes INTEGER NOT NULL,
                duration_ms INTEGER NOT NULL,
                state TEXT NOT NULL,
                asked_at INTEGER NOT NULL,
                searched TEXT NOT NULL))"_s,
            u"CREATE INDEX history_by_time ON history (published_at)"_s,
            // SQLite knows no letters but those of ASCII by their case; a name with others is found as it is
            // written, until its row is written anew.
            u"INSERT INTO history SELECT id, COALESCE(published_at, 0), title, video_id, account_id, "
            "MAX(file_size, 0), %1, video_state, 0, lower(title || char(10) || "
            "replace(path, rtrim(path, replace(path, '/', '')), '') || char(10) || video_id) FROM "
            "(SELECT *, CASE WHEN json_valid(metadata) THEN "
            "COALESCE(CAST(json_extract(metadata, '$.title') AS TEXT), '') ELSE '' END AS title "
            "FROM uploads WHERE stage = 'published')"_s.arg(lengthOfFile().arg(u"id"_s)),
            // What a start and an addition ask for is found without a look at all that was ever published.
            u"CREATE INDEX uploads_at_work ON uploads (position) "
            "WHERE listed = 1 OR stage <> 'published' OR leftovers <> ''"_s,
            u"CREATE INDEX uploads_with_secrets ON uploads (position) "
            "WHERE upload_token <> '' OR watch_password <> '' OR leftovers <> ''"_s,
            u"CREATE INDEX uploads_by_account ON uploads (account_id)"_s};
}

HistoryTable::Failure HistoryTable::put(const UploadRecord &record)
{
    static const QString sql =
        u"INSERT INTO history (upload_id, published_at, title, video_id, account_id, bytes, duration_ms, "
        "state, asked_at, searched) VALUES (?, ?, ?, ?, ?, ?, %1, ?, 0, ?) ON CONFLICT (upload_id) DO UPDATE "
        "SET published_at = excluded.published_at, title = excluded.title, video_id = excluded.video_id, "
        "account_id = excluded.account_id, bytes = excluded.bytes, duration_ms = excluded.duration_ms, "
        "state = excluded.state, searched = excluded.searched"_s.arg(lengthOfFile().arg(u"?"_s));
    QSqlQuery query = m_database.prepared(sql);
    const QString empty = u""_s; // a null one would be bound as NULL
    int place = 0;
    for (const QVariant &value :
         {QVariant(record.id),
          QVariant(record.publishedAt.isValid() ? record.publishedAt.toMSecsSinceEpoch() : qint64(0)),
          QVariant(record.metadata.title + empty), QVariant(record.videoId + empty),
          QVariant(record.accountId.text + empty), QVariant(qMax<qint64>(record.identity.size, 0)),
          QVariant(record.id), QVariant(record.videoState + empty), QVariant(searchedText(record) + empty)})
        query.bindValue(place++, value);
    return Database::run(query);
}

HistoryTable::Failure HistoryTable::remove(UploadId id)
{
    QSqlQuery query = m_database.prepared(u"DELETE FROM history WHERE upload_id = ?"_s);
    query.bindValue(0, id);
    return Database::run(query);
}

HistoryTable::Failure HistoryTable::putDuration(UploadId id)
{
    QSqlQuery query = m_database.prepared(
        u"UPDATE history SET duration_ms = %1 WHERE upload_id = ?"_s.arg(lengthOfFile().arg(u"?"_s)));
    query.bindValue(0, id);
    query.bindValue(1, id);
    return Database::run(query);
}

HistoryTable::Failure HistoryTable::putState(UploadId id, const QString &state, qint64 askedAtMs)
{
    QSqlQuery here = m_database.prepared(u"UPDATE history SET state = ?, asked_at = ? WHERE upload_id = ?"_s);
    here.bindValue(0, state + u""_s);
    here.bindValue(1, askedAtMs);
    here.bindValue(2, id);
    if (const Failure failure = Database::run(here))
        return failure;
    QSqlQuery record =
        m_database.prepared(u"UPDATE uploads SET video_state = ? WHERE id = ? AND stage = 'published'"_s);
    record.bindValue(0, state + u""_s);
    record.bindValue(1, id);
    return Database::run(record);
}

HistoryTable::Failure HistoryTable::renameAccount(const QString &from, const QString &to)
{
    QSqlQuery query = m_database.prepared(u"UPDATE history SET account_id = ? WHERE account_id = ?"_s);
    query.bindValue(0, to + u""_s);
    query.bindValue(1, from + u""_s);
    return Database::run(query);
}

HistoryHits HistoryTable::find(const HistoryQuery &wanted) const
{
    const Condition condition = conditionOf(wanted);
    const QString where =
        condition.terms.isEmpty() ? QString() : u" WHERE "_s + condition.terms.join(u" AND "_s);
    const QString direction = wanted.descending ? u" DESC"_s : QString();
    QSqlQuery query = m_database.prepared(
        u"SELECT upload_id, bytes, duration_ms FROM history%1 ORDER BY %2%3, upload_id%3"_s.arg(
            where, columnOf(wanted.order), direction));
    for (int i = 0; i < condition.values.size(); ++i)
        query.bindValue(i, condition.values.at(i));
    HistoryHits hits;
    query.exec();
    while (query.next()) {
        hits.ids.append(query.value(0).toLongLong());
        hits.bytes += query.value(1).toLongLong();
        hits.durationMs += query.value(2).toLongLong();
    }
    return hits;
}

QList<HistoryEntry> HistoryTable::entries(const QList<UploadId> &ids) const
{
    QSqlQuery query = m_database.prepared(
        u"SELECT id, title, path, history.video_id, history.account_id, added_at, history.published_at, "
        "bytes, duration_ms, md5, state, asked_at, listed FROM history JOIN uploads ON id = upload_id "
        "WHERE upload_id = ?"_s);
    QList<HistoryEntry> found;
    for (const UploadId id : ids) {
        query.bindValue(0, id);
        if (query.exec() && query.next())
            found.append(entryFrom(query));
    }
    return found;
}

QList<transfer::AccountId> HistoryTable::accounts() const
{
    QList<transfer::AccountId> ids;
    QSqlQuery query = m_database.prepared(u"SELECT DISTINCT account_id FROM history"_s);
    query.exec();
    while (query.next())
        ids.append({query.value(0).toString()});
    return ids;
}

} // namespace store
