// Who runs now, over a Youku in memory and simulated time: places, whom they are lent to, and what of it
// others hear.
#include "transfer/queue/run_schedule.h"

#include "support/sim_rig.h"
#include "transfer/queue/upload_slots.h"

#include <QSignalSpy>
#include <QTest>

using base::Fault;
using base::Operation;
using fake::What;
using transfer::Activity;
using transfer::Intent;
using transfer::Stage;
using transfer::Upload;
using transfer::UploadId;
using transfer::UploadRecord;
using transfer::Wait;

namespace {

constexpr int always = 1'000'000;

fake::Trouble unreachable(What what, Operation operation, int from = 1)
{
    base::Error error = fake::faultOf(Fault::Unreachable);
    error.operation = operation;
    return {what, error, false, from, always};
}

// It says itself when it wants to be asked again.
fake::Trouble busyFor(qint64 ms, int times)
{
    base::Error error = fake::codeOf("Busy");
    error.retryAfterMs = ms;
    return {What::Open, error, false, 1, times};
}

class OneHeld : public transfer::Gate
{
public:
    explicit OneHeld(UploadId id) : m_id(id) {}

    std::optional<Wait> holds(const UploadRecord &record) const override
    {
        Wait wait;
        wait.what = Wait::For::Line;
        return record.id == m_id ? std::optional(wait) : std::nullopt;
    }
    Running running() const override { return Running::GoesOn; }
    void open()
    {
        m_id = 0;
        emit changed();
    }

private:
    UploadId m_id;
};

struct Rig : SimServices {
    Rig()
    {
        youku.called = [this](What, int) {
            mostHolding = std::max(mostHolding, holding());
        };
    }
    ~Rig()
    {
        schedule.reset();
        qDeleteAll(uploads);
    }

    // As it is in the queue: hashed, not started.
    Upload *add(const std::function<void(UploadRecord &)> &change = {})
    {
        UploadRecord record;
        record.id = uploads.size() + 1;
        record.path = file(QStringLiteral("%1.mp4").arg(record.id));
        record.metadata.title = QStringLiteral("A title");
        record.becomeHashed(transfer::identityOf(record.path),
                            QStringLiteral("%1").arg(record.id, 32, 16, QLatin1Char('0')));
        if (change)
            change(record);
        auto *upload = new Upload(*services, record, nullptr);
        const UploadId id = record.id;
        QObject::connect(upload, &Upload::changed, schedule.get(), [this, id] {
            schedule->noteChange(id);
            schedule->decideSoon();
        });
        QObject::connect(upload, &Upload::wasPublished, schedule.get(), [this, id] { published.append(id); });
        uploads.insert(id, upload);
        if (record.listed)
            order.append(id);
        return upload;
    }
    QList<Upload *> addRunning(int count)
    {
        QList<Upload *> added;
        for (int i = 0; i < count; ++i)
            added.append(add([](UploadRecord &record) { record.intent = Intent::Run; }));
        schedule->decideSoon();
        return added;
    }

    int holding() const
    {
        return int(std::count_if(uploads.begin(), uploads.end(),
                                 [](const Upload *upload) { return upload->holdsSlot(); }));
    }
    int begun() const { return int(youku.uploads.size()); }
    // As after something has changed.
    void run(qint64 ms)
    {
        clock.run(ms);
        schedule->decideSoon();
        clock.run(0);
    }
    bool runUntilPublished(int count)
    {
        return clock.runUntil([&] { return published.size() == count; });
    }

    QList<UploadId> order;
    QHash<UploadId, Upload *> uploads;
    QHash<UploadId, Intent> takenOff;
    std::unique_ptr<transfer::RunSchedule> schedule =
        std::make_unique<transfer::RunSchedule>(*services, order, uploads, takenOff);
    QList<UploadId> published;
    int mostHolding = 0;
};

} // namespace

