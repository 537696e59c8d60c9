#include "cli/commands/folders_command.h"

#include "cli/output/terminal.h"
#include "engine/accounts/account_registry.h"
#include "store/profile/profile.h"
#include "store/queue/upload_store.h"
#include "transfer/files/local_file.h"
#include "words/reasons/reasons.h"

namespace cli {

FoldersCommand::FoldersCommand(const CommonOptions &common, const FoldersOptions &options)
    : EngineCommand(common)
    , m_options(options)
{
}

std::optional<ExitCode> FoldersCommand::prepare()
{
    using Action = FoldersOptions::Action;
    if (m_options.action == Action::List)
        return list();
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

ExitCode FoldersCommand::list()
{
    const store::Profile profile = store::Profile::at(common().profileDir, common().practice);
    if (QString refusal; !profile.isOurs(&refusal)) {
        reporter().note(refusal);
        return ExitCode::WrongUsage;
    }
    const auto read = store::UploadStore::readFolders(profile.databasePath());
    if (!read.ok()) {
        reporter().note(tr("The queue in %1 cannot be read: %2")
                            .arg(profile.dir(), words::reasonFor(read.error()).sentence));
        return ExitCode::SomeFailed;
    }
    store::Settings settings(profile.settingsPath());
    const engine::AccountRegistry accounts(settings);
    QList<FolderRow> rows;
    for (const store::WatchedFolder &folder : read.value())
        rows.append({folder, folder.account.isEmpty() ? QString() : accounts.nameOf(folder.account), {}});
    return tell(listFolders(rows, common().json));
}

ExitCode FoldersCommand::tell(const FolderAnswer &answer)
{
    if (!answer.text.isEmpty() && !(common().quiet && m_options.action != FoldersOptions::Action::List))
        terminal::printLines(answer.text);
    if (!answer.remark.isEmpty() && !(common().quiet && answer.code == ExitCode::Success))
        reporter().note(answer.remark);
    return answer.code;
}

void FoldersCommand::work()
{
    changeFolders(engine(), m_options, common().json, this,
                  [this](const FolderAnswer &answer) { end(tell(answer)); });
}

} // namespace cli
