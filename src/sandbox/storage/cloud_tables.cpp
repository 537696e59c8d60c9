#include "sandbox/storage/cloud_tables.h"

#include "sandbox/storage/json_text.h"

#include <QSqlError>

using namespace Qt::StringLiterals;

namespace sandbox {

bool CloudTables::open(QString *error)
{
    QSqlQuery query(m_database.connection());
    for (const QString &statement :
         {u"CREATE TABLE IF NOT EXISTS multipart (id TEXT PRIMARY KEY, json TEXT NOT NULL)"_s,
          u"CREATE TABLE IF NOT EXISTS part (multipart TEXT, number INTEGER, json TEXT NOT NULL,"
          " PRIMARY KEY (multipart, number)) WITHOUT ROWID"_s,
          u"CREATE TABLE IF NOT EXISTS object (key TEXT PRIMARY KEY, json TEXT NOT NULL)"_s,
          u"CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)"_s}) {
        if (!query.exec(statement)) {
            *error = query.lastError().text();
            return false;
        }
    }
    return true;
}

void CloudTables::write(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(m_database.connection());
    query.prepare(statement);
    for (const QVariant &value : values)
        query.addBindValue(value);
    Database::run(query);
}

QSqlQuery CloudTables::read(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    query.prepare(statement);
    for (const QVariant &value : values)
        query.addBindValue(value);
    Database::run(query);
    return query;
}

QList<std::pair<QString, QJsonObject>> CloudTables::multiparts()
{
    QList<std::pair<QString, QJsonObject>> list;
    QSqlQuery query = read(u"SELECT id, json FROM multipart ORDER BY rowid"_s);
    while (query.next())
        list.append({query.value(0).toString(), fromText(query.value(1))});
    return list;
}

void CloudTables::saveMultipart(const QString &id, const QJsonObject &json)
{
    write(u"INSERT OR REPLACE INTO multipart VALUES (?, ?)"_s, {id, toText(json)});
}

QList<QJsonObject> CloudTables::parts(const QString &id)
{
    QList<QJsonObject> list;
    QSqlQuery query = read(u"SELECT json FROM part WHERE multipart = ? ORDER BY number"_s, {id});
    while (query.next())
        list.append(fromText(query.value(0)));
    return list;
}

void CloudTables::savePart(const QString &id, int number, const QJsonObject &json)
{
    write(u"INSERT OR REPLACE INTO part VALUES (?, ?, ?)"_s, {id, number, toText(json)});
}

void CloudTables::removeMultipart(const QString &id)
{
    write(u"DELETE FROM multipart WHERE id = ?"_s, {id});
    write(u"DELETE FROM part WHERE multipart = ?"_s, {id});
}

QList<QJsonObject> CloudTables::objects()
{
    QList<QJsonObject> list;
    QSqlQuery query = read(u"SELECT json FROM object"_s);
    while (query.next())
        list.append(fromText(query.value(0)));
    return list;
}

void CloudTables::saveObject(const QString &key, const QJsonObject &json)
{
    write(u"INSERT OR REPLACE INTO object VALUES (?, ?)"_s, {key, toText(json)});
}

void CloudTables::complete(const QString &id, const QString &key, const QJsonObject &json)
{
    QSqlDatabase connection = m_database.connection();
    connection.transaction();
    saveObject(key, json);
    removeMultipart(id);
    connection.commit();
}

QString CloudTables::setting(const QString &name)
{
    QSqlQuery query = read(u"SELECT value FROM setting WHERE name = ?"_s, {name});
    return query.next() ? query.value(0).toString() : QString();
}

void CloudTables::saveSetting(const QString &name, const QString &value)
{
    write(u"INSERT OR REPLACE INTO setting VALUES (?, ?)"_s, {name, value});
}

} // namespace sandbox
