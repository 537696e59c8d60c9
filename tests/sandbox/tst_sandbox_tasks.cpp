// Slice tasks: who gets which, how many at once, and what becomes of lost ones.
#include "plain_client.h"
#include "raw_client.h"
#include "support/hand_clock.h"

#include "sandbox/model/slice_tasks.h"

#include <QSignalSpy>
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

    void tasksThatWereLeftBecomeEmptySoon()
    {
        SliceTasks tasks(4, 1, 0);
        for (qint64 connection = 1; connection <= 3; ++connection) {
            tasks.hand(0, 8);
            tasks.hold(connection - 1, connection);
        }
        tasks.hold(1, 3); // another connection sends the second
        tasks.leave(1, 10);
        tasks.leave(2, 10);
        QVERIFY(tasks.reclaim(20, 0, 10).isEmpty());
        QVERIFY(tasks.reclaim(1000, 0, 0).isEmpty());
        QCOMPARE(tasks.reclaim(21, 0, 10), QList<qint64>{0});
        tasks.leave(3, 30);
        QCOMPARE(tasks.reclaim(41, 0, 10), (QList<qint64>{1, 2}));
    }

    void aTaskThatNobodyHoldsCountsAsLeft()
    {
        SliceTasks tasks(4, 1, 0);
        tasks.markOut(0, 100); // as after a restart
        QVERIFY(tasks.reclaim(110, 0, 10).isEmpty());
        QCOMPARE(tasks.reclaim(111, 0, 10), QList<qint64>{0});
    }

    void tasksAreGivenBackById()
    {
        SliceTasks tasks(100, 1, 987654321);
        const qint64 first = tasks.hand(0, 8).id;
        const qint64 second = tasks.hand(0, 8).id;
        QCOMPARE(tasks.outIds(), (QList<qint64>{first, second}));
        QVERIFY(tasks.giveBack(first));
        QVERIFY(!tasks.giveBack(first));
        QCOMPARE(tasks.outIds(), QList<qint64>{second});
        QCOMPARE(tasks.hand(0, 8).id, first);
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

    // One whose connection closed is handed out again soon, but not while somebody sends it.
    void aTaskWhoseConnectionClosedComesBackSoon()
    {
        sandbox::Options options;
        options.clock = &m_clock;
        serve(options);
        const QByteArray content = madeUpFile(130'000);
        start(content);
        const auto other = another();
        const PlainAnswer lost = other->newSlice();
        other->hangUp();
        QTRY_VERIFY(onlyOneConnectionIsOpen());
        m_clock.ms += 2000;
        QCOMPARE(m_client->newSlice().number(u"slice_task_id"_s), 2);
        QCOMPARE(m_client->check().number(u"status"_s), 2);
        m_clock.ms += 1;
        QCOMPARE(m_client->check().number(u"status"_s), 4);
        QCOMPARE(m_client->newSlice().json[u"offset"], lost.json[u"offset"]);
    }

    void aTaskThatIsBeingSentIsNobodyElses()
    {
        sandbox::Options options;
        options.clock = &m_clock;
        serve(options);
        const QByteArray content = madeUpFile(130'000);
        start(content);
        const auto other = another();
        const PlainAnswer task = other->newSlice();
        other->hangUp();
        QTRY_VERIFY(onlyOneConnectionIsOpen());
        m_clock.ms += 10'000;
        RawClient sender(*m_sandbox);
        const QByteArray query =
            PlainClient::encoded(m_client->sliceFields(task, PlainClient::bytesOf(task, content)));
        QSignalSpy asked(m_sandbox.get(), &sandbox::Sandbox::asked);
        sender.send("POST /gupload/upload_slice?" + query + " HTTP/1.1\r\nHost: 127.0.0.1:"
                    + QByteArray::number(m_sandbox->port()) + "\r\nContent-Length: 65536\r\n\r\nabc");
        QTRY_COMPARE(asked.size(), 1);
        m_clock.ms += 10'000;
        QCOMPARE(m_client->newSlice().number(u"slice_task_id"_s), 2);
        QCOMPARE(m_client->newSlice().number(u"slice_task_id"_s), 0);
    }

    void aTaskIsKeptWhenToldSo()
    {
        sandbox::Options options;
        options.clock = &m_clock;
        options.behaviour.keepTasks = true;
        options.behaviour.taskTimeoutSeconds = 60;
        serve(options);
        const QByteArray content = madeUpFile(65536);
        start(content);
        const auto other = another();
        QCOMPARE(other->newSlice().number(u"slice_task_id"_s), 1);
        other->hangUp();
        QTRY_VERIFY(onlyOneConnectionIsOpen());
        m_clock.ms += 60'000;
        QCOMPARE(m_client->newSlice().number(u"slice_task_id"_s), 0);
        m_clock.ms += 1;
        QCOMPARE(m_client->newSlice().number(u"slice_task_id"_s), 1);
    }

    // The connection ends before its slice is taken, so that nobody is told the next task.
    void aTaskThatNobodyWasToldComesBack()
    {
        sandbox::Options options;
        options.clock = &m_clock;
        serve(options);
        const QByteArray content = madeUpFile(130'000);
        start(content);
        const QJsonObject lost{{u"endpoint"_s, u"upload_slice"_s}, {u"action"_s, u"lost_answer"_s}};
        m_client->control({{u"faults"_s, QJsonArray{lost}}});
        QCOMPARE(m_client->uploadSlice(m_client->newSlice(), content).status, 0);
        QCOMPARE(m_client->newSlice().number(u"slice_task_id"_s), 0);
        m_clock.ms += 2001;
        QCOMPARE(m_client->newSlice().number(u"slice_task_id"_s), 2);
    }

    void slicesTellsWhatIsOutAndResetSliceGivesItBack()
    {
        serve({});
        const QByteArray content = madeUpFile(300'000);
        start(content);
        const PlainAnswer first = m_client->newSlice();
        m_client->newSlice();
        m_client->newSlice();
        m_client->uploadSlice(first, content); // hands out the fourth
        PlainClient::Fields fields{{u"upload_token"_s, m_client->token}, {u"ver"_s, u"2.0"_s}};
        for (const QString &path : {u"/slices"_s, u"/gupload/slices"_s}) {
            QJsonArray expected;
            for (int id : {2, 3, 4})
                expected.append(QJsonObject{{u"sid"_s, id}, {u"status"_s, 1}});
            QCOMPARE(m_client->get(path, fields).json[u"slices"].toArray(), expected);
        }
        QCOMPARE(m_client->get(u"/reset_slice"_s, fields).code(), 1012);
        fields.insert(u"slice_task_id"_s, u"4,2,77,x"_s);
        QCOMPARE(m_client->get(u"/reset_slice"_s, fields).status, 200);
        QCOMPARE(m_client->get(u"/slices"_s, fields).json[u"slices"].toArray().size(), 1);
        QCOMPARE(m_client->newSlice().number(u"slice_task_id"_s), 2);
        fields.insert(u"upload_token"_s, u"nobody"_s);
        QCOMPARE(m_client->get(u"/slices"_s, fields).code(), 120010223);
        QCOMPARE(m_client->get(u"/reset_slice"_s, fields).code(), 120010223);
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

    // A client of the same upload with connections of its own.
    std::unique_ptr<PlainClient> another() const
    {
        auto client = std::make_unique<PlainClient>(m_sandbox->apiUrl(), m_sandbox->credentials());
        client->token = m_client->token;
        return client;
    }

    bool onlyOneConnectionIsOpen() const { return m_sandbox->state()[u"connections_open"].toInt() == 1; }

    void start(const QByteArray &content)
    {
        QCOMPARE(m_client->create(content).status, 201);
        QCOMPARE(m_client->createFile(content).status, 201);
    }

    HandClock m_clock;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<PlainClient> m_client;
};

QTEST_GUILESS_MAIN(TestSandboxTasks)
#include "tst_sandbox_tasks.moc"
