// Keeps the record of the last ten minutes from what the queue tells, at most four times a second while
// something is sent. No timer of its own runs meanwhile, nor while nothing is sent: only once, when the last
// of it has become too old to be shown.
#pragma once

#include "base/clock.h"
#include "gui/speed/speed_record.h"
#include "transfer/queue/upload_queue.h"

#include <QHash>
#include <QTimer>

namespace gui {

class SpeedRecorder : public QObject
{
    Q_OBJECT
public:
    // Both outlive it.
    SpeedRecorder(const transfer::UploadQueue &queue, const base::Clock &clock, QObject *parent);

    const SpeedRecord &upToNow();

signals:
    void recorded(); // another second, or nothing any more

private:
    struct Seen {
        qint64 left = 0;
        qint64 acknowledged = 0;
        qint64 unconfirmed = 0; // of what left
        SpeedRecord::State state = SpeedRecord::State::Idle;
    };
    void note(const QList<transfer::UploadId> &ids);
    void leave(const QList<transfer::UploadId> &ids);
    void add(qint64 left, qint64 confirmed);
    SpeedRecord::State stateOfAll() const;
    SpeedRecord::Moment now() const { return {m_clock.nowMs(), m_clock.monotonicMs()}; }

    const transfer::UploadQueue &m_queue;
    const base::Clock &m_clock;
    SpeedRecord m_record;
    QHash<transfer::UploadId, Seen> m_seen;
    QTimer m_tooOld;
    qint64 m_toldMs = 0;
};

} // namespace gui
