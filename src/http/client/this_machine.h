// Whether a host is this machine: there alone plain http may carry what is secret.
#pragma once

#include <QHostAddress>
#include <QString>

namespace http {

// host as QUrl has it, by name or number.
inline bool isThisMachine(const QString &host)
{
    return host == QLatin1StringView("localhost") || QHostAddress(host).isLoopback();
}

} // namespace http
