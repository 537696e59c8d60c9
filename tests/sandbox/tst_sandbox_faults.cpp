// Every fault does what its name says, when it is told to, and a bad list is refused.
#include "plain_client.h"

#include <QElapsedTimer>
#include <QTest>

class TestSandboxFaults : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_sandbox = std::make_unique<sandbox::Sandbox>();
        QString error;
        QVERIFY2(m_sandbox->listen(0, &error), qPrintable(error));
        m_client = std::make_unique<PlainClient>(m_sandbox->apiUrl(), m_sandbox->credentials(),
                                                 m_sandbox->controlSecret());
        m_content = madeUpFile(200'000);
        QCOMPARE(m_client->create(m_content).status, 201);
        QCOMPARE(m_client->createFile(m_content).status, 201);
    }

    void cleanup()
    {
        m_client.reset();
        m_sandbox.reset();
    }

    void statusStandsInPlaceOfTheWork()
    {
        breakNext(u"create"_s, {{u"action"_s, u"status"_s}, {u"code"_s, 503}, {u"retry_after"_s, 7}});
        const PlainAnswer answer = m_client->create(m_content);
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.retryAfter, "7");
        QCOMPARE(m_sandbox->state()[u"creates"].toInt(), 1);
        QCOMPARE(m_client->create(m_content).status, 201);
    }

    void errorSaysYoukusCode()
    {
        breakNext(u"check"_s, {{u"action"_s, u"error"_s}, {u"code"_s, 120010152}});
        QCOMPARE(m_client->check().code(), 120010152);
    }

    void redirectLeadsElsewhere()
    {
        breakNext(u"check"_s, {{u"action"_s, u"redirect"_s}, {u"to"_s, u"http://127.0.0.1:1/"_s}});
        const PlainAnswer answer = m_client->check();
        QCOMPARE(answer.status, 302);
        QCOMPARE(answer.location, "http://127.0.0.1:1/");
    }

    void stallNeverAnswers()
    {
        breakNext(u"check"_s, {{u"action"_s, u"stall"_s}});
        QCOMPARE(m_client->get(u"/gupload/check"_s, {{u"upload_token"_s, m_client->token}}, 300).status, 0);
    }

    void cutsEndTheConnectionBeforeTheWork_data()
    {
        QTest::addColumn<QString>("action");
        QTest::newRow("before") << u"cut_before"_s;
        QTest::newRow("within") << u"cut_in_body"_s;
    }

    void cutsEndTheConnectionBeforeTheWork()
    {
        QFETCH(QString, action);
        const PlainAnswer task = m_client->newSlice();
        QVERIFY(m_sandbox->setFaults({QJsonObject{{u"endpoint"_s, u"upload_slice"_s}, {u"action"_s, action}}},
                                     &m_error));
        QCOMPARE(m_client->uploadSlice(task, m_content).status, 0);
        QCOMPARE(m_sandbox->state()[u"slices"].toInt(), 0);
    }

    void lostAnswersComeAfterTheWork()
    {
        const PlainAnswer task = m_client->newSlice();
        // every request: the client's library may send a cut POST again by itself
        QVERIFY(m_sandbox->setFaults(
            {QJsonObject{{u"endpoint"_s, u"upload_slice"_s}, {u"action"_s, u"lost_answer"_s}}}, &m_error));
        QCOMPARE(m_client->uploadSlice(task, m_content).status, 0);
        QCOMPARE(m_sandbox->state()[u"slices"].toInt(), 1);
    }

    void lateAnswersComeLate()
    {
        breakNext(u"check"_s, {{u"action"_s, u"late"_s}, {u"ms"_s, 200}});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m_client->check().status, 200);
        QVERIFY(timer.elapsed() >= 195);
    }

    void damagedAnswersComeAfterTheWork_data()
    {
        QTest::addColumn<QString>("action");
        for (const char *action :
             {"half_json", "html", "wrong_types", "huge_answer", "deep_json", "gzip_bomb"})
            QTest::newRow(action) << QString::fromLatin1(action);
    }

    void damagedAnswersComeAfterTheWork()
    {
        QFETCH(QString, action);
        breakNext(u"create"_s, {{u"action"_s, action}});
        const PlainAnswer answer = m_client->create(m_content);
        QVERIFY(answer.status == 200 || answer.status == 201);
        QVERIFY(answer.text(u"upload_token"_s).isEmpty());
        QCOMPARE(answer.json.isEmpty(), action != u"wrong_types"_s && action != u"huge_answer"_s);
        QCOMPARE(answer.body.size() > 10'000'000, action == u"huge_answer"_s);
        QCOMPARE(m_sandbox->state()[u"creates"].toInt(), 2);
    }

    void numbersAreAsAbsurdAsAsked()
    {
        breakNext(u"new_slice"_s, {{u"action"_s, u"absurd_numbers"_s}});
        QCOMPARE(m_client->newSlice().number(u"length"_s), std::numeric_limits<qint64>::max());
        breakNext(u"new_slice"_s, {{u"action"_s, u"absurd_numbers"_s}, {u"what"_s, u"negative"_s}});
        QCOMPARE(m_client->newSlice().number(u"offset"_s), -1);
        breakNext(u"new_slice"_s, {{u"action"_s, u"absurd_numbers"_s}, {u"what"_s, u"fraction"_s}});
        QCOMPARE(m_client->newSlice().json[u"offset"].toDouble(), 0.5);
    }

    void badTasksAreOutOfRangeAndTakeNothing()
    {
        breakNext(u"new_slice"_s, {{u"action"_s, u"bad_task"_s}});
        QVERIFY(m_client->newSlice().number(u"offset"_s) >= m_content.size());
        breakNext(u"new_slice"_s, {{u"action"_s, u"bad_task"_s}, {u"what"_s, u"length"_s}});
        QVERIFY(m_client->newSlice().number(u"length"_s) > m_content.size());
        QCOMPARE(m_client->newSlice().number(u"slice_task_id"_s), 1);
    }

    void duplicateTasksAreOutAlready()
    {
        QCOMPARE(m_client->newSlice().number(u"slice_task_id"_s), 1);
        breakNext(u"new_slice"_s, {{u"action"_s, u"duplicate_task"_s}});
        QCOMPARE(m_client->newSlice().number(u"slice_task_id"_s), 1);
        QCOMPARE(m_client->newSlice().number(u"slice_task_id"_s), 2);
    }

    void expiriesLast()
    {
        breakNext(u"check"_s, {{u"action"_s, u"expire_upload"_s}});
        QCOMPARE(m_client->check().code(), 120010223);
        QCOMPARE(m_client->newSlice().code(), 120010223);
        breakNext(u"create"_s, {{u"action"_s, u"expire_access"_s}});
        QCOMPARE(m_client->create(m_content).code(), 1009);
        QCOMPARE(m_client->create(m_content).code(), 1009);
    }

    void rulesFireWhenTheySay_data()
    {
        QTest::addColumn<QJsonObject>("when");
        QTest::addColumn<QString>("hits");
        QTest::newRow("always") << QJsonObject() << u"xxxxxxxx"_s;
        QTest::newRow("nth") << QJsonObject{{u"nth"_s, 3}} << u"..x....."_s;
        QTest::newRow("every") << QJsonObject{{u"every"_s, 3}} << u"..x..x.."_s;
        QTest::newRow("every, once") << QJsonObject{{u"every"_s, 3}, {u"times"_s, 1}} << u"..x....."_s;
        QTest::newRow("never") << QJsonObject{{u"probability"_s, 0}} << u"........"_s;
        QTest::newRow("two times") << QJsonObject{{u"probability"_s, 1}, {u"times"_s, 2}} << u"xx......"_s;
    }

    void rulesFireWhenTheySay()
    {
        QFETCH(QJsonObject, when);
        QFETCH(QString, hits);
        when.insert(u"endpoint"_s, u"*"_s);
        when.insert(u"action"_s, u"stall"_s);
        sandbox::Faults faults;
        QVERIFY2(faults.set({when}, &m_error), qPrintable(m_error));
        QString seen;
        for (qsizetype i = 0; i < hits.size(); ++i)
            seen += faults.next(u"check"_s).action == sandbox::FaultAction::Stall ? u'x' : u'.';
        QCOMPARE(seen, hits);
    }

    void chanceRepeatsWithTheSeed()
    {
        const auto run = [this](int seed) {
            sandbox::Faults faults;
            const QJsonObject rule{
                {u"endpoint"_s, u"*"_s}, {u"action"_s, u"stall"_s}, {u"probability"_s, 0.5}};
            if (!faults.set({QJsonObject{{u"seed"_s, seed}}, rule}, &m_error))
                return QString();
            QString seen;
            for (int i = 0; i < 64; ++i)
                seen += faults.next(u"check"_s).action == sandbox::FaultAction::Stall ? u'x' : u'.';
            return seen;
        };
        QCOMPARE(run(7), run(7));
        QVERIFY(run(7) != run(8));
    }

    void badListsAreRefused_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::newRow("no object") << u"3"_s;
        QTest::newRow("endpoint") << uR"({"endpoint":"nowhere","action":"stall"})"_s;
        QTest::newRow("action") << uR"({"endpoint":"check","action":"explode"})"_s;
        QTest::newRow("missing number") << uR"({"endpoint":"check","action":"status"})"_s;
        QTest::newRow("no status") << uR"({"endpoint":"check","action":"status","code":99})"_s;
        QTest::newRow("no address") << uR"({"endpoint":"check","action":"redirect"})"_s;
        QTest::newRow("unknown key") << uR"({"endpoint":"check","action":"stall","nht":3})"_s;
        QTest::newRow("nth of zero") << uR"({"endpoint":"check","action":"stall","nth":0})"_s;
        QTest::newRow("two whens") << uR"({"endpoint":"check","action":"stall","nth":1,"every":2})"_s;
        QTest::newRow("chance") << uR"({"endpoint":"check","action":"stall","probability":2})"_s;
    }

    void badListsAreRefused()
    {
        QFETCH(QString, rule);
        const QJsonArray list = QJsonDocument::fromJson('[' + rule.toUtf8() + ']').array();
        QCOMPARE(list.size(), 1);
        const PlainAnswer answer = m_client->control({{u"faults"_s, list}});
        QCOMPARE(answer.status, 400);
        QVERIFY(answer.text(u"error"_s).contains(u"Fault 1"_s));
    }

private:
    void breakNext(const QString &endpoint, QJsonObject rule)
    {
        rule.insert(u"endpoint"_s, endpoint);
        rule.insert(u"nth"_s, 1);
        QVERIFY2(m_sandbox->setFaults({rule}, &m_error), qPrintable(m_error));
    }

    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<PlainClient> m_client;
    QByteArray m_content;
    QString m_error;
};

QTEST_GUILESS_MAIN(TestSandboxFaults)
#include "tst_sandbox_faults.moc"
