// The number behind the name of an upload server.
#include "support/hand_clock.h"
#include "support/wait.h"
#include "transfer/transport/slices/server_address.h"

#include <QHostInfo>
#include <QtTest>

class TestServerAddress : public QObject
{
    Q_OBJECT
private slots:
    void aNameBecomesANumber_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<QString>("address");
        QTest::newRow("name") << "localhost"
                              << "127.0.0.1";
        QTest::newRow("name and port") << "localhost:8080"
                                       << "127.0.0.1:8080";
        QTest::newRow("scheme") << "http://localhost:8080/"
                                << "127.0.0.1:8080";
        QTest::newRow("IPv4") << "10.1.2.3"
                              << "10.1.2.3";
        QTest::newRow("IPv6") << "[::1]:80"
                              << "[::1]:80";
    }

    void aNameBecomesANumber()
    {
        QFETCH(QString, uri);
        HandClock clock;
        transfer::findServerAddress(uri, clock, this, handler());
        TRY_COMPARE(m_times, 1);
        QTEST(m_address, "address");
    }

    // A name that is found later may lead to a machine at home.
    void noAnswerInTimeMeansNotReached()
    {
        HandClock clock;
        transfer::findServerAddress("localhost", clock, this, handler());
        QCOMPARE(clock.calls.size(), 1);
        clock.calls.first()(); // before the event loop had a chance
        QCOMPARE(m_times, 1);
        QCOMPARE(m_fault, base::Fault::Unreachable);
        // The late answer tells nobody: another lookup, which ends after it, is the proof.
        bool later = false;
        QHostInfo::lookupHost("localhost", this, [&later](const QHostInfo &) { later = true; });
        TRY_VERIFY(later);
        QCOMPARE(m_times, 1);
    }

    void whoIsGoneIsNotTold()
    {
        HandClock clock;
        auto context = std::make_unique<QObject>();
        transfer::findServerAddress("localhost", clock, context.get(), handler());
        context.reset();
        bool later = false;
        QHostInfo::lookupHost("localhost", this, [&later](const QHostInfo &) { later = true; });
        TRY_VERIFY(later);
        QCOMPARE(m_times, 0);
    }

    void init()
    {
        m_times = 0;
        m_address = "nothing yet";
        m_fault = base::Fault::Local;
    }

private:
    base::Answer<QString> handler()
    {
        return [this](const base::Result<QString> &address) {
            ++m_times;
            if (address.ok())
                m_address = address.value();
            else
                m_fault = address.error().fault;
        };
    }

    int m_times = 0;
    QString m_address;
    base::Fault m_fault = base::Fault::Local;
};

QTEST_GUILESS_MAIN(TestServerAddress)
#include "tst_server_address.moc"
