// The run: the uploads that go on by themselves, and those sent whole since nothing ran last. Percentage,
// bar, speed and time are all of it; what is paused, failed, cancelled or a draft is outside of all of them,
// and so is what earlier runs published.
#pragma once

#include "gui/queue/queue_model.h"
#include "transfer/sending/speed_meter.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>

namespace gui {

class Run : public QObject
{
    Q_OBJECT
public:
    Run(const transfer::UploadQueue &queue, const QueueModel &model, QObject *parent);

    bool any() const { return live() > 0; }
    bool allWaitForNetwork() const;
    transfer::Progress progress() const;
    double share() const; // of its bytes that are confirmed; below 1 until nothing runs any more
    QString percent() const;

    const transfer::UploadQueue &queue() const { return m_queue; }
    const QueueModel &model() const { return m_model; }

private:
    int live() const;
    bool belongs(const transfer::Upload &upload) const;
    void note(const QList<transfer::UploadId> &ids);
    void measure();
    void forget();

    const transfer::UploadQueue &m_queue;
    const QueueModel &m_model;
    QSet<transfer::UploadId> m_ran; // since nothing ran last

    QElapsedTimer m_clock;
    transfer::SpeedMeter m_meter;
    QHash<transfer::UploadId, qint64> m_bytes; // of what is sent: confirmed and under way
    qint64 m_moved = 0;                        // bytes, of all of them
    qint64 m_total = 0;                        // bytes of the run when it was measured last
    qint64 m_measuredAtMs = 0;
};

} // namespace gui
