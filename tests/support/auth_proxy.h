// A small HTTP proxy on 127.0.0.1 that serves who knows its name and password. Plain requests only; lives in
// the thread of the test.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpServer>

namespace support {

class AuthProxy : public QObject
{
    Q_OBJECT
public:
    AuthProxy(const QByteArray &user, const QByteArray &password);
    ~AuthProxy() override;

    quint16 port() const { return m_listener.serverPort(); }
    void setPassword(const QByteArray &password);
    int served() const { return m_served; }
    int refused() const { return m_refused; }

private:
    class Connection;
    friend class Connection;

    QTcpServer m_listener;
    QByteArray m_user;
    QByteArray m_wanted; // the header that lets in
    int m_served = 0;
    int m_refused = 0;
};

} // namespace support
