// Metered lines: what is held there, and what lets it go on.
#include "engine/network/network_policy.h"

#include "engine/network/network_status.h"

#include <QSignalSpy>
#include <QTest>

using engine::NetworkPolicy;
using store::Setting;
using transfer::Intent;
using transfer::Stage;
using transfer::UploadRecord;
using transfer::Wait;

namespace {

class Line : public engine::NetworkStatus
{
public:
    bool metered() const override { return m_metered; }
    void become(bool metered)
    {
        m_metered = metered;
        emit changed();
    }

private:
    bool m_metered = false;
};

UploadRecord at(Stage stage, Intent intent = Intent::Run)
{
    UploadRecord record;
    record.stage = stage;
    record.intent = intent;
    return record;
}

} // namespace

class TestNetworkPolicy : public QObject
{
    Q_OBJECT

private slots:
    void noFileIsSentOnAMeteredLine()
    {
        Line line;
        const NetworkPolicy policy(m_gates, m_settings, line, false);
        QVERIFY(!policy.holding());
        QVERIFY(!m_gates.holds(at(Stage::Prepared)));
        line.become(true);
        QVERIFY(policy.holding());
        for (const Stage stage : {Stage::Hashed, Stage::Created, Stage::Prepared}) {
            QCOMPARE(m_gates.holds(at(stage))->what, Wait::For::Line);
            QVERIFY(m_gates.stops(at(stage))); // also what runs
        }
        line.become(false);
        QVERIFY(!policy.holding());
        QVERIFY(!m_gates.holds(at(Stage::Prepared)));
    }

    void oneThatIsMeteredFromTheBeginningHoldsAtOnce()
    {
        Line line;
        line.become(true);
        const NetworkPolicy policy(m_gates, m_settings, line, false);
        QVERIFY(policy.holding());
    }

    void whatSendsNoFileGoesOn()
    {
        Line line;
        const NetworkPolicy policy(m_gates, m_settings, line, false);
        line.become(true);
        for (const Stage stage : {Stage::Sent, Stage::Confirmed, Stage::Committing, Stage::Published})
            QVERIFY(!m_gates.holds(at(stage)));
        QVERIFY(!m_gates.holds(at(Stage::Prepared, Intent::Cancel)));
    }

    void goingOnAllTheSameLastsAsLongAsTheLine()
    {
        Line line;
        NetworkPolicy policy(m_gates, m_settings, line, false);
        line.become(true);
        policy.goOn();
        QVERIFY(!policy.holding());
        line.become(true); // told again
        QVERIFY(!policy.holding());
        line.become(false);
        line.become(true); // another one
        QVERIFY(policy.holding());
        line.become(false);
        policy.goOn(); // there is nothing to go on in spite of
        line.become(true);
        QVERIFY(policy.holding());
    }

    void theSettingTakesEffectAtOnce()
    {
        Line line;
        const NetworkPolicy policy(m_gates, m_settings, line, false);
        line.become(true);
        QSignalSpy changed(&m_gates, &transfer::Gates::changed);
        m_settings.setValue(Setting::PauseOnMetered, false);
        QVERIFY(!policy.holding());
        QVERIFY(policy.metered());
        QVERIFY(!changed.isEmpty());
        changed.clear();
        m_settings.setValue(Setting::PauseOnMetered, true);
        QVERIFY(policy.holding());
        QVERIFY(!changed.isEmpty());
    }

    void practiceNeverLeavesTheComputer()
    {
        Line line;
        const NetworkPolicy policy(m_gates, m_settings, line, true);
        line.become(true);
        QVERIFY(!policy.metered());
        QVERIFY(!policy.holding());
    }

    void oneThatIsGoneHoldsNothing()
    {
        Line line;
        line.become(true);
        {
            const NetworkPolicy policy(m_gates, m_settings, line, false);
            QVERIFY(m_gates.holds(at(Stage::Prepared)));
        }
        QVERIFY(!m_gates.holds(at(Stage::Prepared)));
        line.become(false);
    }

    void aSystemThatDoesNotTellHasNoMeteredLine()
    {
        const engine::NetworkStatus real;
        QVERIFY(real.known() || !real.metered());
    }

private:
    transfer::Gates m_gates;
    store::Settings m_settings{QString()}; // nothing is kept
};

QTEST_GUILESS_MAIN(TestNetworkPolicy)
#include "tst_network_policy.moc"
