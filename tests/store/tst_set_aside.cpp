// What is set aside can be rescued, but for its secrets; and what came from elsewhere does nothing meanwhile.
#include "store/queue/upload_store.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using store::UploadStore;
using transfer::UploadRecord;

namespace {

const QString token = u"NTAwMDAx+SECRETTOKEN/w=="_s;
const QString password = u"Passw0rdOfTheViewer"_s;

} // namespace

class TestSetAside : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QList<UploadRecord> records;
        for (int i = 1; i <= 200; ++i) {
            UploadRecord record;
            record.id = record.position = i;
            record.path = u"/videos/rescue me %1.mp4"_s.arg(i);
            record.stage = transfer::Stage::Created;
            record.uploadToken = token + QString::number(i);
            record.metadata.privacy = youku::Privacy::Password;
            record.metadata.watchPassword = password;
            records.append(record);
        }
        save(records);
    }

    void noSecretStaysInWhatIsSetAside_data()
    {
        QTest::addColumn<QString>("planted");
        QTest::newRow("a newer version's") << u"PRAGMA user_version = 9999"_s;
        QTest::newRow("with a view") << u"CREATE VIEW more AS SELECT * FROM uploads"_s;
        QTest::newRow("with a trigger that keeps them")
            << u"CREATE TRIGGER more BEFORE UPDATE ON uploads BEGIN INSERT INTO uploads (path) VALUES "
               "(old.upload_token); END"_s;
        QTest::newRow("with a table of somebody's") << u"CREATE TABLE somebodys (name TEXT)"_s;
        QTest::newRow("with a column that is reckoned")
            << u"ALTER TABLE uploads ADD COLUMN more TEXT GENERATED ALWAYS AS (path) VIRTUAL"_s;
    }

    void noSecretStaysInWhatIsSetAside()
    {
        QFETCH(QString, planted);
        QVERIFY(filesHold(token) && filesHold(password));
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
            database.setDatabaseName(path());
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(planted));
        }
        QSqlDatabase::removeDatabase(u"test"_s);
        QCOMPARE(queueAfterwards(), 0);
        QCOMPARE(QDir(m_dir->path()).entryList({u"queue-*.sqlite"_s}).size(), 1);
        QVERIFY(!filesHold(token));
        QVERIFY(!filesHold(password));
        QVERIFY(filesHold(u"/videos/rescue me 200.mp4"_s));
    }

    void whatCanBeReadOfADamagedOneIsWipedAsWell()
    {
        damage();
        QCOMPARE(queueAfterwards(), 0);
        QVERIFY(!filesHold(token + u"1"_s));
        QVERIFY(!filesHold(token + u"200"_s));
        QVERIFY(!filesHold(password));
        QVERIFY(filesHold(u"/videos/rescue me 200.mp4"_s));
    }

    // Its row is longer than a page: SQLite cuts it up, wherever that falls.
    void soAreTokensOfWhatWasLeftBehind()
    {
        UploadRecord record;
        record.id = record.position = 201;
        record.path = u"/videos/rescue me too.mp4"_s;
        QStringList pieces;
        for (int i = 0; i < 80; ++i) {
            const QString digest = QString::fromLatin1(
                QCryptographicHash::hash(QByteArray::number(i), QCryptographicHash::Sha512).toBase64());
            record.leftovers.append({{u"me"_s}, digest, u"oss"_s, {{u"leaves_behind"_s, true}}});
            for (qsizetype at = 0; at + 16 <= digest.size(); ++at)
                pieces.append(digest.sliced(at, 16));
        }
        save({record});
        QVERIFY(filesHold(pieces.first()));
        damage();
        QCOMPARE(queueAfterwards(), 0);
        const QByteArray left = allFiles();
        QVERIFY(std::none_of(pieces.begin(), pieces.end(),
                             [&](const QString &piece) { return left.contains(piece.toLatin1()); }));
        QVERIFY(filesHold(u"/videos/rescue me too.mp4"_s));
        QVERIFY(filesHold(u"leaves_behind"_s));
    }

private:
    void save(const QList<UploadRecord> &records)
    {
        UploadStore uploads(path());
        bool kept = false;
        uploads.save(records, transfer::Durability::Fsync, this,
                     [&](const auto &failure) { kept = !failure; });
        QTRY_VERIFY(kept);
    }

    void damage()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > 60'000);
        file.seek(40'960);
        file.write(QByteArray(4096, '\x77'));
    }

    QString path() const { return m_dir->filePath(u"queue.sqlite"_s); }

    // How many uploads a new start finds.
    qsizetype queueAfterwards()
    {
        UploadStore uploads(path());
        std::optional<store::Loaded> loaded;
        uploads.load(this, [&](const store::Loaded &answer) { loaded = answer; });
        const bool answered = QTest::qWaitFor([&] { return loaded.has_value(); }, 30000);
        return answered && !loaded->notice.isEmpty() ? loaded->records.size() : -1;
    }

    bool filesHold(const QString &text) const { return allFiles().contains(text.toUtf8()); }

    QByteArray allFiles() const
    {
        QByteArray bytes;
        for (const QFileInfo &info : QDir(m_dir->path()).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                bytes += file.readAll() + '\n';
        }
        return bytes;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestSetAside)
#include "tst_set_aside.moc"
