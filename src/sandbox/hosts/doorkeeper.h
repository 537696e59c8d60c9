// Whose requests the sandbox takes. It listens on loopback, where every page in a browser and every user of
// the computer can reach it; so a request must name it as its own clients do (no DNS rebinding), must not
// come from somebody else's page, and needs the secret for what is under /sandbox/.
#pragma once

#include "http/server/http_answer.h"
#include "http/server/incoming_request.h"

#include <QStringList>

#include <optional>

namespace sandbox {

class Doorkeeper
{
public:
    // moreHosts: answered to besides 127.0.0.1, localhost and [::1]; NAME (with the sandbox's port) or
    // NAME:PORT.
    explicit Doorkeeper(const QStringList &moreHosts);

    // Before anything is asked.
    void setPort(quint16 port);

    // The head is enough. The answer with which a request is refused; nothing when it may come in.
    std::optional<http::HttpAnswer> refusal(const http::IncomingRequest &request) const;

    // Another one each time, and kept in memory only.
    QByteArray secret() const { return m_secret; }

    static bool isHost(const QString &text);

private:
    bool isOurs(const QByteArray &host) const;
    bool namesUs(const http::IncomingRequest &request) const;
    bool isFromElsewhere(const http::IncomingRequest &request) const;

    const QByteArray m_secret;
    QByteArrayList m_names;
    QByteArrayList m_hosts; // with port, in lower case
};

} // namespace sandbox
