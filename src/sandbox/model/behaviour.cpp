#include "sandbox/model/behaviour.h"

using namespace Qt::StringLiterals;

namespace sandbox {

std::optional<Transports> transportsFrom(const QStringList &names)
{
    Transports transports{.slices = false, .oss = false};
    for (const QString &name : names) {
        if (name == u"slices"_s)
            transports.slices = true;
        else if (name == u"oss"_s)
            transports.oss = true;
        else
            return std::nullopt;
    }
    return transports.slices || transports.oss ? std::optional(transports) : std::nullopt;
}

} // namespace sandbox
