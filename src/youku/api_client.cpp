#include "youku/api_client.h"

#include "http/client/http_client.h"
#include "youku/answer_decoder.h"
#include "youku/answers.h"
#include "youku/destination.h"
#include "youku/end_at_once.h"
#include "youku/reactions.h"
#include "youku/requests.h"

using namespace Qt::StringLiterals;

namespace youku {

namespace {

Parameters identification(const Credentials &who)
{
    return {{u"client_id"_s, who.clientId}, {u"access_token"_s, who.accessToken}};
}

Parameters uploadParameters(const Credentials &who, const QString &uploadToken, const Parameters &extras)
{
    Parameters parameters = identification(who);
    parameters.append({u"upload_token"_s, uploadToken});
    parameters.append(extras);
    return parameters;
}

// The method is not taken, or POST was refused because its body was not read (protocol 4): the other may do.
bool wantsOtherMethod(const base::Error &error, bool byGet)
{
    if (reactions().ruleFor(error).reaction == base::Reaction::SwitchMethod)
        return byGet || error.codeNumber() != codes::mustBePost;
    const bool saysMissing = QList<qint64>{1004, 1007, 1012}.contains(error.codeNumber());
    return !byGet && saysMissing;
}

} // namespace

QUrl ApiClient::defaultBase()
{
    return QUrl(u"https://api.youku.com"_s);
}

base::Result<QUrl> ApiClient::checkedBase(const QUrl &base)
{
    const bool secure = base.scheme() == "https"_L1;
    const bool plainAtHome = base.scheme() == "http"_L1 && isThisMachine(base.host());
    if (base.host().isEmpty() || !(secure || plainAtHome))
        return base::localError(
            base::ErrorKind::Permission,
            base.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment));
    QUrl clean;
    clean.setScheme(base.scheme());
    clean.setHost(base.host());
    clean.setPort(base.port());
    return clean;
}

ApiClient::ApiClient(const QUrl &base, QObject *parent)
    : QObject(parent)
    , m_base(base)
    , m_client(std::make_unique<http::HttpClient>(judged))
{
}

ApiClient::~ApiClient() = default;

void ApiClient::setProxy(const QNetworkProxy &proxy)
{
    m_client->setProxy(proxy);
}

void ApiClient::setStallTime(int ms)
{
    m_client->setStallTime(ms);
}

QUrl ApiClient::at(const QString &path) const
{
    QUrl url = m_base;
    url.setPath(path);
    return url;
}

// Signing in has a host of its own (3.1); a base of another place stands for both.
QUrl ApiClient::atSignIn(const QString &path) const
{
    QUrl url = at(path);
    if (m_base == defaultBase())
        url.setHost(u"openapi.youku.com"_s);
    return url;
}

http::Call *ApiClient::create(const Credentials &who, const Metadata &metadata, const FileFacts &file,
                              QObject *context, base::Answer<Created> done)
{
    Parameters parameters = identification(who);
    parameters.append(wireParameters(metadata));
    parameters.append({
        {u"file_name"_s, file.fileName},
        {u"file_size"_s, QString::number(file.fileSize)},
        {u"file_md5"_s, file.md5},
    });
    if (file.wantsCloud)
        parameters.append({u"isnew"_s, u"1"_s});
    const QUrl url = at(u"/uploads/create.json"_s);
    return either(base::Operation::Create, url, parameters, m_createByGet, context,
                  [done](const base::Result<http::HttpReply> &answer) {
                      done(parsed<Created>(base::Operation::Create, answer, parseCreated));
                  });
}

http::Call *ApiClient::describe(const Credentials &, const QString &, const Metadata &, QObject *context,
                                base::Answer<base::Nothing> done)
{
    return endAtOnce<base::Nothing>(this, context, base::Nothing{}, std::move(done));
}

http::Call *ApiClient::commit(const Credentials &who, const QString &uploadToken, const Parameters &extras,
                              QObject *context, base::Answer<Committed> done)
{
    const Parameters parameters = uploadParameters(who, uploadToken, extras);
    return m_client->send(formRequest(base::Operation::Commit, at(u"/uploads/commit.json"_s), parameters),
                          context, [done](const base::Result<http::HttpReply> &answer) {
                              done(parsed<Committed>(base::Operation::Commit, answer, parseCommitted));
                          });
}

