#include "engine/folders/folders.h"

#include "base/guarded.h"
#include "base/moment.h"
#include "engine/accounts/account_store.h"
#include "engine/folders/folder_details.h"
#include "engine/folders/folder_intake.h"
#include "engine/folders/folder_moves.h"
#include "engine/folders/taken_uploads.h"
#include "ingest/presets.h"

#include <QDir>

#include <algorithm>

namespace engine {

using store::FolderId;
using store::TakenFile;
using store::TakenStep;
using store::WatchedFolder;

class Folders::Private
{
public:
    Private(const FolderParts &given, Folders &folders)
        : parts(given)
        , intake(given)
        , uploads(given, [&folders](FolderId id) { return folders.find(id); })
        , moves(given.clock)
    {
    }

    QDate today() const { return QDateTime::fromMSecsSinceEpoch(parts.clock.nowMs()).date(); }
    auto place(FolderId id)
    {
        return std::find_if(all.begin(), all.end(),
                            [id](const WatchedFolder &folder) { return folder.id == id; });
    }
    void noteAdded(const TakenFile &file)
    {
        if (day != today()) {
            day = today();
            counts.clear();
        }
        store::DayOfFolder &count = counts[file.folder];
        ++count.added;
        count.lastMs = std::max(count.lastMs, file.takenAtMs);
    }

    FolderParts parts;
    QList<WatchedFolder> all;
    FolderId lastId = 0;
    QDate day; // that of the counts
    QHash<FolderId, store::DayOfFolder> counts;
    bool watching = false;
    int unsettled = 0;
    FolderIntake intake;
    TakenUploads uploads;
    FolderMoves moves;
};

Folders::Folders(const FolderParts &parts, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(parts, *this))
{
    connect(&d->intake, &FolderIntake::looked, this, &Folders::stateChanged);
    connect(&d->intake, &FolderIntake::numbered, this, [this](const WatchedFolder &folder) {
        if (const auto place = d->place(folder.id); place != d->all.end())
            place->numbered = folder.numbered;
        d->intake.watch(d->all);
    });
    connect(&d->intake, &FolderIntake::taken, this, [this](const TakenFile &file) {
        d->noteAdded(file);
        d->uploads.add(file);
        emit added(file.folder, file.upload);
        emit stateChanged(file.folder);
    });
    connect(&d->uploads, &TakenUploads::unlisted, this, &Folders::unlisted);
    connect(&d->uploads, &TakenUploads::toMove, this, &Folders::move);
    connect(&d->moves, &FolderMoves::countChanged, this, &Folders::stateChanged);
    connect(&d->moves, &FolderMoves::moved, this, [this](TakenFile file) {
        file.step = TakenStep::Known;
        file.moveTo.clear();
        d->parts.store.saveTakenStep(file, this, [](const auto &) {});
    });
}

Folders::~Folders() = default;

const QList<WatchedFolder> &Folders::all() const
{
    return d->all;
}

std::optional<WatchedFolder> Folders::find(FolderId id) const
{
    const auto found = d->place(id);
    return found == d->all.end() ? std::nullopt : std::optional(*found);
}

FolderState Folders::state(FolderId id) const
{
    FolderState state;
    if (const std::optional<ingest::FolderLook> look = d->intake.look(id)) {
        state.looked = true;
        state.reachable = look->reachable;
        state.tooMany = look->tooMany;
        state.growing = look->growing;
    }
    state.watched = d->watching;
    state.toMove = d->moves.count(id);
    if (const auto count = d->counts.constFind(id); count != d->counts.cend() && d->day == d->today()) {
        state.addedToday = count->added;
        state.lastAddedAt = base::utcMoment(count->lastMs);
    }
    return state;
}

std::optional<FolderProblem> Folders::problemOf(const WatchedFolder &folder) const
{
    using enum FolderProblem;
    if (!QDir::isAbsolutePath(folder.path) || QDir::cleanPath(folder.path) != folder.path)
        return NoPath;
    if (std::any_of(d->all.cbegin(), d->all.cend(), [&](const WatchedFolder &other) {
            return other.id != folder.id && other.path == folder.path;
        }))
        return Twice;
    if (folder.ageSeconds < WatchedFolder::leastAge || folder.ageSeconds > WatchedFolder::mostAge)
        return BadAge;
    if (folder.starts && folder.templateName.isEmpty())
        return NoTemplate;
    if (!folder.templateName.isEmpty() && !ingest::findTemplate(d->parts.settings, folder.templateName))
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
    return isTemplateValid(d->parts.settings, templateName);
}

FolderId Folders::add(const WatchedFolder &folder, const Kept &done)
{
    WatchedFolder fresh = folder;
    fresh.id = 0;
    if (problemOf(fresh))
        return 0;
    fresh.id = ++d->lastId;
    fresh.numbered = 0;
    d->all.append(fresh);
    d->parts.store.saveFolder(fresh, this, base::guarded(this, done));
    heed();
    return fresh.id;
}

bool Folders::change(const WatchedFolder &folder, const Kept &done)
{
    const auto place = d->place(folder.id);
    if (place == d->all.end() || problemOf(folder))
        return false;
    const int numbered = place->templateName == folder.templateName ? place->numbered : 0;
    *place = folder;
    place->numbered = numbered;
    d->parts.store.saveFolder(*place, this, base::guarded(this, done));
    heed();
    return true;
}

bool Folders::remove(FolderId id, const Kept &done)
{
    const auto place = d->place(id);
    if (place == d->all.end())
        return false;
    d->all.erase(place);
    d->parts.store.dropFolder(id, this, base::guarded(this, done));
    heed();
    return true;
}

void Folders::heed()
{
    if (d->watching)
        d->intake.watch(d->all);
    emit listChanged();
}

void Folders::lookNow(FolderId id)
{
    d->intake.lookNow(id);
}

void Folders::begin(bool watch, QObject *context, const std::function<void()> &ready)
{
    d->day = d->today();
    d->parts.store.foldersAtWork(
        d->day.startOfDay().toMSecsSinceEpoch(), this,
        [this, watch, told = base::guarded(context, ready)](const store::FoldersAtWork &kept) {
            d->all = kept.folders;
            d->lastId = kept.lastFolder;
            d->counts = kept.today;
            d->intake.setLastNumber(kept.lastTaken);
            if (watch)
                goOnWith(kept.open);
            told();
        });
}

// What was about to be added is looked for first: it is known as taken, and would not be found again.
void Folders::goOnWith(const QList<TakenFile> &open)
{
    d->unsettled = 1;
    const auto settled = [this] {
        if (--d->unsettled > 0)
            return;
        d->watching = true;
        heed();
    };
    for (const TakenFile &file : open) {
        if (file.step == TakenStep::Moving) {
            move(file);
        } else if (file.step == TakenStep::Adding) {
            ++d->unsettled;
            d->intake.settle(file, settled);
        } else {
            d->uploads.add(file);
        }
    }
    settled();
}

// As it was published: a file may have grown on after it was taken up, and was hashed anew then.
void Folders::move(const TakenFile &file)
{
    d->parts.store.published(file.upload, this,
                             [this, file](const std::optional<transfer::UploadRecord> &record) {
                                 TakenFile published = file;
                                 if (record && record->path == file.path) {
                                     published.identity = record->identity;
                                     published.md5 = record->md5;
                                 }
                                 d->moves.add(published);
                             });
}

void Folders::end()
{
    d->watching = false;
    d->intake.watch({});
}

void Folders::takeState(transfer::UploadId id, const QString &state)
{
    d->uploads.takeState(id, state);
}

} // namespace engine
