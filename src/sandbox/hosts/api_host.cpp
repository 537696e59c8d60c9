#include "sandbox/hosts/api_host.h"

#include "sandbox/cloud/object_store.h"
#include "sandbox/hosts/upload_host.h"
#include "sandbox/model/accounts.h"
#include "sandbox/model/secrets.h"
#include "sandbox/protocol/create_rules.h"
#include "sandbox/protocol/metadata.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

// What upload_server_uri resolves to: the sandbox is its own upload server.
const QString ownAddress = u"127.0.0.1"_s;

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
    if (const qint64 code = brokenCreateRule(parameters, m_behaviour.maxFileSize, m_behaviour.rules))
        return failure(code);
    Upload wish;
    wish.metadata = metadataOf(parameters);
    return begin(std::move(wish), parameters, parameters.value(u"isnew"_s) == u"1"_s, serverUri);
}

Reply ApiHost::begin(Upload wish, const Parameters &parameters, bool wantsStore, const QString &serverUri)
{
    const bool toStore = m_cloud.isOffered() && wantsStore;
    if (!toStore && !m_behaviour.transports.slices)
        return failure(codes::parameterMissing);
    if (m_uploads.isFull())
        return failure(codes::storingFailed);
    wish.clientId = parameters.value(u"client_id"_s);
    wish.userId = m_accounts.userId(parameters);
    if (m_behaviour.hardTokens)
        wish.token = randomHardUploadToken();
    wish.fileName = fileNameIn(parameters.value(u"file_name"_s));
    wish.size = numberIn(parameters, u"file_size"_s).value_or(0);
    wish.md5 = parameters.value(u"file_md5"_s).toLower();
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
    return (*upload)->isOver() ? codes::uploadTokenExpired : 0;
}

// Youku's own clients give back what check told; some others the address that they resolved.
bool ApiHost::namesServer(const QString &ip, const Upload &upload) const
{
    const bool own = ip == ownAddress || ip.startsWith(ownAddress + u':');
    return ip == upload.serverIp || (own && !m_behaviour.rules.strict);
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
    return namesServer(ip, upload) ? 0 : codes::parameterInvalid;
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
    if (!ip.isEmpty() && !namesServer(ip, *upload))
        return failure(codes::parameterInvalid);
    upload->state = Upload::State::Cancelled;
    upload->endedBy = m_accounts.userId(parameters);
    m_uploads.save(*upload);
    m_uploads.releaseBytes(*upload, false);
    return {200, QJsonObject{{u"upload_token"_s, upload->token}}};
}

} // namespace sandbox
