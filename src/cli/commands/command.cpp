#include "cli/commands/command.h"

#include "cli/commands/account_command.h"
#include "cli/commands/catalogue_commands.h"
#include "cli/commands/check_command.h"
#include "cli/commands/folders_command.h"
#include "cli/commands/history_command.h"
#include "cli/commands/list_command.h"
#include "cli/commands/log_command.h"
#include "cli/commands/queue_commands.h"
#include "cli/commands/report_command.h"
#include "cli/commands/run_command.h"
#include "cli/commands/upload_command.h"

namespace cli {

namespace {

// Which class serves which options.
struct Maker {
    const CommonOptions &common;

    std::unique_ptr<Command> operator()(const UploadOptions &options) const
    {
        return std::make_unique<UploadCommand>(common, options);
    }
    std::unique_ptr<Command> operator()(const CheckOptions &options) const
    {
        return std::make_unique<CheckCommand>(common, options);
    }
    std::unique_ptr<Command> operator()(const ResumeOptions &options) const
    {
        return std::make_unique<ResumeCommand>(common, options);
    }
    std::unique_ptr<Command> operator()(const CancelOptions &options) const
    {
        return std::make_unique<CancelCommand>(common, options);
    }
    std::unique_ptr<Command> operator()(const ListOptions &options) const
    {
        return std::make_unique<ListCommand>(common, options);
    }
    std::unique_ptr<Command> operator()(const LogOptions &options) const
    {
        return std::make_unique<LogCommand>(common, options);
    }
    std::unique_ptr<Command> operator()(const HistoryOptions &options) const
    {
        return std::make_unique<HistoryCommand>(common, options);
    }
    std::unique_ptr<Command> operator()(const AccountOptions &options) const
    {
        return std::make_unique<AccountCommand>(common, options);
    }
    std::unique_ptr<Command> operator()(const FoldersOptions &options) const
    {
        return std::make_unique<FoldersCommand>(common, options);
    }
    std::unique_ptr<Command> operator()(const RunOptions &options) const
    {
        return std::make_unique<RunCommand>(common, options);
    }
    std::unique_ptr<Command> operator()(const CategoriesOptions &) const
    {
        return std::make_unique<CategoriesCommand>(common);
    }
    std::unique_ptr<Command> operator()(const SpecOptions &) const
    {
        return std::make_unique<SpecCommand>(common);
    }
    std::unique_ptr<Command> operator()(const ReportOptions &options) const
    {
        return std::make_unique<ReportCommand>(common, options);
    }
};

} // namespace

std::unique_ptr<Command> makeCommand(const Options &options)
{
    return std::visit(Maker{options.common}, options.command);
}

} // namespace cli
