#include "transfer/transport/transport_policy.h"

#include "base/names.h"

namespace transfer {

namespace {

constexpr qint64 unusableMs = 24LL * 60 * 60 * 1000;
constexpr int hostsKept = 16;

constexpr base::Named<TransportChoice> names[] = {
    {TransportChoice::Automatic, "auto"},
    {TransportChoice::Cloud, "cloud"},
    {TransportChoice::Slices, "slices"},
};

} // namespace

QString choiceName(TransportChoice choice)
{
    return base::nameOf(names, choice);
}

TransportChoice choiceFromName(const QString &name)
{
    return base::valueOf(names, name).value_or(TransportChoice::Automatic);
}

bool TransportPolicy::wantsCloud(qint64 nowMs) const
{
    if (m_choice != TransportChoice::Automatic)
        return m_choice == TransportChoice::Cloud;
    const auto since = m_unusableSinceMs.constFind(m_apiHost);
    // A moment to come is of a clock that was wrong.
    return since == m_unusableSinceMs.constEnd() || nowMs < *since || nowMs - *since >= unusableMs;
}

bool TransportPolicy::mayFallBack() const
{
    return m_choice != TransportChoice::Cloud && !m_cloudAlone.contains(m_apiHost);
}

bool TransportPolicy::fallBack(const QString &cloudHost, qint64 nowMs)
{
    if (!mayFallBack())
        return false;
    if (!wantsCloud(nowMs)) // another upload has said so
        return true;
    if (m_unusableSinceMs.size() >= hostsKept)
        m_unusableSinceMs.clear();
    m_unusableSinceMs.insert(m_apiHost, nowMs);
    emit learned();
    emit fellBack(cloudHost);
    return true;
}

bool TransportPolicy::stayWithCloud()
{
    if (m_choice == TransportChoice::Slices)
        return false;
    m_cloudAlone.insert(m_apiHost);
    if (m_unusableSinceMs.remove(m_apiHost))
        emit learned();
    return true;
}

QJsonObject TransportPolicy::memory() const
{
    QJsonObject memory;
    for (auto each = m_unusableSinceMs.begin(); each != m_unusableSinceMs.end(); ++each)
        memory.insert(each.key(), each.value());
    return memory;
}

void TransportPolicy::recall(const QJsonObject &memory)
{
    m_unusableSinceMs.clear();
    for (auto each = memory.begin(); each != memory.end() && m_unusableSinceMs.size() < hostsKept; ++each)
        m_unusableSinceMs.insert(each.key(), each->toInteger());
}

} // namespace transfer
