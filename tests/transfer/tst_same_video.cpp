// The same content is the same video: what is published already is not sent a second time unless that is
// wanted.
#include "rig.h"

using transfer::Activity;
using transfer::Intent;
using transfer::Stage;
using transfer::UploadId;
using transfer::Wait;

namespace {

constexpr qint64 size = 3000000;

bool shiftTime(const QString &path, qint64 seconds)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite)
           && file.setFileTime(file.fileTime(QFileDevice::FileModificationTime).addSecs(seconds),
                               QFileDevice::FileModificationTime);
}

// A commit that was acted on, and nobody says so.
const QJsonArray fateUntold = {QJsonObject{{"endpoint", "commit"}, {"action", "lost_answer"}, {"nth", 1}},
                               QJsonObject{{"endpoint", "commit"}, {"action", "error"}, {"code", 120010151}},
                               QJsonObject{{"endpoint", "cancel"}, {"action", "error"}, {"code", 120010151}},
                               QJsonObject{{"endpoint", "show"}, {"action", "error"}, {"code", 1006}}};

const transfer::UploadRecord &recordOf(Rig &rig, UploadId id)
{
    return rig.queue->find(id)->record();
}

// The id of a video that holds the file.
void publish(Rig &rig, const QString &path, UploadId *id)
{
    *id = rig.upload(path);
    TRY_COMPARE(rig.activity(*id), Activity::Published);
}

// Somebody signed in, and nobody knows yet who.
void becomeUnsure(Rig &rig)
{
    rig.signInUnsure();
}

void becomeSure(Rig &rig, const transfer::AccountId &id)
{
    rig.accounts->byDefault().setUnsure(false);
    rig.accounts->becomeOf(rig.accounts->byDefault(), id);
}

} // namespace

class TestSameVideo : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase_data() { Rig::overBothWays(); }
    void init()
    {
        Rig::takeWayOfTheRow({"aFileThatOnlyLooksChangedIsKnownOnceItWasRead",
                              "whatBecameKnownMeanwhileIsNotSent", "itStaysKnownAfterADeath",
                              "aCancelForgetsWhichVideoItWas", "whatIsNoVideoAnyMoreIsUploadedAgain",
                              "anotherAccountIsAnotherMatter", "itIsLookedForOnceTheAccountIsKnown",
                              "nothingIsSentBeforeItWasLookedForUnderTheAccount",
                              "aVideoOfAnotherAccountIsNotTakenForOnesOwn", "whatYoukuKnowsIsNamedToo"});
    }
    void aFileThatOnlyLooksChangedIsKnownOnceItWasRead();
    void whatBecameKnownMeanwhileIsNotSent();
    void whoWantsItAgainIsAskedNoMore();
    void itStaysKnownAfterADeath();
    void aCancelForgetsWhichVideoItWas();
    void whatIsNoVideoAnyMoreIsUploadedAgain_data();
    void whatIsNoVideoAnyMoreIsUploadedAgain();
    void whatWasCancelledDoesNotCount();
    void anotherAccountIsAnotherMatter();
    void itIsLookedForOnceTheAccountIsKnown();
    void nothingIsSentBeforeItWasLookedForUnderTheAccount();
    void aVideoOfAnotherAccountIsNotTakenForOnesOwn();
    void theSecondOfTwoWaitsForTheFirst();
    void whoseFateIsOpenHoldsTheSecond_data();
    void whoseFateIsOpenHoldsTheSecond();
    void whoseFateNobodyToldIsNotDoubledUnasked();
    void theSecondGoesOnWhenTheFirstDoesNot_data();
    void theSecondGoesOnWhenTheFirstDoesNot();
    void whatRestedMeanwhileDoesNotBecomeASecondVideo_data();
    void whatRestedMeanwhileDoesNotBecomeASecondVideo();
    void bothAreSentWhenBothAreWanted();
    void whatYoukuKnowsIsNamedToo();
};

