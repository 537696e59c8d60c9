#include "store/queue/upload_store.h"

#include "base/moment.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;
using store::Loaded;
using store::UploadStore;
using transfer::Durability;
using transfer::Intent;
using transfer::Stage;
using transfer::UploadRecord;

namespace {

const QString secretToken = u"NTAwMDAx+SECRETTOKEN/w=="_s;
const QString secretPassword = u"Passw0rdOfTheViewer"_s;

UploadRecord simple(transfer::UploadId id, const QString &path = u"/videos/a.mp4"_s)
{
    UploadRecord record;
    record.id = id;
    record.position = id;
    record.path = path;
    record.metadata.title = u"A title"_s;
    return record;
}

UploadRecord full()
{
    UploadRecord record;
    record.id = 42;
    record.position = 7;
    record.path = u"/videos/雪山 '\"; DROP TABLE uploads.mp4"_s;
    record.reference = u"job 9"_s;
    record.metadata.title = u"雪山 \U0001F3D4"_s;
    record.metadata.tags = {u"旅行"_s, u"lake, deep"_s};
    record.metadata.description = u"line 1\nline 2"_s;
    record.metadata.category = u"Travel"_s;
    record.metadata.copyright = youku::Copyright::Reproduced;
    record.metadata.privacy = youku::Privacy::Password;
    record.metadata.watchPassword = secretPassword;
    record.metadata.latitude = 0.0;
    record.metadata.longitude = -179.123456789;
    record.metadata.shootTime = QDateTime(QDate(2024, 2, 29), QTime(12, 34, 56));
    record.accountId = {u"c0ffee0123456789"_s};
    record.transport = u"gupload"_s;
    record.identity = {50'000'000'001, 1'700'000'000'123, u"2049:77"_s};
    record.md5 = u"8ab420d03f1bad39feb6b4794f695e88"_s;
    record.stage = Stage::Committing;
    record.intent = Intent::Pause;
    base::Error failure;
    failure.kind = base::ErrorKind::Server;
    failure.fault = base::Fault::Code;
    failure.operation = base::Operation::ShowVideo;
    failure.code = base::codeText(120'010'152);
    failure.httpStatus = 400;
    failure.message = u"Storing \"failed\""_s;
    failure.retryAfterMs = 5'000'000'000;
    record.failure = failure;
    record.uploadToken = secretToken;
    record.videoId = u"XMTIzNDU2Nzg5Ng=="_s;
    record.transportState = {{u"server_uri"_s, u"g01.upload.youku.com:8080"_s},
                             {u"server_address"_s, u"10.0.3.7:8080"_s},
                             {u"upload_server_ip"_s, u"10.0.3.7"_s}};
    record.again = true;
    record.instant = true;
    record.sliceLengthKb = 10240;
    record.tasksInFlight = {{2, 0, 1}, {9'007'199'254'740'993, 40'000'000'000, 2'097'152}};
    record.transferred = 39'999'999'999;
    record.acknowledged = {{{1, 0, 5}, u"\"ETAG\" 11051210869376104954"_s},
                           {{7, 40'000'000'000, 5'368'709'120}, u"\"another\" 1"_s}};
    record.leftovers = {{{u"me"_s}, secretToken, u"oss"_s, {{u"upload_id"_s, u"0004"_s}}}};
    record.addedAt = base::utcMoment(1'700'000'000'001);
    record.publishedAt = base::utcMoment(1'700'000'100'002);
    record.videoState = u"in_review"_s;
    record.dealtWith = true;
    record.cancelled = true;
    record.listed = true;
    return record;
}

// What an ended upload looks like.
UploadRecord ended(UploadRecord record)
{
    record.stage = Stage::Published;
    record.uploadToken.clear();
    record.metadata.watchPassword.clear();
    record.leftovers.clear();
    return record;
}

} // namespace

class TestUploadStore : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<UploadStore>(path());
    }
    void cleanup() { m_store.reset(); }

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
        QCOMPARE(read.identity, kept.identity);
        QCOMPARE(read.md5, kept.md5);
        QCOMPARE(read.stage, kept.stage);
        QCOMPARE(read.intent, kept.intent);
        QCOMPARE(read.failure, kept.failure);
        QCOMPARE(read.uploadToken, kept.uploadToken);
        QCOMPARE(read.videoId, kept.videoId);
        QCOMPARE(read.transportState, kept.transportState);
        QCOMPARE(read.instant, kept.instant);
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
    }

    void aFreshRecordReturnsAsItWas()
    {
        keep({simple(1)});
        const UploadRecord read = load().records.first();
        QCOMPARE(read.identity, transfer::FileIdentity());
        QVERIFY(!read.failure);
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
        m_store->history(this, note(u"history"_s));
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
        QList<UploadRecord> history;
        m_store->history(this, [&](const QList<UploadRecord> &records) { history = records; });
        QTRY_COMPARE(history.size(), 2);
        QCOMPARE(ids(history), QList<transfer::UploadId>({43, 42}));
        QCOMPARE(ids(load().records), QList<transfer::UploadId>({44}));
    }

    void thePublishedVideoOfTheSameBytesIsFound()
    {
        UploadRecord published = ended(full());
        published.listed = false;
        UploadRecord waiting = full();
        waiting.id = 43;
        keep({published, waiting});
        QCOMPARE(foundPublished(published.identity.size, published.md5), 42);
        QCOMPARE(foundPublished(published.identity.size + 1, published.md5), 0);
        QCOMPARE(foundPublished(published.identity.size, u"0"_s), 0);
    }

    void aVideoThatStandsIsFoundBehindOneThatDoesNot()
    {
        const UploadRecord published = ended(full());
        for (const QString &state : {u"fail"_s, u"gone"_s, u"limited"_s, u"blocked"_s}) {
            UploadRecord later = published;
            later.id = 43;
            later.videoState = state;
            keep({published, later});
            QCOMPARE(foundPublished(published.identity.size, published.md5), 42);
            UploadRecord earlier = published;
            earlier.videoState = state;
            keep({earlier});
            QCOMPARE(foundPublished(published.identity.size, published.md5), 0);
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

    void secretsAreGoneFromTheFilesWhenTheUploadEnds()
    {
        UploadRecord record = full();
        keep({record});
        // Some more, so that the row moves about in its pages and the log grows.
        for (int i = 0; i < 100; ++i) {
            record.transferred = i;
            record.metadata.description.append(QString(17, u'x'));
            m_store->save({record}, Durability::Fsync, this, [](const auto &) {});
        }
        keep({record});
        QVERIFY(filesContain(secretToken));
        QVERIFY(filesContain(secretPassword));
        keep({ended(record)});
        QTRY_VERIFY(!filesContain(secretToken));
        QVERIFY(!filesContain(secretPassword));
        reopen();
        QVERIFY(!filesContain(secretToken));
        QCOMPARE(load().records.first().metadata.watchPassword, QString());
        QCOMPARE(load().records.first().metadata.privacy, youku::Privacy::Password);
    }

    void secretsOfForgottenUploadsAreGoneToo()
    {
        keep({full()});
        reopen();
        drop({42});
        QTRY_VERIFY(!filesContain(secretToken));
        QVERIFY(!filesContain(secretPassword));
    }

    void filesAreClosedToOthers()
    {
        keep({full()});
        const QFileInfoList files = QDir(m_dir->path()).entryInfoList(QDir::Files);
        QVERIFY(files.size() >= 2);
        for (const QFileInfo &file : files)
            QVERIFY2(!(int(file.permissions()) & 0x0077), qPrintable(file.fileName()));
    }

    void aDamagedQueueIsToldInASentence()
    {
        m_store.reset();
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10000, 'x'));
        file.close();
        m_store = std::make_unique<UploadStore>(path());
        const Loaded loaded = load();
        QVERIFY(!loaded.failure);
        QVERIFY(loaded.records.isEmpty());
        QVERIFY(loaded.notice.contains(u"queue-damaged-20"_s));
        keep({simple(1)});
    }

    // Nobody shall believe that the queue is empty when it could not be read.
    void whatCannotBeReadIsAFailureAndNoEmptyQueue()
    {
        keep({simple(1)});
        changeBehindItsBack(u"DROP TABLE uploads"_s);
        QVERIFY(load().failure);
        QVERIFY(!UploadStore::read(path(), true).ok());
    }

    void anUnknownStageBecomesAFailureTheUserSees()
    {
        keep({simple(1)});
        changeBehindItsBack(u"UPDATE uploads SET stage = 'teleported', intent = 'run'"_s);
        const UploadRecord record = load().records.first();
        QVERIFY(record.failure);
        QVERIFY(record.intent != Intent::Run);
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

    // A queue of each schema there ever was: one published, one half-way, one waiting (see tests/cli).
    void aQueueOfAnyVersionReturns_data()
    {
        QTest::addColumn<QString>("sample");
        const QDir samples(u"" YOUCHUAN_SAMPLES ""_s);
        for (const QString &name : samples.entryList({u"queue-*.sqlite"_s}, QDir::Files))
            QTest::newRow(qPrintable(name)) << samples.filePath(name);
    }

    void aQueueOfAnyVersionReturns()
    {
        QFETCH(QString, sample);
        m_store.reset();
        QFile::remove(path());
        QVERIFY(QFile::copy(sample, path()));
        QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner));
        // As if its user had turned the order round.
        changeBehindItsBack(u"UPDATE uploads SET position = 10 - position"_s);

        // Also while it is only looked at, which changes nothing.
        const auto seen = UploadStore::read(path(), true);
        QVERIFY(seen.ok());
        QCOMPARE(ids(seen.value()), QList<transfer::UploadId>({3, 2, 1}));

        const Loaded loaded = load();
        QVERIFY(!loaded.failure);
        QVERIFY(loaded.notice.isEmpty());
        QCOMPARE(ids(loaded.records), QList<transfer::UploadId>({3, 2, 1}));
        QCOMPARE(loaded.lastId, 3);

        const UploadRecord &waiting = loaded.records[0];
        QCOMPARE(waiting.path, u"/videos/waiting.mp4"_s);
        QCOMPARE(waiting.identity.size, 200'000);
        QCOMPARE(waiting.stage, Stage::Hashed);
        QCOMPARE(waiting.intent, Intent::Run);

        const UploadRecord &halfWay = loaded.records[1];
        QCOMPARE(halfWay.path, u"/videos/half-way.mp4"_s);
        QCOMPARE(halfWay.md5, u"5dce276aecb4db70ed194788490d23c1"_s);
        QCOMPARE(halfWay.stage, Stage::Prepared);
        QCOMPARE(halfWay.intent, Intent::Run);
        QVERIFY(halfWay.transferred > 8'000'000);
        QVERIFY(!halfWay.uploadToken.isEmpty());
        QCOMPARE(halfWay.transport, u"gupload"_s);
        QVERIFY(!halfWay.transportState[u"server_uri"].toString().isEmpty());
        QVERIFY(!halfWay.tasksInFlight.isEmpty());

        const UploadRecord &published = loaded.records[2];
        QCOMPARE(published.stage, Stage::Published);
        QCOMPARE(published.metadata.title, u"Harbour at night"_s);
        QCOMPARE(published.metadata.tags, QStringList({u"night"_s, u"harbour"_s}));
        QVERIFY(!published.videoId.isEmpty() && published.publishedAt.isValid());
    }

    void aStoreThatCannotOpenSaysSo()
    {
        m_store = std::make_unique<UploadStore>(m_dir->filePath(u"missing/queue.sqlite"_s));
        QVERIFY(load().failure);
        std::optional<base::Error> failure;
        m_store->save({simple(1)}, Durability::Fsync, this, [&](const auto &error) { failure = error; });
        QTRY_VERIFY(failure);
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

#ifdef Q_OS_UNIX
    void aFullDiskIsAnErrorAndHealsLater()
    {
        keep({simple(1)});
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit tight = before;
        tight.rlim_cur = rlim_t(QFileInfo(path() + u"-wal"_s).size());
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);

        QList<std::optional<base::Error>> answers;
        const auto note = [&](const std::optional<base::Error> &error) {
            answers.append(error);
        };
        m_store->save({full()}, Durability::Fsync, this, note);
        m_store->saveSlices(1, {{1, 2, 3}}, {}, 4, this, note);
        QTRY_COMPARE(answers.size(), 2);
        setrlimit(RLIMIT_FSIZE, &before);
        for (const auto &answer : std::as_const(answers)) {
            QVERIFY(answer);
            QCOMPARE(answer->kind, base::ErrorKind::DiskFull);
        }
        keep({full()});
        QCOMPARE(ids(load().records), QList<transfer::UploadId>({1, 42}));
    }
