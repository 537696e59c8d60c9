// resume, retry and cancel: work on uploads that are in the queue.
#pragma once

#include "control/jobs/job_options.h"
#include "control/jobs/watching_job.h"

namespace control {

class ResumeJob : public WatchingJob
{
    Q_OBJECT
public:
    ResumeJob(engine::Engine &engine, Reporter &reporter, const ResumeOptions &options);

    void start() override;

private:
    QList<transfer::UploadId> chosen();

    ResumeOptions m_options;
};

class CancelJob : public WatchingJob
{
    Q_OBJECT
public:
    CancelJob(engine::Engine &engine, Reporter &reporter, const CancelOptions &options);

    void start() override;

private:
    CancelOptions m_options;
};

} // namespace control