void TestSameVideo::aFileThatOnlyLooksChangedIsKnownOnceItWasRead()
{
    Rig rig;
    const QString path = rig.makeFile("video.mp4", size);
    UploadId first = 0;
    publish(rig, path, &first);
    QVERIFY(shiftTime(path, 3600));
    QSignalSpy failed(rig.queue.get(), &transfer::UploadQueue::failed);
    const UploadId id = rig.add(path); // nobody has started it
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QVERIFY(rig.queue->find(id)->publishedAlready());
    QCOMPARE(recordOf(rig, id).videoId, recordOf(rig, first).videoId);
    QCOMPARE(recordOf(rig, id).publishedAt, recordOf(rig, first).publishedAt);
    QVERIFY(failed.isEmpty());

    const UploadId started = rig.upload(rig.makeFile("copy.mp4", size));
    TRY_COMPARE(rig.activity(started), Activity::Failed);
    QCOMPARE(failed.size(), 1);
    rig.queue->retry({started}); // that alone changes nothing
    TRY_COMPARE(rig.activity(started), Activity::Failed);
    QCOMPARE(rig.requests("create"), 1);
}

void TestSameVideo::whatBecameKnownMeanwhileIsNotSent()
{
    Rig rig;
    const UploadId rests = rig.add(rig.makeFile("copy.mp4", size));
    TRY_COMPARE(rig.queue->find(rests)->stage(), Stage::Hashed);
    UploadId first = 0;
    publish(rig, rig.makeFile("video.mp4", size), &first);
    QCOMPARE(rig.activity(rests), Activity::NotStarted);
    rig.queue->start({rests});
    TRY_COMPARE(rig.activity(rests), Activity::Failed);
    QCOMPARE(recordOf(rig, rests).videoId, recordOf(rig, first).videoId);
    QCOMPARE(rig.requests("create"), 1);
}

void TestSameVideo::whoWantsItAgainIsAskedNoMore()
{
    Rig rig;
    UploadId first = 0;
    publish(rig, rig.makeFile("video.mp4", size), &first);
    const UploadId rests = rig.add(rig.makeFile("a.mp4", size));
    const UploadId started = rig.upload(rig.makeFile("b.mp4", size));
    TRY_COMPARE(rig.activity(rests), Activity::Failed);
    TRY_COMPARE(rig.activity(started), Activity::Failed);
    rig.server->control({{"rate", 1000000}});
    rig.queue->uploadAnyway({rests, started});
    QCOMPARE(rig.activity(rests), Activity::NotStarted); // what nobody has started stays so
    QVERIFY(recordOf(rig, rests).videoId.isEmpty() && !recordOf(rig, rests).publishedAt.isValid());
    TRY_COMPARE(rig.activity(started), Activity::Running);
    rig.dieAtRest();
    rig.server->control({{"rate", 0}});
    TRY_COMPARE(rig.activity(started), Activity::Published);
    rig.queue->start({rests});
    TRY_COMPARE(rig.activity(rests), Activity::Published);
    QCOMPARE(rig.committed().size(), 3);
}

void TestSameVideo::itStaysKnownAfterADeath()
{
    Rig rig;
    UploadId first = 0;
    publish(rig, rig.makeFile("video.mp4", size), &first);
    const UploadId id = rig.upload(rig.makeFile("copy.mp4", size));
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    rig.dieAtRest();
    QVERIFY(rig.queue->find(id)->publishedAlready());
    QCOMPARE(recordOf(rig, id).videoId, recordOf(rig, first).videoId);
}

void TestSameVideo::aCancelForgetsWhichVideoItWas()
{
    Rig rig;
    UploadId first = 0;
    publish(rig, rig.makeFile("video.mp4", size), &first);
    const UploadId id = rig.upload(rig.makeFile("copy.mp4", size));
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    rig.queue->cancel({id});
    TRY_COMPARE(rig.activity(id), Activity::Cancelled);
    QVERIFY(recordOf(rig, id).videoId.isEmpty());
    QCOMPARE(rig.requests("cancel"), 0);
}

void TestSameVideo::whatIsNoVideoAnyMoreIsUploadedAgain_data()
{
    QTest::addColumn<QString>("state");
    for (const char *state : {"fail", "gone", "limited", "blocked"})
        QTest::newRow(state) << state;
}

