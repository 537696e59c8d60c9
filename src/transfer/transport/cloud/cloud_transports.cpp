#include "transfer/transport/cloud/cloud_transports.h"

#include "base/redaction.h"
#include "transfer/transport/cloud/cloud_transport.h"

namespace transfer {

CloudTransports::CloudTransports(base::Clock &clock, Identify identify)
    : m_clock(clock)
    , m_identify(std::move(identify))
    , m_connections(clock)
{
}

QString CloudTransports::name() const
{
    return CloudTransport::transportName();
}

std::optional<QJsonObject> CloudTransports::begin(const youku::Created &created)
{
    if (!created.cloud)
        return std::nullopt;
    CloudState state;
    state.endpoint = created.cloud->endpoint;
    state.bucket = created.cloud->bucket;
    state.object = created.cloud->object;
    state.opening = !created.instant;
    if (!state.location())
        return std::nullopt;
    m_fresh.insert(created.uploadToken, created.cloud->keys);
    return state.toJson();
}

QString CloudTransports::placeOf(const QJsonObject &state) const
{
    const std::optional<oss::ObjectLocation> location = CloudState::fromJson(state).location();
    return location ? location->url().authority() : QString();
}

std::unique_ptr<Transport> CloudTransports::make(const UploadRecord &upload)
{
    return std::make_unique<CloudTransport>(upload, *this, sessionOf(upload));
}

std::shared_ptr<CloudSession> CloudTransports::sessionOf(const UploadRecord &upload)
{
    forgetOld();
    if (const auto known = m_sessions.value(upload.uploadToken))
        return known;
    const CloudState state = CloudState::fromJson(upload.transportState);
    const std::optional<oss::ObjectLocation> location = state.location();
    if (!location)
        return nullptr;
    // Of what it asks with the store's words tell nobody.
    const auto ask = [this, state, accountId = upload.account(), api = upload.api, token = upload.uploadToken,
                      hidden = base::Hidden({upload.uploadToken})](QObject *context,
                                                                   base::Answer<youku::CloudKeys> done) {
        const Caller caller = m_identify(accountId, api);
        return caller.api.cloudKeys(caller.credentials, token, state.bucket, state.object, context,
                                    std::move(done));
    };
    const auto session = std::make_shared<CloudSession>(*location, m_clock, ask,
                                                        [this](const QUrl &server) { return takes(server); });
    session->signer()->setVersion(m_signatures.value(location->endpoint, state.signature));
    if (const auto fresh = m_fresh.constFind(upload.uploadToken); fresh != m_fresh.constEnd()) {
        session->setKeys(*fresh);
        session->noteNothingBegun();
        m_fresh.erase(fresh);
    }
    m_sessions.insert(upload.uploadToken, session);
    return session;
}

// What was learned of an endpoint serves its next upload.
void CloudTransports::forgetOld()
{
    m_sessions.removeIf([this](const std::pair<const QString &, std::shared_ptr<CloudSession> &> each) {
        const oss::Signer &signer = *each.second->signer();
        m_signatures.insert(signer.location().endpoint, signer.version());
        return each.second.use_count() == 1 && each.second->idle();
    });
}

} // namespace transfer
