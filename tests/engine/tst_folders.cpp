// Watched folders over a whole engine in practice mode: what is put there is uploaded, once, and goes where
// it is wanted; over restarts, renames and copies.
#include "engine/accounts/account_store.h"
#include "engine/folders/folders.h"
#include "engine/looks/file_looks.h"
#include "ingest/presets.h"
#include "support/open_engine.h"
#include "support/wait.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::FolderProblem;
using engine::Folders;
using engine::FolderState;
using store::WatchedFolder;
using transfer::Activity;
using transfer::Stage;
using transfer::UploadId;

namespace {

constexpr int patience = 30'000;
constexpr auto templateName = "River"_L1;

} // namespace

class TestFolders : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        qputenv("YOUCHUAN_ANYWAY", "1"); // what is sent here is noise
    }
    void init()
    {
        qputenv("YOUCHUAN_FOLDER_AGE_MS", "0");
        m_dir = std::make_unique<QTemporaryDir>();
        for (const QString &folder : {u"in"_s, u"done"_s})
            QVERIFY(QDir(m_dir->path()).mkpath(folder));
    }
    void cleanup() { m_engine.reset(); }

    void whatIsPutThereIsPublishedAndMoved()
    {
        QVERIFY(open());
        WatchedFolder folder = starting();
        folder.moveTo = path(u"done"_s);
        QVERIFY(put(u"in/a.mp4"_s, "a"));
        QVERIFY(put(u"in/notes.txt"_s, "no video"));
        const store::FolderId id = folders().add(folder);
        QVERIFY(id > 0);
        TRY_VERIFY(QFile::exists(path(u"done/a.mp4"_s)));
        QVERIFY(!QFile::exists(path(u"in/a.mp4"_s)) && QFile::exists(path(u"in/notes.txt"_s)));
        QCOMPARE(queue().count(), 1);
        const transfer::UploadRecord &record = queue().find(queue().order().constFirst())->record();
        QCOMPARE(record.stage, Stage::Published);
        QCOMPARE(record.metadata.title, u"River, 1"_s);
        QCOMPARE(record.metadata.tags, QStringList{u"water"_s});
        TRY_COMPARE(folders().state(id).toMove, 0);
        QCOMPARE(folders().state(id).addedToday, 1);
        QVERIFY(folders().state(id).lastAddedAt.isValid());
        QVERIFY(folders().state(id).reachable && folders().state(id).watched);

        QVERIFY(put(u"in/a.mp4"_s, "another of the same name"));
        folders().lookNow(id);
        TRY_VERIFY(QFile::exists(path(u"done/a (2).mp4"_s)));
        QCOMPARE(queue().count(), 2);
        QCOMPARE(queue().find(queue().order().constLast())->record().metadata.title, u"River, 2"_s);
    }

    // It was taken up too early, and grew on: what was published in the end is moved.
    void whatGrewAfterItWasTakenIsMovedAsItWasPublished()
    {
        QVERIFY(open());
        WatchedFolder folder;
        folder.path = path(u"in"_s);
        folder.moveTo = path(u"done"_s);
        folder.templateName = u"River"_s;
        QVERIFY(folders().add(folder) > 0);
        QVERIFY(put(u"in/a.mp4"_s, "the beginning"));
        lookAndTake(u"in/a.mp4"_s);
        const UploadId id = queue().order().constLast();
        TRY_COMPARE(queue().find(id)->record().stage, Stage::Hashed);
        QVERIFY(put(u"in/a.mp4"_s, "the beginning and the end"));
        const qint64 size = QFileInfo(path(u"in/a.mp4"_s)).size();
        queue().replaceFile(id, path(u"in/a.mp4"_s));
        queue().start({id});
        TRY_VERIFY(QFile::exists(path(u"done/a.mp4"_s)));
        QCOMPARE(QFileInfo(path(u"done/a.mp4"_s)).size(), size);
        QVERIFY(!QFile::exists(path(u"in/a.mp4"_s)));
        QCOMPARE(queue().count(), 1);
    }

    void draftsWait()
    {
        QVERIFY(open());
        WatchedFolder folder;
        folder.path = path(u"in"_s);
        QVERIFY(folders().add(folder) > 0);
        QVERIFY(put(u"in/holiday.mp4"_s, "h"));
        folders().lookNow(1);
        TRY_COMPARE(queue().count(), 1);
        QVERIFY(engineStandsStill());
        const transfer::Upload *upload = queue().find(queue().order().constFirst());
        QCOMPARE(upload->record().intent, transfer::Intent::Rest);
        QCOMPARE(upload->record().metadata.title, u"holiday"_s);
        QCOMPARE(upload->record().stage, Stage::Hashed); // it is not read twice
    }

    // A copy, one that was renamed, one that is in the queue already, one that was published from elsewhere.
    void eachContentOnce()
    {
        QVERIFY(open());
        QVERIFY(put(u"by hand.mp4"_s, "by hand"));
        const QList<UploadId> byHand = queue().add({{path(u"by hand.mp4"_s), {}, {}}});
        TRY_VERIFY(!queue().find(byHand.constFirst())->record().md5.isEmpty());
        WatchedFolder folder;
        folder.path = path(u"in"_s);
        folder.below = true;
        QVERIFY(folders().add(folder) > 0);
        QVERIFY(put(u"in/a.mp4"_s, "a"));
        lookAndTake(u"in/a.mp4"_s);
        QCOMPARE(queue().count(), 2);
        QVERIFY(QDir(m_dir->path()).mkpath(u"in/deep"_s));
        QVERIFY(QFile::copy(path(u"in/a.mp4"_s), path(u"in/copy.mp4"_s)));
        QVERIFY(QFile::rename(path(u"in/a.mp4"_s), path(u"in/deep/renamed.mp4"_s)));
        QVERIFY(put(u"in/same as by hand.mp4"_s, "by hand"));
        QVERIFY(put(u"in/z.mp4"_s, "the last one"));
        lookAndTake(u"in/z.mp4"_s);
        QCOMPARE(queue().count(), 3);
        // Also once they are on the list no more.
        queue().remove(queue().order());
        QCOMPARE(queue().count(), 0);
        QVERIFY(restart());
        QVERIFY(put(u"in/zz.mp4"_s, "the very last one"));
        lookAndTake(u"in/zz.mp4"_s);
        QCOMPARE(queue().count(), 1);
        QVERIFY(queue().find(queue().order().constFirst())->record().path.endsWith(u"/zz.mp4"_s));
        QCOMPARE(folders().state(1).addedToday, 3);
    }

    // Killed between what is kept and what is added; before and after the upload was.
    void aDeathWhileAdding_data()
    {
        QTest::addColumn<bool>("added");
        QTest::newRow("before it was added") << false;
        QTest::newRow("after") << true;
    }
    void aDeathWhileAdding()
    {
        QFETCH(bool, added);
        QVERIFY(put(u"in/a.mp4"_s, "a"));
        QVERIFY(open());
        WatchedFolder folder = starting();
        QVERIFY(folders().add(folder) > 0);
        lookAndTake(u"in/a.mp4"_s);
        TRY_COMPARE(queue().find(queue().order().constFirst())->record().stage, Stage::Published);
        QVERIFY(m_engine.close());
        m_engine.reset();
        QVERIFY(change(u"UPDATE taken_files SET step = 'adding', upload_id = 0"_s));
        if (!added) {
            QVERIFY(change(u"DELETE FROM uploads"_s));
            QVERIFY(change(u"DELETE FROM history"_s));
        }
        QVERIFY(reopen());
        if (!added)
            TRY_COMPARE(queue().count(), 1);
        QVERIFY(put(u"in/b.mp4"_s, "b"));
        lookAndTake(u"in/b.mp4"_s);
        QCOMPARE(queue().count(), 2);
    }

    // Died before it was started, and once its video could be watched.
    void whatIsLeftToDoIsDoneAfterADeath()
    {
        QVERIFY(put(u"in/a.mp4"_s, "a"));
        QVERIFY(open());
        WatchedFolder folder = starting();
        folder.starts = false;
        QVERIFY(folders().add(folder) > 0);
        lookAndTake(u"in/a.mp4"_s);
        QVERIFY(m_engine.close());
        m_engine.reset();
        QVERIFY(change(u"UPDATE taken_files SET step = 'looking'"_s));
        QVERIFY(change(u"UPDATE watched_folders SET starts = 1"_s));
        QVERIFY(reopen());
        const UploadId id = queue().order().constFirst();
        TRY_COMPARE(queue().find(id)->record().videoState, u"normal"_s);
        QVERIFY(engineStandsStill());
        QVERIFY(QFile::exists(path(u"in/a.mp4"_s))); // it is not wanted elsewhere
        QVERIFY(m_engine.close());
        m_engine.reset();
        QVERIFY(change(u"UPDATE taken_files SET step = 'awaiting'"_s));
        QVERIFY(change(u"UPDATE watched_folders SET move_to = '%1'"_s.arg(path(u"done"_s))));
        QVERIFY(reopen());
        TRY_VERIFY(QFile::exists(path(u"done/a.mp4"_s)));
        QVERIFY(!QFile::exists(path(u"in/a.mp4"_s)));
    }

    // Cleared from the list while Youku encodes it; also over a restart.
    void whatIsOnTheListNoMoreIsMovedAsWell()
    {
        QVERIFY(put(u"in/a.mp4"_s, "a"));
        QVERIFY(open());
        WatchedFolder folder = starting();
        folder.moveTo = path(u"done"_s);
        QVERIFY(folders().add(folder) > 0);
        QSignalSpy published(&queue(), &transfer::UploadQueue::published);
        QVERIFY(waitUntil([&] { return !published.isEmpty(); }, patience));
        queue().remove(queue().order());
        QCOMPARE(queue().count(), 0);
        QVERIFY(restart());
        QVERIFY(waitUntil([&] { return QFile::exists(path(u"done/a.mp4"_s)); }, patience));
        QVERIFY(!QFile::exists(path(u"in/a.mp4"_s)));
    }

    void aMoveThatIsDueIsTriedUntilItCanBeDone()
    {
        QVERIFY(put(u"in/a.mp4"_s, "a"));
        QVERIFY(open());
        WatchedFolder folder = starting();
        folder.moveTo = path(u"drive"_s); // which is away
        const store::FolderId id = folders().add(folder);
        TRY_COMPARE(folders().state(id).toMove, 1);
        QVERIFY(m_engine.close());
        m_engine.reset();
        QVERIFY(QFile::exists(path(u"in/a.mp4"_s)));
        QVERIFY(QDir().mkpath(path(u"drive"_s)));
        QVERIFY(reopen());
        TRY_VERIFY(QFile::exists(path(u"drive/a.mp4"_s)));
        QVERIFY(!QFile::exists(path(u"in/a.mp4"_s)));
    }

    void whatTheUserDidStands()
    {
        QVERIFY(open());
        WatchedFolder folder = starting();
        folder.starts = false;
        QVERIFY(folders().add(folder) > 0);
        QVERIFY(put(u"in/a.mp4"_s, "a"));
        lookAndTake(u"in/a.mp4"_s);
        queue().remove(queue().order());
        folder.id = 1;
        folder.starts = true;
        QVERIFY(folders().change(folder));
        QVERIFY(QFile::rename(path(u"in/a.mp4"_s), path(u"in/c.mp4"_s)));
        QVERIFY(put(u"in/d.mp4"_s, "d"));
        lookAndTake(u"in/d.mp4"_s);
        QCOMPARE(queue().count(), 1);
    }

    void aFolderThatIsAwayIsSaid()
    {
        QVERIFY(open());
        WatchedFolder folder;
        folder.path = path(u"drive"_s);
        const store::FolderId id = folders().add(folder);
        TRY_VERIFY(folders().state(id).looked && !folders().state(id).reachable);
        QVERIFY(QDir().mkpath(folder.path) && put(u"drive/a.mp4"_s, "a"));
        folders().lookNow(id);
        TRY_COMPARE(queue().count(), 1);
        QVERIFY(folders().state(id).reachable);
    }

    void whatIsStillBeingWrittenIsCounted()
    {
        qputenv("YOUCHUAN_FOLDER_AGE_MS", "3600000");
        QVERIFY(open());
        WatchedFolder folder;
        folder.path = path(u"in"_s);
        QVERIFY(put(u"in/a.mp4"_s, "a") && put(u"in/b.mp4"_s, "b"));
        const store::FolderId id = folders().add(folder);
        TRY_COMPARE(folders().state(id).growing, 2);
        QCOMPARE(queue().count(), 0);
    }

    void theListIsKept()
    {
        QVERIFY(open());
        WatchedFolder folder = starting();
        folder.below = true;
        folder.ageSeconds = 600;
        folder.patterns = {u"*.mov"_s, u"第?集*"_s};
        folder.moveTo = path(u"done"_s);
        QSignalSpy changed(&folders(), &Folders::listChanged);
        folder.id = folders().add(folder);
        WatchedFolder other;
        other.path = path(u"other"_s);
        const store::FolderId otherId = folders().add(other);
        QVERIFY(folder.id > 0 && otherId > folder.id);
        QCOMPARE(changed.size(), 2);
        QVERIFY(folders().remove(otherId));
        QVERIFY(!folders().remove(otherId));
        QVERIFY(restart());
        QCOMPARE(folders().all(), QList<WatchedFolder>{folder});
        QCOMPARE(folders().add(other), otherId + 1); // an id is never used twice
        TRY_COMPARE(store::UploadStore::readFolders(m_engine->profile().databasePath()).value().size(), 2);
    }

    void whatCannotBeIsRefused()
    {
        QVERIFY(open());
        using enum FolderProblem;
        const auto problem = [this](const std::function<void(WatchedFolder &)> &spoil) {
            WatchedFolder folder = starting();
            spoil(folder);
            return folders().problemOf(folder);
        };
        QCOMPARE(problem([](auto &) {}), std::nullopt);
        QCOMPARE(problem([](auto &folder) { folder.path = u"in"_s; }), NoPath);
        QCOMPARE(problem([](auto &folder) { folder.path.clear(); }), NoPath);
        QCOMPARE(problem([](auto &folder) { folder.templateName.clear(); }), NoTemplate);
        QCOMPARE(problem([](auto &folder) { folder.templateName = u"None"_s; }), UnknownTemplate);
        QCOMPARE(problem([](auto &folder) { folder.account = {u"nobody"_s}; }), UnknownAccount);
        QCOMPARE(problem([](auto &folder) { folder.ageSeconds = 9; }), BadAge);
        QCOMPARE(problem([](auto &folder) { folder.moveTo = folder.path; }), MovesIntoItself);
        const auto intoIt = [](auto &folder) {
            folder.moveTo = folder.path + u"/done"_s;
        };
        QCOMPARE(problem(intoIt), std::nullopt);
        QCOMPARE(problem([&](auto &folder) {
                     intoIt(folder);
                     folder.below = true;
                 }),
                 MovesIntoItself);
        ingest::Templates templates(m_engine->settings());
        templates.save({u"Too short"_s, {{u"title"_s, u"{n}"_s}}});
        const auto tooShort = [](auto &folder) {
            folder.templateName = u"Too short"_s;
        };
        QCOMPARE(problem(tooShort), TemplateNotReady);
        QCOMPARE(problem([&](auto &folder) {
                     tooShort(folder);
                     folder.starts = false;
                 }),
                 std::nullopt);
        QVERIFY(folders().add(starting()) > 0);
        QCOMPARE(folders().problemOf(starting()), Twice);
        QCOMPARE(folders().add(starting()), 0);
    }

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    bool put(const QString &name, const QByteArray &bytes)
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(100'000, 'x') + bytes) < 0)
            return false;
        file.close();
        // Nobody has written it for long: no upload waits for that.
        return file.open(QIODevice::Append)
               && file.setFileTime(QDateTime::currentDateTime().addSecs(-3600),
                                   QFileDevice::FileModificationTime);
    }
    bool open()
    {
        if (!reopen())
            return false;
        ingest::Templates(m_engine->settings())
            .save({templateName, {{u"title"_s, u"River, {n}"_s}, {u"tags"_s, u"water"_s}}});
        return true;
    }
    bool reopen()
    {
        engine::Options options;
        options.profileDir = path(u"profile"_s);
        options.practice = true;
        options.watchesFolders = true;
        return m_engine.open(options);
    }
    bool restart()
    {
        const bool closed = m_engine.close();
        m_engine.reset();
        return closed && reopen();
    }
    // Somebody else writes into the database meanwhile.
    bool change(const QString &statement)
    {
        bool done = false;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
            database.setDatabaseName(store::Profile::at(path(u"profile"_s), true).databasePath());
            done = database.open() && QSqlQuery(database).exec(statement);
        }
        QSqlDatabase::removeDatabase(u"test"_s);
        return done;
    }
    Folders &folders() { return m_engine->folders(); }
    transfer::UploadQueue &queue() { return m_engine->queue(); }
    WatchedFolder starting() const
    {
        WatchedFolder folder;
        folder.path = path(u"in"_s);
        folder.templateName = templateName;
        folder.starts = true;
        return folder;
    }
    // Until this one is an upload; files are taken in the order of their names.
    void lookAndTake(const QString &name)
    {
        folders().lookNow(1);
        const QString there = path(name);
        QVERIFY(waitUntil(
            [&] {
                const QList<UploadId> ids = queue().order();
                return std::any_of(ids.cbegin(), ids.cend(),
                                   [&](UploadId id) { return queue().find(id)->record().path == there; });
            },
            patience));
    }
    // All that was asked for is written, and nothing came of it.
    bool engineStandsStill()
    {
        bool looked = false;
        const auto connection =
            connect(&folders(), &Folders::stateChanged, this, [&looked] { looked = true; });
        folders().lookNow(1);
        const bool done = waitUntil([&] { return looked; }, patience);
        disconnect(connection);
        return done;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    OpenEngine m_engine;
};

QTEST_GUILESS_MAIN(TestFolders)
#include "tst_folders.moc"
