#include "transfer/transport/slices/slices_channel.h"

namespace transfer {

namespace {

base::Answer<youku::NextSlice> answeredBy(base::Answer<SliceAnswer> done)
{
    return [done = std::move(done)](const base::Result<youku::NextSlice> &result) {
        if (!result.ok())
            return done(result.error());
        const youku::SliceTask &next = result.value().task;
        done(SliceAnswer{{next.id, next.offset, next.length}, result.value().transferred});
    };
}

} // namespace

http::Call *SlicesChannel::ask(QObject *context, base::Answer<SliceAnswer> done)
{
    return m_way->newSlice(m_uploadToken, context, answeredBy(std::move(done)));
}

http::Call *SlicesChannel::send(const SliceTask &task, const SliceBytes &slice,
                                std::unique_ptr<http::SequentialBody> body, QObject *context,
                                base::Answer<SliceAnswer> done)
{
    return m_way->uploadSlice(m_uploadToken, {task.id, task.offset, task.length}, slice.md5, slice.crc32,
                              std::move(body), context, answeredBy(std::move(done)));
}

} // namespace transfer
