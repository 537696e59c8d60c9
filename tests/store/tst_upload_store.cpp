// What is kept of uploads returns as it was, and is found again.
#include "upload_store_rig.h"

class TestUploadStore : public UploadStoreRig
{
    Q_OBJECT

private slots:
    void everyFieldReturns()
    {
        const UploadRecord kept = full();
        keep({kept});
        reopen();
        const Loaded loaded = load();
        QVERIFY(!loaded.failure);
        QVERIFY(loaded.notice.isEmpty());
        QCOMPARE(loaded.records.size(), 1);
        const UploadRecord &read = loaded.records.first();
        QCOMPARE(read.id, kept.id);
        QCOMPARE(read.position, kept.position);
        QCOMPARE(read.path, kept.path);
        QCOMPARE(read.reference, kept.reference);
        QCOMPARE(read.metadata, kept.metadata);
        QCOMPARE(read.accountId, kept.accountId);
        QCOMPARE(read.transport, kept.transport);
        QCOMPARE(read.api, kept.api);
        QCOMPARE(read.identity, kept.identity);
        QCOMPARE(read.md5, kept.md5);
        QCOMPARE(read.stage, kept.stage);
        QCOMPARE(read.intent, kept.intent);
        QCOMPARE(read.failure, kept.failure);
        QCOMPARE(read.uploadToken, kept.uploadToken);
        QCOMPARE(read.videoId, kept.videoId);
        QCOMPARE(read.transportState, kept.transportState);
        QCOMPARE(read.instant, kept.instant);
        QCOMPARE(read.undescribed, kept.undescribed);
        QCOMPARE(read.startAtMs, kept.startAtMs);
        QCOMPARE(read.sendNow, kept.sendNow);
        QCOMPARE(read.sliceLengthKb, kept.sliceLengthKb);
        QCOMPARE(read.tasksInFlight, kept.tasksInFlight);
        QCOMPARE(read.acknowledged, kept.acknowledged);
        QCOMPARE(read.leftovers, kept.leftovers);
        QCOMPARE(read.transferred, kept.transferred);
        QCOMPARE(read.addedAt, kept.addedAt);
        QCOMPARE(read.publishedAt, kept.publishedAt);
        QCOMPARE(read.videoState, kept.videoState);
        QCOMPARE(read.dealtWith, kept.dealtWith);
        QCOMPARE(read.cancelled, kept.cancelled);
        QCOMPARE(read.listed, kept.listed);
        QCOMPARE(read.happenings, kept.happenings);
    }

