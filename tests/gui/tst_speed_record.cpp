// What the speed window knows and reckons, on given times and bytes: the record of ten minutes, the scale,
// the map of a file.
#include "gui/speed/curve.h"
#include "gui/speed/slice_map.h"
#include "gui/speed/speed_record.h"
#include "gui/speed/speed_words.h"

#include <QLocale>
#include <QTest>

#include <algorithm>

using gui::SliceMap;
using gui::SpeedRecord;
using State = gui::SpeedRecord::State;

namespace {

constexpr qint64 megabyte = 1'000'000;
constexpr qint64 gibibyte = 1024LL * 1024 * 1024;

// Time that goes by as it should, until a test says otherwise.
struct Recording {
    void send(int seconds, qint64 left, qint64 confirmed = 0)
    {
        for (int i = 0; i < seconds; ++i)
            tell(left, confirmed, State::Sending);
    }
    void wait(int seconds, State why)
    {
        for (int i = 0; i < seconds; ++i)
            tell(0, 0, why);
    }
    void tell(qint64 left, qint64 confirmed, State state)
    {
        now.wallMs += 1000;
        now.monotonicMs += 1000;
        record.add(now, left, confirmed, state);
    }
    void pass(qint64 seconds)
    {
        now.wallMs += seconds * 1000;
        now.monotonicMs += seconds * 1000;
        record.pass(now);
    }

    SpeedRecord record;
    SpeedRecord::Moment now{1'790'000'000'000, 5000};
};

QList<transfer::ByteRange> first(qint64 bytes)
{
    return {{0, bytes}};
}

} // namespace

class SpeedRecordTest : public QObject
{
    Q_OBJECT
private slots:
    void itIsEmptyUntilSomethingLeft()
    {
        Recording recording;
        QVERIFY(recording.record.empty());
        recording.tell(0, 0, State::Sending);
        QVERIFY(recording.record.empty());
        recording.send(1, 10);
        QVERIFY(!recording.record.empty());
    }

    void itForgetsAfterTenMinutes()
    {
        Recording recording;
        recording.send(5, megabyte);
        recording.wait(1, State::Idle);
        recording.pass(SpeedRecord::length - 10);
        QVERIFY(!recording.record.empty());
        recording.pass(20);
        QVERIFY(recording.record.empty());
        const auto sent = recording.record.sent();
        QVERIFY(std::all_of(sent.cbegin(), sent.cend(), [](double speed) { return speed < 0; }));
        QCOMPARE(sent.size(), std::size_t(SpeedRecord::length));
    }

    void theSpeedIsTheMeanOfFiveSeconds()
    {
        Recording recording;
        recording.send(20, 5 * megabyte);
        recording.send(5, 10 * megabyte);
        recording.pass(1); // the last second is whole
        const auto sent = recording.record.sent();
        QCOMPARE(sent[sent.size() - 6], 5.0 * megabyte);
        QCOMPARE(sent[sent.size() - 3], 8.0 * megabyte);
        QCOMPARE(sent.back(), 10.0 * megabyte);
        QVERIFY(sent.front() < 0); // nothing was known then
    }

    void confirmedGoesInStepsOfTenSecondsThatStandStill()
    {
        Recording recording;
        for (int i = 0; i < 60; ++i)
            recording.tell(megabyte, i % 10 == 9 ? 10 * megabyte : 0, State::Sending);
        const auto before = recording.record.confirmed();
        QVERIFY(std::count(before.cbegin(), before.cend(), 1.0 * megabyte) >= 40);
        recording.send(3, megabyte);
        const auto after = recording.record.confirmed();
        for (std::size_t i = 560; i + 3 < before.size(); ++i)
            QCOMPARE(after[i - 3], before[i]);
    }

    void aGapHasItsCauseAndLength()
    {
        Recording recording;
        recording.send(30, megabyte);
        recording.wait(30, State::NoNetwork);
        recording.send(10, megabyte);
        recording.wait(3, State::Retrying); // not worth a word
        recording.send(10, megabyte);
        const QList<SpeedRecord::Gap> gaps = recording.record.gaps();
        QCOMPARE(gaps.size(), 1);
        QCOMPARE(gaps.first().seconds, 30);
        QCOMPARE(gaps.first().why, State::NoNetwork);
        const auto sent = recording.record.sent();
        QCOMPARE(sent[std::size_t(gaps.first().from + 20)], 0.0); // a line at the foot: it was meant to move
    }