void TestSameVideo::whatIsNoVideoAnyMoreIsUploadedAgain()
{
    QFETCH(QString, state);
    Rig rig;
    UploadId first = 0;
    publish(rig, rig.makeFile("video.mp4", size), &first);
    rig.queue->setVideoState(first, state);
    const UploadId id = rig.upload(rig.makeFile("copy.mp4", size));
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().size(), 2);
}

void TestSameVideo::whatWasCancelledDoesNotCount()
{
    Rig rig;
    rig.server->control({{"rate", 1000000}});
    const UploadId first = rig.upload(rig.makeFile("video.mp4", size));
    TRY_COMPARE(rig.activity(first), Activity::Running);
    rig.queue->cancel({first});
    TRY_COMPARE(rig.activity(first), Activity::Cancelled);
    rig.server->control({{"rate", 0}});
    UploadId id = 0;
    publish(rig, rig.makeFile("copy.mp4", size), &id);
}

void TestSameVideo::anotherAccountIsAnotherMatter()
{
    Rig rig;
    UploadId first = 0;
    publish(rig, rig.makeFile("video.mp4", size), &first);
    rig.disk.records[first].accountId = {"somebody else"};
    UploadId id = 0;
    publish(rig, rig.makeFile("copy.mp4", size), &id);
    QCOMPARE(rig.committed().size(), 2);
}

void TestSameVideo::itIsLookedForOnceTheAccountIsKnown()
{
    Rig rig;
    UploadId first = 0;
    publish(rig, rig.makeFile("video.mp4", size), &first);
    becomeUnsure(rig);
    const UploadId rests = rig.add(rig.makeFile("copy.mp4", size));
    TRY_VERIFY(rig.queue->find(rests)->stage() == Stage::Hashed && !rig.queue->find(rests)->comparing());
    QCOMPARE(rig.activity(rests), Activity::NotStarted);
    becomeSure(rig, rig.own);
    TRY_COMPARE(rig.activity(rests), Activity::Failed);
    QVERIFY(rig.queue->find(rests)->publishedAlready());
    QCOMPARE(recordOf(rig, rests).videoId, recordOf(rig, first).videoId);
}

void TestSameVideo::nothingIsSentBeforeItWasLookedForUnderTheAccount()
{
    Rig rig;
    UploadId first = 0;
    publish(rig, rig.makeFile("video.mp4", size), &first);
    base::Answer<base::Nothing> toldWhose;
    rig.accounts->setFinder(
        [&](transfer::AccountSession &, QObject *, base::Answer<base::Nothing> done) { toldWhose = done; });
    becomeUnsure(rig);
    const UploadId id = rig.upload(rig.makeFile("copy.mp4", size));
    TRY_VERIFY(toldWhose);
    becomeSure(rig, rig.own);
    toldWhose(base::Nothing());
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QVERIFY(rig.queue->find(id)->publishedAlready());
    QCOMPARE(rig.requests("create"), 1);
}

void TestSameVideo::aVideoOfAnotherAccountIsNotTakenForOnesOwn()
{
    Rig rig;
    UploadId first = 0;
    publish(rig, rig.makeFile("video.mp4", size), &first);
    becomeUnsure(rig);
    const UploadId rests = rig.add(rig.makeFile("copy.mp4", size));
    TRY_VERIFY(rig.queue->find(rests)->stage() == Stage::Hashed && !rig.queue->find(rests)->comparing());
    becomeSure(rig, {"somebody else"});
    rig.queue->start({rests});
    TRY_COMPARE(rig.activity(rests), Activity::Published);
    QCOMPARE(rig.committed().size(), 2);
}

