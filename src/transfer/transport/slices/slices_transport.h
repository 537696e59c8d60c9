// Bytes as slices of Youku's own upload servers (protocol chapter 5, "gupload").
//
// The server decides what is sent next, and knows an upload by its token alone.
//
// Threads, owners and answers as for every Transport. Lengths are bytes, but KB where create_file asks for
// them.
#pragma once

#include "transfer/transport/slices/slices_state.h"
#include "transfer/transport/slices/upload_server_pool.h"
#include "transfer/transport/transport.h"
#include "transfer/transport/transport_registry.h"

namespace http {
class CallChain;
}

namespace transfer {

class SlicesTransport : public Transport
{
    Q_OBJECT
public:
    static QString transportName();

    // servers outlives it.
    SlicesTransport(const UploadRecord &upload, UploadServerPool &servers);

    QString name() const override { return transportName(); }
    const base::ReactionTable &rules() const override;
    QString server() const override { return state().serverUri; }
    SliceLimits limits() const override;
    CredentialSource &credentials() override { return m_credentials; }
    std::optional<base::Error> refusal() const override;
    http::Call *open(int sliceLengthKb, QObject *context, base::Answer<Opened> done) override;
    http::Call *resume(QObject *context, base::Answer<Standing> done) override;
    http::Call *finish(QObject *context, base::Answer<Standing> done) override;
    http::Call *abandon(QObject *context, base::Answer<youku::Parameters> done) override;
    youku::Parameters commitExtras() const override;
    http::Call *mendCommit(const base::Error &refusal, QObject *context,
                           base::Answer<std::optional<QJsonObject>> done) override;
    std::optional<QJsonObject> beginSending() const override;
    std::unique_ptr<SlicePlan> plan() override;
    std::unique_ptr<SliceChannel> channel() override;

private:
    SlicesState state() const { return SlicesState::fromJson(m_upload.transportState); }
    bool begunElsewhere() const { return m_upload.accountId.isEmpty(); }
    youku::UploadServer &way();
    base::Error refusalOf(const QString &server) const;
    void lease(const youku::ServerLocation &location);
    static void endWith(const base::Error &error, http::CallChain *chain, QObject *context,
                        const base::Answer<Opened> &done);
    void openAt(const QString &address, int sliceLengthKb, http::CallChain *chain, QObject *context,
                const base::Answer<Opened> &done);
    void judge(const youku::Checked &answer, http::CallChain *chain, QObject *context,
               const base::Answer<Standing> &done);
    void lookForLostSlices(int progress, http::CallChain *chain, QObject *context,
                           const base::Answer<Standing> &done);
    void askForSize(const Standing &complete, http::CallChain *chain, QObject *context,
                    const base::Answer<Standing> &done);

    UploadServerPool &m_servers;
    UploadServerPool::Lease m_way;    // when first needed
    youku::ServerLocation m_location; // that it leads to
    std::optional<QString> m_address; // of the machine behind the server's name; empty: not known
    NoCredentials m_credentials;
};

// Makes them; keeps what they share. Lives as long as the engine.
class SlicesTransports : public TransportFactory
{
public:
    explicit SlicesTransports(base::Clock &clock) : m_servers(clock) {}

    UploadServerPool &servers() { return m_servers; }

    QString name() const override { return SlicesTransport::transportName(); }
    TransportChoice kind() const override { return TransportChoice::Slices; }
    std::optional<QJsonObject> begin(const youku::Created &created) override;
    std::unique_ptr<Transport> make(const UploadRecord &upload) override;
    QString placeOf(const QJsonObject &state) const override;

private:
    UploadServerPool m_servers;
};

} // namespace transfer
