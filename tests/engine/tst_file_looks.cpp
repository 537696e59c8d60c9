// Looks into the files of a queue: who is looked into when, what is kept of it, what it means for the upload.
// Over a real store, a Youku in memory, a time of its own, and somebody who looks as he is told; at the end
// with the real program.
#include "engine/looks/file_looks.h"

#include "media/prober.h"
#include "support/event_clock.h"
#include "support/fake_youku.h"
#include "support/wait.h"
#include "transfer/services/services.h"

#ifdef YOUCHUAN_PROBE
#include "probe/samples.h"
#endif

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using engine::FileLooks;
using media::Flaw;
using media::Look;
using transfer::Activity;
using transfer::Stage;
using transfer::UploadId;
using transfer::UploadRecord;

namespace {

class ToldLooker : public media::Looker
{
public:
    void start(const QString &path, const QString &picture) override
    {
        QVERIFY2(now.isEmpty(), "one at a time");
        now = path;
        m_picture = picture;
        begun.append(QFileInfo(path).fileName());
    }
    void stop() override
    {
        stops += now.isEmpty() ? 0 : 1;
        now.clear();
    }

    void end(Look look)
    {
        look.identity = transfer::identityOf(std::exchange(now, {}));
        if (look.outcome == Look::Outcome::Unreadable)
            look.identity = {};
        look.facts.size = look.identity.size;
        emit ended(look);
    }
    void endWell(int pictureBytes = 0)
    {
        if (QFile file(m_picture); pictureBytes > 0 && file.open(QIODevice::WriteOnly))
            file.write(QByteArray(pictureBytes, 'j'));
        end(found());
    }
    void endWith(Flaw::Kind kind)
    {
        Look look = found();
        look.facts.streams.clear();
        look.facts.flaws.append({kind});
        end(look);
    }
    void endAs(Look::Outcome outcome) { end({outcome}); }

    QString now; // the path at hand
    QStringList begun;
    int stops = 0;

private:
    static Look found()
    {
        media::Stream video;
        video.kind = media::Stream::Kind::Video;
        video.codec = u"h264"_s;
        video.width = 1920;
        video.height = 1080;
        Look look{Look::Outcome::Looked};
        look.facts.container = u"mp4"_s;
        look.facts.duration = 60;
        look.facts.streams = {video};
        return look;
    }

    QString m_picture;
};

// Asks what is known of an upload before its doubt is written.
class AskingStore : public transfer::RecordStore
{
public:
    explicit AskingStore(store::UploadStore &store) : m_store(store) {}

    void save(const QList<UploadRecord> &records, transfer::Durability durability, QObject *context,
              transfer::Tried tried) override
    {
        for (const UploadRecord &record : records) {
            if (!record.doubt.isEmpty())
                m_store.looks(&m_store, [this, id = record.id](const auto &looks) {
                    answers.append(looks.contains(id));
                });
        }
        m_store.save(records, durability, context, std::move(tried));
    }
    void saveSlices(UploadId id, const QList<transfer::SliceTask> &inFlight,
                    const QList<transfer::AcknowledgedSlice> &acknowledged, qint64 transferred,
                    QObject *context, transfer::Tried tried) override
    {
        m_store.saveSlices(id, inFlight, acknowledged, transferred, context, std::move(tried));
    }
    void drop(const QList<UploadId> &ids, QObject *context, transfer::Tried tried) override
    {
        m_store.drop(ids, context, std::move(tried));
    }
    void findPublished(qint64 size, const QString &md5, const transfer::AccountId &accountId,
                       QObject *context, transfer::Found found) override
    {
        m_store.findPublished(size, md5, accountId, context, std::move(found));
    }

    QList<bool> answers; // one for each such write

private:
    store::UploadStore &m_store;
};

struct Rig {
    Rig()
    {
        transports.add(factory);
        youku::Credentials me;
        me.clientId = u"app"_s;
        me.accessToken = u"access"_s;
        accounts.signIn({u"me"_s}, me);
        begin();
    }
    ~Rig() { end(); }