void TestSameVideo::theSecondOfTwoWaitsForTheFirst()
{
    Rig rig;
    rig.queue->setUploadsAtOnce(3);
    rig.server->control({{"rate", 2000000}});
    const UploadId first = rig.upload(rig.makeFile("a.mp4", size));
    const UploadId second = rig.upload(rig.makeFile("b.mp4", size));
    const UploadId third = rig.upload(rig.makeFile("c.mp4", size, 2));
    TRY_COMPARE(rig.queue->find(second)->wait().what, Wait::For::SameVideo);
    QCOMPARE(rig.activity(second), Activity::Waiting);
    TRY_COMPARE(rig.activity(third), Activity::Running); // nobody else waits
    QVERIFY(rig.queue->find(second)->active());          // it is not at its end
    rig.server->control({{"rate", 0}});
    TRY_COMPARE(rig.activity(first), Activity::Published);
    TRY_COMPARE(rig.activity(second), Activity::Failed);
    QVERIFY(rig.queue->find(second)->publishedAlready());
    QCOMPARE(recordOf(rig, second).videoId, recordOf(rig, first).videoId);
    TRY_COMPARE(rig.activity(third), Activity::Published);
    QCOMPARE(rig.requests("create"), 2);
}

// A cancel as well: it may have been published (protocol 6.3).
void TestSameVideo::whoseFateIsOpenHoldsTheSecond_data()
{
    QTest::addColumn<bool>("cancelled");
    QTest::newRow("goes on") << false;
    QTest::newRow("is being cancelled") << true;
}

void TestSameVideo::whoseFateIsOpenHoldsTheSecond()
{
    QFETCH(bool, cancelled);
    Rig rig(fateUntold);
    const UploadId first = rig.upload(rig.makeFile("a.mp4", size));
    TRY_VERIFY(rig.requests("show") > 0);
    if (cancelled)
        rig.queue->cancel({first});
    const UploadId second = rig.upload(rig.makeFile("b.mp4", size));
    TRY_COMPARE(rig.queue->find(second)->wait().what, Wait::For::SameVideo);
    const qint64 asked = rig.requests("show");
    TRY_VERIFY(rig.requests("show") > asked + 2);
    QCOMPARE(rig.queue->find(second)->wait().what, Wait::For::SameVideo);
    QString error;
    QVERIFY(rig.server->setFaults({}, &error));
    TRY_COMPARE(rig.activity(first), Activity::Published);
    TRY_COMPARE(rig.activity(second), Activity::Failed);
    QVERIFY(rig.queue->find(second)->publishedAlready());
    QCOMPARE(rig.committed().size(), 1);
    QCOMPARE(rig.requests("create"), 1);
}

void TestSameVideo::whoseFateNobodyToldIsNotDoubledUnasked()
{
    Rig rig(fateUntold);
    const UploadId first = rig.upload(rig.makeFile("a.mp4", size));
    TRY_VERIFY(rig.requests("show") > 0);
    rig.queue->pause({first});
    const UploadId second = rig.upload(rig.makeFile("b.mp4", size));
    TRY_COMPARE(rig.activity(second), Activity::Failed);
    QVERIFY(std::holds_alternative<base::PerhapsPublished>(recordOf(rig, second).failure->detail));
    QCOMPARE(rig.requests("create"), 1);
    rig.queue->uploadAnyway({second});
    QString error;
    QVERIFY(rig.server->setFaults({}, &error));
    TRY_COMPARE(rig.activity(second), Activity::Published);
}

void TestSameVideo::theSecondGoesOnWhenTheFirstDoesNot_data()
{
    QTest::addColumn<QString>("end");
    for (const char *end : {"paused", "cancelled", "removed", "failed"})
        QTest::newRow(end) << end;
}

void TestSameVideo::theSecondGoesOnWhenTheFirstDoesNot()
{
    QFETCH(QString, end);
    Rig rig;
    rig.server->control({{"rate", 1000000}});
    const QString path = rig.makeFile("a.mp4", size);
    const UploadId first = rig.upload(path);
    const UploadId second = rig.upload(rig.makeFile("b.mp4", size));
    TRY_COMPARE(rig.activity(first), Activity::Running);
    TRY_COMPARE(rig.queue->find(second)->wait().what, Wait::For::SameVideo);
    if (end == "paused")
        rig.queue->pause({first});
    else if (end == "cancelled")
        rig.queue->cancel({first});
    else if (end == "removed")
        rig.queue->remove({first});
    else
        QVERIFY(QFile::remove(path));
    rig.server->control({{"rate", 0}});
    TRY_COMPARE(rig.activity(second), Activity::Published);
}

