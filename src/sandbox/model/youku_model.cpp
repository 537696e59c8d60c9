#include "sandbox/model/youku_model.h"

#include <QJsonArray>
#include <QMap>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QJsonObject describe(const Upload &upload, bool bytesAreKept)
{
    QJsonObject json = upload.metadata;
    json.insert(u"video_id"_s, upload.videoId);
    json.insert(u"client_id"_s, upload.clientId);
    json.insert(u"user_id"_s, upload.userId);
    json.insert(u"ended_by"_s, upload.endedBy);
    json.insert(u"file_name"_s, upload.fileName);
    json.insert(u"size"_s, upload.size);
    json.insert(u"md5"_s, upload.md5);
    json.insert(u"held_md5"_s, upload.heldMd5);
    json.insert(u"ext"_s, upload.extension);
    json.insert(u"slice_length"_s, upload.tasks.sliceLength());
    json.insert(u"transferred"_s, upload.tasks.transferred());
    json.insert(u"out"_s, upload.tasks.outCount());
    json.insert(u"oss_object"_s, upload.objectKey);
    json.insert(u"instant"_s, upload.instant);
    json.insert(u"expired"_s, upload.expired);
    json.insert(u"state"_s, stateName(upload));
    json.insert(u"commits"_s, upload.state == Upload::State::Committed ? 1 : 0);
    json.insert(u"commit_requests"_s, upload.commitRequests);
    if (bytesAreKept && upload.state == Upload::State::Committed && !upload.instant)
        json.insert(u"published_file"_s, publishedName(upload));
    return json;
}

} // namespace

YoukuModel::YoukuModel(const Behaviour &behaviour, qsizetype mostAccounts, qsizetype mostUploads,
                       const base::Clock *clock)
    : m_clock(clock ? *clock : m_realClock)
    , m_behaviour(behaviour)
    , m_accounts(m_database, mostAccounts)
    , m_uploads(m_database, m_files, mostUploads)
{
}

bool YoukuModel::open(const QString &dir, QString *error)
{
    if (!m_files.open(dir, error) || !m_database.open(dir, error))
        return false;
    m_accounts.load();
    m_uploads.load(m_behaviour.keepBytes);
    return true;
}

void YoukuModel::expireUpload(const QString &tokenOrVideo)
{
    for (const auto &[token, upload] : m_uploads.all()) {
        const bool meant = tokenOrVideo.isEmpty() ? upload->state == Upload::State::Open
                                                  : token == tokenOrVideo || upload->videoId == tokenOrVideo;
        if (meant) {
            upload->expired = true;
            m_uploads.save(*upload);
        }
    }
}

QJsonObject YoukuModel::state() const
{
    QMap<qint64, QJsonObject> inOrder;
    for (const auto &[token, upload] : m_uploads.all())
        inOrder.insert(upload->number, describe(*upload, m_behaviour.keepBytes));
    QJsonArray uploads;
    for (const QJsonObject &upload : std::as_const(inOrder))
        uploads.append(upload);
    return {{u"uploads"_s, uploads},
            {u"creates"_s, m_counters.creates},
            {u"slices"_s, m_counters.slices},
            {u"bytes"_s, m_counters.bytes},
            {u"bytes_sent_twice"_s, m_counters.bytesSentTwice},
            {u"bytes_received"_s, m_counters.bytesReceived},
            {u"commits"_s, m_counters.commits},
            {u"connections"_s, m_counters.connections},
            {u"turned_away"_s, m_counters.turnedAway},
            {u"access_token_on_gupload"_s, m_counters.accessTokensOnUploadServer},
            {u"max_out"_s, m_counters.maxOut}};
}

} // namespace sandbox
