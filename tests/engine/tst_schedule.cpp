// The weekly plan at work, in simulated time: what it holds and for how long, which limit it sets, and when
// it looks at the clock.
#include "engine/schedule/schedule.h"

#include "support/sim_rig.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using engine::Schedule;
using fake::What;
using store::Setting;
using transfer::Activity;
using transfer::Pace;
using transfer::UploadId;
using transfer::Wait;
using transfer::WeekPlan;

namespace {

constexpr qint64 hourMs = 3600 * 1000;

qint64 utc(const QString &text)
{
    return QDateTime::fromString(text + "Z", Qt::ISODate).toMSecsSinceEpoch();
}

// Nothing, or a limit, in some hours of each day.
WeekPlan daily(int fromHour, int toHour, Pace pace = Pace::Nothing)
{
    WeekPlan plan;
    for (int day = 0; day < WeekPlan::days; ++day) {
        for (int at = fromHour * 2; at != toHour * 2 % WeekPlan::halfHours;
             at = (at + 1) % WeekPlan::halfHours)
            plan.setPace(day, at, pace);
    }
    return plan;
}

struct Rig : SimRig {
    // It is this moment there; the plan is followed.
    explicit Rig(const char *now = "2026-11-30T12:00:00", const char *place = "UTC") : zone(place)
    {
        clock.jump(utc(now) - clock.nowMs());
        settings.setValue(Setting::PlanFollowed, true);
        connectSchedule();
    }
    void connectSchedule(bool obeyed = true)
    {
        schedule =
            std::make_unique<Schedule>(services->gates, settings, clock, obeyed, [this] { return zone; });
    }
    void plan(const WeekPlan &plan)
    {
        settings.setValue(Setting::WeekPlan, QJsonArray::fromStringList(plan.toText()));
    }
    bool holds(bool sendNow = false) const
    {
        transfer::UploadRecord record;
        record.stage = transfer::Stage::Prepared;
        record.intent = transfer::Intent::Run;
        record.sendNow = sendNow;
        return services->gates.holds(record).has_value();
    }
    QString until() const
    {
        const std::optional<qint64> ms = schedule->now().untilMs;
        return ms ? QDateTime::fromMSecsSinceEpoch(*ms, QTimeZone::utc()).toString("MM-dd HH:mm") : QString();
    }
    int sent() const { return youku.calls.value(What::Send); }

    QTimeZone zone;
    store::Settings settings{QString()}; // nothing is kept
    std::unique_ptr<Schedule> schedule;
};

} // namespace

class TestSchedule : public QObject
{
    Q_OBJECT

private slots:
    void withoutAPlanNothingIsHeld()
    {
        Rig rig;
        QVERIFY(!rig.holds());
        QCOMPARE(rig.schedule->limit(), qint64(0));
        rig.plan(daily(8, 23));
        QVERIFY(rig.holds());
        rig.settings.setValue(Setting::PlanFollowed, false);
        QVERIFY(!rig.holds());
    }

    void itOpensAndClosesByTheClock()
    {
        Rig rig;
        rig.plan(daily(23, 6)); // over midnight
        QVERIFY(!rig.holds());
        QCOMPARE(rig.until(), "11-30 23:00");
        rig.clock.run(11 * hourMs - 1);
        QVERIFY(!rig.holds());
        rig.clock.run(1);
        QVERIFY(rig.holds());
        QCOMPARE(rig.until(), "12-01 06:00");
        rig.clock.run(7 * hourMs - 1);
        QVERIFY(rig.holds());
        rig.clock.run(1);
        QVERIFY(!rig.holds());
    }

    void whatIsHeldSaysUntilWhen()
    {
        Rig rig;
        rig.plan(daily(8, 23));
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        const Wait wait = rig.queue->find(id)->wait();
        QCOMPARE(wait.what, Wait::For::Plan);
        QCOMPARE(wait.untilMs, utc("2026-11-30T23:00:00"));
        QVERIFY(rig.runUntilEnded(id));
        QCOMPARE(rig.activity(id), Activity::Published);
        QVERIFY(rig.clock.nowMs() >= utc("2026-11-30T23:00:00"));
    }

