#include "sandbox/sandbox.h"

#include "http/server/http_connection.h"
#include "http/server/message_head.h"
#include "sandbox/faults/answer_faults.h"
#include "sandbox/hosts/control.h"
#include "sandbox/protocol/routes.h"
#include "sandbox/storage/private_files.h"

#include <QJsonDocument>
#include <QPointer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr auto serverName = "youchuan-sandbox";
constexpr qint64 largestSlice = 64LL * 1024 * 1024;
constexpr qint64 largestForm = 1024 * 1024;
constexpr qsizetype longestQuery = 48 * 1024; // a description of 1999 Han characters fits into it

Hand handFor(const Fault &fault)
{
    if (fault.action == FaultAction::DuplicateTask)
        return Hand::Duplicate;
    if (fault.action == FaultAction::BadTask)
        return fault.text == u"length"_s ? Hand::BadLength : Hand::BadOffset;
    return Hand::Next;
}

// The body of upload_slice is bytes, whatever type the client gives it.
Parameters parametersFor(const QString &endpoint, const http::IncomingRequest &request)
{
    return endpoint == u"upload_slice"_s ? queryOf(request) : parametersOf(request);
}

http::HttpAnswer plainAnswer(int status)
{
    return {.status = status, .body = {}, .headers = {}};
}

void turnAway(QTcpSocket *socket)
{
    socket->write(http::headOf(plainAnswer(503), false, serverName));
    socket->flush();
    socket->close();
    socket->deleteLater();
}

http::HttpAnswer jsonAnswer(const QByteArray &json)
{
    return {.status = 200, .body = json, .headers = {}};
}

} // namespace

Sandbox::Sandbox(const Options &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_door(options.allowHosts)
    , m_model(options.behaviour, options.limits.accounts, options.limits.uploads, options.clock)
    , m_dispatcher(m_model)
    , m_link(this)
    , m_server(this)
    , m_room(std::make_shared<http::BodyRoom>(options.limits.bodyBytes))
{
    m_link.setRate(options.rate);
    m_link.setLatency(options.latencyMs);
    m_link.setSlowStart(options.slowStart);
    connect(&m_server, &QTcpServer::newConnection, this, &Sandbox::accept);
}

Sandbox::~Sandbox()
{
    m_hashing.waitForDone();
    close();
}

bool Sandbox::listen(quint16 wanted, QString *error)
{
    if (m_dir.isEmpty()) {
        if (!m_faults.set(m_options.faults, error))
            return false;
        if (m_options.dir.isEmpty())
            m_temporary = std::make_unique<QTemporaryDir>();
        const QString dir = m_temporary ? m_temporary->path() : m_options.dir;
        if (!takeFolder(dir, error) || !m_model.open(dir, error))
            return false;
        m_dir = dir;
    }
    if (!m_server.listen(QHostAddress::LocalHost, wanted)) {
        *error = tr("Port %1 cannot be opened: %2.").arg(QString::number(wanted), m_server.errorString());
        return false;
    }
    m_door.setPort(port()); // nobody is served before the event loop goes on
    return true;
}

void Sandbox::close()
{
    m_server.close();
    const auto connections = std::exchange(m_connections, {});
    for (auto connection = connections.keyBegin(); connection != connections.keyEnd(); ++connection) {
        m_dispatcher.connectionEnded((*connection)->id());
        delete *connection;
    }
}

QString Sandbox::serverUri() const
{
    return serverUriFor(port());
}

QUrl Sandbox::apiUrl() const
{
    return QUrl(u"http://"_s + serverUri());
}

bool Sandbox::setFaults(const QJsonArray &rules, QString *error)
{
    return m_faults.set(rules, error);
}

QJsonObject Sandbox::control(const QJsonObject &wishes)
{
    const http::HttpAnswer answer =
        sandbox::control(QJsonDocument(wishes).toJson(), {m_model, m_faults, m_link});
    return QJsonDocument::fromJson(answer.body).object();
}

QJsonObject Sandbox::state() const
{
    QJsonObject state = m_model.state();
    QJsonObject requests;
    for (const QString &endpoint : Faults::endpoints())
        requests.insert(endpoint, m_requestCounts.value(endpoint));
    state.insert(u"requests"_s, requests);
    state.insert(u"connections_open"_s, m_connections.size());
    state.insert(u"body_bytes_held"_s, m_room->held.load());
    return state;
}

void Sandbox::accept()
{
    const http::ConnectionContext context{m_link, m_options.limits.timeouts, m_room, serverName};
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_connections.size() >= m_options.limits.connections) {
            ++m_model.counters().turnedAway;
            turnAway(socket);
            continue;
        }
        auto *connection = new http::HttpConnection(socket, ++m_lastConnection, context, this);
        m_connections.insert(connection, {});
        ++m_model.counters().connections;
        connect(connection, &http::HttpConnection::headRead, this,
                [this, connection] { headRead(connection); });
        connect(connection, &http::HttpConnection::requestRead, this,
                [this, connection] { requestRead(connection); });
        connect(connection, &http::HttpConnection::ended, this, [this, connection] {
            m_connections.remove(connection);
            m_dispatcher.connectionEnded(connection->id());
        });
        connect(connection, &http::HttpConnection::bodyRead, this, [this, connection](qint64 bytes) {
            if (endpointOf(connection->request().path) == u"upload_slice"_s)
                m_model.counters().bytesReceived += bytes;
        });
    }
}

