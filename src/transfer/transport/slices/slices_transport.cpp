#include "transfer/transport/slices/slices_transport.h"

#include "transfer/sending/lane_policy.h"
#include "transfer/transport/slices/server_address.h"
#include "transfer/transport/slices/server_plan.h"
#include "transfer/transport/slices/slices_channel.h"
#include "youku/reactions.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace transfer {

namespace {

constexpr qint64 longestSlice = 64LL * 1024 * 1024; // protocol 5.3

youku::Parameters serverExtras(const QString &uploadServerIp)
{
    if (uploadServerIp.isEmpty())
        return {};
    return {{u"upload_server_ip"_s, uploadServerIp}};
}

bool asGoodAsSuccess(const base::Error &error)
{
    return youku::reactions().ruleFor(error).reaction == base::Reaction::Accept;
}

bool mayComeYet(const base::Error &error)
{
    const base::Reaction reaction = youku::reactions().ruleFor(error).reaction;
    return reaction == base::Reaction::Repeat || reaction == base::Reaction::WaitForNetwork;
}

} // namespace

QString SlicesTransport::transportName()
{
    return u"gupload"_s;
}

SlicesTransport::SlicesTransport(const UploadRecord &upload, UploadServerPool &servers)
    : Transport(upload)
    , m_servers(servers)
{
}

const base::ReactionTable &SlicesTransport::rules() const
{
    return youku::reactions();
}

SliceLimits SlicesTransport::limits() const
{
    return {longestSlice, LanePolicy::mostLanes};
}

youku::UploadServer &SlicesTransport::way()
{
    if (!m_way) {
        const SlicesState now = state();
        lease({now.serverUri, now.serverAddress});
    }
    return *m_way;
}

// What it has learned of its way is kept from one try to the next.
void SlicesTransport::lease(const youku::ServerLocation &location)
{
    if (!m_way || m_location != location)
        m_way = m_servers.acquire(location);
    m_location = location;
}

base::Error SlicesTransport::refusalOf(const QString &server) const
{
    base::Error error = base::localError(base::ErrorKind::Server, base::UntakenServer{server});
    error.operation = base::Operation::Open;
    return error;
}

std::optional<base::Error> SlicesTransport::refusal() const
{
    const SlicesState now = state();
    if (m_servers.takes(now.serverUri) && m_servers.takes(now.serverAddress))
        return std::nullopt;
    return refusalOf(now.serverUri);
}

// Finds the machine behind the server's name, and tells it of the file.
http::Call *SlicesTransport::open(int sliceLengthKb, QObject *context, base::Answer<Opened> done)
{
    auto *chain = new http::CallChain(this);
    if (m_servers.throughProxy() || m_servers.overridden()) // names are the proxy's business; the override is
        m_address = QString();                              // a machine
    if (m_address) {
        openAt(*m_address, sliceLengthKb, chain, context, done);
        return chain;
    }
    findServerAddress(server(), m_servers.clock(), chain, [=, this](const base::Result<QString> &address) {
        if (chain->ended())
            return;
        if (!address.ok())
            return endWith(address.error(), chain, context, done);
        m_address = address.value();
        openAt(*m_address, sliceLengthKb, chain, context, done);
    });
    return chain;
}

void SlicesTransport::endWith(const base::Error &error, http::CallChain *chain, QObject *context,
                              const base::Answer<Opened> &done)
{
    chain->end();
    QMetaObject::invokeMethod(
        context, [done, error] { done(error); }, Qt::QueuedConnection);
}

void SlicesTransport::openAt(const QString &address, int sliceLengthKb, http::CallChain *chain,
                             QObject *context, const base::Answer<Opened> &done)
{
    SlicesState next = state();
    if (!m_servers.takes(address)) // a name of the world for a machine at home
        return endWith(refusalOf(next.serverUri), chain, context, done);
    lease({next.serverUri, address});
    const QString extension = QFileInfo(m_upload.path).suffix();
    chain->follow(m_way->createFile(
        m_upload.uploadToken, m_upload.identity.size, extension, sliceLengthKb, context,
        [this, chain, next, address, sliceLengthKb, done](const base::Result<base::Nothing> &result) mutable {
            chain->end();
            if (!result.ok() && !asGoodAsSuccess(result.error()))
                return done(result.error());
            // By its name another machine may have taken it.
            next.serverAddress = m_way->byAddress() ? address : QString();
            done(Opened{next.toJson(), sliceLengthKb});
        }));
}

http::Call *SlicesTransport::resume(QObject *context, base::Answer<Standing> done)
{
    auto *chain = new http::CallChain(this);
    chain->follow(
        way().check(m_upload.uploadToken, context, [=, this](const base::Result<youku::Checked> &result) {
            if (result.ok())
                return judge(result.value(), chain, context, done);
            chain->end();
            done(result.error());
        }));
    return chain;
}

http::Call *SlicesTransport::finish(QObject *context, base::Answer<Standing> done)
{
    return resume(context, std::move(done));
}

