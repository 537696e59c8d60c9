// What may hold uploads.
#include "transfer/services/gate.h"

#include <QSignalSpy>
#include <QtTest>

#include <memory>

using transfer::Gate;
using transfer::Gates;
using transfer::UploadRecord;
using transfer::Wait;

namespace {

class TestedGate : public Gate
{
public:
    explicit TestedGate(Wait::For what) : m_what(what) {}

    std::optional<Wait> holds(const UploadRecord &record) const override
    {
        Wait wait;
        wait.what = m_what;
        return closed && record.sendsFile() ? std::optional(wait) : std::nullopt;
    }
    Running running() const override { return whatRuns; }

    bool closed = false;
    Running whatRuns = Running::GoesOn;

private:
    Wait::For m_what;
};

UploadRecord sending()
{
    UploadRecord record;
    record.stage = transfer::Stage::Prepared;
    record.intent = transfer::Intent::Run;
    return record;
}

} // namespace

class TestGate : public QObject
{
    Q_OBJECT
private slots:
    void theFirstClosedOneIsTold()
    {
        TestedGate disk(Wait::For::Room);
        TestedGate line(Wait::For::Line);
        Gates gates;
        gates.add(&disk);
        gates.add(&line);
        QVERIFY(!gates.holds(sending()));
        line.closed = true;
        QCOMPARE(gates.holds(sending())->what, Wait::For::Line);
        disk.closed = true;
        QCOMPARE(gates.holds(sending())->what, Wait::For::Room);
    }

    void onlyThatStopsWhatRunsWhichIsClosedForIt()
    {
        TestedGate line(Wait::For::Line);
        Gates gates;
        gates.add(&line);
        line.whatRuns = Gate::Running::Stops;
        QVERIFY(!gates.stops(sending()));
        line.closed = true;
        QVERIFY(gates.stops(sending()) && gates.heldBack(sending()));
        UploadRecord sent = sending();
        sent.stage = transfer::Stage::Sent;
        QVERIFY(!gates.stops(sent) && !gates.holds(sent));
        line.whatRuns = Gate::Running::EndsSlices;
        QVERIFY(!gates.stops(sending()) && gates.heldBack(sending()));
        line.whatRuns = Gate::Running::GoesOn;
        QVERIFY(!gates.stops(sending()) && !gates.heldBack(sending()));
    }

    void aGateThatIsGoneHoldsNothing()
    {
        Gates gates;
        QSignalSpy changed(&gates, &Gates::changed);
        auto line = std::make_unique<TestedGate>(Wait::For::Line);
        gates.add(line.get());
        line->closed = true;
        emit line->changed();
        QCOMPARE(changed.size(), 2); // added, closed
        line.reset();
        QVERIFY(!gates.holds(sending()));
    }
};

QTEST_APPLESS_MAIN(TestGate)
#include "tst_gate.moc"
