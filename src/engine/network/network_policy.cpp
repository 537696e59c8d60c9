#include "engine/network/network_policy.h"

#include "engine/network/network_status.h"

using store::Setting;

namespace engine {

NetworkPolicy::NetworkPolicy(transfer::Gates &gates, const store::Settings &settings,
                             const NetworkStatus &network, bool practice, QObject *parent)
    : Gate(parent)
    , m_settings(settings)
    , m_network(network)
    , m_practice(practice)
{
    connect(&network, &NetworkStatus::changed, this, &NetworkPolicy::look);
    connect(&settings, &store::Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::PauseOnMetered)
            look();
    });
    gates.add(this);
    look();
}

bool NetworkPolicy::metered() const
{
    return m_network.metered() && !m_practice;
}

std::optional<transfer::Wait> NetworkPolicy::holds(const transfer::UploadRecord &record) const
{
    if (!m_holding || !record.sendsFile())
        return std::nullopt;
    transfer::Wait wait;
    wait.what = transfer::Wait::For::Line;
    return wait;
}

void NetworkPolicy::goOn()
{
    m_goOn = true;
    look();
}

void NetworkPolicy::look()
{
    m_goOn &= metered();
    m_holding = metered() && !m_goOn && m_settings.boolValue(Setting::PauseOnMetered);
    emit changed();
}

} // namespace engine
