// The run: the uploads that go on by themselves, and those sent whole since nothing ran last. Percentage,
// bar, speed and time are all of it; what is paused, failed, cancelled or a draft is outside of all of them,
// and so is what earlier runs published.
#pragma once

#include "gui/queue/queue_model.h"

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

    // What runs, with one time, and then what does not: "46.8% · 2 uploading, about 35 min left · 1 paused".
    QString words() const;
    QString shortWords() const; // only what runs
    QString tip() const;        // its bytes, and the names of what is being sent

private:
    int live() const;
    bool belongs(const transfer::Upload &upload) const;
    void note(const QList<transfer::UploadId> &ids);
    QString whatRuns() const;
    QStringList whatDoesNot() const;
    QString drafts() const;

    const transfer::UploadQueue &m_queue;
    const QueueModel &m_model;
    QSet<transfer::UploadId> m_ran; // since nothing ran last
};

} // namespace gui
