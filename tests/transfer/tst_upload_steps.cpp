// The state machine of an upload, over a Youku in memory and simulated time: what it does when each call goes
// wrong, in each way there is, and when it dies at each stage.
#include "support/sim_rig.h"

#include <QTest>

using base::Fault;
using fake::What;
using transfer::Activity;
using transfer::Intent;
using transfer::Stage;
using transfer::UploadId;

namespace {

// Else that stage is over before time passes.
const fake::Trouble commitDoneButUnheard = {What::Commit, fake::faultOf(Fault::AnswerLost), true, 1, 1};

} // namespace

class TestUploadSteps : public QObject
{
    Q_OBJECT

private slots:
    void itIsPublished()
    {
        SimRig rig;
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntil(id, Activity::Published));
        QCOMPARE(rig.youku.videos(), 1);
        QCOMPARE(rig.youku.calls.value(What::Create), 1);
        QCOMPARE(rig.youku.calls.value(What::Open), 1);
        QCOMPARE(rig.youku.calls.value(What::Send), 6);
        QCOMPARE(rig.youku.calls.value(What::Finish), 1);
        QCOMPARE(rig.youku.calls.value(What::Commit), 1);
        QCOMPARE(rig.queue->find(id)->record().transport, QStringLiteral("fake"));
    }

    void anInstantOneSendsNothing()
    {
        SimRig rig;
        rig.youku.instant = true;
        QVERIFY(rig.runUntil(rig.upload(), Activity::Published));
        QCOMPARE(rig.youku.calls.value(What::Open), 0);
        QCOMPARE(rig.youku.calls.value(What::Send), 0);
    }

    void whereThereIsNoCloudStoreBytesGoToUploadServers_data()
    {
        QTest::addColumn<youku::ApiKind>("api");
        QTest::addColumn<int>("code");
        QTest::addColumn<transfer::TransportChoice>("choice");
        QTest::addColumn<QList<bool>>("asked");
        using enum youku::ApiKind;
        using enum transfer::TransportChoice;
        const QList<bool> once = {true};
        QTest::newRow("the gateway refuses") << Signed << -100 << Automatic << QList<bool>{true, false};
        QTest::newRow("so does what is behind it") << Signed << -9 << Automatic << QList<bool>{true, false};
        QTest::newRow("nothing else is wanted") << Signed << -9 << Cloud << once;
        QTest::newRow("no right to upload") << Signed << -103 << Automatic << once;
        QTest::newRow("the open API just leaves it out") << Open << -9 << Automatic << once;
    }
    void whereThereIsNoCloudStoreBytesGoToUploadServers()
    {
        QFETCH(youku::ApiKind, api);
        QFETCH(int, code);
        QFETCH(transfer::TransportChoice, choice);
        SimRig rig;
        rig.signIn(api);
        rig.transports.policy().setChoice(choice);
        base::Error refusal;
        refusal.kind = base::ErrorKind::Server;
        refusal.fault = Fault::Code;
        refusal.operation = base::Operation::Create;
        refusal.code = base::codeText(code);
        refusal.httpStatus = 200;
        rig.youku.troubles = {{What::Create, refusal, false, 1, 1}};
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntilEnded(id));
        QTEST(rig.youku.askedForCloud, "asked");
        QCOMPARE(rig.youku.videos(), int(rig.youku.askedForCloud.size()) - 1);
    }

    // The leftovers at other servers have their turn.
    void aServerThatIsGoneHoldsUpNoOther()
    {
        SimRig rig;
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntil(id, Activity::Published));
        rig.queue.reset();
        transfer::Leftover left{{QStringLiteral("me")}, QStringLiteral("gone"), QStringLiteral("fake"), {}};
        QList<transfer::Leftover> &leftovers = rig.disk.records[id].leftovers;
        leftovers.append(left);
        left.uploadToken = QStringLiteral("there");
        leftovers.append(left);
        rig.youku.outOfReach = QStringLiteral("gone");
        rig.newQueue();
        QVERIFY(rig.clock.runUntil([&] { return rig.disk.records[id].leftovers.size() == 1; }));
        QCOMPARE(rig.disk.records[id].leftovers.first().uploadToken, QStringLiteral("gone"));
        QVERIFY(rig.clock.monotonicMs() < 2 * 60 * 1000);
        rig.youku.outOfReach.clear();
        QVERIFY(rig.clock.runUntil([&] { return rig.disk.records[id].leftovers.isEmpty(); }));
    }

    void whateverGoesWrongItEndsAsItShould_data()
    {
        QTest::addColumn<fake::Trouble>("trouble");
        QTest::addColumn<Activity>("end");
        QTest::addColumn<int>("creates");
        struct Call {
            const char *name;
            What what;
        };
        const Call calls[] = {{"create", What::Create},
                              {"open", What::Open},
                              {"send", What::Send},
                              {"finish", What::Finish},
                              {"commit", What::Commit}};
        for (const Call &call : calls) {
            const auto row = [&call](const char *what, base::Error error, bool done, int times, Activity end,
                                     int creates) {
                QTest::addRow("%s %s", call.name, what)
                    << fake::Trouble{call.what, std::move(error), done, 1, times} << end << creates;
            };
            const bool ofApi = call.what == What::Create || call.what == What::Commit;
            const bool creates = call.what == What::Create;
            row("unreachable for a while", fake::faultOf(Fault::Unreachable), false, 20, Activity::Published,
                1);
            row("answered too late", fake::faultOf(Fault::TimedOut), false, 1, Activity::Published, 1);
            row("done, its answer lost", fake::faultOf(Fault::AnswerLost), true, 1, Activity::Published,
                creates ? 2 : 1);
            if (ofApi)
                continue;
            row("busy for a while", fake::codeOf("Busy"), false, 3, Activity::Published, 1);
            row("busy for ever", fake::codeOf("Busy"), false, 1000, Activity::Failed, 1);
            row("refused", fake::codeOf("Wrong"), false, 1000, Activity::Failed, 1);
            row("forgotten", fake::codeOf("Forgotten"), false, 1, Activity::Published, 2);
            row("forgotten every time", fake::codeOf("Forgotten"), false, 1000, Activity::Failed, 4);
            row("taken in smaller slices only", fake::codeOf("TooLarge"), false, 1, Activity::Published, 2);
        }
    }
    void whateverGoesWrongItEndsAsItShould()
    {
        QFETCH(fake::Trouble, trouble);
        QFETCH(Activity, end);
        QFETCH(int, creates);
        SimRig rig;
        rig.youku.troubles = {trouble};
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntilEnded(id));
        QCOMPARE(rig.activity(id), end);
        QCOMPARE(int(rig.youku.uploads.size()), creates);
        QCOMPARE(rig.youku.videos(), end == Activity::Published ? 1 : 0);
    }

    void credentialsAreRenewedOnceForAllLanes()
    {
        SimRig rig;
        rig.youku.called = [&](What what, int nth) {
            if (what == What::Send && nth == 3)
                rig.youku.access.append(QStringLiteral("second"));
        };
        QVERIFY(rig.runUntil(rig.upload(), Activity::Published));
        QCOMPARE(rig.youku.calls.value(What::Renew), 1);
        QCOMPARE(rig.youku.videos(), 1);
    }

    void aDeathAtAnyStageCostsNothingDouble_data()
    {
        QTest::addColumn<Stage>("stage");
        for (Stage stage : {Stage::Hashed, Stage::Created, Stage::Prepared, Stage::Sent, Stage::Confirmed,
                            Stage::Committing})
            QTest::newRow(qPrintable(transfer::stageName(stage))) << stage;
    }
    void aDeathAtAnyStageCostsNothingDouble()
    {
        QFETCH(Stage, stage);
        SimRig rig;
        rig.youku.troubles = {commitDoneButUnheard};
        const UploadId id = rig.upload();
        QVERIFY(rig.clock.runUntil([&] { return rig.disk.records.value(id).stage == stage; }));
        rig.newQueue();
        QVERIFY(rig.runUntil(id, Activity::Published));
        QCOMPARE(rig.youku.videos(), 1);
        if (stage >= Stage::Created) {
            QCOMPARE(rig.youku.calls.value(What::Create), 1);
        }
        if (stage >= Stage::Sent) {
            QCOMPARE(rig.youku.calls.value(What::Send), 6);
        }
    }

    void aPauseAtAnyStageIsGoneOnWith_data() { aDeathAtAnyStageCostsNothingDouble_data(); }
    void aPauseAtAnyStageIsGoneOnWith()
    {
        QFETCH(Stage, stage);
        SimRig rig;
        rig.youku.troubles = {commitDoneButUnheard};
        const UploadId id = rig.upload();
        QVERIFY(rig.clock.runUntil([&] { return rig.queue->find(id)->stage() == stage; }));
        rig.queue->pause({id});
        rig.clock.run(60 * 1000);
        QCOMPARE(rig.activity(id), Activity::Paused);
        rig.queue->start({id});
        QVERIFY(rig.runUntil(id, Activity::Published));
        QCOMPARE(rig.youku.videos(), 1);
    }

    void aCancelAtAnyStageIsTold_data() { aDeathAtAnyStageCostsNothingDouble_data(); }
    void aCancelAtAnyStageIsTold()
    {
        QFETCH(Stage, stage);
        SimRig rig;
        rig.youku.troubles = {commitDoneButUnheard};
        const UploadId id = rig.upload();
        QVERIFY(rig.clock.runUntil([&] { return rig.queue->find(id)->stage() == stage; }));
        rig.queue->cancel({id});
        QVERIFY(rig.runUntilEnded(id));
        const bool tooLate = rig.activity(id) == Activity::Published;
        QCOMPARE(rig.youku.videos(), tooLate ? 1 : 0);
        QVERIFY(tooLate || rig.activity(id) == Activity::Cancelled);
        QVERIFY(!tooLate || stage == Stage::Committing);
        QVERIFY(rig.queue->find(id)->record().uploadToken.isEmpty());
        for (const fake::Upload &upload : std::as_const(rig.youku.uploads))
            QVERIFY(upload.committed || upload.cancelled || stage == Stage::Hashed);
    }

    // The open one tells what Youku takes; its host may be dead.
    void anAccountOfTheSignedApiDoesNotWaitForTheOpenOne_data()
    {
        QTest::addColumn<youku::ApiKind>("api");
        QTest::addColumn<Activity>("end");
        QTest::newRow("signed") << youku::ApiKind::Signed << Activity::Published;
        QTest::newRow("open") << youku::ApiKind::Open << Activity::WaitingForNetwork;
    }
    void anAccountOfTheSignedApiDoesNotWaitForTheOpenOne()
    {
        QFETCH(youku::ApiKind, api);
        QFETCH(Activity, end);
        SimRig rig;
        rig.signIn(api);
        rig.youku.troubles = {{What::Spec, fake::faultOf(Fault::Unreachable), false, 1, 100'000}};
        const UploadId id = rig.upload();
        rig.clock.run(60 * 60 * 1000);
        QCOMPARE(rig.activity(id), end);
    }

    // Create is done once, whatever becomes of what follows it.
    void whatCreateAnsweredIsGoneOnWith_data()
    {
        QTest::addColumn<base::Error>("error");
        QTest::addColumn<int>("times");
        QTest::addColumn<bool>("instant");
        QTest::addColumn<Activity>("end");
        const auto row = [](const char *name, base::Error error, int times, Activity end) {
            error.operation = base::Operation::Describe;
            QTest::newRow(name) << error << times << false << end;
            QTest::addRow("%s, instant", name) << error << times << true << end;
        };
        base::Error broken = fake::faultOf(Fault::HttpStatus);
        broken.httpStatus = 500;
        base::Error refused = fake::codeOf("-7");
        refused.kind = base::ErrorKind::Metadata;
        row("its answer is lost", fake::faultOf(Fault::AnswerLost), 3, Activity::Published);
        row("no connection", fake::faultOf(Fault::Unreachable), 100, Activity::Published);
        row("broken for a while", broken, 5, Activity::Published);
        row("broken for ever", broken, 1000, Activity::Failed);
        row("refused", refused, 1000, Activity::Failed);
    }
    void whatCreateAnsweredIsGoneOnWith()
    {
        QFETCH(base::Error, error);
        QFETCH(int, times);
        QFETCH(bool, instant);
        QFETCH(Activity, end);
        SimRig rig;
        rig.signIn(youku::ApiKind::Signed);
        rig.youku.instant = instant;
        rig.youku.troubles = {{What::Describe, error, false, 1, times}};
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntilEnded(id));
        QCOMPARE(rig.activity(id), end);
        if (end == Activity::Published)
            QCOMPARE(rig.youku.calls.value(What::Describe), times + 1);
        rig.youku.troubles.clear();
        if (end == Activity::Failed) {
            QVERIFY(!rig.queue->find(id)->detailsLocked());
            youku::Metadata mended = rig.queue->find(id)->record().metadata;
            mended.title = QStringLiteral("Another title");
            rig.queue->setMetadata(id, mended);
            rig.queue->retry({id});
            rig.queue->start({id});
            QVERIFY(rig.runUntil(id, Activity::Published));
            QCOMPARE(rig.youku.uploads.first().title, mended.title);
        }
        QCOMPARE(rig.youku.calls.value(What::Create), 1);
        QCOMPARE(rig.youku.videos(), 1);
        QVERIFY(rig.queue->find(id)->detailsLocked());
    }

    void aDeathWhileItIsDescribedCreatesNothingMore_data()
    {
        QTest::addColumn<bool>("done");
        QTest::newRow("before") << false;
        QTest::newRow("after") << true;
    }
    void aDeathWhileItIsDescribedCreatesNothingMore()
    {
        QFETCH(bool, done);
        SimRig rig;
        rig.signIn(youku::ApiKind::Signed);
        rig.youku.troubles = {{What::Describe, fake::faultOf(Fault::AnswerLost), done, 1, 1}};
        const UploadId id = rig.upload();
        QVERIFY(rig.clock.runUntil([&] { return rig.youku.calls.value(What::Describe) == 1; }));
        QCOMPARE(rig.disk.records.value(id).uploadToken, rig.youku.uploads.firstKey());
        rig.newQueue();
        QVERIFY(rig.runUntil(id, Activity::Published));
        QCOMPARE(rig.youku.calls.value(What::Create), 1);
        QCOMPARE(rig.youku.videos(), 1);
    }

    void anUploadThatIsForgottenBeforeItIsDescribedIsBegunAnew()
    {
        SimRig rig;
        rig.signIn(youku::ApiKind::Signed);
        base::Error forgotten = fake::codeOf("-120010223");
        forgotten.operation = base::Operation::Describe;
        rig.youku.troubles = {{What::Describe, forgotten}};
        QVERIFY(rig.runUntil(rig.upload(), Activity::Published));
        QCOMPARE(rig.youku.calls.value(What::Create), 2);
        QCOMPARE(rig.youku.videos(), 1);
    }

    // Its API knows no cancel, and what became of a commit only the other one could tell.
    void aCancelThatNobodyCanAnswerEndsAsUntold_data()
    {
        QTest::addColumn<base::Error>("show");
        base::Error broken = fake::faultOf(Fault::HttpStatus);
        broken.httpStatus = 500;
        QTest::newRow("it does not know the app") << base::localError(base::ErrorKind::Server);
        QTest::newRow("it has a fault of its own") << broken;
    }
    void aCancelThatNobodyCanAnswerEndsAsUntold()
    {
        QFETCH(base::Error, show);
        SimRig rig;
        rig.signIn(youku::ApiKind::Signed);
        base::Error noSuchCall = fake::codeOf("-108");
        noSuchCall.operation = base::Operation::Cancel;
        rig.youku.troubles = {commitDoneButUnheard,
                              {What::Cancel, noSuchCall, false, 1, 100'000},
                              {What::Show, show, false, 1, 100'000}};
        const UploadId id = rig.upload();
        QVERIFY(rig.clock.runUntil([&] { return rig.disk.records.value(id).stage == Stage::Committing; }));
        rig.queue->cancel({id});
        QVERIFY(rig.runUntil(id, Activity::Failed));
        const transfer::UploadRecord &record = rig.queue->find(id)->record();
        QCOMPARE(record.failure->kind, base::ErrorKind::Server);
        QCOMPARE(record.failure->operation, base::Operation::Commit);
        QCOMPARE(record.stage, Stage::Committing); // the next try begins with the same question
        rig.newQueue();
        QCOMPARE(rig.activity(id), Activity::Failed);
        rig.youku.troubles.clear();
        rig.queue->cancel({id});
        QVERIFY(rig.runUntilEnded(id));
        QVERIFY(rig.activity(id) == Activity::Cancelled || rig.activity(id) == Activity::Published);
    }

    // Whichever its account goes by meanwhile; of that the other one's refusal says nothing.
    void itIsFinishedByTheApiThatBeganIt_data()
    {
        QTest::addColumn<bool>("cancelled");
        QTest::addColumn<bool>("refused");
        QTest::newRow("published") << false << false;
        QTest::newRow("cancelled") << true << false;
        QTest::newRow("refused") << false << true;
    }
    void itIsFinishedByTheApiThatBeganIt()
    {
        QFETCH(bool, cancelled);
        QFETCH(bool, refused);
        SimRig rig;
        rig.signIn(youku::ApiKind::Signed);
        const UploadId id = rig.upload();
        QVERIFY(rig.clock.runUntil([&] { return rig.disk.records.value(id).stage == Stage::Prepared; }));
        rig.signIn(youku::ApiKind::Open);
        base::Error refusal = fake::codeOf("-114");
        refusal.kind = base::ErrorKind::Account;
        refusal.operation = base::Operation::Commit;
        if (refused)
            rig.youku.troubles = {{What::Commit, refusal, false, 1, 100'000}};
        rig.newQueue();
        if (cancelled)
            rig.queue->cancel({id});
        QVERIFY(rig.runUntilEnded(id));
        QCOMPARE(rig.activity(id), cancelled ? Activity::Cancelled
                                   : refused ? Activity::Failed
                                             : Activity::Published);
        QCOMPARE(rig.youku.askedBy.value(What::Create), youku::ApiKind::Signed);
        QCOMPARE(rig.youku.askedBy.value(cancelled ? What::Cancel : What::Commit), youku::ApiKind::Signed);
        QCOMPARE(rig.accounts.byDefault().state(), transfer::AccountSession::State::Ready);
    }

    void anUploadOfAnUnknownTransportFailsAndIsKept()
    {
        SimRig rig;
        const UploadId id = rig.upload();
        QVERIFY(rig.clock.runUntil([&] { return rig.disk.records.value(id).stage == Stage::Prepared; }));
        rig.disk.records[id].transport = QStringLiteral("of tomorrow");
        rig.newQueue();
        QVERIFY(rig.runUntil(id, Activity::Failed));
        QCOMPARE(rig.queue->find(id)->record().failure->kind, base::ErrorKind::Internal);
        QVERIFY(!rig.queue->find(id)->record().uploadToken.isEmpty());
        rig.queue->cancel({id});
        QVERIFY(rig.runUntil(id, Activity::Cancelled));
        QCOMPARE(rig.youku.calls.value(What::Cancel), 1);
        QVERIFY(rig.queue->find(id)->record().uploadToken.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestUploadSteps)
#include "tst_upload_steps.moc"
