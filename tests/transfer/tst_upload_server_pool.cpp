// Ways to a server are given back warm, and closed when nobody wants them.
#include "support/hand_clock.h"
#include "support/scripted_server.h"
#include "support/wait.h"
#include "transfer/transport/slices/upload_server_pool.h"

#include <QtTest>

using transfer::UploadServerPool;

namespace {

youku::ServerLocation placeOf(const support::ScriptedServer &server)
{
    return {server.authority(), {}};
}

} // namespace

class TestUploadServerPool : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_server = std::make_unique<support::ScriptedServer>();
        m_server->setFallback(support::answer(201, R"({"slice_task_id":0,"offset":0,"length":0})"));
    }

    void oneAfterTheOtherUsesTheSameConnection()
    {
        HandClock clock;
        UploadServerPool servers(clock);
        ask(*servers.acquire(placeOf(*m_server)));
        ask(*servers.acquire(placeOf(*m_server)));
        QCOMPARE(m_server->connections(), 1);
    }

    void twoAtOnceHaveTheirOwn()
    {
        HandClock clock;
        UploadServerPool servers(clock);
        const UploadServerPool::Lease first = servers.acquire(placeOf(*m_server));
        const UploadServerPool::Lease second = servers.acquire(placeOf(*m_server));
        QVERIFY(first.get() != second.get());
        ask(*first);
        ask(*second);
        QCOMPARE(m_server->connections(), 2);
    }

    void anotherServerGetsAnother()
    {
        HandClock clock;
        UploadServerPool servers(clock);
        support::ScriptedServer other;
        other.setFallback(support::answer(201, R"({"slice_task_id":0,"offset":0,"length":0})"));
        ask(*servers.acquire(placeOf(*m_server)));
        ask(*servers.acquire(placeOf(other)));
        QCOMPARE(other.connections(), 1);
    }

    void whatNobodyWantsIsClosed()
    {
        HandClock clock;
        UploadServerPool servers(clock);
        ask(*servers.acquire(placeOf(*m_server)));
        clock.ms += 60000;
        QCOMPARE(clock.calls.size(), 1);
        clock.calls.first()();
        ask(*servers.acquire(placeOf(*m_server)));
        QCOMPARE(m_server->connections(), 2);
    }

private:
    void ask(youku::UploadServer &server)
    {
        bool answered = false;
        server.newSlice("token", this, [&](const base::Result<youku::NextSlice> &) { answered = true; });
        TRY_VERIFY(answered);
    }

    std::unique_ptr<support::ScriptedServer> m_server;
};

QTEST_GUILESS_MAIN(TestUploadServerPool)
#include "tst_upload_server_pool.moc"