#endif

    void tenThousandUploadsAreKeptAndLoadedAtOnce()
    {
        QList<UploadRecord> records;
        for (int i = 1; i <= 10'000; ++i)
            records.append(simple(i, u"/videos/%1.mp4"_s.arg(i)));
        keep(records);
        reopen();
        QCOMPARE(load().records.size(), 10'000);
    }

private:
    QString path() const
    {
        return m_dir->filePath(u"queue.sqlite"_s);
    }

    void reopen()
    {
        m_store.reset();
        m_store = std::make_unique<UploadStore>(path());
    }

    // Somebody else writes into the database while the store is closed.
    void changeBehindItsBack(const QString &statement)
    {
        m_store.reset();
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
            database.setDatabaseName(path());
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(statement));
        }
        QSqlDatabase::removeDatabase(u"test"_s);
        m_store = std::make_unique<UploadStore>(path());
    }

    void keep(const QList<UploadRecord> &records)
    {
        bool kept = false;
        m_store->save(records, Durability::Fsync, this, [&](const std::optional<base::Error> &failure) {
            QVERIFY2(!failure, qPrintable(failure ? failure->message : QString()));
            kept = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(kept, 30000);
    }

    void drop(const QList<transfer::UploadId> &ids)
    {
        bool dropped = false;
        m_store->drop(ids, this, [&](const auto &failure) {
            QVERIFY(!failure);
            dropped = true;
        });
        QTRY_VERIFY(dropped);
    }

    Loaded load()
    {
        std::optional<Loaded> result;
        m_store->load(this, [&](const Loaded &loaded) { result = loaded; });
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(result, 30000);
        }();
        return result.value_or(Loaded());
    }

    transfer::UploadId foundPublished(qint64 size, const QString &md5,
                                      const transfer::AccountId &accountId = {})
    {
        return found([&](UploadStore::Record done) {
            m_store->findPublished(size, md5, accountId, this, std::move(done));
        });
    }

    transfer::UploadId foundByIdentity(const QString &file, const transfer::FileIdentity &identity)
    {
        return found([&](UploadStore::Record done) {
            m_store->findByIdentity(file, identity, this, std::move(done));
        });
    }

    // The id of what was found; 0: nothing.
    transfer::UploadId found(const std::function<void(UploadStore::Record)> &ask)
    {
        std::optional<transfer::UploadId> id;
        ask([&](const std::optional<UploadRecord> &record) { id = record ? record->id : 0; });
        [&] {
            QTRY_VERIFY(id);
        }();
        return id.value_or(-1);
    }

    static QList<transfer::UploadId> ids(const QList<UploadRecord> &records)
    {
        QList<transfer::UploadId> list;
        for (const UploadRecord &record : records)
            list.append(record.id);
        return list;
    }

    bool filesContain(const QString &text) const
    {
        const QFileInfoList files = QDir(m_dir->path()).entryInfoList(QDir::Files);
        return std::any_of(files.begin(), files.end(), [&](const QFileInfo &info) {
            QFile file(info.filePath());
            return file.open(QIODevice::ReadOnly) && file.readAll().contains(text.toUtf8());
        });
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<UploadStore> m_store;
};

QTEST_GUILESS_MAIN(TestUploadStore)
#include "tst_upload_store.moc"
