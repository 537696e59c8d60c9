#include "support/auth_proxy.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <QTcpSocket>
#include <QUrl>

#include <limits>
#include <optional>
#include <sstream>

namespace http = boost::beast::http;

namespace support {

// One client, and the server its requests go to.
class AuthProxy::Connection : public QObject
{
public:
    Connection(QTcpSocket *client, AuthProxy *proxy) : QObject(proxy), m_proxy(proxy), m_client(client)
    {
        client->setParent(this);
        connect(client, &QTcpSocket::readyRead, this, &Connection::read);
        connect(client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        connect(&m_server, &QTcpSocket::readyRead, this, [this] { m_client->write(m_server.readAll()); });
        connect(&m_server, &QTcpSocket::disconnected, m_client, &QTcpSocket::disconnectFromHost);
        read();
    }
    ~Connection() override
    {
        m_server.disconnect(this);
        m_client->disconnect(this);
    }

private:
    void read()
    {
        m_input += m_client->readAll();
        while (!m_input.isEmpty()) {
            if (!m_parser) {
                m_parser.emplace();
                m_parser->eager(true);
                m_parser->body_limit(std::numeric_limits<std::uint64_t>::max());
            }
            boost::beast::error_code error;
            const size_t used =
                m_parser->put(boost::asio::buffer(m_input.constData(), size_t(m_input.size())), error);
            m_input.remove(0, qsizetype(used));
            if (error && error != http::error::need_more)
                return m_client->abort();
            if (!m_parser->is_done())
                return;
            serve(m_parser->release());
            m_parser.reset();
        }
    }

    void serve(http::request<http::string_body> request)
    {
        const boost::beast::string_view given = request[http::field::proxy_authorization];
        if (QByteArray(given.data(), qsizetype(given.size())) != m_proxy->m_wanted) {
            ++m_proxy->m_refused;
            m_client->write("HTTP/1.1 407 Proxy Authentication Required\r\n"
                            "Proxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        ++m_proxy->m_served;
        const QUrl url(QString::fromStdString(std::string(request.target())), QUrl::StrictMode);
        QUrl path = url;
        path.setScheme({});
        path.setAuthority({});
        request.target(path.toEncoded().toStdString());
        request.erase(http::field::proxy_authorization);
        request.erase(http::field::proxy_connection);
        if (m_server.state() == QAbstractSocket::UnconnectedState)
            m_server.connectToHost(url.host(), quint16(url.port(80)));
        std::ostringstream bytes;
        bytes << request;
        m_server.write(QByteArray::fromStdString(bytes.str()));
    }

    AuthProxy *m_proxy;
    QTcpSocket *m_client;
    QTcpSocket m_server;
    QByteArray m_input;
    std::optional<http::request_parser<http::string_body>> m_parser;
};

AuthProxy::AuthProxy(const QByteArray &user, const QByteArray &password) : m_user(user)
{
    setPassword(password);
    connect(&m_listener, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_listener.nextPendingConnection())
            new Connection(socket, this);
    });
    if (!m_listener.listen(QHostAddress::LocalHost))
        qFatal("%s", qPrintable(m_listener.errorString()));
}

AuthProxy::~AuthProxy()
{
    qDeleteAll(findChildren<QObject *>(QString(), Qt::FindDirectChildrenOnly));
}

void AuthProxy::setPassword(const QByteArray &password)
{
    m_wanted = "Basic " + (m_user + ':' + password).toBase64();
}

} // namespace support
