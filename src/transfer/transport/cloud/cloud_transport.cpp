#include "transfer/transport/cloud/cloud_transport.h"

#include "oss/reactions.h"
#include "transfer/sending/lane_policy.h"
#include "transfer/transport/cloud/cloud_channel.h"
#include "transfer/transport/cloud/cloud_plan.h"
#include "transfer/transport/cloud/cloud_rules.h"
#include "transfer/transport/cloud/cloud_transports.h"
#include "youku/reactions.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace transfer {

namespace {

Q_LOGGING_CATEGORY(cloudLog, "youchuan.cloud", QtInfoMsg)

constexpr int methodNotAllowed = 405; // by whatever stands before the store

} // namespace

bool mayNotLook(const base::Error &error)
{
    const bool wordless = error.fault == base::Fault::HttpStatus && error.httpStatus == 403;
    return wordless || error.code == oss::codes::accessDenied;
}

QString CloudTransport::transportName()
{
    return u"oss"_s;
}

CloudTransport::CloudTransport(const UploadRecord &upload, CloudTransports &home,
                               const std::shared_ptr<CloudSession> &session)
    : Transport(upload)
    , m_home(home)
    , m_session(session)
{
}

const base::ReactionTable &CloudTransport::rules() const
{
    return cloudRules();
}

QString CloudTransport::server() const
{
    return m_session ? m_session->signer()->location().endpoint : state().endpoint;
}

SliceLimits CloudTransport::limits() const
{
    return {oss::largestPart, LanePolicy::mostLanes, Checksum::Crc64, {usualPartKb, leastPartKb}};
}

CredentialSource &CloudTransport::credentials()
{
    if (m_session)
        return *m_session;
    return m_none;
}

std::optional<base::Error> CloudTransport::refusal() const
{
    if (m_session && m_home.takes(m_session->signer()->location().url()))
        return std::nullopt;
    base::Error error = base::localError(base::ErrorKind::Server, base::UntakenServer{state().endpoint});
    error.operation = base::Operation::Open;
    return error;
}

oss::OssClient &CloudTransport::way()
{
    if (!m_way)
        m_way = m_home.connections().acquire(m_session->signer());
    return *m_way;
}

http::Call *CloudTransport::open(int sliceLengthKb, QObject *context, base::Answer<Opened> done)
{
    const CloudState now = state();
    if (!now.uploadId.isEmpty())
        return answerLater<Opened>(context, std::move(done), opened(now.uploadId, sliceLengthKb));
    return startRun<Opened>(*m_session, context, std::move(done),
                            [this, sliceLengthKb](const CloudRun<Opened> &run) {
                                if (m_session->mayHaveBegun())
                                    findBegun(run, sliceLengthKb);
                                else
                                    initiate(run, sliceLengthKb);
                            });
}

// An Initiate whose answer got lost has made an upload that nobody knows. The object is nobody else's: what
// is begun of it is ours. Not everybody may look; then there is one more.
void CloudTransport::findBegun(const CloudRun<Opened> &run, int wishedKb)
{
    listBegun(run.chain, [=, this](const base::Result<QStringList> &found) {
        if (!found.ok() && !mayNotLook(found.error())
            && cloudRules().ruleFor(found.error()).reaction != base::Reaction::Fail)
            return run.end(found.error());
        if (!found.ok() || found.value().isEmpty())
            return initiate(run, wishedKb);
        takeOneOf(run, found.value(), wishedKb);
    });
}

// An empty list says nothing while an Initiate may still be on its way.
void CloudTransport::listBegun(http::CallChain *chain, const base::Answer<QStringList> &done)
{
    chain->follow(way().listUploads(chain, [=, this](const base::Result<QStringList> &found) {
        if (!found.ok() || !found.value().isEmpty() || !m_session->mayStillBegin())
            return done(found);
        m_session->lookAgain(chain, [=, this] {
            if (!chain->ended())
                listBegun(chain, done);
        });
    }));
}

// The last; the others nobody would ever complete or abort.
void CloudTransport::takeOneOf(const CloudRun<Opened> &run, const QStringList &uploadIds, int wishedKb)
{
    if (uploadIds.size() == 1)
        return run.end(opened(uploadIds.first(), wishedKb));
    run.chain->follow(
        way().abort(uploadIds.first(), run.chain, [=, this](const base::Result<base::Nothing> &result) {
            if (result.ok())
                return takeOneOf(run, uploadIds.sliced(1), wishedKb);
            base::Error error = result.error();
            error.operation = base::Operation::Open; // not a cancel's, which has no patience
            const bool forGood = error.code == oss::codes::noSuchUpload || mayNotLook(error)
                                 || error.httpStatus == methodNotAllowed
                                 || cloudRules().ruleFor(error).reaction == base::Reaction::Fail;
            if (forGood)
                return takeOneOf(run, uploadIds.sliced(1), wishedKb);
            run.end(error);
        }));
}

