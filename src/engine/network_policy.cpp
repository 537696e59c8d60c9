#include "engine/network_policy.h"

#include "engine/network_status.h"

using store::Setting;

namespace engine {

NetworkPolicy::NetworkPolicy(Engine &engine, const NetworkStatus &network, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_network(network)
{
    connect(&network, &NetworkStatus::changed, this, &NetworkPolicy::look);
    connect(&engine.settings(), &store::Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::PauseOnMetered)
            look();
    });
    look();
}

bool NetworkPolicy::metered() const
{
    return m_network.metered() && !m_engine.practice();
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
    m_engine.queue().setMetered(m_holding);
    emit changed();
}

} // namespace engine