    void whatWaitsWithoutAWordIsAGapAllTheSame()
    {
        Recording recording;
        recording.send(10, megabyte);
        recording.tell(0, 0, State::Planned);
        recording.pass(100);
        QCOMPARE(recording.record.gaps().value(0).why, State::Planned);
        QCOMPARE(recording.record.gaps().value(0).seconds, 100);
    }

    void sleepIsNoSpeedOfNothing_data()
    {
        QTest::addColumn<qint64>("monotonicMs");
        QTest::newRow("the monotonic clock stood still") << qint64(900);
        QTest::newRow("it went on") << qint64(60'900);
    }
    void sleepIsNoSpeedOfNothing()
    {
        QFETCH(const qint64, monotonicMs);
        Recording recording;
        recording.send(20, megabyte);
        recording.now.wallMs += 60'900;
        recording.now.monotonicMs += monotonicMs;
        recording.record.add(recording.now, megabyte, 0, State::Sending);
        recording.send(5, megabyte);
        const QList<SpeedRecord::Gap> gaps = recording.record.gaps();
        QCOMPARE(gaps.size(), 1);
        QCOMPARE(gaps.first().why, State::Unrecorded);
        QVERIFY(gaps.first().seconds >= 59);
        QVERIFY(recording.record.sent()[std::size_t(gaps.first().from + 10)] < 0);
    }

    void aClockSetBackTakesNothingAway()
    {
        Recording recording;
        recording.send(20, megabyte);
        recording.now.wallMs -= 3'600'000;
        recording.send(5, megabyte);
        QVERIFY(recording.record.gaps().isEmpty());
        const auto sent = recording.record.sent();
        QCOMPARE(std::count_if(sent.cbegin(), sent.cend(), [](double speed) { return speed >= 0; }), 24);
    }

    void hoursOfSleepCostNoHours()
    {
        Recording recording;
        recording.send(20, megabyte);
        recording.pass(10LL * 365 * 24 * 3600);
        QVERIFY(recording.record.empty());
    }

    void theScaleGoesByOneTwoFive_data()
    {
        QTest::addColumn<double>("most");
        QTest::addColumn<double>("top");
        QTest::addColumn<int>("steps");
        QTest::newRow("12.5 MB") << 12.5e6 << 15e6 << 3;
        QTest::newRow("limit reached") << 10e6 << 15e6 << 3;
        QTest::newRow("400 kB") << 400e3 << 400e3 << 4;
        QTest::newRow("1.3 MB") << 1.3e6 << 1.5e6 << 3;
        QTest::newRow("nothing") << 0.0 << 100.0 << 1;
    }
    void theScaleGoesByOneTwoFive()
    {
        QFETCH(const double, most);
        const gui::SpeedScale scale = gui::scaleFor(most);
        QVERIFY(scale.top() >= most);
        QVERIFY(scale.steps >= 1 && scale.steps <= 4);
        double step = scale.step;
        while (step >= 9.99)
            step /= 10;
        while (step < 0.99)
            step *= 10;
        QVERIFY2(qFuzzyCompare(step, 1) || qFuzzyCompare(step, 2) || qFuzzyCompare(step, 5),
                 qPrintable(QString::number(step)));
    }

    void anyFileHasFourHundredSquaresAtMost_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<qint64>("slice");
        for (const qint64 size :
             {qint64(1), qint64(2097152), qint64(2097153), 3 * gibibyte + 1, 50 * gibibyte,
              qint64(50) * 1000 * 1000 * 1000, 400 * 2097152LL, 400 * 2097152LL + 1}) {
            for (const qint64 slice : {qint64(0), qint64(262144), qint64(2097152), qint64(10485760)})
                QTest::addRow("%lld by %lld", size, slice) << size << slice;
        }
    }
    void anyFileHasFourHundredSquaresAtMost()
    {
        QFETCH(const qint64, size);
        QFETCH(const qint64, slice);
        const SliceMap map = gui::mapOf(size, slice, first(size), {});
        const auto count = qint64(map.squares.size());
        QVERIFY(count >= 1 && count <= SliceMap::mostSquares);
        QVERIFY(count * map.squareBytes >= size);
        QVERIFY((count - 1) * map.squareBytes < size);
        if (slice > 0)
            QCOMPARE(map.squareBytes % slice, 0);
        QCOMPARE(std::count(map.squares.cbegin(), map.squares.cend(), SliceMap::Square::Confirmed), count);
        // One byte less, and the last, which may be the shortest, is not whole.
        const SliceMap less = gui::mapOf(size, slice, first(size - 1), {});
        QCOMPARE(less.squares.back(), SliceMap::Square::ToGo);
        QCOMPARE(std::count(less.squares.cbegin(), less.squares.cend(), SliceMap::Square::Confirmed),
                 count - 1);
    }

