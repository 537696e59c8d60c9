#include "transfer/queue/leftover_sweep.h"

#include "base/guarded.h"
#include "youku/reactions.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace transfer {

namespace {

Q_LOGGING_CATEGORY(sweepLog, "youchuan.upload", QtInfoMsg)

constexpr qint64 againMs = 10 * 60 * 1000;
constexpr qint64 patienceMs = 60 * 1000; // with a server that cannot be reached
constexpr qint64 longestWaitMs = 3000;   // of a program that is to end

// Somebody has said so, and would say it again: not a trouble that only outlasted our patience. The signed
// API refuses with status 200 (protocol 11).
bool isFinal(const base::Error &error, const base::ReactionTable &rules)
{
    const base::Reaction reaction = rules.ruleFor(error).reaction;
    const bool forGood = reaction == base::Reaction::Fail || reaction == base::Reaction::CreateAgain;
    return forGood && error.fault == base::Fault::Code && error.httpStatus > 0 && error.httpStatus < 500;
}

} // namespace

LeftoverSweep::LeftoverSweep(Services &services, QObject *parent) : QObject(parent), m_services(services) {}

LeftoverSweep::~LeftoverSweep() = default;

void LeftoverSweep::take(UploadId id, const QList<Leftover> &leftovers)
{
    const bool idle = m_waiting.empty();
    for (const Leftover &leftover : leftovers) {
        const Piece piece{id, leftover};
        if (std::find(m_waiting.begin(), m_waiting.end(), piece) == m_waiting.end()
            && !m_later.contains(piece))
            m_waiting.push_back(piece);
    }
    if (idle && !m_waiting.empty())
        QMetaObject::invokeMethod(this, &LeftoverSweep::next, Qt::QueuedConnection);
}

void LeftoverSweep::next()
{
    m_retrier.reset();
    m_transport.reset();
    if (m_waiting.empty())
        return tellIdle();
    const auto &[id, leftover] = m_waiting.front();
    m_record = {};
    m_record.id = id;
    m_record.accountId = leftover.accountId;
    m_record.uploadToken = leftover.uploadToken;
    m_record.transport = leftover.transport;
    m_record.transportState = leftover.state;
    m_record.api = leftover.api;
    m_transport = m_services.transports.make(m_record);
    if (m_transport)
        abandon();
    else // of a program that knows more of them
        putOff();
}

void LeftoverSweep::abandon()
{
    m_retrier = std::make_unique<Retrier>(m_services, m_transport->rules());
    m_retrier->setObjectName(QStringLiteral("leftover of upload %1").arg(m_record.id));
    m_retrier->useCredentials(&m_transport->credentials());
    m_retrier->useAccount(m_record.accountId);
    m_retrier->useApi(m_record.api);
    connect(m_retrier.get(), &Retrier::waitChanged, this, [this] {
        if (!lastsTooLong(m_retrier->wait()))
            return;
        m_retrier->stop();
        putOff();
    });
    m_retrier->run<youku::Parameters>(
        [this](base::Answer<youku::Parameters> answer) {
            return m_transport->abandon(m_retrier.get(), std::move(answer));
        },
        [this](const base::Result<youku::Parameters> &result, base::Reaction) { abandoned(result); });
}

// Those of other accounts and at other servers are not to wait for it.
bool LeftoverSweep::lastsTooLong(const Wait &wait) const
{
    if (wait.what == Wait::For::Network)
        return m_services.clock.monotonicMs() - wait.sinceMs >= patienceMs;
    return wait.what == Wait::For::SignIn;
}

void LeftoverSweep::abandoned(const base::Result<youku::Parameters> &result)
{
    if (!result.ok() && !isFinal(result.error(), m_transport->rules()))
        return putOff();
    if (!result.ok())
        qCWarning(sweepLog) << "upload" << m_record.id
                            << "leaves something behind that cannot be cleared away:"
                            << "code" << result.error().code;
    if (m_waiting.front().leftover.cancel)
        tellYouku(result.ok() ? result.value() : youku::Parameters());
    else
        done();
}

void LeftoverSweep::tellYouku(const youku::Parameters &extras)
{
    m_retrier->needAccount(m_record.accountId);
    m_retrier->run<base::Nothing>(
        youku::reactions(),
        [this, extras](base::Answer<base::Nothing> answer) {
            const AccountSession &account = m_retrier->account();
            return account.api(m_record.api)
                .cancel(account.credentials(), m_record.uploadToken, extras, m_retrier.get(),
                        std::move(answer));
        },
        [this](const base::Result<base::Nothing> &result, base::Reaction reaction) {
            const bool told = result.ok() || reaction == base::Reaction::Accept
                              || isFinal(result.error(), youku::reactions());
            if (told)
                done();
            else
                putOff();
        });
}

void LeftoverSweep::whenIdle(QObject *context, std::function<void()> call)
{
    if (m_waiting.empty())
        return call();
    m_whenIdle.push_back(base::guarded(context, std::move(call)));
    m_services.clock.after(longestWaitMs, this, [this] { tellIdle(); });
}

void LeftoverSweep::tellIdle()
{
    for (const auto &call : std::exchange(m_whenIdle, {}))
        call();
}

void LeftoverSweep::done()
{
    const Piece piece = m_waiting.front();
    m_waiting.pop_front();
    emit gone(piece.id, piece.leftover);
    QMetaObject::invokeMethod(this, &LeftoverSweep::next, Qt::QueuedConnection);
}

void LeftoverSweep::putOff()
{
    const Piece piece = m_waiting.front();
    m_waiting.pop_front();
    m_later.append(piece);
    m_services.clock.after(againMs, this, [this, piece] {
        m_later.removeOne(piece);
        take(piece.id, {piece.leftover});
    });
    QMetaObject::invokeMethod(this, &LeftoverSweep::next, Qt::QueuedConnection);
}

} // namespace transfer
