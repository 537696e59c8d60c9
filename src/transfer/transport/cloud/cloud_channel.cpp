#include "transfer/transport/cloud/cloud_channel.h"

#include "oss/reactions.h"
#include "transfer/transport/cloud/cloud_rules.h"
#include "transfer/transport/cloud/parts.h"

#include <QPointer>

namespace transfer {

namespace {

// What arrived is not what was sent.
base::Error damagedPart()
{
    base::Error error;
    error.fault = base::Fault::Code;
    error.operation = base::Operation::SendSlice;
    error.code = oss::codes::invalidDigest;
    error.kind = cloudRules().kindOf(error);
    return error;
}

base::Answer<oss::PartReceipt> answeredBy(const SliceBytes &slice, base::Answer<SliceAnswer> done)
{
    return [crc64 = slice.crc64, done = std::move(done)](const base::Result<oss::PartReceipt> &result) {
        if (!result.ok())
            return done(result.error());
        const oss::PartReceipt &receipt = result.value();
        if (receipt.crc64.value_or(crc64) != crc64)
            return done(damagedPart());
        SliceAnswer answer;
        answer.receipt = KeptPart{receipt.etag, crc64}.toText();
        done(answer);
    };
}

} // namespace

http::Call *CloudChannel::ask(QObject *context, base::Answer<SliceAnswer> done)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done)] { done(SliceAnswer()); }, Qt::QueuedConnection);
    return nullptr;
}

http::Call *CloudChannel::send(const SliceTask &task, const SliceBytes &slice,
                               std::unique_ptr<http::SequentialBody> body, QObject *context,
                               base::Answer<SliceAnswer> done)
{
    auto *chain = new http::CallChain(context);
    const QByteArray md5 = QByteArray::fromHex(slice.md5.toLatin1());
    const auto receipt = answeredBy(slice, std::move(done));
    const auto held = std::make_shared<std::unique_ptr<http::SequentialBody>>(std::move(body));
    m_session->whenReady(chain, [=, this](const base::Result<base::Nothing> &ready) {
        if (chain->ended())
            return;
        const auto end = [chain, receipt](const base::Result<oss::PartReceipt> &result) {
            chain->end();
            receipt(result);
        };
        if (!ready.ok())
            return end(ready.error());
        chain->follow(m_way->uploadPart(m_uploadId, int(task.id), md5, std::move(*held), context, end));
    });
    return chain;
}

} // namespace transfer
