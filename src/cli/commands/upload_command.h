// upload: adds what is new, resumes what is known, runs until all ended.
//
// A file is known when the queue has an upload of its path that is not published, or when the same unchanged
// file was published before: then its video id is printed and nothing is sent, unless --again. What only
// looks changed is found to be known once it is hashed.
#pragma once

#include "cli/commands/watching_command.h"
#include "cli/options/upload_request.h"

namespace cli {

class UploadCommand : public WatchingCommand
{
    Q_OBJECT
public:
    UploadCommand(const CommonOptions &common, const UploadOptions &options);

    std::optional<ExitCode> prepare() override;

protected:
    void work() override;

private:
    // What is to be done with one file; the upload to go on with, or the record of the published one.
    struct Plan {
        transfer::NewUpload file;
        transfer::UploadId known = 0;
        std::optional<transfer::UploadRecord> published;
    };

    void notBegun(const Refusal &why, const QString &sentence) override;
    void checkCategory();
    transfer::UploadId unfinished(const QString &path);
    void planNext();
    void found(const std::optional<transfer::UploadRecord> &record);
    void carryOut();
    void tellPublished(const Plan &plan);
    void pairKnown(const Plan &plan);
    bool apiTakes(const Plan &plan, QList<youku::Field> *notCarried);
    bool takeDetails(const Plan &plan);
    void warnAboutFiles();

    UploadOptions m_options;
    UploadRequest m_request;
    QList<Plan> m_plans; // in the order the files were named
};

} // namespace cli