void SlicesTransport::judge(const youku::Checked &answer, http::CallChain *chain, QObject *context,
                            const base::Answer<Standing> &done)
{
    using enum Standing::What;
    const QList<SliceTask> &inFlight = m_upload.tasksInFlight;
    Standing standing;
    switch (answer.status) {
    case youku::CheckStatus::Complete: {
        SlicesState next = state();
        next.uploadServerIp = answer.uploadServerIp;
        standing.what = Complete;
        standing.state = next.toJson();
        if (begunElsewhere())
            return askForSize(standing, chain, context, done);
        break;
    }
    case youku::CheckStatus::Incomplete:
        standing.what = Lacking;
        standing.slices = inFlight;
        break;
    case youku::CheckStatus::Confirming:
        standing.progress = 100 + answer.confirmedPercent;
        break;
    case youku::CheckStatus::Transferring:
        // Nobody of ours is sending: what is out was handed to a lane that is dead.
        if (inFlight.isEmpty())
            return lookForLostSlices(answer.transferredPercent, chain, context, done);
        standing.what = Lacking;
        standing.slices = inFlight;
        break;
    }
    chain->end();
    done(standing);
}

void SlicesTransport::lookForLostSlices(int progress, http::CallChain *chain, QObject *context,
                                        const base::Answer<Standing> &done)
{
    chain->follow(way().newSlice(m_upload.uploadToken, context,
                                 [chain, progress, done](const base::Result<youku::NextSlice> &result) {
                                     chain->end();
                                     if (!result.ok() && !asGoodAsSuccess(result.error()))
                                         return done(result.error());
                                     Standing standing;
                                     standing.progress = progress;
                                     standing.lostSlices = true;
                                     if (result.ok() && result.value().task.id != 0) {
                                         const youku::SliceTask &task = result.value().task;
                                         standing.what = Standing::What::Lacking;
                                         standing.slices = {{task.id, task.offset, task.length}};
                                     }
                                     done(standing);
                                 }));
}

// Of all answers only this one tells how much Youku has: what may come yet is waited for. Some say by an
// error that there is nothing left to send, and then nobody tells.
void SlicesTransport::askForSize(const Standing &complete, http::CallChain *chain, QObject *context,
                                 const base::Answer<Standing> &done)
{
    chain->follow(way().newSlice(m_upload.uploadToken, context,
                                 [chain, complete, done](const base::Result<youku::NextSlice> &result) {
                                     chain->end();
                                     if (!result.ok() && mayComeYet(result.error()))
                                         return done(result.error());
                                     Standing standing = complete;
                                     if (result.ok() && result.value().transferred > 0)
                                         standing.fileSize = result.value().transferred;
                                     done(standing);
                                 }));
}

http::Call *SlicesTransport::abandon(QObject *context, base::Answer<youku::Parameters> done)
{
    // The address is optional: a failed check must not prevent the cancel.
    return way().check(m_upload.uploadToken, context,
                       [done = std::move(done)](const base::Result<youku::Checked> &result) {
                           const QString ip = result.ok() ? result.value().uploadServerIp : QString();
                           done(serverExtras(ip));
                       });
}

youku::Parameters SlicesTransport::commitExtras() const
{
    const SlicesState now = state();
    return serverExtras(now.committedIp.isEmpty() ? now.uploadServerIp : now.committedIp);
}

// Some want the address even after an instant upload (protocol 4.2).
http::Call *SlicesTransport::mendCommit(const base::Error &, QObject *context,
                                        base::Answer<std::optional<QJsonObject>> done)
{
    SlicesState now = state();
    if (!m_upload.instant || !now.uploadServerIp.isEmpty() || now.serverUri.isEmpty()) {
        QMetaObject::invokeMethod(
            context, [done = std::move(done)] { done(std::optional<QJsonObject>()); }, Qt::QueuedConnection);
        return nullptr;
    }
    return way().check(m_upload.uploadToken, context,
                       [now, done = std::move(done)](const base::Result<youku::Checked> &result) mutable {
                           if (!result.ok())
                               return done(result.error());
                           now.uploadServerIp = result.value().uploadServerIp;
                           done(now.uploadServerIp.isEmpty() ? std::nullopt : std::optional(now.toJson()));
                       });
}

std::optional<QJsonObject> SlicesTransport::beginSending() const
{
    SlicesState next = state();
    if (next.serverUri.isEmpty())
        return std::nullopt;
    next.uploadServerIp.clear();
    return next.toJson();
}

std::unique_ptr<SlicePlan> SlicesTransport::plan()
{
    return std::make_unique<ServerPlan>(m_upload.identity.size, longestSlice, begunElsewhere());
}

std::unique_ptr<SliceChannel> SlicesTransport::channel()
{
    const SlicesState now = state();
    return std::make_unique<SlicesChannel>(m_servers.acquire({now.serverUri, now.serverAddress}),
                                           m_upload.uploadToken);
}

// An instant upload sends nothing, and needs no place.
std::optional<QJsonObject> SlicesTransports::begin(const youku::Created &created)
{
    if (created.serverUri.isEmpty() && !created.instant)
        return std::nullopt;
    return SlicesState{created.serverUri, {}, {}, created.committedIp}.toJson();
}

std::unique_ptr<Transport> SlicesTransports::make(const UploadRecord &upload)
{
    return std::make_unique<SlicesTransport>(upload, m_servers);
}

QString SlicesTransports::placeOf(const QJsonObject &state) const
{
    return SlicesState::fromJson(state).serverUri;
}

} // namespace transfer
