// Who of the queue runs now, and what of it others hear.
//
// As many uploads as are allowed at once hold a slot; order decides who is next; an upload at stage Sent
// frees its slot, and one that pauses for long lends it. Decides from the event loop, once for however many
// changes a turn of it brought.
//
// The engine's thread; owned by the queue.
#pragma once

#include "transfer/files/file_job_schedule.h"
#include "transfer/upload/upload.h"

#include <QTimer>

#include <functional>

namespace transfer {

struct Services;

class RunSchedule : public QObject
{
    Q_OBJECT
public:
    // What belongs to the queue: listed uploads in order, all uploads, and those that may still be put back.
    RunSchedule(Services &services, const QList<UploadId> &order, const QHash<UploadId, Upload *> &uploads,
                const QHash<UploadId, Intent> &takenOff);

    void setUploadsAtOnce(int count);
    bool anythingRunning() const;

    void decideSoon();
    void noteChange(UploadId id); // changed() will tell of it
    void stopFileJobs(UploadId id) { m_fileJobs.stop(id); }
    // Behind those that are there.
    void addFileJob(const FileJobSchedule::MakeJob &make)
    {
        m_fileJobs.add(make, FileJobSchedule::Pace::Calm);
    }
    // Ends all traffic and calls back once everything is kept.
    void shutDown(QObject *context, std::function<void()> done);

signals:
    // States at once (batched per event-loop turn), progress four times a second.
    void changed(const QList<transfer::UploadId> &ids);
    void idle();                         // nothing runs any more
    void settled(transfer::UploadId id); // an unlisted one, and Youku knows

private:
    void addFileJobs();
    void decide();
    bool wouldWaitForSignIn(const Upload &upload) const;
    bool mayBegin(const Upload &upload) const; // it wants to, and no gate holds it
    void giveSlots();
    void giveSlotsBack();
    void tellWhoseTurnItIs();
    void lookForSame(UploadId id);
    void lookForSameAgain();
    void tellWhoIsBehind();
    void announce();
    bool showsNews(const Upload &upload) const;
    void tick();
    void endWhenDrained(QObject *context, std::function<void()> done);

    Services &m_services;
    const QList<UploadId> &m_order;
    const QHash<UploadId, Upload *> &m_uploads;
    const QHash<UploadId, Intent> &m_takenOff;
    FileJobSchedule m_fileJobs;
    QSet<UploadId> m_changed;
    QTimer m_deciding{this};
    QTimer m_announcing{this};
    QTimer m_ticking{this};
    int m_uploadsAtOnce = 1;
    bool m_wasActive = false;
    bool m_closing = false;
};

} // namespace transfer
