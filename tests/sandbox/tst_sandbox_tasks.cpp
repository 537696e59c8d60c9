// Slice tasks: who gets which, how many at once, and what becomes of lost ones.
#include "plain_client.h"

#include "sandbox/model/slice_tasks.h"

#include <QTest>

using sandbox::SliceTasks;

class TestSandboxTasks : public QObject
{
    Q_OBJECT
private slots:
    void theFileIsCutWithoutGapOrOverlap()
    {
        SliceTasks tasks(5'242'881, 2'097'152, 0);
        QCOMPARE(tasks.hand(0, 8), (youku::SliceTask{1, 0, 2'097'152}));
        QCOMPARE(tasks.hand(0, 8), (youku::SliceTask{2, 2'097'152, 2'097'152}));
        QCOMPARE(tasks.hand(0, 8), (youku::SliceTask{3, 4'194'304, 1'048'577}));
        QCOMPARE(tasks.hand(0, 8).id, 0);
    }

    void beyondTheLanesTheOldestOpenTaskComesAgain()
    {
        SliceTasks tasks(10, 1, 0);
        QCOMPARE(tasks.hand(0, 2).id, 1);
        QCOMPARE(tasks.hand(1, 2).id, 2);
        QCOMPARE(tasks.hand(2, 2).id, 1);
        tasks.markDone(0, "hash");
        QCOMPARE(tasks.hand(3, 2).id, 3);
        QCOMPARE(tasks.hand(4, 2).id, 2);
    }

    void lostTasksBecomeEmptyAfterTheirTime()
    {
        SliceTasks tasks(3, 1, 0);
        tasks.hand(0, 8);
        tasks.hand(50, 8);
        QCOMPARE(tasks.reclaim(100, 60), QList<qint64>{0});
        QCOMPARE(tasks.emptyCount(), 2);
        QCOMPARE(tasks.hand(100, 8).id, 1);
        QVERIFY(tasks.reclaim(1'000'000, 0).isEmpty());
    }

    void aTaskThatWasNeverHandedOutIsUnknown()
    {
        SliceTasks tasks(3, 1, 0);
        tasks.hand(0, 8);
        QCOMPARE(tasks.find({1, 0, 1}), 0);
        QCOMPARE(tasks.find({2, 1, 1}), -1);
        QCOMPARE(tasks.find({1, 0, 2}), -1);
        QCOMPARE(tasks.find({1, -1, 1}), -1);
    }

    void randomIdsHaveThirteenDigitsAndAreFound()
    {
        SliceTasks tasks(1000, 1, 987654321);
        for (int i = 0; i < 1000; ++i) {
            const auto task = tasks.hand(0, 1000);
            QCOMPARE(QString::number(task.id).size(), 13);
            QCOMPARE(tasks.find(task), i);
        }
    }

    void aSliceSentAgainIsTakenAndCountedAsSentTwice()
    {
        serve({});
        const QByteArray content = madeUpFile(200'000);
        start(content);
        const PlainAnswer task = m_client->newSlice();
        QCOMPARE(m_client->uploadSlice(task, content).number(u"slice_task_id"_s), 2);
        QCOMPARE(m_client->uploadSlice(task, content).number(u"transferred"_s), 65536);
        const QJsonObject state = m_sandbox->state();
        QCOMPARE(state[u"bytes_sent_twice"].toInteger(), 65536);
        QCOMPARE(state[u"bytes"].toInteger(), 65536);
        QCOMPARE(m_client->uploadSlice(task, QByteArray(200'000, 'x')).code(), 120010225);
    }

    void checkTellsWhereTheSlicesAre()
    {
        sandbox::Options options;
        options.behaviour.confirmDelaySeconds = 3600;
        serve(options);
        const QByteArray content = madeUpFile(130'000);
        start(content);
        PlainAnswer checked = m_client->check();
        QCOMPARE(checked.number(u"status"_s), 4);
        QCOMPARE(checked.number(u"empty_tasks"_s), 2);
        const PlainAnswer first = m_client->newSlice();
        const PlainAnswer second = m_client->newSlice();
        QCOMPARE(m_client->check().number(u"status"_s), 2);
        m_client->uploadSlice(first, content);
        QCOMPARE(m_client->check().number(u"transferred_percent"_s), 50);
        m_client->uploadSlice(second, content);
        QCOMPARE(m_client->check().number(u"status"_s), 3);
        m_client->control({{u"confirm_delay"_s, 0}});
        QCOMPARE(m_client->checkUntilComplete().number(u"status"_s), 1);
        QCOMPARE(m_sandbox->state()[u"max_out"].toInt(), 2);
    }

    void switchesChangeNewSlice()
    {
        serve({});
        m_client->control({{u"new_slice_200"_s, true}, {u"random_task_ids"_s, true}});
        const QByteArray content = madeUpFile(1000);
        start(content);
        const PlainAnswer task = m_client->newSlice();
        QCOMPARE(task.status, 200);
        QCOMPARE(QString::number(task.number(u"slice_task_id"_s)).size(), 13);
        QCOMPARE(m_client->uploadSlice(task, content).status, 201);
    }

private:
    void serve(const sandbox::Options &options)
    {
        m_client.reset();
        m_sandbox = std::make_unique<sandbox::Sandbox>(options);
        QString error;
        QVERIFY2(m_sandbox->listen(0, &error), qPrintable(error));
        m_client = std::make_unique<PlainClient>(m_sandbox->apiUrl(), m_sandbox->credentials(),
                                                 m_sandbox->controlSecret());
    }

    void start(const QByteArray &content)
    {
        QCOMPARE(m_client->create(content).status, 201);
        QCOMPARE(m_client->createFile(content).status, 201);
    }

    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<PlainClient> m_client;
};

QTEST_GUILESS_MAIN(TestSandboxTasks)
#include "tst_sandbox_tasks.moc"