http::Call *ApiClient::cancel(const Credentials &who, const QString &uploadToken, const Parameters &extras,
                              QObject *context, base::Answer<base::Nothing> done)
{
    const Parameters parameters = uploadParameters(who, uploadToken, extras);
    return either(base::Operation::Cancel, at(u"/uploads/cancel.json"_s), parameters, m_cancelByGet, context,
                  [done](const base::Result<http::HttpReply> &answer) { done(nothingFrom(answer)); });
}

http::Call *ApiClient::cloudKeys(const Credentials &who, const QString &uploadToken, const QString &bucket,
                                 const QString &object, QObject *context, base::Answer<CloudKeys> done)
{
    const Parameters parameters =
        uploadParameters(who, uploadToken, {{u"oss_bucket"_s, bucket}, {u"oss_object"_s, object}});
    return either(base::Operation::Credentials, at(u"/uploads/get_sts_inf.json"_s), parameters, m_keysByGet,
                  context, [done](const base::Result<http::HttpReply> &answer) {
                      done(parsed<CloudKeys>(base::Operation::Credentials, answer, parseCloudKeys));
                  });
}

http::Call *ApiClient::checkAccount(const Credentials &who, QObject *context,
                                    base::Answer<base::Nothing> done)
{
    return cancel(who, u"no-such-upload"_s, {}, context,
                  [done = std::move(done)](const base::Result<base::Nothing> &result) {
                      const bool accepted =
                          !result.ok()
                          && reactions().ruleFor(result.error()).reaction == base::Reaction::Accept;
                      done(accepted ? base::Result<base::Nothing>(base::Nothing()) : result);
                  });
}

// One of the two methods first, the other once when the first is refused; what served is remembered.
http::Call *ApiClient::either(base::Operation operation, const QUrl &url, const Parameters &parameters,
                              bool &byGet, QObject *context, base::Answer<http::HttpReply> done)
{
    const auto send = [=, this](bool get, base::Answer<http::HttpReply> then) {
        const auto request = !get && operation == base::Operation::Credentials ? emptyPostRequest
                             : !get                                            ? formRequest
                             : operation == base::Operation::Create            ? getOnceRequest
                                                                               : getRequest;
        return m_client->send(request(operation, url, parameters), context, std::move(then));
    };
    auto *pair = new http::CallChain(this);
    connect(context, &QObject::destroyed, pair, &http::Call::abort);
    pair->follow(send(byGet, [=, &byGet, first = byGet](const base::Result<http::HttpReply> &answer) {
        const bool other = !answer.ok() && wantsOtherMethod(answer.error(), first);
        if (!other) {
            pair->end();
            return done(answer);
        }
        pair->follow(send(!first, [=, &byGet](const base::Result<http::HttpReply> &second) {
            const bool otherRefusal = !second.ok() && second.error().fault == base::Fault::Code
                                      && second.error().code != answer.error().code;
            if (second.ok() || otherRefusal)
                byGet = !first;
            pair->end();
            done(second);
        }));
    }));
    return pair;
}

http::Call *ApiClient::spec(QObject *context, base::Answer<Spec> done)
{
    return m_client->send(getRequest(base::Operation::Spec, at(u"/schemas/upload/spec.json"_s), {}), context,
                          [done](const base::Result<http::HttpReply> &answer) {
                              done(parsed<Spec>(base::Operation::Spec, answer, parseSpec));
                          });
}

