#include "store/queue/set_aside.h"

#include <QFile>
#include <QLoggingCategory>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace store {

namespace {

Q_LOGGING_CATEGORY(setAsideLog, "youchuan.database")

constexpr int mostRows = 200'000;
constexpr qsizetype shortestSecret = 4;              // shorter ones would take other words out
constexpr qint64 largestWiped = 256LL * 1024 * 1024; // beyond it only SQLite wipes

bool run(const QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    return query.exec(sql);
}

QStringList texts(const QSqlDatabase &database, const QString &sql)
{
    QStringList found;
    QSqlQuery query(database);
    query.setForwardOnly(true);
    query.exec(sql);
    while (found.size() < mostRows && query.next())
        found.append(query.value(0).toString());
    return found;
}

// From both ends: a page that cannot be read ends each.
QSet<QByteArray> readable(const QSqlDatabase &database, const SecretColumns &secrets)
{
    QSet<QByteArray> values;
    for (const QString &column : secrets.columns) {
        for (const QString &order : {u"ASC"_s, u"DESC"_s}) {
            const QStringList found =
                texts(database, u"SELECT %1 FROM %2 ORDER BY rowid %3"_s.arg(column, secrets.table, order));
            for (const QString &value : found) {
                if (!value.isEmpty())
                    values.insert(value.toUtf8());
            }
        }
    }
    return values;
}

bool emptied(const QSqlDatabase &database, const SecretColumns &secrets)
{
    for (QString trigger : texts(database, u"SELECT name FROM sqlite_master WHERE type = 'trigger'"_s)) {
        if (!run(database, u"DROP TRIGGER \"%1\""_s.arg(trigger.replace(u'"', u"\"\""_s))))
            return false;
    }
    bool done = run(database, u"PRAGMA secure_delete = ON"_s);
    const QStringList present =
        texts(database, u"SELECT name FROM pragma_table_info('%1')"_s.arg(secrets.table));
    for (const QString &column : secrets.columns) { // some came with a later version
        if (!present.contains(column))
            continue;
        done = done && run(database, u"UPDATE %1 SET %2 = '' WHERE %2 <> ''"_s.arg(secrets.table, column));
    }
    // What was overwritten stands in the log until it is gone.
    return done && run(database, u"PRAGMA wal_checkpoint(TRUNCATE)"_s)
           && run(database, u"PRAGMA journal_mode = DELETE"_s);
}

void overwrite(const QString &path, const QSet<QByteArray> &values)
{
    QFile file(path);
    if (values.isEmpty() || file.size() > largestWiped || !file.open(QIODevice::ReadWrite))
        return;
    const QByteArray before = file.readAll();
    QByteArray after = before;
    for (const QByteArray &value : values) {
        if (value.size() >= shortestSecret)
            after.replace(value, QByteArray(value.size(), '*'));
    }
    if (after != before && (!file.seek(0) || file.write(after) != after.size()))
        qCWarning(setAsideLog) << "secrets stay in the database that was set aside";
}

} // namespace

void wipeSecrets(const QString &path, const SecretColumns &secrets)
{
    if (secrets.table.isEmpty() || QFile(path).size() == 0)
        return;
    const QString connection = u"youchuan-aside-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSet<QByteArray> values;
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        database.setDatabaseName(path);
        if (database.open() && run(database, u"PRAGMA trusted_schema = OFF"_s)
            && run(database, u"PRAGMA temp_store = MEMORY"_s)
            && !texts(database, u"SELECT name FROM sqlite_master WHERE type = 'table' AND name = '%1' "
                                "AND upper(ltrim(sql)) NOT LIKE 'CREATE VIRTUAL%'"_s.arg(secrets.table))
                    .isEmpty()) {
            values = readable(database, secrets);
            done = values.isEmpty() || emptied(database, secrets); // what holds none stays as it is
        }
    }
    QSqlDatabase::removeDatabase(connection);
    if (done)
        return;
    for (const QString &companion : {QString(), u"-wal"_s})
        overwrite(path + companion, values);
}

} // namespace store
