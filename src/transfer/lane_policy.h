// How many lanes an upload may use and what slice length it asks for; remembers what each server put up with.
#pragma once

#include <QHash>
#include <QString>

namespace transfer {

class LanePolicy
{
public:
    static constexpr int automatic = 0;
    static constexpr int mostLanes = 8;

    // automatic or 1 to mostLanes; may change while uploads run.
    void setLanes(int lanes) { m_lanes = lanes; }
    int lanes() const { return m_lanes; }

    // Lanes for an upload on this server: one when the file fits in one slice, or when the server was seen to
    // dislike several within the last day (protocol 12, rule 5).
    int lanesFor(const QString &serverUri, qint64 fileSize, int sliceLengthKb, qint64 nowMs) const;
    void dislikesLanes(const QString &serverUri, qint64 nowMs);

    // KB to ask for (protocol 5.1).
    int sliceLengthKb(qint64 fileSize) const;

private:
    int m_lanes = automatic;
    QHash<QString, qint64> m_dislikedMs;
};

} // namespace transfer
