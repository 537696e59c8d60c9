// How a file is cut into parts, which part goes next, and what is made of those that are acknowledged.
#include "oss/crc64.h"
#include "transfer/transport/cloud/cloud_plan.h"
#include "transfer/transport/cloud/cloud_state.h"
#include "transfer/transport/cloud/parts.h"
#include "transfer/transport/slice_channel.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using transfer::AcknowledgedSlice;
using transfer::CloudPlan;
using transfer::LaneOrder;
using transfer::SliceTask;

namespace {

constexpr qint64 mib = 1024 * 1024;
constexpr qint64 gib = 1024 * mib;

AcknowledgedSlice taken(const SliceTask &task)
{
    return {task, transfer::KeptPart{QStringLiteral("\"ETAG%1\"").arg(task.id), quint64(task.id)}.toText()};
}

transfer::SliceAnswer answerFor(const SliceTask &task)
{
    transfer::SliceAnswer answer;
    answer.receipt = taken(task).receipt;
    return answer;
}

} // namespace

class TestCloudParts : public QObject
{
    Q_OBJECT

private slots:
    void partsAreLargeEnough_data()
    {
        QTest::addColumn<qint64>("fileSize");
        QTest::addColumn<qint64>("wished");
        QTest::addColumn<qint64>("partSize");
        QTest::newRow("one byte") << qint64(1) << 2 * mib << 2 * mib;
        QTest::newRow("a slow line") << gib << 600 * qint64(1024) << 768 * qint64(1024);
        QTest::newRow("no line at all") << gib << qint64(1) << 512 * qint64(1024);
        QTest::newRow("a slow line for a large file") << 50 * gib << 600 * qint64(1024) << 6 * mib;
        QTest::newRow("a fast line") << 10 * gib << 10 * mib << 10 * mib;
        QTest::newRow("no round number") << 10 * gib << 6 * mib + 1 << 7 * mib;
        QTest::newRow("more than 4 GiB") << 5 * gib << 2 * mib << 2 * mib;
        QTest::newRow("9000 parts of 5 MiB") << 9000 * 5 * mib << 2 * mib << 5 * mib;
        QTest::newRow("one byte more") << 9000 * 5 * mib + 1 << 2 * mib << 6 * mib;
        QTest::newRow("50 GB") << qint64(50'000'000'000) << 2 * mib << 6 * mib;
        QTest::newRow("100 GiB") << 100 * gib << 2 * mib << 12 * mib;
        QTest::newRow("as large as a store takes") << 9000 * 5 * gib << 2 * mib << 5 * gib;
    }
    void partsAreLargeEnough()
    {
        QFETCH(qint64, fileSize);
        QFETCH(qint64, wished);
        QTEST(transfer::partSizeFor(fileSize, wished), "partSize");
        const qint64 size = transfer::partSizeFor(fileSize, wished);
        const int count = transfer::partCount(fileSize, size);
        QVERIFY(count >= 1 && count <= 10000);
        const SliceTask last = transfer::partTask(count, fileSize, size);
        QCOMPARE(last.offset + last.length, fileSize);
        QVERIFY(last.length >= 1 && last.length <= size);
    }

    void eachPartGoesOnceWhateverTheLanes_data()
    {
        QTest::addColumn<qint64>("fileSize");
        QTest::addColumn<qint64>("partSize");
        QTest::addColumn<int>("count");
        QTest::newRow("1 byte") << qint64(1) << 5 * mib << 1;
        QTest::newRow("one part") << 5 * mib << 5 * mib << 1;
        QTest::newRow("and a byte") << 5 * mib + 1 << 5 * mib << 2;
        QTest::newRow("10,000 parts") << 10000 * 5 * mib << 5 * mib << 10000;
        QTest::newRow("more than 4 GiB") << 4 * gib + 7 << 5 * mib << 820;
    }
    void eachPartGoesOnceWhateverTheLanes()
    {
        QFETCH(qint64, fileSize);
        QFETCH(qint64, partSize);
        for (const int lanes : {1, 3, 8}) {
            CloudPlan plan(fileSize, partSize, {});
            plan.begin({}, 0);
            QMap<qint64, qint64> sent;
            QHash<int, SliceTask> has;
            for (int lane = 1; lane <= lanes; ++lane) {
                if (const LaneOrder order = plan.next(lane); order.what == LaneOrder::What::Send)
                    has[lane] = order.task;
            }
            while (!has.isEmpty()) {
                const int lane = *std::max_element(has.keyBegin(), has.keyEnd()); // out of order
                const SliceTask task = has.take(lane);
                QVERIFY(!sent.contains(task.offset));
                sent.insert(task.offset, task.length);
                plan.taken(lane, task, answerFor(task));
                const LaneOrder order = plan.following(lane, task, answerFor(task), true);
                if (order.what == LaneOrder::What::Send)
                    has[lane] = order.task;
            }
            QTEST(int(sent.size()), "count");
            QCOMPARE(std::accumulate(sent.begin(), sent.end(), qint64(0)), fileSize);
            QCOMPARE(plan.transferred(), fileSize);
            QVERIFY(plan.inFlight().isEmpty() && !plan.hasMore());
            QVERIFY(transfer::wholeOf(plan.receipts(), fileSize, partSize));
        }
    }

    void whatWasInFlightGoesFirstAndWhatIsKeptNeverAgain()
    {
        const auto part = [](int number) {
            return transfer::partTask(number, 45, 10);
        };
        CloudPlan plan(45, 10, {taken(part(1)), taken(part(4))});
        plan.begin({part(3), part(4), {9, 80, 10}, {2, 1, 10}}, 20); // two of them cannot be
        QCOMPARE(plan.transferred(), 20);
        QCOMPARE(plan.next(1).task, part(3));
        QCOMPARE(plan.next(2).task, part(2));
        QCOMPARE(plan.next(3).task, part(5));
        QCOMPARE(plan.next(4).what, LaneOrder::What::Retire);
        plan.giveBack(2);
        QCOMPARE(plan.inFlight(), QList({part(2), part(3), part(5)}));
        QCOMPARE(plan.next(4).task, part(2));
    }

    void aPartThatIsNeverTakenIsGivenUp()
    {
        CloudPlan plan(45, 10, {});
        LaneOrder order = plan.next(1);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(plan.drop(1).what, LaneOrder::What::AskLater);
            order = plan.next(1);
            QCOMPARE(order.task.id, 1);
        }
        QCOMPARE(plan.drop(1).what, LaneOrder::What::GiveUp);
    }

