#include "cli/commands/folders_command.h"

#include "cli/output/json_reporter.h"
#include "cli/output/table.h"
#include "cli/output/terminal.h"
#include "control/jobs/folders_job.h"
#include "engine/accounts/account_registry.h"
#include "engine/folders/folder_words.h"
#include "store/profile/profile.h"
#include "store/queue/upload_store.h"
#include "transfer/files/local_file.h"
#include "words/reasons/reasons.h"

namespace cli {

using Action = FoldersOptions::Action;

FoldersCommand::FoldersCommand(const CommonOptions &common, const FoldersOptions &options)
    : JobCommand(common)
    , m_options(options)
{
}

std::optional<ExitCode> FoldersCommand::prepare()
{
    if (m_options.action == Action::List)
        return readList();
    if (m_options.action == Action::Remove)
        return std::nullopt;
    for (const QString &path : {m_options.folder.path, m_options.folder.moveTo}) {
        if (path.isEmpty() || transfer::kindOf(path) == transfer::PathKind::Folder)
            continue;
        reporter().note(tr("There is no folder %1.").arg(transfer::shownPath(path)));
        return ExitCode::WrongUsage;
    }
    return std::nullopt;
}

// Nothing: a program that holds the profile can tell more.
std::optional<ExitCode> FoldersCommand::readList()
{
    const store::Profile profile = store::Profile::at(common().profileDir, common().practice);
    if (QString refusal; !profile.isOurs(&refusal)) {
        reporter().note(refusal);
        return ExitCode::WrongUsage;
    }
    if (control::Client().reach(profile.socketPaths()) == control::Client::Reach::Reached)
        return std::nullopt;
    const auto read = store::UploadStore::readFolders(profile.databasePath());
    if (!read.ok()) {
        reporter().note(tr("The queue in %1 cannot be read: %2")
                            .arg(profile.dir(), words::reasonFor(read.error()).sentence));
        return ExitCode::SomeFailed;
    }
    store::Settings settings(profile.settingsPath(), store::Settings::ReadOnly());
    const engine::AccountRegistry accounts(settings);
    QList<QJsonObject> rows;
    for (const store::WatchedFolder &folder : read.value()) {
        const QString account = folder.account.isEmpty() ? QString() : accounts.nameOf(folder.account);
        rows.append(control::folderRow(folder, account, {}));
    }
    answered(rows);
    return ExitCode::Success;
}

std::unique_ptr<control::Job> FoldersCommand::makeJob()
{
    return std::make_unique<control::FoldersJob>(engine(), reporter(), m_options);
}

void FoldersCommand::answered(const QList<QJsonObject> &rows)
{
    if (common().json) {
        for (const QJsonObject &row : rows)
            printJson(row);
        return;
    }
    if (m_options.action == Action::List)
        return printTable(rows);
    if (common().quiet || rows.isEmpty())
        return;
    const QString path = rows.constFirst()[u"folder"].toString();
    terminal::printLine(m_options.action == Action::Add ? tr("Watched from now on: %1").arg(path)
                                                        : tr("No longer watched: %1").arg(path));
}

void FoldersCommand::printTable(const QList<QJsonObject> &rows)
{
    if (rows.isEmpty()) {
        reporter().remark(tr("No folder is watched."));
        return;
    }
    Table table({tr("Folder"), tr("Template"), tr("Account"), tr("New videos"), tr("Moved to"), tr("State")});
    for (const QJsonObject &row : rows) {
        const QString path = row[u"folder"].toString();
        const QString byTemplate = row[u"template"].toString();
        const QString account = row[u"account"].toString();
        const auto state = control::folderStateIn(row);
        table.add({row[u"below"].toBool() ? tr("%1, subfolders too").arg(path) : path,
                   byTemplate.isEmpty() ? tr("None") : byTemplate,
                   account.isEmpty() ? tr("Default") : account,
                   row[u"start"].toBool() ? tr("Start by themselves") : tr("As drafts"),
                   row[u"move_to"].toString(), state ? engine::folderStateText(*state) : QString()});
    }
    terminal::printLines(table.text());
}

} // namespace cli