class TestRunSchedule : public QObject
{
    Q_OBJECT

private slots:
    void theOrderSaysWhoIsNext()
    {
        Rig rig;
        rig.addRunning(3);
        rig.order = {3, 1, 2};
        QVERIFY(rig.runUntilPublished(3));
        QCOMPARE(rig.published, QList<UploadId>({3, 1, 2}));
        QCOMPARE(rig.mostHolding, 1);
    }

    void asManyRunAsMay()
    {
        Rig rig;
        rig.schedule->setUploadsAtOnce(2);
        rig.addRunning(5);
        QVERIFY(rig.runUntilPublished(5));
        QCOMPARE(rig.mostHolding, 2);
    }

    void moreMayRunFromNowOn()
    {
        Rig rig;
        rig.youku.troubles = {unreachable(What::Create, Operation::Create)};
        rig.addRunning(3);
        rig.run(100);
        QCOMPARE(rig.holding(), 1);
        rig.schedule->setUploadsAtOnce(3);
        rig.run(100);
        QCOMPARE(rig.holding(), 3);
        rig.schedule->setUploadsAtOnce(1); // nobody is thrown out
        rig.run(100);
        QCOMPARE(rig.holding(), 3);
        QVERIFY(transfer::freeSlots(rig.uploads, 1, rig.clock.monotonicMs()) < 0);
    }

    void whatNobodyStartedDoesNotRun()
    {
        Rig rig;
        rig.add();
        rig.schedule->decideSoon();
        rig.addRunning(1);
        QVERIFY(rig.runUntilPublished(1));
        QCOMPARE(rig.published, QList<UploadId>({2}));
        QVERIFY(!rig.schedule->anythingRunning());
    }

    void whatIsSentFreesItsPlace()
    {
        Rig rig;
        rig.youku.troubles = {{What::Finish, fake::codeOf("Busy"), false, 1, 2}};
        const QList<Upload *> uploads = rig.addRunning(2);
        QVERIFY(rig.clock.runUntil([&] { return uploads[1]->holdsSlot(); }));
        QCOMPARE(uploads[0]->stage(), Stage::Sent);
        QVERIFY(uploads[0]->active());
        QVERIFY(rig.runUntilPublished(2));
    }

    void whatAGateHoldsIsPassedOver()
    {
        Rig rig;
        OneHeld gate(1);
        rig.services->gates.add(&gate);
        const QList<Upload *> uploads = rig.addRunning(2);
        QVERIFY(rig.runUntilPublished(1));
        QCOMPARE(rig.published, QList<UploadId>({2}));
        QCOMPARE(uploads[0]->stage(), Stage::Hashed);
        gate.open();
        rig.schedule->decideSoon();
        QVERIFY(rig.runUntilPublished(2));
    }

    void theSameContentWaitsForTheFirst()
    {
        Rig rig;
        rig.youku.troubles = {busyFor(3000, 1)};
        rig.schedule->setUploadsAtOnce(2);
        const auto same = [](UploadRecord &record) {
            record.intent = Intent::Run;
            record.md5 = QString(32, u'a');
        };
        const Upload *first = rig.add(same);
        const Upload *second = rig.add(same);
        rig.schedule->decideSoon();
        rig.run(0);
        QVERIFY(first->active());
        QCOMPARE(second->wait().what, Wait::For::SameVideo);
        QVERIFY(rig.runUntilPublished(1));
        QCOMPARE(rig.mostHolding, 1);
    }

    void aServerThatIsNotReachedHoldsUpNobodyForLong()
    {
        Rig rig;
        rig.youku.troubles = {unreachable(What::Open, Operation::Open)};
        const QList<Upload *> uploads = rig.addRunning(3);
        rig.run(4000);
        QCOMPARE(uploads[0]->wait().what, Wait::For::Network);
        QCOMPARE(transfer::freeSlots(rig.uploads, 1, rig.clock.monotonicMs()), 0);
        QCOMPARE(rig.begun(), 1);
        rig.run(2000);
        QCOMPARE(rig.begun(), 2);
        QVERIFY(uploads[0]->holdsSlot() && uploads[1]->holdsSlot() && !uploads[2]->holdsSlot());
    }

