// What is told of the bytes of an upload to those who look: where those are that Youku has, what is on which
// connection, and what had to go again.
#include "rig.h"

#include "transfer/record/confirmed_ranges.h"

using transfer::Activity;
using transfer::ByteRange;
using transfer::Stage;
using transfer::UploadId;
using transfer::UploadRecord;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

UploadRecord recordOf(qint64 size, qint64 transferred, const QList<transfer::SliceTask> &inFlight = {})
{
    UploadRecord record;
    record.identity.size = size;
    record.stage = Stage::Prepared;
    record.transferred = transferred;
    record.tasksInFlight = inFlight;
    return record;
}

void breakSlices(Rig &rig, QJsonObject fault)
{
    fault.insert("endpoint", rig.sliceCall());
    rig.server->control({{"faults", QJsonArray{fault}}});
}

qint64 bytesOf(const QList<ByteRange> &ranges)
{
    qint64 bytes = 0;
    for (const ByteRange &range : ranges)
        bytes += range.length;
    return bytes;
}

} // namespace

class TestTraffic : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase_data() { Rig::overBothWays(); }
    void init()
    {
        Rig::takeWayOfTheRow({"withoutReceiptsTheOrderTells", "receiptsTell", "whatIsSentWholeIsThere"});
    }

    void withoutReceiptsTheOrderTells()
    {
        QCOMPARE(confirmedRanges(recordOf(1000, 0)), QList<ByteRange>());
        QCOMPARE(confirmedRanges(recordOf(1000, 300)), (QList<ByteRange>{{0, 300}}));
        const QList<transfer::SliceTask> two = {{4, 300, 100}, {2, 100, 100}};
        QCOMPARE(confirmedRanges(recordOf(1000, 200, two)), (QList<ByteRange>{{0, 100}, {200, 100}}));
        QCOMPARE(confirmedRanges(recordOf(1000, 800, two)),
                 (QList<ByteRange>{{0, 100}, {200, 100}, {400, 600}}));
        // A server that counts what is in flight as well is believed no further than the file goes.
        QCOMPARE(bytesOf(confirmedRanges(recordOf(1000, 5000, two))), 800);
        const QList<transfer::SliceTask> overlapping = {{1, 0, 300}, {2, 200, 300}, {3, 900, 400}};
        QCOMPARE(confirmedRanges(recordOf(1000, 400, overlapping)), (QList<ByteRange>{{500, 400}}));
    }

    void receiptsTell()
    {
        UploadRecord record = recordOf(1000, 350, {{1, 0, 100}});
        record.acknowledged = {
            {{4, 300, 100}, {}}, {{2, 100, 100}, {}}, {{3, 200, 100}, {}}, {{10, 950, 50}, {}}};
        QCOMPARE(confirmedRanges(record), (QList<ByteRange>{{100, 300}, {950, 50}}));
    }

    void whatIsSentWholeIsThere()
    {
        UploadRecord record = recordOf(1000, 900);
        record.stage = Stage::Sent;
        QCOMPARE(confirmedRanges(record), (QList<ByteRange>{{0, 1000}}));
        record.identity.size = -1;
        QCOMPARE(confirmedRanges(record), QList<ByteRange>());
    }

    void whatGoesSmoothlyLeavesOnce()
    {
        Rig rig;
        rig.keepTasksOut();
        const qint64 size = 7 * mebibyte + 5;
        const UploadId id = rig.upload(rig.makeFile("video.mp4", size));
        TRY_COMPARE(rig.activity(id), Activity::Published);
        const transfer::Upload *upload = rig.queue->find(id);
        QCOMPARE(upload->traffic().left, size);
        QCOMPARE(upload->traffic().again, 0);
        QVERIFY(upload->laneSights().isEmpty());
        QCOMPARE(confirmedRanges(upload->record()), (QList<ByteRange>{{0, size}}));
    }

    void whatIsLostLeavesAgain()
    {
        Rig rig;
        breakSlices(rig, {{"nth", 2}, {"action", "lost_answer"}});
        rig.keepTasksOut();
        const qint64 size = 9 * mebibyte;
        const UploadId id = rig.upload(rig.makeFile("video.mp4", size));
        TRY_COMPARE(rig.activity(id), Activity::Published);
        const transfer::Traffic traffic = rig.queue->find(id)->traffic();
        QVERIFY2(traffic.again > 0, "nothing was lost");
        QCOMPARE(traffic.left - traffic.again, size);
    }

    void theConnectionsTellWhatTheySend()
    {
        Rig rig;
        rig.keepTasksOut();
        breakSlices(rig, {{"nth", 3}, {"times", 20}, {"action", "stall"}});
        const qint64 size = 12 * mebibyte;
        const UploadId id = rig.upload(rig.makeFile("video.mp4", size));
        const auto onTheWire = [&] {
            return rig.queue->find(id)->progress().onTheWire;
        };
        TRY_VERIFY(onTheWire() > 0 && rig.queue->find(id)->record().transferred > 0);
        const transfer::Upload *upload = rig.queue->find(id);
        qint64 sum = 0;
        QSet<int> numbers;
        for (const transfer::LaneSight &lane : upload->laneSights()) {
            sum += lane.onTheWire;
            numbers.insert(lane.number);
            QVERIFY(lane.onTheWire <= lane.task.length);
            QVERIFY(lane.left >= lane.onTheWire);
        }
        QCOMPARE(sum, upload->progress().onTheWire);
        QCOMPARE(numbers.size(), upload->laneSights().size());
        const QList<ByteRange> confirmed = confirmedRanges(upload->record());
        QCOMPARE(bytesOf(confirmed), upload->record().transferred);
        for (const ByteRange &range : confirmed) {
            for (const transfer::LaneSight &lane : upload->laneSights())
                QVERIFY(lane.task.id == 0 || lane.task.offset >= range.offset + range.length
                        || lane.task.offset + lane.task.length <= range.offset);
        }
        // What is paused meanwhile has to go again.
        rig.queue->pause({id});
        TRY_COMPARE(rig.activity(id), Activity::Paused);
        TRY_VERIFY(rig.queue->find(id)->traffic().again > 0);
        QCOMPARE(rig.queue->find(id)->progress().onTheWire, 0);
    }
};

QTEST_GUILESS_MAIN(TestTraffic)
#include "tst_traffic.moc"
