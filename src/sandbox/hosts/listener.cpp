#include "sandbox/hosts/listener.h"

#include "http/server/http_connection.h"
#include "http/server/message_head.h"

#include <QTcpSocket>

#include <utility>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr auto serverName = "youchuan-sandbox";
constexpr qsizetype longestQuery = 48 * 1024; // a description of 1999 Han characters fits into it

http::HttpAnswer emptyAnswer(int status)
{
    return {.status = status, .body = {}, .headers = {}};
}

void turnAway(QTcpSocket *socket)
{
    socket->write(http::headOf(emptyAnswer(503), false, serverName));
    socket->flush();
    socket->close();
    socket->deleteLater();
}

} // namespace

Listener::Listener(Traffic &traffic, Counters &counters, const Limits &limits, const QStringList &allowHosts,
                   EndpointOf endpointOf, QObject *parent)
    : QObject(parent)
    , m_traffic(traffic)
    , m_counters(counters)
    , m_limits(limits)
    , m_endpointOf(std::move(endpointOf))
    , m_door(allowHosts)
    , m_server(this)
{
    connect(&m_server, &QTcpServer::newConnection, this, &Listener::accept);
}

Listener::~Listener()
{
    close();
}

bool Listener::listen(quint16 wanted, QString *error)
{
    if (!m_server.listen(QHostAddress::LocalHost, wanted)) {
        *error = tr("Port %1 cannot be opened: %2.").arg(QString::number(wanted), m_server.errorString());
        return false;
    }
    m_door.setPort(port()); // nobody is served before the event loop goes on
    return true;
}

void Listener::close()
{
    m_server.close();
    const auto connections = std::exchange(m_connections, {});
    for (auto connection = connections.keyBegin(); connection != connections.keyEnd(); ++connection) {
        emit ended((*connection)->id());
        delete *connection;
    }
}

QString Listener::address() const
{
    return u"127.0.0.1:%1"_s.arg(port());
}

void Listener::accept()
{
    const http::ConnectionContext context{m_traffic.link, m_limits.timeouts, m_traffic.room, serverName};
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_connections.size() >= m_limits.connections) {
            ++m_counters.turnedAway;
            turnAway(socket);
            continue;
        }
        auto *connection = new http::HttpConnection(socket, ++m_traffic.lastConnection, context, this);
        m_connections.insert(connection, {});
        ++m_counters.connections;
        connect(connection, &http::HttpConnection::headRead, this, [this, connection] { admit(connection); });
        connect(connection, &http::HttpConnection::requestRead, this, [this, connection] {
            const Pending pending = std::exchange(m_connections[connection], {});
            emit requestRead(connection, pending.endpoint, pending.fault);
        });
        connect(connection, &http::HttpConnection::ended, this, [this, connection] {
            m_connections.remove(connection);
            emit ended(connection->id());
        });
        connect(connection, &http::HttpConnection::bodyRead, this, [this, connection](qint64 bytes) {
            emit bodyRead(m_connections.value(connection).endpoint, bytes);
        });
    }
}

bool Listener::isRefused(http::HttpConnection *connection)
{
    const http::IncomingRequest &request = connection->request();
    if (const auto refusal = m_door.refusal(request)) {
        ++m_counters.turnedAway;
        connection->refuse(*refusal);
    } else if (request.query.size() > longestQuery) {
        connection->refuse(emptyAnswer(414));
    } else if (hasTooManyInQuery(request)) {
        connection->refuse(emptyAnswer(413));
    } else {
        return false;
    }
    return true;
}

void Listener::admit(http::HttpConnection *connection)
{
    if (isRefused(connection))
        return;
    const QString endpoint = m_endpointOf(connection->request());
    emit headRead(connection, endpoint);
    if (endpoint.isEmpty())
        return;
    ++m_traffic.requestCounts[endpoint];
    emit asked(endpoint);
    const Fault fault = m_traffic.faults.next(endpoint);
    m_connections[connection] = {endpoint, fault};
    if (fault.action == FaultAction::CutInBody)
        connection->cutInBody(fault.number);
    if (fault.action == FaultAction::CutBefore)
        connection->cut();
}

bool Listener::neverAnswers(http::HttpConnection *connection, const Parameters &parameters,
                            const Fault &fault)
{
    if (fault.action != FaultAction::Stall && fault.action != FaultAction::CutInBody)
        return false;
    note(*connection, parameters, 0);
    if (fault.action == FaultAction::CutInBody)
        connection->cut(); // a body shorter than the place of the cut
    return true;
}

void Listener::answer(http::HttpConnection *connection, const Parameters &parameters,
                      const http::HttpAnswer &answer, const Fault &fault)
{
    if (fault.action == FaultAction::LostAnswer) {
        note(*connection, parameters, 0);
        connection->cut();
        return;
    }
    note(*connection, parameters, answer.status);
    connection->answer(answer, fault.action == FaultAction::Late ? int(fault.number) : 0);
}

void Listener::note(const http::HttpConnection &connection, const Parameters &parameters, int status)
{
    m_traffic.requests.add(connection.request(), parameters, connection.id(), status);
}

} // namespace sandbox
