// What is told of an upload afterwards: which turns it took, in which order, and what they leave out.
#include "rig.h"

#include "support/sim_rig.h"
#include "transfer/upload/chronicle.h"

using fake::What;
using transfer::Activity;
using transfer::Cause;
using transfer::Happened;
using transfer::Happening;
using transfer::Stage;
using transfer::UploadId;
using transfer::UploadRecord;

namespace {

QList<Happening> pastOf(const transfer::UploadQueue &queue, UploadId id)
{
    return queue.find(id)->record().happenings;
}

QList<Happened> turns(const QList<Happening> &past)
{
    QList<Happened> turns;
    for (const Happening &one : past)
        turns.append(one.what);
    return turns;
}

Happening only(const QList<Happening> &past, Happened what)
{
    QList<Happening> found;
    for (const Happening &one : past) {
        if (one.what == what)
            found.append(one);
    }
    if (found.size() != 1)
        qWarning("%d of them", int(found.size()));
    return found.value(0);
}

Happening interruption(Cause::Why why, qint64 atMs, qint64 lastedMs = 0, const QString &code = {})
{
    Happening one{Happened::Interrupted, atMs};
    one.lastedMs = lastedMs;
    Cause cause;
    cause.why = why;
    cause.code = code;
    one.causes = {cause};
    return one;
}

const QList<Happened> smoothEnd{Happened::Sent, Happened::Published};

} // namespace

class TestHappenings : public QObject
{
    Q_OBJECT
private slots:
    void interruptionsAreGatheredUntilSomethingElseHappens();
    void theListIsBounded();
    void causesAreBounded();
    void nothingOfAServersWordsIsKept();
    void aLifeWithFaults_data();
    void aLifeWithFaults();
    void connectionsAreCounted();
    void theStoreThatIsLeftIsTold();
    void anInstantUploadIsSentByNobody();
    void aNetworkThatWasAwayIsOneInterruption();
    void aLifeOfManyTurns();
    void aCancelAndAnotherTry();
    void whatYoukuForgotIsBegunAnew();
    void theUserBeginsAnew();
    void aKillIsTold();
    void theEndOfTheProgramKeepsWhatHappened();
    void whatBecomesOfTheVideoIsTold();
    void noWriteIsMadeForIt();
    void itNeedsNoProgress();
};

void TestHappenings::interruptionsAreGatheredUntilSomethingElseHappens()
{
    QList<Happening> past;
    note(past, interruption(Cause::Why::Busy, 10, 1000, "503"));
    note(past, interruption(Cause::Why::Network, 20, 3000));
    note(past, interruption(Cause::Why::Busy, 30, 500, "503"));
    note(past, {.what = Happened::Interrupted, .atMs = 40, .lastedMs = 7}); // the length of the last one
    QCOMPARE(past.size(), 1);
    QCOMPARE(past[0].atMs, 10);
    QCOMPARE(past[0].lastedMs, 4507);
    QCOMPARE(past[0].times(), 3);
    QCOMPARE(past[0].causes.size(), 2);
    QCOMPARE(past[0].causes[0].times, 2);
    note(past, {Happened::Paused, 50});
    note(past, {.what = Happened::Interrupted, .atMs = 51, .lastedMs = 3}); // it ended with the pause
    QCOMPARE(past[0].lastedMs, 4510);
    note(past, {Happened::Resumed, 60});
    note(past, interruption(Cause::Why::Line, 70));
    QCOMPARE(turns(past), QList<Happened>({Happened::Interrupted, Happened::Paused, Happened::Resumed,
                                           Happened::Interrupted}));
    QList<Happening> none;
    note(none, {.what = Happened::Interrupted, .atMs = 51, .lastedMs = 3});
    QVERIFY(none.isEmpty());
}

void TestHappenings::theListIsBounded()
{
    QList<Happening> past;
    note(past, {Happened::Created, 1});
    for (int i = 0; i < 1000; ++i) {
        note(past, interruption(Cause::Why::Busy, 10 + i, 1000));
        note(past, {Happened::Paused, 10 + i});
        note(past, {Happened::Resumed, 10 + i});
        QVERIFY(past.size() <= transfer::mostHappenings);
    }
    QCOMPARE(past.first().what, Happened::Created);
    int interruptions = 0;
    for (const Happening &one : std::as_const(past))
        interruptions += one.times();
    QCOMPARE(interruptions, 1000); // none is lost: they are gathered
    for (int i = 0; i < 1000; ++i)
        note(past, {Happened::BegunAnew, 5000 + i});
    QCOMPARE(past.size(), transfer::mostHappenings);
    QCOMPARE(past.last().atMs, 5999);
}

