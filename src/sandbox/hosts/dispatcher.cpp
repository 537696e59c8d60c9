#include "sandbox/hosts/dispatcher.h"

#include "sandbox/model/youku_model.h"
#include "sandbox/protocol/catalogue.h"

#include <QJsonDocument>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

http::HttpAnswer jsonAnswer(const Reply &reply)
{
    return {.status = reply.status,
            .body = QJsonDocument(reply.json).toJson(QJsonDocument::Compact),
            .headers = {}};
}

} // namespace

Dispatcher::Dispatcher(YoukuModel &model, ObjectStore &cloud)
    : m_model(model)
    , m_uploadHost(model.uploads(), model.files(), model.behaviour(), model.counters(), model.clock())
    , m_apiHost(model.accounts(), model.uploads(), m_uploadHost, cloud, model.behaviour(), model.counters(),
                model.clock())
    , m_videoHost(model.accounts(), model.uploads(), model.behaviour(), model.clock())
    , m_signedHost(model.accounts(), model.uploads(), m_apiHost, model.behaviour(), model.clock())
{
}

Reply Dispatcher::call(const QString &endpoint, const http::IncomingRequest &request, Hand hand,
                       const QString &serverUri, qint64 connection)
{
    static const QStringList forAccounts{u"token"_s, u"create"_s, u"commit"_s, u"cancel"_s,
                                         u"sts"_s,   u"myinfo"_s, u"show"_s,   u"show_batch"_s,
                                         u"by_me"_s, u"update"_s, u"destroy"_s};
    if (!m_model.behaviour().openApi && forAccounts.contains(endpoint))
        return failure(codes::clientIdInvalid);
    if (endpoint == u"token"_s)
        return token(request);
    const Parameters parameters = parametersOf(request);
    if (endpoint == u"v3"_s)
        return m_signedHost.call(parameters, serverUri);
    if (endpoint == u"new_slice"_s)
        return m_uploadHost.newSlice(parameters, hand, connection);
    if (endpoint == u"check"_s)
        return m_uploadHost.check(parameters);
    if (endpoint == u"slices"_s)
        return m_uploadHost.slices(parameters);
    if (endpoint == u"reset_slice"_s)
        return m_uploadHost.resetSlice(parameters);
    if (endpoint == u"create_file"_s)
        return m_uploadHost.createFile(parameters);
    if (endpoint == u"create"_s)
        return m_apiHost.create(parameters, serverUri);
    if (endpoint == u"commit"_s)
        return m_apiHost.commit(parameters);
    if (endpoint == u"cancel"_s)
        return m_apiHost.cancel(parameters);
    if (endpoint == u"sts"_s)
        return m_apiHost.temporaryKeys(queryOf(request));
    if (endpoint == u"myinfo"_s)
        return m_model.accounts().myInfo(parameters);
    if (endpoint == u"spec"_s)
        return specReply(m_model.behaviour().maxFileSize);
    if (endpoint == u"category"_s)
        return categoryReply();
    return m_videoHost.call(endpoint, request.method, parameters).value_or(noSuchCall());
}

Reply Dispatcher::uploadSlice(const http::IncomingRequest &request, const SliceSums &sums, Hand hand,
                              qint64 connection)
{
    return m_uploadHost.uploadSlice(queryOf(request), sliceOf(request), sums, hand, connection);
}

void Dispatcher::sliceBegun(const http::IncomingRequest &request, qint64 connection)
{
    m_uploadHost.sliceBegun(queryOf(request), connection);
}

void Dispatcher::connectionEnded(qint64 connection)
{
    m_uploadHost.connectionEnded(connection);
}

Reply Dispatcher::token(const http::IncomingRequest &request)
{
    if (request.method != "POST")
        return failure(codes::mustBePost);
    return m_model.accounts().token(parametersOf(request));
}

http::HttpAnswer Dispatcher::authorize(const Parameters &parameters)
{
    const QString clientId = parameters.value(u"client_id"_s);
    QUrl target(parameters.value(u"redirect_uri"_s));
    const bool knows = m_model.accounts().knows(clientId);
    if (!knows || !target.isValid() || target.isRelative())
        return jsonAnswer(failure(knows ? codes::parameterInvalid : codes::clientIdInvalid));
    QUrlQuery query;
    query.addQueryItem(u"code"_s, m_model.accounts().makeCode(clientId, target.toString()));
    query.addQueryItem(u"state"_s, parameters.value(u"state"_s));
    target.setQuery(query);
    return {.status = 302, .body = {}, .headers = {{"Location", target.toEncoded()}}};
}

} // namespace sandbox
