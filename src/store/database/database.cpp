#include "store/database/database.h"

#include "store/profile/own_file.h"
#include "store/profile/profile.h"
#include "store/profile/profile_folder.h"
#include "store/database/clean_end.h"

#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSqlError>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace store {

namespace {

Q_LOGGING_CATEGORY(databaseLog, "youchuan.database")

// Primary result codes of SQLite; extended ones carry them in their low byte.
enum SqliteCode { IoError = 10, Corrupt = 11, Full = 13, NotADatabase = 26 };

// A hundred thousand published videos take a tenth of a gigabyte; one that is larger than this nobody wants
// to wait for.
constexpr qint64 largestFile = 8LL * 1024 * 1024 * 1024;

int primaryCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

const QStringList &companions()
{
    static const QStringList suffixes = {QString(), u"-wal"_s, u"-shm"_s};
    return suffixes;
}

// SQLite gives its companion files the mode of the database, which therefore has to exist first.
bool makeFile(const QString &path)
{
    if (QFile::exists(path))
        return isOwnFile(path);
    QFile file(path);
    return openOwn(file, QIODevice::ReadWrite);
}

} // namespace

Database::Database(QString path, Schema schema, SecretColumns secrets)
    : m_path(std::move(path))
    , m_schema(std::move(schema))
    , m_secrets(std::move(secrets))
    , m_connection(u"youchuan-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Database::~Database()
{
    QSqlError error;
    const bool whole = m_written && lookThrough(&error) == Health::Good;
    disconnect();
    if (whole)
        CleanEnd(m_path).note();
}

std::optional<base::Error> Database::open(Access access)
{
    if (access == Access::ReadWrite)
        return openWritable();

    QSqlError error;
    if (!QFile::exists(m_path))
        return base::localError(base::ErrorKind::FileMissing, m_path);
    if (!connect(access, &error))
        return errorFrom(error);
    const Health health = examine(&error);
    if (health == Health::Good && version() > 0)
        return std::nullopt;
    disconnect();
    using enum base::ErrorKind;
    switch (health) {
    case Health::Good: // somebody is only just beginning it
        return base::localError(FileMissing, m_path);
    case Health::Damaged:
        return base::localError(FileUnreadable, base::Unusable::Damaged);
    case Health::Newer:
        return base::localError(FileUnreadable, base::Unusable::FromNewerVersion);
    case Health::Unknown:
        break;
    }
    return errorFrom(error);
}

std::optional<base::Error> Database::openWritable()
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        QSqlError error;
        Health health = Health::Unknown;
        // SQLite would take a file that lost all it had for a new one, and delete the log beside it.
        const QFileInfo file(m_path);
        const bool emptied = file.exists() && file.size() == 0;
        if (!makeFile(m_path))
            return base::localError(base::ErrorKind::Internal, m_path);
        const bool asItWasLeft = CleanEnd(m_path).take();
        if (emptied)
            health = Health::Damaged;
        else if (connect(Access::ReadWrite, &error))
            health = examine(&error, asItWasLeft);
        if (health == Health::Good) {
            m_written = migrate(&error);
            if (m_written)
                return std::nullopt;
            return errorFrom(error);
        }
        disconnect();
        if (health == Health::Unknown)
            return errorFrom(error);
        // A damaged or newer file: the second attempt begins a new one.
        m_setAsideAsNewer = health == Health::Newer;
        if (!moveAside(m_setAsideAsNewer ? u"newer"_s : u"damaged"_s))
            return base::localError(base::ErrorKind::Internal, m_path);
    }
    return base::localError(base::ErrorKind::Internal, m_path);
}

bool Database::connect(Access access, QSqlError *error)
{
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setDatabaseName(m_path);
    if (access == Access::ReadOnly)
        m_database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
    if (!m_database.open()) {
        *error = m_database.lastError();
        return false;
    }
    // Sorting spills over into files that anybody's /var/tmp keeps, passwords and tokens with it. And what a
    // schema brings along (a foreign file's) may call nothing.
    if (!run(u"PRAGMA temp_store = MEMORY"_s, error) || !run(u"PRAGMA trusted_schema = OFF"_s, error))
        return false;
    if (access == Access::ReadOnly)
        return true;
    for (const QString &suffix : companions()) {
        if (QFile::exists(m_path + suffix))
            closeToOthers(m_path + suffix);
    }
    return true;
}

