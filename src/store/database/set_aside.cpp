#include "store/database/set_aside.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace store {

namespace {

Q_LOGGING_CATEGORY(setAsideLog, "youchuan.database")

constexpr int mostRows = 200'000;
constexpr qsizetype shortestSecret = 4; // shorter ones would take other words out
constexpr qsizetype longSecret = 16;    // from here on no piece of it stays either
constexpr qsizetype pieceBytes = sizeof(quint64);
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

QStringList secretsIn(const QString &value, const QStringList &members)
{
    const QJsonArray objects = QJsonDocument::fromJson(value.toUtf8()).array();
    if (!objects.first().isObject())
        return {value};
    QStringList found;
    for (const QJsonValue &object : objects) {
        for (const QString &member : members)
            found.append(object[member].toString());
    }
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
                for (const QString &secret : secretsIn(value, secrets.members))
                    values.insert(secret.toUtf8());
            }
        }
    }
    values.remove({});
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

quint64 pieceAt(const char *place)
{
    quint64 piece = 0;
    std::memcpy(&piece, place, pieceBytes);
    return piece;
}

// SQLite cuts what does not fit into a page, so of long ones every piece is looked for.
QByteArray blotted(const QByteArray &before, const QSet<QByteArray> &values)
{
    QByteArray after = before;
    QSet<quint64> pieces;
    for (const QByteArray &value : values) {
        if (value.size() >= longSecret) {
            for (qsizetype at = 0; at + pieceBytes <= value.size(); ++at)
                pieces.insert(pieceAt(value.constData() + at));
        } else if (value.size() >= shortestSecret) {
            after.replace(value, QByteArray(value.size(), '*'));
        }
    }
    for (qsizetype at = 0; !pieces.isEmpty() && at + pieceBytes <= before.size(); ++at) {
        if (pieces.contains(pieceAt(before.constData() + at)))
            std::fill_n(after.begin() + at, pieceBytes, '*');
    }
    return after;
}

void overwrite(const QString &path, const QSet<QByteArray> &values)
{
    QFile file(path);
    if (values.isEmpty() || file.size() > largestWiped || !file.open(QIODevice::ReadWrite))
        return;
    const QByteArray before = file.readAll();
    const QByteArray after = blotted(before, values);
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
