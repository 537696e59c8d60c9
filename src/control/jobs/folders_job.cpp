#include "control/jobs/folders_job.h"

#include "base/guarded.h"
#include "engine/accounts/account_store.h"
#include "engine/folders/folder_words.h"
#include "transfer/files/local_path.h"
#include "words/reasons/reasons.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace control {

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue folderStateJson(const std::optional<engine::FolderState> &state)
{
    if (!state || !state->watched)
        return {};
    const QString lastAdded = state->lastAddedAt.isValid() ? state->lastAddedAt.toString(Qt::ISODateWithMs) : QString();
    return QJsonObject{{u"looked"_s, state->looked},
                       {u"reachable"_s, state->reachable},
                       {u"too_many"_s, state->tooMany},
                       {u"still_written"_s, state->growing},
                       {u"added_today"_s, state->addedToday},
                       {u"last_added_at"_s, textOrNull(lastAdded)},
                       {u"to_move"_s, state->toMove}};
}

} // namespace

QJsonObject folderRow(const store::WatchedFolder &folder, const QString &account,
                      const std::optional<engine::FolderState> &state)
{
    return {{u"event"_s, u"folder"_s},
            {u"id"_s, folder.id},
            {u"folder"_s, transfer::shownPath(folder.path)},
            {u"below"_s, folder.below},
            {u"template"_s, textOrNull(folder.templateName)},
            {u"account"_s, textOrNull(account)},
            {u"start"_s, folder.starts},
            {u"age"_s, folder.ageSeconds},
            {u"patterns"_s, QJsonArray::fromStringList(folder.patterns)},
            {u"move_to"_s, textOrNull(transfer::shownPath(folder.moveTo))},
            {u"state"_s, folderStateJson(state)}};
}

std::optional<engine::FolderState> folderStateIn(const QJsonObject &row)
{
    const QJsonObject json = row[u"state"].toObject();
    if (json.isEmpty())
        return std::nullopt;
    engine::FolderState state;
    state.watched = true;
    state.looked = json[u"looked"].toBool();
    state.reachable = json[u"reachable"].toBool();
    state.tooMany = json[u"too_many"].toBool();
    state.growing = json[u"still_written"].toInt();
    state.addedToday = json[u"added_today"].toInt();
    state.lastAddedAt = QDateTime::fromString(json[u"last_added_at"].toString(), Qt::ISODateWithMs);
    state.toMove = json[u"to_move"].toInt();
    return state;
}

FoldersJob::FoldersJob(engine::Engine &engine, Reporter &reporter, const FoldersOptions &options)
    : Job(engine, reporter)
    , m_options(options)
{
}

void FoldersJob::start()
{
    switch (m_options.action) {
    case FoldersOptions::Action::List:
        return list();
    case FoldersOptions::Action::Add:
        return add();
    case FoldersOptions::Action::Remove:
        return remove();
    }
}

void FoldersJob::answer(const store::WatchedFolder &folder, const QString &event)
{
    const QString account =
        folder.account.isEmpty() ? QString() : engine().accountStore().find(folder.account).name;
    QJsonObject row = folderRow(folder, account, engine().folders().state(folder.id));
    row[u"event"_s] = event;
    reporter().answer(row);
}

void FoldersJob::refuse(const QString &sentence)
{
    reporter().note(sentence);
    end(ExitCode::WrongUsage);
}

void FoldersJob::list()
{
    for (const store::WatchedFolder &folder : engine().folders().all())
        answer(folder, u"folder"_s);
    end(ExitCode::Success);
}

std::optional<store::WatchedFolder> FoldersJob::there()
{
    const QList<store::WatchedFolder> &all = engine().folders().all();
    const auto found = std::find_if(all.cbegin(), all.cend(), [this](const store::WatchedFolder &folder) {
        return folder.path == m_options.folder.path;
    });
    return found == all.cend() ? std::nullopt : std::optional(*found);
}

void FoldersJob::kept(const std::optional<base::Error> &failure, const store::WatchedFolder &folder,
                      const QString &event)
{
    if (failure) {
        reporter().note(words::reasonFor(*failure).sentence);
        return end(ExitCode::SomeFailed);
    }
    answer(folder, event);
    end(ExitCode::Success);
}

void FoldersJob::add()
{
    store::WatchedFolder folder = m_options.folder;
    if (!m_options.account.isEmpty()) {
        const auto account = engine().accountStore().named(m_options.account);
        if (!account)
            return refuse(tr("There is no account “%1”.").arg(m_options.account));
        folder.account = account->id;
    }
    if (const auto problem = engine().folders().problemOf(folder))
        return refuse(engine::folderProblemText(*problem, folder));
    const auto done = [this](const std::optional<base::Error> &failure) {
        kept(failure, there().value_or(m_options.folder), u"folder"_s);
    };
    engine().folders().add(folder, base::guarded(this, engine::Folders::Kept(spoken(done))));
}

void FoldersJob::remove()
{
    const auto folder = there();
    if (!folder)
        return refuse(tr("%1 is not watched.").arg(transfer::shownPath(m_options.folder.path)));
    const auto done = [this, folder = *folder](const std::optional<base::Error> &failure) {
        kept(failure, folder, u"folder_removed"_s);
    };
    engine().folders().remove(folder->id, base::guarded(this, engine::Folders::Kept(spoken(done))));
}

} // namespace control
