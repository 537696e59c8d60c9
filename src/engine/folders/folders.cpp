#include "engine/folders/folders.h"

#include "engine/accounts/account_store.h"
#include "ingest/presets.h"
#include "ingest/title_pattern.h"

#include <QDir>

#include <algorithm>

namespace engine {

using store::FolderId;
using store::WatchedFolder;

class Folders::Private
{
public:
    explicit Private(const FolderParts &given) : parts(given) {}

    FolderParts parts;
    QList<WatchedFolder> all;
    FolderId lastId = 0;
};

Folders::Folders(const FolderParts &parts, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(parts))
{
}

Folders::~Folders() = default;

const QList<WatchedFolder> &Folders::all() const
{
    return d->all;
}

std::optional<WatchedFolder> Folders::find(FolderId id) const
{
    const auto found = std::find_if(d->all.cbegin(), d->all.cend(),
                                    [id](const WatchedFolder &folder) { return folder.id == id; });
    return found == d->all.cend() ? std::nullopt : std::optional(*found);
}

FolderState Folders::state(FolderId) const
{
    return {};
}

std::optional<FolderProblem> Folders::problemOf(const WatchedFolder &folder) const
{
    using enum FolderProblem;
    if (!QDir::isAbsolutePath(folder.path))
        return NoPath;
    for (const WatchedFolder &other : std::as_const(d->all)) {
        if (other.id != folder.id && other.path == folder.path)
            return Twice;
    }
    if (folder.ageSeconds < WatchedFolder::leastAge || folder.ageSeconds > WatchedFolder::mostAge)
        return BadAge;
    if (folder.starts && folder.templateName.isEmpty())
        return NoTemplate;
    if (!folder.templateName.isEmpty() && !ingest::Templates(d->parts.settings).find(folder.templateName))
        return UnknownTemplate;
    if (folder.starts && !canStartBy(folder.templateName))
        return TemplateNotReady;
    if (!folder.account.isEmpty() && d->parts.accounts.find(folder.account).name.isEmpty())
        return UnknownAccount;
    const bool isInIt = folder.below && folder.moveTo.startsWith(folder.path + u'/');
    if (!folder.moveTo.isEmpty() && (folder.moveTo == folder.path || isInIt))
        return MovesIntoItself;
    return std::nullopt;
}

bool Folders::canStartBy(const QString &templateName) const
{
    const std::optional<ingest::Template> one = ingest::Templates(d->parts.settings).find(templateName);
    if (!one)
        return false;
    QList<youku::FieldProblem> problems;
    youku::Metadata details = youku::metadataFromJson(one->details, {}, &problems);
    // Titles that come from names are as good as these.
    const QString pattern = details.title.isEmpty() ? QStringLiteral("{name}") : details.title;
    details.title = ingest::filledTitle(pattern, QStringLiteral("/Sample.mp4"), QDate::currentDate(), 1);
    return problems.isEmpty() && youku::problemsOf(details).isEmpty();
}

FolderId Folders::add(const WatchedFolder &folder, const Kept &)
{
    WatchedFolder fresh = folder;
    fresh.id = 0;
    if (problemOf(fresh))
        return 0;
    fresh.id = ++d->lastId;
    d->all.append(fresh);
    emit listChanged();
    return fresh.id;
}

bool Folders::change(const WatchedFolder &folder, const Kept &)
{
    const auto found = std::find_if(d->all.begin(), d->all.end(),
                                    [&](const WatchedFolder &other) { return other.id == folder.id; });
    if (found == d->all.end() || problemOf(folder))
        return false;
    *found = folder;
    emit listChanged();
    return true;
}

bool Folders::remove(FolderId id, const Kept &)
{
    const bool removed = d->all.removeIf([id](const WatchedFolder &folder) { return folder.id == id; }) > 0;
    if (removed)
        emit listChanged();
    return removed;
}

void Folders::lookNow(FolderId) {}

void Folders::begin(bool) {}

void Folders::takeState(transfer::UploadId, const QString &) {}

} // namespace engine
