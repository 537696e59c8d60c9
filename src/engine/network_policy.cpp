#include "engine/network_policy.h"

#include "engine/network_status.h"

using store::Setting;

namespace engine {

NetworkPolicy::NetworkPolicy(Engine &engine, const NetworkStatus &network, QObject *parent)
    : Gate(parent)
    , m_engine(engine)
    , m_network(network)
{
    connect(&network, &NetworkStatus::changed, this, &NetworkPolicy::look);
    connect(&engine.settings(), &store::Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::PauseOnMetered)
            look();
    });
    engine.gates().add(this);
    look();
}

bool NetworkPolicy::metered() const
{
    return m_network.metered() && !m_engine.practice();
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
    m_holding = metered() && !m_goOn && m_engine.settings().boolValue(Setting::PauseOnMetered);
    emit changed();
}

} // namespace engine
