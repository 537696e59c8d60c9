// upload: adds what is new, resumes what is known, runs until all ended.
//
// A file is known when the queue has an upload of its path that is not published, or when the same unchanged
// file was published before: then its video id is printed and nothing is sent, unless --again. What only
// looks changed is found to be known once it is hashed.
//
// A new file is looked into before it is added, while those before it are sent; one that Youku could make
// nothing of is named and left out, unless it is to be sent anyway.
#pragma once

#include "control/jobs/upload_request.h"
#include "control/jobs/watching_job.h"
#include "media/findings.h"
#include "media/prober.h"

#include <QThreadPool>

namespace control {

class UploadJob : public WatchingJob
{
    Q_OBJECT
public:
    // request: made of the options; none: is made first, on a thread that may wait for a disk.
    UploadJob(engine::Engine &engine, Reporter &reporter, const UploadOptions &options,
              const std::optional<UploadRequest> &request = {});
    ~UploadJob() override;

    void start() override;
    void stop() override { m_prober.stop(); }

protected:
    void followed(ExitCode code) override;

private:
    // What is to be done with one file; the upload to go on with, or the record of the published one.
    struct Plan {
        transfer::NewUpload file;
        transfer::UploadId known = 0;
        std::optional<transfer::UploadRecord> published;
    };

    void notBegun(const Refusal &why, const QString &sentence);
    void begin(const UploadRequest &request);
    bool takeAccount();
    void checkCategory();
    transfer::UploadId unfinished(const QString &path);
    void planNext();
    void found(const std::optional<transfer::UploadRecord> &record);
    void carryOutAll();
    bool isWorthALook(const Plan &plan);
    void carryOutNext();
    void looked(const media::Look &look);
    void leaveOut(const Plan &plan, qint64 size, const media::Finding &finding);
    void warn(const Plan &plan, const QList<media::Finding> &findings);
    transfer::UploadId carryOut(const Plan &plan); // 0: there was nothing to do
    void tellPublished(const Plan &plan);
    void pairKnown(const Plan &plan);
    void giveAccount(const Plan &plan);
    bool apiTakes(const Plan &plan, QList<youku::Field> *notCarried);
    bool takeDetails(const Plan &plan);
    void warnAboutFiles();

    QThreadPool m_pool; // for what waits for a disk
    UploadOptions m_options;
    transfer::AccountId m_account; // empty: the default one
    UploadRequest m_request;
    bool m_requestIsMade = false;
    QList<Plan> m_plans; // in the order the files were named
    qsizetype m_next = 0;
    media::Prober m_prober;
    QString m_picture;              // that it makes
    UploadWatch *m_watch = nullptr; // from carryOutAll() on
    QList<transfer::UploadId> m_named;
    bool m_someLeftOut = false;
    bool m_someTaken = false;
};

} // namespace control