void CloudTransport::initiate(const CloudRun<Opened> &run, int wishedKb)
{
    m_session->noteInitiate();
    run.chain->follow(way().initiate(run.chain, [=, this](const base::Result<QString> &uploadId) {
        if (!uploadId.ok() && uploadId.error().httpStatus > 0)
            m_session->noteRefused();
        if (!uploadId.ok())
            return run.end(uploadId.error());
        run.end(opened(uploadId.value(), wishedKb));
    }));
}

Opened CloudTransport::opened(const QString &uploadId, int wishedKb) const
{
    CloudState next = state();
    if (next.partSize == 0)
        next.partSize = m_home.partSize() > 0 ? m_home.partSize()
                                              : partSizeFor(m_upload.identity.size, wishedKb * 1024LL);
    next.uploadId = uploadId;
    next.opening = true;
    next.signature = m_session->signer()->version();
    return {next.toJson(), int(std::max<qint64>(1, next.partSize / 1024))};
}

http::Call *CloudTransport::abandon(QObject *context, base::Answer<youku::Parameters> done)
{
    const CloudState now = state();
    if (!now.opening || now.completed || refusal())
        return answerLater<youku::Parameters>(context, std::move(done), youku::Parameters());
    return startRun<youku::Parameters>(*m_session, context, std::move(done),
                                       [this](const Cleared &run) { clear(run, false); });
}

void CloudTransport::clear(const Cleared &run, bool renewed)
{
    const QString uploadId = state().uploadId;
    if (!uploadId.isEmpty())
        return abortAll(run, {uploadId}, renewed);
    if (!m_session->mayHaveBegun())
        return run.end(youku::Parameters());
    listBegun(run.chain, [=, this](const base::Result<QStringList> &found) {
        if (found.ok())
            abortAll(run, found.value(), renewed);
        else
            clearFailed(run, found.error(), renewed);
    });
}

void CloudTransport::abortAll(const Cleared &run, const QStringList &uploadIds, bool renewed)
{
    if (uploadIds.isEmpty()) {
        qCInfo(cloudLog) << "nothing of an upload that was given up lies at the cloud store";
        return run.end(youku::Parameters());
    }
    run.chain->follow(
        way().abort(uploadIds.first(), run.chain, [=, this](const base::Result<base::Nothing> &result) {
            if (result.ok() || result.error().code == oss::codes::noSuchUpload)
                abortAll(run, uploadIds.sliced(1), renewed);
            else
                clearFailed(run, result.error(), renewed);
        }));
}

// A cancel has no patience: it tries once more with other keys, and that is it.
void CloudTransport::clearFailed(const Cleared &run, const base::Error &error, bool renewed)
{
    if (renewed || cloudRules().ruleFor(error).reaction != base::Reaction::RenewAccess)
        return run.end(error);
    m_session->renew(m_session->current(), run.chain, [=, this](const base::Result<base::Nothing> &result) {
        if (run.chain->ended())
            return;
        if (result.ok())
            clear(run, true);
        else
            run.end(result.error());
    });
}

youku::Parameters CloudTransport::commitExtras() const
{
    const std::optional<oss::ObjectLocation> location = state().location();
    if (!state().named || !location)
        return {};
    return {{u"upload_server_name"_s, location->url().toString(QUrl::FullyEncoded)}};
}

// Some may want to hear where the bytes are (protocol 9.6).
http::Call *CloudTransport::mendCommit(const base::Error &refusal, QObject *context,
                                       base::Answer<std::optional<QJsonObject>> done)
{
    CloudState next = state();
    std::optional<QJsonObject> mended;
    if (refusal.codeNumber() == youku::codes::parameterMissing && !std::exchange(next.named, true))
        mended = next.toJson();
    return answerLater<std::optional<QJsonObject>>(context, std::move(done), mended);
}

std::optional<QJsonObject> CloudTransport::beginSending() const
{
    CloudState next = state();
    if (!next.location())
        return std::nullopt;
    next.uploadId.clear();
    next.partSize = 0;
    next.opening = true;
    next.completed = next.named = false;
    return next.toJson();
}

std::unique_ptr<SlicePlan> CloudTransport::plan()
{
    return std::make_unique<CloudPlan>(m_upload.identity.size, state().partSize, m_upload.acknowledged);
}

std::unique_ptr<SliceChannel> CloudTransport::channel()
{
    return std::make_unique<CloudChannel>(m_home.connections().acquire(m_session->signer()), m_session,
                                          state().uploadId);
}

} // namespace transfer
