#include "sandbox/hosts/signed_host.h"

#include "http/client/http_reply.h"
#include "sandbox/hosts/api_host.h"
#include "sandbox/model/accounts.h"
#include "sandbox/model/secrets.h"
#include "sandbox/protocol/create_rules.h"
#include "sandbox/protocol/metadata.h"
#include "sandbox/protocol/signed_rules.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qint64 mostSecondsOff = 6 * 60;

Reply success(QJsonObject data, const Upload &upload)
{
    data.insert(u"vid"_s, upload.videoId);
    data.insert(u"upload_token"_s, upload.token);
    return {200, QJsonObject{{u"e"_s, QJsonObject{{u"error_code"_s, 1}, {u"error_msg"_s, u"OK"_s}}},
                             {u"data"_s, QJsonArray{data}},
                             {u"cost"_s, 0.05},
                             {u"openapi"_s, QJsonObject{{u"traceId"_s, randomHex(32)}}}}};
}

qint64 codeOf(const Reply &ofOpenApi)
{
    return ofOpenApi.json[u"error"][u"code"].toInteger();
}

// Of what is behind the gateway.
Reply declined(qint64 code)
{
    const QString words = failure(code).json[u"error"][u"description"].toString();
    return {200, QJsonObject{{u"e"_s, QJsonObject{{u"error_code"_s, -code}, {u"error_msg"_s, words}}},
                             {u"data"_s, QJsonArray()},
                             {u"cost"_s, 0.01}}};
}

std::optional<Parameters> textsIn(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isObject())
        return std::nullopt;
    Parameters texts;
    const QJsonObject object = document.object();
    for (auto one = object.begin(); one != object.end(); ++one) {
        if (!one->isString())
            return std::nullopt;
        texts.insert(one.key(), one->toString());
    }
    return texts;
}

} // namespace

SignedHost::SignedHost(Accounts &accounts, Uploads &uploads, ApiHost &apiHost, const Behaviour &behaviour,
                       const base::Clock &clock)
    : m_accounts(accounts)
    , m_uploads(uploads)
    , m_apiHost(apiHost)
    , m_behaviour(behaviour)
    , m_clock(clock)
{
}

qint64 SignedHost::secondsNow() const
{
    return m_clock.nowMs() / 1000 + m_behaviour.clockOffsetSeconds;
}

Reply SignedHost::call(const Parameters &parameters, const QString &serverUri)
{
    Caller caller{{}, parameters, serverUri};
    Reply reply = gatewayFailure(gateway::parameterWrong);
    if (const auto system = textsIn(caller.business.take(u"opensysparams"_s))) {
        caller.system = *system;
        const qint64 code = refusal(caller);
        reply = code != 0 ? gatewayFailure(code) : answer(caller);
    }
    reply.date = http::httpDate(QDateTime::fromSecsSinceEpoch(secondsNow()));
    return reply;
}

qint64 SignedHost::refusal(const Caller &caller) const
{
    Parameters system = caller.system;
    const QString sign = system.take(u"sign"_s);
    const QString method = system.value(u"sign_method"_s, u"md5"_s);
    const bool known = method == u"md5"_s || method == u"HmacSHA256"_s;
    const bool whole = !system.value(u"action"_s).isEmpty() && !system.value(u"client_id"_s).isEmpty()
                       && system.value(u"version"_s) == u"3.0"_s && !sign.isEmpty() && known
                       && system.value(u"format"_s, u"json"_s) == u"json"_s;
    const std::optional<qint64> timestamp = numberIn(system, u"timestamp"_s);
    if (!whole || !timestamp)
        return gateway::parameterWrong;
    const QString clientId = system.value(u"client_id"_s);
    if (!m_behaviour.signedApi || !m_accounts.knows(clientId))
        return gateway::clientIdInvalid;
    if (std::abs(*timestamp - secondsNow()) > mostSecondsOff)
        return gateway::timestampWrong;
    const QString expected =
        expectedSign(system, caller.business, m_accounts.secretOf(clientId), m_behaviour.plainSignature);
    return sameSecret(sign.toLatin1(), expected.toLatin1()) ? 0 : gateway::signatureWrong;
}

qint64 SignedHost::tokenRefusal(const Caller &caller) const
{
    return m_accounts.refusal(caller.system) != 0 ? gateway::tokenWrong : 0;
}

Reply SignedHost::answer(const Caller &caller)
{
    static const QMap<QString, Action> forUsers{
        {u"youku.video.upload.create"_s, &SignedHost::create},
        {u"youku.video.upload.save"_s, &SignedHost::save},
        {u"youku.video.upload.complete"_s, &SignedHost::complete},
        {u"youku.video.upload.getsts"_s, &SignedHost::getSts},
    };
    static const QMap<QString, Action> forApps{
        {u"youku.user.authorize.token.get"_s, &SignedHost::getToken},
        {u"youku.user.authorize.token.refresh"_s, &SignedHost::refreshToken},
    };
    const QString action = caller.system.value(u"action"_s);
    if (forApps.contains(action))
        return (this->*forApps.value(action))(caller);
    if (!forUsers.contains(action))
        return gatewayFailure(gateway::noSuchApi);
    if (const qint64 code = tokenRefusal(caller))
        return gatewayFailure(code);
    return (this->*forUsers.value(action))(caller);
}

