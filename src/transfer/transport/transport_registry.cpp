#include "transfer/transport/transport_registry.h"

#include <algorithm>

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

TransportFactory *TransportRegistry::factoryOf(const UploadRecord &upload) const
{
    const auto found =
        std::find_if(m_factories.begin(), m_factories.end(),
                     [&upload](const TransportFactory *one) { return one->name() == upload.transport; });
    return found == m_factories.end() ? nullptr : *found;
}

std::unique_ptr<Transport> TransportRegistry::make(const UploadRecord &upload) const
{
    TransportFactory *factory = factoryOf(upload);
    return factory ? factory->make(upload) : nullptr;
}

QString TransportRegistry::placeOf(const UploadRecord &upload) const
{
    const TransportFactory *factory = factoryOf(upload);
    return factory ? factory->placeOf(upload.transportState) : QString();
}

} // namespace transfer
