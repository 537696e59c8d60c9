// What became of a commit: once one may have arrived, nothing is called failed before videos/show was asked.
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

QJsonObject refusal(qint64 code)
{
    return fault("commit", "error", {{"code", code}});
}

const QJsonObject lostOnce = fault("commit", "lost_answer", {{"nth", 1}});

// All that a commit may be answered once it has been acted on.
void laterAnswers()
{
    QTest::addColumn<QJsonObject>("later");
    for (int code : {1001, 1003, 1006, 1011, 1012, 1013, 1014, 1018, 120010152, 120010153, 120010207,
                     120010221, 120010225, 120020001, 120010104, 424242})
        QTest::addRow("%d", code) << refusal(code);
    QTest::newRow("half a JSON") << fault("commit", "half_json");
    QTest::newRow("other types") << fault("commit", "wrong_types");
    QTest::newRow("too much") << fault("commit", "huge_answer");
    QTest::newRow("elsewhere") << fault("commit", "redirect", {{"to", "http://127.0.0.1:1/"}});
    QTest::newRow("no answers") << fault("commit", "lost_answer");
    QTest::newRow("cut") << fault("commit", "cut_before");
    QTest::newRow("HTTP 500") << fault("commit", "status", {{"code", 500}});
    QTest::newRow("HTTP 404") << fault("commit", "status", {{"code", 404}});
}

} // namespace

class TestFate : public QObject
{
    Q_OBJECT
private slots:
    void whatWasPublishedIsNeverCalledFailed_data() { laterAnswers(); }
    void whatWasPublishedIsNeverCalledFailed()
    {
        QFETCH(QJsonObject, later);
        Rig rig({lostOnce, later});
        const UploadId id = rig.upload(rig.makeFile("video.mp4", 100000));
        TRY_VERIFY(rig.ended(id));
        becamePublished(rig, id);
    }

    void norAfterADeathBetween_data() { laterAnswers(); }
    void norAfterADeathBetween()
    {
        QFETCH(QJsonObject, later);
        Rig rig({lostOnce, later});
        const UploadId id = rig.upload(rig.makeFile("video.mp4", 100000));
        TRY_VERIFY(rig.requests("commit") > 0);
        rig.newQueue();
        TRY_VERIFY(rig.ended(id));
        becamePublished(rig, id);
    }

    void norWhenEveryAnswerIsUnreadable()
    {
        Rig rig({fault("commit", "wrong_types")});
        const UploadId id = rig.upload(rig.makeFile("video.mp4", 100000));
        TRY_VERIFY(rig.ended(id));
        becamePublished(rig, id);
    }