Reply SignedHost::create(const Caller &caller)
{
    const Parameters &business = caller.business;
    for (const QString &name : {u"file_name"_s, u"file_size"_s, u"file_md5"_s, u"client_ip"_s}) {
        if (business.value(name).isEmpty())
            return gatewayFailure(gateway::parameterWrong);
    }
    const QString server = business.value(u"server_type"_s);
    if (server != u"gupload"_s && server != u"oupload"_s)
        return gatewayFailure(gateway::parameterWrong);
    if (!describesFile(business, m_behaviour.maxFileSize, m_behaviour.rules))
        return declined(codes::parameterInvalid);
    Parameters asCreate = business;
    asCreate.insert(caller.system);
    const Reply reply = m_apiHost.begin({}, asCreate, server == u"oupload"_s, caller.serverUri);
    if (const qint64 code = codeOf(reply))
        return declined(code);
    QJsonObject data = reply.json;
    if (data.contains(u"upload_server_uri"_s))
        data.insert(u"upload_server"_s, data.take(u"upload_server_uri"_s));
    const Upload &upload = *m_uploads.find(data[u"upload_token"].toString());
    data.remove(u"video_id"_s);
    if (!upload.instant)
        data.remove(u"instant_upload_ok"_s);
    return success(data, upload);
}

Upload *SignedHost::uploadOf(const Caller &caller, Reply *refusal)
{
    const QString token = caller.business.value(u"upload_token"_s);
    Upload *upload = m_uploads.find(token);
    if (token.isEmpty())
        *refusal = gatewayFailure(gateway::parameterWrong);
    else if (!upload || upload->clientId != caller.system.value(u"client_id"_s))
        *refusal = declined(codes::uploadInvalid);
    else if (upload->expired || upload->state == Upload::State::Cancelled)
        *refusal = declined(codes::uploadTokenExpired);
    else
        return upload;
    return nullptr;
}

Reply SignedHost::save(const Caller &caller)
{
    Reply refused;
    Upload *upload = uploadOf(caller, &refused);
    if (!upload)
        return refused;
    if (upload->state != Upload::State::Open)
        return declined(codes::uploadInvalid);
    Parameters details = asCreateNamesThem(caller.business);
    details.insert(u"file_name"_s, upload->fileName);
    details.insert(u"file_size"_s, QString::number(upload->size));
    details.insert(u"file_md5"_s, upload->md5);
    if (const qint64 code = brokenCreateRule(details, m_behaviour.maxFileSize, m_behaviour.rules))
        return declined(code);
    upload->metadata = metadataOf(details);
    m_uploads.save(*upload);
    return success({}, *upload);
}

Reply SignedHost::complete(const Caller &caller)
{
    Reply refused;
    Upload *upload = uploadOf(caller, &refused);
    if (!upload)
        return refused;
    const Parameters &business = caller.business;
    const bool wentToServer = upload->objectKey.isEmpty() && !upload->instant;
    const bool namesIt = !business.value(u"client_ip"_s).isEmpty()
                         && business.value(u"upload_server_ip"_s) == caller.serverUri;
    if (wentToServer && !namesIt)
        return gatewayFailure(gateway::parameterWrong);
    if (upload->metadata.value(u"title"_s).toString().isEmpty()) // nobody saved any
        return declined(codes::titleEmpty);
    Parameters asCommit = caller.system;
    asCommit.insert(u"upload_token"_s, upload->token);
    if (wentToServer)
        asCommit.insert(u"upload_server_ip"_s, upload->serverIp);
    const Reply reply = m_apiHost.commit(asCommit);
    const qint64 code = codeOf(reply);
    return code != 0 ? declined(code) : success({}, *upload);
}

Reply SignedHost::getSts(const Caller &caller)
{
    Reply refused;
    const Upload *upload = uploadOf(caller, &refused);
    if (!upload)
        return refused;
    Parameters asQuery = caller.business;
    asQuery.insert(caller.system);
    const Reply reply = m_apiHost.temporaryKeys(asQuery);
    const qint64 code = codeOf(reply);
    return code != 0 ? declined(code) : success(reply.json, *upload);
}

Reply SignedHost::getToken(const Caller &caller)
{
    const QString code = caller.business.value(u"code"_s);
    const QString clientId = caller.system.value(u"client_id"_s);
    return tokens(m_accounts.token({{u"grant_type"_s, u"authorization_code"_s},
                                    {u"client_id"_s, clientId},
                                    {u"client_secret"_s, m_accounts.secretOf(clientId)},
                                    {u"code"_s, code},
                                    {u"redirect_uri"_s, m_accounts.redirectOf(code)}}));
}

Reply SignedHost::refreshToken(const Caller &caller)
{
    return tokens(m_accounts.token({{u"grant_type"_s, u"refresh_token"_s},
                                    {u"client_id"_s, caller.system.value(u"client_id"_s)},
                                    {u"refresh_token"_s, caller.business.value(u"refreshToken"_s)}}));
}

Reply SignedHost::tokens(const Reply &ofOpenApi)
{
    const QJsonObject &json = ofOpenApi.json;
    if (const qint64 code = codeOf(ofOpenApi))
        return {200, QJsonObject{{u"errno"_s, code},
                                 {u"errText"_s, json[u"error"][u"description"]},
                                 {u"cost"_s, 0.01}}};
    const QJsonObject token{
        {u"accessToken"_s, json[u"access_token"]}, {u"refreshToken"_s, json[u"refresh_token"]},
        {u"expireTime"_s, json[u"expires_in"]},    {u"rexpireTime"_s, json[u"expires_in"]},
        {u"startTime"_s, secondsNow() * 1000},     {u"openId"_s, u"sandbox"_s}};
    return {200,
            QJsonObject{{u"errno"_s, 0}, {u"errText"_s, u"OK"_s}, {u"cost"_s, 0.01}, {u"token"_s, token}}};
}

} // namespace sandbox
