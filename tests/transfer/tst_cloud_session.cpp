// When Youku is asked for other keys to the cloud store, and when not.
#include "support/hand_clock.h"
#include "transfer/transport/cloud/cloud_session.h"

#include <QTest>

class TestCloudSession : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_asked = 0;
        m_livesMs = 3600'000;
        const auto ask = [this](QObject *, base::Answer<youku::CloudKeys> done) -> http::Call * {
            ++m_asked;
            done(keys());
            return nullptr;
        };
        const auto location = oss::ObjectLocation::from("127.0.0.1:1", "yk-sandbox", "0100/ab12.mp4");
        m_session = std::make_unique<transfer::CloudSession>(*location, m_clock, ask, nullptr);
    }

    void keysThatHoldAreUsed()
    {
        m_session->setKeys(keys());
        sendParts(100);
        QCOMPARE(m_asked, 0);
    }

    void keysThatEndAreRenewedOnce()
    {
        m_session->setKeys(keys());
        m_clock.ms += 3600'000 - 60'000;
        sendParts(100);
        QCOMPARE(m_asked, 1);
    }

    // A clock that is wrong, here or there. What the store says of them counts, then.
    void keysThatNeverHoldAreUsedUntilTheyAreRefused()
    {
        m_livesMs = -3600'000;
        m_session->setKeys(keys());
        sendParts(100);
        QCOMPARE(m_asked, 1);
        m_session->renew(m_session->current(), this, [](const base::Result<base::Nothing> &) {});
        QCOMPARE(m_asked, 2);
        sendParts(100);
        QCOMPARE(m_asked, 2);
    }

    // As after a death, with none.
    void theFirstOnesAreAskedForOnceToo()
    {
        m_livesMs = -3600'000;
        sendParts(100);
        QCOMPARE(m_asked, 1);
    }

    void keysThatHoldAfterAllAreRenewedBeforeTheyEnd()
    {
        m_livesMs = -3600'000;
        m_session->setKeys(keys());
        sendParts(10);
        m_livesMs = 3600'000;
        m_session->renew(m_session->current(), this, [](const base::Result<base::Nothing> &) {});
        QCOMPARE(m_asked, 2);
        m_clock.ms += 3600'000 - 60'000;
        sendParts(10);
        QCOMPARE(m_asked, 3);
    }

private:
    youku::CloudKeys keys() const
    {
        return {"STS.1", "secret", "token", QDateTime::fromMSecsSinceEpoch(m_clock.ms + m_livesMs)};
    }
    void sendParts(int count)
    {
        for (int i = 0; i < count; ++i) {
            bool ready = false;
            m_session->whenReady(this,
                                 [&ready](const base::Result<base::Nothing> &may) { ready = may.ok(); });
            QVERIFY(ready);
            m_clock.ms += 10;
        }
    }

    HandClock m_clock;
    std::unique_ptr<transfer::CloudSession> m_session;
    int m_asked = 0;
    qint64 m_livesMs = 0; // of keys from now on
};

QTEST_GUILESS_MAIN(TestCloudSession)
#include "tst_cloud_session.moc"