    void theWholeIsMadeOfItsParts()
    {
        QByteArray bytes(45, Qt::Uninitialized);
        std::iota(bytes.begin(), bytes.end(), char(1));
        QList<AcknowledgedSlice> parts;
        for (const int number : {3, 1, 5, 2, 4}) {
            const SliceTask task = transfer::partTask(number, 45, 10);
            const transfer::KeptPart kept{QStringLiteral("\"E %1\"").arg(number),
                                          oss::crc64(QByteArrayView(bytes).sliced(task.offset, task.length))};
            parts.append({task, kept.toText()});
        }
        const auto whole = transfer::wholeOf(parts, 45, 10);
        QVERIFY(whole);
        QCOMPARE(whole->crc64, oss::crc64(bytes));
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(whole->parts.at(i).number, i + 1);
            QCOMPARE(whole->parts.at(i).etag, QStringLiteral("\"E %1\"").arg(i + 1));
        }
        parts.removeLast();
        QVERIFY(!transfer::wholeOf(parts, 45, 10));
        QVERIFY(!transfer::wholeOf({}, 45, 10));
    }

    void onlyWhatTheStoreHasAsItWasCounts()
    {
        const auto part = [](int number) {
            return taken(transfer::partTask(number, 45, 10));
        };
        const QList<oss::ListedPart> listed = {{1, 10, "etag1", {}},
                                               {2, 9, "\"ETAG2\"", {}},
                                               {3, 10, "\"OTHER\"", {}},
                                               {4, 10, "\"ETAG4\"", quint64(5)},
                                               {5, 5, "\"ETAG5\"", quint64(5)}};
        QCOMPARE(transfer::stillThere({part(1), part(2), part(3), part(4), part(5)}, listed),
                 QList({part(1), part(5)}));
    }

    void aStateReturns()
    {
        transfer::CloudState state{"oss-cn-shanghai.aliyuncs.com",
                                   "yk-sandbox",
                                   "0100/ab12.mp4",
                                   "0004B989",
                                   5 * mib,
                                   true,
                                   false,
                                   true,
                                   oss::SignatureVersion::V1};
        QCOMPARE(transfer::CloudState::fromJson(state.toJson()), state);
        QVERIFY(state.toJson()["leaves_behind"].toBool());
        state.completed = true;
        QVERIFY(!state.toJson().contains("leaves_behind"));
        QVERIFY(state.location());
        state.endpoint = "somebody@else";
        QVERIFY(!state.location());
    }
};

QTEST_GUILESS_MAIN(TestCloudParts)
#include "tst_cloud_parts.moc"
