#include "store/folders/folder_table.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlError>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {

namespace {

constexpr int mostFolders = 1000;
constexpr int mostOpen = 200'000;

const QStringList &stepNames()
{
    static const QStringList names = {u""_s, u"adding"_s, u"looking"_s, u"awaiting"_s, u"moving"_s};
    return names;
}

QString columnsOfTaken()
{
    return u"number, folder_id, path, file_size, file_modified_ms, file_id, md5, taken_at, upload_id, step, "
           "move_to"_s;
}

// A null text would be bound as NULL.
QVariant text(const QString &text)
{
    return text + u""_s;
}

void bindAll(QSqlQuery &query, const QVariantList &values)
{
    int place = 0;
    for (const QVariant &value : values)
        query.bindValue(place++, value);
}

TakenFile takenIn(const QSqlQuery &query)
{
    TakenFile file;
    file.number = query.value(0).toLongLong();
    file.folder = query.value(1).toLongLong();
    file.path = query.value(2).toString();
    file.identity = {query.value(3).toLongLong(), query.value(4).toLongLong(), query.value(5).toString()};
    file.md5 = query.value(6).toString();
    file.takenAtMs = query.value(7).toLongLong();
    file.upload = query.value(8).toLongLong();
    file.step = TakenStep(std::max<qsizetype>(0, stepNames().indexOf(query.value(9).toString())));
    file.moveTo = query.value(10).toString();
    return file;
}

QStringList textsIn(const QString &json)
{
    QStringList texts;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &each : array)
        texts.append(each.toString());
    return texts;
}

} // namespace

QString takenStepName(TakenStep step)
{
    return stepNames().at(qsizetype(step));
}

QStringList FolderTable::creation()
{
    return {uR"(CREATE TABLE watched_folders (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                path TEXT NOT NULL,
                below INTEGER NOT NULL,
                template TEXT NOT NULL,
                account_id TEXT NOT NULL,
                starts INTEGER NOT NULL,
                age_seconds INTEGER NOT NULL,
                patterns TEXT NOT NULL,
                move_to TEXT NOT NULL,
                numbered INTEGER NOT NULL))"_s,
            uR"(CREATE TABLE taken_files (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                folder_id INTEGER NOT NULL,
                path TEXT NOT NULL,
                file_size INTEGER NOT NULL,
                file_modified_ms INTEGER NOT NULL,
                file_id TEXT NOT NULL,
                md5 TEXT NOT NULL,
                taken_at INTEGER NOT NULL,
                upload_id INTEGER NOT NULL,
                step TEXT NOT NULL,
                move_to TEXT NOT NULL))"_s,
            u"CREATE UNIQUE INDEX taken_by_path ON taken_files (path, file_size, md5)"_s,
            u"CREATE INDEX taken_by_content ON taken_files (file_size, md5)"_s,
            u"CREATE INDEX taken_by_file ON taken_files (file_id, file_size)"_s,
            u"CREATE INDEX taken_by_day ON taken_files (taken_at)"_s,
            u"CREATE INDEX taken_at_work ON taken_files (number) WHERE step <> ''"_s};
}

QList<WatchedFolder> FolderTable::folders(Failure *failure) const
{
    QList<WatchedFolder> folders;
    QSqlQuery query = m_database.prepared(
        u"SELECT id, path, below, template, account_id, starts, age_seconds, patterns, move_to, numbered "
        "FROM watched_folders ORDER BY id"_s);
    query.exec();
    while (folders.size() < mostFolders && query.next()) {
        WatchedFolder folder;
        folder.id = query.value(0).toLongLong();
        folder.path = query.value(1).toString();
        folder.below = query.value(2).toBool();
        folder.templateName = query.value(3).toString();
        folder.account.text = query.value(4).toString();
        folder.starts = query.value(5).toBool();
        folder.ageSeconds = qBound(WatchedFolder::leastAge, query.value(6).toInt(), WatchedFolder::mostAge);
        folder.patterns = textsIn(query.value(7).toString());
        folder.moveTo = query.value(8).toString();
        folder.numbered = query.value(9).toInt();
        folders.append(folder);
    }
    if (failure && query.lastError().isValid())
        *failure = Database::errorFrom(query.lastError());
    return folders;
}

