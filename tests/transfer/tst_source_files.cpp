// What becomes of an upload when something becomes of its file, and that nothing becomes of the file by us.
#include "rig.h"

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using transfer::Activity;
using transfer::Stage;
using transfer::UploadId;

namespace {

constexpr qint64 size = 20000000;

void writeAt(const QString &path, qint64 offset, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(offset));
    QCOMPARE(file.write(bytes), bytes.size());
}

// The time of the last change, seconds from now.
void setTime(const QString &path, int seconds)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(
        file.setFileTime(QDateTime::currentDateTime().addSecs(seconds), QFileDevice::FileModificationTime));
}

// Root reads everything: while this lives, the process is nobody, who may enter the folder all the same.
class NotRoot
{
public:
    explicit NotRoot(const QString &folder)
    {
#ifdef Q_OS_UNIX
        constexpr uid_t nobody = 65534;
        if (geteuid() != 0)
            return;
        QFile::setPermissions(folder, QFile::permissions(folder) | QFile::ExeGroup | QFile::ExeOther);
        if (seteuid(nobody) != 0)
            qFatal("root cannot become nobody");
        m_wasRoot = true;
#endif
    }
    ~NotRoot()
    {
#ifdef Q_OS_UNIX
        if (m_wasRoot && seteuid(0) != 0)
            qFatal("nobody cannot become root again");
#endif
    }
    Q_DISABLE_COPY_MOVE(NotRoot)

private:
    [[maybe_unused]] bool m_wasRoot = false;
};

} // namespace

class TestSourceFiles : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase_data() { Rig::overBothWays(); }
    void init()
    {
        Rig::takeWayOfTheRow(
            {"anUnreadableFileIsNamedAndGoesOnLater", "aRecordingIsWaitedFor",
             "anEmptyFileThatIsStillBeingWrittenIsWaitedFor", "whatWasHashedForAnUploadBeforeServesAgain",
             "theLimitIsKnownBeforeAnythingIsSent", "withoutALimitTheServerIsTheJudge", "anyNameIsTaken"});
    }
    void aChangeStopsItBeforeItsNextSlice_data();
    void aChangeStopsItBeforeItsNextSlice();
    void bytesChangedInPlaceUnderTheSameDateAreHashedAgain();
    void aSliceWhoseHashIsRefusedHasItsFileHashedAgain();
    void bytesChangedInPlaceThatYoukuRefusesAreNoticed();
    void refusedHashesHaveAnEnd();
    void theSameBytesUnderAnotherDateGoOn();
    void aFileThatComesBackGoesOnWhereItStopped();
    void aFileFoundElsewhereGoesOnWhereItStopped();
    void anUnreadableFileIsNamedAndGoesOnLater();
    void aRecordingIsWaitedFor();
    void anEmptyFileThatIsStillBeingWrittenIsWaitedFor();
    void anUnchangedFileIsHashedOnce();
    void whatWasHashedForAnUploadBeforeServesAgain();
    void theLimitIsKnownBeforeAnythingIsSent();
    void withoutALimitTheServerIsTheJudge_data();
    void withoutALimitTheServerIsTheJudge();
    void anyNameIsTaken_data();
    void anyNameIsTaken();
    void sourcesAreOpenedReadOnlyAndStayAsTheyWere();

private:
    // An upload in the middle of its bytes.
    UploadId underWay(Rig &rig, const QString &path)
    {
        rig.server->control({{"rate", 10000000}});
        const UploadId id = rig.upload(path);
        waitUntil([&] { return rig.queue->find(id)->progress().acknowledged > 2000000; });
        return id;
    }
    // The bytes of a slice are not those of its hash.
    static QJsonObject refusedHash(int times)
    {
        QJsonObject fault{{"endpoint", Rig::waysOfTheRow.oss ? "oss_part" : "upload_slice"},
                          {"action", "error"}};
        fault["code"] = Rig::waysOfTheRow.oss ? QJsonValue("InvalidDigest") : QJsonValue(120010225);
        if (times > 0)
            fault["times"] = times;
        return fault;
    }
    static base::ErrorKind failureOf(Rig &rig, UploadId id)
    {
        const auto &failure = rig.queue->find(id)->record().failure;
        return failure ? failure->kind : base::Error().kind;
    }
};

