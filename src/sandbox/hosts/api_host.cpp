#include "sandbox/hosts/api_host.h"

#include "sandbox/cloud/object_store.h"
#include "sandbox/hosts/upload_host.h"
#include "sandbox/model/accounts.h"
#include "sandbox/protocol/create_rules.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qsizetype longestValue = 4096; // a description of 1999 letters of any script is shorter

// What viewers see; neither who called nor the file, and no secret.
QJsonObject metadataOf(const Parameters &parameters)
{
    QJsonObject metadata;
    for (const QString &name : {u"title"_s, u"tags"_s, u"description"_s, u"category"_s, u"copyright_type"_s,
                                u"public_type"_s, u"latitude"_s, u"longitude"_s, u"shoot_time"_s}) {
        if (parameters.contains(name))
            metadata.insert(name, parameters.value(name).left(longestValue));
    }
    metadata.insert(u"has_watch_password"_s, !parameters.value(u"watch_password"_s).isEmpty());
    return metadata;
}

QString youkuTime(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

} // namespace

ApiHost::ApiHost(const Accounts &accounts, Uploads &uploads, UploadHost &uploadHost, ObjectStore &cloud,
                 const Behaviour &behaviour, Counters &counters, const base::Clock &clock)
    : m_accounts(accounts)
    , m_uploads(uploads)
    , m_uploadHost(uploadHost)
    , m_cloud(cloud)
    , m_behaviour(behaviour)
    , m_counters(counters)
    , m_clock(clock)
{
}

Reply ApiHost::create(const Parameters &parameters, const QString &serverUri)
{
    if (const qint64 code = m_accounts.refusal(parameters))
        return failure(code);
    if (const qint64 code = brokenCreateRule(parameters, m_behaviour.maxFileSize))
        return failure(code);
    const bool toStore = m_cloud.isOffered() && parameters.value(u"isnew"_s) == u"1"_s;
    if (!toStore && !m_behaviour.transports.slices)
        return failure(codes::parameterMissing);
    if (m_uploads.isFull())
        return failure(codes::storingFailed);
    Upload wish;
    wish.clientId = parameters.value(u"client_id"_s);
    wish.userId = m_accounts.userId(parameters);
    wish.fileName = parameters.value(u"file_name"_s);
    wish.size = numberIn(parameters, u"file_size"_s).value_or(0);
    wish.md5 = parameters.value(u"file_md5"_s).toLower();
    wish.metadata = metadataOf(parameters);
    if (m_behaviour.refuseDuplicates && m_uploads.holds(wish.md5, wish.size, wish.clientId))
        return failure(codes::uploadedAlready);
    wish.instant = m_behaviour.instant && m_uploads.holds(wish.md5, wish.size, {});
    if (toStore) {
        wish.extension = extensionOf(wish.fileName);
        wish.objectKey = ObjectStore::newKey(wish.extension);
    }
    const Upload &upload = m_uploads.add(std::move(wish));
    ++m_counters.creates;
    QJsonObject json =
        toStore ? m_cloud.offer(upload.objectKey) : QJsonObject{{u"upload_server_uri"_s, serverUri}};
    json.insert(u"upload_token"_s, upload.token);
    json.insert(u"video_id"_s, upload.videoId);
    json.insert(u"instant_upload_ok"_s, upload.instant ? u"yes"_s : u"no"_s);
    return {201, json};
}

Reply ApiHost::temporaryKeys(const Parameters &query)
{
    Upload *upload = nullptr;
    if (const qint64 code = refusal(query, &upload))
        return failure(code);
    const QString bucket = query.value(u"oss_bucket"_s);
    const QString key = query.value(u"oss_object"_s);
    if (bucket.isEmpty() || key.isEmpty())
        return failure(codes::parameterMissing);
    if (upload->objectKey.isEmpty() || upload->state == Upload::State::Committed)
        return failure(codes::uploadInvalid);
    if (bucket != ObjectStore::bucket() || key != upload->objectKey)
        return failure(codes::parameterInvalid);
    QJsonObject json = m_cloud.offer(key);
    json.insert(u"upload_token"_s, upload->token);
    return {200, json};
}

qint64 ApiHost::refusal(const Parameters &parameters, Upload **upload)
{
    if (const qint64 code = m_accounts.refusal(parameters))
        return code;
    const QString token = parameters.value(u"upload_token"_s);
    if (token.isEmpty())
        return codes::parameterMissing;
    *upload = m_uploads.find(token);
    // Whether Youku looks at the user as well nobody knows; here it does not, so that it can be seen who did
    // what.
    if (!*upload || (*upload)->clientId != parameters.value(u"client_id"_s))
        return codes::uploadInvalid;
    const bool gone = (*upload)->expired || (*upload)->state == Upload::State::Cancelled;
    return gone ? codes::uploadTokenExpired : 0;
}

