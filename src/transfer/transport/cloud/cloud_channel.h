// One lane's connection to the cloud store.
#pragma once

#include "transfer/transport/cloud/cloud_connections.h"
#include "transfer/transport/cloud/cloud_session.h"
#include "transfer/transport/slice_channel.h"

namespace transfer {

class CloudChannel : public SliceChannel
{
public:
    CloudChannel(CloudConnections::Lease way, const std::shared_ptr<CloudSession> &session,
                 const QString &uploadId)
        : m_way(std::move(way))
        , m_session(session)
        , m_uploadId(uploadId)
    {
    }

    // Never asked: we decide. Answers nothing.
    http::Call *ask(QObject *context, base::Answer<SliceAnswer> done) override;
    http::Call *send(const SliceTask &task, const SliceBytes &slice,
                     std::unique_ptr<http::SequentialBody> body, QObject *context,
                     base::Answer<SliceAnswer> done) override;

private:
    CloudConnections::Lease m_way;
    const std::shared_ptr<CloudSession> m_session;
    const QString m_uploadId;
};

} // namespace transfer
