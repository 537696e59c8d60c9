// Adds a lane while that pays, on lines made of arithmetic.
#include "transfer/sending/lane_tuner.h"

#include <QtTest>

#include <functional>
#include <map>

using transfer::LaneTuner;

namespace {

constexpr qint64 slice = 2 * 1024 * 1024;

// A line that gives all lanes together so many bytes a second, in equal shares.
struct Line {
    explicit Line(std::function<double(int lanes)> of) : speed(std::move(of)) {}

    // Sends so many slices, on as many lanes as are wanted at each moment.
    void send(LaneTuner &tuner, int slices)
    {
        for (; slices > 0; --slices) {
            while (int(nextMs.size()) < tuner.wanted())
                nextMs[++last] = nowMs + lapMs(tuner.wanted());
            const auto first = std::min_element(nextMs.begin(), nextMs.end(),
                                                [](auto &a, auto &b) { return a.second < b.second; });
            nowMs = first->second;
            tuner.acknowledged(first->first, slice, qint64(nowMs));
            if (int(nextMs.size()) > tuner.wanted()) {
                tuner.retired(first->first);
                nextMs.erase(first);
            } else {
                first->second = nowMs + lapMs(int(nextMs.size()));
            }
            most = std::max(most, int(nextMs.size()));
        }
    }

    double lapMs(int lanes) const { return double(slice) * 1000 * lanes / speed(lanes); }

    std::function<double(int lanes)> speed;
    std::map<int, double> nextMs; // when which lane is through
    double nowMs = 0;
    int last = 0;
    int most = 0;
};

} // namespace

class TestLaneTuner : public QObject
{
    Q_OBJECT
private slots:
    void goesToTheMostWhereEveryLaneHasItsOwnShare()
    {
        LaneTuner tuner(2, 8);
        Line line{[](int lanes) {
            return 70e6 * lanes;
        }};
        line.send(tuner, 400);
        QCOMPARE(tuner.wanted(), 8);
        QCOMPARE(tuner.proven(), 8);
        QVERIFY(qAbs(tuner.bytesPerSecond() / (8 * 70e6) - 1) < 0.05);
    }

    void triesAllOfThemAtOnceWhereSlicesTakeNoTime()
    {
        LaneTuner tuner(2, 8);
        Line line{[](int lanes) {
            return 70e6 * lanes;
        }};
        line.send(tuner, 8);
        QCOMPARE(tuner.wanted(), 8);
    }

    void givesBackAllThatWasTriedInVain()
    {
        LaneTuner tuner(2, 8);
        Line line{[](int) {
            return 120e6;
        }};
        line.send(tuner, 100);
        QCOMPARE(line.most, 8);
        QCOMPARE(tuner.wanted(), 2);
        line.most = 0;
        line.send(tuner, 200);
        QCOMPARE(line.most, 3); // from then on one at a time
        QCOMPARE(tuner.proven(), 2);
    }

    void aFewSlowSlicesAreNoReasonToGiveBack()
    {
        LaneTuner tuner(2, 3);
        qint64 now = 0;
        const auto laps = [&](int count, qint64 ms) {
            for (; count > 0; --count) {
                now += ms;
                for (int lane = 1; lane <= tuner.wanted(); ++lane)
                    tuner.acknowledged(lane, slice, now);
            }
        };
        laps(3, 30);
        QCOMPARE(tuner.wanted(), 3);
        laps(3, 50); // as if the third took from the others
        QCOMPARE(tuner.wanted(), 3);
        laps(5, 30);
        QCOMPARE(tuner.wanted(), 3);
        QCOMPARE(tuner.proven(), 3);
    }

    void growsAsFastOnASlowLine()
    {
        LaneTuner tuner(2, 8);
        Line line{[](int lanes) {
            return 50e3 * lanes;
        }};
        line.send(tuner, 200);
        QCOMPARE(tuner.wanted(), 8);
    }

    void staysWhereOneMoreDoesNotHelp()
    {
        LaneTuner tuner(2, 8);
        Line line{[](int) {
            return 11.9e6;
        }};
        line.send(tuner, 40);
        QCOMPARE(tuner.wanted(), 2);
        QCOMPARE(line.most, 3); // it was tried, and given back
        QCOMPARE(tuner.proven(), 2);
        QVERIFY(qAbs(tuner.bytesPerSecond() / 11.9e6 - 1) < 0.05);
    }

    void givesBackTheOneThatDidNotHelp()
    {
        LaneTuner tuner(2, 8);
        Line line{[](int lanes) {
            return 3e6 * std::min(lanes, 4) + 0.1e6 * lanes;
        }};
        line.send(tuner, 80);
        QCOMPARE(tuner.proven(), 4);
        QCOMPARE(line.most, 5);
    }

    void looksAgainEverMoreRarely()
    {
        LaneTuner tuner(2, 8);
        Line line{[](int) {
            return 11.9e6;
        }};
        int tries = 0;
        QList<int> at;
        for (int sent = 0; sent < 2000; ++sent) {
            const int before = tuner.wanted();
            line.send(tuner, 1);
            if (tuner.wanted() > before)
                at.append(sent);
            tries += tuner.wanted() > before;
        }
        QVERIFY(tries >= 3);
        QVERIFY(tries <= 8);
        for (int i = 2; i < at.size(); ++i)
            QVERIFY(at[i] - at[i - 1] > at[i - 1] - at[i - 2]);
    }

    void noticesThatTheLineBecameBetter()
    {
        LaneTuner tuner(2, 8);
        Line line{[](int) {
            return 11.9e6;
        }};
        line.send(tuner, 100);
        line.speed = [](int lanes) {
            return 10e6 * lanes;
        };
        line.send(tuner, 1000);
        QCOMPARE(tuner.wanted(), 8);
    }

    void neverAboveTheMost()
    {
        LaneTuner tuner(6, 3);
        QCOMPARE(tuner.wanted(), 3);
        Line line{[](int lanes) {
            return 70e6 * lanes;
        }};
        line.send(tuner, 400);
        QCOMPARE(line.most, 3);
        tuner.setMost(1);
        QCOMPARE(tuner.wanted(), 1);
    }

    void aPauseIsNotTakenForASlowLane()
    {
        LaneTuner tuner(2, 8);
        Line line{[](int lanes) {
            return 70e6 * lanes;
        }};
        line.send(tuner, 10); // more are being tried
        QCOMPARE(tuner.wanted(), 8);
        line.send(tuner, 8);
        tuner.disturbed();
        for (auto &[lane, ms] : line.nextMs)
            ms += 60000;
        line.send(tuner, 60);
        QCOMPARE(tuner.proven(), 8);
    }

    void theFirstSliceOfALaneOnlyWarmsIt()
    {
        LaneTuner tuner(2, 8);
        tuner.acknowledged(1, slice, 5000); // slow start
        tuner.acknowledged(2, slice, 5000);
        for (int lap = 1; lap <= 2; ++lap) {
            tuner.acknowledged(1, slice, 5000 + lap * 100);
            tuner.acknowledged(2, slice, 5000 + lap * 100);
        }
        QCOMPARE(tuner.bytesPerSecond(), 2.0 * slice * 10);
    }
};

QTEST_APPLESS_MAIN(TestLaneTuner)
#include "tst_lane_tuner.moc"
