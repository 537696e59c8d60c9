// How far the store is with what was sent: after a death, and when all of it is there.
#include "base/background.h"
#include "oss/reactions.h"
#include "transfer/transport/cloud/cloud_rules.h"
#include "transfer/transport/cloud/cloud_transport.h"

namespace transfer {

namespace {

constexpr int mostDisputes = 3; // about parts that the store lists, and does not find

base::Error damagedObject()
{
    base::Error error;
    error.fault = base::Fault::Code;
    error.operation = base::Operation::Confirm;
    error.code = objectDamaged;
    error.kind = cloudRules().kindOf(error);
    return error;
}

} // namespace

http::Call *CloudTransport::resume(QObject *context, base::Answer<Standing> done)
{
    const CloudState now = state();
    if (now.completed)
        return answerLater<Standing>(context, std::move(done), whole());
    if (now.uploadId.isEmpty())
        return answerLater<Standing>(context, std::move(done), lost());
    return startRun<Standing>(*m_session, context, std::move(done), [this](const CloudRun<Standing> &run) {
        list(run, 0, {}, [this, run](const std::optional<QList<oss::ListedPart>> &parts) {
            // Complete will tell what is missing.
            run.end(lacking(parts ? stillThere(m_upload.acknowledged, *parts) : m_upload.acknowledged));
        });
    });
}

void CloudTransport::list(const CloudRun<Standing> &run, int marker, const QList<oss::ListedPart> &before,
                          Listed next)
{
    run.chain->follow(way().listParts(
        state().uploadId, marker, run.chain,
        [this, run, before, next = std::move(next)](const base::Result<oss::PartPage> &result) {
            if (!result.ok())
                return listFailed(run, result.error(), next);
            const oss::PartPage &page = result.value();
            const QList<oss::ListedPart> parts = before + page.parts;
            if (page.truncated && parts.size() < oss::mostParts)
                list(run, page.nextMarker, parts, next);
            else
                next(parts);
        }));
}

void CloudTransport::listFailed(const CloudRun<Standing> &run, const base::Error &error, const Listed &next)
{
    if (error.code == oss::codes::noSuchUpload)
        return run.end(lost());
    if (mayNotLook(error))
        return next(std::nullopt);
    run.end(error);
}

http::Call *CloudTransport::finish(QObject *context, base::Answer<Standing> done)
{
    const CloudState now = state();
    if (now.completed)
        return answerLater<Standing>(context, std::move(done), whole());
    return startRun<Standing>(
        *m_session, context, std::move(done), [this, now](const CloudRun<Standing> &run) {
            base::inBackground(
                *QThreadPool::globalInstance(), run.chain,
                [acknowledged = m_upload.acknowledged, size = m_upload.identity.size, now] {
                    return wholeOf(acknowledged, size, now.partSize);
                },
                [this, run, now](const std::optional<WholeObject> &object) {
                    if (run.chain->ended())
                        return;
                    if (object)
                        return complete(run, *object);
                    run.end(lacking(soundParts(m_upload.acknowledged, m_upload.identity.size, now.partSize)));
                });
        });
}

void CloudTransport::complete(const CloudRun<Standing> &run, const WholeObject &object)
{
    run.chain->follow(way().complete(
        state().uploadId, object.parts, run.chain, [=, this](const base::Result<oss::Completed> &result) {
            if (result.ok() && result.value().crc64.value_or(object.crc64) != object.crc64)
                return run.end(damagedObject());
            if (result.ok())
                return run.end(whole());
            const QString &code = result.error().code;
            if (code == oss::codes::noSuchUpload) // an earlier one may have done it
                return lookForObject(run, object);
            if (code == oss::codes::invalidPart || code == oss::codes::filePartNotExist)
                return sendMissing(run, result.error());
            run.end(result.error());
        }));
}

void CloudTransport::lookForObject(const CloudRun<Standing> &run, const WholeObject &object)
{
    run.chain->follow(way().head(run.chain, [=, this](const base::Result<oss::ObjectInfo> &result) {
        if (result.ok()) {
            const oss::ObjectInfo &info = result.value();
            const bool same =
                info.size == m_upload.identity.size && info.crc64.value_or(object.crc64) == object.crc64;
            return run.end(same ? base::Result<Standing>(whole()) : damagedObject());
        }
        const base::Error &error = result.error();
        if (mayNotLook(error)) // commit will tell
            return run.end(whole());
        if (error.code == oss::codes::noSuchKey || error.httpStatus == 404)
            return run.end(lost());
        run.end(error);
    }));
}

// The store knows which. When it lists them all it is asked a few times more to look; when it finds them no
// better then, or does not list any, it gets no less than all of them.
void CloudTransport::sendMissing(const CloudRun<Standing> &run, const base::Error &refusal)
{
    list(run, 0, {}, [this, run, refusal](const std::optional<QList<oss::ListedPart>> &parts) {
        const QList<AcknowledgedSlice> there =
            parts ? stillThere(m_upload.acknowledged, *parts) : QList<AcknowledgedSlice>();
        if (there.size() < m_upload.acknowledged.size())
            run.end(lacking(there));
        else if (++m_disputes <= mostDisputes)
            run.end(refusal);
        else
            run.end(lacking({}));
    });
}

Standing CloudTransport::whole() const
{
    CloudState next = state();
    next.completed = true;
    Standing standing;
    standing.what = Standing::What::Complete;
    standing.state = next.toJson();
    return standing;
}

Standing CloudTransport::lost() const
{
    CloudState next = state();
    next.uploadId.clear();
    next.partSize = 0;
    Standing standing;
    standing.what = Standing::What::Lost;
    standing.state = next.toJson();
    return standing;
}

Standing CloudTransport::lacking(const QList<AcknowledgedSlice> &acknowledged) const
{
    Standing standing;
    standing.what = Standing::What::Lacking;
    standing.slices = m_upload.tasksInFlight;
    standing.acknowledged = acknowledged;
    return standing;
}

} // namespace transfer