void TestHappenings::causesAreBounded()
{
    QList<Happening> past;
    for (int i = 0; i < 100; ++i)
        note(past, interruption(Cause::Why::Busy, i, 0, QString::number(i)));
    QCOMPARE(past.size(), 1);
    QVERIFY(past[0].causes.size() <= transfer::mostCauses);
    QCOMPARE(past[0].times(), 100);
    QCOMPARE(past[0].causes.last().why, Cause::Why::Other);
}

void TestHappenings::nothingOfAServersWordsIsKept()
{
    base::Error error;
    error.fault = base::Fault::Code;
    error.code = "<b>\x1b[31m";
    error.message = "secret";
    error.type = "secret";
    const QList<Cause> causes = Cause::of(error);
    QCOMPARE(causes.size(), 1);
    QCOMPARE(causes[0].code, QString());
    QCOMPARE(causes[0].error().message, QString());
    QCOMPARE(causes[0].error().type, QString());
    UploadRecord before;
    UploadRecord after;
    before.stage = after.stage = Stage::Published;
    after.videoState = "en coding<script>";
    QVERIFY(whatHappened(before, after, {1}).isEmpty());
    after.videoState = QString(1000, 'x');
    QVERIFY(whatHappened(before, after, {1}).isEmpty());
}

void TestHappenings::aLifeWithFaults_data()
{
    QTest::addColumn<bool>("cloud");
    QTest::newRow("slices") << false;
    QTest::newRow("cloud") << true;
}

void TestHappenings::aLifeWithFaults()
{
    QFETCH(bool, cloud);
    Rig rig({}, nullptr, {.slices = !cloud, .oss = cloud});
    rig.lanes.setLanes(1);
    QJsonArray faults;
    for (const int nth : {2, 3})
        faults.append(
            QJsonObject{{"endpoint", rig.sliceCall()}, {"nth", nth}, {"action", "status"}, {"code", 503}});
    rig.server->control({{"faults", faults}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 3 * Rig::partBytes + 5));
    TRY_COMPARE(rig.activity(id), Activity::Published);
    const QList<Happening> past = pastOf(*rig.queue, id);
    QCOMPARE(turns(past),
             QList<Happened>({Happened::Checked, Happened::Created, Happened::Interrupted}) + smoothEnd);
    QCOMPARE(past[1].word, cloud ? "oss" : "gupload");
    QVERIFY2(past[1].place.contains(rig.server->apiUrl().host()) || past[1].place.contains("127.0.0.1"),
             qPrintable(past[1].place));
    QCOMPARE(past[2].times(), 2);
    QCOMPARE(past[2].causes.size(), 1);
    QCOMPARE(past[2].causes[0].why, Cause::Why::Busy);
    QCOMPARE(past[2].causes[0].httpStatus, 503);
    QVERIFY(past[2].lastedMs > 0);
    QCOMPARE(past[3].lanes, 1);
    QCOMPARE(past[3].bytes, 3 * Rig::partBytes + 5);
    for (int i = 1; i < past.size(); ++i)
        QVERIFY(past[i].atMs >= past[i - 1].atMs);
    TRY_COMPARE(rig.disk.unwritten, 0);
    QCOMPARE(rig.disk.records[id].happenings, past);
}

void TestHappenings::connectionsAreCounted()
{
    Rig rig({}, nullptr, {.slices = false, .oss = true});
    rig.lanes.setLanes(3);
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 6 * Rig::partBytes));
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(only(pastOf(*rig.queue, id), Happened::Sent).lanes, 3);
}

void TestHappenings::theStoreThatIsLeftIsTold()
{
    Rig rig({QJsonObject{{"endpoint", "oss_initiate"}, {"action", "error"}, {"code", "AccessDenied"}}},
            nullptr, {.slices = true, .oss = true});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", Rig::partBytes));
    TRY_COMPARE(rig.activity(id), Activity::Published);
    const QList<Happening> past = pastOf(*rig.queue, id);
    QCOMPARE(turns(past), QList<Happened>({Happened::Checked, Happened::Created, Happened::Interrupted,
                                           Happened::FellBack, Happened::Created})
                              + smoothEnd);
    QCOMPARE(past[1].word, "oss");
    QCOMPARE(past[3].causes.value(0).code, "AccessDenied");
    QCOMPARE(past[4].word, "gupload");
}

