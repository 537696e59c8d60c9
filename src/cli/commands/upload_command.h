// upload: adds what is new, resumes what is known, runs until all ended.
//
// A file is known when the queue has an upload of its path that is not published, or when the same unchanged
// file was published before: then its video id is printed and nothing is sent, unless --again. What only
// looks changed is found to be known once it is hashed.
//
// A new file is looked into before it is added, while those before it are sent; one that Youku could make
// nothing of is named and left out, unless --anyway or YOUCHUAN_ANYWAY=1.
#pragma once

#include "cli/commands/watching_command.h"
#include "cli/options/upload_request.h"
#include "media/findings.h"
#include "media/prober.h"

namespace cli {

class UploadCommand : public WatchingCommand
{
    Q_OBJECT
public:
    UploadCommand(const CommonOptions &common, const UploadOptions &options);

    std::optional<ExitCode> prepare() override;
    void interrupt() override;

protected:
    void work() override;
    void followed(ExitCode code) override;

private:
    // What is to be done with one file; the upload to go on with, or the record of the published one.
    struct Plan {
        transfer::NewUpload file;
        transfer::UploadId known = 0;
        std::optional<transfer::UploadRecord> published;
    };

    void notBegun(const Refusal &why, const QString &sentence) override;
    bool takeAccount();
    void checkCategory();
    transfer::UploadId unfinished(const QString &path);
    void planNext();
    void found(const std::optional<transfer::UploadRecord> &record);
    void begin();
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

    UploadOptions m_options;
    transfer::AccountId m_account; // empty: the default one
    UploadRequest m_request;
    QList<Plan> m_plans; // in the order the files were named
    qsizetype m_next = 0;
    media::Prober m_prober;
    QString m_picture;              // that it makes
    UploadWatch *m_watch = nullptr; // from begin() on
    QList<transfer::UploadId> m_named;
    bool m_someLeftOut = false;
    bool m_someTaken = false;
};

} // namespace cli
