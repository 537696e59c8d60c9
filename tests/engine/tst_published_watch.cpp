// What became of published videos: who is asked about, when, and until when; over a Youku in memory and
// simulated time.
#include "engine/published_watch.h"

#include "base/moment.h"
#include "support/sim_rig.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::PublishedWatch;
using fake::What;
using transfer::Activity;
using transfer::Stage;
using transfer::UploadId;
using transfer::UploadRecord;

namespace {

constexpr qint64 second = 1000;
constexpr qint64 day = 24 * 3600 * second;
constexpr int always = 1'000'000;

struct Rig : SimRig {
    Rig()
    {
        youku.called = [this](What what, int) {
            if (what == What::Show)
                asked.append(clock.monotonicMs());
        };
    }
    ~Rig() { watch.reset(); }

    // In the queue since an earlier run.
    UploadId addPublished(const QString &state = {}, qint64 agoMs = 0)
    {
        UploadRecord record;
        record.id = ++last;
        record.position = last;
        record.metadata.title = u"A title"_s;
        record.stage = Stage::Published;
        record.videoId = u"v%1"_s.arg(last);
        record.publishedAt = base::utcMoment(clock.nowMs() - agoMs);
        record.videoState = state;
        disk.records.insert(record.id, record);
        return record.id;
    }
    void begin()
    {
        newQueue();
        watch = std::make_unique<PublishedWatch>(api, accounts, *queue, clock);
        watch->begin();
    }
    QString state(UploadId id) const { return queue->find(id)->record().videoState; }
    // From one question to the next.
    QList<qint64> gaps() const
    {
        QList<qint64> result;
        for (qsizetype i = 1; i < asked.size(); ++i)
            result.append(asked[i] - asked[i - 1]);
        return result;
    }

    std::unique_ptr<PublishedWatch> watch;
    QList<qint64> asked; // when
    UploadId last = 0;
};

} // namespace

class TestPublishedWatch : public QObject
{
    Q_OBJECT

private slots:
    void aVideoIsAskedAboutUntilThatIsSettled()
    {
        Rig rig;
        rig.watch = std::make_unique<PublishedWatch>(rig.api, rig.accounts, *rig.queue, rig.clock);
        rig.youku.states[u"vtoken-1"_s] = u"encoding"_s;
        const UploadId id = rig.upload();
        QVERIFY(rig.clock.runUntil([&] { return rig.queue->find(id)->stage() == Stage::Published; }));
        const qint64 published = rig.clock.monotonicMs();
        QVERIFY(rig.asked.isEmpty());
        QVERIFY(rig.clock.runUntil([&] { return rig.asked.size() == 9; }));
        QCOMPARE(rig.asked.first() - published, 2 * second);
        // A minute, then half as much again each time, and never more than ten.
        QCOMPARE(rig.gaps().mid(0, 3), QList<qint64>({60 * second, 90 * second, 135 * second}));
        QCOMPARE(rig.gaps().last(), 600 * second);
        QCOMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.state(id), u"encoding"_s);

