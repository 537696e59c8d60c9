#include "transfer/transport/transport_registry.h"

namespace transfer {

std::optional<TransportRegistry::Choice> TransportRegistry::choose(const youku::Created &created) const
{
    for (TransportFactory *factory : m_factories) {
        const bool wanted = m_policy.choice() == TransportChoice::Automatic
                            || factory->kind() == TransportChoice::Automatic
                            || factory->kind() == m_policy.choice();
        if (!wanted)
            continue;
        if (const std::optional<QJsonObject> state = factory->begin(created))
            return Choice{factory->name(), *state};
    }
    return std::nullopt;
}

std::unique_ptr<Transport> TransportRegistry::make(const UploadRecord &upload) const
{
    for (TransportFactory *factory : m_factories) {
        if (factory->name() == upload.transport)
            return factory->make(upload);
    }
    return nullptr;
}

} // namespace transfer
