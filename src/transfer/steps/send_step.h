// Prepared -> Sent: moves the bytes over one or more lanes (protocol 12).
//
// The transport's plan says what each lane sends. Unless the server is known to take several lanes, the first
// one starts alone, and others follow after its first slice was taken: as many as the policy allows and the
// tuner finds worth it. The step ends when all lanes have retired. Slices are kept by the journal before
// their bytes leave; meanwhile they are read.
#pragma once

#include "transfer/sending/lane_tuner.h"
#include "transfer/steps/lane.h"
#include "transfer/steps/step.h"

#include <memory>
#include <vector>

namespace transfer {

class SendStep : public Step
{
    Q_OBJECT
public:
    SendStep(Services &services, DurableRecord &record, std::unique_ptr<Transport> transport,
             QObject *parent);
    ~SendStep() override;
    void begin() override;
    void halt() override;
    // Meanwhile it keeps the next tasks of slices whose answers still come.
    bool drain() override;
    // Keeps what comes next as draining does.
    void endSlices() override;
    qint64 onTheWire() const override;
    int lanes() const override { return m_mostLanes; }
    Wait wait() const override;
    qint64 pausesUntilMs() const override;
    void useTurn(Turn *turn) override
    {
        Step::useTurn(turn);
        m_turn = turn;
    }
    void countInto(Traffic *traffic) override { m_traffic = traffic; }
    QList<LaneSight> laneSights() const override;

    std::optional<bool> movedAnything() const override { return m_record.transferred > m_hadBefore; }

private:
    void lookDrained();
    void endLane(Lane *lane);
    void lookEnded();
    bool beginsNothing() const { return m_draining || m_ending; }
    void keepNext(Lane *lane, const SliceTask &done, const SliceAnswer &answer);
    void startLane();
    void startMoreLanes();
    void handed(Lane *lane, const SliceAnswer &answer);
    void acknowledged(Lane *lane, const SliceTask &done, const SliceAnswer &answer);
    void refused(Lane *lane, const base::Error &error, base::Reaction reaction);
    // error: of an order that comes of one.
    void obey(Lane *lane, const LaneOrder &order, const base::Error &error);
    void assign(Lane *lane, const SliceTask &task);
    void retire(Lane *lane);
    void noteParallelRefused();
    int mostLanes() const;
    int wantedLanes();
    void noteWait(Lane *lane);
    void rememberServer();
    void noteTransferred();
    void sent();

    Turn *m_turn = nullptr; // of the upload; lives longer
    Traffic *m_traffic = nullptr;
    SliceReader m_reader;
    LaneTuner m_tuner;
    const std::unique_ptr<SlicePlan> m_plan;
    int m_lastLane = 0;          // its number
    int m_mostLanes = 0;         // at once so far
    std::vector<Lane *> m_lanes; // children
    qint64 m_lost = 0;           // slices that had to be sent again
    bool m_draining = false;
    bool m_ending = false; // when what is on its way has arrived
    bool m_sent = false;
    const qint64 m_hadBefore;              // bytes the server had when we began
    int m_workFor = LanePolicy::mostLanes; // lanes that the server was seen to have work for
};

} // namespace transfer
