// One SQLite connection through Qt SQL: opens, checks, migrates, sets aside.
//
// Belongs to one thread: made, used and destroyed there. A file that is damaged, holds what this program
// never made, or was written by a newer version of it is set aside: it is renamed with its -wal and -shm to a
// dated name, loses its secrets and is else never touched, and a new one is begun. All of a file is looked
// through before it is left, and before it is written unless it is as it was left (store/database/clean_end.h).
// Deleted content is overwritten (secure_delete), so that a wiped secret is really gone from the file.
#pragma once

#include "base/error.h"
#include "store/database/set_aside.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>

#include <optional>

namespace store {

// The statements that lead from version n to n + 1, one entry for each n from 0.
using Schema = QList<QStringList>;

class Database
{
    Q_DECLARE_TR_FUNCTIONS(store::Database)

public:
    enum class Access { ReadWrite, ReadOnly };

    // secrets: where they stand, so that none stays in a file that is set aside.
    Database(QString path, Schema schema, SecretColumns secrets = {});
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    // Nothing: open. ReadOnly makes and changes no file of ours: it fails when there is no database yet, and
    // leaves an older version as it is.
    std::optional<base::Error> open(Access access);
    // Where a file that could not be used went; empty when all was well.
    QString setAside() const { return m_setAside; }
    bool setAsideAsNewer() const { return m_setAsideAsNewer; }

    QSqlQuery prepared(const QString &sql) const;
    bool run(const QString &sql, QSqlError *error = nullptr);

    // Nothing that was overwritten stays in the write-ahead log. False: a reader is in the way, try again
    // later.
    bool emptyLog();

    // What is prepared, once; none: it is done.
    static std::optional<base::Error> run(QSqlQuery &query);
    static base::Error errorFrom(const QSqlError &error);

private:
    enum class Health { Good, Damaged, Newer, Unknown };

    std::optional<base::Error> openWritable();
    Health examine(QSqlError *error, bool knownWhole = false) const;
    Health lookThrough(QSqlError *error) const;
    bool holdsForeign() const;
    bool connect(Access access, QSqlError *error);
    void disconnect();
    bool moveAside(const QString &why);
    bool migrate(QSqlError *error);
    int version() const;

    QString m_path;
    Schema m_schema;
    SecretColumns m_secrets;
    QString m_connection;
    QSqlDatabase m_database;
    QString m_setAside;
    bool m_setAsideAsNewer = false;
    bool m_written = false; // it may have been
};

} // namespace store
