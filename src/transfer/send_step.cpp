#include "transfer/send_step.h"

#include <QPointer>

#include <algorithm>

namespace transfer {

namespace {

constexpr qint64 longestSlice = 64LL * 1024 * 1024; // protocol 5.3
constexpr int mostStrangeInARow = 5;
constexpr int fewLost = 20; // one slice in so many may get lost on any line

} // namespace

SendStep::SendStep(Services &services, DurableRecord &record, QObject *parent)
    : Step(services, record, parent)
    , m_reader(services.reading, services.looking, m_record.path, m_record.identity)
    , m_tuner(services.lanes.firstFor(m_record.serverUri), mostLanes())
{
}

void SendStep::begin()
{
    m_pending = m_record.tasksInFlight;
    m_pending.removeIf([this](const youku::SliceTask &task) { return !fits(task); });
    m_hadBefore = m_record.transferred;
    for (const youku::SliceTask &task : std::as_const(m_pending))
        m_inVain -= task.length; // may have arrived
    startLane();
    if (m_services.lanes.likesSeveral(m_record.serverUri))
        startMoreLanes();
}

void SendStep::halt()
{
    Step::halt();
    for (Lane *lane : m_lanes)
        lane->halt();
}

bool SendStep::drain()
{
    m_draining = true;
    for (Lane *lane : m_lanes) {
        if (!lane->sentWhole())
            lane->halt();
    }
    lookDrained();
    return true;
}

void SendStep::lookDrained()
{
    const bool awaited =
        std::any_of(m_lanes.cbegin(), m_lanes.cend(), [](const Lane *lane) { return lane->sentWhole(); });
    if (!awaited)
        QMetaObject::invokeMethod(this, &Step::drained, Qt::QueuedConnection);
}

QList<youku::SliceTask> SendStep::inFlight() const
{
    QList<youku::SliceTask> tasks = m_pending;
    for (const Lane *lane : m_lanes) {
        if (lane->task().id != 0)
            tasks.append(lane->task());
    }
    return tasks;
}

void SendStep::startLane()
{
    auto *lane = new Lane(m_services, ++m_lastLane, server(m_record.serverAddress), m_record.uploadToken,
                          m_reader, this);
    connect(lane, &Lane::handed, this, [this, lane](const youku::NextSlice &next) { handed(lane, next); });
    connect(lane, &Lane::acknowledged, this,
            [this, lane](const youku::SliceTask &done, const youku::NextSlice &next) {
                measure(lane, done.length);
                acknowledged(lane, done, next);
            });
    connect(lane, &Lane::refused, this, [this, lane](const base::Error &error, base::Reaction reaction) {
        refused(lane, error, reaction);
    });
    connect(lane, &Lane::dropped, this, [this, lane] { ask(lane); });
    connect(lane, &Lane::waitChanged, this, [this, lane] { noteWait(lane); });
    connect(lane, &Lane::progressed, this, &Step::progressed);
    if (m_turn)
        lane->useTurn(m_turn);
    m_lanes.push_back(lane);
    m_reader.setAhead(int(m_lanes.size()));
    if (m_pending.isEmpty())
        ask(lane);
    else
        assign(lane, m_pending.takeFirst());
}

void SendStep::startMoreLanes()
{
    while (int(m_lanes.size()) < wantedLanes())
        startLane();
}

int SendStep::mostLanes() const
{
    return m_services.lanes.mostFor(m_record.serverUri, m_record.identity.size, m_record.sliceLengthKb,
                                    m_services.clock.nowMs());
}

int SendStep::wantedLanes()
{
    const qint64 sliceLength = m_record.sliceLengthKb * 1024LL;
    const qint64 slicesLeft = (m_record.identity.size - m_record.transferred + sliceLength - 1) / sliceLength;
    m_tuner.setMost(std::min(mostLanes(), m_workFor));
    const int wanted = m_services.lanes.lanes() == LanePolicy::automatic
                           ? m_tuner.wanted()
                           : std::min(m_services.lanes.firstFor(m_record.serverUri), m_workFor);
    return int(std::clamp<qint64>(slicesLeft, 1, wanted));
}

void SendStep::measure(Lane *lane, qint64 bytes)
{
    m_tuner.acknowledged(lane->number(), bytes, m_services.clock.monotonicMs());
}

void SendStep::noteWait(Lane *lane)
{
    const Wait::For what = lane->wait().what;
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
        m_services.lanes.served(m_record.serverUri, m_tuner.proven(), m_tuner.bytesPerSecond(),
                                m_lost * fewLost > m_acknowledged, m_services.clock.nowMs());
}

void SendStep::handed(Lane *lane, const youku::NextSlice &next)
{
    noteTransferred(next.transferred);
    const youku::SliceTask &task = next.task;
    const bool taken = task.id != 0 && (sending(task, lane) || m_pending.contains(task));
    if (m_draining)
        return;
    if (stale(task, lane))
        return ask(lane);
    if (task.id == 0 || taken) {
        m_workFor = std::max(1, int(m_lanes.size()) - 1);
        return retire(lane);
    }
    if (!fits(task))
        return begunElsewhere() ? ofAnotherFile() : dropTask(lane, strangeTask());
    if (overlaps(task, lane)) {
        fallBackToOneLane();
        return retire(lane);
    }
    assign(lane, task);
}

void SendStep::acknowledged(Lane *lane, const youku::SliceTask &done, const youku::NextSlice &next)
{
    m_done.insert(done.id, ++m_acknowledged);
    m_inVain += done.length;
    const bool sameAgain = next.task == done;
    if (!sameAgain)
        m_strange = 0;
    noteTransferred(next.transferred);
    const bool isMore =
        next.task.id != 0 && fits(next.task) && !sending(next.task, lane) && !stale(next.task, lane);
    if (m_draining) {
        if (isMore)
            m_pending.append(next.task);
        m_durable.advanceSlices(inFlight(), this, {});
        return lookDrained();
    }
    // A server that has lost what it had may want all of it once more, but takes nothing for ever.
    if (m_inVain > m_record.identity.size)
        return fail(strangeTask());
    if (sameAgain)
        return dropTask(lane, strangeTask());
    const bool tooMany = int(m_lanes.size()) > wantedLanes();
    const bool onlyLane = m_lanes.size() == 1;
    if (!m_pending.isEmpty() || (tooMany && !onlyLane)) {
        if (isMore && !m_pending.contains(next.task))
            m_pending.append(next.task);
        if ((tooMany && !onlyLane) || m_pending.isEmpty())
            return retire(lane);
        assign(lane, m_pending.takeFirst());
    } else {
        handed(lane, next);
    }
    if (!m_lanes.empty() && next.task.id != 0)
        startMoreLanes();
}

void SendStep::refused(Lane *lane, const base::Error &error, base::Reaction reaction)
{
    if (m_draining)
        return lookDrained();
    const bool alone = m_lanes.size() == 1;
    const bool asking = lane->task().id == 0;
    switch (reaction) {
    case base::Reaction::Accept: // new_slice: nothing wrong, nothing to do
        return retire(lane);
    case base::Reaction::NextSlice:
        if (!alone) {
            fallBackToOneLane();
            m_pending.append(lane->task());
            return retire(lane);
        }
        return dropTask(lane, error);
    case base::Reaction::CreateAgain:
        if (!alone && error.fault == base::Fault::Unreachable) {
            if (!asking) // another lane may have a connection
                m_pending.append(lane->task());
            return retire(lane);
        }
        return endBy(reaction, error);
    case base::Reaction::SmallerSlices:
        return endBy(reaction, error);
    default:
        // A server that takes one lane but not this one is served with fewer.
        if (!alone && asking && error.fault == base::Fault::Code) {
            fallBackToOneLane();
            return retire(lane);
        }
        fail(error);
    }
}

// The server wants something we cannot give; another task may do.
void SendStep::dropTask(Lane *lane, const base::Error &error)
{
    if (++m_strange > mostStrangeInARow)
        return fail(error);
    lane->dropTask(pauseFor(error, 500LL << m_strange, m_strange + 1));
}

void SendStep::ask(Lane *lane)
{
    m_askedAt[lane->number()] = m_acknowledged;
    lane->ask();
}

// An answer that was under way while another lane was through with just that task knows nothing of it yet. A
// server that has lost what it had wants it again in an answer to a later question.
bool SendStep::stale(const youku::SliceTask &task, const Lane *lane) const
{
    return task.id != 0 && m_done.value(task.id) > m_askedAt.value(lane->number());
}

void SendStep::assign(Lane *lane, const youku::SliceTask &task)
{
    m_askedAt[lane->number()] = m_acknowledged;
    lane->send(task);
    m_durable.advanceSlices(inFlight(), lane, [this, lane] {
        if (!halted() && !m_draining)
            lane->release();
    });
}

void SendStep::retire(Lane *lane)
{
    m_lanes.erase(std::remove(m_lanes.begin(), m_lanes.end(), lane), m_lanes.end());
    m_tuner.retired(lane->number());
    lane->disconnect(this);
    lane->deleteLater();
    if (!m_lanes.empty()) {
        emit waitChanged();
        return;
    }
    if (!m_pending.isEmpty())
        return startLane();
    sent();
}

void SendStep::fallBackToOneLane()
{
    m_services.lanes.dislikesLanes(m_record.serverUri, m_services.clock.nowMs());
}

bool SendStep::fits(const youku::SliceTask &task) const
{
    const qint64 size = m_record.identity.size;
    return task.id > 0 && task.offset >= 0 && task.length >= 1 && task.length <= longestSlice
           && task.offset <= size && task.length <= size - task.offset;
}

base::Error SendStep::strangeTask()
{
    base::Error error = base::localError(base::ErrorKind::Protocol);
    error.operation = base::Operation::NextSlice;
    return error;
}

const Lane *SendStep::sending(const youku::SliceTask &task, const Lane *except) const
{
    const auto found = std::find_if(m_lanes.begin(), m_lanes.end(), [&](const Lane *lane) {
        return lane != except && lane->task().id == task.id;
    });
    return found == m_lanes.end() ? nullptr : *found;
}

bool SendStep::overlaps(const youku::SliceTask &task, const Lane *except) const
{
    return std::any_of(m_lanes.begin(), m_lanes.end(), [&](const Lane *lane) {
        const youku::SliceTask &other = lane->task();
        return lane != except && other.id != 0 && task.offset < other.offset + other.length
               && other.offset < task.offset + task.length;
    });
}

void SendStep::noteTransferred(qint64 transferred)
{
    if (transferred > m_record.identity.size)
        return; // no honest number
    if (transferred > m_record.transferred)
        m_inVain = 0;
    if (transferred > m_record.transferred)
        m_durable.note([transferred](UploadRecord &record) { record.transferred = transferred; });
    emit progressed();
}

void SendStep::sent()
{
    rememberServer();
    advanceAndEnd([](UploadRecord &record) {
        record.tasksInFlight.clear();
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
