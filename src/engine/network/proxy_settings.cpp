#include "engine/network/proxy_settings.h"

#include "base/guarded.h"
#include "base/redaction.h"

using namespace Qt::StringLiterals;

namespace engine {

using store::SecretOutcome;
using store::Setting;

namespace {
const QString keychainKey = u"proxy"_s; // of the keychain's entry
}

QNetworkProxy makeProxy(const QString &kind, const QString &host, int port, const QString &user,
                        const QString &password)
{
    if (kind == "none"_L1)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    if (kind != "http"_L1 && kind != "socks5"_L1)
        return QNetworkProxy(QNetworkProxy::DefaultProxy);
    return QNetworkProxy(kind == "http"_L1 ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, host,
                         quint16(port), user, password);
}

ProxySettings::ProxySettings(store::Settings &settings, std::unique_ptr<store::SecretStore> secrets)
    : m_settings(settings)
    , m_secrets(std::move(secrets))
{
    connect(&settings, &store::Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::ProxyKind || setting == Setting::ProxyHost || setting == Setting::ProxyPort
            || setting == Setting::ProxyUser)
            emit changed();
    });
    if (settings.text(Setting::ProxyUser).isEmpty())
        return;
    m_secrets->read(keychainKey, this, [this](SecretOutcome outcome, const QString &password) {
        if (outcome != SecretOutcome::Done || !m_password.isEmpty())
            return;
        base::hide(password);
        m_password = password;
        emit changed();
    });
}

QNetworkProxy ProxySettings::proxy() const
{
    return makeProxy(m_settings.text(Setting::ProxyKind), m_settings.text(Setting::ProxyHost),
                     m_settings.intValue(Setting::ProxyPort), m_settings.text(Setting::ProxyUser),
                     m_password);
}

void ProxySettings::setPassword(const QString &password, QObject *context, std::function<void(bool)> done)
{
    base::hide(password);
    if (m_password != password) {
        m_password = password;
        emit changed();
    }
    const auto written = base::guarded(context, [done = std::move(done)](SecretOutcome outcome) {
        done(outcome != SecretOutcome::NotAvailable);
    });
    if (password.isEmpty())
        m_secrets->remove(keychainKey, this, written);
    else
        m_secrets->write(keychainKey, password, this, written);
}

} // namespace engine