void TestHappenings::anInstantUploadIsSentByNobody()
{
    SimRig rig;
    rig.youku.instant = true;
    const UploadId id = rig.upload();
    QVERIFY(rig.runUntilEnded(id));
    const QList<Happening> past = pastOf(*rig.queue, id);
    QCOMPARE(turns(past), QList<Happened>({Happened::Created, Happened::Published}));
    QVERIFY(past[0].instant);
    QCOMPARE(past[0].word, QString());
}

void TestHappenings::aNetworkThatWasAwayIsOneInterruption()
{
    SimRig rig;
    rig.youku.troubles = {{What::Open, fake::faultOf(base::Fault::Unreachable), false, 1, 5},
                          {What::Spec, fake::faultOf(base::Fault::Unreachable), false, 2, 1000}};
    const UploadId id = rig.upload();
    QVERIFY(rig.runUntil(id, Activity::WaitingForNetwork));
    const qint64 beganMs = rig.clock.monotonicMs();
    QCOMPARE(only(pastOf(*rig.queue, id), Happened::Interrupted).lastedMs, 0); // told while it lasts
    QVERIFY(rig.runUntilEnded(id));
    QVERIFY(rig.clock.monotonicMs() - beganMs > 5000);
    const Happening away = only(pastOf(*rig.queue, id), Happened::Interrupted);
    QCOMPARE(away.times(), 1);
    QCOMPARE(away.causes[0].why, Cause::Why::Network);
    QVERIFY(away.lastedMs > 5000 && away.lastedMs <= rig.clock.monotonicMs() - beganMs);
}

void TestHappenings::aLifeOfManyTurns()
{
    SimRig rig;
    rig.youku.troubles = {{What::Open, fake::codeOf("Wrong"), false, 1, 1}};
    const UploadId id = rig.upload();
    QVERIFY(rig.runUntil(id, Activity::Failed));
    rig.queue->retry({id});
    rig.queue->pause({id});
    QVERIFY(rig.runUntil(id, Activity::Paused));
    rig.queue->start({id});
    QVERIFY(rig.runUntil(id, Activity::Published));
    const QList<Happening> past = pastOf(*rig.queue, id);
    QCOMPARE(turns(past), QList<Happened>({Happened::Created, Happened::Failed, Happened::Retried,
                                           Happened::Paused, Happened::Resumed})
                              + smoothEnd);
    QCOMPARE(past[1].causes.value(0).code, "Wrong");
    QCOMPARE(past[5].bytes, SimRig::fileSize);
}

void TestHappenings::aCancelAndAnotherTry()
{
    SimRig rig;
    const UploadId id = rig.upload();
    QVERIFY(rig.clock.runUntil([&] { return rig.queue->find(id)->stage() == Stage::Prepared; }));
    rig.queue->cancel({id});
    QVERIFY(rig.runUntil(id, Activity::Cancelled));
    QCOMPARE(turns(pastOf(*rig.queue, id)), QList<Happened>({Happened::Created, Happened::Cancelled}));
    rig.queue->uploadAgain({id});
    QVERIFY(rig.runUntil(id, Activity::Published));
    QCOMPARE(turns(pastOf(*rig.queue, id)),
             QList<Happened>({Happened::Created, Happened::Cancelled, Happened::BegunAnew, Happened::Created})
                 + smoothEnd);
}

void TestHappenings::whatYoukuForgotIsBegunAnew()
{
    SimRig rig;
    rig.youku.troubles = {{What::Send, fake::codeOf("Forgotten"), false, 3, 1}};
    const UploadId id = rig.upload();
    QVERIFY(rig.runUntil(id, Activity::Published));
    const QList<Happening> past = pastOf(*rig.queue, id);
    QCOMPARE(turns(past),
             QList<Happened>({Happened::Created, Happened::BegunAnew, Happened::Created}) + smoothEnd);
    QCOMPARE(past[1].causes.value(0).code, "Forgotten");
}

