// What a look into a file found, as the queue takes it: who waits for a decision, what the three answers do,
// and that nothing which has started stops for it. Over a Youku in memory and simulated time.
#include "support/sim_rig.h"

#include <QTest>

using namespace Qt::StringLiterals;
using transfer::Activity;
using transfer::Happened;
using transfer::Intent;
using transfer::Stage;
using transfer::UploadId;
using transfer::UploadRecord;

namespace {

const QString doubt = u"no_index"_s;

struct Rig : SimRig {
    // Hashed, not started.
    UploadId add(bool anyway = false)
    {
        transfer::NewUpload added;
        added.path = file(u"video.mp4"_s);
        added.identity = transfer::identityOf(added.path);
        added.md5 = u"0123456789abcdef0123456789abcdef"_s;
        added.anyway = anyway;
        return queue->add({added}).first();
    }
    UploadId addDoubted()
    {
        const UploadId id = add();
        queue->setDoubt(id, doubt);
        return id;
    }
    const UploadRecord &record(UploadId id) const { return queue->find(id)->record(); }
    QList<Happened> turns(UploadId id) const
    {
        QList<Happened> what;
        for (const transfer::Happening &one : record(id).happenings)
            what.append(one.what);
        return what;
    }
};

} // namespace

class TestNeedsDecision : public QObject
{
    Q_OBJECT
private slots:
    void whatIsNotStartedWaits()
    {
        Rig rig;
        const UploadId id = rig.addDoubted();
        QCOMPARE(rig.activity(id), Activity::NeedsDecision);
        rig.queue->start({id});
        rig.queue->retry({id});
        rig.clock.run(60'000);
        QCOMPARE(rig.activity(id), Activity::NeedsDecision);
        QCOMPARE(rig.record(id).stage, Stage::Hashed);
        QVERIFY(!rig.queue->anythingRunning());
        QCOMPARE(rig.turns(id), QList<Happened>{Happened::Doubted});
        QCOMPARE(rig.record(id).happenings.last().word, doubt);
    }

    void aDoubtThatIsGoneAsksNothing()
    {
        Rig rig;
        const UploadId id = rig.addDoubted();
        rig.queue->setDoubt(id, {});
        QCOMPARE(rig.activity(id), Activity::NotStarted);
        rig.queue->start({id});
        QVERIFY(rig.runUntil(id, Activity::Published));
    }

    void whatHasStartedGoesOn()
    {
        Rig rig;
        const UploadId id = rig.add();
        rig.queue->start({id});
        rig.queue->setDoubt(id, doubt);
        QVERIFY(rig.activity(id) != Activity::NeedsDecision);
        QVERIFY(rig.runUntil(id, Activity::Published));
        QCOMPARE(rig.turns(id).count(Happened::Doubted), 1);
    }

    void whatIsPausedGoesOn()
    {
        Rig rig;
        const UploadId id = rig.add();
        rig.queue->start({id});
        rig.queue->pause({id});
        rig.queue->setDoubt(id, doubt);
        QCOMPARE(rig.activity(id), Activity::Paused);
        rig.queue->start({id});
        QVERIFY(rig.runUntil(id, Activity::Published));
    }

    // Also over a death, before and after it was started.
    void anywayIsKept()
    {
        Rig rig;
        const UploadId id = rig.addDoubted();
        rig.clock.run(1000);
        rig.newQueue();
        QCOMPARE(rig.activity(id), Activity::NeedsDecision);
        rig.queue->acceptFiles({id});
        rig.queue->pause({id});
        rig.clock.run(1000);
        rig.newQueue();
        QCOMPARE(rig.activity(id), Activity::Paused);
        QVERIFY(rig.record(id).anyway);
        rig.queue->setDoubt(id, doubt); // another look says the same
        rig.queue->start({id});
        QVERIFY(rig.runUntil(id, Activity::Published));
        QCOMPARE(rig.turns(id).first(2), (QList<Happened>{Happened::Doubted, Happened::Anyway}));
    }

    // Then it starts with a Start of its own.
    void anywayStartsNothingThatIsNotReady()
    {
        Rig rig;
        const UploadId id = rig.addDoubted();
        youku::Metadata metadata = rig.record(id).metadata;
        metadata.title = u"x"_s;
        QVERIFY(rig.queue->setMetadata(id, metadata));
        rig.queue->acceptFiles({id});
        QCOMPARE(rig.activity(id), Activity::NotStarted);
        metadata.title = u"A title"_s;
        QVERIFY(rig.queue->setMetadata(id, metadata));
        rig.queue->start({id});
        QVERIFY(rig.runUntil(id, Activity::Published));
    }

    void decidedBeforeAnybodyLooked()
    {
        Rig rig;
        const UploadId id = rig.add(true);
        rig.queue->setDoubt(id, doubt);
        QCOMPARE(rig.activity(id), Activity::NotStarted);
        rig.queue->start({id});
        QVERIFY(rig.runUntil(id, Activity::Published));
    }

    void anotherFileIsAsNew()
    {
        Rig rig;
        const UploadId id = rig.addDoubted();
        QCOMPARE(rig.record(id).metadata.title, u"video"_s); // as proposed
        const QString other = rig.file(u"the better one.mp4"_s);
        rig.queue->replaceFile(id, other);
        QCOMPARE(rig.record(id).path, other);
        QCOMPARE(rig.record(id).stage, Stage::New);
        QVERIFY(rig.record(id).md5.isEmpty() && !rig.record(id).identity.known());
        QVERIFY(rig.record(id).doubt.isEmpty() && !rig.record(id).anyway);
        QCOMPARE(rig.record(id).metadata.title, u"the better one"_s);
        QCOMPARE(rig.activity(id), Activity::NotStarted);
        QVERIFY(rig.clock.runUntil([&] { return rig.record(id).identity.known(); }));
    }

    void anotherFileKeepsWhatWasTyped()
    {
        Rig rig;
        const UploadId id = rig.addDoubted();
        youku::Metadata metadata = rig.record(id).metadata;
        metadata.title = u"Harbour at night"_s;
        metadata.description = u"Long exposure"_s;
        QVERIFY(rig.queue->setMetadata(id, metadata));
        rig.queue->replaceFile(id, rig.file(u"other.mp4"_s));
        QCOMPARE(rig.record(id).metadata, metadata);
    }

    // Before the record says so, for those that know something of the file.
    void anotherFileIsToldFirst()
    {
        Rig rig;
        const UploadId id = rig.addDoubted();
        const QString before = rig.record(id).path;
        QStringList paths;
        connect(rig.queue.get(), &transfer::UploadQueue::fileReplaced, this,
                [&](UploadId replaced) { paths.append(rig.record(replaced).path); });
        rig.queue->replaceFile(id, rig.file(u"other.mp4"_s));
        rig.queue->cancel({id});
        rig.queue->replaceFile(id, before);
        rig.queue->replaceFile(999, before); // which nobody knows
        QCOMPARE(paths, QStringList{before});
    }

    void whatIsAtYoukuKeepsItsFile()
    {
        Rig rig;
        const UploadId id = rig.add();
        const QString path = rig.record(id).path;
        rig.youku.called = [&](fake::What what, int) {
            if (what == fake::What::Send)
                rig.queue->replaceFile(id, rig.file(u"other.mp4"_s));
        };
        rig.queue->start({id});
        QVERIFY(rig.runUntil(id, Activity::Published));
        QCOMPARE(rig.record(id).path, path);
    }

    void aForgottenOneIsTold()
    {
        Rig rig;
        QList<UploadId> forgotten;
        connect(rig.queue.get(), &transfer::UploadQueue::forgotten, this,
                [&forgotten](UploadId id) { forgotten.append(id); });
        const UploadId draft = rig.addDoubted();
        const UploadId published = rig.upload();
        QVERIFY(rig.runUntil(published, Activity::Published));
        rig.queue->takeOff({draft});
        QVERIFY(forgotten.isEmpty()); // it may come back
        rig.queue->putBack({draft});
        QCOMPARE(rig.activity(draft), Activity::NeedsDecision);
        rig.queue->remove({draft, published});
        QCOMPARE(forgotten, QList<UploadId>{draft}); // the other one is history
    }
};

QTEST_GUILESS_MAIN(TestNeedsDecision)
#include "tst_needs_decision.moc"
