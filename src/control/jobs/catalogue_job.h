// categories and spec: what Youku takes, asked of it and answered as values.
#pragma once

#include "control/jobs/job.h"
#include "control/jobs/job_options.h"

namespace control {

class CatalogueJob : public Job
{
    Q_OBJECT
public:
    CatalogueJob(engine::Engine &engine, Reporter &reporter, const CatalogueOptions &options)
        : Job(engine, reporter)
        , m_options(options)
    {
    }

    // Answers {"term":...,"label":...} for each category, or once {"max_file_size":...,"extensions":[...]}.
    void start() override;

private:
    void fail(const base::Error &error);

    CatalogueOptions m_options;
};

} // namespace control
