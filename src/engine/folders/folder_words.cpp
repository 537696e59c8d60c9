#include "engine/folders/folder_words.h"

#include "ingest/folders/folder_sight.h"
#include "words/moment_words.h"
#include "words/words_context.h"

#include <QLocale>

namespace engine {

QString folderStateText(const FolderState &state)
{
    if (!state.reachable)
        return Words::tr("The folder cannot be reached · tried again every minute");
    if (state.tooMany)
        return Words::tr("Too many files; only the first %1 are watched")
            .arg(QLocale().toString(ingest::FolderSight::mostFiles));
    if (state.growing > 0)
        return Words::tr("Waiting for %n file(s) that are still being written", nullptr, state.growing);
    if (state.toMove > 0)
        return Words::tr("%n file(s) cannot be moved yet · tried again every minute", nullptr, state.toMove);
    if (state.addedToday > 0)
        return Words::tr("%n added today, the last one at %1", nullptr, state.addedToday)
            .arg(words::clockText(state.lastAddedAt));
    return {};
}

bool folderNeedsAttention(const FolderState &state)
{
    return !state.reachable || state.tooMany;
}

QString folderProblemText(FolderProblem problem, const store::WatchedFolder &folder)
{
    switch (problem) {
    case FolderProblem::NoPath:
        return Words::tr("Name the folder by its whole path.");
    case FolderProblem::Twice:
        return Words::tr("This folder is watched already.");
    case FolderProblem::NoTemplate:
    case FolderProblem::TemplateNotReady:
        return Words::tr("New videos start by themselves only with a template whose fields are all valid.");
    case FolderProblem::UnknownTemplate:
        return Words::tr("There is no template “%1”.").arg(folder.templateName);
    case FolderProblem::UnknownAccount:
        return Words::tr("There is no such account.");
    case FolderProblem::MovesIntoItself:
        return Words::tr("Published files cannot be moved to where new ones are looked for.");
    case FolderProblem::BadAge:
        return Words::tr("A file is taken up after %1 s to %2 min without a change.")
            .arg(store::WatchedFolder::leastAge)
            .arg(store::WatchedFolder::mostAge / 60);
    }
    return {};
}

} // namespace engine
