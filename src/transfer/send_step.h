// Prepared -> Sent: moves the bytes over one or more lanes (protocol 12).
//
// Tasks that were in flight when the upload last stopped are sent first. Unless the server is known to take
// several lanes, the first one starts alone, and others follow after its first slice was taken: as many as
// the policy allows and the tuner finds worth it. A lane that is handed nothing, or what another lane is
// sending, retires quietly. The step ends when all lanes have retired. Tasks are kept by the journal before
// their bytes leave; meanwhile they are read.
#pragma once

#include "transfer/lane.h"
#include "transfer/lane_tuner.h"
#include "transfer/step.h"

#include <QHash>
#include <QList>

#include <memory>
#include <vector>

namespace transfer {

class SendStep : public Step
{
    Q_OBJECT
public:
    SendStep(Services &services, DurableRecord &record, QObject *parent);
    void begin() override;
    void halt() override;
    // Meanwhile it keeps the next tasks of slices whose answers still come.
    bool drain() override;
    qint64 onTheWire() const override;
    Wait wait() const override;
    qint64 pausesUntilMs() const override;
    void useTurn(Turn *turn) override
    {
        Step::useTurn(turn);
        m_turn = turn;
    }

    std::optional<bool> movedAnything() const override { return m_record.transferred > m_hadBefore; }

private:
    void lookDrained();
    void startLane();
    void startMoreLanes();
    void handed(Lane *lane, const youku::NextSlice &next);
    void acknowledged(Lane *lane, const youku::SliceTask &done, const youku::NextSlice &next);
    void refused(Lane *lane, const base::Error &error, base::Reaction reaction);
    void dropTask(Lane *lane, const base::Error &error);
    void ask(Lane *lane);
    bool stale(const youku::SliceTask &task, const Lane *lane) const;
    void assign(Lane *lane, const youku::SliceTask &task);
    void retire(Lane *lane);
    void fallBackToOneLane();
    bool fits(const youku::SliceTask &task) const;
    static base::Error strangeTask();
    const Lane *sending(const youku::SliceTask &task, const Lane *except) const;
    bool overlaps(const youku::SliceTask &task, const Lane *except) const;
    int mostLanes() const;
    int wantedLanes();
    void measure(Lane *lane, qint64 bytes);
    void noteWait(Lane *lane);
    void rememberServer();
    void noteTransferred(qint64 transferred);
    void sent();
    QList<youku::SliceTask> inFlight() const;

    Turn *m_turn = nullptr; // of the upload; lives longer
    SliceReader m_reader;
    LaneTuner m_tuner;
    int m_lastLane = 0;                // its number
    std::vector<Lane *> m_lanes;       // children
    QList<youku::SliceTask> m_pending; // handed to us, on no lane at this moment
    qint64 m_acknowledged = 0;         // slices
    QHash<qint64, qint64> m_done;      // task id -> the how-manieth slice it was
    QHash<int, qint64> m_askedAt;      // lane -> slices acknowledged when its request left
    qint64 m_lost = 0;                 // slices that had to be sent again
    bool m_draining = false;
    qint64 m_hadBefore = 0;                // bytes the server had when we began
    qint64 m_inVain = 0;                   // bytes sent since what the server has last grew
    int m_strange = 0;                     // tasks dropped in a row
    int m_workFor = LanePolicy::mostLanes; // lanes that the server was seen to have work for
};

} // namespace transfer
