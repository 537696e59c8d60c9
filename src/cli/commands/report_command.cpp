#include "cli/commands/report_command.h"

#include "cli/output/json_reporter.h"
#include "cli/output/terminal.h"
#include "engine/report/report.h"

using namespace Qt::StringLiterals;

namespace cli {

ReportCommand::ReportCommand(const CommonOptions &common, const ReportOptions &options)
    : m_common(common)
    , m_options(options)
{
}

void ReportCommand::start()
{
    const store::Profile profile = store::Profile::at(m_common.profileDir, m_common.practice);
    if (QString refusal; !profile.isOurs(&refusal)) {
        terminal::printErrorLine(refusal);
        emit finished(ExitCode::WrongUsage);
        return;
    }
    const QString path = m_options.file.isEmpty() ? engine::reportFileName() : m_options.file;
    const base::Result<QString> written = engine::writeReport(profile, path);
    if (!written.ok()) {
        const QString why = tr("The report %1 cannot be written: %2").arg(path, written.error().message);
        terminal::printErrorLine(why);
        emit finished(ExitCode::SomeFailed);
        return;
    }
    if (m_common.json)
        printJson({{u"event"_s, u"report"_s}, {u"path"_s, written.value()}});
    else
        terminal::printLine(written.value());
    emit finished(ExitCode::Success);
}

} // namespace cli