void TestSourceFiles::aChangeStopsItBeforeItsNextSlice_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what :
         {"grown", "shrunk", "changed in its middle", "replaced by one of the same size and date"})
        QTest::newRow(what) << what;
}

void TestSourceFiles::aChangeStopsItBeforeItsNextSlice()
{
    QFETCH(QString, what);
    Rig rig;
    const QString path = rig.makeFile("video.mp4", size);
    setTime(path, -3600);
    const QDateTime date = QFileInfo(path).lastModified();
    const UploadId id = underWay(rig, path);
    if (what == "grown") {
        writeAt(path, size, "more");
    } else if (what == "shrunk") {
        QVERIFY(QFile::resize(path, size - 1));
    } else if (what == "changed in its middle") {
        writeAt(path, size / 2, "another byte or two");
        setTime(path, 0);
    } else {
        const QString other = rig.makeFile("other.mp4", size, 2);
        QFile file(other);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(date, QFileDevice::FileModificationTime));
        file.close();
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::rename(other, path));
        QCOMPARE(QFileInfo(path).lastModified(), date);
    }
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(failureOf(rig, id), base::ErrorKind::FileChanged);
    QVERIFY(rig.sent("bytes") < size);
    QVERIFY(rig.committed().isEmpty());

    rig.server->control({{"rate", 0}});
    rig.queue->startOver({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().size(), 1);
    QCOMPARE(rig.committed().first()["held_md5"].toString(), Rig::md5Of(path));
}

// A disk plugged in again, a restored backup: the bytes are what counts, and they are looked at before it is
// given up.
// Size, time and id tell nothing of it: Youku finds at the end that the whole is not what was announced.
void TestSourceFiles::bytesChangedInPlaceUnderTheSameDateAreHashedAgain()
{
    Rig rig;
    const QString path = rig.makeFile("video.mp4", size);
    setTime(path, -3600);
    const QDateTime date = QFileInfo(path).lastModified();
    const UploadId id = underWay(rig, path);
    writeAt(path, size - 1000, QByteArray(1000, 'x'));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(date, QFileDevice::FileModificationTime));
    file.close();
    QCOMPARE(QFileInfo(path).lastModified(), date);
    rig.server->control({{"rate", 0}});
    TRY_VERIFY(rig.ended(id));
    QCOMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("creates"), 2);
    QCOMPARE(rig.committed().size(), 1);
    QCOMPARE(rig.committed().first()["held_md5"].toString(), Rig::md5Of(path));
    QCOMPARE(rig.queue->find(id)->record().md5, Rig::md5Of(path));
}

void TestSourceFiles::aSliceWhoseHashIsRefusedHasItsFileHashedAgain()
{
    Rig rig({refusedHash(4)});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 1000000));
    bool hashedAgain = false;
    connect(rig.queue.get(), &transfer::UploadQueue::changed, this, [&] {
        hashedAgain |= rig.requests(rig.sliceCall()) == 4 && rig.queue->find(id)->expectedSize() > 0;
    });
    TRY_VERIFY(rig.ended(id));
    QCOMPARE(rig.activity(id), Activity::Published);
    QVERIFY(hashedAgain);
    QCOMPARE(rig.counter("creates"), 1);
}

// As a Youku that looks at each slice says it: not at the end, but for the slice with the changed bytes.
void TestSourceFiles::bytesChangedInPlaceThatYoukuRefusesAreNoticed()
{
    Rig rig({refusedHash(4)});
    const QString path = rig.makeFile("video.mp4", 1000000);
    setTime(path, -3600);
    const QDateTime date = QFileInfo(path).lastModified();
    const UploadId id = rig.upload(path);
    TRY_VERIFY(rig.requests(rig.sliceCall()) > 0);
    writeAt(path, 500000, QByteArray(1000, 'x'));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(date, QFileDevice::FileModificationTime));
    file.close();
    TRY_VERIFY(rig.ended(id));
    QCOMPARE(failureOf(rig, id), base::ErrorKind::FileChanged);
    QCOMPARE(rig.counter("creates"), 1);
    QVERIFY(rig.committed().isEmpty());

    rig.queue->startOver({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().size(), 1);
    QCOMPARE(rig.committed().first()["held_md5"].toString(), Rig::md5Of(path));
}

