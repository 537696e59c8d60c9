// What was ever published: found by words, time, account and state, in any order, and gone when it is to go.
#include "upload_store_rig.h"

namespace {

using Ids = QList<transfer::UploadId>;

UploadRecord published(transfer::UploadId id, const QString &title, const QString &path, int minute)
{
    UploadRecord record = simple(id, path);
    record.metadata.title = title;
    record.stage = Stage::Published;
    record.listed = false;
    record.videoId = u"XVideo%1=="_s.arg(id);
    record.videoState = u"normal"_s;
    record.accountId = {u"me"_s};
    record.md5 = u"8ab420d03f1bad39feb6b4794f695e8%1"_s.arg(id);
    record.identity = {1000 * id, 1, u"7:%1"_s.arg(id)};
    record.publishedAt = base::utcMoment(1'700'000'000'000 + 60'000LL * minute);
    return record;
}

} // namespace

class TestHistoryTable : public UploadStoreRig
{
    Q_OBJECT

private:
    void keepThree()
    {
        UploadRecord gone = published(2, u"Abend"_s, u"/videos/b.mp4"_s, 2);
        gone.videoState = u"gone"_s;
        UploadRecord others = published(3, u"茶园的早晨 ÉTÉ"_s, u"/videos/Tea harvest.MP4"_s, 3);
        others.accountId = {u"other"_s};
        keep({published(1, u"zuletzt"_s, u"/videos/a.mp4"_s, 1), gone, others,
              simple(4, u"/videos/waits.mp4"_s)});
    }

private slots:
    void allThatWasPublishedIsThereNewestFirst()
    {
        keepThree();
        UploadRecord listed = published(5, u"listed"_s, u"/videos/e.mp4"_s, 0);
        listed.listed = true;
        keep({listed});
        const store::HistoryHits hits = inHistory({});
        QCOMPARE(hits.ids, Ids({3, 2, 1, 5}));
        QCOMPARE(hits.bytes, 11000);
        // What keeps the queue busy is no more than before.
        QCOMPARE(ids(load().records), Ids({4, 5}));
    }

    void itIsSearchedByWhatPeopleRemember_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<Ids>("found");
        QTest::newRow("title") << u"茶园"_s << Ids{3};
        QTest::newRow("case") << u"  ABEND "_s << Ids{2};
        QTest::newRow("case beyond ASCII") << u"été"_s << Ids{3};
        QTest::newRow("file") << u"harvest.mp4"_s << Ids{3};
        QTest::newRow("folder") << u"videos"_s << Ids{};
        QTest::newRow("id") << u"xvideo1"_s << Ids{1};
        QTest::newRow("link") << u"https://v.youku.com/v_show/id_XVideo2==.html?spm=1"_s << Ids{2};
        QTest::newRow("signs of LIKE") << u"%"_s << Ids{};
        QTest::newRow("quote") << u"' OR 1 --"_s << Ids{};
    }

    void itIsSearchedByWhatPeopleRemember()
    {
        QFETCH(QString, words);
        QFETCH(Ids, found);
        keepThree();
        QCOMPARE(inHistory({.words = words}).ids, found);
    }

    void itIsFilteredAndSorted()
    {
        keepThree();
        const qint64 second = 1'700'000'000'000 + 120'000;
        QCOMPARE(inHistory({.fromMs = second}).ids, Ids({3, 2}));
        QCOMPARE(inHistory({.untilMs = second}).ids, Ids{1});
        QCOMPARE(inHistory({.accountId = transfer::AccountId{u"other"_s}}).ids, Ids{3});
        QCOMPARE(inHistory({.states = QStringList{u"gone"_s, u"fail"_s}}).ids, Ids{2});
        using Order = store::HistoryOrder;
        QCOMPARE(inHistory({.order = Order::Title, .descending = false}).ids, Ids({2, 1, 3}));
        QCOMPARE(inHistory({.order = Order::Size}).ids, Ids({3, 2, 1}));
        QCOMPARE(inHistory({.order = Order::Published, .descending = false}).ids, Ids({1, 2, 3}));
    }