FolderTable::Failure FolderTable::put(const WatchedFolder &folder)
{
    QSqlQuery query = m_database.prepared(
        u"INSERT OR REPLACE INTO watched_folders (id, path, below, template, account_id, starts, "
        "age_seconds, patterns, move_to, numbered) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    const QByteArray patterns =
        QJsonDocument(QJsonArray::fromStringList(folder.patterns)).toJson(QJsonDocument::Compact);
    bindAll(query, {folder.id, text(folder.path), folder.below, text(folder.templateName),
                    text(folder.account.text), folder.starts, folder.ageSeconds, QString::fromUtf8(patterns),
                    text(folder.moveTo), folder.numbered});
    return Database::run(query);
}

FolderTable::Failure FolderTable::remove(FolderId id)
{
    QSqlQuery query = m_database.prepared(u"DELETE FROM watched_folders WHERE id = ?"_s);
    query.bindValue(0, id);
    return Database::run(query);
}

FoldersAtWork FolderTable::atWork(qint64 todayMs) const
{
    FoldersAtWork all;
    all.folders = folders();
    all.lastFolder = lastOf(u"watched_folders"_s);
    all.lastTaken = lastOf(u"taken_files"_s);
    all.today = since(todayMs);
    QSqlQuery query = m_database.prepared(u"SELECT "_s + columnsOfTaken()
                                          + u" FROM taken_files WHERE step <> '' ORDER BY number"_s);
    query.exec();
    while (all.open.size() < mostOpen && query.next())
        all.open.append(takenIn(query));
    return all;
}

QHash<FolderId, DayOfFolder> FolderTable::since(qint64 ms) const
{
    QHash<FolderId, DayOfFolder> days;
    QSqlQuery query = m_database.prepared(u"SELECT folder_id, count(*), max(taken_at) FROM taken_files "
                                          "WHERE taken_at >= ? AND upload_id <> 0 GROUP BY folder_id"_s);
    query.bindValue(0, ms);
    query.exec();
    while (query.next())
        days.insert(query.value(0).toLongLong(), {query.value(1).toInt(), query.value(2).toLongLong()});
    return days;
}

qint64 FolderTable::lastOf(const QString &table) const
{
    QSqlQuery query = m_database.prepared(u"SELECT seq FROM sqlite_sequence WHERE name = ?"_s);
    query.bindValue(0, table);
    return query.exec() && query.next() ? query.value(0).toLongLong() : 0;
}

FolderTable::Failure FolderTable::put(const TakenFile &file)
{
    QSqlQuery query = m_database.prepared(
        u"INSERT INTO taken_files ("_s + columnsOfTaken()
        + u") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path, file_size, md5) DO UPDATE SET "
          "file_modified_ms = excluded.file_modified_ms, file_id = excluded.file_id"_s);
    bindAll(query, {file.number, file.folder, text(file.path), file.identity.size, file.identity.modifiedMs,
                    text(file.identity.fileId), text(file.md5), file.takenAtMs, file.upload,
                    text(takenStepName(file.step)), text(file.moveTo)});
    return Database::run(query);
}

FolderTable::Failure FolderTable::setStep(const TakenFile &file)
{
    QSqlQuery query = m_database.prepared(
        u"UPDATE taken_files SET step = ?, upload_id = ?, move_to = ? WHERE number = ?"_s);
    bindAll(query, {text(takenStepName(file.step)), file.upload, text(file.moveTo), file.number});
    return Database::run(query);
}

FolderTable::Failure FolderTable::drop(qint64 number)
{
    QSqlQuery query = m_database.prepared(u"DELETE FROM taken_files WHERE number = ?"_s);
    query.bindValue(0, number);
    return Database::run(query);
}

QList<qsizetype> FolderTable::known(const QList<TakenFile> &files) const
{
    QSqlQuery byPath = m_database.prepared(
        u"SELECT 1 FROM taken_files WHERE path = ? AND file_size = ? AND file_modified_ms = ? "
        "AND file_id = ?"_s);
    QSqlQuery byFile = m_database.prepared(
        u"SELECT 1 FROM taken_files WHERE file_id = ? AND file_size = ? AND file_modified_ms = ?"_s);
    QList<qsizetype> known;
    for (qsizetype i = 0; i < files.size(); ++i) {
        const transfer::FileIdentity &identity = files[i].identity;
        const bool hasId = !identity.fileId.isEmpty();
        QSqlQuery &query = hasId ? byFile : byPath;
        if (hasId)
            bindAll(query, {identity.fileId, identity.size, identity.modifiedMs});
        else
            bindAll(query, {text(files[i].path), identity.size, identity.modifiedMs, u""_s});
        if (query.exec() && query.next())
            known.append(i);
        query.finish();
    }
    return known;
}

bool FolderTable::hasContent(qint64 size, const QString &md5) const
{
    QSqlQuery query =
        m_database.prepared(u"SELECT 1 FROM taken_files WHERE file_size = ? AND md5 = ? LIMIT 1"_s);
    bindAll(query, {size, md5});
    return query.exec() && query.next();
}

} // namespace store
