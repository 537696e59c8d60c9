#include "store/database/clean_end.h"
#include "store/database/database.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using store::Database;
using store::Schema;

namespace {

const Schema first = {{u"CREATE TABLE things (name TEXT)"_s, u"INSERT INTO things VALUES ('old')"_s}};
const Schema second = first + Schema{{u"ALTER TABLE things ADD COLUMN size INTEGER NOT NULL DEFAULT 7"_s}};
const Schema broken = first + Schema{{u"ALTER TABLE things ADD COLUMN size INTEGER"_s, u"NONSENSE"_s}};

QVariant one(const Database &database, const QString &sql)
{
    QSqlQuery query = database.prepared(sql);
    return query.exec() && query.next() ? query.value(0) : QVariant();
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void anOlderVersionIsBroughtUpToDate()
    {
        QVERIFY(!Database(path(), first).open(Database::Access::ReadWrite));
        Database database(path(), second);
        QVERIFY(!database.open(Database::Access::ReadWrite));
        QCOMPARE(one(database, u"PRAGMA user_version"_s).toInt(), 2);
        QCOMPARE(one(database, u"SELECT size FROM things WHERE name = 'old'"_s).toInt(), 7);
        QVERIFY(database.setAside().isEmpty());
    }

    void aStepThatFailsLeavesTheOldVersion()
    {
        QVERIFY(!Database(path(), first).open(Database::Access::ReadWrite));
        QVERIFY(Database(path(), broken).open(Database::Access::ReadWrite));
        Database database(path(), first);
        QVERIFY(!database.open(Database::Access::ReadWrite));
        QCOMPARE(one(database, u"SELECT count(*) FROM pragma_table_info('things')"_s).toInt(), 1);
    }

    void aNewerVersionIsSetAsideWhole()
    {
        QVERIFY(!Database(path(), second).open(Database::Access::ReadWrite));
        Database database(path(), first);
        QVERIFY(!database.open(Database::Access::ReadWrite));
        QVERIFY(database.setAsideAsNewer());
        QVERIFY(QFileInfo(database.setAside()).fileName().startsWith(u"queue-newer-20"_s));

        Database aside(database.setAside(), second);
        QVERIFY(!aside.open(Database::Access::ReadWrite));
        QCOMPARE(one(aside, u"SELECT size FROM things"_s).toInt(), 7);
    }

    void aDamagedFileIsSetAsideUnchanged_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("noise") << QByteArray(5000, '\x5a');
        QTest::newRow("text") << QByteArray(
            "this was never a database, but it is longer than the header of one ....."
            "......................................................");
        QTest::newRow("nothing any more") << QByteArray();
    }

    void aDamagedFileIsSetAsideUnchanged()
    {
        QFETCH(QByteArray, content);
        write(content);
        Database database(path(), first);
        QVERIFY(!database.open(Database::Access::ReadWrite));
        QVERIFY(QFileInfo(database.setAside()).fileName().startsWith(u"queue-damaged-20"_s));
        QFile aside(database.setAside());
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
        QCOMPARE(one(database, u"SELECT name FROM things"_s).toString(), u"old"_s);
    }

    void theLogOfAFileThatLostAllIsKept()
    {
        write({});
        QFile log(path() + u"-wal"_s);
        QVERIFY(log.open(QIODevice::WriteOnly));
        const QByteArray last("what was written last");
        log.write(last);
        log.close();
        Database database(path(), first);
        QVERIFY(!database.open(Database::Access::ReadWrite));
        QCOMPARE(QFileInfo(database.setAside() + u"-wal"_s).size(), last.size());
    }

    // Also at once, before the clock of the disk moves on.
    void aDamagedPageIsFound()
    {
        makeLong();
        damage();
        Database database(path(), first);
        QVERIFY(!database.open(Database::Access::ReadWrite));
        QVERIFY(!database.setAside().isEmpty());
    }

    void whatIsAsItWasLeftIsLookedThroughWhenItIsLeft()
    {
        makeLong();
        const QString mark = path() + u"-whole"_s;
        QVERIFY(QFile::exists(mark));
        damage();
        QFile::remove(mark);
        store::CleanEnd(path()).note(); // nothing has changed since, as far as can be seen
        {
            Database database(path(), first);
            QVERIFY(!database.open(Database::Access::ReadWrite));
            QVERIFY(database.setAside().isEmpty());
            QVERIFY(!QFile::exists(mark)); // who dies now has not left it whole
        }
        QVERIFY(!QFile::exists(mark));
        Database database(path(), first);
        QVERIFY(!database.open(Database::Access::ReadWrite));
        QVERIFY(!database.setAside().isEmpty());
    }

