#include "sandbox/sandbox.h"

#include "http/server/http_connection.h"
#include "sandbox/faults/answer_faults.h"
#include "sandbox/hosts/control.h"
#include "sandbox/protocol/routes.h"
#include "sandbox/storage/private_files.h"

#include <QJsonDocument>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qint64 largestSlice = 64LL * 1024 * 1024;
constexpr qint64 largestForm = 1024 * 1024;

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

http::HttpAnswer jsonAnswer(const QByteArray &json)
{
    return {.status = 200, .body = json, .headers = {}};
}

} // namespace

Sandbox::Sandbox(const Options &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_model(options.behaviour, options.limits.accounts, options.limits.uploads, options.clock)
    , m_cloud(m_model)
    , m_dispatcher(m_model, m_cloud)
    , m_traffic(options.limits.bodyBytes)
    , m_youku(
          m_traffic, m_model.counters(), m_options.limits, options.allowHosts,
          [](const http::IncomingRequest &request) { return endpointOf(request.path); }, this)
    , m_store(m_cloud, m_model, m_traffic, m_options.limits, options.allowHosts, this)
{
    m_traffic.link.setRate(options.rate);
    m_traffic.link.setLatency(options.latencyMs);
    m_traffic.link.setSlowStart(options.slowStart);
    connect(&m_youku, &Listener::asked, this, &Sandbox::asked);
    connect(&m_store, &OssHost::asked, this, &Sandbox::asked);
    connect(&m_youku, &Listener::headRead, this, &Sandbox::headRead);
    connect(&m_youku, &Listener::requestRead, this, &Sandbox::requestRead);
    connect(&m_youku, &Listener::bodyRead, this, [this](const QString &endpoint, qint64 bytes) {
        if (endpoint == u"upload_slice"_s)
            m_model.counters().bytesReceived += bytes;
    });
}

Sandbox::~Sandbox()
{
    m_hashing.waitForDone();
    close();
}

bool Sandbox::listen(quint16 wanted, QString *error)
{
    if (m_dir.isEmpty()) {
        if (!m_traffic.faults.set(m_options.faults, error))
            return false;
        if (m_options.dir.isEmpty())
            m_temporary = std::make_unique<QTemporaryDir>();
        const QString dir = m_temporary ? m_temporary->path() : m_options.dir;
        if (!takeFolder(dir, error) || !m_model.open(dir, error) || !m_cloud.open(dir, error))
            return false;
        m_dir = dir;
    }
    return m_youku.listen(wanted, error)
           && (!m_options.behaviour.transports.oss || m_store.listen(m_options.ossPort, error));
}

void Sandbox::close()
{
    m_youku.close();
    m_store.close();
}

QUrl Sandbox::apiUrl() const
{
    return QUrl(u"http://"_s + m_youku.address());
}

bool Sandbox::setFaults(const QJsonArray &rules, QString *error)
{
    return m_traffic.faults.set(rules, error);
}

QJsonObject Sandbox::control(const QJsonObject &wishes)
{
    const http::HttpAnswer answer = sandbox::control(QJsonDocument(wishes).toJson(), controlTargets());
    return QJsonDocument::fromJson(answer.body).object();
}

QJsonObject Sandbox::state() const
{
    QJsonObject state = m_model.state();
    QJsonObject requests;
    for (const QString &endpoint : Faults::endpoints())
        requests.insert(endpoint, m_traffic.requestCounts.value(endpoint));
    state.insert(u"requests"_s, requests);
    state.insert(u"oss"_s, m_cloud.state());
    state.insert(u"connections_open"_s, m_youku.connections() + m_store.connections());
    state.insert(u"body_bytes_held"_s, m_traffic.room->held.load());
    return state;
}

ControlTargets Sandbox::controlTargets()
{
    return {m_model, m_cloud, m_traffic.faults, m_traffic.link};
}

void Sandbox::headRead(http::HttpConnection *connection, const QString &endpoint)
{
    connection->setBodyLimit(endpoint == u"upload_slice"_s ? largestSlice : largestForm);
    if (connection->request().path == "/sandbox/sink")
        connection->discardBody();
}

void Sandbox::requestRead(http::HttpConnection *connection, const QString &endpoint, const Fault &fault)
{
    if (answerForItself(connection))
        return;
    const http::IncomingRequest &request = connection->request();
    if (endpoint != u"upload_slice"_s && hasTooManyParameters(request)) {
        connection->answer(plainAnswer(413));
        return;
    }
    const Parameters parameters = parametersFor(endpoint, request);
    if (isOnUploadServer(endpoint) && parameters.contains(u"access_token"_s))
        ++m_model.counters().accessTokensOnUploadServer;
    if (m_youku.neverAnswers(connection, parameters, fault))
        return;
    if (isInPlaceOfWork(fault))
        m_youku.answer(connection, parameters, inPlaceOfWork(fault), fault);
    else if (endpoint == u"upload_slice"_s)
        hashSlice(connection, fault);
    else
        work(connection, endpoint, fault);
}

// Beside the event loop, so that the bytes of one lane do not wait for the sums of another.
void Sandbox::hashSlice(http::HttpConnection *connection, const Fault &fault)
{
    m_hashing.start([this, connection = QPointer(connection), request = connection->request(), fault] {
        const SliceSums sums = sumsOf(sliceOf(request));
        QMetaObject::invokeMethod(
            this,
            [this, connection, request, fault, sums] {
                expire(queryOf(request), fault);
                const Reply reply = m_dispatcher.uploadSlice(request, sums, handFor(fault));
                if (connection)
                    finish(connection, reply, fault);
            },
            Qt::QueuedConnection);
    });
}

void Sandbox::work(http::HttpConnection *connection, const QString &endpoint, const Fault &fault)
{
    const http::IncomingRequest &request = connection->request();
    expire(parametersOf(request), fault);
    finish(connection, m_dispatcher.call(endpoint, request, handFor(fault), m_youku.address()), fault);
}

void Sandbox::expire(const Parameters &parameters, const Fault &fault)
{
    if (fault.action == FaultAction::ExpireUpload)
        m_model.expireUpload(parameters.value(u"upload_token"_s, u"none"_s));
    if (fault.action == FaultAction::ExpireAccess)
        m_model.accounts().expireAccess(parameters.value(u"client_id"_s));
    if (fault.action == FaultAction::ExpireSts)
        m_cloud.keys().expireAll();
}

void Sandbox::finish(http::HttpConnection *connection, const Reply &reply, const Fault &fault)
{
    const http::IncomingRequest &request = connection->request();
    m_youku.answer(connection, parametersFor(endpointOf(request.path), request), damaged(reply, fault),
                   fault);
}

bool Sandbox::answerForItself(http::HttpConnection *connection)
{
    const http::IncomingRequest &request = connection->request();
    if (request.path == "/sandbox/control")
        connection->answerAtOnce(sandbox::control(request.body, controlTargets()));
    else if (request.path == "/sandbox/state")
        connection->answerAtOnce(jsonAnswer(QJsonDocument(state()).toJson()));
    else if (request.path == "/sandbox/requests")
        connection->answerAtOnce(jsonAnswer(QJsonDocument(m_traffic.requests.all()).toJson()));
    else if (request.path == "/v2/oauth2/authorize")
        connection->answerAtOnce(m_dispatcher.authorize(queryOf(request)));
    else if (request.path == "/sandbox/sink") // what the link carries, to compare with
        connection->answer(jsonAnswer("{}"));
    else
        return false;
    return true;
}

} // namespace sandbox
