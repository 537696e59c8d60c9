#include "transfer/transport/cloud/cloud_session.h"

#include "base/guarded.h"
#include "http/client/call.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace transfer {

namespace {

Q_LOGGING_CATEGORY(sessionLog, "youchuan.cloud", QtInfoMsg)

constexpr qint64 renewAheadMs = 5 * 60 * 1000; // protocol 9.2
constexpr qint64 leastMs = 10 * 1000;          // with less a request may come too late
constexpr qint64 mayBeginMs = 5 * 1000;        // so long a request may be on its way
constexpr qint64 lookAgainMs = 1000;

} // namespace

CloudSession::CloudSession(const oss::ObjectLocation &location, base::Clock &clock, Ask ask, Guard guard)
    : m_clock(clock)
    , m_ask(std::move(ask))
    , m_guard(std::move(guard))
    , m_signer(std::make_shared<oss::Signer>(location, oss::Credentials(), clock))
{
}

void CloudSession::setKeys(const youku::CloudKeys &keys)
{
    m_signer->setCredentials({keys.accessId, keys.accessSecret, keys.securityToken, keys.expires});
    ++m_generation;
    m_refused = false;
    m_endUnknown = !keys.expires.isValid();
    // Some live shorter than that.
    const qint64 now = m_clock.nowMs() + m_signer->skewMs();
    const qint64 life = keys.expires.isValid() ? keys.expires.toMSecsSinceEpoch() - now : 0;
    m_soonMs = std::clamp<qint64>(life / 2, 0, renewAheadMs);
}

void CloudSession::noteInitiate()
{
    m_mayHaveBegun = true;
    m_initiatedMs = m_clock.monotonicMs();
}

bool CloudSession::mayStillBegin() const
{
    return m_initiatedMs && m_clock.monotonicMs() - *m_initiatedMs < mayBeginMs;
}

void CloudSession::lookAgain(QObject *context, std::function<void()> look)
{
    m_clock.after(lookAgainMs, context, std::move(look));
}

QString CloudSession::current() const
{
    return m_generation == 0 ? QString() : QString::number(m_generation);
}

// Where their end is not known they hold until they are refused.
bool CloudSession::valid(qint64 stillMs) const
{
    const QDateTime &end = m_signer->credentials().expires;
    const qint64 now = m_clock.nowMs() + m_signer->skewMs();
    return m_generation > 0 && !m_refused && (m_endUnknown || end.toMSecsSinceEpoch() - now > stillMs);
}

void CloudSession::whenReady(QObject *context, base::Answer<base::Nothing> done)
{
    const bool hold = valid(std::min(leastMs, m_soonMs));
    if (!hold)
        m_waiting.push_back(base::guarded(context, std::move(done)));
    if (!valid(m_soonMs))
        ask();
    if (hold)
        done(base::Nothing{});
}

void CloudSession::renew(const QString &used, QObject *context, base::Answer<base::Nothing> done)
{
    const base::Answer<base::Nothing> guarded = base::guarded(context, std::move(done));
    if (used != current()) {
        QMetaObject::invokeMethod(
            context, [guarded] { guarded(base::Nothing{}); }, Qt::QueuedConnection);
        return;
    }
    m_refused = true;
    m_waiting.push_back(guarded);
    ask();
}

void CloudSession::ask()
{
    if (std::exchange(m_asking, true))
        return;
    m_ask(this, [this](const base::Result<youku::CloudKeys> &answer) { answered(answer); });
}

void CloudSession::moveTo(const QString &endpoint)
{
    const oss::ObjectLocation &before = m_signer->location();
    const auto location = oss::ObjectLocation::from(endpoint, before.bucket, before.key);
    if (!location || *location == before || (m_guard && !m_guard(location->url())))
        return;
    const oss::SignatureVersion version = m_signer->version();
    m_signer = std::make_shared<oss::Signer>(*location, oss::Credentials(), m_clock);
    m_signer->setVersion(version);
}

void CloudSession::answered(const base::Result<youku::CloudKeys> &answer)
{
    m_asking = false;
    if (answer.ok()) {
        if (m_generation == 0) // nobody uses the place there was
            moveTo(answer.value().endpoint);
        setKeys(answer.value());
        m_endUnknown = m_endUnknown || !valid(0); // others would be no better
        qCInfo(sessionLog) << "keys to the cloud store were renewed";
    } else {
        qCInfo(sessionLog) << "keys to the cloud store were not renewed: code" << answer.error().code;
    }
    const base::Result<base::Nothing> result =
        answer.ok() ? base::Result<base::Nothing>(base::Nothing{}) : answer.error();
    for (const auto &told : std::exchange(m_waiting, {}))
        told(result);
}

} // namespace transfer
