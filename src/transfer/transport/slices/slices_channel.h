// One lane's connection to its upload server.
#pragma once

#include "transfer/transport/slice_channel.h"
#include "transfer/transport/slices/upload_server_pool.h"

namespace transfer {

class SlicesChannel : public SliceChannel
{
public:
    SlicesChannel(UploadServerPool::Lease way, const QString &uploadToken)
        : m_way(std::move(way))
        , m_uploadToken(uploadToken)
    {
    }

    http::Call *ask(QObject *context, base::Answer<SliceAnswer> done) override;
    http::Call *send(const SliceTask &task, const SliceBytes &slice,
                     std::unique_ptr<http::SequentialBody> body, QObject *context,
                     base::Answer<SliceAnswer> done) override;

private:
    const UploadServerPool::Lease m_way;
    const QString m_uploadToken;
};

} // namespace transfer
