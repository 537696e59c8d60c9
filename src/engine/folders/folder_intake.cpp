#include "engine/folders/folder_intake.h"

#include "base/background.h"
#include "engine/folders/folder_details.h"
#include "ingest/file_collector.h"
#include "transfer/files/local_file.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using store::FolderId;
using store::TakenFile;
using store::TakenStep;
using store::WatchedFolder;
using transfer::UploadId;

namespace {

Q_LOGGING_CATEGORY(intakeLog, "youchuan.folders", QtInfoMsg)

constexpr qint64 fullDiskMs = 5000; // until it looks whether something can be kept again

} // namespace

FolderIntake::FolderIntake(const FolderParts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_hasher(parts.clock)
{
    connect(&m_hasher, &transfer::FileHasher::hashed, this,
            [this](UploadId, const transfer::FileIdentity &identity, const QString &md5) {
                hashed(identity, md5);
            });
    connect(&m_hasher, &transfer::FileHasher::growing, this, [this] { waitFor(m_atHand); });
    connect(&m_hasher, &transfer::FileHasher::failed, this, [this] { waitFor(m_atHand); });
}

FolderIntake::~FolderIntake()
{
    m_pool.waitForDone();
}

ingest::FolderWish FolderIntake::wishOf(const WatchedFolder &folder) const
{
    ingest::FolderWish wish;
    wish.folder = folder.path;
    wish.below = folder.below;
    wish.patterns = folder.patterns;
    wish.extensions = m_parts.extensions();
    if (wish.extensions.isEmpty())
        wish.extensions = ingest::FileCollector::builtInExtensions();
    if (!folder.moveTo.isEmpty())
        wish.leftOut = {folder.moveTo};
    wish.ageMs = m_parts.ageMs.value_or(folder.ageSeconds * 1000LL);
    return wish;
}

void FolderIntake::watch(const QList<WatchedFolder> &folders)
{
    for (const FolderId id : m_watchers.keys()) {
        if (std::none_of(folders.cbegin(), folders.cend(),
                         [id](const WatchedFolder &folder) { return folder.id == id; }))
            m_watchers.take(id)->retire();
    }
    for (const WatchedFolder &wanted : folders) {
        const ingest::FolderWish wish = wishOf(wanted);
        ingest::FolderWatcher *&watcher = m_watchers[wanted.id];
        if (watcher && watcher->wish() == wish)
            continue;
        if (!watcher) {
            watcher = new ingest::FolderWatcher(m_parts.clock, this);
            connect(watcher, &ingest::FolderWatcher::finished, this,
                    [this, id = wanted.id](const auto &files) { found(id, files); });
            connect(watcher, &ingest::FolderWatcher::looked, this,
                    [this, id = wanted.id] { emit looked(id); });
        }
        watcher->watch(wish);
    }
    m_folders = folders;
}

std::optional<WatchedFolder> FolderIntake::folder(FolderId id) const
{
    const auto found = std::find_if(m_folders.cbegin(), m_folders.cend(),
                                    [id](const WatchedFolder &one) { return one.id == id; });
    return found == m_folders.cend() ? std::nullopt : std::optional(*found);
}

void FolderIntake::lookNow(FolderId id)
{
    if (ingest::FolderWatcher *watcher = m_watchers.value(id))
        watcher->lookNow();
}

std::optional<ingest::FolderLook> FolderIntake::look(FolderId id) const
{
    const ingest::FolderWatcher *watcher = m_watchers.value(id);
    return watcher ? watcher->last() : std::nullopt;
}

// What is as it was when it was taken is not even read.
void FolderIntake::found(FolderId id, const QList<ingest::FinishedFile> &files)
{
    QList<TakenFile> asked;
    for (const ingest::FinishedFile &file : files)
        asked.append({0, id, file.path, file.identity, {}});
    m_parts.store.takenBefore(asked, this, [this, id, files](const QList<qsizetype> &known) {
        qsizetype at = 0;
        for (qsizetype i = 0; i < files.size(); ++i) {
            if (at < known.size() && known[at] == i)
                ++at;
            else
                m_found.push_back({id, files[i]});
        }
        next();
    });
}

void FolderIntake::nextSoon()
{
    QMetaObject::invokeMethod(this, &FolderIntake::next, Qt::QueuedConnection);
}

void FolderIntake::next()
{
    if (m_busy || m_found.empty())
        return;
    if (m_parts.queue.keepingTrouble()) { // nothing can be kept: later
        m_busy = true;
        m_parts.clock.after(fullDiskMs, this, [this] { done(); });
        return;
    }
    m_atHand = m_found.front();
    m_found.pop_front();
    if (!folder(m_atHand.folder))
        return nextSoon(); // nobody watches it any more
    m_busy = true;
    const transfer::FileIdentity &identity = m_atHand.file.identity;
    if (const transfer::Upload *queued = queuedAt(m_atHand.file.path)) {
        const transfer::UploadRecord &record = queued->record();
        // Else it is waited for: that one may leave, or be read.
        return record.identity == identity && !record.md5.isEmpty()
                   ? judge({0, m_atHand.folder, m_atHand.file.path, identity, record.md5}, true)
                   : waitFor(m_atHand);
    }
    read();
}

// A recording that pauses stands still as well; where the system tells, who writes it is seen.
void FolderIntake::read()
{
    base::inBackground(
        m_pool, this,
        [path = m_atHand.file.path] {
            QFile file;
            QString reason;
            return transfer::openForReading(file, path, &reason, QIODevice::Unbuffered)
                   && !transfer::openForWriting(file);
        },
        [this](bool isClosed) {
            const ingest::FinishedFile &file = m_atHand.file;
            if (!isClosed)
                return waitFor(m_atHand);
            m_hasher.start(1, file.path, file.identity.size, {file.identity, true, true});
        });
}

const transfer::Upload *FolderIntake::queuedAt(const QString &path) const
{
    const QList<UploadId> &ids = m_parts.queue.order();
    const auto found = std::find_if(ids.cbegin(), ids.cend(), [&](UploadId id) {
        const transfer::UploadRecord &record = m_parts.queue.find(id)->record();
        return record.stage != transfer::Stage::Published && record.path == path;
    });
    return found == ids.cend() ? nullptr : m_parts.queue.find(*found);
}

void FolderIntake::waitFor(const Found &found)
{
    if (ingest::FolderWatcher *watcher = m_watchers.value(found.folder))
        watcher->waitFor({found.file.path});
    done();
}

void FolderIntake::done()
{
    m_busy = false;
    nextSoon();
}

void FolderIntake::hashed(const transfer::FileIdentity &identity, const QString &md5)
{
    if (identity != m_atHand.file.identity)
        return waitFor(m_atHand);
    const TakenFile file{0, m_atHand.folder, m_atHand.file.path, identity, md5};
    m_parts.store.hasContent(identity.size, md5, this, [this, file](bool known) { judge(file, known); });
}

void FolderIntake::judge(const TakenFile &given, bool known)
{
    TakenFile file = given;
    file.number = ++m_lastNumber;
    file.takenAtMs = m_parts.clock.nowMs();
    if (!known)
        return take(file);
    // Moved, renamed, copied, or added otherwise: that it is here is known from now on without reading it.
    m_parts.store.saveTaken(file, std::nullopt, this, [this](const std::optional<base::Error> &failure) {
        failure ? waitFor(m_atHand) : done();
    });
}

void FolderIntake::take(TakenFile file)
{
    std::optional<WatchedFolder> own = folder(file.folder);
    if (!own)
        return done();
    file.step = TakenStep::Adding;
    ++own->numbered;
    m_parts.store.saveTaken(file, own, this, [this, file, own](const std::optional<base::Error> &failure) {
        if (failure || !folder(file.folder)) // the program ends meanwhile: the next start settles it
            return waitFor(m_atHand);
        add(file, *own);
        done();
    });
}

void FolderIntake::add(TakenFile file, const WatchedFolder &folder)
{
    emit numbered(folder);
    transfer::NewUpload video =
        newUploadIn(folder, file, m_parts.settings, m_parts.accounts, m_parts.clock.nowMs());
    file.upload = m_parts.queue.add({video}).constFirst();
    file.step = TakenStep::Looking;
    qCInfo(intakeLog) << "a file of folder" << folder.id << "became upload" << file.upload;
    m_parts.store.saveTakenStep(file, this, [](const auto &) {}); // else it is found out at the next start
    emit taken(file);
}

// It was about to be added, and has been, or not.
void FolderIntake::settle(const TakenFile &left, const std::function<void()> &settled)
{
    m_parts.store.uploadOf(left.identity.size, left.md5, this, [this, left, settled](UploadId id) {
        TakenFile file = left;
        file.upload = id;
        file.step = TakenStep::Looking;
        if (id == 0) { // it is found again
            m_parts.store.dropTaken(left.number, this, [settled](const auto &) { settled(); });
            return;
        }
        m_parts.store.saveTakenStep(file, this, [](const auto &) {});
        emit taken(file);
        settled();
    });
}

} // namespace engine