void TestHappenings::theUserBeginsAnew()
{
    SimRig rig;
    rig.youku.troubles = {{What::Send, fake::codeOf("Wrong"), false, 3, 1}};
    const UploadId id = rig.upload();
    QVERIFY(rig.runUntil(id, Activity::Failed));
    rig.queue->startOver({id});
    QVERIFY(rig.runUntil(id, Activity::Published));
    const QList<Happening> past = pastOf(*rig.queue, id);
    QVERIFY(turns(past).startsWith(Happened::Created));
    QVERIFY(only(past, Happened::BegunAnew).causes.isEmpty());
    QCOMPARE(only(past, Happened::Checked).what, Happened::Checked); // it was hashed again
    QVERIFY(!turns(past).contains(Happened::Retried));               // says the same
}

// What was interrupted before it is not lost as soon as one more slice was kept.
void TestHappenings::aKillIsTold()
{
    SimRig rig;
    rig.lanes.setLanes(1);
    rig.youku.troubles = {{What::Send, fake::codeOf("Busy"), false, 2, 2},
                          {What::Send, fake::faultOf(base::Fault::TimedOut), false, 6, 1}};
    const UploadId id = rig.upload();
    QVERIFY(rig.clock.runUntil([&] { return rig.youku.calls.value(What::Send) == 6; }));
    QCOMPARE(rig.queue->find(id)->stage(), Stage::Prepared);
    rig.newQueue();
    QVERIFY(rig.runUntil(id, Activity::Published));
    const QList<Happening> past = pastOf(*rig.queue, id);
    QCOMPARE(turns(past),
             QList<Happened>({Happened::Created, Happened::Interrupted, Happened::Restarted}) + smoothEnd);
    QCOMPARE(past[1].times(), 2);
    QVERIFY(past[1].lastedMs > 0);
    QCOMPARE(rig.disk.records[id].happenings, past);
}

void TestHappenings::theEndOfTheProgramKeepsWhatHappened()
{
    SimRig rig;
    rig.youku.troubles = {{What::Open, fake::faultOf(base::Fault::Unreachable), false, 1, 1000},
                          {What::Spec, fake::faultOf(base::Fault::Unreachable), false, 2, 1000}};
    const UploadId id = rig.upload();
    QVERIFY(rig.runUntil(id, Activity::WaitingForNetwork));
    rig.clock.run(60'000);
    bool closed = false;
    rig.queue->shutDown(this, [&] { closed = true; });
    QVERIFY(rig.clock.runUntil([&] { return closed; }));
    QVERIFY(only(rig.disk.records[id].happenings, Happened::Interrupted).lastedMs >= 60'000);
}

void TestHappenings::whatBecomesOfTheVideoIsTold()
{
    SimRig rig;
    const UploadId id = rig.upload();
    QVERIFY(rig.runUntil(id, Activity::Published));
    for (const char *state : {"encoding", "encoding", "normal"})
        rig.queue->setVideoState(id, state);
    const QList<Happening> past = pastOf(*rig.queue, id).mid(3);
    QCOMPARE(turns(past), QList<Happened>({Happened::AtYouku, Happened::AtYouku}));
    QCOMPARE(past[0].word, "encoding");
    QCOMPARE(past[1].word, "normal");
}

// As many as of the same upload without a fault.
void TestHappenings::noWriteIsMadeForIt()
{
    QList<int> writes;
    for (const bool faults : {false, true}) {
        SimRig rig;
        rig.lanes.setLanes(1);
        if (faults)
            rig.youku.troubles = {{What::Send, fake::codeOf("Busy"), false, 2, 3}};
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntil(id, Activity::Published));
        QCOMPARE(turns(pastOf(*rig.queue, id)).contains(Happened::Interrupted), faults);
        writes.append(rig.disk.writes + rig.disk.sliceWrites);
    }
    QCOMPARE(writes[1], writes[0]);
}

// The list of an upload that sends is one and the same, however long it takes.
void TestHappenings::itNeedsNoProgress()
{
    SimRig rig;
    rig.lanes.setLanes(1);
    const UploadId id = rig.upload();
    QSet<const Happening *> seen;
    connect(rig.queue.get(), &transfer::UploadQueue::changed, this, [&] {
        const UploadRecord &record = rig.queue->find(id)->record();
        if (record.stage == Stage::Prepared)
            seen.insert(record.happenings.constData());
    });
    QVERIFY(rig.clock.runUntil([&] {
        const UploadRecord &record = rig.queue->find(id)->record();
        if (record.stage == Stage::Prepared)
            seen.insert(record.happenings.constData());
        return rig.queue->find(id)->ended();
    }));
    QCOMPARE(seen.size(), 1);
}

QTEST_GUILESS_MAIN(TestHappenings)
#include "tst_happenings.moc"