http::Call *ApiClient::categories(QObject *context, base::Answer<QList<Category>> done)
{
    auto *pair = new http::CallChain(this);
    connect(context, &QObject::destroyed, pair, &http::Call::abort);
    const auto read = [](const base::Result<http::HttpReply> &answer) {
        return parsed<QList<Category>>(base::Operation::Categories, answer, parseCategories);
    };
    pair->follow(m_client->send(
        getRequest(base::Operation::Categories, at(u"/schemas/video/category.json"_s), {}), context,
        [=, this](const base::Result<http::HttpReply> &answer) {
            const base::Result<QList<Category>> result = read(answer);
            if (result.ok()) {
                pair->end();
                return done(result);
            }
            pair->follow(m_client->send(
                getRequest(base::Operation::Categories, at(u"/v2/schemas/video/category.json"_s), {}),
                context, [=](const base::Result<http::HttpReply> &second) {
                    pair->end();
                    done(read(second));
                }));
        }));
    return pair;
}

http::Call *ApiClient::refreshToken(const Credentials &who, QObject *context, base::Answer<Tokens> done)
{
    Parameters parameters = {
        {u"grant_type"_s, u"refresh_token"_s},
        {u"client_id"_s, who.clientId},
        {u"refresh_token"_s, who.refreshToken},
    };
    if (!who.clientSecret.isEmpty())
        parameters.append({u"client_secret"_s, who.clientSecret});
    return m_client->send(formRequest(base::Operation::RefreshToken, at(u"/oauth2/token.json"_s), parameters),
                          context, [done](const base::Result<http::HttpReply> &answer) {
                              done(parsed<Tokens>(base::Operation::RefreshToken, answer, parseTokens));
                          });
}

QUrl ApiClient::authorizePage(const QString &clientId, const QString &redirectUri, const QString &state) const
{
    return withQuery(atSignIn(u"/v2/oauth2/authorize"_s), {{u"client_id"_s, clientId},
                                                           {u"response_type"_s, u"code"_s},
                                                           {u"redirect_uri"_s, redirectUri},
                                                           {u"state"_s, state}});
}

http::Call *ApiClient::redeemCode(const Credentials &who, const QString &code, const QString &redirectUri,
                                  QObject *context, base::Answer<Tokens> done)
{
    const Parameters parameters = {
        {u"grant_type"_s, u"authorization_code"_s}, {u"client_id"_s, who.clientId},
        {u"client_secret"_s, who.clientSecret},     {u"code"_s, code},
        {u"redirect_uri"_s, redirectUri},
    };
    return m_client->send(
        formRequest(base::Operation::RefreshToken, atSignIn(u"/v2/oauth2/token"_s), parameters), context,
        [done](const base::Result<http::HttpReply> &answer) {
            done(parsed<Tokens>(base::Operation::RefreshToken, answer, parseTokens));
        });
}

http::Call *ApiClient::showVideo(const QString &clientId, const QString &videoId, QObject *context,
                                 base::Answer<Video> done)
{
    return m_client->send(getRequest(base::Operation::ShowVideo, at(u"/videos/show.json"_s),
                                     {{u"client_id"_s, clientId}, {u"video_id"_s, videoId}}),
                          context, [done](const base::Result<http::HttpReply> &answer) {
                              done(parsed<Video>(base::Operation::ShowVideo, answer, parseVideo));
                          });
}

http::Call *ApiClient::showVideos(const QString &clientId, const QStringList &videoIds, QObject *context,
                                  base::Answer<QList<Video>> done)
{
    Q_ASSERT(videoIds.size() <= mostShown);
    return m_client->send(getRequest(base::Operation::ShowVideo, at(u"/v2/videos/show_batch.json"_s),
                                     {{u"client_id"_s, clientId}, {u"video_ids"_s, videoIds.join(u',')}}),
                          context, [done](const base::Result<http::HttpReply> &answer) {
                              done(parsed<QList<Video>>(base::Operation::ShowVideo, answer, parseVideos));
                          });
}

http::Call *ApiClient::myInfo(const Credentials &who, QObject *context, base::Answer<User> done)
{
    return m_client->send(formRequest(base::Operation::MyInfo, at(u"/v2/users/myinfo.json"_s),
                                      {{u"client_id"_s, who.clientId}, {u"access_token"_s, who.accessToken}}),
                          context, [done](const base::Result<http::HttpReply> &answer) {
                              done(parsed<User>(base::Operation::MyInfo, answer, parseUser));
                          });
}

} // namespace youku
