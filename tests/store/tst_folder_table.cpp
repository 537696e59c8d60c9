// Watched folders and what was taken from them, as they stand in the database.
#include "upload_store_rig.h"

using store::FoldersAtWork;
using store::TakenFile;
using store::TakenStep;
using store::WatchedFolder;

namespace {

WatchedFolder fullFolder()
{
    WatchedFolder folder;
    folder.id = 3;
    folder.path = u"/videos/导出 '\"; DROP TABLE uploads"_s;
    folder.below = true;
    folder.templateName = u"River"_s;
    folder.account = {u"c0ffee"_s};
    folder.starts = true;
    folder.ageSeconds = 600;
    folder.patterns = {u"*.mov"_s, u"第?集*"_s};
    folder.moveTo = u"/videos/done"_s;
    folder.numbered = 7;
    return folder;
}

TakenFile taken(qint64 number, const QString &path, const QString &md5, TakenStep step = TakenStep::Known)
{
    TakenFile file;
    file.number = number;
    file.folder = 3;
    file.path = path;
    file.identity = {5000, 1'700'000'000'000 + number, u"1:%1"_s.arg(number)};
    file.md5 = md5;
    file.takenAtMs = 1'700'000'000'000 + number;
    file.step = step;
    return file;
}

} // namespace

class TestFolderTable : public UploadStoreRig
{
    Q_OBJECT

private slots:
    void foldersReturnAsTheyWere()
    {
        WatchedFolder other;
        other.id = 1;
        other.path = u"/videos/other"_s;
        put(fullFolder());
        put(other);
        reopen();
        QCOMPARE(atWork().folders, QList<WatchedFolder>({other, fullFolder()}));
        QCOMPARE(UploadStore::readFolders(path()).value(), QList<WatchedFolder>({other, fullFolder()}));
        WatchedFolder changed = fullFolder();
        changed.templateName.clear();
        put(changed);
        tried([&](auto done) { m_store->dropFolder(1, this, done); });
        QCOMPARE(atWork().folders, QList<WatchedFolder>{changed});
        tried([&](auto done) { m_store->dropFolder(3, this, done); });
        QCOMPARE(atWork().lastFolder, 3); // no id is used twice
    }

    void whereThereIsNoDatabaseThereAreNoFolders()
    {
        const auto folders = UploadStore::readFolders(m_dir->filePath(u"none.sqlite"_s));
        QVERIFY(folders.ok() && folders.value().isEmpty());
    }

    void ageThatSomebodyWroteThereIsBounded()
    {
        put(fullFolder());
        changeBehindItsBack(u"UPDATE watched_folders SET age_seconds = -5, patterns = 'no list'"_s);
        QCOMPARE(atWork().folders.value(0).ageSeconds, WatchedFolder::leastAge);
        QCOMPARE(atWork().folders.value(0).patterns, QStringList());
    }

    void whatIsOpenReturnsAndWhatIsDoneDoesNot()
    {
        take(taken(1, u"/a.mp4"_s, u"a"_s));
        take(taken(2, u"/b.mp4"_s, u"b"_s, TakenStep::Adding));
        TakenFile moving = taken(3, u"/c.mp4"_s, u"c"_s, TakenStep::Looking);
        take(moving);
        moving.step = TakenStep::Moving;
        moving.upload = 9;
        moving.moveTo = u"/done"_s;
        tried([&](auto done) { m_store->saveTakenStep(moving, this, done); });
        reopen();
        const FoldersAtWork all = atWork();
        QCOMPARE(all.open, QList<TakenFile>({taken(2, u"/b.mp4"_s, u"b"_s, TakenStep::Adding), moving}));
        QCOMPARE(all.lastTaken, 3);
        tried([&](auto done) { m_store->dropTaken(2, this, done); });
        QCOMPARE(atWork().open, QList<TakenFile>{moving});
        QVERIFY(!has(u"b"_s));
    }

