#include "sandbox/site.h"

#include "sandbox/catalogue.h"

#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QJsonObject describe(const Upload &upload, bool bytesAreKept)
{
    QJsonObject json = upload.metadata;
    json.insert(u"video_id"_s, upload.videoId);
    json.insert(u"client_id"_s, upload.clientId);
    json.insert(u"file_name"_s, upload.fileName);
    json.insert(u"size"_s, upload.size);
    json.insert(u"md5"_s, upload.md5);
    json.insert(u"held_md5"_s, upload.heldMd5);
    json.insert(u"ext"_s, upload.extension);
    json.insert(u"slice_length"_s, upload.tasks.sliceLength());
    json.insert(u"transferred"_s, upload.tasks.transferred());
    json.insert(u"out"_s, upload.tasks.outCount());
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

Site::Site(const Behaviour &behaviour, const Limits &limits)
    : m_behaviour(behaviour)
    , m_accounts(m_store, limits.accounts)
    , m_uploads(m_store, m_vault, limits.uploads)
    , m_uploadHost(m_uploads, m_vault, m_behaviour, m_counters)
    , m_apiHost(m_accounts, m_uploads, m_uploadHost, m_behaviour, m_counters)
{
}

bool Site::open(const QString &dir, QString *error)
{
    if (!m_vault.open(dir, error) || !m_store.open(dir, error))
        return false;
    m_accounts.load();
    m_uploads.load(m_behaviour.keepBytes);
    return true;
}

Reply Site::call(const QString &endpoint, const http::IncomingRequest &request, Hand hand,
                 const QString &serverUri)
{
    if (endpoint == u"token"_s)
        return token(request);
    const Parameters parameters = parametersOf(request);
    if (endpoint == u"new_slice"_s)
        return m_uploadHost.newSlice(parameters, hand);
    if (endpoint == u"check"_s)
        return m_uploadHost.check(parameters);
    if (endpoint == u"create_file"_s)
        return m_uploadHost.createFile(parameters);
    if (endpoint == u"create"_s)
        return m_apiHost.create(parameters, serverUri);
    if (endpoint == u"commit"_s)
        return m_apiHost.commit(parameters);
    if (endpoint == u"cancel"_s)
        return m_apiHost.cancel(parameters);
    if (endpoint == u"myinfo"_s)
        return m_accounts.myInfo(parameters);
    if (endpoint == u"show"_s)
        return m_apiHost.show(parameters);
    if (endpoint == u"spec"_s)
        return specReply(m_behaviour.maxFileSize);
    if (endpoint == u"category"_s)
        return categoryReply();
    return {404, {}};
}

Reply Site::uploadSlice(const http::IncomingRequest &request, const SliceSums &sums, Hand hand)
{
    return m_uploadHost.uploadSlice(queryOf(request), sliceOf(request), sums, hand);
}

Reply Site::token(const http::IncomingRequest &request)
{
    if (request.method != "POST")
        return failure(codes::mustBePost);
    return m_accounts.token(parametersOf(request));
}

http::HttpAnswer Site::authorize(const Parameters &parameters)
{
    const QString clientId = parameters.value(u"client_id"_s);
    QUrl target(parameters.value(u"redirect_uri"_s));
    if (!m_accounts.knows(clientId) || !target.isValid() || target.isRelative())
        return {.status = 400, .body = "{}", .headers = {}};
    QUrlQuery query;
    query.addQueryItem(u"code"_s, m_accounts.makeCode(clientId, target.toString()));
    query.addQueryItem(u"state"_s, parameters.value(u"state"_s));
    target.setQuery(query);
    return {.status = 302, .body = {}, .headers = {{"Location", target.toEncoded()}}};
}

void Site::expireUpload(const QString &tokenOrVideo)
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

QJsonObject Site::state() const
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
