// What the queue tells becomes the record: over a Youku in memory and simulated time.
#include "gui/speed/speed_recorder.h"
#include "support/sim_rig.h"

#include <QTest>

#include <algorithm>

using base::Fault;
using fake::What;
using gui::SpeedRecorder;
using transfer::Activity;
using transfer::UploadId;
using State = gui::SpeedRecord::State;

namespace {

// Of the last ten minutes; the means of five seconds add up to what was sent.
double bytesIn(const std::vector<double> &speeds)
{
    double bytes = 0;
    for (const double speed : speeds)
        bytes += std::max(0.0, speed);
    return bytes;
}

bool ticks(const SpeedRecorder &recorder)
{
    const QList<QTimer *> timers = recorder.findChildren<QTimer *>();
    return std::any_of(timers.cbegin(), timers.cend(),
                       [](const QTimer *timer) { return timer->isActive() && !timer->isSingleShot(); });
}

} // namespace

class SpeedRecorderTest : public QObject
{
    Q_OBJECT
private slots:
    void whatWasSentIsRecordedOnce()
    {
        SimRig rig;
        SpeedRecorder recorder(*rig.queue, rig.clock, nullptr);
        QCOMPARE(recorder.upToNow().state(), State::Idle);
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntil(id, Activity::Published));
        QVERIFY(rig.clock.runUntil([&] { return recorder.upToNow().state() == State::Idle; }));
        QVERIFY(!recorder.upToNow().empty());
        QVERIFY(!ticks(recorder));
        rig.clock.jump(20'000); // simulated time stood nearly still
        const gui::SpeedRecord &record = recorder.upToNow();
        QCOMPARE(bytesIn(record.confirmed()) > 0, true);
        QVERIFY(record.gaps().isEmpty());
        rig.clock.jump(700'000);
        QVERIFY(recorder.upToNow().empty());
    }

    void withoutANetworkTheRecordSaysWhy()
    {
        SimRig rig;
        SpeedRecorder recorder(*rig.queue, rig.clock, nullptr);
        rig.youku.troubles = {{What::Send, fake::faultOf(Fault::Unreachable), false, 2, 1000}};
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntil(id, Activity::WaitingForNetwork));
        QVERIFY(rig.clock.runUntil([&] { return recorder.upToNow().state() == State::NoNetwork; }));
        QVERIFY(!recorder.upToNow().empty());
        rig.queue->pause({id});
        QVERIFY(rig.runUntil(id, Activity::Paused));
        QVERIFY(rig.clock.runUntil([&] { return recorder.upToNow().state() == State::Idle; }));
    }

    void aRemovedOneIsNoReasonToGoOn()
    {
        SimRig rig;
        SpeedRecorder recorder(*rig.queue, rig.clock, nullptr);
        rig.youku.troubles = {{What::Send, fake::faultOf(Fault::Unreachable), false, 1, 1000}};
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntil(id, Activity::WaitingForNetwork));
        QVERIFY(rig.clock.runUntil([&] { return recorder.upToNow().state() == State::NoNetwork; }));
        rig.queue->takeOff({id});
        QCOMPARE(recorder.upToNow().state(), State::Idle);
    }

    void anInstantUploadHasNoSpeed()
    {
        SimRig rig;
        rig.youku.instant = true;
        SpeedRecorder recorder(*rig.queue, rig.clock, nullptr);
        QVERIFY(rig.runUntil(rig.upload(), Activity::Published));
        QVERIFY(recorder.upToNow().empty());
        rig.clock.jump(20'000);
        QCOMPARE(bytesIn(recorder.upToNow().confirmed()), 0.0);
    }

    void whatWasSentBeforeIsNotRecorded()
    {
        SimRig rig;
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntil(id, Activity::Published));
        SpeedRecorder recorder(*rig.queue, rig.clock, nullptr);
        rig.queue->setVideoState(id, QStringLiteral("normal"));
        QVERIFY(recorder.upToNow().empty());
    }
};

QTEST_GUILESS_MAIN(SpeedRecorderTest)
#include "tst_speed_recorder.moc"