void Database::disconnect()
{
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

Database::Health Database::examine(QSqlError *error, bool knownWhole) const
{
    if (QFileInfo(m_path).size() > largestFile || (version() <= m_schema.size() && holdsForeign()))
        return Health::Damaged;
    const Health health = knownWhole ? Health::Good : lookThrough(error);
    return health == Health::Good && version() > m_schema.size() ? Health::Newer : health;
}

Database::Health Database::lookThrough(QSqlError *error) const
{
    QSqlQuery query(m_database);
    // The next statement reads the file and finds out whether it is a database at all.
    if (!query.exec(u"PRAGMA quick_check(1)"_s) || !query.next()) {
        *error = query.lastError();
        const int code = primaryCode(*error);
        return code == Corrupt || code == NotADatabase ? Health::Damaged : Health::Unknown;
    }
    return query.value(0).toString() == "ok"_L1 ? Health::Good : Health::Damaged;
}

// Ours hold the tables and indexes of their schema. A trigger, a view, a module's table or a column that is
// reckoned comes from elsewhere, and would act when it is read or written.
bool Database::holdsForeign() const
{
    QStringList statements;
    for (const QStringList &step : m_schema)
        statements += step;
    const QString known = statements.join(u'\n');
    QSqlQuery query(m_database);
    query.exec(u"SELECT type, name, upper(ltrim(sql)) LIKE 'CREATE VIRTUAL%' FROM sqlite_master "
               "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"_s);
    QStringList tables;
    while (query.next()) {
        const QString type = query.value(0).toString();
        const QString name = query.value(1).toString();
        if ((type != "table"_L1 && type != "index"_L1) || query.value(2).toBool()
            || !QRegularExpression(u"\\b%1\\b"_s.arg(QRegularExpression::escape(name)))
                    .match(known)
                    .hasMatch())
            return true;
        if (type == "table"_L1)
            tables.append(name);
    }
    for (const QString &table : std::as_const(tables)) {
        query.prepare(u"SELECT 1 FROM pragma_table_xinfo(?) WHERE hidden <> 0"_s);
        query.bindValue(0, table);
        if (query.exec() && query.next())
            return true;
    }
    return false;
}

bool Database::moveAside(const QString &why)
{
    const QString aside = setAsidePath(m_path, why);
    for (const QString &suffix : companions()) {
        if (QFile::exists(m_path + suffix) && !QFile::rename(m_path + suffix, aside + suffix))
            return false;
    }
    m_setAside = aside;
    wipeSecrets(aside, m_secrets);
    qCWarning(databaseLog) << "the database could not be used and was set aside";
    return true;
}

bool Database::migrate(QSqlError *error)
{
    // secure_delete comes first: a migration may drop content too.
    if (!run(u"PRAGMA secure_delete = ON"_s, error) || !run(u"PRAGMA journal_mode = WAL"_s, error))
        return false;
    // On macOS a plain fsync stops at the drive's cache; elsewhere these change nothing.
    run(u"PRAGMA fullfsync = ON"_s);
    run(u"PRAGMA checkpoint_fullfsync = ON"_s);
    for (int from = version(); from < m_schema.size(); ++from) {
        QStringList statements = m_schema.at(from);
        statements.append(u"PRAGMA user_version = %1"_s.arg(from + 1));
        bool done = run(u"BEGIN IMMEDIATE"_s, error);
        for (const QString &statement : std::as_const(statements))
            done = done && run(statement, error);
        if (!done || !run(u"COMMIT"_s, error)) {
            run(u"ROLLBACK"_s);
            return false;
        }
    }
    emptyLog();
    return true;
}

int Database::version() const
{
    QSqlQuery query(m_database);
    return query.exec(u"PRAGMA user_version"_s) && query.next() ? query.value(0).toInt() : 0;
}

QSqlQuery Database::prepared(const QString &sql) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        qCWarning(databaseLog) << "a statement could not be prepared:" << query.lastError().text();
    return query;
}

bool Database::run(const QString &sql, QSqlError *error)
{
    QSqlQuery query(m_database);
    if (query.exec(sql))
        return true;
    if (error)
        *error = query.lastError();
    return false;
}

bool Database::emptyLog()
{
    QSqlQuery query(m_database);
    return query.exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s) && query.next() && query.value(0).toInt() == 0;
}

std::optional<base::Error> Database::run(QSqlQuery &query)
{
    const bool done = query.exec();
    const QSqlError error = query.lastError();
    query.finish();
    if (done)
        return std::nullopt;
    return errorFrom(error);
}

base::Error Database::errorFrom(const QSqlError &error)
{
    const int code = primaryCode(error);
    const bool noSpace = code == Full || code == IoError;
    return base::localError(noSpace ? base::ErrorKind::DiskFull : base::ErrorKind::Internal,
                            error.databaseText());
}

} // namespace store