    void norWhatYoukuHeldAlready()
    {
        Rig rig;
        const UploadId first = rig.upload(rig.makeFile("video.mp4", 100000));
        TRY_COMPARE(rig.activity(first), Activity::Published);
        QString error;
        QVERIFY(rig.server->setFaults({fault("commit", "lost_answer", {{"nth", 1}}), refusal(1012)}, &error));
        rig.server->control({{"instant", true}});
        const UploadId id = rig.uploadAgain(rig.makeFile("same.mp4", 100000));
        TRY_VERIFY(rig.ended(id));
        QCOMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.counter("creates"), 2);
        QCOMPARE(rig.committed().size(), 2);
    }

    void anAnswerThatCannotTellIsWaitedOut_data()
    {
        QTest::addColumn<QJsonObject>("show");
        for (int code : {1001, 1006, 1012, 120020002, 120010223, 424242})
            QTest::addRow("%d", code) << fault("show", "error", {{"code", code}});
        QTest::newRow("half a JSON") << fault("show", "half_json");
        QTest::newRow("HTTP 500") << fault("show", "status", {{"code", 500}});
        QTest::newRow("no answers") << fault("show", "lost_answer");
    }
    void anAnswerThatCannotTellIsWaitedOut()
    {
        QFETCH(QJsonObject, show);
        Rig rig({lostOnce, refusal(120010151), show});
        const UploadId id = rig.upload(rig.makeFile("video.mp4", 100000));
        int failures = 0;
        connect(rig.queue.get(), &transfer::UploadQueue::failed, this, [&failures] { ++failures; });
        const auto cannotTell = [&] {
            const Wait wait = rig.queue->find(id)->wait();
            return wait.what == Wait::For::Retry && wait.reason.fault == base::Fault::Local
                   && wait.reason.operation == base::Operation::Commit;
        };
        TRY_VERIFY(cannotTell());
        QCOMPARE(rig.activity(id), Activity::Retrying);
        const qint64 asked = rig.requests("show");
        TRY_VERIFY(rig.requests("show") > asked); // by itself
        QString error;
        QVERIFY(rig.server->setFaults({refusal(120010151)}, &error));
        TRY_VERIFY(rig.ended(id));
        becamePublished(rig, id);
        QCOMPARE(failures, 0);
    }

    void aFirstRefusalFailsAtOnce()
    {
        Rig rig({refusal(1006)});
        const UploadId id = rig.upload(rig.makeFile("video.mp4", 100000));
        TRY_COMPARE(rig.activity(id), Activity::Failed);
        QCOMPARE(rig.queue->find(id)->record().failure->codeNumber(), 1006);
        QCOMPARE(rig.requests("show"), 0);
        QCOMPARE(rig.requests("commit"), 1);
        publishedByRetry(rig, id);
    }

    // Its fate was told: there is no such video.
    void whatWasNotPublishedFailsWithTheRefusal_data() { whatWasNotPublished(); }
    void whatWasNotPublishedFailsWithTheRefusal()
    {
        QFETCH(QJsonObject, first);
        Rig rig({first, refusal(1006)});
        const UploadId id = rig.upload(rig.makeFile("video.mp4", 100000));
        TRY_COMPARE(rig.activity(id), Activity::Failed);
        QCOMPARE(rig.queue->find(id)->record().failure->codeNumber(), 1006);
        QVERIFY(rig.requests("show") > 10); // for ten minutes
        QCOMPARE(rig.counter("creates"), 1);
        publishedByRetry(rig, id);
    }

    void aCancelDoesNotGuessEither()
    {
        Rig rig({lostOnce, refusal(120010151), fault("show", "error", {{"code", 1006}}),
                 fault("cancel", "error", {{"code", 120010151}})});
        const UploadId id = rig.upload(rig.makeFile("video.mp4", 100000));
        TRY_VERIFY(rig.requests("show") > 0);
        rig.queue->cancel({id});
        TRY_VERIFY(rig.requests("cancel") > 0);
        const qint64 asked = rig.requests("show");
        TRY_VERIFY(rig.requests("show") > asked + 1 || rig.ended(id));
        QCOMPARE(rig.activity(id), Activity::Cancelling);
        QString error;
        QVERIFY(rig.server->setFaults({}, &error));
        TRY_VERIFY(rig.ended(id));
        becamePublished(rig, id);
    }

private:
    static void whatWasNotPublished()
    {
        QTest::addColumn<QJsonObject>("first");
        QTest::newRow("cut") << fault("commit", "cut_before", {{"nth", 1}});
        QTest::newRow("HTTP 500") << fault("commit", "status", {{"code", 500}, {"nth", 1}});
        QTest::newRow("not stored") << fault("commit", "error", {{"code", 120010152}, {"nth", 1}});
    }

    static void becamePublished(Rig &rig, UploadId id)
    {
        QCOMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.counter("creates"), 1);
        QCOMPARE(rig.committed().size(), 1);
        QCOMPARE(rig.queue->find(id)->record().videoId, rig.committed().first()["video_id"].toString());
    }

    static void publishedByRetry(Rig &rig, UploadId id)
    {
        QString error;
        QVERIFY(rig.server->setFaults({}, &error));
        rig.queue->retry({id});
        TRY_COMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.counter("creates"), 1);
        QCOMPARE(rig.committed().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestFate)
#include "tst_fate.moc"
