#include "sandbox/model/uploads.h"

#include "sandbox/model/secrets.h"
#include "sandbox/storage/database.h"
#include "sandbox/storage/part_files.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QJsonObject toJson(const Upload &upload)
{
    return {{u"token"_s, upload.token},
            {u"video_id"_s, upload.videoId},
            {u"client_id"_s, upload.clientId},
            {u"user_id"_s, upload.userId},
            {u"ended_by"_s, upload.endedBy},
            {u"server_ip"_s, upload.serverIp},
            {u"metadata"_s, upload.metadata},
            {u"file_name"_s, upload.fileName},
            {u"size"_s, upload.size},
            {u"md5"_s, upload.md5},
            {u"instant"_s, upload.instant},
            {u"expired"_s, upload.expired},
            {u"state"_s, int(upload.state)},
            {u"extension"_s, upload.extension},
            {u"object_key"_s, upload.objectKey},
            {u"slice_length"_s, upload.tasks.sliceLength()},
            {u"id_seed"_s, qint64(upload.tasks.idSeed())},
            {u"held_md5"_s, upload.heldMd5},
            {u"complete_since"_s, upload.completeSince},
            {u"committed_at"_s, upload.committedAt},
            {u"commit_requests"_s, upload.commitRequests}};
}

std::unique_ptr<Upload> fromJson(const QJsonObject &json)
{
    auto upload = std::make_unique<Upload>();
    upload->token = json[u"token"].toString();
    upload->videoId = json[u"video_id"].toString();
    upload->clientId = json[u"client_id"].toString();
    upload->userId = json[u"user_id"].toInteger();
    upload->endedBy = json[u"ended_by"].toInteger();
    upload->serverIp = json[u"server_ip"].toString();
    upload->metadata = json[u"metadata"].toObject();
    upload->fileName = json[u"file_name"].toString();
    upload->size = json[u"size"].toInteger();
    upload->md5 = json[u"md5"].toString();
    upload->instant = json[u"instant"].toBool();
    upload->expired = json[u"expired"].toBool();
    upload->state = Upload::State(json[u"state"].toInt());
    upload->extension = json[u"extension"].toString();
    upload->objectKey = json[u"object_key"].toString();
    if (const qint64 sliceLength = json[u"slice_length"].toInteger())
        upload->tasks = SliceTasks(upload->size, sliceLength, quint64(json[u"id_seed"].toInteger()));
    upload->heldMd5 = json[u"held_md5"].toString();
    upload->completeSince = json[u"complete_since"].toInteger();
    upload->committedAt = json[u"committed_at"].toInteger();
    upload->commitRequests = json[u"commit_requests"].toInteger();
    return upload;
}

QString onlyLettersAndDigits(const QString &text, QChar replacement)
{
    QString safe = text;
    for (QChar &c : safe) {
        if (c.unicode() >= 128 || !c.isLetterOrNumber())
            c = replacement;
    }
    return safe;
}

} // namespace

QString extensionOf(const QString &fileName)
{
    const qsizetype dot = fileName.lastIndexOf(u'.');
    return dot < 0 ? QString() : fileName.mid(dot + 1);
}

QString stateName(const Upload &upload)
{
    switch (upload.state) {
    case Upload::State::Committed:
        return u"committed"_s;
    case Upload::State::Cancelled:
        return u"cancelled"_s;
    case Upload::State::Open:
        break;
    }
    return u"open"_s;
}

QString publishedName(const Upload &upload)
{
    return onlyLettersAndDigits(upload.videoId, u'_') + u'.'
           + onlyLettersAndDigits(upload.extension, u'_').left(16);
}

Uploads::Uploads(Database &database, PartFiles &files, qsizetype most, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_files(files)
    , m_most(most)
{
    connect(&files, &PartFiles::digested, this, [this](qint64 number, const QString &md5) {
        for (const auto &[token, upload] : m_uploads) {
            if (upload->number == number) {
                upload->heldMd5 = md5.isEmpty() ? u"unreadable"_s : md5;
                save(*upload);
            }
        }
    });
}

void Uploads::load(bool keepBytes)
{
    for (const KeptUpload &kept : m_database.uploads())
        restore(kept);
    for (const auto &[token, upload] : m_uploads) {
        if (upload->state != Upload::State::Open)
            releaseBytes(*upload, keepBytes);
        else if (upload->tasks.allDone() && upload->heldMd5.isEmpty())
            m_files.digest(upload->number, upload->size);
    }
}

void Uploads::restore(const KeptUpload &kept)
{
    auto upload = fromJson(kept.json);
    upload->number = kept.number;
    m_lastNumber = std::max(m_lastNumber, kept.number);
    for (const KeptSlice &slice : m_database.slices(kept.number)) {
        if (!slice.hash.isEmpty())
            upload->tasks.markDone(slice.index, slice.hash);
        else
            upload->tasks.markOut(slice.index, slice.outSince);
    }
    const QString token = upload->token;
    m_uploads.emplace(token, std::move(upload));
}

Upload &Uploads::add(Upload upload)
{
    upload.number = ++m_lastNumber;
    upload.token = randomUploadToken();
    do {
        upload.videoId = randomVideoId();
    } while (findVideo(upload.videoId));
    upload.serverIp = u"10.0.3.%1"_s.arg(7 + upload.number % 200);
    save(upload);
    const QString token = upload.token;
    return *m_uploads.emplace(token, std::make_unique<Upload>(std::move(upload))).first->second;
}

void Uploads::save(const Upload &upload)
{
    m_database.saveUpload({upload.number, toJson(upload)});
}

void Uploads::saveSlice(const Upload &upload, qint64 index, qint64 outSince)
{
    m_database.saveSlice(upload.number, {index, outSince, upload.tasks.hashOf(index)});
}

Upload *Uploads::find(const QString &token)
{
    const auto found = m_uploads.find(token);
    return found == m_uploads.end() ? nullptr : found->second.get();
}

Upload *Uploads::findVideo(const QString &videoId)
{
    const auto found = std::find_if(m_uploads.begin(), m_uploads.end(), [&videoId](const auto &entry) {
        return entry.second->videoId == videoId;
    });
    return found == m_uploads.end() ? nullptr : found->second.get();
}

Upload *Uploads::findObject(const QString &objectKey)
{
    const auto found = std::find_if(m_uploads.begin(), m_uploads.end(), [&objectKey](const auto &entry) {
        return !objectKey.isEmpty() && entry.second->objectKey == objectKey;
    });
    return found == m_uploads.end() ? nullptr : found->second.get();
}

bool Uploads::holds(const QString &md5, qint64 size, const QString &clientId) const
{
    return std::any_of(m_uploads.begin(), m_uploads.end(), [&](const auto &entry) {
        const Upload &upload = *entry.second;
        return upload.state == Upload::State::Committed && upload.md5 == md5 && upload.size == size
               && (clientId.isEmpty() || upload.clientId == clientId);
    });
}

void Uploads::complete(Upload &upload, qint64 now)
{
    upload.completeSince = now;
    save(upload);
    if (upload.heldMd5.isEmpty())
        m_files.digest(upload.number, upload.size);
}

void Uploads::releaseBytes(const Upload &upload, bool keep)
{
    if (keep && upload.state == Upload::State::Committed)
        m_files.publish(upload.number, publishedName(upload));
    else
        m_files.remove(upload.number);
}

} // namespace sandbox
