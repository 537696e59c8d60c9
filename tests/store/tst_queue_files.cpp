// The queue as it stands on the disk: nothing secret stays there, files of any version are read, and what is
// damaged or full is told.
#include "upload_store_rig.h"

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

class TestQueueFiles : public UploadStoreRig
{
    Q_OBJECT

private slots:
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

        if (QFileInfo(sample).fileName() < u"queue-6"_s) {
            for (const UploadRecord &record : loaded.records)
                QVERIFY(record.happenings.isEmpty());
        }

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
};

QTEST_GUILESS_MAIN(TestQueueFiles)
#include "tst_queue_files.moc"
