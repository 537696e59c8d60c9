// The transports this program knows, and which of them an upload goes by.
//
// Filled before the first upload is made; lives in the engine's thread and outlives all uploads.
#pragma once

#include "transfer/transport/transport.h"
#include "transfer/transport/transport_policy.h"
#include "youku/types.h"

#include <memory>
#include <optional>
#include <vector>

namespace transfer {

class TransportFactory
{
public:
    virtual ~TransportFactory() = default;

    virtual QString name() const = 0;
    virtual TransportChoice kind() const = 0;
    // The state an upload of this transport begins with; nothing when create's answer offers no such thing.
    virtual std::optional<QJsonObject> begin(const youku::Created &created) = 0;
    virtual std::unique_ptr<Transport> make(const UploadRecord &upload) = 0;
    // The host that bytes go to by this state, perhaps with its port, as Youku named it; empty: not known.
    virtual QString placeOf(const QJsonObject &) const { return {}; }
};

class TransportRegistry
{
public:
    // The first that create's answer offers is taken, unless only the other is wanted. factory outlives the
    // registry.
    void add(TransportFactory &factory) { m_factories.push_back(&factory); }

    struct Choice {
        QString transport;
        QJsonObject state;
    };
    std::optional<Choice> choose(const youku::Created &created) const;
    TransportPolicy &policy() { return m_policy; }
    // None when no transport has the name in the record.
    std::unique_ptr<Transport> make(const UploadRecord &upload) const;
    QString placeOf(const UploadRecord &upload) const; // likewise empty

private:
    TransportFactory *factoryOf(const UploadRecord &upload) const;

    std::vector<TransportFactory *> m_factories;
    TransportPolicy m_policy;
};

} // namespace transfer
