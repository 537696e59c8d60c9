#include "cli/folders/folder_list.h"

#include "base/guarded.h"
#include "cli/output/json_reporter.h"
#include "cli/output/table.h"
#include "engine/accounts/account_store.h"
#include "engine/engine.h"
#include "engine/folders/folder_words.h"
#include "transfer/files/local_path.h"
#include "words/reasons/reasons.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

struct FolderText {
    Q_DECLARE_TR_FUNCTIONS(cli::FoldersCommand)
};

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue stateJson(const std::optional<engine::FolderState> &state)
{
    if (!state || !state->watched)
        return {};
    return QJsonObject{{u"looked"_s, state->looked},
                       {u"reachable"_s, state->reachable},
                       {u"still_written"_s, state->growing},
                       {u"added_today"_s, state->addedToday},
                       {u"last_added_at"_s, state->lastAddedAt.isValid()
                                                ? QJsonValue(state->lastAddedAt.toString(Qt::ISODateWithMs))
                                                : QJsonValue()},
                       {u"to_move"_s, state->toMove}};
}

QJsonObject folderJson(const FolderRow &row)
{
    const store::WatchedFolder &folder = row.folder;
    return {{u"event"_s, u"folder"_s},
            {u"id"_s, folder.id},
            {u"folder"_s, transfer::shownPath(folder.path)},
            {u"below"_s, folder.below},
            {u"template"_s, textOrNull(folder.templateName)},
            {u"account"_s, textOrNull(row.account)},
            {u"start"_s, folder.starts},
            {u"age"_s, folder.ageSeconds},
            {u"patterns"_s, QJsonArray::fromStringList(folder.patterns)},
            {u"move_to"_s, textOrNull(transfer::shownPath(folder.moveTo))},
            {u"state"_s, stateJson(row.state)}};
}

FolderRow rowOf(engine::Engine &engine, const store::WatchedFolder &folder)
{
    const QString account =
        folder.account.isEmpty() ? QString() : engine.accountStore().find(folder.account).name;
    return {folder, account, engine.folders().state(folder.id)};
}

FolderAnswer refusedFolder(const QString &sentence, ExitCode code = ExitCode::WrongUsage)
{
    return {code, {}, sentence};
}

// Nothing: somebody is named who is not there.
std::optional<store::WatchedFolder> wantedFolder(engine::Engine &engine, const FoldersOptions &options)
{
    store::WatchedFolder folder = options.folder;
    if (options.account.isEmpty())
        return folder;
    const auto account = engine.accountStore().named(options.account);
    if (!account)
        return std::nullopt;
    folder.account = account->id;
    return folder;
}

std::optional<store::WatchedFolder> folderAt(engine::Engine &engine, const QString &path)
{
    for (const store::WatchedFolder &folder : engine.folders().all()) {
        if (folder.path == path)
            return folder;
    }
    return std::nullopt;
}

} // namespace

FolderAnswer listFolders(const QList<FolderRow> &rows, bool json)
{
    FolderAnswer answer;
    if (json) {
        for (const FolderRow &row : rows)
            answer.text += jsonLine(folderJson(row)) + u'\n';
        return answer;
    }
    if (rows.isEmpty()) {
        answer.remark = FolderText::tr("No folder is watched.");
        return answer;
    }
    Table table({FolderText::tr("Folder"), FolderText::tr("Template"), FolderText::tr("Account"),
                 FolderText::tr("New videos"), FolderText::tr("Moved to"), FolderText::tr("State")});
    for (const FolderRow &row : rows) {
        const store::WatchedFolder &folder = row.folder;
        const QString path = transfer::shownPath(folder.path);
        table.add({folder.below ? FolderText::tr("%1, subfolders too").arg(path) : path,
                   folder.templateName.isEmpty() ? FolderText::tr("None") : folder.templateName,
                   row.account.isEmpty() ? FolderText::tr("Default") : row.account,
                   folder.starts ? FolderText::tr("Start by themselves") : FolderText::tr("As drafts"),
                   transfer::shownPath(folder.moveTo),
                   row.state && row.state->watched ? engine::folderStateText(*row.state) : QString()});
    }
    answer.text = table.text();
    return answer;
}

FolderAnswer listFolders(engine::Engine &engine, bool json)
{
    QList<FolderRow> rows;
    for (const store::WatchedFolder &folder : engine.folders().all())
        rows.append(rowOf(engine, folder));
    return listFolders(rows, json);
}

void changeFolders(engine::Engine &engine, const FoldersOptions &options, bool json, QObject *context,
                   const std::function<void(const FolderAnswer &)> &done)
{
    const auto told = base::guarded(context, done);
    const QString path = transfer::shownPath(options.folder.path);
    if (options.action == FoldersOptions::Action::Remove) {
        const auto there = folderAt(engine, options.folder.path);
        const auto removed = [told, path, json](const std::optional<base::Error> &failure) {
            if (failure)
                return told(refusedFolder(words::reasonFor(*failure).sentence, ExitCode::SomeFailed));
            const QString line = FolderText::tr("No longer watched: %1").arg(path) + u'\n';
            told(FolderAnswer{ExitCode::Success, json ? QString() : line, {}});
        };
        if (!there || !engine.folders().remove(there->id, removed))
            told(refusedFolder(FolderText::tr("%1 is not watched.").arg(path)));
        return;
    }
    const auto wanted = wantedFolder(engine, options);
    if (!wanted)
        return told(refusedFolder(FolderText::tr("There is no account “%1”.").arg(options.account)));
    if (const auto problem = engine.folders().problemOf(*wanted))
        return told(refusedFolder(engine::folderProblemText(*problem, *wanted)));
    const auto added = [told, &engine, path, json,
                        wantedPath = wanted->path](const std::optional<base::Error> &failure) {
        if (failure)
            return told(refusedFolder(words::reasonFor(*failure).sentence, ExitCode::SomeFailed));
        const auto folder = folderAt(engine, wantedPath);
        if (json && folder)
            return told(listFolders({rowOf(engine, *folder)}, true));
        told(
            FolderAnswer{ExitCode::Success, FolderText::tr("Watched from now on: %1").arg(path) + u'\n', {}});
    };
    engine.folders().add(*wanted, added);
}

} // namespace cli
