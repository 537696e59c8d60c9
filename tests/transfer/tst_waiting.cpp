// While an upload waits, its row says for what, and after some seconds somebody else goes ahead.
#include "engine/upload_status.h"
#include "words/reasons/reasons.h"
#include "words/uploads/upload_words.h"

#include "rig.h"

using transfer::Activity;
using transfer::Stage;
using transfer::UploadId;
using transfer::Wait;

namespace {

QJsonObject fault(const char *endpoint, const char *action, QJsonObject more = {})
{
    more["endpoint"] = QLatin1String(endpoint);
    more["action"] = QLatin1String(action);
    return more;
}

// What a row says whenever it changes.
void follow(Rig &rig, UploadId id, QSet<QString> *lines)
{
    QObject::connect(rig.queue.get(), &transfer::UploadQueue::changed, rig.queue.get(), [&rig, id, lines] {
        lines->insert(words::detailLine(rig.queue->find(id)->record(),
                                        engine::statusOf(*rig.queue->find(id), 0), rig.clock.nowMs()));
    });
}

bool anyContains(const QSet<QString> &lines, const char *words)
{
    return std::any_of(lines.cbegin(), lines.cend(),
                       [&](const QString &line) { return line.contains(QLatin1String(words)); });
}

} // namespace

class TestWaiting : public QObject
{
    Q_OBJECT
private slots:
    void aTaskThatOnlyALostAnswerKnewIsNamed_data();
    void aTaskThatOnlyALostAnswerKnewIsNamed();
    void aServerThatIsALittleBehindIsNot();
    void tasksThatMakeNoSenseAreNamed_data();
    void tasksThatMakeNoSenseAreNamed();
    void aServerThatHandsOutNothingIsNamedAndHoldsUpNobody();
    void aDeadUploadServerLendsItsPlaceAfterSomeSeconds();
};

void TestWaiting::aTaskThatOnlyALostAnswerKnewIsNamed_data()
{
    QTest::addColumn<bool>("death");
    QTest::newRow("in the same life") << false;
    QTest::newRow("after a death") << true;
}

void TestWaiting::aTaskThatOnlyALostAnswerKnewIsNamed()
{
    QFETCH(bool, death);
    Rig rig(QJsonArray{fault("new_slice", "lost_answer", {{"nth", 1}})});
    rig.server->control({{"task_timeout", 60}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 100000));
    QSet<QString> lines;
    if (death) {
        TRY_COMPARE(rig.queue->find(id)->stage(), Stage::Sent);
        rig.newQueue();
    }
    follow(rig, id, &lines);
    TRY_COMPARE(rig.activity(id), Activity::Retrying);
    TRY_VERIFY(anyContains(lines, "lost on the way"));
    QCOMPARE(rig.queue->find(id)->wait().reason.kind, base::ErrorKind::Server);
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.committed().size(), 1);
    QCOMPARE(rig.counter("creates"), 1);
}

void TestWaiting::aServerThatIsALittleBehindIsNot()
{
    Rig rig;
    rig.server->control({{"confirm_delay", 1}});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 100000));
    QSet<QString> lines;
    follow(rig, id, &lines);
    TRY_COMPARE(rig.activity(id), Activity::Published);
    QVERIFY(!anyContains(lines, "lost on the way"));
    QVERIFY(anyContains(lines, "All sent"));
}

void TestWaiting::tasksThatMakeNoSenseAreNamed_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("beyond the end") << "offset";
    QTest::newRow("too long") << "length";
}

void TestWaiting::tasksThatMakeNoSenseAreNamed()
{
    QFETCH(QString, what);
    Rig rig(QJsonArray{fault("new_slice", "bad_task", {{"what", what}})});
    const UploadId id = rig.upload(rig.makeFile("video.mp4", 100000));
    QSet<QString> lines;
    follow(rig, id, &lines);
    TRY_COMPARE(rig.activity(id), Activity::Retrying);
    TRY_VERIFY(rig.ended(id));
    QVERIFY(anyContains(lines, "cannot need"));
    QCOMPARE(words::reasonFor(*rig.queue->find(id)->record().failure).sentence,
             "Youku asks for a part of the file that it cannot need");
}

void TestWaiting::aServerThatHandsOutNothingIsNamedAndHoldsUpNobody()
{
    Rig rig(QJsonArray{fault("new_slice", "error", {{"code", 120010221}})});
    const UploadId first = rig.upload(rig.makeFile("a.mp4", 100000, 1));
    QSet<QString> lines;
    follow(rig, first, &lines);
    bool handedOn = false;
    connect(rig.queue.get(), &transfer::UploadQueue::changed, this,
            [&] { handedOn |= rig.queue->find(first)->slotHandedOn(); });
    const UploadId second = rig.upload(rig.makeFile("b.mp4", 100000, 2));
    TRY_VERIFY(anyContains(lines, "does not say which part"));
    TRY_VERIFY(handedOn);
    QCOMPARE(rig.requests("create"), 2);
    QVERIFY(!rig.ended(first));
    QString error;
    QVERIFY(rig.server->setFaults({}, &error));
    for (const UploadId id : {first, second})
        TRY_COMPARE(rig.activity(id), Activity::Published);
    QCOMPARE(rig.counter("creates"), 2);
}

void TestWaiting::aDeadUploadServerLendsItsPlaceAfterSomeSeconds()
{
    Rig rig;
    rig.server->control({{"rate", 10000000}});
    const UploadId dead = rig.upload(rig.makeFile("a.mp4", 20000000, 1));
    TRY_VERIFY(rig.queue->find(dead)->progress().acknowledged > 2000000);
    rig.move(dead, "127.0.0.1:1", "127.0.0.1:1");
    rig.newQueue();
    const UploadId next = rig.upload(rig.makeFile("b.mp4", 3000000, 2));
    TRY_COMPARE(rig.activity(dead), Activity::WaitingForNetwork);
    const qint64 beganMs = rig.queue->find(dead)->wait().sinceMs;
    TRY_VERIFY(rig.queue->find(next)->holdsSlot());
    const qint64 waitedMs = rig.clock.monotonicMs() - beganMs;
    QVERIFY2(waitedMs >= 5000 && waitedMs < 25000, qPrintable(QString::number(waitedMs)));
}

QTEST_GUILESS_MAIN(TestWaiting)
#include "tst_waiting.moc"