    void whenYoukuIsNotReachedNobodyElseBegins()
    {
        Rig rig;
        rig.youku.troubles = {unreachable(What::Create, Operation::Create)};
        const QList<Upload *> uploads = rig.addRunning(2);
        rig.run(60 * 1000);
        QCOMPARE(uploads[0]->wait().what, Wait::For::Network);
        QCOMPARE(transfer::freeSlots(rig.uploads, 1, rig.clock.monotonicMs()), 0);
        QCOMPARE(rig.holding(), 1);
        rig.youku.troubles.clear();
        QVERIFY(rig.runUntilPublished(2));
        QCOMPARE(rig.mostHolding, 1);
    }

    void nobodyBeginsEitherWhileBothAreNotReached()
    {
        Rig rig;
        rig.schedule->setUploadsAtOnce(2);
        rig.youku.troubles = {unreachable(What::Open, Operation::Open),
                              unreachable(What::Create, Operation::Create, 2)};
        rig.addRunning(3);
        rig.run(60 * 1000);
        QCOMPARE(rig.begun(), 1);
        QCOMPARE(rig.holding(), 2);
    }

    void whatPausesForLongLendsItsPlaceAndAsksForItBack()
    {
        Rig rig;
        rig.youku.troubles = {busyFor(60 * 1000, 1), unreachable(What::Open, Operation::Open, 2)};
        const QList<Upload *> uploads = rig.addRunning(2);
        rig.run(1000);
        QVERIFY(uploads[0]->lendsSlot());
        QVERIFY(uploads[1]->holdsSlot());
        QVERIFY(uploads[0]->slotHandedOn());
        QCOMPARE(transfer::takenSlots(rig.uploads), 1);
        rig.run(70 * 1000); // the pause is over, but not the other
        QVERIFY(uploads[0]->wantsSlotBack());
        QCOMPARE(uploads[0]->wait().what, Wait::For::Turn);
        rig.youku.troubles.clear();
        QVERIFY(rig.runUntilPublished(2));
        QCOMPARE(rig.published, QList<UploadId>({2, 1}));
    }

    void aPauseWithNobodyElseThereIsNotHandedOn()
    {
        Rig rig;
        rig.youku.troubles = {busyFor(60 * 1000, 1)};
        const QList<Upload *> uploads = rig.addRunning(1);
        rig.run(1000);
        QVERIFY(uploads[0]->lendsSlot());
        QVERIFY(!uploads[0]->slotHandedOn());
        QVERIFY(rig.runUntilPublished(1));
    }

    void aShortPauseLendsNothing()
    {
        Rig rig;
        rig.youku.troubles = {busyFor(4000, 1)};
        const QList<Upload *> uploads = rig.addRunning(2);
        rig.run(1000);
        QCOMPARE(uploads[0]->activity(), Activity::Retrying);
        QVERIFY(!uploads[0]->lendsSlot());
        QCOMPARE(rig.begun(), 1);
    }

    void whenAllArePutOffAFewHaveBegun()
    {
        Rig rig;
        rig.youku.troubles = {busyFor(3600 * 1000, always)};
        rig.addRunning(20);
        for (int i = 0; i < 20; ++i)
            rig.run(1000);
        QCOMPARE(rig.begun(), 6); // one, and five that may overtake
        QCOMPARE(transfer::takenSlots(rig.uploads), 0);
    }

    void changesAreToldTogether()
    {
        Rig rig;
        rig.add();
        rig.add();
        rig.add([](UploadRecord &record) { record.listed = false; });
        QSignalSpy changed(rig.schedule.get(), &transfer::RunSchedule::changed);
        for (const UploadId id : {1, 2, 1, 3, 99}) // 3 is not on the list, 99 is nobody
            rig.schedule->noteChange(id);
        QVERIFY(changed.isEmpty());
        rig.run(0);
        QCOMPARE(changed.size(), 1);
        auto ids = changed.first().first().value<QList<UploadId>>();
        std::sort(ids.begin(), ids.end());
        QCOMPARE(ids, QList<UploadId>({1, 2}));
        rig.schedule->noteChange(3);
        rig.run(0);
        QCOMPARE(changed.size(), 1);
    }

