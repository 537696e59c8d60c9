// Whether the object store lets a request in: its signature of either version, checked as strictly as the
// store does, and its temporary key (protocol 9.3 to 9.5).
#pragma once

#include "sandbox/cloud/store_error.h"
#include "sandbox/cloud/store_request.h"
#include "sandbox/cloud/temporary_keys.h"
#include "sandbox/model/behaviour.h"

#include <optional>

namespace sandbox {

class AccessCheck
{
public:
    AccessCheck(const TemporaryKeys &keys, const Behaviour &behaviour) : m_keys(keys), m_behaviour(behaviour)
    {
    }

    // nowMs: of the sandbox's clock; the store's may be ahead of it, as the behaviour says.
    std::optional<StoreError> refusal(const StoreRequest &request, qint64 nowMs) const;

    static constexpr qint64 mostSkewMs = 15 * 60 * 1000;

private:
    // What the header Authorization says.
    struct Signed {
        oss::SignatureVersion version = oss::SignatureVersion::V1;
        QString id;
        QByteArray signature;
        QByteArray date;   // V4: of the scope
        QByteArray region; // V4: of the scope
        QList<QByteArray> additionalHeaders;
    };
    static std::optional<Signed> signedBy(const QByteArray &authorization);

    std::optional<StoreError> versionRefusal(const Signed &claim) const;
    std::optional<StoreError> keyRefusal(const Signed &claim, const QByteArray &token, qint64 nowMs) const;
    std::optional<StoreError> scopeRefusal(const Signed &claim, const StoreRequest &request) const;
    std::optional<StoreError> dateRefusal(const Signed &claim, const StoreRequest &request,
                                          qint64 storeNowMs) const;
    std::optional<StoreError> signatureRefusal(const Signed &claim, const StoreRequest &request) const;

    const TemporaryKeys &m_keys;
    const Behaviour &m_behaviour;
};

} // namespace sandbox
