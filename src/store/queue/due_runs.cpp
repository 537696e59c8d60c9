#include "store/queue/due_runs.h"

using namespace Qt::StringLiterals;

namespace store {

using transfer::UploadRecord;

QString dueEventName(DueEvent event)
{
    return event == DueEvent::Published ? u"published"_s : u"failed"_s;
}

QStringList DueRuns::creation()
{
    return {uR"(CREATE TABLE due_runs (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                event TEXT NOT NULL,
                path TEXT NOT NULL,
                title TEXT NOT NULL,
                video_id TEXT NOT NULL,
                account_id TEXT NOT NULL))"_s};
}

// A record is written often: only what it was not before counts.
DueRuns::Failure DueRuns::note(const UploadRecord &record)
{
    const bool published = record.stage == transfer::Stage::Published;
    const bool failed = !published && record.failure && !record.cancelled;
    if (!(published && m_wanted.published) && !(failed && m_wanted.failed))
        return std::nullopt;
    QSqlQuery before =
        m_database.prepared(u"SELECT stage = 'published', failure IS NOT NULL FROM uploads WHERE id = ?"_s);
    before.bindValue(0, record.id);
    const bool known = before.exec() && before.next();
    if (known && before.value(published ? 0 : 1).toBool())
        return std::nullopt;
    before.finish();
    return add(published ? DueEvent::Published : DueEvent::Failed, record);
}

DueRuns::Failure DueRuns::add(DueEvent event, const UploadRecord &record)
{
    QSqlQuery query = m_database.prepared(
        u"INSERT INTO due_runs (event, path, title, video_id, account_id) VALUES (?, ?, ?, ?, ?)"_s);
    const QString empty = u""_s; // a null one would be bound as NULL
    int place = 0;
    for (const QString &text :
         {dueEventName(event), record.path, record.metadata.title, record.videoId, record.accountId.text})
        query.bindValue(place++, text + empty);
    return Database::run(query);
}

std::optional<DueRun> DueRuns::next() const
{
    QSqlQuery query = m_database.prepared(
        u"SELECT number, event, path, title, video_id, account_id FROM due_runs ORDER BY number LIMIT 1"_s);
    if (!query.exec() || !query.next())
        return std::nullopt;
    DueRun run;
    run.number = query.value(0).toLongLong();
    run.event = query.value(1).toString() == "failed"_L1 ? DueEvent::Failed : DueEvent::Published;
    run.path = query.value(2).toString();
    run.title = query.value(3).toString();
    run.videoId = query.value(4).toString();
    run.accountId.text = query.value(5).toString();
    return run;
}

DueRuns::Failure DueRuns::drop(qint64 number)
{
    QSqlQuery query = m_database.prepared(u"DELETE FROM due_runs WHERE number = ?"_s);
    query.bindValue(0, number);
    return Database::run(query);
}

} // namespace store
