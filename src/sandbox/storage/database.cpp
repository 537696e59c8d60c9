#include "sandbox/storage/database.h"

#include "sandbox/storage/json_text.h"
#include "sandbox/storage/private_files.h"

#include <QDir>
#include <QLoggingCategory>
#include <QSqlError>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

Q_LOGGING_CATEGORY(databaseLog, "youchuan.sandbox")

// SQLite gives its log and its index the mode of the database.
bool makeFile(const QString &path, QString *error)
{
    QFile file(path);
    if (!openPrivately(file, QIODevice::ReadWrite)) {
        *error = file.errorString();
        return false;
    }
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
        makePrivate(path + suffix);
    return true;
}

} // namespace

Database::~Database()
{
    if (m_connection.isEmpty())
        return;
    m_saveSlice.reset();
    m_database = {}; // else removeDatabase complains of a connection in use
    QSqlDatabase::removeDatabase(m_connection);
}

bool Database::open(const QString &dir, QString *error)
{
    const QString path = QDir(dir).filePath(u"sandbox.sqlite"_s);
    if (!makeFile(path, error))
        return false;
    m_connection = u"sandbox-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setDatabaseName(path);
    bool good = m_database.open();
    QSqlQuery query(m_database);
    for (const QString &statement :
         {u"PRAGMA temp_store=MEMORY"_s, u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=OFF"_s,
          u"CREATE TABLE IF NOT EXISTS account (client_id TEXT PRIMARY KEY, json TEXT NOT NULL)"_s,
          u"CREATE TABLE IF NOT EXISTS upload (number INTEGER PRIMARY KEY, json TEXT NOT NULL)"_s,
          u"CREATE TABLE IF NOT EXISTS slice (upload INTEGER, idx INTEGER, out_since INTEGER, hash BLOB,"
          " PRIMARY KEY (upload, idx)) WITHOUT ROWID"_s}) {
        good = good && query.exec(statement);
    }
    if (!good) {
        *error = query.lastError().isValid() ? query.lastError().text() : m_database.lastError().text();
        return false;
    }
    m_saveSlice = std::make_unique<QSqlQuery>(m_database);
    m_saveSlice->prepare(u"INSERT OR REPLACE INTO slice VALUES (?, ?, ?, ?)"_s);
    return true;
}

void Database::run(QSqlQuery &query)
{
    if (!query.exec())
        qCWarning(databaseLog) << "state not kept:" << query.lastError().text();
}

QList<QJsonObject> Database::accounts()
{
    QList<QJsonObject> list;
    QSqlQuery query(u"SELECT json FROM account ORDER BY rowid"_s, m_database);
    while (query.next())
        list.append(fromText(query.value(0)));
    return list;
}

void Database::saveAccount(const QString &clientId, const QJsonObject &json)
{
    QSqlQuery query(m_database);
    query.prepare(
        u"INSERT INTO account VALUES (?, ?) ON CONFLICT (client_id) DO UPDATE SET json = excluded.json"_s);
    query.addBindValue(clientId);
    query.addBindValue(toText(json));
    run(query);
}

QList<KeptUpload> Database::uploads()
{
    QList<KeptUpload> list;
    QSqlQuery query(u"SELECT number, json FROM upload ORDER BY number"_s, m_database);
    while (query.next())
        list.append({query.value(0).toLongLong(), fromText(query.value(1))});
    return list;
}

void Database::saveUpload(const KeptUpload &upload)
{
    QSqlQuery query(m_database);
    query.prepare(u"INSERT OR REPLACE INTO upload VALUES (?, ?)"_s);
    query.addBindValue(upload.number);
    query.addBindValue(toText(upload.json));
    run(query);
}

QList<KeptSlice> Database::slices(qint64 upload)
{
    QList<KeptSlice> list;
    QSqlQuery query(m_database);
    query.prepare(u"SELECT idx, out_since, hash FROM slice WHERE upload = ? ORDER BY out_since, idx"_s);
    query.addBindValue(upload);
    run(query);
    while (query.next())
        list.append({query.value(0).toLongLong(), query.value(1).toLongLong(), query.value(2).toByteArray()});
    return list;
}

void Database::saveSlice(qint64 upload, const KeptSlice &slice)
{
    m_saveSlice->bindValue(0, upload);
    m_saveSlice->bindValue(1, slice.index);
    m_saveSlice->bindValue(2, slice.outSince);
    m_saveSlice->bindValue(3, slice.hash);
    run(*m_saveSlice);
}

} // namespace sandbox
