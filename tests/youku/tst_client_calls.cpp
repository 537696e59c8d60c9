// The lives of calls and handlers: nobody speaks too early, twice, or after its end.
#include "client_rig.h"

#include <array>

using namespace wire;

class TestClientCalls : public QObject, private ClientRig
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }

    void noHandlerIsCalledBeforeItsCallIsThere_data() { everyCall(); }
    void noHandlerIsCalledBeforeItsCallIsThere()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->setFallback(answer(200, call.good));
        UploadServer nowhere{youku::ServerLocation()};
        ApiClient unlikely(QUrl(u"nonsense://127.0.0.1"_s));
        const QList<std::pair<ApiClient *, UploadServer *>> clients = {{m_api.get(), m_upload.get()},
                                                                       {&unlikely, &nowhere}};
        for (const auto &[api, upload] : clients) {
            Ending<Nothing> ending;
            call.start(*api, *upload, this, ending.handler());
            QCOMPARE(ending.times, 0);
            QTRY_COMPARE(ending.times, 1);
            Ending<Nothing> later;
            call.start(*api, *upload, this, later.handler());
            QTRY_COMPARE(later.times, 1);
            QCOMPARE(ending.times, 1);
        }
    }

    void anAbortedCallNeverSpeaks_data() { everyCall(); }
    void anAbortedCallNeverSpeaks()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->setFallback(answer(200, call.good));
        std::array<Ending<Nothing>, 100> endings;
        std::array<int, 100> before{};
        for (size_t i = 0; i < endings.size(); ++i) {
            const QPointer<Call> started = call.start(*m_api, *m_upload, this, endings[i].handler());
            for (size_t turn = 0; turn < i % 10; ++turn) // at another point of its way each time
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
            before[i] = endings[i].times;
            if (started) {
                started->abort();
                if (i % 2)
                    started->abort();
            }
            QTRY_VERIFY(!started); // it cleans up after itself
        }
        // Again where its connection was closed with the one before.
        QTRY_COMPARE(endOf(call).kind, ErrorKind::Cancelled); // whatever they had to say came before this
        for (size_t i = 0; i < endings.size(); ++i)
            QCOMPARE(endings[i].times, before[i]);
    }

    void aCallWhoseContextIsGoneNeverSpeaks_data() { everyCall(); }
    void aCallWhoseContextIsGoneNeverSpeaks()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->setFallback(answer(200, call.good));
        std::array<Ending<Nothing>, 100> endings;
        std::array<int, 100> before{};
        for (size_t i = 0; i < endings.size(); ++i) {
            auto context = std::make_unique<QObject>();
            const QPointer<Call> started = call.start(*m_api, *m_upload, context.get(), endings[i].handler());
            for (size_t turn = 0; turn < i % 10; ++turn)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
            before[i] = endings[i].times;
            context.reset();
            QTRY_VERIFY(!started);
        }
        QTRY_COMPARE(endOf(call).kind, ErrorKind::Cancelled);
        for (size_t i = 0; i < endings.size(); ++i)
            QCOMPARE(endings[i].times, before[i]);
    }

    void aCallWhoseContextIsGoneIsGivenUpAtOnce_data() { everyCall(); }
    void aCallWhoseContextIsGoneIsGivenUpAtOnce()
    {
        QFETCH(int, index);
        m_server->setFallback(hang());
        m_api->setStallTime(60000);
        m_upload->setStallTimes(60000, 60000);
        auto context = std::make_unique<QObject>();
        const QPointer<Call> started =
            anyCalls().at(index).start(*m_api, *m_upload, context.get(), [](const Result<Nothing> &) {});
        QTRY_COMPARE(m_server->count(), 1);
        context.reset();
        QTRY_VERIFY(!started);
    }

    void aCallWhoseClientIsGoneNeverSpeaks_data() { everyCall(); }
    void aCallWhoseClientIsGoneNeverSpeaks()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->setFallback(hang());
        Ending<Nothing> ending;
        call.start(*m_api, *m_upload, this, ending.handler());
        QTRY_COMPARE(m_server->count(), 1);
        m_api.reset();
        m_upload.reset();
        start(); // the server lets go of the connection as well
        m_server->setFallback(answer(200, call.good));
        QCOMPARE(endOf(call).kind, ErrorKind::Cancelled);
        QCOMPARE(ending.times, 0);
    }

    void anEndedCallDeletesItself_data() { everyCall(); }
    void anEndedCallDeletesItself()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->setFallback(answer(200, call.good));
        Ending<Nothing> ending;
        const QPointer<Call> started = call.start(*m_api, *m_upload, this, ending.handler());
        QTRY_COMPARE(ending.times, 1);
        QTRY_VERIFY(!started);
    }

    void aHandlerMayDeleteTheClient_data() { everyCall(); }
    void aHandlerMayDeleteTheClient()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        for (const Step &step :
             {answer(200, call.good), closeAfter(), answer(200, QByteArray(8 * 1024 * 1024, ' '))}) {
            start();
            m_server->setFallback(step);
            int times = 0;
            call.start(*m_api, *m_upload, this, [&](const Result<Nothing> &) {
                ++times;
                m_api.reset();
                m_upload.reset();
            });
            QTRY_COMPARE(times, 1);
            start();
            m_server->setFallback(answer(200, call.good));
            QCOMPARE(endOf(call).kind, ErrorKind::Cancelled);
            QCOMPARE(times, 1);
        }
    }

    void aHandlerMayCallAgain()
    {
        m_server->setFallback(answer(200, checked));
        int left = 20;
        std::function<void(const Result<Checked> &)> again = [&](const Result<Checked> &) {
            if (--left > 0)
                m_upload->check(uploadToken, this, again);
        };
        m_upload->check(uploadToken, this, again);
        QTRY_COMPARE(left, 0);
        QCOMPARE(m_server->connections(), 1);
    }
};

QTEST_GUILESS_MAIN(TestClientCalls)
#include "tst_client_calls.moc"
