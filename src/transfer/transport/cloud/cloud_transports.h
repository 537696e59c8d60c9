// Makes cloud transports; keeps what they share: the keys of each upload, connections, and how each endpoint
// wants its requests signed. Lives as long as the engine, in its thread.
#pragma once

#include "transfer/transport/cloud/cloud_connections.h"
#include "transfer/transport/cloud/cloud_session.h"
#include "transfer/transport/cloud/cloud_state.h"
#include "transfer/transport/transport_registry.h"
#include "youku/publishing_api.h"

#include <QHash>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace transfer {

class CloudTransports : public TransportFactory
{
public:
    // Who asks Youku for keys, and by which of its APIs: that of the upload; none: the account's.
    struct Caller {
        youku::Credentials credentials;
        youku::PublishingApi &api;
    };
    using Identify = std::function<Caller(const AccountId &, std::optional<youku::ApiKind>)>;

    CloudTransports(base::Clock &clock, Identify identify);

    CloudConnections &connections() { return m_connections; }
    // Whether bytes may go where Youku said; none: anywhere.
    void setGuard(std::function<bool(const QUrl &server)> guard) { m_guard = std::move(guard); }
    bool takes(const QUrl &server) const { return !m_guard || m_guard(server); }
    // Bytes of every part, whatever the file; 0: chosen for each.
    void setPartSize(qint64 bytes) { m_partSize = bytes; }
    qint64 partSize() const { return m_partSize; }

    QString name() const override;
    TransportChoice kind() const override { return TransportChoice::Cloud; }
    std::optional<QJsonObject> begin(const youku::Created &created) override;
    std::unique_ptr<Transport> make(const UploadRecord &upload) override;
    QString placeOf(const QJsonObject &state) const override;

private:
    std::shared_ptr<CloudSession> sessionOf(const UploadRecord &upload);
    void forgetOld();

    base::Clock &m_clock;
    const Identify m_identify;
    CloudConnections m_connections;
    std::function<bool(const QUrl &)> m_guard;
    qint64 m_partSize = 0;
    QHash<QString, youku::CloudKeys> m_fresh;                 // by upload token; of uploads just created
    QHash<QString, std::shared_ptr<CloudSession>> m_sessions; // by upload token
    QHash<QString, oss::SignatureVersion> m_signatures;       // by endpoint
};

} // namespace transfer