    // As after a death at rest.
    void begin(std::unique_ptr<media::Looker> other = {})
    {
        end();
        store = std::make_unique<store::UploadStore>(dir.filePath(u"queue.sqlite"_s));
        asking = std::make_unique<AskingStore>(*store);
        journal = std::make_unique<transfer::Journal>(*asking, clock);
        services.reset(new transfer::Services{clock, *journal, api, accounts, connectivity, limiter, lanes,
                                              spec, transports, reading});
        queue = std::make_unique<transfer::UploadQueue>(*services);
        looks = std::make_unique<FileLooks>(*store, *queue, clock, dir.filePath(u"pictures"_s));
        bool loaded = false;
        store->looks(queue.get(), [this](const auto &kept) { looks->restore(kept); });
        store->load(queue.get(), [&](const store::Loaded &all) {
            queue->restore(all.records, all.lastId);
            loaded = true;
        });
        TRY_VERIFY(loaded);
        looker = other ? nullptr : new ToldLooker;
        TRY_VERIFY(looks->pictures().isOpen()); // before that nobody is looked into
        looks->begin(other ? std::move(other) : std::unique_ptr<media::Looker>(looker));
    }
    // As the engine does it; then all that was asked for is on the disk.
    void end()
    {
        if (!queue)
            return;
        looks.reset();
        queue.reset();
        reading.waitForDone();
        services.reset();
        journal.reset();
        asking.reset();
        store.reset();
    }

    QString file(const QString &name, int size = 5500)
    {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(name.toUtf8().leftJustified(size, 'x')) != size)
            qFatal("%s", qPrintable(file.errorString()));
        return file.fileName();
    }
    UploadId add(const QString &name, bool anyway = false)
    {
        transfer::NewUpload added;
        added.path = file(name);
        added.anyway = anyway;
        return queue->add({added}).first();
    }
    const UploadRecord &record(UploadId id) const { return queue->find(id)->record(); }
    Activity activity(UploadId id) const { return queue->find(id)->activity(); }

    QTemporaryDir dir;
    EventClock clock;
    fake::Youku youku;
    fake::Api api{youku};
    fake::Transports factory{youku};
    transfer::AccountSessions accounts{youku::PublishingApis(api, api)};
    transfer::Connectivity connectivity{clock};
    transfer::RateLimiter limiter{clock};
    transfer::LanePolicy lanes;
    transfer::UploadSpec spec{api};
    transfer::TransportRegistry transports;
    QThreadPool reading;
    std::unique_ptr<store::UploadStore> store;
    std::unique_ptr<AskingStore> asking;
    std::unique_ptr<transfer::Journal> journal;
    std::unique_ptr<transfer::Services> services;
    std::unique_ptr<transfer::UploadQueue> queue;
    std::unique_ptr<FileLooks> looks;
    ToldLooker *looker = nullptr; // belongs to its job
};

} // namespace

class TestFileLooks : public QObject
{
    Q_OBJECT
private slots:
    void oneAtATimeInTheOrderOfTheQueue()
    {
        Rig rig;
        rig.add(u"a.mp4"_s);
        const UploadId b = rig.add(u"b.mp4"_s);
        const UploadId c = rig.add(u"c.mp4"_s);
        TRY_COMPARE(rig.looker->begun, QStringList{u"a.mp4"_s});
        rig.queue->move({c}, b);
        rig.queue->start({b}); // nobody waits for a look
        rig.queue->pause({b}); // nor is it in anybody's way
        rig.looker->endWell();
        TRY_COMPARE(rig.looker->begun, (QStringList{u"a.mp4"_s, u"c.mp4"_s}));
        rig.looker->endWell();
        TRY_COMPARE(rig.looker->begun.size(), 3);
        rig.looker->endWell();
        rig.queue->start({b});
        TRY_COMPARE(rig.activity(b), Activity::Published);
        QCOMPARE(rig.looker->begun.last(), u"b.mp4"_s);
        QCOMPARE(rig.looker->begun.size(), 3);
    }

    void hashingDoesNotWaitForALook()
    {
        Rig rig;
        const UploadId a = rig.add(u"a.mp4"_s);
        const UploadId b = rig.add(u"b.mp4"_s);
        TRY_COMPARE(rig.record(b).stage, Stage::Hashed);
        rig.queue->start({a, b});
        TRY_COMPARE(rig.activity(b), Activity::Published);
        QCOMPARE(rig.looker->begun, QStringList{u"a.mp4"_s}); // and it still runs
    }

