// Ways to a server are given back warm, and closed when nobody wants them.
#include "support/hand_clock.h"
#include "support/scripted_server.h"
#include "support/wait.h"
#include "transfer/warm_servers.h"

#include <QtTest>

using transfer::WarmServers;

namespace {

youku::ServerPlace placeOf(const support::ScriptedServer &server)
{
    return {server.authority(), {}};
}

} // namespace

class TestWarmServers : public QObject
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
        WarmServers servers(clock);
        ask(*servers.borrow(placeOf(*m_server)));
        ask(*servers.borrow(placeOf(*m_server)));
        QCOMPARE(m_server->connections(), 1);
    }

    void twoAtOnceHaveTheirOwn()
    {
        HandClock clock;
        WarmServers servers(clock);
        const WarmServers::Lease first = servers.borrow(placeOf(*m_server));
        const WarmServers::Lease second = servers.borrow(placeOf(*m_server));
        QVERIFY(first.get() != second.get());
        ask(*first);
        ask(*second);
        QCOMPARE(m_server->connections(), 2);
    }

    void anotherServerGetsAnother()
    {
        HandClock clock;
        WarmServers servers(clock);
        support::ScriptedServer other;
        other.setFallback(support::answer(201, R"({"slice_task_id":0,"offset":0,"length":0})"));
        ask(*servers.borrow(placeOf(*m_server)));
        ask(*servers.borrow(placeOf(other)));
        QCOMPARE(other.connections(), 1);
    }

    void whatNobodyWantsIsClosed()
    {
        HandClock clock;
        WarmServers servers(clock);
        ask(*servers.borrow(placeOf(*m_server)));
        clock.ms += 60000;
        QCOMPARE(clock.calls.size(), 1);
        clock.calls.first()();
        ask(*servers.borrow(placeOf(*m_server)));
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

QTEST_GUILESS_MAIN(TestWarmServers)
#include "tst_warm_servers.moc"
