#include "sandbox/hosts/doorkeeper.h"

#include "sandbox/model/secrets.h"
#include "sandbox/protocol/routes.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr int secretDigits = 64;
constexpr quint16 portOfHttp = 80; // left out by clients

http::HttpAnswer refused(int status, const char *why)
{
    return {.status = status, .body = QByteArray("{\"error\":\"") + why + "\"}", .headers = {}};
}

bool hasPort(const QByteArray &name)
{
    return name.lastIndexOf(':') > name.lastIndexOf(']');
}

// Where a browser is sent to sign in, from whatever page or file; it acts only for who knows the client_id,
// and tells a page nothing.
bool opensTheSignInPage(const http::IncomingRequest &request)
{
    return request.method == "GET" && isSignInPage(request.path)
           && request.valuesOf("sec-fetch-mode") == QByteArrayList{"navigate"}
           && request.valuesOf("sec-fetch-dest") == QByteArrayList{"document"};
}

} // namespace

Doorkeeper::Doorkeeper(const QStringList &moreHosts)
    : m_secret(randomHex(secretDigits).toLatin1())
    , m_names{"127.0.0.1", "localhost", "[::1]"}
{
    for (const QString &host : moreHosts)
        m_names.append(host.toLatin1().toLower());
}

bool Doorkeeper::isHost(const QString &text)
{
    static const QRegularExpression pattern(
        QRegularExpression::anchoredPattern(uR"(([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?)"_s));
    return pattern.match(text).hasMatch();
}

void Doorkeeper::setPort(quint16 port)
{
    m_hosts.clear();
    for (const QByteArray &name : std::as_const(m_names)) {
        m_hosts.append(hasPort(name) ? name : name + ':' + QByteArray::number(port));
        if (port == portOfHttp)
            m_hosts.append(name);
    }
}

bool Doorkeeper::isOurs(const QByteArray &host) const
{
    return m_hosts.contains(host.toLower());
}

bool Doorkeeper::namesUs(const http::IncomingRequest &request) const
{
    const QByteArrayList hosts = request.valuesOf("host");
    return hosts.size() == 1 && isOurs(hosts.constFirst())
           && (request.authority.isNull() || isOurs(request.authority))
           && (request.path.startsWith('/') || !endpointOf(request.path).isEmpty());
}

bool Doorkeeper::isFromElsewhere(const http::IncomingRequest &request) const
{
    const QByteArrayList origins = request.valuesOf("origin");
    constexpr QByteArrayView scheme = "http://";
    const bool ownOrigin = origins.size() == 1 && origins.constFirst().startsWith(scheme)
                           && isOurs(origins.constFirst().mid(scheme.size()));
    if (!origins.isEmpty() && !ownOrigin)
        return true;
    const QByteArrayList sites = request.valuesOf("sec-fetch-site");
    const bool ownSite = std::all_of(sites.begin(), sites.end(), [](const QByteArray &site) {
        return site == "same-origin" || site == "none";
    });
    return !ownSite && !opensTheSignInPage(request);
}

std::optional<http::HttpAnswer> Doorkeeper::refusal(const http::IncomingRequest &request) const
{
    if (!namesUs(request))
        return refused(421, "This is not the host that was asked for.");
    if (isFromElsewhere(request))
        return refused(403, "Not for pages of other sites.");
    if (request.path.startsWith("/sandbox/")) {
        const QByteArrayList secrets = request.valuesOf("x-sandbox-secret");
        if (secrets.size() != 1 || !sameSecret(secrets.constFirst(), m_secret))
            return refused(403, "X-Sandbox-Secret must be the control_secret of the ready line.");
    }
    return std::nullopt;
}

} // namespace sandbox