    void aSquareIsUnderWayWhileSomeOfItIs()
    {
        const SliceMap map =
            gui::mapOf(10'000, 1000, {{0, 2500}, {9000, 1000}}, {{2500, 10}, {5999, 2}, {7000, 0}});
        using enum SliceMap::Square;
        const std::vector<SliceMap::Square> expected{Confirmed, Confirmed, UnderWay, ToGo, ToGo,
                                                     UnderWay,  UnderWay,  ToGo,     ToGo, Confirmed};
        QCOMPARE(map.squares, expected);
    }

    void rangesBeyondTheFileDoNoHarm()
    {
        const SliceMap map = gui::mapOf(1000, 100, {{-50, 100}, {950, 5000}, {5000, 10}}, {});
        QCOMPARE(map.squares.size(), std::size_t(10));
        QVERIFY(gui::mapOf(0, 100, first(100), {}).squares.empty());
    }

    void theSentenceNamesTheThreeAmounts()
    {
        QLocale::setDefault(QLocale::c());
        transfer::Progress progress;
        progress.total = 18'600 * megabyte;
        progress.acknowledged = 11'800 * megabyte;
        progress.onTheWire = 24 * megabyte;
        const auto words = [&](const transfer::Traffic &traffic) {
            return gui::amountLines(progress, traffic).join(u'\n').replace(QChar::Nbsp, u' ');
        };
        QCOMPARE(words({megabyte, 0}), QStringLiteral("11.8 of 18.6 GB confirmed · 24 MB under way\n"
                                                      "6.8 GB to go · nothing had to be sent again"));
        QCOMPARE(words({megabyte, 30 * megabyte}).section(u'\n', 1),
                 QStringLiteral("6.8 GB to go · 30 MB had to be sent again"));
        QCOMPARE(words({}).section(u'\n', 1), QStringLiteral("6.8 GB to go")); // an earlier run sent it
        progress.acknowledged = progress.total;
        progress.onTheWire = 0;
        QCOMPARE(words({}), QStringLiteral("18.6 of 18.6 GB confirmed"));
    }

    void aSliceIsNamedByItsPlace()
    {
        QLocale::setDefault(QLocale::c());
        const transfer::LaneSight lane{7, {987654321, 1180 * 10 * megabyte, 10 * megabyte}, 7'200'000, 0};
        QCOMPARE(gui::sliceText(lane, 10 * megabyte).replace(QChar::Nbsp, u' '),
                 QStringLiteral("1181: 7.2 of 10 MB"));
        QVERIFY(gui::sliceText({}, megabyte).isEmpty());
        transfer::LaneSight reading = lane;
        reading.onTheWire = 0;
        QCOMPARE(gui::sliceText(reading, 10 * megabyte).replace(QChar::Nbsp, u' '),
                 QStringLiteral("1181: 0 of 10 MB"));
        reading.onTheWire = 2 * megabyte;
        QCOMPARE(gui::sliceText(reading, 10 * megabyte).replace(QChar::Nbsp, u' '),
                 QStringLiteral("1181: 2.0 of 10 MB"));
    }
};

QTEST_GUILESS_MAIN(SpeedRecordTest)
#include "tst_speed_record.moc"