qint64 ApiHost::addressRefusal(const Parameters &parameters, const Upload &upload) const
{
    if (!upload.objectKey.isEmpty()) {
        const QString name = parameters.value(u"upload_server_name"_s);
        if (name.isEmpty())
            return m_behaviour.ossNeedsServerName && !upload.instant ? codes::parameterMissing : 0;
        return name.endsWith(u'/' + upload.objectKey) ? 0 : codes::parameterInvalid;
    }
    const QString ip = parameters.value(u"upload_server_ip"_s);
    if (ip.isEmpty())
        return upload.instant ? 0 : codes::parameterMissing;
    return ip == upload.serverIp ? 0 : codes::parameterInvalid;
}

bool ApiHost::isWhole(Upload &upload)
{
    if (upload.instant)
        return true;
    const bool isThere =
        upload.objectKey.isEmpty() ? m_uploadHost.statusOf(upload) == 1 : upload.completeSince != 0;
    return isThere && upload.heldMd5 == upload.md5;
}

qint64 ApiHost::commitRefusal(const Parameters &parameters, Upload &upload)
{
    if (const qint64 code = addressRefusal(parameters, upload))
        return code;
    const bool good = upload.state == Upload::State::Committed || isWhole(upload);
    return good ? 0 : codes::uploadInvalid;
}

Reply ApiHost::commit(const Parameters &parameters)
{
    Upload *upload = nullptr;
    if (const qint64 code = refusal(parameters, &upload))
        return failure(code);
    if (const qint64 code = commitRefusal(parameters, *upload))
        return failure(code);
    ++upload->commitRequests;
    const bool first = upload->state != Upload::State::Committed;
    if (first) {
        upload->state = Upload::State::Committed;
        upload->endedBy = m_accounts.userId(parameters);
        upload->committedAt = m_clock.nowMs();
        ++m_counters.commits;
    }
    m_uploads.save(*upload);
    if (first)
        m_uploads.releaseBytes(*upload, m_behaviour.keepBytes);
    return {200, QJsonObject{{u"video_id"_s, upload->videoId}}};
}

Reply ApiHost::cancel(const Parameters &parameters)
{
    Upload *upload = nullptr;
    if (const qint64 code = refusal(parameters, &upload))
        return failure(code);
    if (upload->state == Upload::State::Committed)
        return failure(codes::uploadInvalid);
    const QString ip = parameters.value(u"upload_server_ip"_s);
    if (!ip.isEmpty() && ip != upload->serverIp)
        return failure(codes::parameterInvalid);
    upload->state = Upload::State::Cancelled;
    upload->endedBy = m_accounts.userId(parameters);
    m_uploads.save(*upload);
    m_uploads.releaseBytes(*upload, false);
    return {200, QJsonObject{{u"upload_token"_s, upload->token}}};
}

QString ApiHost::videoState(const Upload &upload) const
{
    const double age = double(m_clock.nowMs() - upload.committedAt) / 1000;
    if (age < m_behaviour.encodingSeconds)
        return u"encoding"_s;
    if (age < m_behaviour.encodingSeconds + m_behaviour.reviewSeconds)
        return u"in_review"_s;
    return m_behaviour.finalState;
}

Reply ApiHost::show(const Parameters &parameters)
{
    if (parameters.value(u"client_id"_s).isEmpty())
        return failure(codes::clientIdEmpty);
    if (!m_accounts.knows(parameters.value(u"client_id"_s)))
        return failure(codes::clientIdInvalid);
    if (parameters.value(u"video_id"_s).isEmpty())
        return failure(codes::parameterMissing);
    const Upload *upload = m_uploads.findVideo(parameters.value(u"video_id"_s));
    if (!upload || upload->state != Upload::State::Committed)
        return failure(codes::noSuchVideo);
    const QJsonObject &metadata = upload->metadata;
    const QString created = youkuTime(upload->committedAt);
    const QJsonObject user{
        {u"id"_s, 123456}, {u"name"_s, u"someone"_s}, {u"link"_s, u"http://i.youku.com/u/UMTIzNDU2"_s}};
    return {200, QJsonObject{{u"id"_s, upload->videoId},
                             {u"title"_s, metadata[u"title"]},
                             {u"link"_s, u"http://v.youku.com/v_show/id_%1.html"_s.arg(upload->videoId)},
                             {u"description"_s, metadata[u"description"].toString()},
                             {u"duration"_s, 61},
                             {u"category"_s, metadata[u"category"].toString(u"Others"_s)},
                             {u"tags"_s, metadata[u"tags"]},
                             {u"state"_s, videoState(*upload)},
                             {u"created"_s, created},
                             {u"published"_s, created},
                             {u"public_type"_s, metadata[u"public_type"].toString(u"all"_s)},
                             {u"copyright_type"_s, metadata[u"copyright_type"].toString(u"original"_s)},
                             {u"user"_s, user},
                             {u"view_count"_s, 0},
                             {u"streamtypes"_s, QJsonArray()},
                             {u"operation_limit"_s, QJsonArray()}}};
}

} // namespace sandbox
