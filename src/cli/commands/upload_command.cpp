#include "cli/commands/upload_command.h"

#include "cli/options/given_files.h"
#include "control/jobs/upload_job.h"

using namespace Qt::StringLiterals;

namespace cli {

UploadCommand::UploadCommand(const CommonOptions &common, const UploadOptions &options)
    : JobCommand(common, options.pace)
    , m_options(options)
{
    m_options.anyway |= qEnvironmentVariable("YOUCHUAN_ANYWAY") == "1"_L1;
}

std::optional<ExitCode> UploadCommand::prepare()
{
    if (const QString wrong = takeGivenFiles(m_options); !wrong.isEmpty()) {
        notBegun({}, wrong);
        return ExitCode::WrongUsage;
    }
    m_request = control::UploadRequest::from(m_options);
    if (m_request.wrong.isEmpty())
        return std::nullopt;
    control::reportWrong(m_request, m_options.files, reporter());
    return ExitCode::WrongUsage;
}

std::unique_ptr<control::Job> UploadCommand::makeJob()
{
    return std::make_unique<control::UploadJob>(engine(), reporter(), m_options, m_request);
}

// By where they are, whatever folder this program was started in.
control::Wish UploadCommand::wish() const
{
    control::UploadOptions wish = m_options;
    wish.files.clear();
    for (const transfer::NewUpload &upload : m_request.uploads)
        wish.files.append(upload.path);
    return wish;
}

void UploadCommand::notBegun(const Refusal &why, const QString &sentence)
{
    reporter().refused(m_options.files, why, sentence);
}

} // namespace cli
