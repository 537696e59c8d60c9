#include "transfer/steps/send_step.h"

#include <algorithm>

namespace transfer {

namespace {

constexpr int fewLost = 20; // one slice in so many may get lost on any line

base::Error strangeTask()
{
    base::Error error = base::localError(base::ErrorKind::Protocol);
    error.operation = base::Operation::NextSlice;
    return error;
}

} // namespace

SendStep::SendStep(Services &services, DurableRecord &record, std::unique_ptr<Transport> transport,
                   QObject *parent)
    : Step(services, record, std::move(transport), parent)
    , m_reader(services.reading, services.looking, m_record.path, m_record.identity,
               this->transport().limits().checksum)
    , m_tuner(services.lanes.firstFor(server()), mostLanes())
    , m_plan(this->transport().plan())
    , m_hadBefore(m_record.transferred)
{
}

void SendStep::begin()
{
    if (m_ending)
        return;
    m_plan->begin(m_record.tasksInFlight, m_record.transferred);
    startLane();
    if (m_services.lanes.supportsParallel(server()))
        startMoreLanes();
}

void SendStep::halt()
{
    Step::halt();
    for (Lane *lane : m_lanes)
        lane->halt();
}

// They use the transport, which goes before children do.
SendStep::~SendStep()
{
    for (const Lane *lane : std::exchange(m_lanes, {}))
        delete lane;
}

void SendStep::startLane()
{
    auto *lane = new Lane(m_services, ++m_lastLane, m_record, transport(), m_reader, this);
    connect(lane, &Lane::handed, this, [this, lane](const SliceAnswer &answer) { handed(lane, answer); });
    connect(lane, &Lane::acknowledged, this, [this, lane](const SliceTask &done, const SliceAnswer &answer) {
        acknowledged(lane, done, answer);
    });
    connect(lane, &Lane::refused, this, [this, lane](const base::Error &error, base::Reaction reaction) {
        refused(lane, error, reaction);
    });
    connect(lane, &Lane::dropped, this,
            [this, lane] { obey(lane, m_plan->next(lane->number()), strangeTask()); });
    connect(lane, &Lane::waitChanged, this, [this, lane] { noteWait(lane); });
    connect(lane, &Lane::cameToNothing, this, [this, lane] { endLane(lane); });
    connect(lane, &Lane::progressed, this, &Step::progressed);
    if (m_turn)
        lane->useTurn(m_turn);
    lane->countInto(m_traffic);
    m_lanes.push_back(lane);
    m_mostLanes = std::max(m_mostLanes, int(m_lanes.size()));
    m_reader.setAhead(int(m_lanes.size()));
    obey(lane, m_plan->next(lane->number()), strangeTask());
}

void SendStep::startMoreLanes()
{
    while (!m_sent && int(m_lanes.size()) < wantedLanes())
        startLane();
}

int SendStep::mostLanes() const
{
    const int most = m_services.lanes.mostFor(server(), m_record.identity.size, m_record.sliceLengthKb,
                                              m_services.clock.nowMs());
    return std::min(most, transport().limits().mostLanes);
}

int SendStep::wantedLanes()
{
    const qint64 sliceLength = m_record.sliceLengthKb * 1024LL;
    const qint64 slicesLeft = (m_record.identity.size - m_record.transferred + sliceLength - 1) / sliceLength;
    m_tuner.setMost(std::min(mostLanes(), m_workFor));
    const int wanted = m_services.lanes.lanes() == LanePolicy::automatic
                           ? m_tuner.wanted()
                           : std::min(m_services.lanes.firstFor(server()), m_workFor);
    return int(std::clamp<qint64>(slicesLeft, 1, wanted));
}

void SendStep::noteWait(Lane *lane)
{
    const Wait::For what = lane->wait().what;
    if (m_ending && !m_draining && what != Wait::For::Nothing)
        return endLane(lane); // it would begin anew
    if (what != Wait::For::Nothing)
        m_tuner.disturbed();
    if (what == Wait::For::Retry && lane->task().id != 0)
        ++m_lost;
    emit waitChanged();
}

// What is known of the line serves the next upload. A limit of the user's says nothing of it.
void SendStep::rememberServer()
{
    if (m_tuner.bytesPerSecond() > 0 && m_services.limiter.limit() == 0)
        m_services.lanes.recordRun(server(), m_tuner.proven(), m_tuner.bytesPerSecond(),
                                   m_lost * fewLost > m_plan->acknowledgedSlices(), m_services.clock.nowMs());
}

void SendStep::handed(Lane *lane, const SliceAnswer &answer)
{
    if (m_draining)
        return;
    const LaneOrder order = m_plan->handed(lane->number(), answer);
    noteTransferred();
    if (m_ending) {
        m_durable.advanceSlices(m_plan->inFlight(), m_plan->receipts(), this, {});
        return lookEnded();
    }
    obey(lane, order, strangeTask());
}

void SendStep::acknowledged(Lane *lane, const SliceTask &done, const SliceAnswer &answer)
{
    m_tuner.acknowledged(lane->number(), done.length, m_services.clock.monotonicMs());
    m_plan->taken(lane->number(), done, answer);
    noteTransferred();
    if (beginsNothing())
        return keepNext(lane, done, answer);
    const bool goesOn = m_lanes.size() == 1 || int(m_lanes.size()) <= wantedLanes();
    const LaneOrder order = m_plan->following(lane->number(), done, answer, goesOn);
    const QList<AcknowledgedSlice> receipts = m_plan->receipts();
    if (!receipts.isEmpty() && order.what != LaneOrder::What::Send) // else it is kept with the next task
        m_durable.advanceSlices(m_plan->inFlight(), receipts, this, {});
    if (!goesOn && order.what == LaneOrder::What::Retire)
        retire(lane); // says nothing of how much work there is
    else
        obey(lane, order, strangeTask());
    if (!halted() && !m_lanes.empty() && m_plan->hasMore())
        startMoreLanes();
}

void SendStep::refused(Lane *lane, const base::Error &error, base::Reaction reaction)
{
    if (m_draining)
        return lookDrained();
    if (m_ending) // it is asked anew how far the server is
        return lookEnded();
    const bool alone = m_lanes.size() == 1;
    const bool asking = lane->task().id == 0;
    switch (reaction) {
    case base::Reaction::Accept: // it was asked: nothing wrong, nothing to do
        return retire(lane);
    case base::Reaction::NextSlice:
        if (alone)
            return obey(lane, m_plan->drop(lane->number()), error);
        noteParallelRefused();
        m_plan->giveBack(lane->number());
        return retire(lane);
    case base::Reaction::CreateAgain:
        if (alone || error.fault != base::Fault::Unreachable)
            return endBy(reaction, error);
        m_plan->giveBack(lane->number()); // another lane may have a connection
        return retire(lane);
    case base::Reaction::OtherTransport:
        if (alone)
            return endBy(reaction, error);
        m_plan->giveBack(lane->number());
        return retire(lane);
    case base::Reaction::AskServer:
    case base::Reaction::SmallerSlices:
        return endBy(reaction, error);
    default:
        // A server that takes one lane but not this one is served with fewer.
        if (!alone && asking && error.fault == base::Fault::Code) {
            noteParallelRefused();
            return retire(lane);
        }
        fail(error);
    }
}

void SendStep::obey(Lane *lane, const LaneOrder &order, const base::Error &error)
{
    switch (order.what) {
    case LaneOrder::What::Send:
        return assign(lane, order.task);
    case LaneOrder::What::Ask:
        return lane->ask();
    case LaneOrder::What::Retire:
        m_workFor = std::max(1, int(m_lanes.size()) - 1);
        return retire(lane);
    case LaneOrder::What::OneLane:
        noteParallelRefused();
        return retire(lane);
    case LaneOrder::What::AskLater:
        return lane->dropTask(pauseFor(error, 500LL << order.inARow, order.inARow + 1));
    case LaneOrder::What::ForeignFile:
        return ofAnotherFile();
    case LaneOrder::What::GiveUp:
        return fail(error);
    }
}

void SendStep::assign(Lane *lane, const SliceTask &task)
{
    lane->send(task);
    m_durable.advanceSlices(m_plan->inFlight(), m_plan->receipts(), lane, [this, lane] {
        if (!halted() && !beginsNothing())
            lane->release();
    });
}

void SendStep::retire(Lane *lane)
{
    m_lanes.erase(std::remove(m_lanes.begin(), m_lanes.end(), lane), m_lanes.end());
    m_plan->retired(lane->number());
    m_tuner.retired(lane->number());
    lane->disconnect(this);
    lane->deleteLater();
    if (!m_lanes.empty()) {
        emit waitChanged();
        return;
    }
    if (!m_plan->inFlight().isEmpty())
        return startLane();
    sent();
}

void SendStep::noteParallelRefused()
{
    m_services.lanes.parallelRefused(server(), m_services.clock.nowMs());
}

void SendStep::noteTransferred()
{
    const qint64 transferred = m_plan->transferred();
    if (transferred > m_record.transferred)
        m_durable.note([transferred](UploadRecord &record) { record.transferred = transferred; });
    emit progressed();
}

void SendStep::sent()
{
    m_sent = true;
    rememberServer();
    advanceAndEnd([receipts = m_plan->receipts()](UploadRecord &record) {
        record.tasksInFlight.clear();
        record.acknowledged = receipts;
        record.stage = Stage::Sent;
    });
}

qint64 SendStep::onTheWire() const
{
    qint64 bytes = 0;
    for (const Lane *lane : m_lanes)
        bytes += lane->onTheWire();
    return bytes;
}

QList<LaneSight> SendStep::laneSights() const
{
    QList<LaneSight> sights;
    for (const Lane *lane : m_lanes)
        sights.append(lane->sight());
    return sights;
}

qint64 SendStep::pausesUntilMs() const
{
    if (m_lanes.empty())
        return Step::pausesUntilMs(); // it has not begun
    qint64 first = 0;
    for (const Lane *lane : m_lanes) {
        const qint64 its = pauseEnd(lane->wait());
        if (its == 0)
            return 0;
        first = first == 0 ? its : std::min(first, its);
    }
    return first;
}

// Where one lane finds no connection, the pauses of the others say less.
Wait SendStep::wait() const
{
    if (m_lanes.empty())
        return Step::wait();
    Wait wait;
    for (const Lane *lane : m_lanes) {
        const Wait &its = lane->wait();
        if (its.what == Wait::For::Nothing && lane->onTheWire() > 0)
            return {}; // bytes move
        const bool first = wait.what == Wait::For::Nothing;
        const bool offline = its.what == Wait::For::Network;
        if (first || (offline && (wait.what != Wait::For::Network || its.sinceMs < wait.sinceMs)))
            wait = its;
    }
    return wait;
}

} // namespace transfer