    void aFileIsKnownByWhatItIs()
    {
        const TakenFile file = taken(1, u"/a.mp4"_s, u"a"_s);
        take(file);
        TakenFile renamed = file;
        renamed.path = u"/b.mp4"_s;
        TakenFile touched = file;
        touched.identity.modifiedMs += 1;
        TakenFile other = file;
        other.identity.fileId = u"1:77"_s;
        TakenFile nameless = file; // of a disk that knows no ids
        nameless.identity.fileId.clear();
        QCOMPARE(known({file, renamed, touched, other, nameless}), QList<qsizetype>({0, 1}));
        take(nameless); // the same content at the same path: only its identity is new
        QCOMPARE(known({file, renamed, nameless}), QList<qsizetype>({2}));
        QCOMPARE(atWork().lastTaken, 1);
        nameless.path = u"/b.mp4"_s;
        QCOMPARE(known({nameless}), QList<qsizetype>());
    }

    // Taken, in the queue, or published, listed or not.
    void aContentIsKnownWhereverItIs()
    {
        QVERIFY(!has(u"a"_s));
        take(taken(1, u"/a.mp4"_s, u"a"_s));
        QVERIFY(has(u"a"_s));
        UploadRecord queued = simple(1);
        queued.identity.size = 5000;
        queued.md5 = u"b"_s;
        UploadRecord cleared = ended(queued);
        cleared.id = 2;
        cleared.md5 = u"c"_s;
        cleared.listed = false;
        UploadRecord forgotten = queued;
        forgotten.id = 3;
        forgotten.md5 = u"d"_s;
        forgotten.listed = false; // never published: as good as gone
        keep({queued, cleared, forgotten});
        QVERIFY(has(u"b"_s) && has(u"c"_s) && !has(u"d"_s));
        QCOMPARE(uploadOf(u"b"_s), 1);
        QCOMPARE(uploadOf(u"c"_s), 2);
        QCOMPARE(uploadOf(u"a"_s), 0);
    }

    void aFileIsTakenWithItsFolder()
    {
        put(fullFolder());
        WatchedFolder counted = fullFolder();
        ++counted.numbered;
        TakenFile file = taken(1, u"/a.mp4"_s, u"a"_s, TakenStep::Adding);
        tried([&](auto done) { m_store->saveTaken(file, counted, this, done); });
        QCOMPARE(atWork().folders, QList<WatchedFolder>{counted});
        QCOMPARE(atWork().open, QList<TakenFile>{file});
    }

    void onlyTheDaysOwnAreCounted()
    {
        for (qint64 number = 1; number <= 4; ++number) {
            TakenFile file = taken(number, u"/%1.mp4"_s.arg(number), QString::number(number));
            file.upload = number == 4 ? 0 : number; // which became no upload
            take(file);
        }
        const auto today = atWork(1'700'000'000'002).today;
        QCOMPARE(today.size(), 1);
        QCOMPARE(today.value(3).added, 2);
        QCOMPARE(today.value(3).lastMs, 1'700'000'000'003);
    }

private:
    void tried(const std::function<void(transfer::Tried)> &ask)
    {
        bool done = false;
        ask([&](const std::optional<base::Error> &failure) {
            QVERIFY(!failure);
            done = true;
        });
        QTRY_VERIFY(done);
    }
    void put(const WatchedFolder &folder)
    {
        tried([&](auto done) { m_store->saveFolder(folder, this, done); });
    }
    void take(const TakenFile &file)
    {
        tried([&](auto done) { m_store->saveTaken(file, std::nullopt, this, done); });
    }
    template <typename T>
    T answer(const std::function<void(std::function<void(const T &)>)> &ask)
    {
        std::optional<T> result;
        ask([&](const T &given) { result = given; });
        [&] {
            QTRY_VERIFY(result);
        }();
        return result.value_or(T());
    }
    FoldersAtWork atWork(qint64 todayMs = 0)
    {
        return answer<FoldersAtWork>([&](auto done) { m_store->foldersAtWork(todayMs, this, done); });
    }
    QList<qsizetype> known(const QList<TakenFile> &files)
    {
        return answer<QList<qsizetype>>([&](auto done) { m_store->takenBefore(files, this, done); });
    }
    bool has(const QString &md5)
    {
        return answer<bool>([&](auto done) { m_store->hasContent(5000, md5, this, done); });
    }
    transfer::UploadId uploadOf(const QString &md5)
    {
        return answer<transfer::UploadId>([&](auto done) { m_store->uploadOf(5000, md5, this, done); });
    }
};

QTEST_GUILESS_MAIN(TestFolderTable)
#include "tst_folder_table.moc"