void TestSourceFiles::refusedHashesHaveAnEnd()
{
    Rig rig({refusedHash(0)});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 1000000));
    TRY_VERIFY(rig.ended(id));
    QCOMPARE(failureOf(rig, id), base::ErrorKind::Server);
    QCOMPARE(rig.requests(rig.sliceCall()), 8); // the file is hashed again once
}

void TestSourceFiles::theSameBytesUnderAnotherDateGoOn()
{
    Rig rig;
    const QString path = rig.makeFile("video.mp4", size);
    const UploadId id = underWay(rig, path);
    setTime(path, -7200);
    rig.server->control({{"rate", 0}});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("creates"), 1);
    QVERIFY(rig.sent("bytes_sent_twice") <= 2 * 2097152);
    QCOMPARE(rig.committed().first()["held_md5"].toString(), Rig::md5Of(path));
}

void TestSourceFiles::aFileThatComesBackGoesOnWhereItStopped()
{
    Rig rig;
    const QString path = rig.makeFile("video.mp4", size);
    const UploadId id = underWay(rig, path);
    QVERIFY(QFile::rename(path, path + ".away"));
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(failureOf(rig, id), base::ErrorKind::FileMissing);
    QVERIFY(rig.queue->find(id)->progress().acknowledged > 2000000);
    QCOMPARE(rig.queue->find(id)->record().metadata.title, QStringLiteral("A title"));

    QVERIFY(QFile::rename(path + ".away", path));
    rig.server->control({{"rate", 0}});
    rig.queue->retry({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("creates"), 1);
}

void TestSourceFiles::aFileFoundElsewhereGoesOnWhereItStopped()
{
    Rig rig;
    const QString path = rig.makeFile("video.mp4", size);
    const UploadId id = underWay(rig, path);
    const QString copy = rig.dir.filePath("a copy.mp4");
    QVERIFY(QFile::copy(path, copy)); // with an id and a date of its own
    QVERIFY(QFile::remove(path));
    TRY_COMPARE(rig.activity(id), Activity::Failed);

    rig.server->control({{"rate", 0}});
    rig.queue->locate(id, copy);
    rig.queue->start({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("creates"), 1);
    QVERIFY(rig.sent("bytes_sent_twice") <= 2 * 2097152);
}

void TestSourceFiles::anUnreadableFileIsNamedAndGoesOnLater()
{
    Rig rig;
    const QString path = rig.makeFile("video.mp4", 3000000);
    QVERIFY(QFile::setPermissions(path, {}));
    UploadId id = 0;
    {
        const NotRoot notRoot(rig.dir.path());
        id = rig.upload(path);
        TRY_COMPARE(rig.activity(id), Activity::Failed);
        QCOMPARE(failureOf(rig, id), base::ErrorKind::FileUnreadable);
    }
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
    rig.queue->retry({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
}

void TestSourceFiles::aRecordingIsWaitedFor()
{
    Rig rig;
    const QString path = rig.makeFile("video.mp4", 1000000);
    // It grows each time somebody looks whether it still grows, for a while.
    const auto grow = [&] {
        writeAt(path, QFileInfo(path).size(), QByteArray(1000, 'x'));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.setFileTime(QDateTime::fromMSecsSinceEpoch(rig.clock.nowMs() + 1000000),
                         QFileDevice::FileModificationTime);
    };
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.setFileTime(QDateTime::fromMSecsSinceEpoch(rig.clock.nowMs()), QFileDevice::FileModificationTime);
    file.close();
    const UploadId id = rig.add(path);
    int waits = 0;
    connect(rig.queue.get(), &transfer::UploadQueue::changed, this, [&] {
        if (rig.activity(id) == Activity::StillBeingWritten && ++waits <= 3)
            grow();
    });
    rig.queue->start({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QVERIFY(waits >= 1);
    QCOMPARE(rig.committed().first()["held_md5"].toString(), Rig::md5Of(path));
    QCOMPARE(rig.counter("creates"), 1);
}

void TestSourceFiles::anEmptyFileThatIsStillBeingWrittenIsWaitedFor()
{
    Rig rig;
    const QString path = rig.makeFile("video.mp4", 0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.setFileTime(QDateTime::fromMSecsSinceEpoch(rig.clock.nowMs() - 10),
                     QFileDevice::FileModificationTime);
    file.close();
    const UploadId id = rig.upload(path);
    // What it is once it has settled decides.
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(failureOf(rig, id), base::ErrorKind::FileEmpty);
    writeAt(path, 0, "something after all");
    rig.queue->retry({id});
    TRY_COMPARE(rig.activity(id), Activity::Published);
}

void TestSourceFiles::anUnchangedFileIsHashedOnce()
{
    // Forgotten by Youku, died and paused in between: the hash of the first time serves.
    QJsonArray forgotten{QJsonObject{{"endpoint", "upload_slice"}, {"nth", 5}, {"action", "expire_upload"}}};
    if (Rig::waysOfTheRow.oss) // where Youku hears of it again when other keys are needed
        forgotten = {QJsonObject{{"endpoint", "oss_part"}, {"nth", 5}, {"action", "expire_sts"}},
                     QJsonObject{{"endpoint", "sts"}, {"nth", 1}, {"action", "expire_upload"}}};
    Rig rig(forgotten);
    const QString path = rig.makeFile("video.mp4", size);
    int hashings = 0;
    const auto count = [&] {
        connect(rig.queue.get(), &transfer::UploadQueue::changed, this, [&](const QList<UploadId> &ids) {
            for (const UploadId id : ids)
                hashings += rig.activity(id) == Activity::Hashing;
        });
    };
    const UploadId id = underWay(rig, path);
    count();
    rig.queue->pause({id});
    rig.queue->start({id});
    rig.newQueue();
    count();
    rig.server->control({{"rate", 0}});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("creates"), 2); // it had expired
    QCOMPARE(hashings, 0);
}

void TestSourceFiles::whatWasHashedForAnUploadBeforeServesAgain()
{
    Rig rig;
    youku::Metadata metadata;
    metadata.title = "A title";
    const QString path = rig.makeFile("video.mp4", 3000000);
    const transfer::FileIdentity identity = transfer::identityOf(path);
    const auto addAgain = [&] {
        return rig.queue->add({{path, metadata, {}, identity, Rig::md5Of(path)}}).first();
    };
    const UploadId same = addAgain();
    QCOMPARE(rig.queue->find(same)->stage(), Stage::Hashed); // before anybody could have read it
    rig.queue->start({same});
    TRY_COMPARE(rig.activity(same), Activity::Published);
    QCOMPARE(rig.committed().last()["held_md5"].toString(), Rig::md5Of(path));

    const UploadId changed = addAgain();
    writeAt(path, 1000, "other bytes");
    setTime(path, -3600);
    rig.queue->start({changed});
    TRY_COMPARE(rig.activity(changed), Activity::Published);
    QCOMPARE(rig.committed().last()["held_md5"].toString(), Rig::md5Of(path));
}

void TestSourceFiles::theLimitIsKnownBeforeAnythingIsSent()
{
    Rig rig({QJsonObject{{"endpoint", "spec"}, {"nth", 1}, {"action", "late"}, {"ms", 700}}});
    rig.server->control({{"max_file_size", 2000000}});
    const UploadId id = rig.upload(rig.makeFile("large.mp4", 2000001));
    const UploadId fits = rig.upload(rig.makeFile("fits.mp4", 2000000, 2));
    TRY_COMPARE(rig.activity(fits), Activity::Published);
    QCOMPARE(failureOf(rig, id), base::ErrorKind::FileTooLarge);
    QCOMPARE(rig.queue->find(id)->record().failure->detail, base::Detail(base::AtMost{2000000}));
    QCOMPARE(rig.requests("create"), 1);
    QCOMPARE(rig.requests("spec"), 1);
}

void TestSourceFiles::withoutALimitTheServerIsTheJudge_data()
{
    QTest::addColumn<QJsonObject>("fault");
    QTest::newRow("404") << QJsonObject{{"action", "status"}, {"code", 404}};
    QTest::newRow("half a JSON") << QJsonObject{{"action", "half_json"}};
    QTest::newRow("an error") << QJsonObject{{"action", "error"}, {"code", 1002}};
    QTest::newRow("cut") << QJsonObject{{"action", "lost_answer"}};
}

void TestSourceFiles::withoutALimitTheServerIsTheJudge()
{
    QFETCH(QJsonObject, fault);
    fault["endpoint"] = "spec";
    Rig rig({fault});
    QSignalSpy told(rig.spec.get(), &transfer::UploadSpec::notTold);
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 3000000));
    const UploadId other = rig.upload(rig.makeFile("other.mp4", 3000000, 2));
    TRY_COMPARE(rig.activity(id), Activity::Published);
    TRY_COMPARE(rig.activity(other), Activity::Published);
    QCOMPARE(told.size(), 1);
}

void TestSourceFiles::anyNameIsTaken_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("Chinese") << QStringLiteral("清晨采茶 第二集（上）.mp4");
    QTest::newRow("emoji") << QStringLiteral(
        "\U0001F3D4\uFE0F snow \U0001F468\u200D\U0001F469\u200D\U0001F467.mp4");
    QTest::newRow("combining marks") << QStringLiteral("e\u0301te\u0301 n\u0303.mp4");
    QTest::newRow("quotes") << QStringLiteral("it's \"the\" `one` “two” & ; $HOME %20 + =.mp4");
    QTest::newRow("leading and trailing spaces") << QStringLiteral("  spaced  .mp4");
    QTest::newRow("a leading dash") << QStringLiteral("--title.mp4");
    QTest::newRow("several dots") << QStringLiteral("a.b..c.MP4");
    QTest::newRow("only digits") << QStringLiteral("20261122.mp4");
    QTest::newRow("255 bytes") << QString(83, QChar(0x96ea)) + QStringLiteral("a.m4v"); // 3 * 83 + 6
    QTest::newRow("new line") << QStringLiteral("two\nlines.mp4");
}

void TestSourceFiles::anyNameIsTaken()
{
    QFETCH(QString, name);
    Rig rig;
    // In a path that is longer than Windows liked.
    QString folder = rig.dir.filePath("deep");
    while (folder.size() < 700)
        folder += QStringLiteral("/一层又一层的文件夹 with a rather long name");
    QVERIFY(QDir().mkpath(folder));
    const QString path = folder + u'/' + name;
    QVERIFY(QFile::rename(rig.makeFile("plain.mp4", 3000000), path));
    const UploadId id = rig.upload(path);
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().first()["file_name"].toString(), name);
    QCOMPARE(rig.committed().first()["held_md5"].toString(), Rig::md5Of(path));
}

void TestSourceFiles::sourcesAreOpenedReadOnlyAndStayAsTheyWere()
{
    Rig rig;
    const QString path = rig.makeFile("video.mp4", size);
    setTime(path, -3600);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
    const QString md5 = Rig::md5Of(path);
    const QFileInfo before(path);
    const QDateTime date = before.lastModified();
    UploadId id = 0;
    {
        const NotRoot notRoot(rig.dir.path()); // whom nothing stops from opening it for writing
        id = rig.add(path);
        TRY_COMPARE(rig.queue->find(id)->stage(), Stage::Hashed);
    }
    rig.server->control({{"rate", 10000000}});
    rig.queue->start({id});
    TRY_VERIFY(rig.queue->find(id)->progress().acknowledged > 2000000);
#ifdef Q_OS_LINUX
    int opened = 0;
    for (const QFileInfo &handle : QDir("/proc/self/fd").entryInfoList(QDir::Files | QDir::System)) {
        if (handle.symLinkTarget() != path)
            continue;
        ++opened;
        QCOMPARE(fcntl(handle.fileName().toInt(), F_GETFL) & O_ACCMODE, O_RDONLY);
    }
    QCOMPARE(opened, 1);
#endif
    rig.server->control({{"rate", 0}});
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(Rig::md5Of(path), md5);
    QCOMPARE(QFileInfo(path).lastModified(), date);
    QCOMPARE(QFileInfo(path).permissions(), before.permissions());
}

QTEST_GUILESS_MAIN(TestSourceFiles)
#include "tst_source_files.moc"
