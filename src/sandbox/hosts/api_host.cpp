#include "sandbox/hosts/api_host.h"

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

ApiHost::ApiHost(const Accounts &accounts, Uploads &uploads, UploadHost &uploadHost,
                 const Behaviour &behaviour, Counters &counters, const base::Clock &clock)
    : m_accounts(accounts)
    , m_uploads(uploads)
    , m_uploadHost(uploadHost)
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
    if (m_uploads.isFull())
        return failure(codes::storingFailed);
    Upload wish;
    wish.clientId = parameters.value(u"client_id"_s);
    wish.userId = m_accounts.userId(parameters);
    if (m_behaviour.hardTokens)
        wish.token = randomHardUploadToken();
    wish.fileName = fileNameIn(parameters.value(u"file_name"_s));
    wish.size = numberIn(parameters, u"file_size"_s).value_or(0);
    wish.md5 = parameters.value(u"file_md5"_s).toLower();
    wish.metadata = metadataOf(parameters);
    if (m_behaviour.refuseDuplicates && m_uploads.holds(wish.md5, wish.size, wish.clientId))
        return failure(codes::uploadedAlready);
    wish.instant = m_behaviour.instant && m_uploads.holds(wish.md5, wish.size, {});
    const Upload &upload = m_uploads.add(std::move(wish));
    ++m_counters.creates;
    return {201, QJsonObject{{u"upload_token"_s, upload.token},
                             {u"video_id"_s, upload.videoId},
                             {u"upload_server_uri"_s, serverUri},
                             {u"instant_upload_ok"_s, upload.instant ? u"yes"_s : u"no"_s}}};
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

qint64 ApiHost::commitRefusal(const Parameters &parameters, Upload &upload)
{
    const QString ip = parameters.value(u"upload_server_ip"_s);
    if (ip.isEmpty() && !upload.instant)
        return codes::parameterMissing;
    if (!ip.isEmpty() && !namesServer(ip, upload))
        return codes::parameterInvalid;
    if (upload.state == Upload::State::Committed)
        return 0;
    const bool whole = upload.instant || (m_uploadHost.statusOf(upload) == 1 && upload.heldMd5 == upload.md5);
    return whole ? 0 : codes::uploadInvalid;
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