    void itIsToldOnceThatNothingRunsAnyMore()
    {
        Rig rig;
        QSignalSpy idle(rig.schedule.get(), &transfer::RunSchedule::idle);
        rig.schedule->decideSoon();
        rig.run(0);
        QCOMPARE(idle.size(), 0); // nothing did
        const QList<Upload *> uploads = rig.addRunning(2);
        QVERIFY(rig.runUntilPublished(1));
        rig.run(0);
        QVERIFY(uploads[0]->ended());
        QCOMPARE(idle.size(), rig.published.size() == 2 ? 1 : 0);
        QVERIFY(rig.runUntilPublished(2));
        rig.run(3600 * 1000);
        QCOMPARE(idle.size(), 1);
    }

    void whatLeftTheListIsCancelledBesideAndForgotten()
    {
        Rig rig;
        rig.youku.troubles = {unreachable(What::Create, Operation::Create)};
        QSignalSpy settled(rig.schedule.get(), &transfer::RunSchedule::settled);
        rig.addRunning(1); // has the only place
        rig.youku.uploads[QStringLiteral("old")].size = SimServices::fileSize;
        const auto begun = [](UploadRecord &record) {
            record.begin({QStringLiteral("old"), QStringLiteral("vold"), {}, false}, QStringLiteral("fake"),
                         {});
            record.listed = false;
            record.intent = Intent::Cancel;
        };
        rig.add(begun);
        rig.add(begun);
        rig.takenOff.insert(3, Intent::Run); // may still be put back
        rig.schedule->decideSoon();
        QVERIFY(rig.clock.runUntil([&] { return !settled.isEmpty(); }));
        rig.run(1000);
        for (const QList<QVariant> &told : settled)
            QCOMPARE(told.first().value<UploadId>(), UploadId(2));
        QVERIFY(rig.youku.uploads.value(QStringLiteral("old")).cancelled);
        QCOMPARE(rig.youku.calls.value(What::Cancel), 1);
        QCOMPARE(rig.uploads.value(3)->activity(), Activity::Cancelling);
        QCOMPARE(rig.holding(), 1);
    }

    void afterShutDownNothingLeavesAndAllIsKept()
    {
        Rig rig;
        rig.schedule->setUploadsAtOnce(2);
        const QList<Upload *> uploads = rig.addRunning(3);
        QVERIFY(rig.clock.runUntil([&] { return rig.youku.calls.value(What::Send) >= 3; }));
        int calls = -1;
        const auto sum = [&] {
            int all = 0;
            for (const int count : std::as_const(rig.youku.calls))
                all += count;
            return all;
        };
        QObject context;
        rig.schedule->shutDown(&context, [&] {
            calls = sum();
            QCOMPARE(rig.disk.unwritten, 0);
        });
        QVERIFY(rig.clock.runUntil([&] { return calls >= 0; }));
        rig.run(3600 * 1000);
        QCOMPARE(sum(), calls);
        for (const Upload *upload : uploads) {
            QVERIFY(!upload->draining() && !upload->holdsSlot());
            QCOMPARE(upload->record().intent, Intent::Run); // the next start goes on
        }
        QCOMPARE(rig.disk.records.value(1).transferred, uploads[0]->record().transferred);
    }

    void whoWaitsForItsEndMayBeGone()
    {
        Rig rig;
        rig.addRunning(1);
        QVERIFY(rig.clock.runUntil([&] { return rig.youku.calls.value(What::Send) >= 1; }));
        auto context = std::make_unique<QObject>();
        bool told = false;
        rig.schedule->shutDown(context.get(), [&] { told = true; });
        context.reset();
        rig.run(3600 * 1000);
        QVERIFY(!told);
    }
};

QTEST_GUILESS_MAIN(TestRunSchedule)
#include "tst_run_schedule.moc"