    void whatStopsAsksBeforeItStarts()
    {
        Rig rig;
        const UploadId id = rig.add(u"a.mp4"_s);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.looker->endWith(Flaw::Kind::NoIndex);
        TRY_COMPARE(rig.activity(id), Activity::NeedsDecision);
        QCOMPARE(rig.record(id).doubt, u"no_index"_s);
        QCOMPARE(rig.looks->findings(id).first().kind, media::FindingKind::NoIndex);
        rig.queue->start({id});
        QCOMPARE(rig.activity(id), Activity::NeedsDecision);
        rig.queue->acceptFiles({id});
        TRY_COMPARE(rig.activity(id), Activity::Published);
        QVERIFY(!rig.looks->findings(id).isEmpty()); // it is as true as before
    }

    void whatComesAfterTheStartStopsNothing()
    {
        Rig rig;
        const UploadId id = rig.add(u"a.mp4"_s);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.queue->start({id});
        rig.looker->endWith(Flaw::Kind::NotMedia);
        TRY_COMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.record(id).doubt, u"not_media"_s);
    }

    // A warning is none of the queue's business.
    void whatOnlyWarnsHoldsNothing()
    {
        Rig rig;
        const UploadId id = rig.add(u"a.mp4"_s);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.looker->endWell();
        QCOMPARE(rig.activity(id), Activity::NotStarted);
        QVERIFY(!rig.looks->findings(id).isEmpty()); // no sound
    }

    void aLookThatFailsCostsNothing_data()
    {
        QTest::addColumn<Look::Outcome>("outcome");
        QTest::newRow("the program dies") << Look::Outcome::Failed;
        QTest::newRow("there is none") << Look::Outcome::NotInstalled;
        QTest::newRow("the file cannot be read") << Look::Outcome::Unreadable;
    }

    void aLookThatFailsCostsNothing()
    {
        QFETCH(Look::Outcome, outcome);
        Rig rig;
        const UploadId a = rig.add(u"a.mp4"_s);
        rig.add(u"b.mp4"_s);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        TRY_VERIFY(rig.record(a).identity.known());
        rig.looker->endAs(outcome);
        TRY_COMPARE(rig.looker->begun, (QStringList{u"a.mp4"_s, u"b.mp4"_s})); // a is not tried for ever
        rig.looker->endAs(outcome);
        QCOMPARE(rig.activity(a), Activity::NotStarted);
        QVERIFY(rig.looks->findings(a).isEmpty());
        rig.queue->start({a});
        TRY_COMPARE(rig.activity(a), Activity::Published);
    }

    void whatIsKnownIsKept()
    {
        Rig rig;
        const UploadId good = rig.add(u"a.mp4"_s);
        const UploadId broken = rig.add(u"b.mp4"_s);
        const UploadId hung = rig.add(u"c.mp4"_s);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.looker->endWell(1000);
        TRY_COMPARE(rig.looker->begun.size(), 2);
        rig.looker->endWith(Flaw::Kind::NoVideo);
        TRY_COMPARE(rig.looker->begun.size(), 3);
        rig.looker->endAs(Look::Outcome::Failed);
        TRY_VERIFY(!rig.looks->pictures().pathOf(good).isEmpty());
        TRY_COMPARE(rig.record(hung).stage, Stage::Hashed);
        const Look look = *rig.looks->look(good);
        QCOMPARE(look.facts.video()->width, 1920);
        rig.begin();
        TRY_COMPARE(rig.record(hung).stage, Stage::Hashed);
        rig.add(u"d.mp4"_s);
        TRY_COMPARE(rig.looker->begun, QStringList{u"d.mp4"_s}); // nobody else
        QCOMPARE(rig.activity(broken), Activity::NeedsDecision);
        QCOMPARE(rig.looks->look(good)->facts, look.facts);
        QCOMPARE(rig.looks->look(hung)->outcome, Look::Outcome::Failed);
        TRY_VERIFY(QFileInfo::exists(rig.looks->pictures().pathOf(good)));
    }

    // A death in between costs another look; the other way round it would cost the question.
    void aDoubtIsKeptBeforeTheLook()
    {
        Rig rig;
        rig.add(u"a.mp4"_s);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.looker->endWith(Flaw::Kind::NoIndex);
        TRY_VERIFY(!rig.asking->answers.isEmpty());
        QCOMPARE(rig.asking->answers.first(), false);
    }

    // Nor afterwards: nobody can do anything about it any more, or has to do something else first.
    void whatHasEndedIsNotLookedInto()
    {
        Rig rig;
        rig.add(u"a.mp4"_s); // keeps the others waiting
        const UploadId published = rig.add(u"b.mp4"_s);
        const UploadId cancelled = rig.add(u"c.mp4"_s);
        const UploadId failed = rig.add(u"d.mp4"_s);
        QVERIFY(QFile::remove(rig.record(failed).path));
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.queue->start({published});
        rig.queue->cancel({cancelled});
        TRY_COMPARE(rig.activity(published), Activity::Published);
        TRY_COMPARE(rig.activity(cancelled), Activity::Cancelled);
        TRY_COMPARE(rig.activity(failed), Activity::Failed);
        rig.looker->endWell();
        rig.add(u"e.mp4"_s);
        TRY_COMPARE(rig.looker->begun, (QStringList{u"a.mp4"_s, u"e.mp4"_s}));
        rig.looker->endWell();
        rig.begin();
        rig.add(u"f.mp4"_s);
        TRY_COMPARE(rig.looker->begun, QStringList{u"f.mp4"_s});
    }

    // It cannot be read while it is looked into; what was found all the same holds once it is tried again.
    void whatFailsMeanwhileAsksLater()
    {
        Rig rig;
        const UploadId id = rig.add(u"a.mp4"_s);
        QVERIFY(QFile::remove(rig.record(id).path));
        TRY_COMPARE(rig.activity(id), Activity::Failed);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.file(u"a.mp4"_s);
        rig.looker->endWith(Flaw::Kind::NotMedia);
        QCOMPARE(rig.activity(id), Activity::Failed);
        rig.queue->retry({id});
        QCOMPARE(rig.activity(id), Activity::NeedsDecision);
    }

    void aPictureGoesWithItsRow()
    {
        Rig rig;
        const UploadId id = rig.add(u"a.mp4"_s);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.looker->endWell(1000);
        TRY_VERIFY(!rig.looks->pictures().pathOf(id).isEmpty());
        const QString picture = rig.looks->pictures().pathOf(id);
        rig.queue->takeOff({id});
        QVERIFY(QFileInfo::exists(picture)); // it may come back
        rig.queue->putBack({id});
        rig.queue->remove({id});
        QVERIFY(!rig.looks->look(id));
        TRY_VERIFY(!QFileInfo::exists(picture));
    }

    // Somebody reads that it is cut off and exports it again.
    void aFileThatChangedIsLookedIntoAgain()
    {
        Rig rig;
        const UploadId id = rig.add(u"a.mp4"_s);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.looker->endWith(Flaw::Kind::NoIndex);
        TRY_COMPARE(rig.record(id).stage, Stage::Hashed);
        const QString md5 = rig.record(id).md5;
        rig.file(u"a.mp4"_s, 7000);
        TRY_COMPARE(rig.looker->begun.size(), 2);
        rig.looker->endWell();
        TRY_COMPARE(rig.activity(id), Activity::NotStarted);
        TRY_VERIFY(!rig.record(id).md5.isEmpty() && rig.record(id).md5 != md5); // that is not told twice
        QCOMPARE(rig.record(id).identity.size, 7000);
        rig.queue->start({id});
        TRY_COMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.looker->begun.size(), 2);
    }

    void lookAgain()
    {
        Rig rig;
        const UploadId id = rig.add(u"a.mp4"_s);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.looker->endWith(Flaw::Kind::NoIndex);
        TRY_COMPARE(rig.activity(id), Activity::NeedsDecision);
        rig.looks->lookAgain({id});
        QCOMPARE(rig.activity(id), Activity::NeedsDecision); // as long as nobody knows better
        TRY_COMPARE(rig.looker->begun.size(), 2);
        rig.looker->endAs(Look::Outcome::Failed); // which says nothing against what was found
        QCOMPARE(rig.activity(id), Activity::NeedsDecision);
        rig.looks->lookAgain({id});
        TRY_COMPARE(rig.looker->begun.size(), 3);
        rig.looker->endWell();
        QCOMPARE(rig.activity(id), Activity::NotStarted);
    }

    void anotherFileIsLookedInto()
    {
        Rig rig;
        const UploadId id = rig.add(u"a.mp4"_s);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.looker->endWith(Flaw::Kind::NoVideo);
        TRY_COMPARE(rig.activity(id), Activity::NeedsDecision);
        rig.queue->replaceFile(id, rig.file(u"b.mp4"_s, 6000));
        TRY_COMPARE(rig.looker->begun, (QStringList{u"a.mp4"_s, u"b.mp4"_s}));
        rig.looker->endWith(Flaw::Kind::NotMedia);
        TRY_COMPARE(rig.activity(id), Activity::NeedsDecision);
        QCOMPARE(rig.record(id).doubt, u"not_media"_s);
    }

    // Or one that nobody exported again.
    void theSameFileIsNoAnswer()
    {
        Rig rig;
        const UploadId id = rig.add(u"a.mp4"_s);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.looker->endWith(Flaw::Kind::NoVideo);
        TRY_COMPARE(rig.activity(id), Activity::NeedsDecision);
        rig.queue->replaceFile(id, rig.record(id).path);
        TRY_COMPARE(rig.looker->begun.size(), 2);
        rig.looker->endWith(Flaw::Kind::NoVideo);
        QCOMPARE(rig.activity(id), Activity::NeedsDecision);
    }

    // Also over a death before somebody looked into the other one.
    void whatIsKnownGoesWithTheFile()
    {
        Rig rig;
        const UploadId id = rig.add(u"a.mp4"_s);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.looker->endWell(1000);
        TRY_VERIFY(!rig.looks->pictures().pathOf(id).isEmpty());
        const QString picture = rig.looks->pictures().pathOf(id);
        rig.queue->replaceFile(id, rig.record(id).path);
        QVERIFY(!rig.looks->look(id));
        QVERIFY(rig.looks->pictures().pathOf(id).isEmpty());
        TRY_VERIFY(!QFileInfo::exists(picture));
        TRY_COMPARE(rig.looker->begun.size(), 2);
        rig.begin();
        TRY_COMPARE(rig.looker->begun, QStringList{u"a.mp4"_s});
    }

    // What was looked into without is looked into once more when pictures are wanted again.
    void picturesComeAndGo()
    {
        Rig rig;
        const UploadId id = rig.add(u"a.mp4"_s);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.looker->endWell(1000);
        TRY_VERIFY(!rig.looks->pictures().pathOf(id).isEmpty());
        const QString picture = rig.looks->pictures().pathOf(id);
        QSignalSpy changed(rig.looks.get(), &FileLooks::picturesWantedChanged);
        rig.looks->setPicturesWanted(false);
        QVERIFY(rig.looks->pictures().pathOf(id).isEmpty());
        TRY_VERIFY(!QFileInfo::exists(picture));
        QVERIFY(rig.looks->look(id)); // the facts stay
        rig.looks->setPicturesWanted(true);
        QCOMPARE(changed.size(), 2);
        TRY_COMPARE(rig.looker->begun.size(), 2);
        rig.looker->endWell(1000);
        TRY_VERIFY(QFileInfo::exists(rig.looks->pictures().pathOf(id)));
    }

    // It was on a disk that was not there.
    void whatIsFoundElsewhereIsLookedIntoThere()
    {
        Rig rig;
        const UploadId id = rig.add(u"a.mp4"_s);
        TRY_COMPARE(rig.record(id).stage, Stage::Hashed);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.looker->endAs(Look::Outcome::Unreadable);
        const QString there = rig.dir.filePath(u"b.mp4"_s);
        QVERIFY(QFile::rename(rig.record(id).path, there));
        rig.queue->locate(id, there);
        TRY_COMPARE(rig.looker->begun, (QStringList{u"a.mp4"_s, u"b.mp4"_s}));
        rig.queue->locate(id, rig.file(u"c.mp4"_s));
        QCOMPARE(rig.looker->stops, 1);
        TRY_COMPARE(rig.looker->begun.last(), u"c.mp4"_s);
    }

    void whatIsRemovedIsNotLookedIntoAnyMore()
    {
        Rig rig;
        const UploadId id = rig.add(u"a.mp4"_s);
        rig.add(u"b.mp4"_s);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.queue->remove({id});
        QCOMPARE(rig.looker->stops, 1);
        TRY_COMPARE(rig.looker->begun, (QStringList{u"a.mp4"_s, u"b.mp4"_s}));
    }

    void whatWasDecidedWithoutALookIsLeftAlone()
    {
        Rig rig;
        const UploadId id = rig.add(u"a.mp4"_s, true);
        rig.add(u"b.mp4"_s);
        TRY_COMPARE(rig.looker->begun, QStringList{u"b.mp4"_s});
        rig.queue->start({id});
        TRY_COMPARE(rig.activity(id), Activity::Published);
    }

    void acceptingAllHoldsNothing()
    {
        Rig rig;
        rig.looks->acceptAll();
        const UploadId id = rig.add(u"a.mp4"_s);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.looker->endWith(Flaw::Kind::NotMedia);
        QCOMPARE(rig.activity(id), Activity::NotStarted);
    }

    // Youku tells it later, and changes it; nobody has to look into the file for that.
    void whatIsTooLargeForTheAccount()
    {
        Rig rig;
        const UploadId id = rig.add(u"a.mp4"_s);
        TRY_VERIFY(rig.record(id).identity.known());
        rig.looks->setMostBytes(5000);
        QCOMPARE(rig.activity(id), Activity::NeedsDecision);
        QCOMPARE(rig.record(id).doubt, u"too_large"_s);
        TRY_COMPARE(rig.looker->begun.size(), 1);
        rig.looker->endWell();
        QCOMPARE(rig.activity(id), Activity::NeedsDecision);
        rig.looks->setMostBytes(6000);
        QCOMPARE(rig.activity(id), Activity::NotStarted);
        rig.looks->setMostBytes(std::nullopt);
        QCOMPARE(rig.activity(id), Activity::NotStarted);
    }

    // Half of it would be called cut off.
    void whatIsStillBeingWrittenIsNotLookedInto()
    {
        Rig rig;
        const QString path = rig.file(u"a.mp4"_s);
        {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(QDateTime::fromMSecsSinceEpoch(rig.clock.nowMs()),
                                     QFileDevice::FileModificationTime));
        }
        transfer::NewUpload added;
        added.path = path;
        const UploadId id = rig.queue->add({added}).first();
        rig.add(u"b.mp4"_s);
        TRY_COMPARE(rig.looker->begun, QStringList{u"b.mp4"_s});
        rig.looker->endWell();
        TRY_COMPARE(rig.looker->begun, (QStringList{u"b.mp4"_s, u"a.mp4"_s}));
        rig.looker->endWell();
        TRY_COMPARE(rig.record(id).stage, Stage::Hashed);
    }

