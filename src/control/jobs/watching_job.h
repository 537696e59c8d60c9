// A job that follows uploads until they have ended; upload, resume, retry and cancel are made of it.
#pragma once

#include "control/jobs/job.h"
#include "control/jobs/upload_watch.h"

namespace control {

class WatchingJob : public Job
{
    Q_OBJECT
public:
    using Job::Job;

    // What others have under way in the queue is their business: only what this job set going is followed.
    void followOwnOnly() { m_ownOnly = true; }

protected:
    // What was followed has ended.
    virtual void followed(ExitCode code) { end(code); }
    // Goes on with an upload whatever stopped it; a file that changed begins anew.
    void goOn(transfer::UploadId id);
    // Runs, or will when its turn comes; of those that are this job's business.
    QList<transfer::UploadId> running();
    // Ids that are in the queue; otherwise says which is not, and ends.
    bool known(const QList<transfer::UploadId> &ids);
    // Cancelled by an earlier run that could not tell Youku.
    QList<transfer::UploadId> toBeCancelled();
    // The shell is answered when all of these have ended, and those that are to be cancelled as well.
    UploadWatch *follow(QList<transfer::UploadId> ids, UploadWatch::Wanted wanted);

private:
    bool m_ownOnly = false;
};

} // namespace control
