// Bytes as the parts of one object in Alibaba's store (protocol chapter 9, "oss").
//
// We decide what is sent next, and keep what the store gave for each part; the store is asked what it has
// only after a death. Complete, which makes one object of the parts, takes effect once: who hears that the
// upload is gone looks whether the object is there.
//
// Threads, owners and answers as for every Transport. Lengths are bytes, but KB where open() is told them.
#pragma once

#include "transfer/transport/cloud/cloud_connections.h"
#include "transfer/transport/cloud/cloud_run.h"
#include "transfer/transport/cloud/cloud_session.h"
#include "transfer/transport/cloud/cloud_state.h"
#include "transfer/transport/cloud/parts.h"
#include "transfer/transport/transport.h"

#include <functional>

namespace transfer {

class CloudTransports;

// The store lets us send, and not look: not everybody's keys allow it (protocol 9.3).
bool mayNotLook(const base::Error &error);

class CloudTransport : public Transport
{
    Q_OBJECT
public:
    static QString transportName();

    // home outlives it. session: none where the record's state makes no sense; then refusal() says so.
    CloudTransport(const UploadRecord &upload, CloudTransports &home,
                   const std::shared_ptr<CloudSession> &session);

    QString name() const override { return transportName(); }
    const base::ReactionTable &rules() const override;
    QString server() const override;
    SliceLimits limits() const override;
    CredentialSource &credentials() override;
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
    CloudState state() const { return CloudState::fromJson(m_upload.transportState); }
    oss::OssClient &way();
    void listBegun(http::CallChain *chain, const base::Answer<QStringList> &done);
    void findBegun(const CloudRun<Opened> &run, int wishedKb);
    void takeOneOf(const CloudRun<Opened> &run, const QStringList &uploadIds, int wishedKb);
    void initiate(const CloudRun<Opened> &run, int wishedKb);
    Opened opened(const QString &uploadId, int wishedKb) const;
    // Nothing: we may not look.
    using Listed = std::function<void(const std::optional<QList<oss::ListedPart>> &parts)>;
    void list(const CloudRun<Standing> &run, int marker, const QList<oss::ListedPart> &before, Listed next);
    void listFailed(const CloudRun<Standing> &run, const base::Error &error, const Listed &next);
    void complete(const CloudRun<Standing> &run, const WholeObject &whole);
    void lookForObject(const CloudRun<Standing> &run, const WholeObject &whole);
    void sendMissing(const CloudRun<Standing> &run, const base::Error &refusal);
    Standing whole() const;
    Standing lost() const;
    Standing lacking(const QList<AcknowledgedSlice> &acknowledged) const;
    using Cleared = CloudRun<youku::Parameters>;
    void clear(const Cleared &run, bool renewed);
    void abortAll(const Cleared &run, const QStringList &uploadIds, bool renewed);
    void clearFailed(const Cleared &run, const base::Error &error, bool renewed);

    CloudTransports &m_home;
    const std::shared_ptr<CloudSession> m_session;
    CloudConnections::Lease m_way; // when first needed
    int m_disputes = 0;            // about parts that are there
    NoCredentials m_none;
};

} // namespace transfer