#ifdef YOUCHUAN_PROBE
    void byTheRealProgram()
    {
        Rig rig;
        rig.begin(std::make_unique<media::Prober>(u"" YOUCHUAN_PROBE ""_s));
        const QString film = rig.dir.filePath(u"film.mp4"_s);
        QVERIFY(QFile::copy(samples::film(u"h264.mp4"_s), film));
        transfer::NewUpload added;
        added.path = film;
        const UploadId good = rig.queue->add({added}).first();
        const UploadId noise = rig.add(u"noise.mp4"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rig.activity(noise), Activity::NeedsDecision, 60'000);
        QCOMPARE(rig.record(noise).doubt, u"not_media"_s);
        QVERIFY(rig.looks->look(good));
        QCOMPARE(rig.looks->look(good)->facts.video()->codec, u"h264"_s);
        QTRY_VERIFY(!rig.looks->pictures().pathOf(good).isEmpty());
        QFile picture(rig.looks->pictures().pathOf(good));
        QVERIFY(picture.open(QIODevice::ReadOnly));
        QCOMPARE(picture.read(3), QByteArray("\xff\xd8\xff"));
        QVERIFY(rig.looks->pictures().pathOf(noise).isEmpty());
        QCOMPARE(QDir(rig.dir.filePath(u"pictures"_s)).entryList(QDir::Files).size(), 1);
        rig.queue->start({good});
        TRY_COMPARE(rig.activity(good), Activity::Published);
    }
#endif
};

QTEST_GUILESS_MAIN(TestFileLooks)
#include "tst_file_looks.moc"