        rig.youku.states[u"vtoken-1"_s] = u"normal"_s;
        QVERIFY(rig.clock.runUntil([&] { return rig.state(id) == u"normal"_s; }));
        const qsizetype questions = rig.asked.size();
        rig.clock.run(day);
        QCOMPARE(rig.asked.size(), questions);
    }

    void inPracticeItIsAskedSooner()
    {
        Rig rig;
        rig.newQueue();
        rig.watch = std::make_unique<PublishedWatch>(rig.api, rig.accounts, *rig.queue, rig.clock);
        rig.watch->setFirstPause(second);
        rig.youku.states[u"vtoken-1"_s] = u"encoding"_s;
        const UploadId id = rig.upload();
        QVERIFY(rig.runUntil(id, Activity::Published));
        const qint64 published = rig.clock.monotonicMs();
        QVERIFY(rig.clock.runUntil([&] { return rig.asked.size() == 2; }));
        QCOMPARE(rig.asked.first() - published, second);
        QCOMPARE(rig.gaps().first(), second);
    }

    void onlyWhatIsNotSettledIsTakenOver_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<qint64>("ago");
        QTest::addColumn<bool>("asked");
        QTest::newRow("never asked") << QString() << qint64(0) << true;
        for (const char *state : {"encoding", "in_review", "of tomorrow"})
            QTest::newRow(state) << QString::fromLatin1(state) << qint64(0) << true;
        for (const char *state : {"normal", "fail", "limited", "blocked", "gone"})
            QTest::newRow(state) << QString::fromLatin1(state) << qint64(0) << false;
        QTest::newRow("for six days") << u"encoding"_s << 6 * day << true;
        QTest::newRow("for eight days") << u"encoding"_s << 8 * day << false;
    }
    void onlyWhatIsNotSettledIsTakenOver()
    {
        QFETCH(QString, state);
        QFETCH(qint64, ago);
        QFETCH(bool, asked);
        Rig rig;
        rig.addPublished(state, ago);
        rig.begin();
        rig.clock.run(3600 * second);
        QCOMPARE(!rig.asked.isEmpty(), asked);
    }

    // Cleared from the list, and somebody waits for what becomes of it.
    void whatIsOnTheListNoMoreIsAskedAboutWhereItIsWaitedFor()
    {
        Rig rig;
        rig.begin();
        UploadRecord record;
        record.id = 7;
        record.stage = Stage::Published;
        record.videoId = u"v7"_s;
        record.listed = false;
        record.publishedAt = base::utcMoment(rig.clock.nowMs());
        rig.youku.states[u"v7"_s] = u"encoding"_s;
        QStringList told;
        connect(rig.watch.get(), &PublishedWatch::told, this,
                [&](UploadId id, const QString &state) { told.append(u"%1 %2"_s.arg(id).arg(state)); });
        rig.watch->watchUnlisted(record);
        QVERIFY(rig.clock.runUntil([&] { return told.size() == 2; }));
        rig.youku.states[u"v7"_s] = u"normal"_s;
        QVERIFY(rig.clock.runUntil([&] { return told.contains(u"7 normal"_s); }));
        QCOMPARE(told, QStringList({u"7 encoding"_s, u"7 encoding"_s, u"7 normal"_s}));
        rig.clock.run(day);
        QCOMPARE(rig.asked.size(), 3);

        record.publishedAt = record.publishedAt.addDays(-8);
        rig.watch->watchUnlisted(record); // for too long
        rig.clock.run(day);
        QCOMPARE(rig.asked.size(), 3);
    }

    void questionsComeOneAtATime()
    {
        Rig rig;
        for (int i = 0; i < 30; ++i)
            rig.youku.states[u"v%1"_s.arg(rig.addPublished())] = u"encoding"_s;
        rig.begin();
        QVERIFY(rig.clock.runUntil([&] { return rig.asked.size() >= 10; }));
        // Whatever happens meanwhile, there is a second between two.
        for (int i = 0; i < 20; ++i) {
            rig.clock.run(300);
            rig.signIn();
            emit rig.queue->published(1);
        }
        rig.clock.run(3600 * second);
        const QList<qint64> gaps = rig.gaps();
        QVERIFY(gaps.size() > 100);
        QVERIFY(*std::min_element(gaps.begin(), gaps.end()) >= second);
        for (const UploadId id : rig.queue->order())
            QCOMPARE(rig.state(id), u"encoding"_s);
    }

    void withoutAnAccountNothingIsAskedUntilThereIsOne()
    {
        Rig rig;
        const UploadId id = rig.addPublished();
        rig.youku.states[u"v1"_s] = u"normal"_s;
        rig.accounts.byDefault().signOut();
        rig.begin();
        rig.clock.run(day);
        QVERIFY(rig.asked.isEmpty());
        rig.signIn();
        QVERIFY(rig.clock.runUntil([&] { return rig.state(id) == u"normal"_s; }, second));
    }

    // It is the app that asks: any account's will do.
    void anyAccountThatIsSignedInIsEnough()
    {
        Rig rig;
        const UploadId id = rig.addPublished();
        rig.youku.states[u"v1"_s] = u"normal"_s;
        const youku::Credentials keys = rig.accounts.byDefault().credentials();
        rig.accounts.byDefault().signOut();
        rig.begin();
        rig.clock.run(day);
        QVERIFY(rig.asked.isEmpty());
        rig.accounts.of({u"another"_s}).signIn(keys);
        QVERIFY(rig.clock.runUntil([&] { return rig.state(id) == u"normal"_s; }, second));
    }

    void whatLeftTheListIsAskedAboutOnlyWhenItComesBack()
    {
        Rig rig;
        const UploadId id = rig.addPublished();
        rig.youku.states[u"v1"_s] = u"encoding"_s;
        rig.begin();
        QVERIFY(rig.clock.runUntil([&] { return rig.asked.size() == 2; }));
        rig.queue->takeOff({id});
        rig.clock.run(day);
        QCOMPARE(rig.asked.size(), 2);
        rig.queue->putBack({id});
        QVERIFY(rig.clock.runUntil([&] { return rig.asked.size() == 3; }, 3 * second));
        rig.queue->remove({id});
        rig.clock.run(day);
        QCOMPARE(rig.asked.size(), 3);
    }

    // One that was never seen may not have come to where we asked yet.
    void onlyWhatWasSeenBeforeCanBeGone()
    {
        Rig rig;
        const UploadId id = rig.addPublished();
        rig.begin();
        QVERIFY(rig.clock.runUntil([&] { return rig.asked.size() == 3; }));
        QCOMPARE(rig.state(id), QString());
        rig.youku.states[u"v1"_s] = u"in_review"_s;
        QVERIFY(rig.clock.runUntil([&] { return rig.state(id) == u"in_review"_s; }));
        rig.youku.states.clear();
        QVERIFY(rig.clock.runUntil([&] { return rig.state(id) == u"gone"_s; }));
        QCOMPARE(rig.activity(id), Activity::Gone);
        const qsizetype questions = rig.asked.size();
        rig.clock.run(day);
        QCOMPARE(rig.asked.size(), questions);
    }

    void whatFailsIsAskedAgainLater()
    {
        Rig rig;
        const UploadId id = rig.addPublished(u"encoding"_s);
        rig.youku.states[u"v1"_s] = u"normal"_s;
        rig.youku.troubles = {{What::Show, fake::faultOf(base::Fault::Unreachable), false, 1, 4},
                              {What::Show, fake::codeOf("1001"), false, 5, always}};
        rig.begin();
        rig.clock.run(3600 * second);
        QCOMPARE(rig.state(id), u"encoding"_s);
        QVERIFY(rig.asked.size() > 5 && rig.asked.size() < 12);
        rig.youku.troubles.clear();
        QVERIFY(rig.clock.runUntil([&] { return rig.state(id) == u"normal"_s; }, 600 * second));
    }
};

QTEST_GUILESS_MAIN(TestPublishedWatch)
#include "tst_published_watch.moc"
