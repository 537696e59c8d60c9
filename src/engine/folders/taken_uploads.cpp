#include "engine/folders/taken_uploads.h"

#include "engine/folders/folder_details.h"
#include "engine/looks/file_looks.h"
#include "ingest/presets.h"
#include "ingest/shoot_data.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace engine {

using store::TakenFile;
using store::TakenStep;
using transfer::UploadId;

namespace {

bool isSettledState(const QString &state)
{
    return state == "normal"_L1 || state == "fail"_L1 || state == "limited"_L1 || state == "blocked"_L1
           || state == "gone"_L1;
}

// Nobody has done anything with it so far.
bool isUntouched(const transfer::Upload &upload)
{
    return !upload.ended() && upload.record().intent == transfer::Intent::Rest
           && upload.stage() <= transfer::Stage::Hashed;
}

} // namespace

TakenUploads::TakenUploads(const FolderParts &parts, FolderOf folderOf, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_folderOf(std::move(folderOf))
{
    connect(&parts.looks, &FileLooks::changed, this, &TakenUploads::goOn);
    connect(&parts.queue, &transfer::UploadQueue::forgotten, this, &TakenUploads::end);
    connect(&parts.queue, &transfer::UploadQueue::removed, this, [this](const QList<UploadId> &ids) {
        for (const UploadId id : ids) {
            if (m_open.contains(id) && m_open[id].step == TakenStep::Awaiting)
                lookAtState(id);
        }
    });
}

void TakenUploads::add(const TakenFile &file)
{
    m_open.insert(file.upload, file);
    // Behind whoever is told of the upload just now.
    QTimer::singleShot(0, this, [this, id = file.upload, step = file.step] {
        step == TakenStep::Looking ? goOn(id) : lookAtState(id);
    });
}

void TakenUploads::goOn(UploadId id)
{
    const auto file = m_open.constFind(id);
    if (file == m_open.cend() || file->step != TakenStep::Looking)
        return;
    const transfer::Upload *upload = m_parts.queue.find(id);
    const std::optional<store::WatchedFolder> folder = m_folderOf(file->folder);
    if (!upload || !folder || !isUntouched(*upload))
        return await(id);
    const auto one = ingest::findTemplate(m_parts.settings, folder->templateName);
    const bool takesShootData = one && one->shootDataFromFile;
    if (folder->starts || takesShootData) {
        const std::optional<media::Look> look = m_parts.looks.look(id);
        if (!look)
            return; // it comes
        if (takesShootData)
            m_parts.queue.setMetadata(id, ingest::withShootData(upload->record().metadata, look));
        // What a look found that stops it, or what is wrong with its details, keeps it from starting.
        if (folder->starts && isTemplateValid(m_parts.settings, folder->templateName))
            m_parts.queue.start({id});
    }
    await(id);
}

void TakenUploads::await(UploadId id)
{
    TakenFile &file = m_open[id];
    file.step = TakenStep::Awaiting;
    m_parts.store.saveTakenStep(file, this, [](const auto &) {}); // else it is found out again
    lookAtState(id);
}

void TakenUploads::lookAtState(UploadId id)
{
    const transfer::Upload *upload = m_parts.queue.find(id);
    if (upload && upload->record().listed)
        return takeState(id, upload->record().videoState);
    m_parts.store.published(id, this, [this, id](const std::optional<transfer::UploadRecord> &record) {
        if (record) {
            takeState(id, record->videoState);
            if (m_open.contains(id) && !isSettledState(record->videoState))
                emit unlisted(*record);
        } else if (!m_parts.queue.find(id)) {
            end(id); // nobody knows it any more
        }
    });
}

void TakenUploads::takeState(UploadId id, const QString &state)
{
    const auto found = m_open.find(id);
    if (found == m_open.end() || found->step != TakenStep::Awaiting || !isSettledState(state))
        return;
    const std::optional<store::WatchedFolder> folder = m_folderOf(found->folder);
    const bool canBeWatched = state == "normal"_L1;
    if (!canBeWatched || !folder || folder->moveTo.isEmpty())
        return end(id);
    TakenFile file = *found;
    file.step = TakenStep::Moving;
    file.moveTo = folder->moveTo;
    m_parts.store.saveTakenStep(file, this, [this, file](const std::optional<base::Error> &failure) {
        if (failure) // the next time that somebody asks, or at the next start
            return;
        m_open.remove(file.upload);
        emit toMove(file);
    });
}

void TakenUploads::end(UploadId id)
{
    const auto found = m_open.find(id);
    if (found == m_open.end())
        return;
    TakenFile file = *found;
    m_open.erase(found);
    file.step = TakenStep::Known;
    m_parts.store.saveTakenStep(file, this, [](const auto &) {});
}

} // namespace engine