void TestSameVideo::whatRestedMeanwhileDoesNotBecomeASecondVideo_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<bool>("died"); // and the program ended in between
    for (const char *at : {"created", "half of it sent", "all of it sent"}) {
        QTest::addRow("%s", at) << at << false;
        QTest::addRow("%s, in the next run", at) << at << true;
    }
}

void TestSameVideo::whatRestedMeanwhileDoesNotBecomeASecondVideo()
{
    QFETCH(QString, at);
    QFETCH(bool, died);
    Rig rig;
    const QJsonObject held = {{"action", "late"}, {"ms", 600000}};
    QJsonObject fault = held;
    if (at == "created")
        fault["endpoint"] = rig.openCall();
    else if (at == "all of it sent")
        fault["endpoint"] = rig.finishCall();
    else
        rig.server->control({{"rate", 1000000}});
    QString error;
    QVERIFY(rig.server->setFaults(at == "half of it sent" ? QJsonArray() : QJsonArray{fault}, &error));
    const UploadId first = rig.upload(rig.makeFile("a.mp4", size));
    if (at == "half of it sent")
        TRY_VERIFY(rig.queue->find(first)->progress().onTheWire > 0);
    else
        TRY_COMPARE(rig.requests(qPrintable(fault["endpoint"].toString())), 1);
    rig.queue->pause({first});
    TRY_COMPARE(rig.activity(first), Activity::Paused);
    QVERIFY(rig.server->setFaults({}, &error));
    rig.server->control({{"rate", 0}});
    const UploadId second = rig.upload(rig.makeFile("b.mp4", size));
    TRY_COMPARE(rig.activity(second), Activity::Published);
    if (died)
        rig.dieAtRest();

    const qint64 checks = rig.requests(rig.finishCall());
    rig.queue->start({first});
    TRY_COMPARE(rig.activity(first), Activity::Failed);
    QVERIFY(rig.queue->find(first)->publishedAlready());
    QCOMPARE(recordOf(rig, first).videoId, recordOf(rig, second).videoId);
    QVERIFY(recordOf(rig, first).uploadToken.isEmpty());
    QCOMPARE(rig.requests(rig.finishCall()), checks); // nobody was asked
    rig.queue->uploadAnyway({first});
    rig.queue->start({first});
    TRY_COMPARE(rig.activity(first), Activity::Published);
    QVERIFY(recordOf(rig, first).videoId != recordOf(rig, second).videoId);
    TRY_COMPARE(rig.stored("multipart_open"), 0);
}

void TestSameVideo::bothAreSentWhenBothAreWanted()
{
    Rig rig;
    transfer::NewUpload file{rig.makeFile("video.mp4", size), {}, {}};
    file.metadata.title = "A title";
    file.again = true;
    const QList<UploadId> ids = rig.queue->add({file, file});
    rig.queue->start(ids);
    for (const UploadId id : ids)
        TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().size(), 2);
}

void TestSameVideo::whatYoukuKnowsIsNamedToo()
{
    Rig rig({QJsonObject{{"endpoint", "create"}, {"nth", 2}, {"action", "error"}, {"code", 120010111}}});
    UploadId first = 0;
    publish(rig, rig.makeFile("video.mp4", size), &first);
    const UploadId id = rig.add(rig.makeFile("copy.mp4", size));
    rig.queue->uploadAnyway({id});
    rig.queue->start({id});
    TRY_COMPARE(rig.activity(id), Activity::Failed);
    QCOMPARE(recordOf(rig, id).failure->codeNumber(), 120010111);
    QVERIFY(!rig.queue->find(id)->publishedAlready()); // says Youku, which decides
    QCOMPARE(recordOf(rig, id).videoId, recordOf(rig, first).videoId);
}

QTEST_GUILESS_MAIN(TestSameVideo)
#include "tst_same_video.moc"
