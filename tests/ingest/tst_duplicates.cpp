// What is here already: by its path, by its file, and by its content.
#include "ingest/duplicates.h"
#include "ingest/same_content.h"
#include "transfer/rig.h"

using namespace Qt::StringLiterals;
using transfer::UploadId;
using transfer::UploadRecord;

namespace {

UploadRecord published(const QString &path, const transfer::FileIdentity &identity)
{
    UploadRecord record;
    record.path = path;
    record.identity = identity;
    record.metadata.title = u"Harbour"_s;
    record.stage = transfer::Stage::Published;
    record.videoId = u"XMTIz"_s;
    record.publishedAt = QDateTime::currentDateTimeUtc();
    return record;
}

} // namespace

class DuplicatesTest : public QObject
{
    Q_OBJECT
private slots:
    void whatWasPublishedIsKnownWhileItIsThatFile();
    void whatIsNoVideoAnyMoreIsNotKnown();
    void whatWaitsIsKnownByItsPath();
    void theSameBytesAreToldOnce();
    void nothingIsToldToWhoDoesNotCare();
};

void DuplicatesTest::whatWasPublishedIsKnownWhileItIsThatFile()
{
    const Rig rig;
    const transfer::FileIdentity file{5000, 1000, u"1:2"_s};
    const ingest::KnownVideos known(*rig.queue, {published(u"/videos/a.mp4"_s, file)});
    const auto there = known.find({u"/videos/a.mp4"_s, file});
    QVERIFY(there && there->published);
    QCOMPARE(there->title, u"Harbour"_s);
    QCOMPARE(there->videoId, u"XMTIz"_s);
    QVERIFY(known.find({u"/videos/renamed.mp4"_s, file}));
    QVERIFY(!known.find({u"/videos/a.mp4"_s, {5000, 2000, u"1:2"_s}})); // changed since
    QVERIFY(!known.find({u"/videos/b.mp4"_s, {5000, 1000, u"1:3"_s}}));
    QVERIFY(!known.find({u"/videos/b.mp4"_s, {5000, 1000, {}}}));
}

void DuplicatesTest::whatIsNoVideoAnyMoreIsNotKnown()
{
    const Rig rig;
    const transfer::FileIdentity file{5000, 1000, u"1:2"_s};
    UploadRecord cancelled = published(u"/videos/a.mp4"_s, file);
    cancelled.cancelled = true;
    UploadRecord gone = published(u"/videos/b.mp4"_s, {5000, 1000, u"1:3"_s});
    gone.videoState = u"gone"_s;
    const ingest::KnownVideos known(*rig.queue, {cancelled, gone});
    QVERIFY(!known.find({cancelled.path, cancelled.identity}));
    QVERIFY(!known.find({gone.path, gone.identity}));
}

void DuplicatesTest::whatWaitsIsKnownByItsPath()
{
    Rig rig;
    const QString path = rig.makeFile(u"a.mp4"_s, 100000);
    rig.add(path);
    const ingest::KnownVideos known(*rig.queue, {});
    const auto there = known.find({path, {5000, 1000, {}}}); // whatever the file is by now
    QVERIFY(there && !there->published);
    QCOMPARE(there->title, u"A title"_s);
}

void DuplicatesTest::theSameBytesAreToldOnce()
{
    Rig rig;
    const store::Settings settings(rig.dir.filePath(u"settings.json"_s));
    const ingest::SameContent same(*rig.queue, settings);
    QSignalSpy found(&same, &ingest::SameContent::found);
    const UploadId first = rig.add(rig.makeFile(u"a.mp4"_s, 100000));
    TRY_VERIFY(!rig.queue->find(first)->record().md5.isEmpty());
    rig.add(rig.makeFile(u"other.mp4"_s, 100000, 2));
    const UploadId second = rig.add(rig.makeFile(u"b.mp4"_s, 100000));
    TRY_COMPARE(found.size(), 1);
    const auto pairs = found[0][0].value<QList<ingest::SameContent::Pair>>();
    QCOMPARE(pairs.size(), 1);
    QCOMPARE(pairs[0].later, second);
    QCOMPARE(pairs[0].earlier, first);
}

void DuplicatesTest::nothingIsToldToWhoDoesNotCare()
{
    Rig rig;
    store::Settings settings(rig.dir.filePath(u"settings.json"_s));
    settings.setValue(store::Setting::CheckDuplicates, false);
    const ingest::SameContent same(*rig.queue, settings);
    const QSignalSpy found(&same, &ingest::SameContent::found);
    const UploadId first = rig.add(rig.makeFile(u"a.mp4"_s, 100000));
    const UploadId second = rig.add(rig.makeFile(u"b.mp4"_s, 100000));
    TRY_VERIFY(!rig.queue->find(first)->record().md5.isEmpty());
    TRY_VERIFY(!rig.queue->find(second)->record().md5.isEmpty());
    QVERIFY(found.isEmpty());
}

QTEST_GUILESS_MAIN(DuplicatesTest)
#include "tst_duplicates.moc"
