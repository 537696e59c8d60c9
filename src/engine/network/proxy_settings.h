// The proxy in use: kind, host, port and name stand in the settings, the password in the keychain.
//
// The engine's thread; one of its parts. Answers come later and not after the context is gone.
#pragma once

#include "store/settings/secrets.h"
#include "store/settings/settings.h"

#include <QNetworkProxy>
#include <QObject>

#include <functional>
#include <memory>

namespace engine {

// kind: "system", "none", "http" or "socks5", as in the settings.
QNetworkProxy makeProxy(const QString &kind, const QString &host, int port, const QString &user,
                        const QString &password);

class ProxySettings : public QObject
{
    Q_OBJECT
public:
    // Reads the password from the keychain when there is a name; changed() tells when it has come.
    ProxySettings(store::Settings &settings, std::unique_ptr<store::SecretStore> secrets);

    QNetworkProxy proxy() const;
    const QString &password() const { return m_password; }
    // Holds at once; kept: it will be there after the next start. Empty: forgets it.
    void setPassword(const QString &password, QObject *context, std::function<void(bool kept)> done);

signals:
    void changed();

private:
    store::Settings &m_settings;
    std::unique_ptr<store::SecretStore> m_secrets;
    QString m_password;
};

} // namespace engine
