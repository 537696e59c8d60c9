// Ways to a server are given back warm, and closed when nobody wants them.
#include "support/scripted_server.h"
#include "support/wait.h"
#include "transfer/warm_servers.h"

#include <QtTest>

using transfer::WarmServers;

namespace {

// Time that passes when it is told to.
class HandClock : public transfer::Clock
{
public:
    qint64 nowMs() const override { return ms; }
    qint64 monotonicMs() const override { return ms; }
    void after(qint64, QObject *, std::function<void()> call) override { calls.append(std::move(call)); }
    double random() override { return 0; }

    qint64 ms = 0;
    QList<std::function<void()>> calls;
};

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
        ask(*servers.borrow(m_server->authority()));
        ask(*servers.borrow(m_server->authority()));
        QCOMPARE(m_server->connections(), 1);
    }

    void twoAtOnceHaveTheirOwn()
    {
        HandClock clock;
        WarmServers servers(clock);
        const WarmServers::Lease first = servers.borrow(m_server->authority());
        const WarmServers::Lease second = servers.borrow(m_server->authority());
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
        ask(*servers.borrow(m_server->authority()));
        ask(*servers.borrow(other.authority()));
        QCOMPARE(other.connections(), 1);
    }

    void whatNobodyWantsIsClosed()
    {
        HandClock clock;
        WarmServers servers(clock);
        ask(*servers.borrow(m_server->authority()));
        clock.ms += 60000;
        QCOMPARE(clock.calls.size(), 1);
        clock.calls.first()();
        ask(*servers.borrow(m_server->authority()));
        QCOMPARE(m_server->connections(), 2);
    }

private:
    void ask(youku::UploadServer &server)
    {
        bool answered = false;
        server.newSlice("token", this, [&](const youku::Result<youku::NextSlice> &) { answered = true; });
        TRY_VERIFY(answered);
    }

    std::unique_ptr<support::ScriptedServer> m_server;
};

QTEST_GUILESS_MAIN(TestWarmServers)
#include "tst_warm_servers.moc"
