// A client that says what it is told, byte for byte, for tests of what the sandbox lets in.
#pragma once

#include "sandbox/sandbox.h"

#include <QTcpSocket>
#include <QTest>

class RawClient
{
public:
    explicit RawClient(const sandbox::Sandbox &sandbox) : RawClient(sandbox.port()) {}
    explicit RawClient(quint16 port)
    {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] {
            if (!m_deaf)
                m_seen += m_socket.readAll();
        });
        m_socket.connectToHost(QHostAddress::LocalHost, port);
        [[maybe_unused]] const bool there =
            QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
    }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }

    // The status of the first answer that comes; 0 when the connection ends, or time is up, without one.
    int status()
    {
        [[maybe_unused]] const bool came =
            QTest::qWaitFor([this] { return m_seen.contains("\r\n\r\n") || ended(); });
        return m_seen.mid(9, 3).toInt();
    }

    int status(const QByteArray &request)
    {
        send(request);
        return status();
    }

    QByteArray seen() const { return m_seen; }
    bool ended() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    bool endsSoon()
    {
        return QTest::qWaitFor([this] { return ended(); });
    }
    // From here on nothing is read.
    void goDeaf()
    {
        m_deaf = true;
        m_socket.setReadBufferSize(1);
    }

private:
    QTcpSocket m_socket;
    QByteArray m_seen;
    bool m_deaf = false;
};
