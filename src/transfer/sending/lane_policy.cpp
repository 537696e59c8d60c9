#include "transfer/sending/lane_policy.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace transfer {

namespace {

constexpr int defaultLanes = 2; // protocol 12, rule 1
constexpr qint64 dislikedForMs = 24LL * 60 * 60 * 1000;
constexpr double secondsPerSlice = 4; // the way to the server and back weighs little, a lost slice neither
constexpr double secondsToConfirm = 10;
constexpr qint64 slicesPerLane = 8; // so that no lane has to wait long for another at the end
constexpr int serversKept = 16;

} // namespace

int LanePolicy::mostFor(const QString &server, qint64 fileSize, int sliceLengthKb, qint64 nowMs) const
{
    const qint64 dislikedMs = knownOf(server).dislikedMs;
    if (fileSize <= sliceLengthKb * 1024LL || (dislikedMs > 0 && nowMs - dislikedMs < dislikedForMs))
        return 1;
    return m_lanes == automatic ? mostLanes : std::clamp(m_lanes, 1, mostLanes);
}

int LanePolicy::firstFor(const QString &server) const
{
    if (m_lanes != automatic)
        return std::clamp(m_lanes, 1, mostLanes);
    return std::clamp(knownOf(server).lanes - 1, defaultLanes, mostLanes);
}

int LanePolicy::sliceLengthKb(const QString &server, qint64 fileSize, qint64 limit,
                              const SliceLengths &lengths) const
{
    if (m_sliceLengthKb > 0)
        return m_sliceLengthKb;
    double kb = std::max(earnedKb(server, fileSize, limit), double(lengths.usual));
    for (const double speed : {lineTo(server).bytesPerSecond, double(limit)}) {
        if (speed > 0)
            kb = std::min(kb, speed * secondsToConfirm / 1024);
    }
    return int(std::clamp(kb, double(lengths.least), double(largestSliceKb)));
}

double LanePolicy::earnedKb(const QString &server, qint64 fileSize, qint64 limit) const
{
    const Server known = knownOf(server);
    const Server *last = lastMeasured();
    // A server keeps the length for the whole upload: large ones have to be earned.
    if (!last || last->losesSlices || known.losesSlices)
        return smallestSliceKb;
    const Server line = lineTo(server);
    const qint64 lanes = std::max(line.lanes, 1);
    const double speed = limit > 0 ? std::min(line.bytesPerSecond, double(limit)) : line.bytesPerSecond;
    const double bySpeed = speed / double(lanes) * secondsPerSlice;
    const qint64 bySize = fileSize / (lanes * slicesPerLane);
    return std::min(bySpeed, double(bySize)) / 1024;
}

void LanePolicy::parallelRefused(const QString &server, qint64 nowMs)
{
    Server its = knownOf(server);
    its.seenMs = its.dislikedMs = nowMs;
    its.lanes = 1;
    remember(server, its);
}

void LanePolicy::recordRun(const QString &server, int lanes, double bytesPerSecond, bool losesSlices,
                           qint64 nowMs)
{
    Server its = knownOf(server);
    its.seenMs = nowMs;
    its.lanes = std::clamp(lanes, 1, mostLanes);
    its.bytesPerSecond = bytesPerSecond;
    its.losesSlices = losesSlices;
    remember(server, its);
}

bool LanePolicy::wouldBeSlow(const QString &server, double bytesPerSecond) const
{
    return bytesPerSecond * 2 < lineTo(server).bytesPerSecond;
}

void LanePolicy::turnedSlow(const QString &server, double bytesPerSecond, qint64 nowMs)
{
    Server its = knownOf(server);
    its.seenMs = nowMs;
    its.bytesPerSecond = bytesPerSecond;
    remember(server, its);
}

// A line that turned slow is so for every server.
LanePolicy::Server LanePolicy::lineTo(const QString &server) const
{
    const Server known = knownOf(server);
    const Server *last = lastMeasured();
    const bool itsOwn = known.bytesPerSecond > 0 && last && known.bytesPerSecond <= last->bytesPerSecond;
    return itsOwn || !last ? known : *last;
}

const LanePolicy::Server *LanePolicy::lastMeasured() const
{
    const Server *last = nullptr;
    for (const Server &server : m_servers) {
        if (server.bytesPerSecond > 0 && (!last || server.seenMs > last->seenMs))
            last = &server;
    }
    return last;
}

void LanePolicy::remember(const QString &server, const Server &its)
{
    m_servers.insert(server, its);
    if (m_servers.size() > serversKept) {
        const auto older = [](const Server &a, const Server &b) {
            return a.seenMs < b.seenMs;
        };
        m_servers.erase(std::min_element(m_servers.cbegin(), m_servers.cend(), older));
    }
    emit learned();
}

QJsonObject LanePolicy::memory() const
{
    QJsonObject memory;
    for (auto each = m_servers.begin(); each != m_servers.end(); ++each) {
        memory.insert(each.key(), QJsonObject{{u"seen_ms"_s, each->seenMs},
                                              {u"disliked_ms"_s, each->dislikedMs},
                                              {u"lanes"_s, each->lanes},
                                              {u"bytes_per_second"_s, std::round(each->bytesPerSecond)},
                                              {u"loses_slices"_s, each->losesSlices}});
    }
    return memory;
}

void LanePolicy::recall(const QJsonObject &memory)
{
    m_servers.clear();
    for (auto each = memory.begin(); each != memory.end() && m_servers.size() < serversKept; ++each) {
        const QJsonObject kept = each->toObject();
        m_servers.insert(each.key(), {kept[u"seen_ms"].toInteger(), kept[u"disliked_ms"].toInteger(),
                                      std::clamp(kept[u"lanes"].toInt(), 0, mostLanes),
                                      std::max(0.0, kept[u"bytes_per_second"].toDouble()),
                                      kept[u"loses_slices"].toBool()});
    }
}

} // namespace transfer
