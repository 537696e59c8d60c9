#include "transfer/lane_policy.h"

#include <algorithm>

namespace transfer {

namespace {

constexpr int defaultLanes = 2; // protocol 12, rule 1
constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;
constexpr int defaultSliceKb = 2048;
constexpr int largeSliceKb = 4096; // more would save little and cost memory: each lane holds two slices
constexpr qint64 largeFile = 1024LL * 1024 * 1024;

} // namespace

int LanePolicy::lanesFor(const QString &serverUri, qint64 fileSize, int sliceLengthKb, qint64 nowMs) const
{
    if (fileSize <= sliceLengthKb * 1024LL)
        return 1;
    const auto disliked = m_dislikedMs.constFind(serverUri);
    if (disliked != m_dislikedMs.constEnd() && nowMs - *disliked < dayMs)
        return 1;
    return m_lanes == automatic ? defaultLanes : std::clamp(m_lanes, 1, mostLanes);
}

void LanePolicy::dislikesLanes(const QString &serverUri, qint64 nowMs)
{
    m_dislikedMs.insert(serverUri, nowMs);
}

int LanePolicy::sliceLengthKb(qint64 fileSize) const
{
    return fileSize > largeFile ? largeSliceKb : defaultSliceKb;
}

} // namespace transfer