    void whatWasChangedIsNotAsItWasLeft()
    {
        const auto leave = [this] {
            Database database(path(), first);
            return !database.open(Database::Access::ReadWrite);
        };
        store::CleanEnd end(path());
        QVERIFY(leave() && end.take());
        QVERIFY(!end.take()); // by somebody
        QVERIFY(leave());
        const QDateTime before = QFileInfo(path()).lastModified();
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(4096);
        file.write("x");
        file.flush();
        file.setFileTime(before, QFileDevice::FileModificationTime);
        file.close();
        QVERIFY(!end.take());
        write("another file");
        end.note();
        QVERIFY(QFile::rename(path(), path() + u".old"_s));
        QVERIFY(QFile::copy(path() + u".old"_s, path()));
        QVERIFY(!end.take());
    }

    void whatActsWhenItIsReadOrWrittenIsNotOpened_data()
    {
        QTest::addColumn<QString>("planted");
        QTest::newRow("view")
            << u"CREATE VIEW all_things AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
               " FROM n) SELECT i FROM n"_s;
        QTest::newRow("trigger")
            << u"CREATE TRIGGER more AFTER INSERT ON things BEGIN DELETE FROM things; END"_s;
        QTest::newRow("module") << u"CREATE VIRTUAL TABLE words USING fts5(word)"_s;
    }

    void whatActsWhenItIsReadOrWrittenIsNotOpened()
    {
        QFETCH(QString, planted);
        {
            Database database(path(), first);
            QVERIFY(!database.open(Database::Access::ReadWrite));
            QSqlQuery query = database.prepared(planted);
            if (!query.exec())
                QSKIP("this SQLite has no such module");
        }
        QVERIFY(Database(path(), first).open(Database::Access::ReadOnly));
        Database database(path(), first);
        QVERIFY(!database.open(Database::Access::ReadWrite));
        QVERIFY(!database.setAside().isEmpty());
        QCOMPARE(one(database, u"SELECT count(*) FROM sqlite_master WHERE type <> 'table'"_s).toInt(), 0);
    }

    void sortingLeavesNothingOnTheDisk()
    {
        for (const Database::Access access : {Database::Access::ReadWrite, Database::Access::ReadOnly}) {
            Database database(path(), first);
            QVERIFY(!database.open(access));
            QCOMPARE(one(database, u"PRAGMA temp_store"_s).toInt(), 2); // MEMORY
            QCOMPARE(one(database, u"PRAGMA trusted_schema"_s).toInt(), 0);
        }
    }

    void setAsideTwiceInASecondKeepsBoth()
    {
        for (int time = 0; time < 2; ++time) {
            write(QByteArray(5000, char('a' + time)));
            QVERIFY(!Database(path(), first).open(Database::Access::ReadWrite));
            QVERIFY(QFile::remove(path()));
        }
        QCOMPARE(QDir(m_dir->path()).entryList({u"queue-damaged-*.sqlite"_s}, QDir::Files).size(), 2);
    }

    void aPlaceThatCannotBeWrittenIsNoDamage()
    {
        Database database(m_dir->filePath(u"missing/queue.sqlite"_s), first);
        QVERIFY(database.open(Database::Access::ReadWrite));
        QVERIFY(database.setAside().isEmpty());
    }

    void readingMakesNoFile()
    {
        Database database(path(), first);
        const auto failure = database.open(Database::Access::ReadOnly);
        QVERIFY(failure);
        QCOMPARE(failure->kind, base::ErrorKind::FileMissing);
        QVERIFY(QDir(m_dir->path()).isEmpty());
    }

    void whatIsOnlyJustBegunReadsAsNone()
    {
        write({});
        Database database(path(), first);
        const auto failure = database.open(Database::Access::ReadOnly);
        QVERIFY(failure);
        QCOMPARE(failure->kind, base::ErrorKind::FileMissing);
        QCOMPARE(QFileInfo(path()).size(), 0);
    }

    void filesAreClosedToOthers()
    {
        Database database(path(), first);
        QVERIFY(!database.open(Database::Access::ReadWrite));
        QVERIFY(database.run(u"INSERT INTO things VALUES ('new')"_s));
        const QFileInfoList files = QDir(m_dir->path()).entryInfoList(QDir::Files);
        QCOMPARE(files.size(), 3);
        for (const QFileInfo &file : files)
            QVERIFY2(file.permission(QFile::ReadOwner) && !(int(file.permissions()) & 0x0077),
                     qPrintable(file.fileName()));
    }

private:
    QString path() const { return m_dir->filePath(u"queue.sqlite"_s); }

    void makeLong() const
    {
        Database database(path(), first);
        QVERIFY(!database.open(Database::Access::ReadWrite));
        QVERIFY(
            database.run(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
                         "INSERT INTO things SELECT 'thing ' || i FROM n"_s));
    }
    void damage() const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > 12000);
        file.seek(8192);
        file.write(QByteArray(4096, '\x77'));
    }
    void write(const QByteArray &content) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