void Sandbox::headRead(http::HttpConnection *connection)
{
    if (const auto refusal = m_door.refusal(connection->request())) {
        ++m_model.counters().turnedAway;
        connection->refuse(*refusal);
        return;
    }
    if (connection->request().query.size() > longestQuery)
        return connection->refuse(plainAnswer(414));
    if (hasTooManyInQuery(connection->request()))
        return connection->refuse(plainAnswer(413));
    const QString endpoint = endpointOf(connection->request().path);
    connection->setBodyLimit(endpoint == u"upload_slice"_s ? largestSlice : largestForm);
    if (connection->request().path == "/sandbox/sink")
        connection->discardBody();
    if (endpoint.isEmpty())
        return;
    ++m_requestCounts[endpoint];
    emit asked(endpoint);
    const Fault fault = m_faults.next(endpoint);
    m_connections[connection] = fault;
    if (endpoint == u"upload_slice"_s)
        m_dispatcher.sliceBegun(connection->request(), connection->id());
    if (fault.action == FaultAction::CutInBody)
        connection->cutInBody(fault.number);
    if (fault.action == FaultAction::CutBefore)
        connection->cut();
}

void Sandbox::requestRead(http::HttpConnection *connection)
{
    if (answerForItself(connection))
        return;
    const QString endpoint = endpointOf(connection->request().path);
    const Fault fault = std::exchange(m_connections[connection], {});
    if (endpoint != u"upload_slice"_s && hasTooManyParameters(connection->request())) {
        connection->answer(plainAnswer(413));
        return;
    }
    if (isOnUploadServer(endpoint)
        && parametersFor(endpoint, connection->request()).contains(u"access_token"_s))
        ++m_model.counters().accessTokensOnUploadServer;
    if (fault.action == FaultAction::Stall || fault.action == FaultAction::CutInBody) {
        note(*connection, 0);
        if (fault.action == FaultAction::CutInBody)
            connection->cut(); // a body shorter than the place of the cut
        return;
    }
    const bool instead = fault.action == FaultAction::Status || fault.action == FaultAction::Error
                         || fault.action == FaultAction::Redirect;
    if (instead) {
        const http::HttpAnswer answer = inPlaceOfWork(fault);
        note(*connection, answer.status);
        connection->answer(answer);
        return;
    }
    if (endpoint == u"upload_slice"_s)
        hashSlice(connection, fault);
    else
        work(connection, fault);
}

// Beside the event loop, so that the bytes of one lane do not wait for the sums of another.
void Sandbox::hashSlice(http::HttpConnection *connection, const Fault &fault)
{
    m_hashing.start([this, connection = QPointer(connection), id = connection->id(),
                     request = connection->request(), fault] {
        const SliceSums sums = sumsOf(sliceOf(request));
        QMetaObject::invokeMethod(
            this,
            [this, connection, id, request, fault, sums] {
                expire(queryOf(request), fault);
                const Reply reply = m_dispatcher.uploadSlice(request, sums, handFor(fault), id);
                if (connection && m_connections.contains(connection))
                    finish(connection, reply, fault);
                else
                    m_dispatcher.connectionEnded(id);
            },
            Qt::QueuedConnection);
    });
}

void Sandbox::work(http::HttpConnection *connection, const Fault &fault)
{
    const http::IncomingRequest &request = connection->request();
    expire(parametersOf(request), fault);
    finish(
        connection,
        m_dispatcher.call(endpointOf(request.path), request, handFor(fault), serverUri(), connection->id()),
        fault);
}

void Sandbox::expire(const Parameters &parameters, const Fault &fault)
{
    if (fault.action == FaultAction::ExpireUpload)
        m_model.expireUpload(parameters.value(u"upload_token"_s, u"none"_s));
    if (fault.action == FaultAction::ExpireAccess)
        m_model.accounts().expireAccess(parameters.value(u"client_id"_s));
}

void Sandbox::finish(http::HttpConnection *connection, const Reply &reply, const Fault &fault)
{
    if (fault.action == FaultAction::LostAnswer) {
        note(*connection, 0);
        connection->cut();
        return;
    }
    const http::HttpAnswer answer = damaged(reply, fault);
    note(*connection, answer.status);
    connection->answer(answer, fault.action == FaultAction::Late ? int(fault.number) : 0);
}

bool Sandbox::answerForItself(http::HttpConnection *connection)
{
    const http::IncomingRequest &request = connection->request();
    if (request.path == "/sandbox/control")
        connection->answerAtOnce(sandbox::control(request.body, {m_model, m_faults, m_link}));
    else if (request.path == "/sandbox/state")
        connection->answerAtOnce(jsonAnswer(QJsonDocument(state()).toJson()));
    else if (request.path == "/sandbox/requests")
        connection->answerAtOnce(jsonAnswer(QJsonDocument(m_requests.all()).toJson()));
    else if (isSignInPage(request.path))
        connection->answerAtOnce(
            hasTooManyParameters(request) ? plainAnswer(413) : m_dispatcher.authorize(parametersOf(request)));
    else if (request.path == "/sandbox/sink") // what the link carries, to compare with
        connection->answer(jsonAnswer("{}"));
    else
        return false;
    return true;
}

void Sandbox::note(const http::HttpConnection &connection, int status)
{
    const http::IncomingRequest &request = connection.request();
    m_requests.add(request, parametersFor(endpointOf(request.path), request), connection.id(), status);
}

} // namespace sandbox