    // It costs the history and nothing else.
    void aHistoryThatMakesNoSenseIsNone_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<int>("left");
        QTest::newRow("nothing") << u""_s << 0;
        QTest::newRow("no JSON") << u"[{\"what\":\"sent\""_s << 0;
        QTest::newRow("no list") << u"{\"what\":\"sent\",\"at\":1}"_s << 0;
        QTest::newRow("no entries") << u"[1,null,\"sent\",[]]"_s << 0;
        QTest::newRow("deep") << QString(100'000, u'[') << 0;
        QTest::newRow("unknown") << u"[{\"what\":\"teleported\",\"at\":1},{\"what\":\"sent\",\"at\":1}]"_s
                                 << 1;
        QTest::newRow("of no time") << u"[{\"what\":\"sent\"},{\"what\":\"sent\",\"at\":-1},"
                                       "{\"what\":\"sent\",\"at\":1e300}]"_s
                                    << 0;
        QTest::newRow("too many") << u'[' + QString(u"{\"what\":\"sent\",\"at\":1},"_s).repeated(1000)
                                         + u"null]"_s
                                  << transfer::mostHappenings;
        QTest::newRow("huge") << u'[' + QString(u"{\"what\":\"sent\",\"at\":1},"_s).repeated(100'000)
                                     + u"null]"_s
                              << 0;
    }

    void aHistoryThatMakesNoSenseIsNone()
    {
        QFETCH(QString, column);
        QFETCH(int, left);
        keep({full()});
        changeBehindItsBack(u"UPDATE uploads SET happenings = '%1'"_s.arg(column));
        const Loaded loaded = load();
        QVERIFY(!loaded.failure && loaded.notice.isEmpty());
        QCOMPARE(loaded.records.size(), 1);
        QCOMPARE(loaded.records.first().stage, Stage::Committing);
        QCOMPARE(loaded.records.first().happenings.size(), left);
    }

    void whatIsReadOfAHistoryIsBoundedAndClean()
    {
        keep({full()});
        changeBehindItsBack(
            u"UPDATE uploads SET happenings = '[{\"what\":\"created\",\"at\":1,\"transport\":\"<b>\","
            "\"place\":\"a\\u001bb\",\"connections\":-5,\"bytes\":\"many\"},"
            "{\"what\":\"interrupted\",\"at\":2,\"lasted_ms\":-7,\"causes\":[{\"why\":\"busy\","
            "\"code\":\"5\\u001b03\",\"times\":-3,\"http_status\":123456},7,"
            "{\"why\":\"bored\",\"times\":1e18,\"detail\":{\"at_most\":5}}]}]'"_s);
        const QList<transfer::Happening> read = load().records.first().happenings;
        QCOMPARE(read.size(), 2);
        QCOMPARE(read[0].word, QString());
        QVERIFY(!read[0].place.contains(QChar(0x1b)));
        QCOMPARE(read[0].lanes, 0);
        QCOMPARE(read[1].lastedMs, 0);
        QCOMPARE(read[1].causes.size(), 2);
        QCOMPARE(read[1].causes[0].code, QString());
        QCOMPARE(read[1].causes[0].times, 1);
        QCOMPARE(read[1].causes[0].httpStatus, 999);
        QCOMPARE(read[1].causes[1].why, transfer::Cause::Why::Other);
        QCOMPARE(read[1].times(), 1'000'000'000);
    }

    void aFreshRecordReturnsAsItWas()
    {
        keep({simple(1)});
        const UploadRecord read = load().records.first();
        QCOMPARE(read.identity, transfer::FileIdentity());
        QVERIFY(!read.failure);
        QVERIFY(!read.api);
        QVERIFY(!read.addedAt.isValid());
        QVERIFY(!read.publishedAt.isValid());
        QVERIFY(!read.metadata.latitude);
        QCOMPARE(read.stage, Stage::New);
        QCOMPARE(read.intent, Intent::Rest);
    }

    void everyStageAndIntentReturns()
    {
        QList<UploadRecord> records;
        for (Stage stage : {Stage::New, Stage::Hashed, Stage::Created, Stage::Prepared, Stage::Sent,
                            Stage::Confirmed, Stage::Committing, Stage::Published}) {
            for (Intent intent : {Intent::Rest, Intent::Run, Intent::Pause, Intent::Cancel}) {
                UploadRecord record = simple(records.size() + 1);
                record.stage = stage;
                record.intent = intent;
                records.append(record);
            }
        }
        keep(records);
        const QList<UploadRecord> read = load().records;
        QCOMPARE(read.size(), records.size());
        for (int i = 0; i < read.size(); ++i) {
            QCOMPARE(read.at(i).stage, records.at(i).stage);
            QCOMPARE(read.at(i).intent, records.at(i).intent);
        }
    }

    void theOrderIsThatOfThePositions()
    {
        UploadRecord a = simple(1);
        UploadRecord b = simple(2);
        UploadRecord c = simple(3);
        a.position = 30;
        b.position = 10;
        c.position = 20;
        keep({a, b, c});
        QCOMPARE(ids(load().records), QList<transfer::UploadId>({2, 3, 1}));
        a.position = 5;
        keep({a});
        QCOMPARE(ids(load().records), QList<transfer::UploadId>({1, 2, 3}));
    }

    void slicesChangeNothingElse()
    {
        UploadRecord record = full();
        keep({record});
        const QList<transfer::SliceTask> tasks = {{5, 6, 7}};
        int answers = 0;
        m_store->saveSlices(record.id, tasks, {}, 123, this, [&](const auto &failure) {
            QVERIFY(!failure);
            ++answers;
        });
        QTRY_COMPARE(answers, 1);
        reopen();
        const UploadRecord read = load().records.first();
        QCOMPARE(read.tasksInFlight, tasks);
        QCOMPARE(read.transferred, 123);
        QCOMPARE(read.metadata, record.metadata);
        QCOMPARE(read.stage, record.stage);
        QCOMPARE(read.uploadToken, record.uploadToken);
    }

    // Each brings one more; also after a death, and when some turn out to be lost.
    void acknowledgedSlicesStayWithTheirReceipts()
    {
        UploadRecord record = full();
        record.acknowledged.clear();
        keep({record});
        const auto slice = [](int number) {
            return transfer::AcknowledgedSlice{{number, number * 10, 10}, u"receipt %1"_s.arg(number)};
        };
        const auto save = [&](const QList<transfer::SliceTask> &inFlight,
                              const QList<transfer::AcknowledgedSlice> &acknowledged) {
            bool saved = false;
            m_store->saveSlices(record.id, inFlight, acknowledged, 1, this,
                                [&](const auto &failure) { saved = !failure; });
            QTRY_VERIFY(saved);
        };
        const auto read = [&] {
            reopen();
            return load().records.first();
        };
        save({{1, 10, 10}, {2, 20, 10}}, {});
        save({{2, 20, 10}}, {slice(1)});
        QCOMPARE(read().acknowledged, QList({slice(1)}));
        QCOMPARE(read().tasksInFlight, QList<transfer::SliceTask>({{2, 20, 10}}));
        save({{3, 30, 10}}, {slice(1), slice(2)});
        save({{4, 40, 10}}, {slice(1), slice(2), slice(3)});
        QCOMPARE(read().acknowledged, QList({slice(1), slice(2), slice(3)}));
        save({{2, 20, 10}}, {slice(1), slice(3)}); // it was lost
        QCOMPARE(read().acknowledged, QList({slice(1), slice(3)}));
        record.tasksInFlight.clear();
        record.acknowledged.clear();
        keep({record});
        QVERIFY(read().acknowledged.isEmpty() && read().tasksInFlight.isEmpty());
    }

    void whatIsLeftBehindIsReadThoughItIsNotListed()
    {
        UploadRecord record = ended(full());
        record.listed = false;
        record.leftovers = full().leftovers;
        UploadRecord without = record;
        without.id = 43;
        without.leftovers.clear();
        keep({record, without});
        QCOMPARE(ids(load().records), QList<transfer::UploadId>({record.id}));
    }

    void idsAreNeverUsedTwice()
    {
        QCOMPARE(load().lastId, 0);
        keep({simple(1), simple(2), simple(9)});
        drop({9, 2});
        QCOMPARE(ids(load().records), QList<transfer::UploadId>({1}));
        reopen();
        QCOMPARE(load().lastId, 9);
    }

    void answersComeInTheOrderOfTheCalls()
    {
        QStringList answers;
        const auto note = [&answers](const QString &what) {
            return [&answers, what](const auto &) {
                answers.append(what);
            };
        };
        m_store->save({simple(1)}, Durability::Fsync, this, note(u"keep"_s));
        m_store->saveSlices(1, {}, {}, 5, this, note(u"slices"_s));
        m_store->load(this, note(u"load"_s));
        m_store->save({simple(2)}, Durability::Process, this, note(u"keep 2"_s));
        m_store->findInHistory({}, this, note(u"history"_s));
        m_store->drop({1}, this, note(u"drop"_s));
        QVERIFY(answers.isEmpty());
        QTRY_COMPARE(answers.size(), 6);
        QCOMPARE(answers,
                 QStringList({u"keep"_s, u"slices"_s, u"load"_s, u"keep 2"_s, u"history"_s, u"drop"_s}));
    }

    void aReadSeesWhatWasAskedBefore()
    {
        for (int i = 1; i <= 50; ++i)
            m_store->save({simple(i)}, Durability::Process, this, [](const auto &) {});
        QCOMPARE(load().records.size(), 50);
    }

    void nobodyIsAnsweredAfterTheContextIsGone()
    {
        bool answered = false;
        auto context = std::make_unique<QObject>();
        m_store->save({simple(1)}, Durability::Fsync, context.get(), [&](const auto &) { answered = true; });
        context.reset();
        // The record is kept all the same.
        QCOMPARE(load().records.size(), 1);
        QVERIFY(!answered);
    }

    void whatWasAskedIsWrittenBeforeTheStoreGoes()
    {
        for (int i = 1; i <= 200; ++i)
            m_store->save({simple(i)}, Durability::Fsync, this,
                          [](const auto &) { QFAIL("the store is gone"); });
        reopen();
        QCOMPARE(load().records.size(), 200);
    }

    void clearedUploadsAreHistoryNewestFirst()
    {
        UploadRecord older = ended(full());
        older.listed = false;
        UploadRecord newer = older;
        newer.id = 43;
        newer.publishedAt = older.publishedAt.addSecs(60);
        keep({newer, older, simple(44)});
        QCOMPARE(inHistory({}).ids, QList<transfer::UploadId>({43, 42}));
        QCOMPARE(ids(load().records), QList<transfer::UploadId>({44}));
    }

    void thePublishedVideoOfTheSameBytesIsFound()
    {
        UploadRecord published = ended(full());
        published.listed = false;
        UploadRecord waiting = full();
        waiting.id = 43;
        keep({published, waiting});
        QCOMPARE(foundPublished(published.identity.size, published.md5, published.accountId), 42);
        QCOMPARE(foundPublished(published.identity.size + 1, published.md5, published.accountId), 0);
        QCOMPARE(foundPublished(published.identity.size, u"0"_s, published.accountId), 0);
    }

    void aVideoThatStandsIsFoundBehindOneThatDoesNot()
    {
        const UploadRecord published = ended(full());
        for (const QString &state : {u"fail"_s, u"gone"_s, u"limited"_s, u"blocked"_s}) {
            UploadRecord later = published;
            later.id = 43;
            later.videoState = state;
            keep({published, later});
            QCOMPARE(foundPublished(published.identity.size, published.md5, published.accountId), 42);
            UploadRecord earlier = published;
            earlier.videoState = state;
            keep({earlier});
            QCOMPARE(foundPublished(published.identity.size, published.md5, published.accountId), 0);
            earlier.cancelled = later.cancelled = false;
            keep({earlier, later});
            QCOMPARE(foundByIdentity(published.path, published.identity), 0);
        }
    }

    void theSameBytesOfAnotherAccountAreAnotherVideo()
    {
        const UploadRecord published = ended(full());
        keep({published});
        QCOMPARE(foundPublished(published.identity.size, published.md5, published.accountId), 42);
        QCOMPARE(foundPublished(published.identity.size, published.md5, {u"somebody else"_s}), 0);
    }

    void whileTheAccountIsNotKnownOnlyVideosOfNoAccountAreOurs()
    {
        UploadRecord published = ended(full());
        keep({published});
        QCOMPARE(foundPublished(published.identity.size, published.md5, {}), 0);
        published.accountId.clear();
        keep({published});
        QCOMPARE(foundPublished(published.identity.size, published.md5, {}), 42);
        QCOMPARE(foundPublished(published.identity.size, published.md5, {u"somebody"_s}), 42);
    }

    void theUploadOfTheSameFileIsFound()
    {
        UploadRecord published = ended(full());
        published.cancelled = false;
        published.listed = false;
        keep({published});
        const QString path = published.path;
        transfer::FileIdentity identity = published.identity;
        QCOMPARE(foundByIdentity(path, identity), 42);
        QCOMPARE(foundByIdentity(u"/moved.mp4"_s, identity), 42);

        transfer::FileIdentity changed = identity;
        changed.modifiedMs += 1;
        QCOMPARE(foundByIdentity(path, changed), 0);

        // One that is under way goes before the one that is published.
        UploadRecord again = published;
        again.id = 43;
        again.stage = Stage::Created;
        again.listed = true;
        keep({again});
        QCOMPARE(foundByIdentity(path, identity), 43);
        again.cancelled = true;
        keep({again});
        QCOMPARE(foundByIdentity(path, identity), 42);
    }

    void aFileWithoutAnIdIsKnownByItsPath()
    {
        UploadRecord record = simple(1);
        record.identity = {10, 20, {}};
        keep({record, simple(2, u"/not looked at.mp4"_s)});
        QCOMPARE(foundByIdentity(record.path, record.identity), 1);
        QCOMPARE(foundByIdentity(u"/other.mp4"_s, record.identity), 0);
        QCOMPARE(foundByIdentity(u"/not looked at.mp4"_s, {10, 20, {}}), 2);
    }

    void accountsAreNamedAnew()
    {
        UploadRecord one = full();
        one.id = 1;
        UploadRecord past = ended(full());
        past.id = 2;
        past.listed = false;
        UploadRecord other = full();
        other.id = 3;
        other.accountId = {u"other"_s};
        keep({one, past, other, simple(4)});
        QList<transfer::AccountId> accounts;
        m_store->accounts(this, [&](const auto &answer) { accounts = answer; });
        QTRY_COMPARE(accounts.size(), 3); // one upload has none
        QVERIFY(accounts.contains(one.accountId) && accounts.contains(other.accountId));

        std::optional<std::optional<base::Error>> tried;
        m_store->renameAccounts({{one.accountId, {u"anew"_s}}}, this,
                                [&](const auto &failure) { tried = failure; });
        QTRY_VERIFY(tried);
        QVERIFY(!*tried);
        const auto read = UploadStore::read(path(), true);
        QHash<transfer::UploadId, QString> names;
        for (const UploadRecord &record : read.value())
            names.insert(record.id, record.accountId.text);
        const QHash<transfer::UploadId, QString> wanted{
            {1, u"anew"_s}, {2, u"anew"_s}, {3, u"other"_s}, {4, u""_s}};
        QCOMPARE(names, wanted);
    }

    void looksReturnAsTheyWere()
    {
        keep({simple(1), simple(2, u"/videos/b.mp4"_s)});
        const store::KeptLook first{{5'000'000'001, 1'700'000'000'123, u"2049:77"_s},
                                    u"done"_s,
                                    "{\"container\":\"mp4\",\"streams\":[{\"codec\":\"\u00e4'\"}]}"};
        const store::KeptLook failed{{7, 1, {}}, u"failed"_s, {}};
        m_store->saveLook(1, failed);
        m_store->saveLook(1, first); // in its place
        m_store->saveLook(2, failed);
        m_store->saveLook(3, first); // which nobody knows
        reopen();
        const QHash<transfer::UploadId, store::KeptLook> known = looks();
        QCOMPARE(known.size(), 2);
        QCOMPARE(known[1], first);
        QCOMPARE(known[2].outcome, failed.outcome);
        QVERIFY(known[2].facts.isEmpty());
        m_store->dropLook(1);
        QCOMPARE(looks().keys(), QList<transfer::UploadId>{2});
    }

    void aLookGoesWithItsUpload()
    {
        keep({simple(1), simple(2, u"/videos/b.mp4"_s)});
        m_store->saveLook(1, {{7, 1, {}}, u"done"_s, "{}"});
        m_store->saveLook(2, {{7, 1, {}}, u"done"_s, "{}"});
        m_store->drop({1}, this, [](const auto &) {});
        m_store->saveLook(1, {{7, 1, {}}, u"done"_s, "{}"}); // that came too late
        QCOMPARE(looks().keys(), QList<transfer::UploadId>{2});
    }

    void aReaderSeesTheQueueWhileItIsWritten()
    {
        UploadRecord cleared = ended(full());
        cleared.listed = false;
        keep({simple(1), cleared});
        const auto listed = UploadStore::read(path(), false);
        QVERIFY(listed.ok());
        QCOMPARE(ids(listed.value()), QList<transfer::UploadId>({1}));
        const auto all = UploadStore::read(path(), true);
        QVERIFY(all.ok());
        QCOMPARE(ids(all.value()), QList<transfer::UploadId>({1, 42}));
        m_store.reset();
        QCOMPARE(UploadStore::read(path(), true).value().size(), 2);
        QVERIFY(UploadStore::read(m_dir->filePath(u"none"_s), true).value().isEmpty());
        QVERIFY(!QFile::exists(m_dir->filePath(u"none"_s)));
    }

    void tenThousandUploadsAreKeptAndLoadedAtOnce()
    {
        QList<UploadRecord> records;
        for (int i = 1; i <= 10'000; ++i)
            records.append(simple(i, u"/videos/%1.mp4"_s.arg(i)));
        keep(records);
        reopen();
        QCOMPARE(load().records.size(), 10'000);
    }
};

QTEST_GUILESS_MAIN(TestUploadStore)
#include "tst_upload_store.moc"