    void anEntryHasAllThatIsShown()
    {
        UploadRecord record = published(7, u"Title"_s, u"/videos/a.mp4"_s, 1);
        record.addedAt = base::utcMoment(1'700'000'000'000);
        keep({record});
        m_store->saveLook(7, {record.identity, u"looked"_s, R"({"duration":754.5})"});
        reopen();
        const QList<store::HistoryEntry> found = entries({99, 7});
        QCOMPARE(found.size(), 1);
        const store::HistoryEntry &entry = found.first();
        QCOMPARE(entry.title, u"Title"_s);
        QCOMPARE(entry.path, record.path);
        QCOMPARE(entry.videoId, record.videoId);
        QCOMPARE(entry.accountId.text, u"me"_s);
        QCOMPARE(entry.addedAt, record.addedAt);
        QCOMPARE(entry.publishedAt, record.publishedAt);
        QCOMPARE(entry.bytes, 7000);
        QCOMPARE(entry.durationMs, 754'500);
        QCOMPARE(entry.md5, record.md5);
        QCOMPARE(entry.state, u"normal"_s);
        QVERIFY(!entry.askedAt.isValid());
        QVERIFY(!entry.listed);
        QCOMPARE(inHistory({}).durationMs, 754'500);
        keep({record}); // which knows of no length
        QCOMPARE(entries({7}).first().durationMs, 754'500);
    }

    void aStateIsKeptWithItsTimeAndInTheRecord()
    {
        keepThree();
        m_store->saveVideoStates({{1, u"blocked"_s}, {99, u"normal"_s}}, 1'700'000'500'000, this,
                                 [](const auto &failure) { QVERIFY(!failure); });
        const store::HistoryEntry entry = entries({1}).first();
        QCOMPARE(entry.state, u"blocked"_s);
        QCOMPARE(entry.askedAt, base::utcMoment(1'700'000'500'000));
        QCOMPARE(inHistory({.states = QStringList{u"blocked"_s}}).ids, Ids{1});
        QCOMPARE(publishedFrom({u"/videos/a.mp4"_s, {}}).first().videoState, u"blocked"_s);
    }

    void whatIsDroppedIsGone()
    {
        keepThree();
        drop({2});
        QCOMPARE(inHistory({}).ids, Ids({3, 1}));
        QVERIFY(entries({2}).isEmpty());
        QVERIFY(publishedFrom({u"/videos/b.mp4"_s, {}}).isEmpty());
    }

    void theSameFileIsFoundWithoutAllTheOthers()
    {
        keepThree();
        QCOMPARE(ids(publishedFrom({u"/videos/a.mp4"_s, {}})), Ids{1});
        QCOMPARE(ids(publishedFrom({u"/elsewhere/moved.mp4"_s, {2000, 1, u"7:2"_s}})), Ids{2});
        QVERIFY(publishedFrom({u"/videos/waits.mp4"_s, {}}).isEmpty());
        QVERIFY(publishedFrom({u"/elsewhere/moved.mp4"_s, {2000, 1, {}}}).isEmpty());
    }

    void accountsAreNamedAnewThereToo()
    {
        keepThree();
        m_store->renameAccounts({{{u"other"_s}, {u"anew"_s}}}, this, [](const auto &) {});
        QCOMPARE(inHistory({.accountId = transfer::AccountId{u"anew"_s}}).ids, Ids{3});
        std::optional<QList<transfer::AccountId>> all;
        m_store->historyAccounts(this, [&](const auto &accounts) { all = accounts; });
        QTRY_VERIFY(all);
        QCOMPARE(all->size(), 2);
    }

    // One for each event, however often its record is written; and kept.
    void oneRunIsDueForEachEvent()
    {
        UploadRecord waiting = simple(1);
        keep({waiting});
        m_store->setDueEvents({true, true});
        UploadRecord failed = simple(2);
        failed.failure = base::localError(base::ErrorKind::DiskFull);
        for (int i = 0; i < 3; ++i)
            keep({published(1, u"Title"_s, u"/videos/a.mp4"_s, 1), failed});
        reopen();
        m_store->setDueEvents({false, false}); // what is due stays
        keep({published(3, u"Untold"_s, u"/videos/b.mp4"_s, 1)});
        std::optional<std::optional<store::DueRun>> due;
        const auto next = [&] {
            due.reset();
            m_store->nextDueRun(this, [&](const auto &run) { due = run; });
            QTRY_VERIFY(due);
        };
        next();
        QVERIFY(*due);
        QCOMPARE((*due)->event, store::DueEvent::Published);
        QCOMPARE((*due)->title, u"Title"_s);
        QCOMPARE((*due)->path, u"/videos/a.mp4"_s);
        QCOMPARE((*due)->videoId, u"XVideo1=="_s);
        m_store->dropDueRun((*due)->number, this, [](const auto &failure) { QVERIFY(!failure); });
        next();
        QVERIFY(*due);
        QCOMPARE((*due)->event, store::DueEvent::Failed);
        m_store->dropDueRun((*due)->number, this, [](const auto &) {});
        next();
        QVERIFY(!*due);
    }

    // Nothing that a start asks for goes through all of them.
    void aStartLooksAtNoneOfThem()
    {
        keepThree();
        m_store.reset();
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plan"_s);
        database.setDatabaseName(path());
        QVERIFY(database.open());
        for (const QString &statement :
             {u"SELECT id FROM uploads WHERE (listed = 1 OR stage <> 'published' OR leftovers <> '') "
              "ORDER BY position, id"_s,
              u"SELECT id FROM uploads WHERE upload_token <> '' OR watch_password <> '' "
              "OR leftovers <> ''"_s,
              u"SELECT outcome FROM uploads JOIN media ON upload_id = id WHERE "
              "(listed = 1 OR stage <> 'published' OR leftovers <> '')"_s,
              u"SELECT id FROM uploads WHERE path = 'a' AND +listed = 0 AND stage = 'published' "
              "ORDER BY published_at DESC, id DESC LIMIT 16"_s,
              u"SELECT id FROM uploads WHERE file_size = 1 AND file_id = 'a' AND +listed = 0 AND "
              "stage = 'published' ORDER BY published_at DESC, id DESC LIMIT 16"_s}) {
            QSqlQuery query(database);
            QVERIFY(query.exec(u"EXPLAIN QUERY PLAN "_s + statement));
            while (query.next()) {
                const QString step = query.value(3).toString();
                // By an index of few rows, or one of the file; that of the list holds all that is not listed.
                QVERIFY2(!step.startsWith(u"SCAN"_s) || step.contains(u"uploads_at_work"_s)
                             || step.contains(u"uploads_with_secrets"_s),
                         qPrintable(statement + u": "_s + step));
                QVERIFY2(!step.contains(u"uploads_by_place"_s), qPrintable(statement + u": "_s + step));
            }
        }
        database = {};
        QSqlDatabase::removeDatabase(u"plan"_s);
    }
};

QTEST_GUILESS_MAIN(TestHistoryTable)
#include "tst_history_table.moc"