    void runningSlicesEndAndNoneBegins()
    {
        Rig rig;
        const UploadId id = rig.upload();
        int begun = 0;
        rig.youku.called = [&](What what, int nth) {
            if (what != What::Send || nth != 3)
                return;
            begun = nth; // the other lane's is on its way as well
            rig.plan(daily(8, 23));
        };
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        QCOMPARE(begun, 3);
        QVERIFY(rig.sent() <= 4);
        const int arrived = rig.sent();
        QCOMPARE(rig.queue->find(id)->record().transferred, qint64(arrived) * 1000);
        rig.clock.run(hourMs);
        QCOMPARE(rig.sent(), arrived);
        QVERIFY(rig.runUntilEnded(id));
        QCOMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.sent(), 6); // none of them twice
    }

    void theLastSliceIsTheEndOfIt()
    {
        Rig rig;
        rig.lanes.setLanes(1);
        const UploadId id = rig.upload();
        rig.youku.called = [&](What what, int nth) {
            if (what == What::Send && nth == 6)
                rig.plan(daily(8, 23));
        };
        QVERIFY(rig.runUntilEnded(id));
        QCOMPARE(rig.activity(id), Activity::Published);
        QVERIFY(rig.clock.nowMs() < utc("2026-11-30T13:00:00"));
    }

    // It would begin anew.
    void aSliceThatGotLostIsNotTriedAgainMeanwhile()
    {
        Rig rig;
        rig.lanes.setLanes(1);
        rig.youku.troubles = {{What::Send, fake::faultOf(base::Fault::AnswerLost), false, 3, 1}};
        const UploadId id = rig.upload();
        rig.youku.called = [&](What what, int nth) {
            if (what == What::Send && nth == 3)
                rig.plan(daily(8, 23));
        };
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        QCOMPARE(rig.sent(), 3);
        rig.clock.run(hourMs);
        QCOMPARE(rig.sent(), 3);
        QVERIFY(rig.runUntilEnded(id));
        QCOMPARE(rig.activity(id), Activity::Published);
    }

    void whatWaitsForAnotherTryWaitsForThePlan()
    {
        Rig rig;
        rig.youku.troubles = {{What::Open, fake::codeOf("Busy"), false, 1, 2}};
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntil(id, Activity::Retrying));
        rig.plan(daily(8, 23));
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        QCOMPARE(rig.youku.calls.value(What::Open), 1);
        QVERIFY(rig.runUntilEnded(id));
        QCOMPARE(rig.activity(id), Activity::Published);
    }

    // A slice that only waits for other keys has not begun.
    void keysThatAreRenewedBeginNothing()
    {
        Rig rig;
        rig.lanes.setLanes(1);
        const UploadId id = rig.upload();
        rig.youku.called = [&](What what, int nth) {
            if (what == What::Send && nth == 3)
                rig.youku.access.append("second");
            if (what == What::Renew)
                rig.plan(daily(8, 23));
        };
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        QCOMPARE(rig.sent(), 3);
        QVERIFY(rig.runUntilEnded(id));
        QCOMPARE(rig.activity(id), Activity::Published);
    }

    // What one lane has under way arrives, also while another one pauses.
    void aLaneThatPausesTakesNothingFromTheOther()
    {
        Rig rig;
        rig.youku.troubles = {{What::Send, fake::faultOf(base::Fault::AnswerLost), false, 3, 1}};
        const UploadId id = rig.upload();
        rig.youku.called = [&](What what, int nth) {
            if (what == What::Send && nth == 5)
                rig.plan(daily(8, 23));
        };
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        QCOMPARE(rig.sent(), 5);
        QCOMPARE(rig.queue->find(id)->record().transferred, qint64(4000));
        rig.clock.run(hourMs);
        QCOMPARE(rig.sent(), 5);
        QVERIFY(rig.runUntilEnded(id));
        QCOMPARE(rig.activity(id), Activity::Published);
    }

    void whatIsHeldCanBePausedAndCancelled()
    {
        Rig rig;
        rig.plan(daily(8, 23));
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        rig.queue->pause({id});
        QCOMPARE(rig.activity(id), Activity::Paused);
        rig.queue->start({id});
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        rig.queue->cancel({id});
        QVERIFY(rig.runUntilEnded(id));
        QCOMPARE(rig.activity(id), Activity::Cancelled);
        QVERIFY(rig.clock.nowMs() < utc("2026-11-30T13:00:00"));
    }

    void theProgramEndsWhileItHolds_data()
    {
        QTest::addColumn<bool>("held");
        QTest::newRow("held") << true;
        QTest::newRow("with slices on their way") << false;
    }
    void theProgramEndsWhileItHolds()
    {
        QFETCH(bool, held);
        Rig rig;
        const UploadId id = rig.upload();
        bool closed = false;
        rig.youku.called = [&](What what, int nth) {
            if (what != What::Send || nth != 2)
                return;
            rig.plan(daily(8, 23));
            closed = true;
        };
        if (held)
            QVERIFY(rig.runUntil(id, Activity::Scheduled));
        else
            QVERIFY(rig.clock.runUntil([&] { return closed; }));
        bool ended = false;
        rig.queue->shutDown(rig.queue.get(), [&] { ended = true; });
        QVERIFY(rig.clock.runUntil([&] { return ended; }, 10'000));
        rig.schedule.reset();
        rig.newQueue();
        rig.connectSchedule();
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        QVERIFY(rig.runUntilEnded(id));
        QCOMPARE(rig.activity(id), Activity::Published);
        QVERIFY(rig.clock.nowMs() >= utc("2026-11-30T23:00:00"));
    }

    void whatIsSentWholeIsPublishedAllTheSame()
    {
        Rig rig;
        const UploadId id = rig.upload();
        QVERIFY(rig.clock.runUntil([&] { return rig.queue->find(id)->stage() == transfer::Stage::Sent; }));
        rig.plan(daily(8, 23));
        QVERIFY(rig.runUntilEnded(id));
        QVERIFY(rig.clock.nowMs() < utc("2026-11-30T13:00:00"));
    }

    void whatIsToBeSentNowIsNotHeld()
    {
        Rig rig;
        rig.plan(daily(8, 23));
        const UploadId id = rig.upload();
        const UploadId other = rig.upload();
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        rig.queue->sendNow({id});
        QVERIFY(rig.runUntilEnded(id));
        QCOMPARE(rig.activity(id), Activity::Published);
        QVERIFY(rig.clock.nowMs() < utc("2026-11-30T13:00:00"));
        QVERIFY(!rig.queue->find(other)->ended());
    }

    void thatOutlivesTheProgram()
    {
        Rig rig;
        rig.plan(daily(8, 23));
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        rig.queue->sendNow({id});
        QVERIFY(rig.clock.runUntil([&] { return rig.sent() > 0; }));
        rig.schedule.reset();
        rig.newQueue();
        rig.connectSchedule();
        QVERIFY(rig.runUntilEnded(id));
        QVERIFY(rig.clock.nowMs() < utc("2026-11-30T13:00:00"));
    }

    void aLimitOfThePlanHoldsWhileItSaysSo()
    {
        Rig rig;
        rig.settings.setValue(Setting::PlanLimit, 500'000);
        QSignalSpy changed(rig.schedule.get(), &transfer::Gate::changed);
        rig.plan(daily(8, 23, Pace::Limited));
        QCOMPARE(rig.schedule->limit(), qint64(500'000));
        QVERIFY(!rig.holds());
        rig.settings.setValue(Setting::PlanLimit, 600'000);
        QCOMPARE(rig.schedule->limit(), qint64(600'000));
        QCOMPARE(changed.size(), 2);
        rig.clock.run(12 * hourMs);
        QCOMPARE(rig.schedule->limit(), qint64(0));
    }

    void itCanBeIgnoredUntilItSaysSomethingElse()
    {
        Rig rig;
        rig.plan(daily(8, 23));
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        rig.schedule->setIgnored(true);
        QVERIFY(rig.schedule->ignored() && !rig.holds());
        QCOMPARE(rig.until(), "11-30 23:00");
        QVERIFY(rig.runUntilEnded(id));
        rig.clock.run(12 * hourMs);
        QVERIFY(!rig.schedule->ignored());
        rig.clock.run(12 * hourMs);
        QVERIFY(rig.holds()); // the next day
        rig.schedule->setIgnored(true);
        rig.plan(daily(7, 23, Pace::Limited)); // another plan is meant to hold
        QVERIFY(rig.schedule->limit() > 0);
    }

    void thatCanBeTakenBack()
    {
        Rig rig;
        rig.plan(daily(8, 23));
        rig.schedule->setIgnored(true);
        const UploadId id = rig.upload();
        rig.youku.called = [&](What what, int nth) {
            if (what == What::Send && nth == 2)
                rig.schedule->setIgnored(false);
        };
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        QVERIFY(!rig.schedule->ignored() && rig.sent() <= 3);
        QVERIFY(rig.runUntilEnded(id));
        QVERIFY(rig.clock.nowMs() >= utc("2026-11-30T23:00:00"));
    }

    void noTimeLeftIsToldThatThePlanCutsShort()
    {
        Rig rig;
        rig.plan(daily(13, 23, Pace::Limited));
        const transfer::TimeLeft fits{1800, 3600};
        const transfer::TimeLeft tooLong{1800, 3601};
        QCOMPARE(rig.queue->foreseen(fits), std::optional(fits));
        QVERIFY(!rig.queue->foreseen(tooLong));
        QVERIFY(!rig.queue->foreseen(std::nullopt));
        rig.plan(WeekPlan());
        QVERIFY(rig.queue->foreseen(tooLong));
    }

    void norOneThatEndsBeforeTheLastBegins()
    {
        Rig rig;
        const transfer::TimeLeft hour{3600, 3600};
        const UploadId id = rig.upload();
        rig.queue->startAt({id}, rig.clock.nowMs() + 2 * hourMs);
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        QVERIFY(!rig.queue->foreseen(hour));
        QVERIFY(rig.queue->foreseen(transfer::TimeLeft{7200, 7200}));
        rig.queue->sendNow({id});
        QVERIFY(rig.queue->foreseen(hour));
    }

    void thisRunMayIgnoreIt()
    {
        Rig rig;
        rig.plan(daily(8, 23));
        rig.connectSchedule(false);
        QVERIFY(!rig.holds());
        QCOMPARE(rig.schedule->now(), transfer::PlanNow());
    }

    void sleepThroughTheEndOfIt()
    {
        Rig rig;
        rig.plan(daily(8, 23));
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        rig.clock.jump(13 * hourMs); // to one in the night
        rig.clock.run(0);
        QVERIFY(!rig.holds());
        QVERIFY(rig.runUntilEnded(id));
        QVERIFY(rig.clock.nowMs() < utc("2026-12-01T02:00:00"));
    }

    void sleepThroughItsBeginning()
    {
        Rig rig("2026-11-30T06:00:00");
        rig.plan(daily(8, 23));
        QVERIFY(!rig.holds());
        rig.clock.jump(5 * hourMs);
        rig.clock.run(0);
        QVERIFY(rig.holds());
    }

    void aClockThatIsSetBack()
    {
        Rig rig("2026-11-30T22:30:00");
        rig.plan(daily(8, 23));
        QVERIFY(rig.holds());
        rig.clock.jump(-16 * hourMs); // to half past six
        rig.clock.run(0);
        QVERIFY(!rig.holds());
        QCOMPARE(rig.until(), "11-30 08:00");
        rig.clock.run(2 * hourMs);
        QVERIFY(rig.holds());
        QCOMPARE(rig.until(), "11-30 23:00");
        rig.clock.jump(-hourMs); // before its beginning once more
        rig.clock.run(0);
        QVERIFY(!rig.holds());
        rig.clock.run(15 * hourMs);
        QVERIFY(rig.holds());
        rig.clock.run(hourMs);
        QVERIFY(!rig.holds());
    }

    void aClockThatIsPutForward()
    {
        Rig rig("2027-03-28T00:30:00", "Europe/Berlin"); // 01:30 there; at 02:00 it is 03:00
        rig.plan(daily(1, 4));
        QVERIFY(rig.holds());
        rig.clock.run(hourMs + hourMs / 2);
        QVERIFY(!rig.holds()); // 04:00
    }

    void aClockThatIsPutBack()
    {
        Rig rig("2027-10-30T23:30:00", "Europe/Berlin"); // 01:30 there; at 03:00 it is 02:00
        rig.plan(daily(1, 4));
        rig.clock.run(3 * hourMs);
        QVERIFY(rig.holds()); // 03:30
        rig.clock.run(hourMs / 2);
        QVERIFY(!rig.holds());
    }

    void anotherTimeZone()
    {
        Rig rig("2026-11-30T12:00:00");
        rig.plan(daily(8, 18));
        QVERIFY(rig.holds());
        rig.zone = QTimeZone("Asia/Shanghai"); // 20:00
        rig.clock.tellWallClock();
        rig.clock.run(0);
        QVERIFY(!rig.holds());
        QCOMPARE(rig.until(), "12-01 00:00"); // eight there
        rig.clock.run(12 * hourMs);
        QVERIFY(rig.holds());
    }

    // A clock that is set by a second, as it is each night.
    void aLookThatFindsNothingNewIsNotToldOf()
    {
        Rig rig;
        rig.plan(daily(8, 23));
        QSignalSpy changed(rig.schedule.get(), &transfer::Gate::changed);
        rig.schedule->setIgnored(true);
        QCOMPARE(changed.size(), 1);
        rig.clock.jump(1000);
        rig.clock.run(0);
        QCOMPARE(changed.size(), 1);
        QVERIFY(rig.schedule->ignored());
    }

    void nothingWakesTheProcessorMeanwhile()
    {
        Rig rig;
        rig.plan(daily(8, 23));
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        rig.clock.run(10'000);          // what was due anyway
        QCOMPARE(rig.clock.waits(), 1); // for the evening
        QCOMPARE(runningTimers(rig), 0);
        QVERIFY(rig.queue->anythingRunning()); // it goes on by itself
        QVERIFY(rig.runUntilEnded(id));
    }

    void whatHasATimeOfItsOwnWaitsForIt()
    {
        Rig rig;
        const UploadId id = rig.upload();
        rig.queue->startAt({id}, utc("2026-12-02T03:30:00"));
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        QCOMPARE(rig.queue->find(id)->wait().what, Wait::For::StartTime);
        QCOMPARE(rig.queue->find(id)->wait().untilMs, utc("2026-12-02T03:30:00"));
        rig.clock.run(10'000);
        QCOMPARE(rig.clock.waits(), 1);
        QCOMPARE(runningTimers(rig), 0);
        rig.schedule.reset();
        rig.newQueue(); // after a death as well
        rig.connectSchedule();
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        QVERIFY(rig.clock.runUntil([&] { return rig.queue->find(id)->ended(); }, 100 * hourMs));
        QCOMPARE(rig.activity(id), Activity::Published);
        QVERIFY(rig.clock.nowMs() >= utc("2026-12-02T03:30:00"));
        QVERIFY(rig.clock.nowMs() < utc("2026-12-02T04:00:00"));
    }

    void itIsStartedByThat()
    {
        Rig rig;
        transfer::NewUpload file;
        file.path = rig.file("draft.mp4");
        file.metadata.title = "A draft";
        file.identity = transfer::identityOf(file.path);
        file.md5 = QString(32, 'a');
        const UploadId id = rig.queue->add({file}).first();
        QCOMPARE(rig.activity(id), Activity::NotStarted);
        rig.queue->startAt({id}, rig.clock.nowMs() + hourMs);
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        rig.queue->pause({id});
        QCOMPARE(rig.activity(id), Activity::Paused);
        rig.queue->start({id});
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        rig.clock.jump(2 * hourMs); // slept over it
        QVERIFY(rig.runUntilEnded(id));
        QCOMPARE(rig.activity(id), Activity::Published);
    }

    // What its file needs is decided first.
    void aDoubtfulFileIsNotStartedByThat()
    {
        Rig rig;
        transfer::NewUpload file;
        file.path = rig.file("draft.mp4");
        file.metadata.title = "A draft";
        const UploadId id = rig.queue->add({file}).first();
        rig.queue->setDoubt(id, "no_index");
        rig.queue->startAt({id}, rig.clock.nowMs() + hourMs);
        QCOMPARE(rig.activity(id), Activity::NeedsDecision);
        QCOMPARE(rig.queue->find(id)->record().startAtMs, qint64(0));
    }

    // A clock that was wrong and is set right does not hold again what has begun.
    void aTimeThatHasComeHasComeForGood()
    {
        Rig rig;
        const UploadId id = rig.upload();
        rig.queue->startAt({id}, rig.clock.nowMs() + 5 * hourMs);
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        rig.youku.called = [&](What what, int) {
            if (what == What::Open)
                rig.clock.jump(-6 * hourMs);
        };
        rig.clock.jump(6 * hourMs);
        QVERIFY(rig.runUntilEnded(id));
        QCOMPARE(rig.activity(id), Activity::Published);
        QVERIFY(rig.clock.nowMs() < utc("2026-11-30T13:00:00"));
    }

    void theEarliestComesFirst()
    {
        Rig rig;
        const UploadId late = rig.upload();
        const UploadId early = rig.upload();
        rig.queue->uploadAnyway({late, early}); // the same content
        rig.queue->startAt({late}, rig.clock.nowMs() + 5 * hourMs);
        rig.queue->startAt({early}, rig.clock.nowMs() + 2 * hourMs);
        QVERIFY(rig.runUntilEnded(early));
        QVERIFY(!rig.queue->find(late)->ended());
        rig.queue->sendNow({late});
        QVERIFY(rig.runUntilEnded(late));
        QVERIFY(rig.clock.nowMs() < utc("2026-11-30T15:00:00"));
    }

    void whatIsOnItsWayEndsItsSlicesForIt()
    {
        Rig rig;
        const UploadId id = rig.upload();
        rig.youku.called = [&](What what, int nth) {
            if (what == What::Send && nth == 2)
                rig.queue->startAt({id}, rig.clock.nowMs() + hourMs);
        };
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        QVERIFY(rig.sent() <= 3);
        QVERIFY(rig.runUntilEnded(id));
        QCOMPARE(rig.sent(), 6);
    }

    void thePlanHoldsItsTimeAsWell()
    {
        Rig rig;
        rig.plan(daily(13, 23));
        const UploadId id = rig.upload();
        rig.queue->startAt({id}, utc("2026-11-30T14:00:00"));
        QVERIFY(rig.runUntil(id, Activity::Scheduled));
        QVERIFY(rig.runUntilEnded(id));
        QVERIFY(rig.clock.nowMs() >= utc("2026-11-30T23:00:00"));
    }

private:
    static int runningTimers(const Rig &rig)
    {
        const auto timers = rig.queue->findChildren<QTimer *>();
        return int(std::count_if(timers.begin(), timers.end(),
                                 [](const QTimer *timer) { return timer->isActive(); }));
    }
};

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
